"""When an answer to the debtor, or a notice of transfer, is due; what it needs; and what the record of it settles.

Rules DIS-03, X-41, REM-03, REM-12, CES-01 to CES-05, CES-08.
"""

import datetime as dt

import pytest
from case_builder import CREDITOR, OFFICE, Parts, business, case, claim, english, facts, paid, sent

from filing.casefile import entries
from filing.casefile.case import CaseFile
from filing.casefile.changes import Append, Put
from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Verdict
from filing.rules.gate import findings_for
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.proofreading.reading import reading_of
from filing.rules.proofreading.registry import checks
from filing.rules.requirements.replies import principal_in_dispute
from filing.rules.track_file import load_tracks

KINDS = built_in_kinds()
ON = "2026-11-24"
POINT: Parts = {"point": "Niet geleverd.", "answer": "Geleverd op 3 januari 2026.", "evidence": ["bon"]}
DISPUTE: Parts = {"id": "D1", "raised_on": "2026-11-01", "ground": "Niet geleverd.", "points": [POINT],
                  "outcome": "maintained"}  # fmt: skip
EXHIBITS = [{"id": "bon", "file": "bon.pdf", "title": "afleverbon", "date": "2026-01-03", "proves": "de levering"}]
OLD: Parts = {"id": "old", "type": "legal_person", "name": "Oud B.V.", "legal_form": "bv", "addresses": [OFFICE]}
DEED: Parts = {"old_creditor": OLD, "new_creditor": {**CREDITOR, "id": "new"}, "deed_on": "2026-10-01",
               "deed": "private"}  # fmt: skip
YES_X_04 = {"rule": "X-04", "answer": "yes", "on": "2026-10-01", "by": "X"}


def planned(file: CaseFile, law: Law, on: str = ON) -> Plan:
    return make_plan(facts(file, law, on), KINDS, load_tracks(kinds=KINDS.by_name))


def disputed(*disputes: Parts, **parts: object) -> CaseFile:
    return case(disputes=list(disputes), exhibits=EXHIBITS, **parts)


def assigned(**more: object) -> CaseFile:
    return business(assignments=[{**DEED, **more}], answers=[YES_X_04])


def verdict(file: CaseFile, law: Law, kind: str, requirement: str) -> Verdict:
    found = findings_for(facts(file, law, ON), KINDS.kind(kind))
    return next(one.verdict for one in found if one.requirement == requirement)


# ── the step that comes first ───────────────────────────────────────────────────────────────────────────────────


def test_x_41_the_answer_to_a_dispute_is_the_next_step_and_nothing_else_is(law: Law) -> None:
    plan = planned(disputed(DISPUTE, history=[sent("reminder", "2026-09-01")]), law)
    assert plan.next == ("dispute_reply",)
    assert plan.by_hand == ()


def test_ces_08_the_notice_of_a_transfer_is_the_next_step_and_nothing_else_is(law: Law) -> None:
    plan = planned(assigned(), law)
    assert plan.next == ("assignment_notice",)
    assert plan.document("final_demand").status is Status.BLOCKED  # the new creditor does not collect before notice


def test_a_second_dispute_makes_the_answer_due_once_more(law: Law) -> None:
    reply = {"on": "2026-11-05", "summary": "Wel geleverd."}
    second = {**DISPUTE, "id": "D2", "raised_on": "2026-11-20", "ground": "Kapot."}
    answered, history = {**DISPUTE, "replies": [reply]}, [sent("dispute_reply", "2026-11-05")]
    assert planned(disputed(answered, second, history=history), law).next == ("dispute_reply",)
    after = planned(disputed(answered, history=history), law).document("dispute_reply")
    assert after.status is Status.NOT_APPLICABLE


def test_a_notice_that_came_without_known_receipt_can_go_again(law: Law) -> None:
    by_mail = {"on": "2026-10-05", "by": "new_creditor", "channel": "email"}
    assert planned(assigned(notice=by_mail), law).document("assignment_notice").status is Status.ALLOWED
    by_post = {**by_mail, "channel": "post"}
    assert planned(assigned(notice=by_post), law).document("assignment_notice").status is Status.NOT_APPLICABLE


# ── the question what the claim is ──────────────────────────────────────────────────────────────────────────────


def question(on: str) -> Parts:
    return {"id": f"q-{on}", "kind": "received", "on": on, "channel": "email", "asks_for_information": "true"}


@pytest.mark.parametrize(
    ("history", "due"),
    [
        ([], False),
        ([question("2026-11-10")], True),
        ([question("2026-11-10"), sent("claim_verification", "2026-11-12")], False),
        ([question("2026-11-10"), sent("claim_verification", "2026-11-12"), question("2026-11-20")], True),
        ([question("2026-11-10"), sent("claim_verification", "2026-11-12", returned_on="2026-11-15")], True),
    ],
)
def test_rem_12_a_question_makes_the_explanation_due_beside_the_track(
    law: Law, history: list[Parts], due: bool
) -> None:
    plan = planned(case(history=history), law)
    assert ("claim_verification" in plan.next) is due
    assert plan.step is not None
    assert plan.step.kinds == ("reminder",)  # the step of the track stays what it was


# ── what the answer needs ───────────────────────────────────────────────────────────────────────────────────────


def credit(on: str, amount: str) -> list[Parts]:
    return [{"id": "C1", "claim": "F1", "on": on, "amount": amount}]


@pytest.mark.parametrize(
    ("dispute", "parts", "requirement", "expected"),
    [
        (DISPUTE, {}, "disputes_have_an_answer", Verdict.SATISFIED),
        ({**DISPUTE, "points": []}, {}, "disputes_have_an_answer", Verdict.UNMET),
        ({**DISPUTE, "outcome": None}, {}, "disputes_have_an_answer", Verdict.UNMET),
        (DISPUTE, {}, "answers_rest_on_evidence", Verdict.SATISFIED),
        ({**DISPUTE, "points": [{**POINT, "evidence": []}]}, {}, "answers_rest_on_evidence", Verdict.UNKNOWN),
        ({**DISPUTE, "points": [{**POINT, "evidence": []}], "outcome": "reduced"}, {}, "answers_rest_on_evidence",
         Verdict.SATISFIED),
        ({**DISPUTE, "outcome": "reduced"}, {}, "concessions_are_credited", Verdict.UNMET),
        ({**DISPUTE, "outcome": "reduced"}, {"credit_notes": credit("2026-11-02", "10.00")},
         "concessions_are_credited", Verdict.SATISFIED),
        ({**DISPUTE, "outcome": "reduced"}, {"credit_notes": credit("2026-10-02", "10.00")},  # before the dispute
         "concessions_are_credited", Verdict.UNMET),
        ({**DISPUTE, "outcome": "conceded", "amount": "100.00"}, {"credit_notes": credit("2026-11-02", "99.99")},
         "concessions_are_credited", Verdict.UNMET),
        ({**DISPUTE, "outcome": "conceded", "amount": "100.00"}, {"credit_notes": credit("2026-11-02", "100.00")},
         "concessions_are_credited", Verdict.SATISFIED),
        ({**DISPUTE, "outcome": "conceded"}, {"credit_notes": credit("2026-11-02", "100.00")},  # 900.00 is still asked
         "concessions_are_credited", Verdict.UNMET),
    ],
)  # fmt: skip
def test_dis_03_an_answer_has_its_points_its_evidence_and_the_figures_that_go_with_it(
    law: Law, dispute: Parts, parts: Parts, requirement: str, expected: Verdict
) -> None:
    assert verdict(disputed(dispute, **parts), law, "dispute_reply", requirement) is expected


@pytest.mark.parametrize(
    ("disputes", "in_dispute"),
    [
        ([{"claims": ["F2"]}], "300.00"),
        ([{"claims": ["F2"], "amount": "120.00"}], "120.00"),
        ([{"claims": ["F2"], "amount": "120.00"}, {"id": "D2", "claims": ["F2"]}], "300.00"),  # never twice
        ([{"amount": "50.00"}], "50.00"),
        ([{}], "1100.00"),  # 800.00 and 300.00
        ([{"claims": ["F1"], "amount": "950.00"}], "800.00"),  # more than is open
        ([{"claims": ["F2"], "outcome": "conceded"}], "0.00"),
    ],
)
def test_section_8_5_what_is_in_dispute_is_never_more_than_is_open(
    law: Law, disputes: list[Parts], in_dispute: str
) -> None:
    bare = {"regime": "none"}
    file = case(
        claim(interest=bare),
        claim("F2", "300.00", interest=bare),
        payments=[paid("2026-02-01", "200.00", for_claims=["F1"])],
        disputes=[{**DISPUTE, **one} for one in disputes],
        exhibits=EXHIBITS,
    )
    assert str(principal_in_dispute(facts(file, law, ON))) == in_dispute


def test_what_was_credited_since_is_no_longer_in_dispute(law: Law) -> None:
    """Of 120.00 in dispute 20.00 was credited after it was raised: 100.00 of the 280.00 that is open."""
    bare = {"regime": "none"}
    one = {**DISPUTE, "amount": "120.00", "outcome": "reduced"}
    file = disputed(one, claims=[claim(amount="300.00", interest=bare)], credit_notes=credit("2026-11-02", "20.00"))
    assert str(principal_in_dispute(facts(file, law, ON))) == "100.00"


def test_rem_03_an_explanation_needs_the_origin(law: Law) -> None:
    assert verdict(case(), law, "claim_verification", "origin_is_on_record") is Verdict.SATISFIED
    bare = case(debt={"kind": "other"})
    assert verdict(bare, law, "claim_verification", "origin_is_on_record") is Verdict.UNKNOWN
    told = case(claim(description="levering van een fiets"), debt={"kind": "other"})
    assert verdict(told, law, "claim_verification", "origin_is_on_record") is Verdict.SATISFIED


# ── what the notice of a transfer needs ─────────────────────────────────────────────────────────────────────────


def test_ces_01_the_chain_leads_to_the_creditor(law: Law) -> None:
    kind, requirement = "assignment_notice", "transfer_leads_to_the_creditor"
    assert verdict(assigned(), law, kind, requirement) is Verdict.SATISFIED
    other = {**CREDITOR, "id": "new", "name": "Ander B.V."}
    assert verdict(assigned(new_creditor=other), law, kind, requirement) is Verdict.UNKNOWN
    assert verdict(case(), law, kind, requirement) is Verdict.SATISFIED


def test_ces_03_an_old_creditor_that_gives_notice_has_an_address(law: Law) -> None:
    kind, requirement = "assignment_notice", "notice_has_a_writer"
    nowhere = {**OLD, "addresses": []}
    assert verdict(assigned(old_creditor=nowhere), law, kind, requirement) is Verdict.SATISFIED
    by_old = {"notice_by": "old_creditor"}
    assert verdict(assigned(**by_old), law, kind, requirement) is Verdict.SATISFIED
    assert verdict(assigned(old_creditor=nowhere, **by_old), law, kind, requirement) is Verdict.UNMET


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        ("1000.00", Verdict.SATISFIED),  # the principal
        ("1067.92", Verdict.SATISFIED),  # with interest
        ("1217.92", Verdict.UNKNOWN),  # with collection costs that were never due
    ],
)
def test_section_8_5_a_deed_that_counts_costs_that_were_never_due_is_asked_about(
    law: Law, balance: str, expected: Verdict
) -> None:
    """Commercial interest from 1 February to 1 October 2026: 150 days at 10.15% and 92 at 10.4% over 1000.00.

    1000 × 0.1015 × 150 / 365 = 41.71, and 1000 × 0.104 × 92 / 365 = 26.21: together 67.92.
    """
    found = verdict(assigned(balance=balance), law, "assignment_notice", "balance_of_the_deed_was_owed")
    assert found is expected


TOLD = ("Oud B.V. heeft haar vordering op u bij akte van 1 oktober 2026 overgedragen aan Proef B.V. "
        "Betaal voortaan op rekening NL93VBNK0000000101.")  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (TOLD, Verdict.SATISFIED),
        (TOLD.replace("Oud B.V.", "De vorige schuldeiser"), Verdict.UNMET),
        (TOLD.replace("1 oktober", "1 november"), Verdict.UNMET),
        (TOLD.replace("NL93VBNK0000000101", "van Proef B.V."), Verdict.UNKNOWN),
        ("Oud B.V. en Proef B.V. groeten u op 1 oktober 2026.", Verdict.UNMET),
    ],
)
def test_ces_03_a_notice_by_somebody_else_is_read_for_what_it_must_tell(
    law: Law, words: str, expected: Verdict
) -> None:
    reading = reading_of(words, "assignment_notice", facts=facts(assigned(), law, ON))
    remark = checks()["transfer_is_told"](reading)
    assert remark is not None
    assert remark.finding.verdict is expected


def test_a_notice_of_the_last_transfer_need_not_tell_of_what_was_told_before(law: Law) -> None:
    told = {"on": "2026-09-03", "by": "new_creditor", "channel": "post"}
    first = {**DEED, "old_creditor": {**OLD, "name": "Eerste B.V."}, "new_creditor": {**OLD, "id": "o2"},
             "deed_on": "2026-09-01", "notice": told}  # fmt: skip
    file = business(assignments=[first, DEED], answers=[YES_X_04])
    remark = checks()["transfer_is_told"](reading_of(TOLD, "assignment_notice", facts=facts(file, law, ON)))
    assert remark is not None
    assert remark.finding.verdict is Verdict.SATISFIED
    assert planned(file, law).next == ("assignment_notice",)


# ── what the record settles ─────────────────────────────────────────────────────────────────────────────────────


def test_a_reply_that_went_is_recorded_with_the_disputes_that_it_answers() -> None:
    silent = {**DISPUTE, "id": "D2", "points": []}
    file = disputed(DISPUTE, silent)
    (change,) = entries.replied(file, ON, {"channel": "post", "to": ["jansen"]})
    summary = "Geleverd op 3 januari 2026."
    assert change == Append(("disputes", 0, "replies"), {"on": ON, "summary": summary, "channel": "post"})


def test_a_notice_that_went_is_recorded_with_its_transfer() -> None:
    file = assigned(notice_by="old_creditor")
    (change,) = entries.notified(file, ON, {"channel": "registered_post", "delivered_on": "2026-11-26"})
    notice = {"on": ON, "by": "old_creditor", "channel": "registered_post", "delivered_on": "2026-11-26"}
    assert change == Put(("assignments", 0, "notice"), notice)
    assert entries.notified(assigned(notice={"on": "2026-10-05", "by": "new_creditor"}), ON, {}) == ()


def test_way_01_the_term_of_the_reply_is_waited_for(law: Law) -> None:
    reply = {"on": "2026-11-10", "summary": "Wel geleverd."}
    history = [sent("dispute_reply", "2026-11-10")]  # delivered on the 12th, so its term runs to 26 November
    plan = planned(disputed({**DISPUTE, "replies": [reply]}, history=history), law)
    waiting = plan.document("reminder")
    assert (waiting.status, waiting.until) == (Status.WAITING, dt.date(2026, 11, 27))
    words = [english(one.message) for one in waiting.findings if one.rule.number == "WAY-01"]
    assert words == ["The letter of 10 November 2026 gave the debtor until 26 November 2026."]
