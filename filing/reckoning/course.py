"""How the interest of one claim runs, whatever the sum: prepared once per claim, and then walked as money comes in.

Law:   art. 6:119 lid 2 BW (the year), and see ``law.interest``
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from filing.calendar_nl import DAY
from filing.law.interest import Regime, Stretch, compounding_days, stretches
from filing.law.table import Law

NO_RATE = Decimal(0)
Pause = tuple[dt.date, dt.date]  # [since, until): days without interest
_Span = tuple[dt.date, Stretch | None]  # until when, from where the one before ended: days with one rate, or with none


class Bearing(NamedTuple):
    """Which interest a claim bears and from which day; None when it bears none."""

    regime: Regime | None
    since: dt.date | None
    pauses: tuple[Pause, ...] = ()


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
    """The legs of a claim from its first day of interest, without gaps, and of each its first day and its rate.

    The last leg holds the day on which the statement ends, so that what a further day costs is known too.
    """

    legs: tuple[Leg, ...] = ()
    starts: tuple[dt.date, ...] = ()
    rates: tuple[Decimal, ...] = ()

    def ahead(self, day: dt.date) -> tuple[Leg, ...]:
        """Return the leg in which ``day`` lies and those after it."""
        return self.legs[max(bisect_right(self.starts, day) - 1, 0) :]

    def rate_on(self, day: dt.date) -> Decimal:
        """Return the yearly percentage that runs on ``day``; zero before the first day and in a pause."""
        place = bisect_right(self.starts, day) - 1
        return self.rates[place] if place >= 0 else NO_RATE


def courses(law: Law, bearing: Mapping[str, Bearing], on: dt.date) -> dict[str, Course]:
    """Return the course of interest of each claim, from its first day through ``on``, the day of the statement.

    Claims with the same interest and no pause share the rates, which are read once.

    Rule:  X-14
    Interval: legs over [since, on + 1 day)

    Raises:
        LawUnknown: a day outside the pauses is not in the table.
    """
    first: dict[Regime, dt.date] = {}
    for one in bearing.values():
        if one.regime is not None and one.since is not None and one.since <= on and not one.pauses:
            first[one.regime] = min(one.since, first.get(one.regime, one.since))
    rates = {regime: stretches(law, regime, since, on + DAY) for regime, since in first.items()}
    return {name: _course(law, one, rates, on) for name, one in bearing.items()}


def _course(law: Law, bearing: Bearing, rates: Mapping[Regime, tuple[Stretch, ...]], on: dt.date) -> Course:
    (regime, since, pauses), end = bearing, on + DAY
    if regime is None or since is None or since > on:
        return Course()
    if pauses:
        spans = _around_pauses(law, regime, pauses, since, end)
    else:
        spans = [(one.until, one) for one in rates[regime] if one.until > since]
    turns = frozenset(compounding_days(regime, since, since, end))
    cuts = sorted(turns.union(until for until, _ in spans))
    legs, place = [], 0
    for start, until in pairwise((since, *cuts)):
        if start >= spans[place][0]:
            place += 1
        legs.append(Leg(start, until, spans[place][1], until in turns))
    starts = tuple(leg.since for leg in legs)
    return Course(tuple(legs), starts, tuple(NO_RATE if leg.stretch is None else leg.stretch.rate for leg in legs))


def _around_pauses(law: Law, regime: Regime, pauses: tuple[Pause, ...], since: dt.date, end: dt.date) -> list[_Span]:
    """Return the days from ``since`` to ``end``, cut at changes of rate and at pauses; no rate is asked in a pause."""
    bounds = sorted({since, end, *(day for pause in pauses for day in pause if since < day < end)})
    spans: list[_Span] = []
    for start, until in pairwise(bounds):
        if any(first <= start < then for first, then in pauses):
            spans.append((until, None))
        else:
            spans += [(one.until, one) for one in stretches(law, regime, start, until)]
    return spans
