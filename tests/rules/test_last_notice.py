"""The last notice before the summons in the plan: an optional step, only when proceedings are decided on (DEM-07)."""

import datetime as dt

import pytest
from case_builder import CONTRACT, OFFICE, Parts, case, facts, notice, sent

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.resources import templates_folder
from filing.rules.kinds import Kinds, load_kinds
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.plan_steps import StepState
from filing.rules.track_file import load_tracks

LAST_NOTICE = "last_notice_before_summons"
BAILIFF: Parts = {
    "id": "gdw", "type": "natural_person", "first_names": "Jan", "last_name": "Baas", "addresses": [OFFICE],
}  # fmt: skip
DEMANDED = [
    sent("reminder", "2026-02-03", delivered_on="2026-02-05"),
    notice("2026-03-03", "150.00", delivered_on="2026-03-05"),
    sent("final_demand", "2026-04-07", delivered_on="2026-04-09"),  # fourteen days: until 23 April
]


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    folder = templates_folder()
    return load_kinds({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("document.yaml")})


def demanded(**parts: object) -> CaseFile:
    contract = {**CONTRACT, "concluded_on": "2025-12-15"}
    return case(history=DEMANDED, debt={"kind": "consumer_sale", "contract": contract}, **parts)


def planned(file: CaseFile, law: Law, kinds: Kinds, on: str) -> Plan:
    return make_plan(facts(file, law, on), kinds, load_tracks())


def state(plan: Plan) -> StepState:
    return next(step.state for step in plan.steps if LAST_NOTICE in step.kinds)


def test_it_waits_for_the_term_of_the_final_demand(law: Law, kinds: Kinds) -> None:
    """The demand of 7 April came on 9 April and gave fourteen days: until 23 April."""
    plan = planned(demanded(bailiff=BAILIFF), law, kinds, "2026-04-23")
    assert plan.document(LAST_NOTICE).status is Status.WAITING
    assert plan.document(LAST_NOTICE).until == dt.date(2026, 4, 24)


def test_it_is_the_next_step_when_a_bailiff_is_there_and_no_docket_date(law: Law, kinds: Kinds) -> None:
    plan = planned(demanded(bailiff=BAILIFF), law, kinds, "2026-04-24")
    assert state(plan) is StepState.NEXT
    assert next(step for step in plan.steps if LAST_NOTICE in step.kinds).optional


def test_it_is_left_out_when_nothing_is_decided_or_the_docket_date_is_planned(law: Law, kinds: Kinds) -> None:
    """Rule DEM-07: nobody announces a summons that is not decided on; with a docket date the summons itself is next."""
    assert state(planned(demanded(), law, kinds, "2026-04-24")) is StepState.LEFT_OUT
    dated = demanded(bailiff=BAILIFF, proceedings={"docket_date": "2026-06-03"})
    assert state(planned(dated, law, kinds, "2026-04-24")) is StepState.LEFT_OUT


def test_a_summons_waits_for_the_term_that_it_gave(law: Law, kinds: Kinds) -> None:
    given = sent(
        LAST_NOTICE, "2026-05-01", delivered_on="2026-05-06", term={"days": "7", "starts": "day_after_receipt"}
    )
    file = demanded(bailiff=BAILIFF).model_copy(
        update={"history": (*demanded().history, *case(history=[given]).history)}
    )
    waiting = planned(file, law, kinds, "2026-05-13").document("summons")  # 6 May and seven days: until 13 May
    assert "WAY-01" in {one.rule.number for one in waiting.findings if one.hinders}
    free = planned(file, law, kinds, "2026-05-14").document("summons")
    assert "WAY-01" not in {one.rule.number for one in free.findings if one.hinders}
