"""The numbers of exhibits: 4, 4a, 4.1. Given by date, then by the history, then by id, and never changed once given.

A number is a label as print shows it: a whole number, letters for what came late (a … z, aa, ab …), and points for what
was inside another exhibit (the attachments of a mail).
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LABEL = re.compile(r"([1-9][0-9]{0,5})([a-z]{0,3})((?:\.[1-9][0-9]{0,5})*)")
NONE_GIVEN: Mapping[str, str] = MappingProxyType({})

Place = tuple[int, int, tuple[int, ...]]


class Piece(Protocol):
    """What a number is given to: a piece of evidence, with the id of the one it was inside of (or nothing)."""

    @property
    def id(self) -> str:
        """Its id in the case file."""

    @property
    def late(self) -> bool:
        """Whether it came after the numbers were given."""

    @property
    def parent(self) -> str:
        """The id of the piece that it is a part of, or empty."""


def place_of(label: str) -> Place:
    """Return what labels are sorted by: 4 < 4.1 < 4a < 4z < 4aa < 5, as (number, letters counted, points).

    Raises:
        ValueError: the text is no number of an exhibit.
    """
    found = _LABEL.fullmatch(label)
    if found is None:
        raise ValueError(f"{label!r} is no number of an exhibit")
    number, letters, points = found.groups()
    count = 0
    for letter in letters:
        count = count * len(_LETTERS) + _LETTERS.index(letter) + 1
    return int(number), count, tuple(int(point) for point in points.split(".")[1:])


def label_of(place: Place) -> str:
    """Return the label that ``place_of`` reads as ``place``."""
    number, count, points = place
    letters = ""
    while count:
        count, rest = divmod(count - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return f"{number}{letters}" + "".join(f".{point}" for point in points)


def give_numbers(
    evidence: Sequence[Piece], given: Mapping[str, str] = NONE_GIVEN, *, all_late: bool = False
) -> dict[str, str]:
    """Return the label of every piece of evidence, by its id; ``evidence`` stands in the order of the bundle.

    What has a number in ``given`` keeps it, whatever its date says now. Of the others, what comes behind everything
    takes the next whole number; what comes between, is marked late, or comes when ``all_late``, gets a letter behind
    the number before it, and before everything a letter behind the
    number that was there before the first, or else behind the first. A number of ``given`` whose exhibit is gone
    is never used again. Parts of an exhibit take its number with a point.
    """
    taken = {key: place_of(label) for key, label in given.items()}
    labels = {item.id: taken[item.id] for item in evidence if item.id in taken}
    known = {item.id for item in evidence}
    whole = [item for item in evidence if not item.parent or item.parent not in known]
    waiting = []
    for at, item in enumerate(whole):
        if item.id not in labels:
            before = [labels[one.id] for one in whole[:at] if one.id in labels]
            if not before and (item.late or all_late):
                waiting.append(item)  # a letter stands behind a number; perhaps one is given yet
                continue
            labels[item.id] = taken[item.id] = _next(item, before, whole, labels, taken, all_late=all_late)
    for item in waiting:
        labels[item.id] = taken[item.id] = _next(item, [], whole, labels, taken, all_late=all_late)
    _number_parts(evidence, labels, taken)
    return {item.id: label_of(labels[item.id]) for item in evidence}


def _next(
    item: Piece,
    before: Sequence[Place],
    whole: Sequence[Piece],
    labels: Mapping[str, Place],
    taken: Mapping[str, Place],
    *,
    all_late: bool,
) -> Place:
    """Return the place of one new exhibit that follows those at ``before`` in the bundle."""
    present = [labels[one.id] for one in whole if one.id in labels]
    first = min(present, default=None)
    gone = [place for place in taken.values() if first is not None and place < first]
    anchor = max(before) if before else max(gone, default=first)
    if anchor is None or (before and anchor[0] == max(present)[0] and not item.late and not all_late):
        return max((place[0] for place in taken.values()), default=0) + 1, 0, ()
    return anchor[0], max(place[1] for place in taken.values() if place[0] == anchor[0]) + 1, ()


def _number_parts(evidence: Sequence[Piece], labels: dict[str, Place], taken: dict[str, Place]) -> None:
    """Give a number to every part of an exhibit: that of the exhibit, and the next point that was never used."""
    left = [item for item in evidence if item.id not in labels]
    while left:
        later = []
        for item in left:
            above = labels.get(item.parent)
            if above is None:
                later.append(item)
                continue
            depth = len(above[2])
            used = (
                place[2][depth]
                for place in taken.values()
                if place[:2] == above[:2] and place[2][:depth] == above[2] and len(place[2]) > depth
            )
            place = (above[0], above[1], (*above[2], max(used, default=0) + 1))
            labels[item.id] = taken[item.id] = place
        if len(later) == len(left):
            raise ValueError(f"{later[0].id!r} and the exhibits it is a part of stand inside each other")
        left = later
