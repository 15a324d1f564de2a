"""Which track a case is on, what a firm may change in it, and what the law demands of it all the same."""

import datetime as dt
from typing import Any

import pytest
from case_builder import Parts, business, case, claim, facts, notice, sent

from filing.casefile.case import CaseFile
from filing.errors import TemplateInvalid
from filing.law.table import Law
from filing.resources import templates_folder
from filing.rules.kinds import Kinds, load_kinds
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.track_file import TRACKS_FILE, load_tracks

ON = "2026-11-24"
REPLY = {"on": "2026-11-10", "summary": "Wel geleverd."}
DISPUTE: Parts = {"id": "D1", "raised_on": "2026-11-01", "ground": "Niet geleverd."}
RATES = [{"due_on": "2026-12-01", "amount": "100.00"}]
RUNNING: Parts = {"id": "R1", "agreed_on": "2026-10-01", "instalments": RATES}
BROKEN: Parts = {"id": "R1", "agreed_on": "2026-09-01", "instalments": [{"due_on": "2026-10-01", "amount": "9.00"}],
                 "broken_on": "2026-10-02"}  # fmt: skip
OLD = {"id": "old", "type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"}
ASSIGNED: Parts = {"old_creditor": OLD, "new_creditor": {**OLD, "name": "Proef B.V."}, "deed_on": "2026-10-01",
                   "deed": "private"}  # fmt: skip
JUDGMENT: Parts = {"court": "rechtbank X", "number": "1", "given_on": "2026-11-01"}
RENT: Parts = {"kind": "rent", "contract": {"kind": "huur", "subject": "huur"}}


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    folder = templates_folder()
    return load_kinds({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("document.yaml")})


def planned(file: CaseFile, law: Law, kinds: Kinds, on: str = ON, own: str = "") -> Plan:
    files = {TRACKS_FILE: own.encode()} if own else {}
    return make_plan(facts(file, law, on), kinds, load_tracks(files, kinds.by_name))


@pytest.mark.parametrize(
    ("file", "names"),
    [
        (case(), "consumer"),
        (business(), "business"),
        (case(claim(amount="150.00")), "minor"),
        (case(claim(amount="150.01")), "consumer"),
        (business(claim(amount="90.00")), "business"),
        (case(debt=RENT), "rent"),
        (case(assignments=[ASSIGNED]), "assigned consumer"),
        (case(claim(amount="90.00"), assignments=[ASSIGNED]), "assigned minor"),
        (business(assignments=[ASSIGNED]), "assigned business"),
        (case(disputes=[DISPUTE]), "dispute_open consumer"),
        (case(disputes=[DISPUTE], assignments=[ASSIGNED], payment_plans=[BROKEN]),
         "dispute_open payment_plan_broken assigned consumer"),
        (case(payment_plans=[RUNNING], disputes=[DISPUTE]), "payment_plan_running"),
        (case(payment_plans=[BROKEN]), "payment_plan_broken consumer"),
        (case(judgment=JUDGMENT, payment_plans=[RUNNING], disputes=[DISPUTE]), "after_judgment"),
    ],
)  # fmt: skip
def test_a_case_is_on_the_first_track_that_holds_and_on_those_it_continues_with(
    law: Law, kinds: Kinds, file: CaseFile, names: str
) -> None:
    assert " ".join(track.name for track in planned(file, law, kinds).tracks) == names


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (case(judgment=JUDGMENT), "judgment_service"),  # EXE-01
    ],
)
def test_a_step_that_this_version_does_not_make_is_shown_and_never_skipped(
    law: Law, kinds: Kinds, file: CaseFile, kind: str
) -> None:
    plan = planned(file, law, kinds)
    assert plan.by_hand == (kind,)
    assert not set(plan.next) - {"attachment_request"}


def test_a_broken_plan_with_fatal_dates_and_a_lapse_clause_needs_no_notice_of_breach(law: Law, kinds: Kinds) -> None:
    of_itself = {**BROKEN, "fatal_dates": "true", "lapse_clause": "true"}  # PLN-04
    assert planned(case(payment_plans=[of_itself]), law, kinds).by_hand == ()


def test_the_term_of_a_letter_made_by_hand_is_waited_for(law: Law, kinds: Kinds) -> None:
    breach = sent("payment_plan_breach", "2026-11-10")  # delivered on 12 November: fourteen days to 26 November
    plan = planned(case(payment_plans=[BROKEN], history=[breach]), law, kinds)
    assert (plan.next, plan.step_from) == ((), dt.date(2026, 11, 27))


def test_an_answered_dispute_and_a_notified_assignment_let_the_track_go_on(law: Law, kinds: Kinds) -> None:
    answered = case(disputes=[{**DISPUTE, "replies": [REPLY]}])
    assert planned(answered, law, kinds).next == ("reminder",)


def test_a_business_claim_may_go_straight_to_collection(law: Law, kinds: Kinds) -> None:
    plan = planned(business(), law, kinds)
    assert (plan.next, plan.step is not None and plan.step.optional) == (("reminder",), True)
    assert plan.document("final_demand").status is Status.ALLOWED


# ── the firm's own file ─────────────────────────────────────────────────────────────────────────────────────────

CONSUMER = """\
tracks:
  consumer:
    when: [debtor_is_consumer]
    steps:
      - kinds: [reminder]
        optional: true
      - kinds: [notice_of_default]
      - kinds: [fourteen_day_notice]
        after_days: "5"
      - kinds: [final_demand]
"""


def test_a_firm_changes_days_and_steps(law: Law, kinds: Kinds) -> None:
    file = case(history=[sent("reminder", "2026-11-03")])  # delivered on 5 November, so its term ran to 19 November
    assert planned(file, law, kinds).next == ("fourteen_day_notice",)
    plan = planned(file, law, kinds, own=CONSUMER)
    assert (plan.next, plan.step_from) == ((), dt.date(2026, 11, 25))  # five days after the 19th, then the next day
    assert plan.document("fourteen_day_notice").status is Status.ALLOWED
    assert planned(file, law, kinds, "2026-11-25", own=CONSUMER).next == ("fourteen_day_notice",)


def test_a_firm_sets_its_own_figure_for_minor_amounts(law: Law, kinds: Kinds) -> None:
    own = 'house:\n  minor_amount: "2000.00"\n'
    assert [track.name for track in planned(case(), law, kinds, own=own).tracks] == ["minor"]


def test_a_firms_track_gives_no_licence(law: Law, kinds: Kinds) -> None:
    own = "beside: [summons, final_demand]\n"
    plan = planned(case(), law, kinds, own=own)
    assert plan.document("final_demand").status is Status.BLOCKED  # D14-27: no notice has run out
    assert "final_demand" not in plan.next


def without(line: str) -> str:
    return CONSUMER.replace(line, "")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (without("      - kinds: [fourteen_day_notice]\n        after_days: \"5\"\n"), 8, "(D14-27)"),
        (without("      - kinds: [notice_of_default]\n"), 7, "(D14-22)"),
        (CONSUMER.replace("[fourteen_day_notice]\n", "[fourteen_day_notice]\n        optional: true\n"), 8, "optional"),
        (CONSUMER.replace("[reminder]", "[final_demand]"), 8, "before"),
        (CONSUMER.replace("[notice_of_default]\n", "[notice_of_default]\n        unless: [debtor_is_consumer]\n"), 7,
         "cannot be changed"),
        (CONSUMER + "        counted_from: sending\n        after_days: \"13\"\n", 10, "less than the 14 of the law"),
        (CONSUMER.replace("[reminder]", "[remynder]"), 5, "no document kind remynder"),
        (CONSUMER.replace("optional: true", "unless: [sunny]"), 6, "no condition sunny"),
        (CONSUMER.replace("consumer:", "friends:"), 2, "no track friends"),
        (CONSUMER.replace("[debtor_is_consumer]", "[]"), 3, "cannot be changed"),
        (CONSUMER.replace('"5"', '"-5"'), 9, "pattern"),
        (CONSUMER + "law_demands: []\n", 11, "Extra"),
        ("beside: [nonsense]\n", 1, "no document kind nonsense"),
        ("tracks: {assigned: {when: [claim_was_assigned], steps: []}}\n", 1, "(CES-08)"),
        ("tracks: {dispute_open: {when: [dispute_is_open], steps: [{kinds: [reminder]}]}}\n", 1, "(X-41)"),
        ("tracks: [\n", 2, "not YAML"),
    ],
)  # fmt: skip
def test_what_a_firm_cannot_change_is_refused_with_its_line(kinds: Kinds, text: str, line: int, words: str) -> None:
    with pytest.raises(TemplateInvalid) as refused:
        load_tracks({TRACKS_FILE: text.encode()}, kinds.by_name)
    found: list[Any] = [one for one in refused.value.problems if words in one.message]
    assert found, [(one.line, one.message) for one in refused.value.problems]
    assert (found[0].file, found[0].line) == (TRACKS_FILE, line)


def test_every_fault_of_a_firms_file_is_told_at_once(kinds: Kinds) -> None:
    text = CONSUMER.replace("[reminder]", "[remynder]").replace("      - kinds: [notice_of_default]\n", "")
    with pytest.raises(TemplateInvalid) as refused:
        load_tracks({TRACKS_FILE: text.encode()}, kinds.by_name)
    assert len(refused.value.problems) > 1


def test_dem_05_a_consumer_can_be_sued_without_a_notice_but_no_costs_are_claimed(law: Law, kinds: Kinds) -> None:
    known = facts(case(history=[sent("reminder", "2026-02-03")]), law, ON)
    assert known.statement.costs.claimed == 0
    summons = make_plan(known, kinds, load_tracks()).document("summons")
    found = next(one for one in summons.findings if one.rule.number == "DEM-05")
    assert not found.hinders
    assert found.warns
    after = facts(case(history=[notice("2026-03-03", "150.00")]), law, ON)
    assert after.statement.costs.claimed == 150
