"""What the loser pays towards the winner's representative: points of the scale, and after-costs.

Rule:  SUM-65 to SUM-67
Law:   liquidatietarief kanton; liquidatietarief rechtbanken (the scales of the courts, no statute)
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from filing.errors import LawQuestion
from filing.law.questions import check_amount, check_choice
from filing.law.table import Law, Row, Status, weakest
from filing.law.values import PointBand
from filing.money import CENT, round_cent

COURTS = {"subdistrict": "representative_fee_subdistrict", "district": "representative_fee_district"}
HALF = Decimal("0.5")
MOST_POINTS = Decimal(100)  # [points] beyond it the question is a slip of the pen


@dataclass(frozen=True, slots=True)
class RepresentativeFee:
    """The fee: ``points`` that count, at ``per_point`` each. ``max_points`` is the most that count, or None."""

    per_point: Decimal
    points: Decimal
    fee: Decimal
    max_points: int | None
    status: Status
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AfterCosts:
    """What is owed for the work after a judgment: ``fee`` without serving, and ``serving`` on top when it is served.

    ``serving`` is None where no amount was found; ``status`` is that of ``fee``, ``serving_status`` that of
    ``serving``. ``certain`` is False: after-costs rest on a rule from memory.
    """

    fee: Decimal
    serving: Decimal | None
    status: Status
    serving_status: Status | None
    rows: tuple[Row, ...]
    certain: bool = False
    rule: str = "SUM-67"


def representative_fee(law: Law, court: str, claim: Decimal, points: Decimal, on: dt.date) -> RepresentativeFee:
    """Return the fee for a number of points, at most as many as the band allows.

    ``claim`` is principal, interest and collection costs together. ``on`` is the day of the judgment.

    Rule:  SUM-65, SUM-66
    Law:   liquidatietarief
    Units: whole or half points

    Raises:
        LawQuestion: an unknown court, a claim or number of points that makes no sense.
        LawUnknown: the scale is not known on that day.
    """
    check_choice("court", court, COURTS)
    check_amount("claim", claim)
    check_points(points)
    row = law.table(COURTS[court]).at(on)
    band = _band(row, claim)
    counted = points if band.max_points is None else min(points, Decimal(band.max_points))
    per_point = band.per_point.quantize(CENT)
    return RepresentativeFee(per_point, counted, round_cent(per_point * counted), band.max_points, row.status, (row,))


def after_costs(law: Law, court: str, claim: Decimal, on: dt.date) -> AfterCosts:
    """Return the after-costs: half a point of the scale, at most the amount of the table; in the district court fixed.

    ``claim`` and ``on`` as for ``representative_fee``. The rule is from memory (SUM-67), so the answer says that it is
    not certain, however sure the amounts are.

    Rule:  SUM-67
    Law:   liquidatietarief
    Rounds: half up to the cent

    Raises:
        LawQuestion: an unknown court, or a claim that makes no sense.
        LawUnknown: the scale or the amount is not known on that day.
    """
    check_choice("court", court, COURTS)
    check_amount("claim", claim)
    if court == "district":
        fixed = law.table("after_costs_district").at(on)
        without, serving = fixed.part("without_serving"), fixed.part("serving")
        fees = without.value.quantize(CENT), serving.value.quantize(CENT)
        return AfterCosts(*fees, without.status, serving.status, (without, serving))
    most = law.table("after_costs_subdistrict").at(on)
    half_point = representative_fee(law, court, claim, HALF, on)
    rows = (*half_point.rows, most)
    return AfterCosts(min(half_point.fee, most.value).quantize(CENT), None, weakest(rows), None, rows)


def check_points(points: Decimal) -> None:
    """Refuse a number of points that is negative, absurd, or no half or whole one.

    Raises:
        LawQuestion: any of these.
    """
    if not points.is_finite() or points < 0 or points > MOST_POINTS or points % HALF != 0:
        raise LawQuestion(f"{points} points cannot be counted", "Give whole or half points, for example 2 or 1.5.")


def points_text(points: Decimal) -> str:
    """Return ``2`` or ``1.5``: points without idle noughts."""
    return f"{points.normalize():f}"


def _band(row: Row, claim: Decimal) -> PointBand:
    bands: tuple[PointBand, ...] = row.value
    return next(band for band in bands if band.up_to is None or claim <= band.up_to)
