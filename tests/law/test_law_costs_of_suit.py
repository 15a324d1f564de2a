"""Court fees, the representative's scale and the bailiff's tariff, as published or reported."""

import datetime as dt
from decimal import Decimal

import pytest

from filing.errors import LawQuestion, LawUnknown
from filing.law.bailiff_tariff import bailiff_tariff
from filing.law.court_fees import (
    attachment_petition_fee,
    changed_claim,
    court_fee,
    defendant_fee,
    fee_day,
    group_rate,
    left_after_petition,
)
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


# tables.yaml, griffierechten: (court, day, claim, not a natural person, natural person, impecunious); the figures of
# the year's source, at both sides of each band's end.
FEES = [
    ("subdistrict", D(2024, 6, 1), "500", 130, 87, 87),
    ("subdistrict", D(2024, 6, 1), "500.01", 328, 218, 87),
    ("subdistrict", D(2024, 6, 1), "1500", 328, 218, 87),
    ("subdistrict", D(2024, 6, 1), "1500.01", 372, 248, 87),
    ("subdistrict", D(2019, 6, 1), "500", 121, 81, 81),
    ("subdistrict", D(2019, 6, 1), "500.01", 486, 231, 81),
    ("subdistrict", D(2019, 6, 1), "12500", 486, 231, 81),
    ("subdistrict", D(2019, 6, 1), "12500.01", 972, 482, 81),
    ("subdistrict", D(2020, 6, 1), "12500", 499, 236, 83),
    ("subdistrict", D(2020, 6, 1), "12500.01", 996, 499, 83),
    ("district", D(2020, 6, 1), "100000", 2042, 937, 83),
    ("district", D(2020, 6, 1), "100000.01", 4131, 1639, 83),
    ("district", D(2020, 6, 1), "5000000", 4131, 1639, 83),  # one band above 100,000 until 2022
    ("district", D(2026, 6, 1), "100000", 3083, 1414, 93),
    ("district", D(2026, 6, 1), "100000.01", 7062, 2803, 93),
    ("district", D(2026, 6, 1), "1000000", 7062, 2803, 93),
    ("appeal", D(2026, 6, 1), "12500", 851, 373, 373),
    ("appeal", D(2026, 6, 1), "12500.01", 2321, 851, 373),
    ("appeal", D(2026, 6, 1), "100000", 2321, 851, 373),
    ("appeal", D(2026, 6, 1), "100000.01", 7003, 2192, 373),
    ("appeal", D(2024, 6, 1), "12500", 798, 349, 349),
    ("appeal", D(2024, 6, 1), "1000000", 6561, 2053, 349),
]


@pytest.mark.parametrize(("court", "on", "claim", "legal", "natural", "impecunious"), FEES)
def test_the_fee_of_each_court_year_and_band_is_that_of_its_source(
    law: Law, court: str, on: dt.date, claim: str, legal: int, natural: int, impecunious: int
) -> None:
    wanted = {"legal": legal, "natural": natural, "impecunious": impecunious}
    for payer, fee in wanted.items():
        found = court_fee(law, court, Decimal(claim), payer, on)
        assert (found.fee, found.year, found.rows[0].since.year) == (fee, on.year, on.year)


def test_a_fee_that_was_not_found_is_refused_by_name(law: Law) -> None:
    # Appeal 2023: the fees of natural persons were not found; 2025 was not found at all.
    assert court_fee(law, "appeal", Decimal(5000), "legal", D(2023, 6, 1)).fee == 783
    with pytest.raises(LawUnknown, match="natural party in band 'up_to_12500'"):
        court_fee(law, "appeal", Decimal(5000), "natural", D(2023, 6, 1))
    with pytest.raises(LawUnknown, match="court_fees_appeal"):
        court_fee(law, "appeal", Decimal(5000), "legal", D(2025, 6, 1))
    with pytest.raises(LawUnknown, match="court_fees_district"):
        court_fee(law, "district", Decimal(30_000), "legal", D(2019, 6, 1))


def test_sum_20_the_defendant_pays_nothing_in_the_subdistrict_court(law: Law) -> None:
    found = defendant_fee(law, "subdistrict", Decimal(1000), "legal", D(2026, 12, 29))
    assert (found.fee, found.band, found.article, found.rows) == (0, "", "art. 4 lid 1 onder b Wgbz", ())
    assert defendant_fee(law, "district", Decimal(30_000), "natural", D(2026, 12, 29)).fee == 1414
    with pytest.raises(LawQuestion):
        defendant_fee(law, "subdistrict", Decimal(1000), "partnership", D(2026, 12, 29))


def test_sum_62_the_docket_date_decides_for_the_claimant_and_the_serving_for_the_defendant() -> None:
    # rules.md 5.2: served Tuesday 2026-12-29, earliest docket date Wednesday 2027-01-06, so the table of 2027.
    served, docket = D(2026, 12, 29), D(2027, 1, 6)
    assert (fee_day("claimant", served, docket).day, fee_day("defendant", served, docket).day) == (docket, served)
    assert fee_day("claimant", served, docket).crosses
    assert not fee_day("claimant", D(2026, 12, 2), D(2026, 12, 10)).crosses
    with pytest.raises(LawQuestion, match="lies before the serving"):
        fee_day("claimant", docket, served)


@pytest.mark.parametrize(
    ("members", "rate"),
    [
        (["natural"], "natural"),
        (["natural", "legal"], "legal"),  # art. 15 lid 2 Wgbz
        (["impecunious", "impecunious"], "impecunious"),
        (["impecunious", "natural"], "natural"),
    ],
)
def test_sum_63_a_mixed_group_pays_the_rate_of_who_is_no_natural_person(members: list[str], rate: str) -> None:
    assert group_rate(members) == rate


def test_a_group_of_nobody_pays_nothing_that_can_be_told() -> None:
    with pytest.raises(LawQuestion):
        group_rate([])
    with pytest.raises(LawQuestion):
        group_rate(["vof"])


def test_sum_64_an_increase_raises_the_fee_and_a_decrease_never_lowers_it(law: Law) -> None:
    on = D(2026, 12, 10)
    raised = changed_claim(law, "subdistrict", Decimal(500), Decimal("500.01"), "legal", on)
    assert (raised.before.fee, raised.after.fee, raised.extra) == (139, 350, 211)
    lowered = changed_claim(law, "subdistrict", Decimal("500.01"), Decimal(500), "legal", on)
    assert (lowered.after.fee, lowered.extra) == (350, 0)
    assert changed_claim(law, "subdistrict", Decimal(600), Decimal(1500), "legal", on).extra == 0
    with pytest.raises(LawQuestion):
        changed_claim(law, "subdistrict", Decimal(600), Decimal(-1), "legal", on)


def test_the_fee_for_leave_to_seize_is_deducted_and_never_paid_back(law: Law) -> None:
    on = D(2026, 12, 10)
    petition = attachment_petition_fee(law, "legal", on).fee
    assert left_after_petition(court_fee(law, "district", Decimal(30_000), "legal", on).fee, petition) == 3083 - 735
    assert left_after_petition(court_fee(law, "subdistrict", Decimal(500), "legal", on).fee, petition) == 0


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
    assert court_fee(law, "appeal", claim, "legal", on, natural_person_is_party=False).fee == 14007
    assert court_fee(law, "appeal", claim, "legal", on, natural_person_is_party=True).fee == 7003
    assert court_fee(law, "district", claim, "natural", on).fee == 2803  # for a natural person it makes no difference


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


def test_a_word_is_no_act(law: Law) -> None:
    with pytest.raises(LawQuestion, match="letter"):
        bailiff_tariff(law, "a" * 10_000, D(2026, 12, 1), False)


def test_every_act_has_a_tariff_and_a_name_in_2026(law: Law) -> None:
    letters = "abcdefghijklmnopqrstuvw"
    assert {bailiff_tariff(law, letter, D(2026, 12, 1), False).letter for letter in letters} == set(letters)


@pytest.mark.parametrize(("letter", "on"), [("z", D(2026, 12, 1)), ("b", D(2020, 6, 1)), ("a", D(2027, 1, 1))])
def test_a_tariff_that_is_not_known_is_refused(law: Law, letter: str, on: dt.date) -> None:
    with pytest.raises(LawUnknown, match="bailiff_tariff"):
        bailiff_tariff(law, letter, on, False)
