"""Facts that cannot both be true: told with both places, blocking every document, and never the end of the program."""

import datetime as dt
from pathlib import Path

import pytest
from case_builder import HOME, case, claim, english, facts, paid, sent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.date_order import history_orders, money_orders, status_orders
from filing.casefile.loading import load_case, load_sound_case
from filing.errors import CaseInvalid
from filing.law.table import Law
from filing.reckoning.reckon import reckon
from filing.rules.catalogue import built_in_kinds
from filing.rules.facts import gather
from filing.rules.finding import Finding, Verdict
from filing.rules.gate import findings_for

BROKEN = Path(__file__).parents[1] / "broken" / "cases"
ON = dt.date(2026, 11, 24)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 11, 20)).map(str)
MAYBE = st.one_of(st.none(), DAYS)


def unmet(file: CaseFile, law: Law, kind: str = "reminder") -> list[Finding]:
    found = findings_for(facts(file, law, str(ON)), built_in_kinds().by_name[kind])
    return [one for one in found if one.rule.number.startswith("FACT-") and one.verdict is Verdict.UNMET]


def test_both_facts_are_named_with_their_places_and_days(law: Law) -> None:
    file = case(history=[sent("reminder", "2026-03-03", "r1", delivered_on="2026-03-02")])
    (found,) = unmet(file, law)
    assert found.rule.number == "FACT-01"
    assert english(found.message) == (
        "history.r1: it is delivered before it was dispatched (delivered_on 2 March 2026, on 3 March 2026)."
    )
    assert [(one.path, one.value) for one in found.facts] == [
        ("history.r1.on", dt.date(2026, 3, 3)),
        ("history.r1.delivered_on", dt.date(2026, 3, 2)),
    ]


@pytest.mark.parametrize("kind", built_in_kinds().by_name)
def test_every_document_is_blocked_and_nobody_overrules_it(law: Law, kind: str) -> None:
    rule = {"rule": "FACT-03", "by": "X", "on": "2026-11-01", "reason": "Toch."}
    file = case(payments=[paid("2026-03-03", "1.00", reversed_on="2026-03-02")], overrides=[rule])
    (found,) = unmet(file, law, kind)
    assert found.rule.number == "FACT-03"
    assert found.hinders


@pytest.mark.parametrize(
    "name", ["delivered_before_dispatched", "reversed_before_received", "instalments_out_of_order"]
)
def test_such_a_case_is_planned_around_and_refused_by_the_check(law: Law, name: str) -> None:
    known = as_of(load_case(BROKEN / name), ON)
    assert known.doubts
    gathered = gather(known, reckon(known.file, law, ON), law, ON)
    found = findings_for(gathered, built_in_kinds().by_name["reminder"])
    assert any(one.rule.number.startswith("FACT-") and one.hinders for one in found)
    with pytest.raises(CaseInvalid) as caught:
        load_sound_case(BROKEN / name)
    assert {problem.code for problem in caught.value.problems} == {"CASE-DATES"}


def test_a_status_that_ends_before_it_began_is_not_taken_for_one_that_ended(law: Law) -> None:
    status = {"kind": "bankruptcy", "since": "2026-05-01", "until": "2026-04-01"}
    debtor = {"id": "j", "type": "natural_person", "acts_as": "consumer", "last_name": "J", "addresses": [HOME]}
    assert [one.rule.number for one in unmet(case(debtors=[{**debtor, "statuses": [status]}]), law)] == ["FACT-06"]


@st.composite
def muddled(draw: st.DrawFn) -> CaseFile:
    """A case whose days stand in any order."""
    rows = [{"due_on": draw(DAYS), "amount": "10.00"} for _ in range(draw(st.integers(1, 3)))]
    plan = {
        "id": "R1",
        "agreed_on": draw(MAYBE),
        "broken_on": draw(MAYBE),
        "ended_on": draw(MAYBE),
        "instalments": rows,
    }
    dispute = {"id": "D1", "raised_on": draw(DAYS), "withdrawn_on": draw(MAYBE), "ground": "Nee.",
               "replies": [{"on": draw(DAYS), "summary": "Ja."}]}  # fmt: skip
    kinds = st.sampled_from(["reminder", "notice_of_default", "fourteen_day_notice"])
    letters = [
        sent(draw(kinds), draw(DAYS), f"e{place}", delivered_on=draw(MAYBE), returned_on=draw(MAYBE),
             costs={"amount": "150.00"})
        for place in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    status = {"kind": draw(st.sampled_from(["debt_restructuring", "moratorium"])), "since": draw(MAYBE),
              "until": draw(MAYBE)}  # fmt: skip
    debtor = {"id": "j", "type": "natural_person", "acts_as": "consumer", "last_name": "J", "addresses": [HOME]}
    return case(
        claim(),
        payments=[paid(draw(DAYS), "100.00", reversed_on=draw(MAYBE))],
        history=letters,
        payment_plans=[plan],
        disputes=[dispute],
        debtors=[{**debtor, "statuses": [status]}],
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=muddled())
def test_whatever_the_order_of_its_days_a_case_is_reckoned_and_each_impossible_order_is_found(
    law: Law, file: CaseFile
) -> None:
    broken = [one for one in (*money_orders(file), *history_orders(file), *status_orders(file)) if one.is_broken]
    assert bool(broken) <= bool(unmet(file, law))
