"""Drawing instructions of a page that end as they began, so that a stamp drawn after them stands where it should.

A page may leave a saved state, a text block or a marked section open, or close one that it never opened.
"""

import re
from dataclasses import dataclass

import pikepdf
from pikepdf import Page, Stream

from filing.bundle.limits import MAX_CONTENT_BYTES
from filing.bundle.objects import items_of, said
from filing.bundle.refusals import Reason, Refused

OPENERS = {"q": "Q", "BT": "ET", "BMC": "EMC", "BDC": "EMC"}
CLOSERS = frozenset(OPENERS.values())
TOKEN = re.compile(rb"(?<![^\s\])>}])(q|Q|BT|ET|BMC|BDC|EMC)(?![^\s\[(<%/])")


@dataclass(frozen=True, slots=True)
class _Imbalance:
    """How many closings came without opening, and how many openings were left open, by closing operator."""

    surplus: dict[str, int]
    missing: dict[str, int]

    @property
    def any(self) -> bool:
        return any(self.surplus.values()) or any(self.missing.values())


def _count(operators: list[str]) -> _Imbalance:
    surplus = dict.fromkeys(sorted(CLOSERS), 0)
    depth = dict.fromkeys(sorted(CLOSERS), 0)
    for operator in operators:
        closer = OPENERS.get(operator)
        if closer:
            depth[closer] += 1
        elif depth[operator]:
            depth[operator] -= 1
        else:
            surplus[operator] += 1
    return _Imbalance(surplus=surplus, missing=depth)


def _instructions(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    pieces = [contents] if isinstance(contents, Stream) else items_of(contents)
    data = []
    size = 0
    for piece in pieces:
        if isinstance(piece, Stream):
            data.append(piece.read_bytes())
            size += len(data[-1])
        if size > MAX_CONTENT_BYTES:
            raise Refused(Reason.TOO_LARGE, "the drawing instructions of one page unpack to more than is taken")
    return b"\n".join(data)


def balance(page: Page) -> bool:
    """Leave ``page`` with instructions that close what they open; return whether anything was added.

    Raises: Refused when they are too large; pikepdf's errors when they cannot be unpacked.
    """
    quick = _count([token.decode() for token in TOKEN.findall(_instructions(page))])
    if not quick.any:
        return False
    # The quick look also sees letters inside strings and pictures; only now is a real parse worth its time.
    try:
        operators = [said(instruction.operator) for instruction in pikepdf.parse_content_stream(page)]
    except (TypeError, UnicodeDecodeError) as error:  # what pikepdf says of operands that no instruction can have
        raise Refused(Reason.DAMAGED, "the drawing instructions of a page make no sense") from error
    exact = _count([operator for operator in operators if operator in OPENERS or operator in CLOSERS])
    if not exact.any:
        return False
    before = "q " * exact.surplus["Q"] + "/Artifact BMC " * exact.surplus["EMC"]
    after = "ET " * exact.missing["ET"] + "EMC " * exact.missing["EMC"] + "Q " * exact.missing["Q"]
    page.contents_add(before.encode() + b"\n", prepend=True)
    page.contents_add(b"\n" + after.encode())
    return True
