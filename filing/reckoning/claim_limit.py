"""The sum to which a creditor limits what it asks in court, and what a person should know about it.

What is paid is imputed to the whole debt, so that it lowers the limited claim only when less than the limit is left
open. That is a convention: a court may see it differently.
"""

from collections.abc import Iterator
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.message import Message, say
from filing.reckoning.statement import Statement


def claim_limit(file: CaseFile) -> Decimal | None:
    """Return the sum to which the claim in court is limited, or None when all is asked."""
    return file.proceedings.claim_limit if file.proceedings is not None else None


def about_limit(statement: Statement) -> Iterator[Message]:
    """Say what the limit of the claim does, and what it rests on."""
    if statement.claim_limit is None:
        return
    if statement.reserved:
        yield say(
            "The claim in court is limited to {limit}, and {reserved} is reserved; what was paid is taken off what is "
            "reserved first, which a court may see differently.",
            limit=statement.claim_limit,
            reserved=statement.reserved,
        )
    else:
        yield say(
            "The claim in court is limited to {limit}, which is not below what is open, so nothing is reserved.",
            limit=statement.claim_limit,
        )
