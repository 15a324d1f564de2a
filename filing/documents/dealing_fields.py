"""The fields of letters about dealings: whom they reach, disputes that wait, transfers, papers that go along."""

from filing.casefile.names import AnyParty, letter_name
from filing.documents.party_fields import Fields
from filing.documents.recipients import partnership_of
from filing.rules.facts import Facts
from filing.rules.requirements.dealings import running_plans


def dealing_fields(facts: Facts, recipient: AnyParty | None) -> Fields:
    """Return what letters outside the ladder of demands say of the parties' dealings."""
    firm = partnership_of(recipient, facts.file)
    return {
        "partner": {
            "there": firm is not None,
            "of": letter_name(firm) if firm is not None else "",
            "is_liable": firm is not None and firm.legal_form == "vof",
        },
        "plan_runs": bool(running_plans(facts)),
    }
