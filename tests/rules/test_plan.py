"""What the plan says of the examples day by day, and what people's answers and overrules do to it.

The golden plans were read against examples/README.md and the rules; they are compared, never written by a test.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from case_builder import CONTRACT, CREDITOR, HOME, Parts, business, case, claim, english, facts, notice, paid, sent

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loaded import Case
from filing.casefile.loading import load_case
from filing.errors import TemplateInvalid
from filing.law.table import Law
from filing.law.table import Status as Certainty
from filing.reckoning.reckon import reckon
from filing.resources import templates_folder
from filing.rules.facts import Facts, gather
from filing.rules.finding import Verdict
from filing.rules.kinds import Kinds, load_kinds
from filing.rules.plan import Plan, PlannedDocument, Status, make_plan
from filing.rules.registry import requirements
from filing.rules.track_file import load_tracks

ON = "2026-11-24"
GOLDEN = Path(__file__).parent / "plans.txt"


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    folder = templates_folder()
    return load_kinds({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("document.yaml")})


def planned(file: CaseFile, law: Law, kinds: Kinds, on: str = ON) -> Plan:
    return make_plan(facts(file, law, on), kinds, load_tracks())


def example(root: Path, name: str, law: Law, on: dt.date, whole: Case | None = None) -> Facts:
    known = as_of(whole or load_case(root / "examples" / name), on)
    return gather(known, reckon(known.file, law, on), law, on)


def finding(document: PlannedDocument, rule: str) -> Any:
    return next(one for one in document.findings if one.rule.number == rule)


def in_short(plan: Plan) -> str:
    lines = [
        f"  {one.kind:<20} {one.status.value}{f' until {one.until}' if one.until else ''}"
        + "".join(f" {f.rule.number}" for f in one.findings if f.hinders)
        for one in plan.documents
    ]
    return "\n".join([*lines, f"  next: {', '.join(plan.next) or 'nothing'}"])


def golden() -> dict[str, str]:
    """The reviewed plans: a line "consumer 2026-07-01" and the plan below it."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in GOLDEN.read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[name].append(line)
        elif line and not line.startswith("#"):
            name = line.strip()
            found[name] = []
    return {key: "\n".join(lines) for key, lines in found.items()}


@pytest.mark.parametrize("when", golden())
def test_the_plan_of_an_example_is_as_reviewed(root: Path, law: Law, kinds: Kinds, when: str) -> None:
    name, on = when.split()
    plan = make_plan(example(root, name, law, dt.date.fromisoformat(on)), kinds, load_tracks())
    assert in_short(plan) == golden()[when]


def test_the_whole_life_of_the_consumer_example_day_by_day(root: Path, law: Law, kinds: Kinds) -> None:
    day, last = dt.date(2026, 6, 18), dt.date(2026, 12, 31)
    whole = load_case(root / "examples" / "consumer")
    costs_from = dt.date(2026, 9, 18)  # the notice of 1 September ran to 17 September
    while day <= last:
        known = example(root, "consumer", law, day, whole)
        plan = make_plan(known, kinds, load_tracks())
        for kind in plan.next:
            document = plan.document(kind)
            assert document.may_be_made
            assert not any(one.hinders for one in document.findings)
        assert (known.statement.costs.claimed > 0) == (day >= costs_from)
        assert {claim.regime for claim in known.statement.claims} == {"statutory"}
        for document in plan.documents:
            waits = document.status is Status.WAITING
            assert waits == (document.until is not None)
            assert not waits or document.until is None or document.until > day
        if day <= dt.date(2026, 7, 2):
            assert plan.next == ()  # the last day to pay (REM-20)
        if dt.date(2026, 11, 3) <= day < dt.date(2026, 11, 5):
            assert plan.next == ()  # the defence has no answer yet
        day += dt.timedelta(days=1)


def test_waiting_ends_on_the_day_it_names(root: Path, law: Law, kinds: Kinds) -> None:
    for name in ("consumer", "business"):
        for on in (dt.date(2026, 7, 1), dt.date(2026, 9, 5), dt.date(2026, 10, 1)):
            for document in make_plan(example(root, name, law, on), kinds, load_tracks()).documents:
                if document.until is not None and document.kind != "fourteen_day_notice":
                    after = make_plan(example(root, name, law, document.until), kinds, load_tracks())
                    dated = {one.rule.number for one in document.findings if one.hinders}
                    still = {one.rule.number for one in after.document(document.kind).findings if one.hinders}
                    assert not dated & still, (name, on, document.kind)


# ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────


def override(rule: str, **more: Any) -> list[Parts]:
    return [{"rule": rule, "by": "X", "on": "2026-11-20", "reason": "Nagekeken.", **more}]


def answer(rule: str, said: str, on: str = "2026-11-20") -> Parts:
    return {"rule": rule, "answer": said, "by": "X", "on": on}


DISPUTE = {"disputes": [{"id": "D1", "raised_on": "2026-11-01", "ground": "Niet geleverd."}]}


def test_a_person_may_overrule_a_finding(law: Law, kinds: Kinds) -> None:
    assert planned(case(**DISPUTE), law, kinds).document("reminder").status is Status.BLOCKED
    plan = planned(case(overrides=override("X-41"), **DISPUTE), law, kinds)
    assert plan.document("reminder").status is Status.DUE
    assert finding(plan.document("reminder"), "X-41").overruled_by.by == "X"
    assert [one.rule for one in plan.overrides] == ["X-41"]


def test_an_overrule_for_one_document_leaves_the_others(law: Law, kinds: Kinds) -> None:
    plan = planned(case(overrides=override("X-41", document="fourteen_day_notice"), **DISPUTE), law, kinds)
    assert plan.document("reminder").status is Status.BLOCKED
    assert plan.document("fourteen_day_notice").status is Status.ALLOWED


def test_an_overrule_of_tomorrow_does_not_count_today(law: Law, kinds: Kinds) -> None:
    plan = planned(case(overrides=override("X-41", on="2026-11-25"), **DISPUTE), law, kinds)
    assert plan.document("reminder").status is Status.BLOCKED


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("X-30", {"debtors": [{"id": "j", "type": "natural_person", "acts_as": "consumer", "last_name": "J",
                               "statuses": [{"kind": "bankruptcy"}]}]}),
        ("X-15", {"claims": [claim(interest={"regime": "commercial"})]}),
        ("X-01", {"debtors": [{"id": "j", "type": "natural_person", "last_name": "J"}]}),
        ("X-05", {"collector": {"role": "debt_buyer", "party": {**CREDITOR, "id": "c"}}}),
        ("X-43", {"payments": [paid("2026-02-01", "2000.00")]}),
    ],
)  # fmt: skip
def test_some_rules_admit_no_overrule(law: Law, kinds: Kinds, rule: str, parts: dict[str, Any]) -> None:
    document = planned(case(overrides=override(rule), **parts), law, kinds).document("reminder")
    assert document.status is Status.BLOCKED
    assert "admits none" in english(finding(document, rule).message)


CLAUSE = {"kind": "consumer_sale", "contract": {**CONTRACT, "contractual_costs": {"percent": "15"}}}


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([], Verdict.UNKNOWN),
        ([answer("D14-34", "yes")], Verdict.SATISFIED),
        ([answer("D14-34", "no")], Verdict.UNKNOWN),
        ([answer("D14-34", "yes"), answer("D14-34", "no", "2026-11-21")], Verdict.UNKNOWN),  # the last one counts
        ([answer("D14-34", "yes", "2026-11-25")], Verdict.UNKNOWN),  # not yet given
        ([answer("SUM-41", "yes")], Verdict.UNKNOWN),
    ],
)
def test_an_answer_settles_the_question_of_its_rule(
    law: Law, kinds: Kinds, answers: list[Parts], verdict: Verdict
) -> None:
    document = planned(case(debt=CLAUSE, answers=answers), law, kinds).document("fourteen_day_notice")
    assert finding(document, "D14-34").verdict is verdict


def test_an_answer_settles_no_rule_that_asks_nothing(law: Law, kinds: Kinds) -> None:
    plan = planned(case(answers=[answer("X-41", "yes")], **DISPUTE), law, kinds)
    assert plan.document("reminder").status is Status.BLOCKED


# ── statuses ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_d14_28_after_a_void_notice_a_new_one_is_due(law: Law, kinds: Kinds) -> None:
    void = notice("2026-11-03", "150.00", term={"days": "14", "starts": "letter_date"})
    file = case(history=[sent("reminder", "2026-10-06"), void])
    # its own term ran to 17 November
    assert planned(file, law, kinds, "2026-11-17").document("fourteen_day_notice").status is Status.WAITING
    assert planned(file, law, kinds, "2026-11-24").next == ("fourteen_day_notice",)


def test_a_letter_that_came_back_is_due_again(law: Law, kinds: Kinds) -> None:
    file = case(history=[sent("reminder", "2026-11-10", returned_on="2026-11-16")])
    assert planned(file, law, kinds, "2026-11-15").document("reminder").status is Status.SENT
    assert planned(file, law, kinds, "2026-11-16").next == ("reminder",)


def test_d14_22_a_term_set_by_the_creditor_asks_for_a_notice_of_default_first(law: Law, kinds: Kinds) -> None:
    alone = {"kind": "consumer_sale", "contract": {**CONTRACT, "payment_term": {"set_by": "unilateral"}}}
    file = case(debt=alone, history=[sent("reminder", "2026-10-06"), sent("notice_of_default", "2026-11-10")])
    # delivered on 12 November, so the term runs to 26 November
    plan = planned(file, law, kinds)
    assert (plan.next, plan.document("fourteen_day_notice").until) == ((), dt.date(2026, 11, 27))
    assert planned(file, law, kinds, "2026-11-27").next == ("fourteen_day_notice",)
    before = case(debt=alone, history=[sent("reminder", "2026-10-06")])
    assert planned(before, law, kinds).next == ("notice_of_default",)


def test_a_period_that_a_court_fixed_is_waited_for(law: Law, kinds: Kinds) -> None:
    status = {"kind": "provisional_measure", "since": "2026-11-01", "until": "2027-02-01"}
    debtor = {"id": "j", "type": "natural_person", "acts_as": "consumer", "last_name": "J"}
    debtor |= {"addresses": [HOME], "statuses": [status]}
    document = planned(case(debtors=[debtor]), law, kinds).document("reminder")
    assert (document.status, document.until) == (Status.WAITING, dt.date(2027, 2, 1))


def test_after_a_judgment_nothing_of_the_amicable_phase_applies(law: Law, kinds: Kinds) -> None:
    judgment = {"court": "rechtbank X", "number": "1", "given_on": "2026-06-01"}
    plan = planned(case(judgment=judgment), law, kinds)
    assert {one.status for one in plan.documents} == {Status.NOT_APPLICABLE}
    # 3:324: twenty years from the day after the judgment
    assert ("judgment", dt.date(2046, 6, 1)) in [(english(one.what).split()[-1], one.on) for one in plan.deadlines]


def test_all_requirements_of_a_gate_run_whatever_the_first_one_says(law: Law, kinds: Kinds) -> None:
    found = planned(case(**DISPUTE), law, kinds, "2026-01-20").document("summons").findings
    gate = kinds.kind("summons").gate
    assert {one.requirement for one in found} >= set(gate)


def test_a_table_that_ends_is_a_finding_and_not_the_end_of_the_plan(law: Law, kinds: Kinds) -> None:
    far = {"docket_date": "2029-02-07", "docket_time": "10:00"}  # equated days are known through 2028
    document = planned(case(proceedings=far), law, kinds).document("summons")
    assert finding(document, "SUM-35").verdict is Verdict.UNKNOWN
    old = {"docket_date": "2015-06-10", "docket_time": "10:00", "served_on": "2015-05-01"}  # terms from 2015-11-01 on
    document = planned(case(proceedings=old), law, kinds).document("summons")
    assert finding(document, "LAW-02").verdict is Verdict.UNKNOWN


def test_what_a_document_needs_is_asked_for_and_cannot_be_overruled(law: Law, kinds: Kinds) -> None:
    document = planned(business(overrides=override("NEEDS")), law, kinds).document("bailiff_instruction")
    needs = [english(one.message) for one in document.findings if one.rule.number == "NEEDS" and one.hinders]
    assert ["bailiff" in needs[0], "instruction" in needs[1], len(needs)] == [True, True, 2]
    assert document.status is Status.BLOCKED


def test_values_that_are_not_sure_are_said_to_the_person(law: Law) -> None:
    known = facts(case(), law, ON)
    one = known.statement.claims[0]
    weak = tuple(replace(row, status=Certainty.DERIVED) for row in one.periods[0].rows)
    shaky = replace(one, periods=(replace(one.periods[0], rows=weak),))
    known = replace(known, statement=replace(known.statement, claims=(shaky,)))
    found = requirements()["law_values_are_sure"](known)
    assert (found.rule.number, found.verdict) == ("LAW-01", Verdict.UNKNOWN)
    assert "derived" in english(found.message)


# ── deadlines ───────────────────────────────────────────────────────────────────────────────────────────────────


def days(plan: Plan) -> dict[str, dt.date]:
    return {english(one.what): one.on for one in plan.deadlines}


@pytest.mark.parametrize(
    ("build", "one", "letters", "last"),
    [
        # PRE-02: two years for a consumer sale, also when nobody said that it is one
        (case, claim(consumer_sale="true"), [], dt.date(2028, 1, 31)),
        (case, claim(), [], dt.date(2028, 1, 31)),
        (case, claim(consumer_sale="false"), [], dt.date(2031, 1, 31)),  # PRE-01: five years
        (business, claim(), [], dt.date(2031, 1, 31)),
        # PRE-05: a new term from the day after receipt
        (case, claim(), [sent("reminder", "2026-11-20", interrupts_limitation="true", delivered_on="2026-11-23")],
         dt.date(2028, 11, 23)),
        # PRE-06: receipt that is only presumed is no proof, so that the earlier day runs on
        (case, claim(), [sent("reminder", "2026-11-20", interrupts_limitation="true")], dt.date(2028, 1, 31)),
        (case, claim(), [sent("reminder", "2026-11-24")], dt.date(2028, 1, 31)),
        # PRE-06: without receipt it interrupts nothing
        (case, claim(), [sent("reminder", "2026-11-24", channel="email", interrupts_limitation="true")],
         dt.date(2028, 1, 31)),
        # 3:318: an acknowledgement interrupts of itself
        (case, claim(), [{"id": "H", "kind": "acknowledgement", "on": "2026-11-24"}], dt.date(2028, 11, 24)),
    ],
)  # fmt: skip
def test_pre_01_the_last_day_before_limitation(
    law: Law, kinds: Kinds, build: Any, one: Parts, letters: list[Parts], last: dt.date
) -> None:
    plan = planned(build(one, history=letters), law, kinds)
    assert days(plan)["Last day before limitation (verjaring) of F1"] == last


def test_the_days_of_a_summons_are_deadlines(law: Law, kinds: Kinds) -> None:
    plan = planned(case(proceedings={"docket_date": "2026-12-16"}), law, kinds)
    found = days(plan)
    assert found["Docket date (roldatum)"] == dt.date(2026, 12, 16)
    assert found["Last day to file the summons at the registry"] == dt.date(2026, 12, 15)
    assert found["Last day to serve the summons in the Netherlands"] == dt.date(2026, 12, 8)  # 8 + 8 days (SUM-30)
    served = {"docket_date": "2026-12-16", "served_on": "2026-11-20"}
    assert not any("serve" in what for what in days(planned(case(proceedings=served), law, kinds)))


def test_a_notice_and_a_plan_give_deadlines(law: Law, kinds: Kinds) -> None:
    rows = [{"due_on": "2026-11-01", "amount": "1.00"}, {"due_on": "2026-12-01", "amount": "1.00"}]
    plan = {"id": "R1", "agreed_on": "2026-10-01", "instalments": rows}
    found = days(planned(case(history=[notice("2026-11-24", "150.00")]), law, kinds))
    found |= days(planned(case(payment_plans=[plan]), law, kinds))
    assert found["Last day to pay under the fourteen-day notice of 24 November 2026"] == dt.date(2026, 12, 10)
    assert found["Instalment of R1: € 1.00"] == dt.date(2026, 12, 1)


# ── kinds ───────────────────────────────────────────────────────────────────────────────────────────────────────

SOUND = """\
kind: letter
title: {nl: Brief}
family: letters
phase: amicable
layout: letter
addressee: debtor
formats: [pdf]
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SOUND + "gate: [no_such_thing]\n", "no_such_thing"),
        (SOUND + "applies: [no_such_thing]\n", "no_such_thing"),
        (SOUND + "colour: red\n", "Extra inputs"),
        (SOUND.replace("kind: letter", "kind: other"), "folder of this kind"),
        (SOUND.replace("{nl: Brief}", "{en: Letter}"), "Dutch title"),
        (SOUND + "statements: [nonsense]\n", "pattern"),
        ("kind: [", ""),
    ],
)
def test_a_document_yaml_with_a_fault_is_refused_by_place(text: str, words: str) -> None:
    with pytest.raises(TemplateInvalid) as refused:
        load_kinds({"letters/letter/document.yaml": text.encode(), "letters/letter/nl.html": b""})
    assert words in refused.value.problems[0].message
    assert refused.value.problems[0].file == "letters/letter/document.yaml"


def test_one_kind_in_two_folders_is_refused() -> None:
    other = SOUND.replace("family: letters", "family: summons")
    with pytest.raises(TemplateInvalid, match="not sound") as refused:
        load_kinds({"letters/letter/document.yaml": SOUND.encode(), "summons/letter/document.yaml": other.encode()})
    assert "letters/letter" in refused.value.problems[0].message


def test_adding_a_kind_of_known_requirements_needs_no_python(law: Law) -> None:
    text = SOUND + "gate: [due_date_has_passed]\n"
    added = load_kinds({"letters/letter/document.yaml": text.encode()})
    assert planned(case(), law, added).document("letter").status is Status.ALLOWED
