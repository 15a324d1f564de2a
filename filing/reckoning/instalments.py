"""Schedules of a payment plan: instalments that add up to the balance to the cent, on days that every month has.

The law sets no schedule; how many instalments are proposed, and in whole euro where that fits, is house practice.

Rule:  PLN-01, PLN-06
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from filing.calendar_nl import add_months
from filing.casefile.dealings import Budget, Instalment
from filing.money import CENT, ZERO, total

WHOLE_EURO = Decimal(1)
MOST_INSTALMENTS = 36  # [months] house practice: what takes longer a person decides
SMALLEST = Decimal("10.00")  # [euro] house practice: no longer schedule is proposed when its instalments fall below
WITHOUT_BUDGET = (3, 6, 12)  # [months] house practice, for debtors whose budget need not be known
FIRST_OF_THE_MONTH = 1
JANUARY = 1


@dataclass(frozen=True, slots=True)
class Schedule:
    """Instalments in the order of their days."""

    instalments: tuple[Instalment, ...]

    @property
    def total(self) -> Decimal:
        """The sum of all instalments."""
        return total(one.amount for one in self.instalments)

    @property
    def regular(self) -> Decimal:
        """What each instalment but the last is; the last one is no more than that."""
        return self.instalments[0].amount


@dataclass(frozen=True, slots=True)
class Met:
    """One instalment and what came in for it. ``complete_on`` is the day on which the last of it came in."""

    instalment: Instalment
    received: Decimal
    complete_on: dt.date | None

    @property
    def missing(self) -> Decimal:
        """What is still to be paid of it."""
        return self.instalment.amount - self.received


def monthly_room(budget: Budget) -> Decimal:
    """Return what the budget leaves per month: never below zero, and the lesser of what it says in two ways.

    Rule:  PLN-06
    Units: euro per month
    """
    said = [] if budget.room is None else [budget.room]
    if budget.income is not None and budget.expenses is not None:
        said.append(budget.income - budget.expenses - (budget.other_plans or ZERO))
    return max(ZERO, min(said))


def proposals(
    balance: Decimal, room: Decimal | None, earliest: dt.date, pay_day: int | None = None
) -> tuple[Schedule, ...]:
    """Return up to three schedules, the shortest first; none when the room allows none within three years.

    ``room`` is the most that an instalment may be; None where no budget has to be known. ``earliest`` is the first day
    on which an instalment may fall; ``pay_day`` the day of the month, the first of the month when it is not known.

    Rule:  PLN-01, PLN-06
    Units: euro; calendar months
    """
    found: list[Schedule] = []
    for count in _counts(balance, room):
        one = _schedule(balance, count, room, earliest, pay_day or FIRST_OF_THE_MONTH)
        if one is not None and one not in found:
            found.append(one)
    return tuple(found)


def monthly_days(earliest: dt.date, pay_day: int, count: int) -> tuple[dt.date, ...]:
    """Return ``count`` days, a month apart, none before ``earliest``; a month without the day has its last one."""
    anchor = dt.date(earliest.year, JANUARY, pay_day)  # January has every day of a month
    months = earliest.month - 1
    if add_months(anchor, months) < earliest:
        months += 1
    return tuple(add_months(anchor, months + ahead) for ahead in range(count))


def allotted(instalments: Sequence[Instalment], payments: Iterable[tuple[dt.date, Decimal]]) -> tuple[Met, ...]:
    """Return each instalment with what came in for it: the oldest that is open is paid first (art. 6:43 lid 2 BW).

    Rule:  PLN-04, X-12
    """
    money = sorted(payments, key=lambda one: one[0])
    left = list(money)
    found = []
    for one in instalments:
        received, complete_on = ZERO, None
        while left and received < one.amount:
            on, amount = left.pop(0)
            part = min(amount, one.amount - received)
            received += part
            if received == one.amount:
                complete_on = on
            if amount > part:
                left.insert(0, (on, amount - part))
        found.append(Met(one, received, complete_on))
    return tuple(found)


def missed(met: Iterable[Met], on: dt.date) -> tuple[Met, ...]:
    """Return the instalments whose day lies before ``on`` and of which something is still missing.

    Rule:  PLN-04
    """
    return tuple(one for one in met if one.instalment.due_on < on and one.missing > 0)


def _counts(balance: Decimal, room: Decimal | None) -> Iterator[int]:
    """The numbers of instalments that are tried: the fewest that fit, half as many again, and twice as many."""
    if balance <= 0 or (room is not None and room <= 0):
        return
    if room is None:
        counts: tuple[int, ...] = WITHOUT_BUDGET
    else:
        fewest = _times(balance, room)
        counts = (fewest, max(fewest + 1, (fewest * 3 + 1) // 2), max(fewest + 2, fewest * 2))
    for place, count in enumerate(counts):
        if count <= MOST_INSTALMENTS and (place == 0 or balance >= SMALLEST * count):
            yield count


def _schedule(balance: Decimal, count: int, room: Decimal | None, earliest: dt.date, pay_day: int) -> Schedule | None:
    """Return ``balance`` in at most ``count`` equal instalments, in whole euro where the room allows it.

    Rounds: the equal instalment up; the last one takes the rest
    """
    regular = (balance / count).quantize(WHOLE_EURO, rounding=ROUND_UP).quantize(CENT)
    if room is not None and regular > room:
        regular = (balance / count).quantize(CENT, rounding=ROUND_UP)
    if regular <= 0 or (room is not None and regular > room):
        return None
    number = _times(balance, regular)
    days = monthly_days(earliest, pay_day, number)
    amounts = [*[regular] * (number - 1), balance - regular * (number - 1)]
    rows = (Instalment(due_on=day, amount=amount) for day, amount in zip(days, amounts, strict=True))
    return Schedule(tuple(rows))


def _times(balance: Decimal, part: Decimal) -> int:
    """Return how many parts it takes to make up the balance."""
    return int((balance / part).to_integral_value(rounding=ROUND_UP))
