"""Collection costs: from a consumer only after a notice that ran out, from a business from the first demand."""

from decimal import Decimal
from typing import Any

import pytest
from case_builder import (
    CONSUMER,
    CONTRACT,
    CREDITOR,
    FIRM,
    Parts,
    business,
    case,
    claim,
    english,
    notice,
    owed,
    paid,
    remarks,
    sent,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from filing.casefile.case import CaseFile
from filing.law.loader import load_law
from filing.law.table import Law
from filing.reckoning.explain import explain
from filing.reckoning.statement import CostsStatement, Head

NONE = {"interest": {"regime": "none"}}
LETTER = notice("2026-11-24", "150.00")  # runs out on 10 December
AFTER = "2026-12-11"


def costs(file: CaseFile, law: Law, on: str = AFTER) -> tuple[str, str]:
    found = owed(file, law, on).costs
    return f"{found.claimed:.2f}", found.rule


def test_d14_27_a_consumer_owes_them_the_day_after_the_term_and_not_before(law: Law) -> None:
    file = case(claim(), history=[LETTER])
    assert costs(file, law, "2026-11-24") == ("0.00", "D14-27")
    assert costs(file, law, "2026-12-10") == ("0.00", "D14-27")
    assert costs(file, law, "2026-12-11") == ("150.00", "D14-27")  # 15% of 1000


def test_dem_05_without_a_notice_a_consumer_owes_none_however_many_reminders(law: Law) -> None:
    letters = [sent("reminder", "2026-03-03"), sent("final_demand", "2026-04-07")]
    assert costs(case(claim(), history=letters), law) == ("0.00", "DEM-05")


def test_the_scale_that_a_notice_has_to_name_is_known_before(law: Law) -> None:
    found = owed(case(claim()), law, "2026-11-24").costs
    assert (found.scale, found.claimed) == (Decimal("150.00"), Decimal("0.00"))


@pytest.mark.parametrize(
    "debtors",
    [
        [{**CONSUMER, "acts_as": None}],  # unknown is not "no"
        [CONSUMER, FIRM],  # one consumer protects all
    ],
)
def test_x_01_doubt_about_the_debtor_gives_the_consumers_protection(law: Law, debtors: list[Parts]) -> None:
    file = case(claim(), debtors=debtors, history=[sent("reminder", "2026-03-03")])
    assert costs(file, law)[0] == "0.00"


def test_x_13_what_was_paid_within_the_term_lowers_them_and_later_payments_do_not(law: Law) -> None:
    within = case(claim(**NONE), history=[LETTER], payments=[paid("2026-12-10", "400.00")])
    assert costs(within, law)[0] == "90.00"  # 15% of 600
    after = case(claim(**NONE), history=[LETTER], payments=[paid("2026-12-11", "400.00")])
    found = owed(after, law, "2026-12-12")
    assert (found.costs.claimed, found.costs.paid) == (Decimal("150.00"), Decimal("150.00"))
    assert found.principal_open == Decimal("750.00")  # 1000 - (400 - 150)


def test_a_consumer_who_paid_in_time_owes_none(law: Law) -> None:
    assert costs(case(claim(**NONE), history=[LETTER], payments=[paid("2026-12-10", "1000.00")]), law)[0] == "0.00"


def test_d14_08_never_more_than_the_notice_named(law: Law) -> None:
    found = owed(case(claim(), history=[notice("2026-11-24", "11.00")]), law, AFTER).costs
    assert (found.claimed, found.capped) == (Decimal("11.00"), True)


def test_d14_09_a_notice_that_named_too_much_gives_no_more_than_the_scale(law: Law) -> None:
    found = owed(case(claim(), history=[notice("2026-11-24", "500.00")]), law, AFTER).costs
    assert (found.claimed, found.capped) == (Decimal("150.00"), False)


def test_d14_14_several_claims_are_one_sum(law: Law) -> None:
    file = case(claim("F1", "100.00"), claim("F2", "200.00"), history=[notice("2026-11-24", "45.00")])
    assert costs(file, law)[0] == "45.00"  # over 300, not twice the minimum of 40


def test_d14_08_each_notice_caps_its_own_claims(law: Law) -> None:
    letters = [notice("2026-11-10", "500.00", claims=["F1"]), notice("2026-11-24", "11.00", claims=["F2"])]
    # F1: 150.00 by the scale; F2: 11.00 as named; together 161.00, below 300.00 over both
    assert costs(case(claim("F1"), claim("F2"), history=letters), law)[0] == "161.00"


def test_a_claim_without_a_notice_of_its_own_does_not_count(law: Law) -> None:
    file = case(claim("F1"), claim("F2"), history=[notice("2026-11-24", "150.00", claims=["F1"])])
    assert costs(file, law)[0] == "150.00"


def test_d14_28_after_a_void_notice_a_new_one_counts(law: Law) -> None:
    void = notice("2026-10-06", "150.00", term={"days": "14", "starts": "letter_date"})
    assert costs(case(claim(), history=[void]), law) == ("0.00", "D14-03")
    assert costs(case(claim(), history=[void, LETTER]), law) == ("150.00", "D14-27")


def test_d14_13_what_is_outside_the_scale_stays_outside(law: Law) -> None:
    file = case(claim("F1"), claim("F2", costs_excluded="true"), history=[notice("2026-11-24", "150.00")])
    assert costs(file, law)[0] == "150.00"
    tort = {"since": "2026-02-01", "ground": "tort"}
    letters = [sent("reminder", "2026-03-03")]
    assert costs(business(claim(default=tort), debt={"kind": "tort"}, history=letters), law) == ("0.00", "D14-13")


def test_a_creditor_that_does_not_claim_them_gets_none(law: Law) -> None:
    file = case(claim(), costs={"claim_collection_costs": "false"}, history=[LETTER])
    assert costs(file, law)[0] == "0.00"


VAT = {"amount": "45.00", "vat": "9.45", "vat_declared": "true"}
AGENCY: Parts = {"role": "collection_agency", "party": {**FIRM, "id": "agency"}, "charges_vat": "true"}


@pytest.mark.parametrize(
    ("named", "deducts", "agency", "vat"),
    [
        (VAT, "false", AGENCY, "9.45"),  # 21% of 45.00
        ({**VAT, "amount": "11.00", "vat": "2.31"}, "false", AGENCY, "2.31"),
        ({**VAT, "vat_declared": "false"}, "false", AGENCY, "0.00"),
        ({**VAT, "vat": None}, "false", AGENCY, "0.00"),
        (VAT, "true", AGENCY, "0.00"),
        (VAT, None, AGENCY, "0.00"),
        (VAT, "false", {"role": "creditor"}, "0.00"),
    ],
)
def test_d14_12_vat_needs_a_charge_no_deduction_and_a_declaration(
    law: Law, named: Parts, deducts: str | None, agency: Parts, vat: str
) -> None:
    parts: dict[str, Any] = {
        "creditor": {**CREDITOR, "vat": {"can_deduct": deducts}},
        "collector": agency,
        "history": [notice("2026-11-24", "45.00", costs=named)],
    }
    assert f"{owed(case(claim('F1', '300.00'), **parts), law, AFTER).costs.claimed_vat:.2f}" == vat


def test_dem_21_a_business_owes_the_minimum_before_anybody_asked(law: Law) -> None:
    assert costs(business(claim()), law, "2026-01-31") == ("0.00", "D14-33")
    assert costs(business(claim()), law, "2026-02-01") == ("40.00", "DEM-21")


def test_d14_33_a_business_owes_the_scale_from_the_first_demand(law: Law) -> None:
    file = business(claim(), history=[sent("reminder", "2026-03-03")])
    assert costs(file, law, "2026-03-02") == ("40.00", "DEM-21")
    assert costs(file, law, "2026-03-03") == ("150.00", "D14-33")


@pytest.mark.parametrize(
    "letter",
    [
        sent("reminder", "2026-01-20"),  # before default
        sent("reminder", "2026-03-03", claims=["F2"]),  # about another claim
        sent("reminder", "2026-03-03", returned_on="2026-03-09"),
    ],
)
def test_a_demand_that_does_not_concern_the_default_starts_no_scale(law: Law, letter: Parts) -> None:
    file = business(claim(), claim("F2", due="2026-11-30"), history=[letter])
    assert costs(file, law, "2026-03-31") == ("40.00", "DEM-21")


def test_the_scale_never_gives_less_than_the_minimum(law: Law) -> None:
    file = business(claim("F1", "100.00"), history=[sent("reminder", "2026-03-03")])
    assert costs(file, law)[0] == "40.00"  # 15% of 100 is 15.00


def test_a_payment_before_any_demand_goes_to_the_principal_not_to_the_minimum(law: Law) -> None:
    file = business(claim(**NONE), payments=[paid("2026-02-10", "1000.00")])
    for on in ("2026-02-10", "2026-02-11"):
        assert owed(file, law, on).principal_open == 0


def test_the_base_is_what_was_open_at_the_first_demand(law: Law) -> None:
    file = business(claim(**NONE), history=[sent("reminder", "2026-03-03")], payments=[paid("2026-03-02", "400.00")])
    assert costs(file, law)[0] == "90.00"  # 15% of 600


# ── The minimum of art. 6:96 lid 4 ────────────────────────────────────────────────────────────────────────────


def three(**more: Any) -> list[Parts]:
    return [claim(name, "50.00", **more) for name in ("F1", "F2", "F3")]


def test_dem_22_the_minimum_is_asked_once_and_a_remark_says_what_a_decision_would_make_it(law: Law) -> None:
    found = owed(business(*three()), law, "2026-03-31")
    assert found.costs.claimed == 40
    assert any("DEM-22" in said and "3 x € 40.00 = € 120.00" in said for said in remarks(found))
    off = owed(business(*three(), costs={"minimum_per_claim": "false"}), law, "2026-03-31")
    assert off.costs.claimed == 40
    assert any("DEM-22" in said for said in remarks(off))


def test_dem_22_decided_it_is_asked_for_each_claim_in_default(law: Law) -> None:
    decided = {"minimum_per_claim": "true"}
    found = owed(business(*three(), claim("F4", due="2026-04-30"), costs=decided), law, "2026-03-31")
    assert found.costs.claimed == 120  # F4 is not due
    assert any("from memory" in said and "DEM-22" in said for said in remarks(found))


def test_dem_22_decided_it_is_the_least_amount_beside_the_scale(law: Law) -> None:
    letters = [sent("reminder", "2026-03-03")]
    file = business(*three(), costs={"minimum_per_claim": "true"}, history=letters)
    found = owed(file, law, "2026-03-31").costs
    assert (found.scale, found.claimed) == (Decimal("40.00"), Decimal("120.00"))  # scale: 15% of 150 is 22.50
    assert [row.table for row in found.rows] == ["collection_costs", "minimum_collection_costs"]
    large = [claim(name, "1000.00") for name in ("F1", "F2", "F3")]
    file = business(*large, costs={"minimum_per_claim": "true"}, history=letters)
    assert costs(file, law) == ("425.00", "D14-33")  # 375 + 10% of 500, above 3 x 40


def test_dem_22_is_not_for_a_consumer(law: Law) -> None:
    file = case(*three(), costs={"minimum_per_claim": "true"}, history=[notice("2026-11-24", "40.00")])
    assert costs(file, law) == ("40.00", "D14-27")


def test_dem_21_who_paid_on_time_owes_no_minimum(law: Law) -> None:
    # In default from 1 February; paid on 31 January, and on 1 February.
    on_time = owed(business(claim(), payments=[paid("2026-01-31", "1000.00")]), law, "2026-02-10")
    assert (on_time.costs.claimed, on_time.open) == (0, 0)
    assert english(on_time.costs.reason) == "everything was paid before it was in default"
    late = owed(business(claim(), payments=[paid("2026-02-01", "1000.00")]), law, "2026-02-10")
    assert late.costs.claimed == 40


def test_dem_21_a_credit_note_before_default_counts_as_payment(law: Law) -> None:
    note = {"id": "C1", "claim": "F1", "on": "2026-02-01", "amount": "1000.00"}
    assert owed(business(claim(), credit_notes=[note]), law, "2026-02-10").costs.claimed == 0


def test_dem_22_only_claims_that_were_open_bear_the_minimum(law: Law) -> None:
    pays = [paid("2026-01-15", "50.00", for_claims=["F2"])]
    file = business(*three(), costs={"minimum_per_claim": "true"}, payments=pays)
    assert owed(file, law, "2026-03-31").costs.claimed == 80


# ── Agreed costs ──────────────────────────────────────────────────────────────────────────────────────────────


def agreed(percent: str | None = "20", minimum: str | None = "75.00", **more: Any) -> Parts:
    clause = {"percent": percent, "minimum": minimum, "article": "art. 10"}
    debt = {"kind": "commercial", "contract": {**CONTRACT, "contractual_costs": clause}}
    return {"debt": debt, "costs": {"by_contract": "true"}, "history": [sent("reminder", "2026-03-03")], **more}


def test_dem_29_agreed_costs_between_businesses_take_the_place_of_the_scale_when_claimed(law: Law) -> None:
    found = owed(business(claim(), **agreed()), law, "2026-03-31")
    assert (found.costs.claimed, found.costs.scale, found.costs.capped) == (200, 150, False)  # 20% of 1000
    assert (found.costs.rule, found.costs.article) == ("DEM-29", "art. 10 overeenkomst")
    assert any("the court may moderate them" in said for said in remarks(found))
    assert owed(business(claim(**NONE), **agreed()), law, "2026-03-02").costs.rule == "DEM-21"  # before the demand


@pytest.mark.parametrize(
    ("percent", "minimum", "amount", "expected"),
    [
        ("20", "75.00", "100.00", "75.00"),  # 20.00 is below the agreed least
        ("15", None, "100.00", "40.00"),  # art. 6:96 lid 4: at least 40
        (None, "250.00", "100.00", "250.00"),
        ("12.5", None, "1000.03", "125.00"),  # 125.00375
    ],
)
def test_dem_29_percentage_and_least_amount(
    law: Law, percent: str | None, minimum: str | None, amount: str, expected: str
) -> None:
    file = business(claim("F1", amount), **agreed(percent, minimum))
    assert owed(file, law, "2026-03-31").costs.claimed == Decimal(expected)


def test_dem_29_without_the_case_file_saying_so_the_scale_counts(law: Law) -> None:
    found = owed(business(claim(), **agreed(costs={})), law, "2026-03-31")
    assert found.costs.claimed == 150
    assert any("DEM-29" in said for said in remarks(found))


def test_dem_29_a_clause_that_names_nothing_is_not_reckoned(law: Law) -> None:
    found = owed(business(claim(), **agreed(None, None)), law, "2026-03-31")
    assert found.costs.claimed == 150
    assert any("no percentage and no amount" in said for said in remarks(found))


def test_d14_34_agreed_costs_are_never_asked_of_a_consumer(law: Law) -> None:
    found = owed(case(claim(), **agreed(history=[LETTER])), law, AFTER)
    assert (found.costs.claimed, found.costs.rule) == (150, "D14-27")
    assert any("D14-34" in said for said in remarks(found))


# ── Instalments, and defaults of before the scale ─────────────────────────────────────────────────────────────


def instalments(*kinds: str) -> list[Parts]:
    dues = ("2026-05-23", "2026-05-24", "2026-10-31")  # the letter of 24 November looks back to 24 May
    made = zip(("F1", "F2", "F3"), ("600.00", "500.00", "300.00"), dues, kinds, strict=False)
    return [claim(name, amount, dated="2026-05-01", due=due, kind=kind) for name, amount, due, kind in made]


def test_d14_15_several_instalments_in_one_letter_cost_the_highest_for_one_of_them(law: Law) -> None:
    file = case(*instalments("instalment", "instalment", "instalment"), history=[notice("2026-11-24", "210.00")])
    found = owed(file, law, AFTER)
    # F2 and F3 fell due in the six months before the letter: 500.00 counts and 300.00 does not. F1 is older, so that
    # the costs go over 600 + 500: 15% of it
    assert (found.costs.base, found.costs.claimed) == (1100, 165)
    said = next(text for text in remarks(found) if "D14-15" in text)
    assert said.startswith("F2, F3 are instalments")


def test_d14_15_the_letter_over_three_months_of_rent_names_the_costs_over_one(law: Law) -> None:
    dues = ("2026-07-01", "2026-08-01", "2026-09-01")
    rent = [claim(f"M{day[6]}", "800.00", dated=day, due=day, kind="rent") for day in dues]
    before = owed(case(*rent), law, "2026-11-21").costs
    assert (before.base, before.scale, before.claimed) == (800, 120, 0)  # 15% of 800
    named = [notice("2026-10-10", "360.00")]
    file = case(*rent, history=named)
    after = owed(file, law, "2026-11-21")
    assert after.costs.claimed == 120
    assert explain(file, after, law).costs.by_tiers == 120


def test_d14_10_what_is_credited_after_the_costs_fell_due_lowers_them(law: Law) -> None:
    def with_note(amount: str, **parts: object) -> CostsStatement:
        note = {"id": "c1", "claim": "F1", "on": "2026-12-14", "amount": amount, "reason": "retour"}
        file = case(history=[LETTER], credit_notes=[note], **parts)
        found = owed(file, law, "2026-12-20")
        assert explain(file, found, law).costs.costs == found.costs
        return found.costs

    assert (with_note("400.00").base, with_note("400.00").claimed) == (600, 90)  # 15% of 600
    assert with_note("1000.00").claimed == 0


def test_d14_15_one_instalment_gets_no_remark_and_neither_does_an_older_letter(law: Law) -> None:
    one = case(*instalments("invoice", "invoice", "instalment"), history=[notice("2026-11-24", "210.00")])
    assert remarks(owed(one, law, AFTER)) == ()
    older = [claim(name, due="2024-07-31", dated="2024-07-01", kind="instalment") for name in ("F1", "F2")]
    before = owed(case(*older, history=[notice("2024-09-17", "300.00")]), law, "2024-11-01")
    assert not any("D14-15" in said for said in remarks(before))


def test_the_scale_is_not_for_a_default_that_began_before_it(law: Law) -> None:
    old = claim("F1", dated="2012-05-01", due="2012-06-29")  # in default on 30 June 2012
    new = claim("F2", dated="2012-05-01", due="2012-06-30")  # in default on 1 July 2012
    found = owed(case(old, new, history=[LETTER]), law, AFTER)
    assert (found.costs.claimed, found.costs.base) == (150, 1000)
    assert any(said.startswith("F1: in default before 1 July 2012") for said in remarks(found))
    alone = owed(case(old, history=[LETTER]), law, AFTER).costs
    assert (alone.claimed, alone.rule) == (0, "D14-11")
    assert alone.article.startswith("art. 3 ")
    firm = owed(business(old, history=[sent("reminder", "2026-03-03")]), law, AFTER).costs
    assert (firm.claimed, firm.rule) == (0, "D14-11")


# ── Whatever the claims ───────────────────────────────────────────────────────────────────────────────────────

AMOUNTS = st.decimals("0.01", "30000", places=2).map(lambda amount: f"{amount:.2f}")
LAW = load_law()


@settings(max_examples=40)
@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.booleans())
def test_a_business_owes_between_minimum_and_maximum_and_splitting_a_demand_never_raises_it(
    amounts: list[str], per_claim: bool
) -> None:
    claims = [claim(f"F{number}", amount, **NONE) for number, amount in enumerate(amounts)]
    position = {"minimum_per_claim": "true" if per_claim else "false"}
    together = business(*claims, costs=position, history=[sent("reminder", "2026-03-03")])
    apart = [sent("reminder", "2026-03-03", f"r{one['id']}", claims=[one["id"]]) for one in claims]
    split = business(*claims, costs=position, history=apart)
    one = owed(together, LAW, "2026-03-31").costs
    assert 40 <= one.claimed <= 6775
    assert one.claimed == max(one.scale, 40 * len(claims) if per_claim else 40)
    assert owed(split, LAW, "2026-03-31").costs.claimed == one.claimed


@settings(max_examples=40)
@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.lists(AMOUNTS, min_size=4, max_size=4))
def test_a_consumer_never_owes_more_than_the_scale_over_the_sum_or_than_the_notices_named(
    amounts: list[str], named: list[str]
) -> None:
    claims = [claim(f"F{number}", amount, **NONE) for number, amount in enumerate(amounts)]
    letters = [
        notice("2026-11-24", cap, id=f"n{one['id']}", claims=[one["id"]])
        for one, cap in zip(claims, named, strict=False)
    ]
    found = owed(case(*claims, history=letters), LAW, AFTER).costs
    assert found.claimed <= found.scale
    assert found.claimed <= sum(Decimal(cap) for cap in named[: len(claims)])
    assert found.capped == (found.claimed < found.scale)


def test_a_payment_between_two_notices_meets_the_costs_of_the_first_alone(law: Law) -> None:
    letters = [
        notice("2026-10-06", "11.00", claims=["F1", "F2"]),
        notice("2026-11-10", "300.00", claims=["F3", "F4"]),
    ]
    claims = [claim(name, **NONE) for name in ("F1", "F2", "F3", "F4")]
    found = owed(case(*claims, history=letters, payments=[paid("2026-11-11", "100.00")]), law, AFTER)
    assert found.payments[0].to(Head.COSTS) == Decimal("11.00")
    # The other 89.00 lowered four equal claims by 22.25 each; the second notice counts 2 x 977.75, at 15% 293.325.
    assert found.costs.claimed == Decimal("304.33")
