"""Requirements on the claims themselves: due, still open, told apart, lawful interest, no fees in them."""

import datetime as dt
import re

from filing.calendar_nl import DAY
from filing.casefile.claim import Claim, InterestRegime
from filing.message import say
from filing.reckoning.classification import DebtorClass
from filing.reckoning.default import DefaultState, last_day_to_pay
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import term_facts

REM_20 = Rule("REM-20", "", Severity.BLOCK, Certainty.DERIVED, overridable=False)
X_43 = Rule("X-43", "art. 6:44 BW", Severity.BLOCK, Certainty.DERIVED)
X_43_NOTHING = Rule("X-43", "art. 6:44 BW", Severity.BLOCK, Certainty.DERIVED, overridable=False)
X_15 = Rule("X-15", "art. 6:119a BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
REM_02 = Rule("REM-02", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
D14_35 = Rule("D14-35", "art. 6:96 lid 5 en 6 BW", Severity.ERROR, Certainty.DERIVED, answerable=True)
REM_17 = Rule("REM-17", "Besluit kwaliteit incassodienstverlening", Severity.WARN, Certainty.CONFIRMED, answerable=True)

# What a fee is called that belongs to no lawful head (REM-23, D14-17, D14-35); a person looks at what matches.
FEE = re.compile(
    r"\b(?:administratie|aanmanings?|herinnerings?|incasso|registratie|dossier|aanmaak|termijn(?:betalings)?)"
    r"[ -]?(?:kosten|vergoeding|toeslag|fee)\b|\b(?:reminder|administration|collection|late)[ -]fees?\b",
    re.IGNORECASE,
)


def due_date_has_passed(facts: Facts) -> Finding:
    """The last day to pay of at least one claim has passed; claims that are not due yet stay out of the statement.

    A claim in default is due, also where it never had a last day to pay (a tort).

    Rule:  REM-20
    Units: calendar days; the day after the last day is the first on which a reminder may go
    """
    name = "due_date_has_passed"
    last_days = {
        claim.id: last_day_to_pay(facts.file, claim) or _day_before_default(facts.defaults[claim.id])
        for claim in facts.file.claims
    }
    rests_on = tuple(one for claim in facts.file.claims for one in term_facts(facts.file, claim))
    without = tuple(name for name, day in last_days.items() if day is None)
    known = [day for day in last_days.values() if day is not None]
    if without:
        return unknown(
            REM_20,
            name,
            say("The last day to pay is not known of {claims}.", claims=without),
            say("Record due_on, or the days of the payment term, for {claims}.", claims=without),
            facts=rests_on,
        )
    if min(known) < facts.on:
        return satisfied(REM_20, name, say("The last day to pay was {day}.", day=min(known)), facts=rests_on)
    first = min(known) + DAY
    message = say("No claim is due before {day}.", day=first)
    return unmet(REM_20, name, message, say("Wait until {day}.", day=first), holds_from=first, facts=rests_on)


def _day_before_default(default: DefaultState) -> dt.date | None:
    return default.since - DAY if default.since is not None else None


def something_is_owed(facts: Facts) -> Finding:
    """Principal is still owed; when only costs and interest are left a person decides.

    Rule:  X-43
    """
    name = "something_is_owed"
    statement = facts.statement
    rests_on = (fact("claims", statement.principal), fact("payments", statement.paid))
    if statement.open <= 0:
        return unmet(
            X_43_NOTHING,
            name,
            say("Everything is paid: {paid} came in, and nothing is open.", paid=statement.paid),
            say("Close the case; demand nothing more."),
            facts=rests_on,
        )
    if statement.principal_open <= 0:
        rest = statement.interest_open + statement.costs.open + statement.costs_interest.open
        return unknown(
            X_43,
            name,
            say("The principal is paid; only {rest} of interest and costs is left.", rest=rest),
            say("Decide whether to go on for these, and record the decision under overrides."),
            facts=rests_on,
        )
    message = say("{amount} of principal is still owed.", amount=statement.principal_open)
    return satisfied(X_43, name, message, facts=rests_on)


def claims_are_identified(facts: Facts) -> Finding:
    """Every claim can be told apart by the debtor: number, date and last day to pay.

    Rule:  REM-02
    """
    name = "claims_are_identified"
    missing = [claim for claim in facts.file.claims if not claim.number or claim.dated_on is None]
    if missing:
        ids = tuple(claim.id for claim in missing)
        lacking = [fact(f"claims.{claim.id}.number", None) for claim in missing if not claim.number]
        lacking += [fact(f"claims.{claim.id}.dated_on", None) for claim in missing if claim.dated_on is None]
        return unknown(
            REM_02,
            name,
            say("Number or date is missing for {claims}.", claims=ids),
            say("Record number and dated_on for {claims}.", claims=ids),
            facts=tuple(lacking),
        )
    return satisfied(REM_02, name, say("Every claim has its number and date."))


def no_commercial_interest_from_consumer(facts: Facts) -> Finding:
    """Commercial interest is not claimed from a consumer, ever.

    Rule:  X-15
    Law:   art. 6:119a BW
    """
    name = "no_commercial_interest_from_consumer"
    if not facts.consumer_rules:
        return satisfied(X_15, name, say("The debtor is not a consumer."))
    wrong = tuple(
        claim.claim_id
        for claim in facts.statement.claims
        if claim.regime in {InterestRegime.COMMERCIAL, InterestRegime.GOVERNMENT}
    )
    rests_on = tuple(fact(f"claims.{one}.interest.regime", facts.statement.claim(one).regime) for one in wrong)
    if wrong and facts.debtors_are is DebtorClass.UNKNOWN:
        message = say(
            "Commercial interest is asked for {claims}, and whether the debtor is a consumer is not known.",
            claims=wrong,
        )
        step = say("Record that the debtor acted for a business, or set interest.regime of {claims} to statutory.",
                   claims=wrong)  # fmt: skip
        return unknown(X_15, name, message, step, facts=rests_on)
    if wrong:
        return unmet(
            X_15,
            name,
            say("Commercial interest is asked from a consumer for {claims}.", claims=wrong),
            say(
                "Set interest.regime of {claims} to statutory, or record that the debtor acted for a business.",
                claims=wrong,
            ),
            facts=rests_on,
        )
    return satisfied(X_15, name, say("No commercial interest is asked."))


def principal_holds_no_fees(facts: Facts) -> Finding:
    """No claim on a consumer is a fee for reminding, administering or collecting: these belong to no lawful head.

    The words of a claim give it away, so a person looks at it.

    Rule:  D14-35 (also REM-21, REM-23, D14-17)
    """
    name = "principal_holds_no_fees"
    suspect = [claim for claim in facts.file.claims if _looks_like_a_fee(claim)] if facts.consumer_rules else []
    if suspect:
        ids = tuple(claim.id for claim in suspect)
        return unknown(
            D14_35,
            name,
            say(
                "{claims} looks like a fee for reminding, administering or collecting; a consumer owes none.",
                claims=ids,
            ),
            say(
                "Take {claims} out of claims, or answer under answers with rule D14-35 that it is no such fee.",
                claims=ids,
            ),
            facts=tuple(fact(f"claims.{claim.id}.description", claim.description) for claim in suspect),
        )
    return satisfied(D14_35, name, say("No claim is a fee for reminding, administering or collecting."))


def _looks_like_a_fee(claim: Claim) -> bool:
    return bool(claim.description and FEE.search(claim.description))


def claims_have_their_papers(facts: Facts) -> Finding:
    """A collection service keeps of every claim the invoice or other paper that it rests on.

    Rule:  REM-17
    """
    name = "claims_have_their_papers"
    if not facts.classification.sender.must_register:
        return satisfied(REM_17, name, say("The duty to keep a file binds collection services, not this sender."))
    bare = tuple(claim.id for claim in facts.file.claims if not claim.evidence and claim.ubl is None)
    if bare:
        return unknown(
            REM_17,
            name,
            say("No invoice or title is on record for {claims}.", claims=bare),
            say("Add it to exhibits and name it under evidence of {claims}; keep the file for two years.", claims=bare),
            facts=tuple(fact(f"claims.{one}.evidence", None) for one in bare),
        )
    return satisfied(REM_17, name, say("The paper of every claim is on record."))
