"""Collection costs: from a consumer only after a notice that ran out, from a business from the first demand."""

from decimal import Decimal
from typing import Any

import pytest
from case_builder import CONSUMER, CREDITOR, FIRM, Parts, business, case, claim, notice, owed, paid, sent

from filing.casefile.case import CaseFile
from filing.law.table import Law

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
