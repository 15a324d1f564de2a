"""Until when the claims can be enforced, and whether that day has passed (verjaring).

Rule:  PRE-01 to PRE-06, X-42
"""

import datetime as dt
from collections.abc import Iterator

from filing.casefile.claim import Claim
from filing.casefile.debt import DebtKind
from filing.casefile.history import Event, EventKind
from filing.law.limitation import Limitation, limitation_date
from filing.reckoning.default import last_day_to_pay
from filing.reckoning.receipt import receipt
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unmet

X_42 = Rule("X-42", "art. 3:307, 3:322, 7:28 BW", Severity.WARN, Certainty.CONFIRMED_2017)
# What is surely not the price of a consumer sale; anything else may be one as long as nobody says (PRE-02).
NO_SALE = frozenset({
    DebtKind.SERVICES, DebtKind.BANK_LOAN, DebtKind.CONSUMER_CREDIT, DebtKind.CREDIT_CARD, DebtKind.MORTGAGE,
    DebtKind.TAX, DebtKind.RENT, DebtKind.CARE, DebtKind.INSURANCE, DebtKind.EMPLOYMENT, DebtKind.TORT,
})  # fmt: skip


def limitation_of(facts: Facts, claim: Claim) -> Limitation | None:
    """Return when ``claim`` lapses, from its due day and the interruptions on record; None when due is not known.

    Rule:  PRE-01, PRE-02, PRE-04, PRE-05; a consumer sale that is not ruled out counts as one (section 8.3)
    """
    due = last_day_to_pay(facts.file, claim)
    if due is None:
        return None
    kind = "consumer_sale" if _may_be_consumer_sale(facts, claim) else "contract"
    return limitation_date(facts.law, kind, due, tuple(sorted(_interruptions(facts, claim))))


def limitation_article(facts: Facts, claim: Claim) -> str:
    """Return the articles by which ``claim`` lapses: of a consumer sale, or of a contract (PRE-01, PRE-02, PRE-05)."""
    return "art. 7:28, 3:319 BW" if _may_be_consumer_sale(facts, claim) else "art. 3:307, 3:319 BW"


def _may_be_consumer_sale(facts: Facts, claim: Claim) -> bool:
    if claim.consumer_sale is not None:
        return claim.consumer_sale
    return facts.consumer_rules and facts.file.debt.kind not in NO_SALE


def _interruptions(facts: Facts, claim: Claim) -> Iterator[dt.date]:
    """Demands that were received, suits, and acknowledgements, as far as they are about this claim."""
    for event in facts.file.history:
        if not event.claims or claim.id in event.claims:
            day = _interrupts(facts, event)
            if day is not None:
                yield day
    for plan in facts.file.payment_plans:
        if plan.agreed_on is not None and plan.acknowledges_debt:
            yield plan.agreed_on


def _interrupts(facts: Facts, event: Event) -> dt.date | None:
    """Return the day on which ``event`` interrupts.

    A letter counts when it was marked as such and its receipt is known or presumed (PRE-06). A suit (SUM-36) and an
    acknowledgement (3:318) interrupt of themselves, unless the case file says that this one does not.
    """
    of_itself = event.kind in {EventKind.ACKNOWLEDGEMENT, EventKind.SUIT} or (
        event.kind is EventKind.SERVED and event.document == "summons"
    )
    if event.interrupts_limitation is False or not (event.interrupts_limitation or of_itself):
        return None
    return receipt(facts.law, event).day if event.kind is EventKind.SENT else event.on


def claims_have_not_lapsed(facts: Facts) -> Finding:
    """No open claim is past its limitation date; the court does not apply it of its own motion, so a warning.

    Rule:  X-42, PRE-01, PRE-02
    """
    name = "claims_have_not_lapsed"
    found = {claim.id: limitation_of(facts, claim) for claim in facts.open_claims}
    lapsed = [f"{name} on {one.date}" for name, one in found.items() if one is not None and one.date < facts.on]
    if lapsed:
        step = "Record the interruptions with their proof, or drop the claim; do not announce legal measures for it."
        message = f"Lapsed, with no interruption (stuiting) on record: {', '.join(lapsed)}."
        return unmet(X_42, name, message, step)
    return satisfied(X_42, name, "No claim has lapsed.")
