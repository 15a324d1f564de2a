"""The case on which a public calculator lost EUR 71.38 by one missing split, reckoned both ways.

Source: Matthi-code/rentetool, docs/05_testcase3.md (the case and the corrected figures) and docs/08_expertcontrole.md
(the figures before and after an expert's correction). The case carries no names. Three claims, two payments, reckoned
until 2026-01-16; together EUR 5,542.63 was open, and EUR 5,471.25 before the correction.

The corrected calculator cuts on every 1 January and 1 July, also when the rate stays the same; we cut where the rate
changes. Both are tested: with its cuts, its figures to the cent; with ours, no further off than the rounding.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from filing.law.interest import InterestKind, Regime, accrue, compounding_days, interest_of, stretches
from filing.law.table import Law
from filing.law.unpaid_principal import interest

D = dt.date
END = D(2026, 1, 16)
STATUTORY = Regime(InterestKind.STATUTORY)
WITH_TWO_POINTS = Regime(InterestKind.STATUTORY, surcharge=Decimal(2))
COMMERCIAL = Regime(InterestKind.COMMERCIAL)
HALF_YEARS = [D(year, month, 1) for year in range(2014, 2027) for month in (1, 7)]

Year = Callable[[Law, Regime, Decimal, dt.date, dt.date], Decimal]


def split_at_half_years(law: Law, regime: Regime, base: Decimal, since: dt.date, until: dt.date) -> Decimal:
    cuts = sorted({since, until, *(day for day in HALF_YEARS if since < day < until)})
    return sum((year(law, regime, base, *span) for span in pairwise(cuts)), Decimal(0))


def year(law: Law, regime: Regime, base: Decimal, since: dt.date, until: dt.date) -> Decimal:
    return sum((period.interest for period in accrue(law, regime, base, since, until)), Decimal(0))


def rate_of_the_first_day(law: Law, regime: Regime, base: Decimal, since: dt.date, until: dt.date) -> Decimal:
    """What went wrong: no split where the rate changes."""
    return interest_of(base, stretches(law, regime, since, until)[0].rate, (until - since).days)


def run(law: Law, regime: Regime, base: str, default: dt.date, span: tuple[dt.date, dt.date], year: Year) -> Decimal:
    """Interest with a year's interest added on each anniversary of the default date."""
    principal = sum_ = Decimal(base)
    for since, until in pairwise((span[0], *compounding_days(regime, default, *span), span[1])):
        sum_ += year(law, regime, sum_, since, until)
    return sum_ - principal


def first_claim(law: Law, how: Year) -> Decimal:
    """EUR 3,000.00 in default on 2014-05-29, costs 100.00; 1,500.00 paid on 2014-12-12, the rest on 2015-09-28."""
    default, paid, again = D(2014, 5, 29), D(2014, 12, 12), D(2015, 9, 28)
    before = run(law, STATUTORY, "3000.00", default, (default, paid), how)
    open_ = Decimal(3000) - (Decimal(1500) - 100 - before)
    return before + run(law, STATUTORY, str(open_), default, (paid, again), how)


def second_claim(law: Law, how: Year) -> Decimal:
    """EUR 1,000.00 in default on 2015-05-06, two points on top; what 2,500.00 left was paid on 2015-09-28."""
    default, paid = D(2015, 5, 6), D(2015, 9, 28)
    before = run(law, WITH_TWO_POINTS, "1000.00", default, (default, paid), how)
    # 808.32 of the principal was paid after the correction; the rest runs on.
    return before + run(law, WITH_TWO_POINTS, "191.68", default, (paid, END), how)


def third_claim(law: Law, how: Year) -> Decimal:
    """EUR 2,000.00 between businesses, in default on 2015-11-11; nothing paid."""
    return run(law, COMMERCIAL, "2000.00", D(2015, 11, 11), (D(2015, 11, 11), END), how)


def test_with_every_half_year_split_the_published_figures_come_out_to_the_cent(law: Law) -> None:
    assert first_claim(law, split_at_half_years) == Decimal("75.79")
    assert second_claim(law, split_at_half_years) == Decimal("146.41")
    assert third_claim(law, split_at_half_years) == Decimal("2820.43")
    # 3,000 + 1,000 + 2,000 principal, 500 costs, 3,042.63 interest, less 4,000 paid
    interest_ = Decimal("75.79") + Decimal("146.41") + Decimal("2820.43")
    assert Decimal(6500) + interest_ - 4000 == Decimal("5542.63")


def test_split_where_the_rate_changes_it_is_off_by_rounding_alone(law: Law) -> None:
    assert first_claim(law, year) == Decimal("75.79")
    # Twenty half-years in which the rate stayed are no parts of their own: at most half a cent each.
    assert abs(second_claim(law, year) - Decimal("146.41")) <= Decimal("0.10")
    assert abs(third_claim(law, year) - Decimal("2820.43")) <= Decimal("0.10")
    assert interest(law, COMMERCIAL, Decimal(2000), D(2015, 11, 11), END).total == third_claim(law, year)


def test_without_the_split_the_published_error_comes_out(law: Law) -> None:
    assert third_claim(law, rate_of_the_first_day) == Decimal("2744.93")
    assert first_claim(law, rate_of_the_first_day) == Decimal("82.51")
    # -6.72 + 2.60 + 75.50 = 71.38 over the three claims.
    assert third_claim(law, split_at_half_years) - third_claim(law, rate_of_the_first_day) == Decimal("75.50")
    assert first_claim(law, split_at_half_years) - first_claim(law, rate_of_the_first_day) == Decimal("-6.72")


def test_the_parts_that_the_expert_checked_by_hand(law: Law) -> None:
    def part(regime: Regime, base: str, since: dt.date, until: dt.date) -> list[str]:
        return [str(period.interest) for period in accrue(law, regime, Decimal(base), since, until)]

    # 20 days at 3% and 148 days at 2%; 51 days at 12% and 182 days at 12.5%
    assert part(STATUTORY, "1648.58", D(2014, 12, 12), D(2015, 5, 29)) == ["2.71", "13.37"]
    assert part(COMMERCIAL, "3796.99", D(2023, 11, 11), D(2024, 7, 1)) == ["63.66", "236.66"]
