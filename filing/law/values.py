"""What a value in each law table looks like: the shapes that the loader holds every row against."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass as record

_STRICT = ConfigDict(extra="forbid")
_RATE = re.compile(r"100|[0-9]{1,2}(\.[0-9]{1,4})?")
_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{2})?")
_COUNT = re.compile(r"[0-9]{1,3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_rate(text: object) -> Decimal:
    """Return a percentage from 0 to 100, with at most four decimals.

    Raises:
        ValueError: anything else, also ``1e1``, ``NaN`` and ``10,15``.
    """
    if not isinstance(text, str) or not _RATE.fullmatch(text):
        message = "write a percentage from 0 to 100 with a point and at most four decimals, for example 10.15"
        raise ValueError(message)
    return Decimal(text)


def read_amount(text: object) -> Decimal:
    """Return an amount in whole euro or with two decimals.

    Raises:
        ValueError: anything else.
    """
    if not isinstance(text, str) or not _AMOUNT.fullmatch(text):
        message = "write an amount in euro, whole or with two decimals after a point, for example 125.57"
        raise ValueError(message)
    return Decimal(text)


def read_count(text: object) -> int:
    """Return a whole number from 0 to 999.

    Raises:
        ValueError: anything else.
    """
    if not isinstance(text, str) or not _COUNT.fullmatch(text):
        message = "write a whole number, for example 14"
        raise ValueError(message)
    return int(text)


def read_day(text: object) -> dt.date:
    """Return a date written as 2026-11-21.

    Raises:
        ValueError: anything else, or a day that does not exist.
    """
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        message = "write a date as year-month-day, for example 2026-11-21"
        raise ValueError(message)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        message = f"there is no day {text}"
        raise ValueError(message) from error


Rate = Annotated[Decimal, BeforeValidator(read_rate)]
Amount = Annotated[Decimal, BeforeValidator(read_amount)]
Count = Annotated[int, BeforeValidator(read_count)]
Day = Annotated[dt.date, BeforeValidator(read_day)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


@record(frozen=True, slots=True, config=_STRICT)
class ScaleTier:
    """A tier of the collection-cost scale: ``percent`` of the principal up to ``up_to``; the last has no end."""

    percent: Rate
    up_to: Amount | None = None


@record(frozen=True, slots=True, config=_STRICT)
class PointBand:
    """What a point of the representative's scale is worth for claims up to ``up_to``, and how many count."""

    per_point: Amount
    max_points: Count | None = None
    up_to: Amount | None = None


@record(frozen=True, slots=True, config=_STRICT)
class FeeBand:
    """The court fee for claims up to ``up_to``, by who claims; the last band and "indeterminate" have no end."""

    legal: Amount
    natural: Amount
    impecunious: Amount
    up_to: Amount | None = None


@record(frozen=True, slots=True, config=_STRICT)
class AppealFeeBand:
    """The court fee in appeal for claims up to ``up_to``, by who claims; a fee that was not found is None."""

    legal: Amount | None = None
    natural: Amount | None = None
    impecunious: Amount | None = None
    up_to: Amount | None = None


_B = TypeVar("_B", ScaleTier, PointBand, FeeBand)


def _check_rising(ends: Iterable[Decimal | None]) -> None:
    found = list(ends)
    limits = [end for end in found[:-1] if end is not None]
    if not found or found[-1] is not None or len(limits) != len(found) - 1 or sorted(set(limits)) != limits:
        message = "the limits (up_to) rise from band to band, and only the last band has none"
        raise ValueError(message)


def _rising(bands: tuple[_B, ...]) -> tuple[_B, ...]:
    _check_rising(band.up_to for band in bands)
    return bands


def _rising_fees(bands: Mapping[str, FeeBand | AppealFeeBand]) -> Mapping[str, FeeBand | AppealFeeBand]:
    _check_rising(band.up_to for name, band in bands.items() if name != INDETERMINATE)
    return bands


INDETERMINATE = "indeterminate"  # the band of a claim without a value, in the fees of the district court


@record(frozen=True, slots=True, config=_STRICT)
class CollectionScale:
    """The collection-cost scale: tiers over the summed principals, and the least and most it comes to."""

    minimum: Amount
    maximum: Amount
    tiers: Annotated[tuple[ScaleTier, ...], AfterValidator(_rising)]


@record(frozen=True, slots=True, config=_STRICT)
class CompetenceLimits:
    """What goes to the subdistrict court: by amount, and regardless of it."""

    limit: Amount
    consumer_credit_limit: Amount
    regardless: tuple[Words, ...]


@record(frozen=True, slots=True, config=_STRICT)
class LimitationTerms:
    """Terms of limitation in years; ``after_interruption`` is the most that a new term can be.

    ``damages`` runs from the day of knowledge, ``damages_longest`` from the event; ``judgment_periodic`` is for what a
    judgment orders to be paid per year or shorter.
    """

    contract: Count
    periodic: Count
    damages: Count
    damages_longest: Count
    consumer_sale: Count
    judgment: Count
    judgment_periodic: Count
    after_interruption: Count


@record(frozen=True, slots=True, config=_STRICT)
class SummonsTerm:
    """A summons term in weeks plus months; one of them is zero."""

    weeks: Count = 0
    months: Count = 0


@record(frozen=True, slots=True, config=_STRICT)
class DeliveryHolidays:
    """Whether a day that is only equated with the holidays counts as a day on which letters are delivered."""

    good_friday: Literal["counted", "not_counted"]


@record(frozen=True, slots=True, config=_STRICT)
class AttachmentLength:
    """The length of a term around an attachment, in one unit, with its article and rule number."""

    article: Words
    rule: Words
    days: Count = 0
    weeks: Count = 0
    months: Count = 0


@record(frozen=True, slots=True, config=_STRICT)
class CourtAddress:
    """Where a hearing location stands, and in which issue of the Staatscourant that was said."""

    visiting: Words
    source: Words
    postal: Words | None = None


# Parts of a value by name; ``Row.part`` narrows a row to one of them, and refuses a part that the row does not have.
Household = Literal["single", "single_parent", "couple", "couple_with_children"]
UnlabelledAmount = Literal[
    "amount_1", "amount_2", "amount_3", "amount_4"
]  # the source does not say for which household
AfterCostsItem = Literal["without_serving", "serving", "with_counterclaim"]
BailiffExtra = Literal["next_serving", "failed_seizure_of_movables", "failed_committal", "advertisement"]
Register = Literal["residence_register", "trade_register"]
IncomeNorm = Literal["assistance_single", "assistance_couple", "state_pension_single", "state_pension_couple"]
OtherMatter = Literal["indeterminate_minimum", "indeterminate_maximum", "eviction", "other_petitions"]
AppealTariff = Literal["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the values of one table are. A table that is ``revised`` periodically can never be known ``open``."""

    adapter: TypeAdapter[Any]
    revised: bool


def shapes() -> Mapping[str, Shape]:
    """Return the shape of every table that filing reads, by table name; no other table exists."""
    adapters: dict[Any, TypeAdapter[Any]] = {}  # one for all tables whose values look the same: making one takes time
    found = {}
    for name, (value_type, revised) in _forms().items():
        if value_type not in adapters:
            adapters[value_type] = TypeAdapter(value_type)
        found[name] = Shape(adapters[value_type], revised)
    return found


def _shape(value_type: Any, *, revised: bool = False) -> tuple[Any, bool]:
    return value_type, revised


def _forms() -> dict[str, tuple[Any, bool]]:
    """Return for each table the type of its values, and whether they are revised periodically."""
    fees = Annotated[dict[Words, FeeBand], AfterValidator(_rising_fees)]
    points = Annotated[tuple[PointBand, ...], AfterValidator(_rising)]
    appeal_fees = Annotated[dict[Words, AppealFeeBand], AfterValidator(_rising_fees)]
    by_letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
    names = dict[Words, tuple[Words, ...]]
    return {
        "after_costs_district": _shape(dict[AfterCostsItem, Amount], revised=True),
        "after_costs_subdistrict": _shape(Amount, revised=True),
        "attachment_terms": _shape(dict[Words, AttachmentLength]),
        "bailiff_acts": _shape(dict[by_letter, Words]),
        "bailiff_extras": _shape(dict[BailiffExtra, Amount], revised=True),
        "bailiff_tariff": _shape(dict[by_letter, Amount], revised=True),
        "collection_costs": _shape(CollectionScale),
        "commercial_interest": _shape(Rate, revised=True),
        "commercial_interest_old_contracts": _shape(Rate, revised=True),
        "competence": _shape(CompetenceLimits),
        "court_addresses": _shape(dict[Words, CourtAddress]),
        "court_fees_appeal": _shape(appeal_fees, revised=True),
        "court_fees_district": _shape(fees, revised=True),
        "court_fees_subdistrict": _shape(fees, revised=True),
        "courts": _shape(names),
        "delivery_days": _shape(Count),
        "delivery_holidays": _shape(DeliveryHolidays),
        "holidays": _shape(tuple[Day, ...], revised=True),
        "limitation_terms": _shape(LimitationTerms),
        "lookup_disbursements": _shape(dict[Register, Amount], revised=True),
        "minimum_collection_costs": _shape(Amount),
        "minimum_income_norms": _shape(dict[IncomeNorm, Amount], revised=True),
        "municipalities": _shape(names),
        "protected_balance": _shape(dict[Literal[Household, UnlabelledAmount], Amount], revised=True),
        "protected_income_maxima": _shape(dict[Household, Amount], revised=True),
        "representative_fee_appeal": _shape(dict[AppealTariff, Amount], revised=True),
        "representative_fee_district": _shape(points, revised=True),
        "representative_fee_subdistrict": _shape(points, revised=True),
        "representative_fee_subdistrict_other": _shape(dict[OtherMatter, Amount], revised=True),
        "representative_fee_summary": _shape(
            dict[Literal["subdistrict", "district"], tuple[Amount, ...]], revised=True
        ),
        "statutory_interest": _shape(Rate, revised=True),
        "summons_terms": _shape(dict[Words, SummonsTerm]),
        "vat": _shape(Rate),
    }
