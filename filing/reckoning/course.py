"""How the interest of one claim runs, whatever the sum: prepared once per claim, and then walked as money comes in.

Law:   art. 6:119 lid 2 BW (the year), and see ``law.interest``
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from filing.calendar_nl import DAY
from filing.law.interest import Regime, Stretch, compounding_days, stretches
from filing.law.table import Law

Pause = tuple[dt.date, dt.date]  # [since, until): days without interest


class Leg(NamedTuple):
    """Days with one rate, between a change of rate, an anniversary or a pause and the next.

    ``stretch`` is None in a pause. ``compounds``: on ``until`` the interest of the year (or month) that ends there is
    added to the sum that bears interest; a pause does not move that day.
    Interval: [since, until)
    """

    since: dt.date
    until: dt.date
    stretch: Stretch | None
    compounds: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The legs of a claim from its first day of interest, without gaps; none when it bears no interest.

    The last leg holds the day on which the statement ends, so that what a further day costs is known too.
    """

    legs: tuple[Leg, ...] = ()
    starts: tuple[dt.date, ...] = ()

    def ahead(self, day: dt.date) -> tuple[Leg, ...]:
        """Return the leg in which ``day`` lies and those after it."""
        return self.legs[max(bisect_right(self.starts, day) - 1, 0) :]

    def rate_on(self, day: dt.date) -> Decimal:
        """Return the yearly percentage that runs on ``day``; zero before the first day and in a pause."""
        place = bisect_right(self.starts, day) - 1
        stretch = self.legs[place].stretch if place >= 0 else None
        return Decimal(0) if stretch is None else stretch.rate


def course(law: Law, regime: Regime | None, since: dt.date | None, pauses: Iterable[Pause], on: dt.date) -> Course:
    """Return the course of interest from ``since`` through ``on``, the day of the statement.

    Rule:  X-14
    Interval: legs over [since, on + 1 day)

    Raises:
        LawUnknown: a day outside the pauses is not in the table.
    """
    if regime is None or since is None or since > on:
        return Course()
    end = on + DAY
    spans = _spans(law, regime, tuple(pauses), since, end)
    turns = frozenset(compounding_days(regime, since, since, end))
    cuts = sorted({*turns, *(until for _, until, _ in spans)})
    legs, place = [], 0
    for start, until in pairwise((since, *cuts)):
        if start >= spans[place][1]:
            place += 1
        legs.append(Leg(start, until, spans[place][2], until in turns))
    return Course(tuple(legs), tuple(leg.since for leg in legs))


def _spans(
    law: Law, regime: Regime, pauses: tuple[Pause, ...], since: dt.date, end: dt.date
) -> list[tuple[dt.date, dt.date, Stretch | None]]:
    """Return the days from ``since`` to ``end``, cut at changes of rate and at pauses; no rate is asked in a pause."""
    bounds = sorted({since, end, *(day for pause in pauses for day in pause if since < day < end)})
    spans: list[tuple[dt.date, dt.date, Stretch | None]] = []
    for start, until in pairwise(bounds):
        if any(first <= start < then for first, then in pauses):
            spans.append((start, until, None))
        else:
            spans += [(one.since, one.until, one) for one in stretches(law, regime, start, until)]
    return spans
