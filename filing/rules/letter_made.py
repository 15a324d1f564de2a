"""What a letter made by this program gave and named, as the history records it: its term, its costs, what it does."""

from filing.law.notice_period import NOTICE_DAYS
from filing.money import ZERO, plain
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE
from filing.rules.facts import Facts
from filing.rules.kinds import Kind
from filing.yaml_strict import Value

INTERRUPTION = "interruption"
STARTS = "day_after_receipt"  # every built-in letter counts from the day after it was delivered


def as_made(facts: Facts, kind: Kind, wording: str = "") -> dict[str, Value]:
    """Return ``term`` and ``costs`` of a letter as it is made on the day of ``facts``; empty for other kinds.

    A fourteen-day notice gives fourteen days from the day after receipt (D14-01, D14-02) and names what the scale gives
    over what is open (D14-07), with VAT and its declaration where these apply (D14-12). ``wording`` are the
    words of its term. A letter of interruption is recorded as one.
    """
    if kind.name == FOURTEEN_DAY_NOTICE:
        costs = facts.statement.costs
        named: dict[str, Value] = {"amount": plain(costs.scale)}
        if costs.scale_vat > ZERO:
            named |= {"vat": plain(costs.scale_vat), "vat_declared": "true"}
        said: dict[str, Value] = {"wording": wording} if wording else {}
        return {"term": {"days": str(NOTICE_DAYS), "starts": STARTS, **said}, "costs": named}
    if kind.name == INTERRUPTION:  # it reserves the right to performance in so many words (PRE-04)
        return {"interrupts_limitation": "true"}
    if kind.term_days is not None:
        return {"term": {"days": str(kind.term_days), "starts": STARTS}}
    return {}
