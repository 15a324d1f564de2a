"""What a sentence calls a kind of document, and what a document needs from the case file: in the reader's language."""

from collections.abc import Mapping

from filing.message import Message, say, verbatim

LETTERS: Mapping[str, Message] = {
    "reminder": say("the reminder"),
    "notice_of_default": say("the notice of default"),
    "fourteen_day_notice": say("the fourteen-day notice"),
    "final_demand": say("the final demand"),
    "last_notice_before_summons": say("the last notice before the summons"),
    "summons": say("the summons"),
}
NEEDED: Mapping[str, Message] = {
    "bailiff": say("a bailiff"),
    "instruction": say("an instruction to the bailiff"),
    "lawyer": say("a lawyer"),
    "seizure_targets": say("what is to be seized"),
    "seizure_request": say("a request for seizure"),
    "debtors": say("a debtor"),
    "pay_to.iban": say("an account to pay to"),
    "disputes": say("a dispute"),
    "assignments": say("a transfer of the claim"),
}


def letter_name(kind: str) -> Message:
    """Return what a sentence calls a letter of this kind; the name of the kind where there is no word for it."""
    return LETTERS.get(kind, verbatim(kind))


def needed(path: str) -> Message:
    """Return what stands at this place in the case file."""
    return NEEDED.get(path, verbatim(path))
