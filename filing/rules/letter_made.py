"""What a letter made by this program gave and named, as the history records it: its term, its costs, what it does."""

from filing.law.notice_period import NOTICE_DAYS
from filing.money import ZERO, plain
from filing.reckoning.addressee_doubts import STANDS_IN
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE
from filing.rules.facts import Facts
from filing.rules.kinds import Kind
from filing.yaml_strict import Value

INTERRUPTION = "interruption"
STARTS = "day_after_receipt"  # every built-in letter counts from the day after it was delivered


def as_made(facts: Facts, kind: Kind, wording: str = "") -> dict[str, Value]:
    """Return what a letter gives, names and asks as it is made on the day of ``facts``; empty for other kinds.

    A fourteen-day notice gives fourteen days from the day after receipt (D14-01, D14-02) and names what the scale gives
    over what is open (D14-07), with VAT and its declaration where these apply (D14-12); it asks what is open
    without costs (D14-16). ``wording`` are the words of its term. Whom it is addressed to is said where somebody stands
    in for a debtor (X-36). A letter of interruption is recorded as one.
    """
    if kind.name == FOURTEEN_DAY_NOTICE:
        costs = facts.statement.costs
        named: dict[str, Value] = {"amount": plain(costs.scale)}
        if costs.scale_vat > ZERO:
            named |= {"vat": plain(costs.scale_vat), "vat_declared": "true"}
        said: dict[str, Value] = {"wording": wording} if wording else {}
        asked = plain(facts.statement.principal_open + facts.statement.interest_open)
        term: dict[str, Value] = {"days": str(NOTICE_DAYS), "starts": STARTS, **said}
        return {**_addressee(facts), "term": term, "costs": named, "asked": asked}
    if kind.name == INTERRUPTION:  # it reserves the right to performance in so many words (PRE-04)
        return {**_addressee(facts), "interrupts_limitation": "true"}
    if kind.term_days is not None:
        return {**_addressee(facts), "term": {"days": str(kind.term_days), "starts": STARTS}}
    return {}


def _addressee(facts: Facts) -> dict[str, Value]:
    """Return that a letter goes to who stands in for a debtor, where somebody does: letters are addressed so."""
    for debtor in facts.file.debtors:
        for status in debtor.statuses:
            if status.kind in STANDS_IN and status.lasts_on(facts.on) and status.representative is not None:
                return {"addressee": "representative"}
    return {}
