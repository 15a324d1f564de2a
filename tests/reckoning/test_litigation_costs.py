"""Costs of the proceedings on default: each line by the table of its own day, every unknown sum named."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from case_builder import CONSUMER, CREDITOR, FIRM, Parts, business, case, claim, english, loaded, notice, paid, sent
from hypothesis import given, settings
from hypothesis import strategies as st

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.errors import LawQuestion
from filing.law.competence import Ground, Sector
from filing.law.loader import load_law
from filing.law.table import Law
from filing.message import say
from filing.reckoning.litigation_costs import LitigationCosts, litigation_costs
from filing.reckoning.litigation_lines import CostLine
from filing.reckoning.litigation_parties import fee_rate, natural_person_is_party, recipients
from filing.reckoning.petitum import Petitum, petitum
from filing.reckoning.reckon import reckon

D = Decimal
LAWYER: Parts = {"role": "lawyer", "party": {**CONSUMER, "id": "mr", "acts_as": "business"}}
PLAN: Parts = {"planned_service_on": "2026-12-02", "docket_date": "2026-12-16"}
DEDUCTS: Parts = {**CREDITOR, "vat": {"can_deduct": "true"}}
NOTICE = notice("2026-10-06", "150.00")


def asked(file: CaseFile, law: Law, on: str = "2026-11-24", court: str = "subdistrict", **more: Any) -> Petitum:
    """The petitum of a case on a day; the court is given, competence has its own tests."""
    day = dt.date.fromisoformat(on)
    known = as_of(loaded(file), day)
    found = reckon(known.file, law, day)
    sector = Sector(court, Ground.VALUE, say("given by the test"), "art. 93 Rv", (law.table("competence").at(day),))
    return petitum(found, litigation_costs(known, found, law, sector, **more))


def suit(**parts: Any) -> CaseFile:
    """A consumer who got a notice that holds, and is summoned on 2 December for 16 December 2026."""
    return case(
        claim(), **{"collector": LAWYER, "creditor": DEDUCTS, "history": [NOTICE], "proceedings": PLAN, **parts}
    )


def line(found: LitigationCosts, what: str) -> CostLine:
    return next(one for one in (*found.lines, *found.after_costs) if one.what == what)


def gaps(found: LitigationCosts) -> dict[str, str]:
    return {gap.what: english(gap.why) for gap in found.gaps}


def notes(found: LitigationCosts) -> list[str]:
    return [english(note) for note in found.notes]


def test_the_preview_is_what_a_person_reckons_by_hand(law: Law) -> None:
    # Interest over 1,000 at 4% (2026): 1 February until 24 November is 296 days, 32.438; until 2 December 304 days,
    # 33.315. Value for the fee: 1,000 + 150 (15%) + 33.32. Fee up to 1,500, legal rate, 2026: 350 (SUM-61). One point
    # up to 1,250, from 2026-02-01: 144 (SUM-66). Letter a in 2026: 125.57. After-costs: half a point.
    found = asked(suit(), law)
    assert (found.principal, found.interest, found.collection_costs) == (D("1000.00"), D("32.44"), D("150.00"))
    assert (found.asked, found.reserved) == (D("1182.44"), D("0.00"))
    assert [(one.over, one.since, one.rate, one.article) for one in found.further] == [
        (D("1000.00"), dt.date(2026, 11, 24), 4, "art. 6:119 BW")
    ]
    costs = found.litigation
    assert (costs.value, costs.summons_on) == (D("1183.32"), dt.date(2026, 12, 2))
    assert {one.what: one.total for one in costs.lines} == {
        "court_fee": D("350.00"),
        "representative_fee": D("144.00"),
        "summons": D("125.57"),
    }
    assert (costs.total, costs.complete) == (D("619.57"), True)
    assert [(one.what, one.amount, one.certain) for one in costs.after_costs] == [("after_costs", D("72.00"), False)]
    assert costs.defendant_fee is not None
    assert (costs.defendant_fee.amount, costs.defendant_fee.article) == (0, "art. 4 lid 1 onder b Wgbz")


def test_each_line_says_which_day_table_and_rule_it_rests_on(law: Law) -> None:
    found = asked(suit(), law).litigation
    told = [(one.what, str(one.on), one.rule, str(one.status), one.rows[0].table) for one in found.lines]
    assert told == [
        ("court_fee", "2026-12-16", "SUM-60", "reported", "court_fees_subdistrict"),
        ("representative_fee", "2026-12-16", "SUM-65", "single", "representative_fee_subdistrict"),
        ("summons", "2026-12-02", "SUM-68", "reported", "bailiff_tariff"),
    ]
    assert [(one.rule, one.rows[-1].table) for one in found.after_costs] == [("SUM-67", "after_costs_subdistrict")]
    assert any("house assumption" in note for note in notes(found))
    assert any("those of the judgment count, which is not before it" in note for note in notes(found))


@pytest.mark.parametrize(
    ("deducts", "vat", "told"),
    [("false", "26.37", False), ("true", "0.00", False), (None, "0.00", True)],  # 21% of 125.57 is 26.3697
)
def test_vat_comes_on_the_summons_only_when_the_claimant_cannot_deduct_it(
    law: Law, deducts: str | None, vat: str, told: bool
) -> None:
    found = asked(suit(creditor={**CREDITOR, "vat": {"can_deduct": deducts}}), law).litigation
    assert line(found, "summons").vat == D(vat)
    assert any("deduct VAT" in note for note in notes(found)) is told


def test_sum_62_a_december_summons_for_january_misses_the_tables_of_2027(law: Law) -> None:
    found = asked(suit(proceedings={"planned_service_on": "2026-12-29", "docket_date": "2027-01-06"}), law).litigation
    assert [one.what for one in found.lines] == ["summons"]
    assert found.total == D("125.57")
    assert not found.complete
    assert "court_fees_subdistrict" in gaps(found)["court_fee"]
    assert "6 January 2027" in gaps(found)["court_fee"]
    assert {"court_fee", "representative_fee", "after_costs"} <= set(gaps(found))
    assert any("SUM-62" in note for note in notes(found))


def test_a_summons_beyond_the_known_interest_says_that_the_interest_stops_before(law: Law) -> None:
    found = asked(suit(proceedings={"planned_service_on": "2027-01-05", "docket_date": "2027-01-20"}), law).litigation
    assert found.value == D("1182.44")
    assert any("not up to the summons" in note for note in notes(found))
    assert "bailiff_tariff" in gaps(found)["summons"]
    assert (found.lines, found.total) == ((), 0)


def test_without_a_docket_date_the_fee_is_a_gap_that_tells_what_it_would_be(law: Law) -> None:
    found = asked(suit(proceedings=None), law).litigation
    assert found.summons_on == dt.date(2026, 11, 24)
    assert gaps(found)["court_fee"].endswith("by the table of 24 November 2026 it would be € 350.00")
    assert any("counts as served on the legal date" in note for note in notes(found))


def test_a_summons_that_was_served_is_valued_on_that_day(law: Law) -> None:
    # Until 2 December the claim was 1,183.32; what was paid after that does not lower it.
    file = suit(
        proceedings={"served_on": "2026-12-02", "docket_date": "2026-12-16"}, payments=[paid("2026-12-05", "900.00")]
    )
    found = asked(file, law, "2026-12-08")
    assert found.litigation.value == D("1183.32")
    assert found.asked < 300


def test_a_docket_date_before_the_summons_is_a_gap_not_a_fee(law: Law) -> None:
    found = asked(suit(proceedings={"docket_date": "2026-11-20"}), law).litigation
    assert "lies before the serving" in gaps(found)["court_fee"]


def test_a_claimant_in_person_has_no_representative_to_be_paid(law: Law) -> None:
    found = asked(suit(collector={"role": "creditor"}), law).litigation
    assert "nobody represents the claimant" in gaps(found)["representative_fee"]
    assert found.total == D("475.57")  # 350.00 + 125.57


def test_points_are_an_argument_and_no_more_count_than_the_band_allows(law: Law) -> None:
    assert line(asked(suit(), law, points=D("1.5")).litigation, "representative_fee").amount == 216
    assert line(asked(suit(), law, points=D(9)).litigation, "representative_fee").amount == 5 * 144
    with pytest.raises(LawQuestion, match="points"):
        asked(suit(), law, points=D("0.3"))


VOF: Parts = {
    "id": "vof", "type": "partnership", "name": "Twee V.O.F.", "legal_form": "vof", "seat": "Utrecht",
    "partners": [{**CONSUMER, "id": "a", "acts_as": "business"}, {**FIRM, "id": "b"}],
}  # fmt: skip


def test_sum_70_every_partner_is_served_and_the_next_servings_are_a_gap(law: Law) -> None:
    file = business(
        claim(), debtors=[VOF], collector=LAWYER, proceedings=PLAN, history=[sent("reminder", "2026-03-03")]
    )
    found = asked(file, law).litigation
    assert gaps(found)["next_serving"].startswith("3 are served")
    assert not found.complete


def test_in_the_district_court_the_indices_are_its_own(law: Law) -> None:
    # 30,000: fee up to 100,000 legal 3,083, natural 1,414 (tables.yaml 2026); tariff III up to 40,000: 836 a point;
    # after-costs 189 and 98 more when served. Collection costs over 30,000 are 1,075; no interest.
    file = business(
        claim("F1", "30000.00", interest={"regime": "none"}),
        debtors=[{**CONSUMER, "acts_as": "business"}],
        creditor=DEDUCTS,
        collector=LAWYER,
        proceedings=PLAN,
        history=[sent("reminder", "2026-03-03")],
    )
    found = asked(file, law, court="district").litigation
    assert found.value == D("31075.00")
    assert found.total == D("3083.00") + D("836.00") + D("125.57")
    assert [one.amount for one in found.after_costs] == [189, 98]
    assert found.defendant_fee is not None
    assert (found.defendant_fee.amount, str(found.defendant_fee.on)) == (1414, "2026-12-02")
    assert found.gaps == ()


def test_above_a_million_a_natural_person_among_the_parties_lowers_the_fee(law: Law) -> None:
    large = claim("F1", "2000000.00", interest={"regime": "none"})
    more = {"collector": LAWYER, "proceedings": PLAN, "history": [sent("reminder", "2026-03-03")]}
    firm = asked(business(large, **more), law, court="district").litigation
    assert line(firm, "court_fee").amount == 10487
    partners = asked(business(large, debtors=[VOF], **more), law, court="district").litigation
    assert line(partners, "court_fee").amount == 7062
    unknown = asked(business(large, debtors=[{**VOF, "partners": []}], **more), law, court="district").litigation
    assert "natural person is party" in gaps(unknown)["court_fee"]


@pytest.mark.parametrize(
    ("creditor", "rate"),
    [
        (CREDITOR, "legal"),
        (VOF, "legal"),  # a partnership of natural persons too (SUM-63)
        (CONSUMER, "natural"),
        ({**CONSUMER, "type": "sole_trader", "trade_name": "Jansen Klussen", "acts_as": "business"}, "natural"),
        ({"type": "public_authority", "name": "Gemeente"}, "legal"),
    ],
)
def test_sum_63_partnerships_pay_the_legal_rate_and_sole_traders_the_natural_one(creditor: Parts, rate: str) -> None:
    assert fee_rate(case(claim(), creditor={"id": "c", **creditor}).creditor) == rate


def test_sum_63_a_mixed_group_of_defendants_pays_the_legal_rate() -> None:
    file = case(claim(), debtors=[CONSUMER, FIRM])
    assert fee_rate(*file.debtors) == "legal"
    assert (natural_person_is_party(file), recipients(file)) == (True, 2)
    assert natural_person_is_party(business(claim())) is False


def test_the_fee_for_leave_to_seize_is_told_with_what_is_left_to_pay(law: Law) -> None:
    asking = {"id": "leave", "kind": "sent", "document": "attachment_request", "on": "2026-10-20", "channel": "portal"}
    found = asked(suit(history=[NOTICE, asking]), law).litigation
    note = next(note for note in notes(found) if "leave to seize" in note)
    assert note.startswith("€ 735.00 for leave to seize")
    assert "Then € 0.00 of it is left to pay." in notes(found)  # 350.00 - 735.00


def test_a_limited_claim_is_what_is_asked_and_what_the_fee_goes_by(law: Law) -> None:
    found = asked(suit(proceedings={**PLAN, "claim_limit": "500.00"}), law)
    assert (found.asked, found.reserved) == (D("500.00"), D("682.44"))
    assert found.litigation.value == 500
    assert line(found.litigation, "court_fee").amount == 139


def test_a_doubt_about_the_court_is_told(law: Law) -> None:
    day = dt.date(2026, 11, 24)
    known = as_of(loaded(suit()), day)
    rows = (law.table("competence").at(day),)
    doubts = (say("costs count?"),)
    doubtful = Sector("subdistrict", Ground.VALUE, say("near"), "art. 93 Rv", rows, certain=False, doubts=doubts)
    found = litigation_costs(known, reckon(known.file, law, day), law, doubtful)
    assert any(note.endswith("costs count?") for note in notes(found))


LAW = load_law()


@settings(max_examples=30)
@given(st.decimals("0.01", "24000", places=2), st.decimals("0", "1000", places=2))
def test_a_larger_claim_never_costs_less_to_bring(amount: Decimal, more: Decimal) -> None:
    none = {"regime": "none"}
    small = suit(claims=[claim("F1", f"{amount:.2f}", interest=none)], history=[])
    large = suit(claims=[claim("F1", f"{amount + more:.2f}", interest=none)], history=[])
    less, greater = asked(small, LAW).litigation, asked(large, LAW).litigation
    assert less.total <= greater.total
    assert less.total == sum((one.amount + one.vat for one in less.lines), D(0))
