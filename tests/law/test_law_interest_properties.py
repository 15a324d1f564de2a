"""What must hold of interest whatever the figures: cutting, scaling, more days, more money, higher rates."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import add_years
from filing.law.interest import (
    Compounding,
    InterestKind,
    InterestPeriod,
    Regime,
    accrue,
    compounding_days,
    interest_of,
    stretches,
)
from filing.law.loader import load_law
from filing.law.unpaid_principal import interest

D = dt.date
LAW = load_law()
HALF_A_CENT = Decimal("0.005")

days = st.dates(D(2003, 1, 1), D(2026, 12, 31))
spans = st.tuples(days, days).map(sorted)
amounts = st.decimals("0.01", 1_000_000, places=2)
rates = st.decimals(0, 30, places=2)
BY_LAW = [
    Regime(InterestKind.STATUTORY),
    Regime(InterestKind.COMMERCIAL),
    Regime(InterestKind.COMMERCIAL, old_contract=True),
    Regime(InterestKind.STATUTORY, surcharge=Decimal(2), floor=Decimal(6)),
]
regimes = st.one_of(st.sampled_from(BY_LAW), rates.map(lambda rate: Regime(InterestKind.CONTRACTUAL, rate)))


def compounded(regime: Regime, how: Compounding) -> Regime:
    return Regime(regime.kind, regime.rate, regime.surcharge, regime.floor, how, regime.old_contract)


def total(periods: tuple[InterestPeriod, ...]) -> Decimal:
    return sum((period.interest for period in periods), Decimal(0))


@given(regimes, amounts, spans, st.data())
def test_a_cut_off_an_anniversary_moves_the_sum_by_rounding_alone(
    regime: Regime, principal: Decimal, span: list[dt.date], data: st.DataObject
) -> None:
    """Over a year without an anniversary inside: one part more, so at most half a cent for it and for both halves."""
    since = span[0]
    until = min(span[1], add_years(since, 1))
    cut = data.draw(st.dates(since, until))
    whole = accrue(LAW, regime, principal, since, until)
    parts = accrue(LAW, regime, principal, since, cut) + accrue(LAW, regime, principal, cut, until)
    assert len(parts) <= len(whole) + 1
    assert abs(total(parts) - total(whole)) <= HALF_A_CENT * 3
    # The parts that the cut did not touch are the same, and the same rows are cited.
    assert sum(period not in parts for period in whole) <= 1
    assert _first_days(parts) == _first_days(whole)


def _first_days(periods: tuple[InterestPeriod, ...]) -> set[dt.date]:
    return {row.since for period in periods for row in period.rows}


@given(regimes, st.sampled_from(list(Compounding)), amounts, spans)
def test_periods_join_up_from_the_first_day_to_the_last(
    regime: Regime, how: Compounding, principal: Decimal, span: list[dt.date]
) -> None:
    since, until = span
    found = interest(LAW, compounded(regime, how), principal, since, until)
    ends = [since, *(period.until for period in found.periods)]
    assert [period.since for period in found.periods] == ends[:-1]
    assert ends[-1] == until
    assert sum(period.days for period in found.periods) == (until - since).days
    assert found.total == total(found.periods)
    assert all(period.interest == interest_of(period.base, period.rate, period.days) for period in found.periods)


@given(regimes, amounts, st.integers(2, 9), spans)
def test_so_many_times_the_principal_bears_so_many_times_the_interest(
    regime: Regime, principal: Decimal, times: int, span: list[dt.date]
) -> None:
    once, often = accrue(LAW, regime, principal, *span), accrue(LAW, regime, principal * times, *span)
    assert abs(total(once) * times - total(often)) <= HALF_A_CENT * (times + 1) * len(once)


@given(regimes, st.sampled_from(list(Compounding)), amounts, spans, st.integers(0, 40))
def test_one_day_more_never_costs_less(
    regime: Regime, how: Compounding, principal: Decimal, span: list[dt.date], more: int
) -> None:
    whole = compounded(regime, how)
    until = min(span[1] + dt.timedelta(days=more), D(2026, 12, 31))
    assert interest(LAW, whole, principal, span[0], until).total >= interest(LAW, whole, principal, *span).total


@given(regimes, st.sampled_from(list(Compounding)), amounts, amounts, spans)
def test_more_principal_never_bears_less(
    regime: Regime, how: Compounding, some: Decimal, more: Decimal, span: list[dt.date]
) -> None:
    whole = compounded(regime, how)
    assert interest(LAW, whole, some + more, *span).total >= interest(LAW, whole, some, *span).total


@given(rates, rates, st.sampled_from(list(Compounding)), amounts, spans)
def test_a_higher_rate_never_bears_less(
    low: Decimal, more: Decimal, how: Compounding, principal: Decimal, span: list[dt.date]
) -> None:
    def at(rate: Decimal) -> Decimal:
        return interest(LAW, Regime(InterestKind.CONTRACTUAL, rate, compounding=how), principal, *span).total

    assert at(low) <= at(low + more)


@given(st.sampled_from(BY_LAW), rates, rates, amounts, spans)
def test_a_surcharge_or_a_floor_never_lowers_the_interest(
    regime: Regime, surcharge: Decimal, floor: Decimal, principal: Decimal, span: list[dt.date]
) -> None:
    plain = Regime(regime.kind, old_contract=regime.old_contract)
    on_top = Regime(regime.kind, None, surcharge, floor, old_contract=regime.old_contract)
    for part in stretches(LAW, on_top, *span):
        assert part.rate >= floor
        under = stretches(LAW, plain, part.since, part.until)
        assert all(part.rate == max(one.rate + surcharge, floor) for one in under)
    # Stretches that the floor makes one are rounded once, so half a cent for each of those below.
    slack = HALF_A_CENT * (len(stretches(LAW, plain, *span)) + 1)
    assert total(accrue(LAW, on_top, principal, *span)) >= total(accrue(LAW, plain, principal, *span)) - slack


@given(regimes, amounts, spans)
def test_monthly_bears_no_less_than_yearly_and_yearly_no_less_than_simple(
    regime: Regime, principal: Decimal, span: list[dt.date]
) -> None:
    monthly, yearly, simple = (
        interest(LAW, compounded(regime, how), principal, *span)
        for how in (Compounding.MONTHLY, Compounding.YEARLY, Compounding.NONE)
    )
    assert yearly.total >= simple.total - _rounding(yearly.periods, simple.periods)
    assert monthly.total >= yearly.total - _rounding(monthly.periods, yearly.periods)


def _rounding(some: tuple[InterestPeriod, ...], others: tuple[InterestPeriod, ...]) -> Decimal:
    """Half a cent for each part of both, grown at most as much as if interest compounded at every moment."""
    growth = sum((period.rate * period.days / 36500 for period in others), Decimal(0)).exp()
    return HALF_A_CENT * (len(some) + len(others)) * growth


@given(regimes, amounts, days)
def test_an_empty_period_bears_nothing(regime: Regime, principal: Decimal, day: dt.date) -> None:
    assert stretches(LAW, regime, day, day) == ()
    assert accrue(LAW, regime, principal, day, day) == ()
    assert interest(LAW, regime, principal, day, day).total == 0


@given(regimes, spans)
def test_nothing_bears_nothing(regime: Regime, span: list[dt.date]) -> None:
    assert total(accrue(LAW, regime, Decimal(0), *span)) == 0


@given(regimes, spans)
def test_stretches_that_follow_each_other_have_other_rates(regime: Regime, span: list[dt.date]) -> None:
    found = stretches(LAW, regime, *span)
    assert all(one.rate != after.rate and one.until == after.since for one, after in pairwise(found))


@given(st.sampled_from([Compounding.YEARLY, Compounding.MONTHLY]), days, spans, st.data())
def test_days_that_compound_do_not_depend_on_the_window(
    how: Compounding, default: dt.date, span: list[dt.date], data: st.DataObject
) -> None:
    regime = compounded(BY_LAW[0], how)
    cut = data.draw(st.dates(*span))
    left, right = compounding_days(regime, default, span[0], cut), compounding_days(regime, default, cut, span[1])
    whole = compounding_days(regime, default, *span)
    on_the_cut = tuple(day for day in whole if day == cut)
    assert left + on_the_cut + right == whole
    assert all(day > default and (day.day == default.day or (day + dt.timedelta(days=1)).day == 1) for day in whole)
    assert all(how is Compounding.MONTHLY or day.month == default.month for day in whole)
