"""The branches of a page tree as the bytes of the file write them, for files that qpdf has repaired.

Repair takes from the tree what leads nowhere, and corrects its count, before anybody can look; the bytes still have
both.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from pikepdf import Pdf, Stream

from filing.bundle.objects import said

MOST_BRANCHES = 20_000  # [objects with /Kids] that are looked at; fields of forms have them too
LONGEST_BRANCH = 1_000_000  # [bytes]
HEAD = re.compile(rb"(?<![0-9])([0-9]{1,8})[\x00\s]+([0-9]{1,5})[\x00\s]+obj(?![a-z])")
HEAD_WITHIN = 4_096  # [bytes] before /Kids
KIDS = re.compile(rb"/Kids[\x00\s]*\[([^\]]*)")
COUNT = re.compile(rb"/Count[\x00\s]+([0-9]{1,10})(?![\x00\s]+[0-9]+[\x00\s]+R)")
ENTRY = re.compile(rb"([0-9]{1,8})[\x00\s]+([0-9]{1,5})[\x00\s]+R|[^\x00\s]+")

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch as it is written: how many pages it promises, and what it names; None where that is no object."""

    promised: int | None
    named: tuple[Key | None, ...]


def _branch(text: bytes) -> Branch | None:
    kids = KIDS.search(text)
    if kids is None:
        return None
    count = COUNT.search(text)
    named = tuple((int(one[1]), int(one[2])) if one[1] else None for one in ENTRY.finditer(kids[1]))
    return Branch(int(count[1]) if count else None, named)


def _plain(data: bytes) -> Iterator[tuple[Key, bytes]]:
    """Yield the objects with /Kids that stand in the file as they are, in its order."""
    at = data.find(b"/Kids")
    seen = 0
    while at >= 0 and seen < MOST_BRANCHES:
        seen += 1
        heads = list(HEAD.finditer(data, max(0, at - HEAD_WITHIN), at))
        following = data.find(b"/Kids", at + 1)
        if heads:
            end = data.find(b"endobj", at, at + LONGEST_BRANCH)
            text = data[heads[-1].end() : end if end >= 0 else at + LONGEST_BRANCH]
            yield (int(heads[-1][1]), int(heads[-1][2])), text
        at = following


def _packed(pdf: Pdf) -> Iterator[tuple[Key, bytes]]:
    """Yield the objects with /Kids that stand in object streams."""
    for stream in pdf.objects:
        if not isinstance(stream, Stream) or said(stream.get("/Type")) != "/ObjStm":
            continue
        first = stream.get("/First")
        try:
            data = stream.read_bytes()
        except pikepdf.PikepdfError:
            continue
        if not isinstance(first, int) or b"/Kids" not in data:
            continue
        figures = [int(one) for one in data[:first].split() if one.isdigit() and len(one) < 10]
        places = [*figures[1::2], len(data) - first]
        for number, (start, end) in zip(figures[::2], pairwise(places), strict=False):
            yield (number, 0), data[first + start : first + end]


def branches_written(pdf: Pdf, data: bytes) -> Mapping[Key, Branch]:
    """Return the branches of ``pdf`` as its bytes ``data`` write them, by object; the last writing of each counts.

    Of one that is written both plainly and packed nobody knows which is later: the one that names less counts.
    """
    plain, packed = ({key: _branch(text) for key, text in source} for source in (_plain(data), _packed(pdf)))
    found = {}
    for key in plain.keys() | packed.keys():
        known = [branch for branch in (plain.get(key), packed.get(key)) if branch is not None]
        if known:
            found[key] = min(known, key=lambda branch: len(branch.named))
    return found
