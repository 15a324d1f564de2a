"""What a court asks for taking a case: the court fee by court, band, year and kind of party.

Rule:  SUM-60 to SUM-64
Law:   art. 3, 4, 10 to 13 and 15 Wet griffierechten burgerlijke zaken (Wgbz), and its annex
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_amount, check_choice, check_day
from filing.law.table import Law, Row, Status
from filing.law.values import INDETERMINATE, AppealFeeBand, FeeBand
from filing.money import CENT, ZERO

COURTS = {
    "subdistrict": "court_fees_subdistrict",
    "district": "court_fees_district",
    "appeal": "court_fees_appeal",
}
CLAIMANTS = ("legal", "natural", "impecunious")
NATURAL_PERSON_LIMIT = Decimal(1_000_000)  # [EUR] the band above it does not apply when a natural person is party
NO_DEFENDANT_FEE = frozenset({"subdistrict"})  # art. 4 lid 1 onder b Wgbz


@dataclass(frozen=True, slots=True)
class CourtFee:
    """The fee, the band it falls in, the year whose table counts, how sure it is, and the row it stands in.

    Without a band no fee is levied at all: then ``rows`` is empty and ``article`` says why.
    """

    fee: Decimal
    band: str
    year: int
    status: Status
    rows: tuple[Row, ...]
    article: str = "art. 10 Wgbz"


@dataclass(frozen=True, slots=True)
class FeeChange:
    """What a change of the claim does to the fee: ``extra`` is still to pay; a decrease gives nothing back."""

    before: CourtFee
    after: CourtFee
    extra: Decimal


@dataclass(frozen=True, slots=True)
class FeeDay:
    """The day whose table counts for one side; ``crosses``: the other side's day lies in another year (SUM-62)."""

    day: dt.date
    crosses: bool


def court_fee(
    law: Law,
    court: str,
    claim: Decimal | None,
    claimant: str,
    on: dt.date,
    *,
    natural_person_is_party: bool | None = None,
) -> CourtFee:
    """Return the fee for a claim; of indeterminate value when ``claim`` is None.

    ``claim`` is principal, collection costs and interest up to the summons, together. ``on`` is the first docket
    date, or the day of filing of a petition: its year decides. A partnership counts as "legal", a sole trader as
    "natural", a mixed group as ``group_rate`` says. ``natural_person_is_party`` is asked only above a million, where
    it makes a difference.

    Rule:  SUM-60, SUM-61, SUM-62, SUM-63
    Law:   art. 10 Wgbz, and its annex
    Units: euro, exempt from VAT

    Raises:
        LawQuestion: an unknown court or claimant, a claim that makes no sense, or the question above unanswered.
        LawUnknown: the fees of that year, or this one of them, are not known.
    """
    check_choice("court", court, COURTS)
    check_choice("claimant", claimant, CLAIMANTS)
    check_day("day", on)
    row = law.table(COURTS[court]).at(on)
    bands: Mapping[str, FeeBand | AppealFeeBand] = row.value
    name = _band(bands, claim)
    below = _band(bands, NATURAL_PERSON_LIMIT)
    if claim is not None and claim > NATURAL_PERSON_LIMIT and claimant == "legal" and name != below:
        if natural_person_is_party is None:
            raise LawQuestion(
                f"above {NATURAL_PERSON_LIMIT} euro the court fee depends on whether a natural person is party",
                "Say whether one is.",
            )
        name = below if natural_person_is_party else name
    part = row.part(name)
    band: FeeBand | AppealFeeBand = part.value
    fee = {"legal": band.legal, "natural": band.natural, "impecunious": band.impecunious}[claimant]
    if fee is None:
        raise LawUnknown(
            f"law table {row.table!r} has no fee of a {claimant} party in band {name!r} from {row.since}",
            "Add the value with its source to your own law folder (--law DIR).",
        )
    return CourtFee(fee.quantize(CENT), name, on.year, part.status, (part,))


def defendant_fee(
    law: Law,
    court: str,
    claim: Decimal | None,
    defendant: str,
    served_on: dt.date,
    *,
    natural_person_is_party: bool | None = None,
) -> CourtFee:
    """Return the fee of a defendant who appears: none in the subdistrict court, else by the table.

    ``served_on`` is the day on which the summons was served: its year decides (SUM-62).

    Rule:  SUM-20, SUM-62
    Law:   art. 4 lid 1 onder b Wgbz; art. 3 lid 3 Wgbz

    Raises:
        LawQuestion: as ``court_fee``.
        LawUnknown: as ``court_fee``.
    """
    check_choice("court", court, COURTS)
    check_choice("defendant", defendant, CLAIMANTS)
    if court in NO_DEFENDANT_FEE:
        return CourtFee(ZERO, "", served_on.year, Status.REPORTED, (), "art. 4 lid 1 onder b Wgbz")
    return court_fee(law, court, claim, defendant, served_on, natural_person_is_party=natural_person_is_party)


def fee_day(side: str, served_on: dt.date, docket_date: dt.date) -> FeeDay:
    """Return the day whose table counts: for the claimant the first docket date, for the defendant that of serving.

    The sources do not fully agree on a case that crosses a year, so ``crosses`` is told to a person.

    Rule:  SUM-62

    Raises:
        LawQuestion: another side, or a docket date before the day of serving.
    """
    check_choice("side", side, ("claimant", "defendant"))
    if docket_date < served_on:
        raise LawQuestion(f"the docket date {docket_date} lies before the serving on {served_on}", "Check both days.")
    day = docket_date if side == "claimant" else served_on
    return FeeDay(day, served_on.year != docket_date.year)


def group_rate(members: Iterable[str]) -> str:
    """Return the rate of parties that pay one fee together: one that is no natural person makes it "legal".

    Impecunious parties pay the lower fee only when all are.

    Rule:  SUM-63
    Law:   art. 15 lid 2 Wgbz

    Raises:
        LawQuestion: nobody, or an unknown kind of party.
    """
    kinds = set(members)
    for kind in kinds:
        check_choice("party", kind, CLAIMANTS)
    if not kinds:
        raise LawQuestion("there is no party to pay the fee", "Name at least one.")
    return next(kind for kind in CLAIMANTS if kind in kinds)


def attachment_petition_fee(law: Law, claimant: str, on: dt.date) -> CourtFee:
    """Return the fee for a petition for leave to seize: that of a claim of indeterminate value in the district court.

    It is deducted from the fee of the main case; see ``left_after_petition``.

    Law:   annex and art. 11 Wgbz

    Raises:
        LawQuestion: an unknown claimant.
        LawUnknown: the fees of that year are not known.
    """
    return court_fee(law, "district", None, claimant, on)


def left_after_petition(main_case: Decimal, petition: Decimal) -> Decimal:
    """Return what is left to pay in the main case when the claimant points out the fee paid for leave to seize.

    Nothing is paid back when the petition cost more.

    Law:   art. 11 Wgbz
    """
    return max(main_case - petition, ZERO)


def changed_claim(
    law: Law,
    court: str,
    before: Decimal,
    after: Decimal,
    claimant: str,
    on: dt.date,
    *,
    natural_person_is_party: bool | None = None,
) -> FeeChange:
    """Return what a change of the claim does to the fee: an increase raises it, a decrease never lowers it.

    ``on`` is the day whose table counts for both, the first docket date of the case.

    Rule:  SUM-64
    Law:   art. 12 and 13 Wgbz

    Raises:
        LawQuestion: as ``court_fee``.
        LawUnknown: as ``court_fee``.
    """
    was = court_fee(law, court, before, claimant, on, natural_person_is_party=natural_person_is_party)
    if after <= before:
        check_amount("claim", after)
        return FeeChange(was, was, ZERO)
    now = court_fee(law, court, after, claimant, on, natural_person_is_party=natural_person_is_party)
    return FeeChange(was, now, max(now.fee - was.fee, ZERO))


def _band(bands: Mapping[str, FeeBand | AppealFeeBand], claim: Decimal | None) -> str:
    """Return the name of the band of a claim; without a value the indeterminate band, or the lowest."""
    if claim is None:
        return INDETERMINATE if INDETERMINATE in bands else next(iter(bands))
    check_amount("claim", claim)
    fitting = (
        name for name, band in bands.items() if name != INDETERMINATE and (band.up_to is None or claim <= band.up_to)
    )
    return next(fitting)
