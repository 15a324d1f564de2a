"""Court fees, the representative's scale and the bailiff's tariff, as published or reported."""

import datetime as dt
from decimal import Decimal

import pytest

from filing.errors import LawQuestion, LawUnknown
from filing.law.bailiff_tariff import bailiff_tariff
from filing.law.court_fees import attachment_petition_fee, court_fee
from filing.law.representative_fee import after_costs, representative_fee
from filing.law.table import Law

D = dt.date

# SUM-61: subdistrict 2026, business / natural person, by band.
FEES_2026 = [
    ("500", "139", "93"),
    ("500.01", "350", "233"),
    ("1500", "350", "233"),
    ("2500", "397", "265"),
    ("5000", "529", "265"),
    ("12500", "559", "265"),
    ("12500.01", "1504", "753"),
    ("25000", "1504", "753"),
]


@pytest.mark.parametrize(("claim", "legal", "natural"), FEES_2026)
def test_the_subdistrict_fee_of_2026_is_that_of_the_band(law: Law, claim: str, legal: str, natural: str) -> None:
    on = D(2026, 12, 10)
    assert court_fee(law, "subdistrict", Decimal(claim), "legal", on).fee == Decimal(legal)
    assert court_fee(law, "subdistrict", Decimal(claim), "natural", on).fee == Decimal(natural)
    assert court_fee(law, "subdistrict", Decimal(claim), "impecunious", on).fee == 93


def test_a_claim_without_a_value_falls_in_the_lowest_subdistrict_band(law: Law) -> None:
    found = court_fee(law, "subdistrict", None, "legal", D(2026, 12, 10))
    assert (found.fee, found.band, found.status) == (139, "up_to_500", "reported")


def test_the_year_of_the_docket_date_decides_and_2027_is_not_known(law: Law) -> None:
    # 2024 was 130 for a claim up to 500 (SUM-61 table of that year), 2025 is from memory.
    assert court_fee(law, "subdistrict", Decimal(500), "legal", D(2024, 12, 31)).fee == 130
    assert court_fee(law, "subdistrict", Decimal(500), "legal", D(2025, 1, 1)).status == "unverified"
    with pytest.raises(LawUnknown, match="court_fees_subdistrict"):
        court_fee(law, "subdistrict", Decimal(500), "legal", D(2027, 1, 6))


def test_before_2022_there_were_three_bands(law: Law) -> None:
    assert court_fee(law, "subdistrict", Decimal(501), "legal", D(2019, 5, 1)).band == "up_to_12500"


def test_the_petition_for_leave_to_seize_has_the_indeterminate_district_fee(law: Law) -> None:
    found = attachment_petition_fee(law, "legal", D(2026, 12, 1))
    assert (found.fee, found.band, found.status) == (735, "indeterminate", "single")
    assert found.rows[0].item == "indeterminate"
    assert attachment_petition_fee(law, "natural", D(2026, 12, 1)).fee == 341


def test_the_district_fee_of_a_determined_claim_is_surer_than_the_indeterminate_one(law: Law) -> None:
    found = court_fee(law, "district", Decimal(30_000), "legal", D(2026, 12, 1))
    assert (found.fee, found.status) == (3083, "reported")


def test_above_a_million_it_matters_whether_a_natural_person_is_party(law: Law) -> None:
    claim, on = Decimal(1_000_001), D(2026, 12, 1)
    with pytest.raises(LawQuestion, match="natural person"):
        court_fee(law, "district", claim, "legal", on)
    assert court_fee(law, "district", claim, "legal", on, natural_person_is_party=False).fee == 10487
    assert court_fee(law, "district", claim, "legal", on, natural_person_is_party=True).fee == 7062


@pytest.mark.parametrize(
    ("court", "claim", "claimant"),
    [("kanton", "1", "legal"), ("subdistrict", "-1", "legal"), ("subdistrict", "1", "partnership")],
)
def test_a_fee_question_without_sense_is_refused(law: Law, court: str, claim: str, claimant: str) -> None:
    with pytest.raises(LawQuestion):
        court_fee(law, court, Decimal(claim), claimant, D(2026, 12, 1))


# SUM-65: the scale of 2024, per point, by claim.
POINTS_2024 = [
    ("250", 40),
    ("500", 82),
    ("1250", 135),
    ("2500", 204),
    ("3750", 238),
    ("5000", 271),
    ("10000", 339),
    ("20000", 406),
    ("40000", 543),
    ("100000", 815),
]


@pytest.mark.parametrize(("claim", "per_point"), POINTS_2024)
def test_the_scale_of_2024_is_that_of_the_court_site(law: Law, claim: str, per_point: int) -> None:
    found = representative_fee(law, "subdistrict", Decimal(claim), Decimal(2), D(2025, 3, 1))
    assert (found.per_point, found.fee, found.status) == (per_point, 2 * per_point, "published")


# SUM-66: 2024 with 6.3% on top; one secondary source prints these.
@pytest.mark.parametrize(
    ("claim", "per_point"), [("250", 43), ("500", 87), ("1250", 144), ("2500", 217), ("100000", 866)]
)
def test_the_scale_of_2026_holds_for_judgments_from_1_february(law: Law, claim: str, per_point: int) -> None:
    found = representative_fee(law, "subdistrict", Decimal(claim), Decimal(1), D(2026, 2, 1))
    assert (found.per_point, found.status) == (per_point, "single")
    assert representative_fee(law, "subdistrict", Decimal(claim), Decimal(1), D(2026, 1, 31)).per_point < per_point


def test_no_more_points_count_than_the_band_allows_and_half_points_do(law: Law) -> None:
    on = D(2026, 12, 1)
    found = representative_fee(law, "subdistrict", Decimal(200), Decimal(4), on)
    assert (found.points, found.max_points, found.fee) == (3, 3, 129)
    assert representative_fee(law, "subdistrict", Decimal(200), Decimal("1.5"), on).fee == Decimal("64.50")
    assert representative_fee(law, "subdistrict", Decimal(150_000), Decimal(12), on).max_points is None


@pytest.mark.parametrize("points", ["-1", "0.3", "NaN", "1000"])
def test_points_that_cannot_be_counted_are_refused(law: Law, points: str) -> None:
    with pytest.raises(LawQuestion):
        representative_fee(law, "subdistrict", Decimal(200), Decimal(points), D(2026, 12, 1))


def test_after_costs_are_half_a_point_at_most_the_amount_of_the_table(law: Law) -> None:
    # Half of 144 is 72; half of 577 is 288.50, and the table gives at most 144 (tables.yaml, kanton 2026-02-01).
    small = after_costs(law, "subdistrict", Decimal(1000), D(2026, 12, 1))
    assert (small.fee, small.status, small.serving, small.certain) == (72, "single", None, False)
    assert after_costs(law, "subdistrict", Decimal(30_000), D(2026, 12, 1)).fee == 144
    assert after_costs(law, "subdistrict", Decimal(1000), D(2024, 12, 1)).status == "unverified"


def test_after_costs_in_the_district_court_are_fixed_and_more_when_served(law: Law) -> None:
    # tables.yaml, rechtbank 2026-02-01: nakosten 189, nakosten_betekening 98 (189 and 287 also in Luxis).
    found = after_costs(law, "district", Decimal(30_000), D(2026, 12, 1))
    assert (found.fee, found.serving, found.rule) == (189, 98, "SUM-67")
    assert (found.status, found.serving_status) == ("reported", "single")
    assert after_costs(law, "district", Decimal(30_000), D(2026, 1, 31)).fee == 178
    with pytest.raises(LawUnknown, match="after_costs_district"):
        after_costs(law, "district", Decimal(30_000), D(2021, 1, 31))


def test_a_summons_of_2026_costs_the_reported_tariff_with_vat_apart(law: Law) -> None:
    found = bailiff_tariff(law, "a", D(2026, 12, 1), False)
    assert (found.fee, found.vat, found.total, found.status) == (Decimal("125.57"), 0, Decimal("125.57"), "reported")
    # 21% of 125.57 is 26.3697.
    with_vat = bailiff_tariff(law, "a", D(2026, 12, 1), True)
    assert (with_vat.vat, with_vat.total, with_vat.status) == (Decimal("26.37"), Decimal("151.94"), "unverified")
    assert found.act.startswith("dagvaarding")


def test_every_act_has_a_tariff_and_a_name_in_2026(law: Law) -> None:
    letters = "abcdefghijklmnopqrstuvw"
    assert {bailiff_tariff(law, letter, D(2026, 12, 1), False).letter for letter in letters} == set(letters)


@pytest.mark.parametrize(("letter", "on"), [("z", D(2026, 12, 1)), ("b", D(2020, 6, 1)), ("a", D(2027, 1, 1))])
def test_a_tariff_that_is_not_known_is_refused(law: Law, letter: str, on: dt.date) -> None:
    with pytest.raises(LawUnknown, match="bailiff_tariff"):
        bailiff_tariff(law, letter, on, False)
