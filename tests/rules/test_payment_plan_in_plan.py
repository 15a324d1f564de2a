"""When the plan asks for a letter about a payment plan or a payment, and that the other steps stay as they are.

PLN-01, PLN-04, PLN-06, X-17; 24 November 2026 is a Tuesday.
"""

import datetime as dt
from typing import Any

import pytest
from case_builder import Parts, case, claim, facts, paid, sent
from lives_of_cases import plan_on, tools
from prepared_cases import office

from filing.casefile.case import CaseFile
from filing.documents.fields import NO_EXHIBITS
from filing.documents.write import write_kind
from filing.errors import WrongUsage
from filing.law.table import Law
from filing.rules.plan import Plan, Status
from filing.rules.plan_standing import agreed, offered

ON = "2026-11-24"
TERMS: Parts = {"fatal_dates": "true", "lapse_clause": "false", "interest_runs": "false"}
ASKED: Parts = {"id": "R1", "proposed_on": "2026-11-20", "budget": {"room": "200.00", "pay_day": "31"}, **TERMS}
NO_INTEREST = claim(interest={"regime": "none"})
REMINDED = [sent("reminder", "2026-10-06")]


def agreed_plan(*dues: tuple[str, str], **more: Any) -> Parts:
    rows = [{"due_on": day, "amount": amount} for day, amount in dues]
    accepted = {"accepted_by": "J. Jansen", "accepted_via": "email"}
    return {"id": "R1", "agreed_on": "2026-09-21", "instalments": rows, **accepted, **TERMS, **more}


HALVES = (("2026-10-30", "500.00"), ("2026-11-30", "500.00"))
BROKEN = agreed_plan(*HALVES, broken_on="2026-10-30", payments_checked_on="2026-11-02")


def about(*plans: Parts, **more: Any) -> CaseFile:
    return case(NO_INTEREST, payment_plans=list(plans), **more)


def planned(file: CaseFile, on: str = ON) -> Plan:
    return plan_on(file, dt.date.fromisoformat(on))


def test_an_offer_is_due_beside_the_next_step_which_stays_as_it_was() -> None:
    before, with_plan = planned(about(history=REMINDED)), planned(about(ASKED, history=REMINDED))
    assert set(with_plan.next) == {*before.next, "payment_plan_offer"}
    assert with_plan.step == before.step
    assert with_plan.tracks == before.tracks


def test_an_offer_that_went_out_is_not_due_again_and_its_term_is_waited_for() -> None:
    offer = sent("payment_plan_offer", "2026-11-20")  # a Friday: delivered on the 24th, so fourteen days to 8 December
    plan = planned(about(ASKED, history=[*REMINDED, offer]))
    assert (plan.next, plan.step_from) == ((), dt.date(2026, 12, 9))
    assert plan.document("payment_plan_offer").status is Status.SENT


def test_a_second_request_calls_for_a_second_offer() -> None:
    earlier = {**ASKED, "id": "R0", "proposed_on": "2026-08-03", "ended_on": "2026-09-01"}
    plan = planned(about(earlier, ASKED, history=[*REMINDED, sent("payment_plan_offer", "2026-08-04")]))
    assert "payment_plan_offer" in plan.next


def test_pln_06_without_a_budget_an_offer_waits_for_the_answer_of_a_person() -> None:
    no_budget = {**ASKED, "budget": None}
    plan = planned(about(no_budget))
    assert "payment_plan_offer" not in plan.next
    assert "PLN-06" in {one.finding.rule.number for one in plan.checklist.open}
    answer = {"rule": "PLN-06", "answer": "yes", "on": ON, "by": "X"}
    assert "payment_plan_offer" in planned(about(no_budget, answers=[answer])).next


def test_pln_01_the_first_day_of_an_offer_lies_after_the_time_to_choose(law: Law) -> None:
    # a letter of 24 November is delivered on the 26th; fourteen days end on 10 December, and the 31st is the pay day
    found = offered(facts(about(ASKED), law, ON))
    assert found is not None
    assert found.earliest == dt.date(2026, 12, 11)
    assert [str(one.due_on) for one in found.schedules[0].instalments][:3] == ["2026-12-31", "2027-01-31", "2027-02-28"]
    assert [one.regular for one in found.schedules] == [200, 125, 100]  # 1000.00 in five, eight and ten


def test_a_plan_that_was_agreed_is_confirmed_until_it_begins() -> None:
    file = about(agreed_plan(*HALVES))
    assert planned(file, "2026-09-22").next == ("payment_plan_confirmation",)
    assert planned(file, "2026-10-30").next == ()
    confirmed = about(agreed_plan(*HALVES), history=[sent("payment_plan_confirmation", "2026-09-22", term=None)])
    assert planned(confirmed, "2026-09-23").next == ()


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, Status.DUE),
        ({"accepted_by": None}, Status.BLOCKED),
        ({"interest_runs": None}, Status.BLOCKED),  # rules 8.5: interest during the plan unsaid
        ({"instalments": [{"due_on": "2026-10-30", "amount": "999.99"}]}, Status.BLOCKED),  # an unpaid cent
        ({"instalments": [{"due_on": "2026-10-30", "amount": "1150.00"}]}, Status.BLOCKED),  # costs that were never due
        ({"instalments": [{"due_on": "2026-09-23", "amount": "1000.00"}]}, Status.BLOCKED),  # before it is delivered
    ],
)
def test_pln_01_a_plan_that_cannot_be_confirmed_is_held_up(more: Parts, status: Status) -> None:
    plan = planned(about({**agreed_plan(*HALVES), **more}), "2026-09-22")
    assert plan.document("payment_plan_confirmation").status is status


def test_x_30_to_x_35_no_plan_is_confirmed_with_a_debtor_who_is_bankrupt() -> None:
    file = about(agreed_plan(*HALVES))
    (debtor,) = file.debtors
    bankrupt = {**debtor.model_dump(mode="json"), "statuses": [{"kind": "bankruptcy", "since": "2026-09-01"}]}
    plan = planned(about(agreed_plan(*HALVES), debtors=[bankrupt]), "2026-09-22")
    assert plan.document("payment_plan_confirmation").status is Status.BLOCKED


def test_pln_04_a_missed_day_calls_for_its_notice_before_the_track_goes_on() -> None:
    plan = planned(about(BROKEN), "2026-11-03")
    assert plan.next == ("payment_plan_breach",)
    assert plan.by_hand == ()
    told = planned(about(BROKEN, history=[sent("payment_plan_breach", "2026-11-03")]), "2026-11-10")
    assert told.next == ()
    assert told.step_from == dt.date(2026, 11, 20)  # delivered on the 5th, so fourteen days to the 19th


def test_x_40_a_plan_that_was_repaired_after_its_notice_is_not_collected_past() -> None:
    told = [sent("payment_plan_breach", "2026-11-03")]  # its term ends on 19 November
    repaired = planned(about(BROKEN, history=told, payments=[paid("2026-11-12", "500.00")]), "2026-11-20")
    assert repaired.next == ()
    assert "X-40" in {one.finding.rule.number for one in repaired.checklist.open if one.holds_up}
    # without that money the term has run out, and the track goes on
    assert planned(about(BROKEN, history=told), "2026-11-20").next == ("reminder",)


def test_pln_02_another_plan_is_offered_to_a_debtor_whose_means_changed_while_one_runs() -> None:
    runs = agreed_plan(("2026-12-30", "500.00"), ("2027-01-30", "500.00"), id="R0")
    plan = planned(about(runs, ASKED))
    assert "payment_plan_offer" in plan.next
    assert plan.document("reminder").status is Status.BLOCKED  # the plan that runs is honoured


def test_a_draft_about_a_plan_or_payment_that_is_not_there_is_refused(law: Law) -> None:
    desk = office().desk
    for kind in ("payment_plan_offer", "payment_plan_confirmation", "payment_plan_breach", "payment_receipt"):
        with pytest.raises(WrongUsage, match=kind):
            write_kind(desk, office().kinds.kind(kind), facts(case(), law, ON), NO_EXHIBITS, ("txt",), concept=True)


def test_pln_04_a_later_plan_that_is_broken_takes_a_notice_of_its_own() -> None:
    old = agreed_plan(("2026-08-03", "1000.00"), id="R0", agreed_on="2026-07-01", broken_on="2026-08-03",
                      ended_on="2026-09-01")  # fmt: skip
    plan = planned(about(old, BROKEN, history=[sent("payment_plan_breach", "2026-08-10")]), "2026-11-03")
    assert plan.next == ("payment_plan_breach",)


@pytest.mark.parametrize(
    ("payments", "checked", "why"),
    [
        ([], "2026-11-01", "a Sunday: the bank has not booked what came in on Friday"),
        ([], None, "nobody looked at the account"),
        ([paid("2026-10-30", "500.00")], "2026-11-02", "received on the day itself, and booked later"),
        ([paid("2026-11-02", "500.00")], "2026-11-02", "received late, but whole"),
    ],
)
def test_pln_04_no_notice_goes_while_money_may_be_under_way_or_came_in(
    payments: list[Parts], checked: str | None, why: str
) -> None:
    plan = planned(about({**BROKEN, "payments_checked_on": checked}, payments=payments), "2026-11-03")
    assert "payment_plan_breach" not in plan.next, why


def test_pln_04_money_of_the_day_of_the_agreement_counts_for_the_plan_or_for_the_balance_as_the_sums_say(
    law: Law,
) -> None:
    at_once = paid("2026-09-21", "500.00")
    first = agreed(facts(about(agreed_plan(*HALVES), payments=[at_once]), law, "2026-11-03"))
    assert first is not None
    assert (first.balance.open, first.arrears) == (1000, 0)  # two halves of 1000.00: the first was paid at once
    rest = agreed_plan(("2026-10-30", "250.00"), ("2026-11-30", "250.00"))
    after = agreed(facts(about(rest, payments=[at_once]), law, "2026-11-03"))
    assert after is not None
    assert (after.balance.open, after.arrears) == (500, 250)  # the plan is for what was left


def test_x_17_a_receipt_may_always_be_made_and_is_due_when_it_is_asked() -> None:
    payment = paid("2026-11-03", "400.00")
    assert planned(about(payments=[payment])).document("payment_receipt").status is Status.ALLOWED
    asked = {**payment, "receipt_asked_on": "2026-11-05"}
    assert "payment_receipt" in planned(about(payments=[asked])).next
    given = sent("payment_receipt", "2026-11-06", term=None)
    assert "payment_receipt" not in planned(about(payments=[asked], history=[given])).next
    again = [asked, paid("2026-11-10", "100.00", "P2", receipt_asked_on="2026-11-11")]
    assert "payment_receipt" in planned(about(payments=again, history=[given])).next


def test_x_17_the_last_payment_has_its_receipt_too_although_nothing_is_owed_any_more() -> None:
    plan = planned(about(payments=[paid("2026-11-03", "1000.00", receipt_asked_on="2026-11-05")]))
    assert plan.document("payment_receipt").status is Status.DUE
    assert plan.document("final_demand").status is Status.BLOCKED  # X-43 stays for every other kind


def test_a_firm_cannot_switch_off_when_these_letters_are_called_for() -> None:
    _, _, tracks = tools()
    assert {"payment_plan_offer", "payment_plan_confirmation", "payment_receipt"} <= set(tracks.beside_when)
