"""What a court asks for taking a case: the court fee of the claimant, by court, band and year.

Rule:  SUM-60 to SUM-63
Law:   art. 10 Wet griffierechten burgerlijke zaken, and its annex
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from filing.errors import LawQuestion
from filing.law.questions import check_amount, check_choice
from filing.law.table import Law, Row, Status
from filing.law.values import INDETERMINATE, FeeBand
from filing.money import CENT

COURTS = {"subdistrict": "court_fees_subdistrict", "district": "court_fees_district"}
CLAIMANTS = ("legal", "natural", "impecunious")
NATURAL_PERSON_LIMIT = Decimal(1_000_000)  # [EUR] above it the fee differs when a natural person is party


@dataclass(frozen=True, slots=True)
class CourtFee:
    """The fee, the band it falls in, how sure it is, and the row it stands in."""

    fee: Decimal
    band: str
    status: Status
    rows: tuple[Row, ...]


def court_fee(
    law: Law,
    court: str,
    claim: Decimal | None,
    claimant: str,
    on: dt.date,
    *,
    natural_person_is_party: bool | None = None,
) -> CourtFee:
    """Return the fee of the claimant for a claim; of indeterminate value when ``claim`` is None.

    ``claim`` is principal, collection costs and interest up to the summons, together. ``on`` is the first docket
    date, or the day of filing of a petition: its year decides. A partnership counts as "legal", a sole trader as
    "natural". ``natural_person_is_party`` is asked only above a million in the district court.

    Rule:  SUM-60, SUM-61, SUM-62, SUM-63
    Law:   art. 10 Wet griffierechten burgerlijke zaken, and its annex
    Units: euro, exempt from VAT

    Raises:
        LawQuestion: an unknown court or claimant, a claim that makes no sense, or the question above unanswered.
        LawUnknown: the fees of that year are not known.
    """
    check_choice("court", court, COURTS)
    check_choice("claimant", claimant, CLAIMANTS)
    row = law.table(COURTS[court]).at(on)
    bands: Mapping[str, FeeBand] = row.value
    name = _band(bands, claim)
    if court == "district" and claim is not None and claim > NATURAL_PERSON_LIMIT and claimant == "legal":
        if natural_person_is_party is None:
            raise LawQuestion(
                f"above {NATURAL_PERSON_LIMIT} euro the court fee depends on whether a natural person is party",
                "Say whether one is.",
            )
        name = _band(bands, NATURAL_PERSON_LIMIT) if natural_person_is_party else name
    part = row.part(name)
    band: FeeBand = part.value
    fees = {"legal": band.legal, "natural": band.natural, "impecunious": band.impecunious}
    return CourtFee(fees[claimant].quantize(CENT), name, part.status, (part,))


def attachment_petition_fee(law: Law, claimant: str, on: dt.date) -> CourtFee:
    """Return the fee for a petition for leave to seize: that of a claim of indeterminate value in the district court.

    The fee is deducted from that of the main case when the claimant points it out; that is not done here.

    Law:   annex and art. 11 Wet griffierechten burgerlijke zaken

    Raises:
        LawQuestion: an unknown claimant.
        LawUnknown: the fees of that year are not known.
    """
    return court_fee(law, "district", None, claimant, on)


def _band(bands: Mapping[str, FeeBand], claim: Decimal | None) -> str:
    """Return the name of the band of a claim; without a value the indeterminate band, or the lowest."""
    if claim is None:
        return INDETERMINATE if INDETERMINATE in bands else next(iter(bands))
    check_amount("claim", claim)
    fitting = (
        name for name, band in bands.items() if name != INDETERMINATE and (band.up_to is None or claim <= band.up_to)
    )
    return next(fitting)
