"""What holds of every plan, over random cases and days: a document is never proposed while its gate is unmet."""

import datetime as dt
from typing import Any

from case_builder import Parts, business, case, claim, notice, paid, sent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lives_of_cases import plan_on

from filing.casefile.case import CaseFile
from filing.rules.finding import Severity, Verdict
from filing.rules.plan import Status
from filing.rules.plan_steps import StepState

DAYS = st.dates(dt.date(2026, 1, 10), dt.date(2026, 12, 20))
LETTERS = ("reminder", "notice_of_default", "final_demand", "payment_plan_breach")


@st.composite
def files(draw: st.DrawFn) -> CaseFile:
    """A case with some letters, notices, payments, disputes, plans and decisions, in any order that time allows."""
    parts: Parts = {}
    letters = draw(st.lists(st.tuples(st.sampled_from((*LETTERS, "fourteen_day_notice")), DAYS), max_size=5))
    parts["history"] = [_letter(place, *one) for place, one in enumerate(letters)]
    amounts = draw(st.lists(st.tuples(st.integers(1, 60_000), DAYS), max_size=3))
    parts["payments"] = [paid(str(on), f"{cents / 100:.2f}", f"P{at}") for at, (cents, on) in enumerate(amounts)]
    if draw(st.booleans()):
        raised = draw(DAYS)
        replies = [{"on": str(raised), "summary": "Wel."}] if draw(st.booleans()) else []
        parts["disputes"] = [{"id": "D1", "raised_on": str(raised), "ground": "Niet.", "replies": replies}]
    if draw(st.booleans()):
        agreed = draw(DAYS)
        rows = [{"due_on": str(agreed + dt.timedelta(days=30)), "amount": "100.00"}]
        broken: dict[str, Any] = {"broken_on": rows[0]["due_on"]} if draw(st.booleans()) else {}
        parts["payment_plans"] = [{"id": "R1", "agreed_on": str(agreed), "instalments": rows, **broken}]
    if draw(st.booleans()):
        rule = draw(st.sampled_from(("X-41", "X-40", "WAY-01", "D14-27", "CES-08")))
        parts["overrides"] = [{"rule": rule, "by": "X", "on": str(draw(DAYS)), "reason": "Zo besloten."}]
    amount = draw(st.sampled_from(("90.00", "1000.00", "30000.00")))
    term = draw(st.sampled_from(("agreed", "unilateral")))
    one = claim(amount=amount, payment_term={"set_by": term})
    return draw(st.sampled_from((case, business)))(one, **parts)


def _letter(place: int, kind: str, on: dt.date) -> Parts:
    name = f"H{place}"
    return notice(str(on), "40.00", id=name) if kind == "fourteen_day_notice" else sent(kind, str(on), name)


@given(files(), DAYS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_plan_never_proposes_a_document_whose_gate_is_unmet(file: CaseFile, day: dt.date) -> None:
    plan = plan_on(file, day)
    proposed = [one for one in plan.documents if one.status in {Status.DUE, Status.ALLOWED}]
    for one in proposed:
        for finding in one.findings:
            stands = finding.verdict is not Verdict.SATISFIED and finding.rule.severity is not Severity.WARN
            assert not stands or (finding.overruled_by is not None and finding.rule.overridable)
    assert {one.kind for one in proposed} >= set(plan.next)
    assert sum(step.state is StepState.NEXT for step in plan.steps) <= 1
    asked = [question.finding for question in plan.checklist.open]
    assert len({(one.rule.number, one.message, one.subject) for one in asked}) == len(asked)
    assert [one.on for one in plan.timeline] == sorted(one.on for one in plan.timeline)
