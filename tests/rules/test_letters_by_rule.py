"""Rules of sections 2 to 4 and 8 by number: what findings say of default, notices, plans, transfers and limitation."""

import datetime as dt
from typing import Any

import pytest
from case_builder import (
    CONSUMER,
    CONTRACT,
    CREDITOR,
    FIRM,
    OFFICE,
    Parts,
    business,
    case,
    claim,
    english,
    facts,
    notice,
    sent,
)

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Finding, Verdict
from filing.rules.gate import findings_for
from filing.rules.registry import requirements
from filing.rules.requirements.limitation import limitations

ON = "2026-12-11"
ALONE = {"kind": "other", "contract": {**CONTRACT, "payment_term": {"set_by": "unilateral"}}}
AGENCY = {"role": "collection_agency", "party": {**FIRM, "id": "agency"}, "register_number": "1", "complaints": "x"}
OLD = {"type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"}
DEED = {"old_creditor": OLD, "new_creditor": CREDITOR, "deed_on": "2026-03-01", "deed": "private"}


def asked(name: str, file: CaseFile, law: Law, on: str = ON) -> Finding:
    return requirements()[name](facts(file, law, on))


def test_d14_21_how_and_when_default_arose_is_told_for_each_claim(law: Law) -> None:
    tort = claim("F2", due="2026-12-31", default={"since": "2026-02-01", "ground": "tort"})
    found = asked("every_claim_is_in_default", case(claim(), tort), law)
    assert english(found.message) == (
        "Every open claim is in default: F1 since 1 February 2026 (art. 6:83 onder a BW): the agreed last day to pay "
        "is 31 January 2026."
    )
    assert (found.facts[0].path, found.facts[1].path) == ("claims.F1.due_on", "debt.contract.payment_term.set_by")


def test_d14_22_a_term_that_the_creditor_set_alone_asks_for_a_notice_of_default_first(law: Law) -> None:
    found = asked("consumer_is_in_default", case(debt=ALONE), law)
    assert "set by the creditor alone" in english(found.message)
    assert "notice of default" in english(found.next_step)


def test_d14_28_a_void_notice_is_not_repaired_by_a_second_one_with_a_few_days(law: Law) -> None:
    bad = notice("2026-10-06", "150.00", term={"days": "14", "starts": "letter_date"})
    few = notice("2026-11-03", "150.00", id="again", term={"days": "3", "starts": "day_after_receipt"})
    found = asked("notice_has_run_out", case(history=[bad, few]), law)
    assert found.verdict is Verdict.UNMET
    assert "its term of 3 days from the day after receipt is too short (D14-01)" in english(found.message)
    assert "D14-28" in english(found.next_step)


def test_d14_29_a_notice_by_e_mail_alone_asks_for_the_day_of_receipt(law: Law) -> None:
    found = asked("notice_has_run_out", case(history=[notice("2026-11-24", "150.00", channel="email")]), law)
    assert english(found.next_step) == (
        "Record delivered_on for the notice of 24 November 2026, or send it again with a full new term."
    )
    known = notice("2026-11-24", "150.00", channel="email", delivered_on="2026-11-24")
    assert asked("receipt_can_be_proved", case(history=[known]), law).rule.number == "D14-30"


def test_dem_06_no_more_is_claimed_than_the_notice_named(law: Law) -> None:
    found = asked("costs_stay_below_the_notice", case(history=[notice("2026-11-24", "11.00")]), law)
    assert english(found.message) == "The scale gives € 150.00, and the notice named less; € 11.00 is claimed."


def test_rem_23_a_fee_in_the_principal_is_asked_about_and_a_person_can_settle_it(law: Law) -> None:
    fee = claim("F2", "12.50", description="Administratiekosten herinnering")
    reminder = built_in_kinds().by_name["reminder"]
    answer = {"rule": "D14-35", "answer": "yes", "by": "X", "on": "2026-12-01"}
    for answers, hinders in (([], True), ([answer], False)):
        found = findings_for(facts(case(claim(), fee, answers=answers), law, ON), reminder)
        (one,) = [finding for finding in found if finding.rule.number == "D14-35"]
        assert one.hinders is hinders


def test_pln_03_a_plan_that_is_kept_cannot_be_ended_at_will(law: Law) -> None:
    plan = {"id": "R1", "agreed_on": "2026-10-01", "instalments": [{"due_on": "2026-12-31", "amount": "100.00"}]}
    found = asked("no_plan_is_honoured", case(payment_plans=[plan]), law)
    assert (found.rule.number, found.verdict) == ("X-40", Verdict.UNMET)
    assert "cannot be ended at will" in english(found.message)


@pytest.mark.parametrize("deed", ["private", "registered", "authentic"])
def test_ces_01_no_deed_does_without_notice_to_the_debtor(law: Law, deed: str) -> None:
    found = asked("assignment_was_notified", case(assignments=[{**DEED, "deed": deed}]), law)
    assert (found.rule.number, found.hinders) == ("CES-08", True)
    assert found.facts[1].path == "assignments[0].notice.on"


def test_dis_02_a_collector_has_a_scheme_for_complaints_and_a_creditor_needs_none(law: Law) -> None:
    assert asked("complaints_scheme_is_known", case(), law).verdict is Verdict.SATISFIED
    bare = case(collector={**AGENCY, "complaints": None})
    assert asked("complaints_scheme_is_known", bare, law).verdict is Verdict.UNMET


def test_pre_03_a_judgment_lives_twenty_years_and_its_interest_five(law: Law) -> None:
    judgment = {"court": "rechtbank", "number": "1", "given_on": "2007-03-01"}
    old = claim(dated="2006-01-01", due="2006-01-31", interest={"regime": "none"})
    found = {what: one.date for what, one in limitations(facts(case(old, judgment=judgment), law, ON))}
    # twenty and five years from the day after the judgment of 1 March 2007
    assert found == {
        "the judgment": dt.date(2027, 3, 1),
        "the first interest under the judgment": dt.date(2012, 3, 1),
    }


def test_pre_04_a_letter_interrupts_only_when_it_is_marked_and_received(law: Law) -> None:
    one = claim(interest={"regime": "none"})
    marked = sent("reminder", "2027-03-03", interrupts_limitation="true")
    for letter, lapsed in ((sent("reminder", "2027-03-03"), True), (marked, False)):
        found = asked("claims_have_not_lapsed", case(one, history=[letter]), law, "2028-02-01")
        assert (found.verdict is Verdict.UNMET) is lapsed


def test_pre_08_what_lapsed_is_a_warning_and_only_a_letter_that_threatens_is_blocked(law: Law) -> None:
    file = case(claim(interest={"regime": "none"}))
    assert asked("claims_have_not_lapsed", file, law, "2028-02-01").warns
    assert asked("lapsed_claims_are_not_threatened", file, law, "2028-02-01").hinders


def test_pre_02_what_nobody_called_a_sale_is_counted_as_one_and_that_is_said(law: Law) -> None:
    file = case(claim(interest={"regime": "none"}), debt={"kind": "other", "contract": CONTRACT})
    found = asked("claims_have_not_lapsed", file, law, "2028-02-01")
    assert "F1 counts as a consumer sale" in english(found.next_step)


def test_pre_09_a_letter_to_the_partnership_alone_does_not_reach_its_partners(law: Law) -> None:
    partner = {**CONSUMER, "acts_as": "business"}
    vof = {"id": "vof", "type": "partnership", "name": "Proef V.O.F.", "legal_form": "vof", "addresses": [OFFICE]}
    one = claim(dated="2022-01-01", due="2022-01-31", interest={"regime": "none"})
    for to, lapsed in ((["vof"], True), (["vof", "jansen"], False)):
        letter = sent("reminder", "2024-03-01", interrupts_limitation="true", to=to)
        file = business(one, debtors=[{**vof, "partners": [partner]}], history=[letter])
        found = asked("claims_have_not_lapsed", file, law, "2027-02-01")
        assert (found.verdict is Verdict.UNMET) is lapsed


STATED = {"since": "2026-02-01", "ground": "liability_statement"}
TROUBLED = {"id": "R1", "proposed_on": "2026-02-01", "budget": {"income": "1.00", "expenses": "1.00"}}


@pytest.mark.parametrize(
    ("rule", "kind", "claims", "parts"),
    [
        ("REM-13", "reminder", [claim()], {"collector": AGENCY}),
        ("REM-15", "reminder", [claim()], {"collector": AGENCY, "payment_plans": [TROUBLED]}),
        ("REM-18", "reminder", [claim()], {"assignments": [DEED]}),
        ("DEM-02", "final_demand", [claim(default=STATED)], {}),
        ("DEM-08", "summons", [claim(kind="damages")], {}),
        ("PRE-07a", "summons", [claim()], {"history": [{"id": "s", "kind": "suit", "on": "2026-03-01"}]}),
    ],
)
def test_a_question_is_asked_only_where_it_makes_sense(
    law: Law, rule: str, kind: str, claims: list[Parts], parts: dict[str, Any]
) -> None:
    for file, expected in ((case(*claims, **parts), True), (case(), False)):
        found = findings_for(facts(file, law, ON), built_in_kinds().by_name[kind])
        assert any(one.requirement == "question" and one.rule.number == rule for one in found) is expected
