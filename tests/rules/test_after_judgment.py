"""After judgment what was awarded is owed, and nothing on top; a paid debt ends the track (EXE-05, X-43).

Figures: 4% statutory interest over 1,000.00 from 2026-07-03 until 2026-11-24, 144 days: 1000 x 0.04 x 144 / 365 =
15.78. Costs, then interest, then principal (art. 6:44 lid 1 BW).
"""

import datetime as dt
from decimal import Decimal

import pytest
from case_builder import CONSUMER, Parts, case, claim, english, facts, notice, paid

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.reckoning.awarded import awarded
from filing.rules.catalogue import built_in_kinds
from filing.rules.outlook import Projection, outlook
from filing.rules.plan import Plan, make_plan
from filing.rules.plan_steps import StepState
from filing.rules.track_file import load_tracks

ON = "2026-11-24"
DAY = dt.date.fromisoformat(ON)
TITLE: Parts = {"court": "rechtbank Midden-Nederland", "number": "1", "given_on": "2026-11-02"}
PRINCIPAL: Parts = {
    "head": "principal", "amount": "1000.00", "interest": {"regime": "statutory"}, "interest_from": "2026-07-03",
}  # fmt: skip
AWARDS: list[Parts] = [
    PRINCIPAL,
    {"head": "collection_costs", "amount": "150.00"},
    {"head": "litigation_costs", "amount": "600.00"},
]
KINDS = built_in_kinds()
TRACKS = load_tracks(kinds=KINDS.by_name)


def judged(*payments: Parts, awards: list[Parts] | None = None, **parts: object) -> CaseFile:
    """A consumer's case with a notice whose term ran out, so that costs fell due before the judgment, and then one."""
    letters = [notice("2026-08-10", "150.00")]
    title = {**TITLE, "awards": AWARDS if awards is None else awards}
    return case(claim(), history=letters, payments=list(payments), judgment=title, **parts)


def planned(file: CaseFile, law: Law) -> tuple[Plan, tuple[Projection, ...]]:
    gathered = facts(file, law, ON)
    return make_plan(gathered, KINDS, TRACKS), outlook(gathered, TRACKS)


def test_exe05_what_is_owed_after_judgment_is_what_it_awards(law: Law) -> None:
    plan, moments = planned(judged(), law)
    today = moments[0]
    assert (today.principal, today.interest) == (Decimal("1000.00"), Decimal("15.78"))
    assert (today.costs, today.litigation, today.total) == (Decimal("150.00"), Decimal("600.00"), Decimal("1765.78"))
    assert plan.by_hand == ("judgment_service",)


def test_exe05_no_collection_costs_come_on_top_of_a_judgment_that_awards_none(law: Law) -> None:
    plan, moments = planned(judged(awards=[PRINCIPAL]), law)
    assert facts(judged(), law, ON).statement.costs.claimed == Decimal("150.00")  # without the judgment they were due
    assert (moments[0].costs, moments[0].total) == (Decimal(0), Decimal("1015.78"))
    assert not plan.checklist.open


def test_exe05_awards_that_are_not_on_record_are_asked_and_nothing_is_reckoned(law: Law) -> None:
    plan, moments = planned(judged(awards=[]), law)
    assert [one.total for one in moments] == [None, None]
    assert "awards is not on record" in english(moments[0].stopped or moments[0].assumed[0])
    assert [one.finding.rule.number for one in plan.checklist.open] == ["EXE-05"]
    assert "judgment.awards" in english(plan.checklist.open[0].finding.next_step)


def test_exe05_interest_without_its_first_day_is_asked(law: Law) -> None:
    lacking = {key: value for key, value in PRINCIPAL.items() if key != "interest_from"}
    plan, moments = planned(judged(awards=[lacking]), law)
    assert moments[0].total is None
    assert [one.finding.rule.number for one in plan.checklist.open] == ["EXE-05"]


def test_x12_a_payment_after_judgment_goes_to_costs_then_interest_then_principal(law: Law) -> None:
    # 770.00 on the day itself: 150.00 + 600.00 of costs, 15.78 of interest, 4.22 of principal
    found = awarded(facts(judged(paid(ON, "770.00")), law, ON).file, law, DAY)
    assert found is not None
    assert (found.costs, found.litigation, found.interest, found.principal) == (
        Decimal(0), Decimal(0), Decimal(0), Decimal("995.78"),
    )  # fmt: skip


def test_exe05_a_payment_of_before_the_judgment_is_taken_to_be_in_it(law: Law) -> None:
    _, moments = planned(judged(paid("2026-10-20", "100.00")), law)
    assert moments[0].total == Decimal("1765.78")
    assert any("before the judgment" in english(one) for one in moments[0].assumed)


@pytest.mark.parametrize("awards", [AWARDS, []])
def test_x43_a_paid_debt_ends_the_track_after_judgment(law: Law, awards: list[Parts]) -> None:
    plan, _ = planned(judged(paid("2026-11-20", "5000.00"), awards=awards), law)
    assert plan.is_paid
    assert (plan.next, plan.by_hand, plan.step) == ((), (), None)
    assert {one.state for one in plan.steps} == {StepState.LEFT_OUT}


def test_x43_a_claim_that_is_paid_leaves_the_costs_of_the_judgment_open(law: Law) -> None:
    # everything the claim came to was paid after the judgment, and its 600.00 for the proceedings was not
    plan, moments = planned(judged(paid("2026-11-20", "1165.62")), law)
    assert not plan.is_paid
    assert plan.by_hand == ("judgment_service",)
    # 750.00 of costs; 140 days of interest until the payment, 15.34; so 400.28 of principal; 599.72 is left, and
    # four more days of interest over it: 0.26
    assert moments[0].total == Decimal("599.98")


def test_x30_a_judgment_is_not_served_on_a_bankrupt_debtor(law: Law) -> None:
    bankrupt = {**CONSUMER, "statuses": [{"kind": "bankruptcy", "since": "2026-11-10"}]}
    plan, _ = planned(judged(debtors=[bankrupt]), law)
    assert [one.rule.number for one in plan.execution if one.hinders] == ["X-30"]
    assert (plan.by_hand, plan.step_from) == ((), None)
    assert plan.step is not None


def test_pre03_the_deadlines_name_the_judgment_as_a_person_reads_it(law: Law) -> None:
    plan, _ = planned(judged(), law)
    values = [value for one in plan.deadlines for _, value in one.what.values]
    assert "the judgment" not in values  # a word of English would stand in a Dutch sentence
