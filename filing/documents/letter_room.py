"""What fits around the body of a letter: smaller print for long names, and a refusal before the window overflows."""

from collections.abc import Iterable
from dataclasses import dataclass

from filing.documents.tree import LetterHead
from filing.errors import RenderFailed


@dataclass(frozen=True, slots=True)
class _Print:
    """One size of print: a line of it holds ``line`` capitals at least, and ``lines`` of them fit."""

    name: str
    line: int
    lines: int


# Widths are counted in the capital W, the widest letter of the fonts, for a text of capitals must fit too; a text of
# usual letters gets the smaller size a little early.
_NAMES = (_Print("", 20, 4), _Print("long", 28, 6), _Print("longest", 36, 8))
_SENDERS = (_Print("", 28, 8), _Print("long", 34, 11))
_RECIPIENTS = (_Print("", 30, 6), _Print("long", 34, 9))
_RECIPIENTS_DIN = (_Print("", 30, 6), _Print("long", 34, 7))
_RETURNS = 43  # [characters] on a line of the return address


@dataclass(frozen=True, slots=True)
class Room:
    """The size of print of each part: an empty text is the usual size, else "long" or "longest"."""

    name: str
    sender: str
    recipient: str


def letter_room(head: LetterHead, window: str = "left") -> Room:
    """Return the sizes in which ``head`` fits; ``window`` is that of the document.

    Raises:
        RenderFailed: a part does not fit in the smallest size, so that the address would leave the window.
    """
    more_returns = _count((head.return_address,), _RETURNS) - 1
    return Room(
        _fitting(_NAMES, (head.sender_name,), "The name of the sender"),
        _fitting(_SENDERS, head.sender, "The address of the sender"),
        _fitting(
            _RECIPIENTS_DIN if window == "din_b" else _RECIPIENTS,
            head.recipient,
            "The address of the recipient",
            taken=max(0, more_returns // 2),
        ),
    )


def _fitting(sizes: tuple[_Print, ...], lines: Iterable[str], what: str, taken: int = 0) -> str:
    lines = tuple(lines)
    for size in sizes:
        if _count(lines, size.line) + taken <= size.lines:
            return size.name
    raise RenderFailed(
        f"{what} is too long for its place in the letter.",
        "Shorten it in the case file as the register or the post abbreviates it.",
    )


def _count(lines: Iterable[str], width: int) -> int:
    """Return how many lines these texts take when each line holds ``width`` capitals."""
    return sum(max(1, -(-round(_length(line)) // width)) for line in lines)


def _length(text: str) -> float:
    """Return the length in capitals: small letters, figures and signs are narrower."""
    return sum(1.0 if sign.isupper() else 0.65 for sign in text)
