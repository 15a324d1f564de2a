"""Requirements on the claims themselves: due, in default, still open, told apart, with lawful interest."""

import datetime as dt

from filing.calendar_nl import DAY
from filing.casefile.claim import Claim, InterestRegime
from filing.casefile.debt import TermSource
from filing.casefile.party import NaturalPerson, SizeClass, SoleTrader
from filing.message import Message, say
from filing.reckoning.classification import is_commercial
from filing.reckoning.default import STATUTORY_TERM_DAYS, DefaultState, last_day_to_pay, payment_term
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

REM_20 = Rule("REM-20", "", Severity.BLOCK, Certainty.DERIVED, overridable=False)
X_43 = Rule("X-43", "art. 6:44 BW", Severity.BLOCK, Certainty.DERIVED)
X_43_NOTHING = Rule("X-43", "art. 6:44 BW", Severity.BLOCK, Certainty.DERIVED, overridable=False)
DEM_03 = Rule("DEM-03", "art. 6:82 en 6:83 BW", Severity.BLOCK, Certainty.CONFIRMED)
DEM_23 = Rule("DEM-23", "art. 6:119a lid 5 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
DEM_24 = Rule("DEM-24", "art. 6:119a lid 6 BW", Severity.WARN, Certainty.CONFIRMED)
X_15 = Rule("X-15", "art. 6:119a BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
REM_02 = Rule("REM-02", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)

LONGEST_TERM_DAYS = 60  # [days] art. 6:119a lid 5 BW
SMALL_OR_MEDIUM = frozenset({SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM})


def due_date_has_passed(facts: Facts) -> Finding:
    """The last day to pay of at least one claim has passed; claims that are not due yet stay out of the statement.

    A claim in default is due, also where it never had a last day to pay (a tort).

    Rule:  REM-20
    Units: calendar days; the day after the last day is the first on which a reminder may go
    """
    name = "due_date_has_passed"
    last_days = [
        last_day_to_pay(facts.file, claim) or _day_before_default(facts.defaults[claim.id])
        for claim in facts.file.claims
    ]
    known = [day for day in last_days if day is not None]
    if len(known) < len(last_days):
        return unknown(
            REM_20,
            name,
            "The last day to pay of a claim is not known.",
            "Record due_on, or the days of the payment term, for every claim.",
        )
    if min(known) < facts.on:
        return satisfied(REM_20, name, f"The last day to pay was {min(known)}.")
    first = min(known) + DAY
    return unmet(REM_20, name, f"No claim is due before {first}.", f"Wait until {first}.", holds_from=first)


def _day_before_default(default: DefaultState) -> dt.date | None:
    return default.since - DAY if default.since is not None else None


def something_is_owed(facts: Facts) -> Finding:
    """Principal is still owed; when only costs and interest are left a person decides.

    Rule:  X-43
    """
    name = "something_is_owed"
    statement = facts.statement
    if statement.open <= 0:
        return unmet(X_43_NOTHING, name, "Everything is paid.", "Close the case.")
    if statement.principal_open <= 0:
        return unknown(
            X_43,
            name,
            "The principal is paid; only interest and costs are left.",
            "Decide whether to go on for these, and record the decision under overrides.",
        )
    return satisfied(X_43, name, "Principal is still owed.")


def claims_are_identified(facts: Facts) -> Finding:
    """Every claim can be told apart by the debtor: number, date and last day to pay.

    Rule:  REM-02
    """
    name = "claims_are_identified"
    missing = [claim.id for claim in facts.file.claims if not claim.number or claim.dated_on is None]
    if missing:
        return unknown(
            REM_02,
            name,
            f"Number or date is missing for {_names(missing)}.",
            "Record number and dated_on for every claim.",
        )
    return satisfied(REM_02, name, "Every claim has its number and date.")


def every_claim_is_in_default(facts: Facts) -> Finding:
    """Every open claim is in default on the day: by a fatal term, a notice that ran out, or otherwise.

    Rule:  D14-21, DEM-03
    Law:   art. 6:82 and 6:83 BW
    """
    name = "every_claim_is_in_default"
    waiting = [c for c in facts.open_claims if not facts.defaults[c.id].holds_on(facts.on)]
    if not waiting:
        return satisfied(DEM_03, name, _how_default_arose(facts))
    expected = [facts.defaults[c.id].since for c in waiting]
    days = [day for day in expected if day is not None]
    if len(days) == len(waiting):
        first = max(days)
        return unmet(
            DEM_03, name, f"{_ids(waiting)} will be in default on {first}.", f"Wait until {first}.", holds_from=first
        )
    open_ended = [c for c in waiting if facts.defaults[c.id].since is None]
    why = facts.defaults[open_ended[0].id].why
    return unmet(
        DEM_03,
        name,
        f"Not in default: {_ids(open_ended)}; {why}.",
        "Send a notice of default (ingebrekestelling) with a reasonable term, or record who agreed on the term.",
    )


def some_claim_is_not_in_default(facts: Facts) -> tuple[bool, Message]:
    """Return whether a notice of default has a purpose (D14-22)."""
    waiting = [c for c in facts.open_claims if facts.defaults[c.id].since is None or is_noticed(facts, c)]
    return bool(waiting), say("every claim is in default without a notice")


def is_noticed(facts: Facts, claim: Claim) -> bool:
    """Return whether the default of ``claim`` comes from a notice of default that was sent."""
    ground = facts.defaults[claim.id].ground
    return ground is not None and ground.value == "notice"


def _how_default_arose(facts: Facts) -> str:
    states = {facts.defaults[claim.id].article for claim in facts.open_claims}
    return f"Every open claim is in default ({', '.join(sorted(states))})."


def no_commercial_interest_from_consumer(facts: Facts) -> Finding:
    """Commercial interest is not claimed from a consumer, ever.

    Rule:  X-15
    Law:   art. 6:119a BW
    """
    name = "no_commercial_interest_from_consumer"
    if not facts.consumer_rules:
        return satisfied(X_15, name, "The debtor is not a consumer.")
    wrong = [
        claim.claim_id
        for claim in facts.statement.claims
        if claim.regime in {InterestRegime.COMMERCIAL, InterestRegime.GOVERNMENT}
    ]
    if wrong:
        return unmet(
            X_15,
            name,
            f"Commercial interest is asked from a consumer for {_names(wrong)}.",
            "Set interest.regime to statutory, or record that the debtor acted for a business.",
        )
    return satisfied(X_15, name, "No commercial interest is asked.")


def agreed_term_is_valid(facts: Facts) -> Finding:
    """A large debtor did not agree on more than thirty days with a small or medium creditor: that term is void.

    Interest is reckoned by the agreed term all the same, until a person records the earlier default.

    Rule:  DEM-24
    Law:   art. 6:119a lid 6 BW
    Units: calendar days
    """
    name = "agreed_term_is_valid"
    creditor = facts.file.creditor
    small = isinstance(creditor, NaturalPerson | SoleTrader) or creditor.size in SMALL_OR_MEDIUM
    large = any(debtor.size is SizeClass.LARGE for debtor in facts.file.debtors)
    long = _with_a_term_above(facts, STATUTORY_TERM_DAYS)
    if large and small and long:
        step = "Interest can run from the thirty-first day: record default.since with ground statutory_term."
        message = f"A term above thirty days that a large debtor agreed on is void: {_names(long)}."
        return unmet(DEM_24, name, message, step)
    return satisfied(DEM_24, name, "No term is void for its length.")


def long_term_is_express(facts: Facts) -> Finding:
    """A term above sixty days between businesses was agreed expressly and is not unfair to the creditor.

    Rule:  DEM-23
    Law:   art. 6:119a lid 5 BW
    Units: calendar days
    """
    name = "long_term_is_express"
    long = _with_a_term_above(facts, LONGEST_TERM_DAYS)
    if long:
        step = "Check the clause, and answer under answers with rule DEM-23 whether it stands."
        return unknown(DEM_23, name, f"A term above sixty days needs an express clause: {_names(long)}.", step)
    return satisfied(DEM_23, name, "No term is above sixty days.")


def _with_a_term_above(facts: Facts, days: int) -> list[str]:
    """Return the claims between businesses whose agreed term, without extensions, is longer than ``days``."""
    found = []
    for claim in facts.file.claims if is_commercial(facts.file) else ():
        term = payment_term(facts.file, claim)
        given = term.days if term is not None and term.set_by is TermSource.AGREED else None
        if given is None and term is not None and term.set_by is TermSource.AGREED and claim.due_on is not None:
            start = claim.received_on or claim.dated_on
            given = (claim.due_on - start).days if start is not None else None
        if given is not None and given > days:
            found.append(claim.id)
    return found


def _names(ids: list[str]) -> str:
    return ", ".join(ids)


def _ids(claims: list[Claim]) -> str:
    return _names([claim.id for claim in claims])
