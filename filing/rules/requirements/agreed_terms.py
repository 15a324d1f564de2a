"""Requirements on what businesses agreed: payment terms that are too long, and long periods of verification."""

from filing.casefile.debt import TermSource
from filing.casefile.party import NaturalPerson, SizeClass, SoleTrader
from filing.message import say
from filing.reckoning.classification import is_commercial
from filing.reckoning.default import STATUTORY_TERM_DAYS, payment_term
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet

DEM_23 = Rule("DEM-23", "art. 6:119a lid 5 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
DEM_24 = Rule("DEM-24", "art. 6:119a lid 6 BW", Severity.WARN, Certainty.CONFIRMED)
DEM_25 = Rule("DEM-25", "art. 6:119a BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)

LONGEST_TERM_DAYS = 60  # [days] art. 6:119a lid 5 BW
LONGEST_VERIFICATION_DAYS = 30  # [days] DEM-25
SMALL_OR_MEDIUM = frozenset({SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM})


def agreed_term_is_valid(facts: Facts) -> Finding:
    """A large debtor did not agree on more than thirty days with a small or medium creditor: that term is void.

    Interest is reckoned by the agreed term all the same, until a person records the earlier default. With such a term
    the sizes of both have to be known.

    Rule:  DEM-24
    Law:   art. 6:119a lid 6 BW
    Units: calendar days
    """
    name = "agreed_term_is_valid"
    long = _with_a_term_above(facts, STATUTORY_TERM_DAYS)
    if not long:
        return satisfied(DEM_24, name, say("No agreed term is above thirty days."))
    creditor = facts.file.creditor
    small = isinstance(creditor, NaturalPerson | SoleTrader) or creditor.size in SMALL_OR_MEDIUM
    large = [one for one in facts.classification.debtors if one.size is SizeClass.LARGE]
    unsized = [one.debtor for one in facts.classification.debtors if one.size is None]
    rests_on = (*_sizes(facts), *(fact(f"claims.{one}.payment_term.days", days) for one, days in long.items()))
    if large and small:
        message = say("A term above thirty days that a large debtor agreed on is void: {claims}.", claims=tuple(long))
        step = say("Interest can run from the thirty-first day: record default.since with ground statutory_term.")
        return unmet(DEM_24, name, message, step, facts=rests_on)
    creditor_unknown = not small and creditor.size is None
    if (large and creditor_unknown) or (unsized and (small or creditor_unknown)):
        message = say(
            "A term above thirty days was agreed ({claims}); it is void if the debtor is large and the creditor not.",
            claims=tuple(long),
        )
        return unknown(DEM_24, name, message, say("Record size for creditor and debtors."), facts=rests_on)
    return satisfied(DEM_24, name, say("No term is void for its length."), facts=rests_on)


def long_term_is_express(facts: Facts) -> Finding:
    """A term above sixty days between businesses was agreed expressly and is not unfair to the creditor.

    Rule:  DEM-23
    Law:   art. 6:119a lid 5 BW
    Units: calendar days
    """
    name = "long_term_is_express"
    long = _with_a_term_above(facts, LONGEST_TERM_DAYS)
    if long:
        return unknown(
            DEM_23,
            name,
            say("A term above sixty days needs an express clause: {claims}.", claims=tuple(long)),
            say("Check the clause, and answer under answers with rule DEM-23 whether it stands."),
            facts=tuple(fact(f"claims.{one}.payment_term.days", days) for one, days in long.items()),
        )
    return satisfied(DEM_23, name, say("No term is above sixty days."))


def verification_is_short(facts: Facts) -> Finding:
    """Between businesses no more than thirty days were agreed for verification, unless expressly and fairly.

    Rule:  DEM-25
    Units: calendar days
    """
    name = "verification_is_short"
    contract = facts.file.debt.contract
    days = contract.acceptance_days if contract is not None else None
    if is_commercial(facts.file) and days is not None and days > LONGEST_VERIFICATION_DAYS:
        return unknown(
            DEM_25,
            name,
            say(
                "{days} days were agreed for verification; more than thirty need an express and fair clause.", days=days
            ),
            say("Check the clause, and answer under answers with rule DEM-25 whether it stands."),
            facts=(fact("debt.contract.acceptance_days", days),),
        )
    return satisfied(DEM_25, name, say("No period of verification above thirty days was agreed."))


def _sizes(facts: Facts) -> tuple[Fact, ...]:
    creditor = facts.file.creditor
    found = [fact("creditor.size", creditor.size.value if creditor.size else None)]
    sizes = (
        fact(f"debtors.{one.debtor}.size", one.size.value if one.size else None) for one in facts.classification.debtors
    )
    return (*found, *sizes)


def _with_a_term_above(facts: Facts, days: int) -> dict[str, int]:
    """Return the claims between businesses whose agreed term, without extensions, is longer than ``days``."""
    found: dict[str, int] = {}
    for claim in facts.file.claims if is_commercial(facts.file) else ():
        term = payment_term(facts.file, claim)
        given = term.days if term is not None and term.set_by is TermSource.AGREED else None
        if given is None and term is not None and term.set_by is TermSource.AGREED and claim.due_on is not None:
            start = claim.received_on or claim.dated_on
            given = (claim.due_on - start).days if start is not None else None
        if given is not None and given > days:
            found[claim.id] = given
    return found
