"""Requirements on arrears of rent of a dwelling: what the landlord does before going to court."""

from filing.casefile.debt import DebtKind
from filing.casefile.history import EventKind
from filing.message import Message, say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown

DEM_09 = Rule("DEM-09", "", Severity.WARN, Certainty.CONFIRMED, answerable=True)

CONTACTS = frozenset({EventKind.VISIT, EventKind.CALL})
DEBT_HELP = "debt_help_offer"
REPORT = "municipality_report"


def rent_steps_were_taken(facts: Facts) -> Finding:
    """Before eviction from a dwelling there was personal contact, a written reminder, debt help and the municipality.

    Courts weigh what was left out. A suit for money alone needs less, so a person decides.

    Rule:  DEM-09
    """
    name = "rent_steps_were_taken"
    debt = facts.file.debt
    if debt.kind is not DebtKind.RENT or debt.rented in {"retail_space", "other"} or not facts.consumer_rules:
        return satisfied(DEM_09, name, say("The debt is not the rent of a dwelling."))
    events = facts.file.history
    done: dict[str, tuple[bool, Message]] = {
        "visit": (any(event.kind in CONTACTS for event in events), say("personal contact (a visit or a call)")),
        "reminder": (bool(facts.sent("reminder")), say("a written reminder")),
        DEBT_HELP: (bool(facts.sent(DEBT_HELP)), say("a pointer to debt help, with the offer to pass on contact data")),
        REPORT: (bool(facts.sent(REPORT)), say("the report of the arrears to the municipality")),
    }
    missing = tuple(words for there, words in done.values() if not there)
    rests_on: tuple[Fact, ...] = tuple(
        fact(f"history.{what}", "recorded" if there else None) for what, (there, _) in done.items()
    )
    if not missing:
        return satisfied(DEM_09, name, say("Every step before eviction is on record."), facts=rests_on)
    return unknown(
        DEM_09,
        name,
        say("Not on record of the steps before eviction: {steps}.", steps=missing),
        say(
            "Take the steps and record them in history (kind visit or call; document reminder, {help}, {report}), or "
            "answer under answers with rule DEM-09 that they were taken or that no eviction is asked.",
            help=DEBT_HELP,
            report=REPORT,
        ),
        facts=rests_on,
    )
