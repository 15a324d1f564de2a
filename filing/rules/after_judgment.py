"""What is owed after judgment, what a person must find out before it is executed, and when a debt is paid at all.

Rule:  EXE-05, X-30 to X-39, X-43
"""

from filing.errors import LawUnknown
from filing.message import say, sentences
from filing.reckoning.awarded import Awarded, awarded
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown
from filing.rules.gate import findings_of

JUDGMENT_SERVICE = "judgment_service"
EXE_05 = Rule("EXE-05", "", Severity.WARN, Certainty.MEMORY)
# Before a title is executed: who may be addressed, and what stops execution (rules.md 9.2a under b).
EXECUTION_GATE = (
    "not_bankrupt",
    "not_in_debt_restructuring",
    "not_in_suspension_of_payments",
    "no_provisional_measure",
    "no_cooling_off",
    "no_moratorium",
    "administrator_is_addressed",
    "debtor_is_alive",
    "representative_is_addressed",
    "no_debt_help_stabilisation",
    "awards_fit_the_claims",
)


def awarded_today(facts: Facts) -> Awarded | LawUnknown | None:
    """Return what is open of the judgment on the day; None without one, and the reason where a table ends before."""
    try:
        return awarded(facts.file, facts.law, facts.on)
    except LawUnknown as error:
        return error


def debt_is_paid(facts: Facts) -> bool:
    """Return whether nothing is owed any more: of the judgment as awarded, else of the claims, none left undue.

    Where a judgment's awards are not on record, the claims have to do; ``execution_findings`` asks for the awards.

    Rule:  X-43, EXE-05
    """
    found = facts.once(awarded_today)
    if isinstance(found, LawUnknown):
        return False
    if found is not None and not found.lacks:
        return found.open <= 0
    return facts.statement.open <= 0 and not facts.statement.not_due


def execution_findings(facts: Facts) -> tuple[Finding, ...]:
    """Return what holds up the service of a judgment, and what is asked about it; none without a judgment."""
    if facts.file.judgment is None:
        return ()
    return (*findings_of(facts, EXECUTION_GATE, JUDGMENT_SERVICE), awards_are_recorded(facts))


def awards_are_recorded(facts: Facts) -> Finding:
    """What the judgment awards is on record, so that what is demanded under it can be reckoned.

    Rule:  EXE-05
    """
    name = "awards_are_recorded"
    found = facts.once(awarded_today)
    judgment = facts.file.judgment
    rests_on = (fact("judgment.awards", None if judgment is None else len(judgment.awards)),)
    if isinstance(found, Awarded) and found.lacks:
        step = say(
            "Record under judgment.awards every sum that it awards: principal, interest, collection costs, costs of "
            "the proceedings, each with its interest and the first day of it."
        )
        return unknown(EXE_05, name, sentences(found.lacks), step, facts=rests_on)
    return satisfied(EXE_05, name, say("What the judgment awards is on record."), facts=rests_on)
