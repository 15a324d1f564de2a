"""Why the law did not answer, as a message that can be said in more than one language."""

from filing.errors import LawQuestion, LawUnknown
from filing.message import Message, say, verbatim

ADD_A_ROW = say("Add the value with its source to your own law folder (--law DIR), or use a newer version of filing.")
ASK_LATER = say("Ask as known on a later day, or leave that day out for the law as it is known now.")


def why_unknown(error: LawUnknown | LawQuestion) -> Message:
    """Return what was not known, without the stop; in the words of the error where it has no message of its own."""
    said = error.said if isinstance(error, LawUnknown) else None
    return said if isinstance(said, Message) else verbatim(error.message.rstrip("."))


def what_to_do(error: LawUnknown | LawQuestion) -> Message:
    """Return what to do about it."""
    return next((one for one in (ADD_A_ROW, ASK_LATER) if one.text == error.next_step), verbatim(error.next_step))
