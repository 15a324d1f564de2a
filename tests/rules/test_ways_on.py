"""A letter that must not go is held back, and the plan says what a person does instead: no case ends in silence."""

import datetime as dt

import pytest
from case_builder import CONSUMER, CONTRACT, Parts, case, claim, english, facts, notice, sent

from filing.casefile.case import CaseFile
from filing.cli.plan_why import print_why
from filing.language import load_language
from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Finding, Verdict
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.proofreading.reading import reading_of
from filing.rules.proofreading.registry import checks
from filing.rules.track_file import load_tracks
from filing.rules.why import why

KINDS = built_in_kinds()
SALE = {"kind": "consumer_sale", "contract": {**CONTRACT, "concluded_on": "2025-12-15"}}
NOTICE = notice("2026-03-03", "150.00")  # by post: presumed delivered on 5 March, its term ends on 19 March
REMINDER = sent("reminder", "2026-02-03", delivered_on="2026-02-05")
DEMAND = sent("final_demand", "2026-04-07", delivered_on="2026-04-09")  # fourteen days: until 23 April
BARE = claim(interest={"regime": "none"})  # no table of rates reaches the day on which it lapses
BAILIFF: Parts = {"id": "gdw", "type": "natural_person", "first_names": "Jan", "last_name": "Baas"}


def planned(file: CaseFile, law: Law, on: str) -> Plan:
    return make_plan(facts(file, law, on), KINDS, load_tracks(kinds=KINDS.by_name))


def hindering(plan: Plan, kind: str) -> dict[str, Finding]:
    return {one.requirement: one for one in plan.document(kind).findings if one.hinders}


def with_status(kind: str, **more: str) -> list[Parts]:
    return [{**CONSUMER, "statuses": [{"kind": kind, "since": "2026-02-01", **more}]}]


def test_d14_31_no_notice_goes_to_an_address_where_the_debtor_does_not_live(law: Law) -> None:
    plan = planned(case(history=[REMINDER, NOTICE], debtors=with_status("unknown_residence")), law, "2026-04-01")
    assert "fourteen_day_notice" not in plan.next
    assert "letters_can_arrive" in hindering(plan, "fourteen_day_notice")
    found = planned(
        case(history=[REMINDER], debtors=with_status("unknown_residence", until="2026-03-25")), law, "2026-04-01"
    )
    assert found.next == ("fourteen_day_notice",)


def test_d14_31_delivery_is_not_presumed_where_no_address_is_on_record(law: Law) -> None:
    """Where it went nobody can tell, so that the presumption of D14-23 has nothing to stand on; no costs follow."""
    known = facts(case(history=[NOTICE], debtors=[{**CONSUMER, "addresses": []}]), law, "2026-04-01")
    assert not known.notices[0].holds
    assert known.statement.costs.claimed == 0


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, Status.BLOCKED),
        ({"bailiff": BAILIFF}, Status.ALLOWED),
        ({"answers": [{"rule": "DEM-07", "answer": "yes", "on": "2026-04-24", "by": "A. B."}]}, Status.ALLOWED),
    ],
)
def test_dem_07_a_summons_is_announced_only_when_it_is_decided(law: Law, more: Parts, status: Status) -> None:
    file = case(history=[REMINDER, NOTICE, DEMAND], debt=SALE, **more)
    found = planned(file, law, "2026-04-24").document("last_notice_before_summons").status
    assert (found is Status.DUE or found is Status.ALLOWED) is (status is Status.ALLOWED)


def test_d14_27_the_notice_is_not_passed_over_by_a_final_demand_that_went_without_it(law: Law) -> None:
    """Costs are due after the notice alone; it can still go, and nobody decided to sue."""
    plan = planned(case(history=[REMINDER, DEMAND], debt=SALE), law, "2026-05-01")
    assert plan.next == ("fourteen_day_notice",)


@pytest.mark.parametrize(
    "more",
    [
        {"proceedings": {"docket_date": "2026-07-01"}},
        {"instruction": {"act": "serve_summons", "given_on": "2026-04-24"}},
        {"answers": [{"rule": "DEM-07", "answer": "yes", "on": "2026-04-24", "by": "A. B."}]},
        {"costs": {"claim_collection_costs": "false"}},
    ],
)
def test_dem_05_a_summons_that_was_decided_on_does_not_wait_for_a_notice(law: Law, more: Parts) -> None:
    """Suing without costs is possible, and whoever claims no costs needs no notice."""
    plan = planned(case(history=[REMINDER, DEMAND], debt=SALE, **more), law, "2026-05-01")
    assert plan.step is not None
    assert plan.step.kinds == ("summons", "bailiff_instruction")


def test_pre_05_a_claim_that_lapses_soon_does_not_wait_for_a_notice(law: Law) -> None:
    """A consumer sale that was due on 31 January 2026 lapses after 31 January 2028 (PRE-02)."""
    plan = planned(case(BARE, history=[REMINDER, DEMAND], debt=SALE), law, "2027-12-01")
    assert plan.next[0] == "interruption"
    assert "fourteen_day_notice" not in plan.next


@pytest.mark.parametrize(
    ("kind", "whom"),
    [
        ("deceased", "to the heirs or the executor"),
        ("bankruptcy", "to the trustee (curator)"),
        ("debt_restructuring", "to the administrator (bewindvoerder)"),
        ("debt_help_stabilisation", "because of X-39: a person decides on it"),
        ("moratorium", "because of X-35: a person decides on it"),
        ("unknown_residence", "because of D14-31: a person decides on it"),
    ],
)
def test_pre_04_no_claim_lapses_because_no_letter_may_go(law: Law, kind: str, whom: str) -> None:
    """Two years after 31 January 2026 (PRE-02); what holds the letter back, a person goes round by hand."""
    plan = planned(case(BARE, history=[REMINDER], debtors=with_status(kind)), law, "2027-12-01")
    assert plan.by_hand[0] == "interruption"
    [how] = plan.by_hand_how
    assert whom in english(how)
    assert "F1 on 31 January 2028" in english(how)


def test_pre_04_before_the_last_ninety_days_nothing_is_written_by_hand(law: Law) -> None:
    plan = planned(case(BARE, history=[REMINDER], debtors=with_status("deceased")), law, "2027-11-01")
    assert plan.by_hand == ()


def test_x_17_a_receipt_that_is_asked_for_after_judgment_is_written_by_hand(law: Law) -> None:
    """Art. 6:48 BW knows no such limit as a judgment."""
    file = case(
        history=[REMINDER],
        payments=[{"id": "p1", "on": "2026-11-04", "amount": "100.00", "receipt_asked_on": "2026-11-05"}],
        judgment={"court": "rechtbank Midden-Nederland", "number": "1", "given_on": "2026-11-02",
                  "awards": [{"head": "principal", "amount": "1000.00"}]},
    )  # fmt: skip
    assert planned(file, law, "2026-11-24").by_hand == ("payment_receipt", "judgment_service")


INTERRUPTS = {**sent("interruption", "2027-11-02", interrupts_limitation="true"), "term": None}
LAST, IF_RECEIVED = dt.date(2028, 1, 31), dt.date(2029, 11, 5)


def last_days(plan: Plan) -> set[dt.date]:
    return {one.on for one in plan.deadlines if english(one.what).startswith("Last day before limitation")}


def test_pre_06_a_letter_whose_receipt_is_only_presumed_does_not_move_the_last_day(law: Law) -> None:
    """Posted on Tuesday 2 November 2027 it is presumed to arrive on Friday 5 November; both days are told."""
    plan = planned(case(BARE, history=[INTERRUPTS]), law, "2027-11-04")
    assert last_days(plan) == {LAST, IF_RECEIVED}
    alarm = next(one for one in plan.document("reminder").findings if one.requirement == "claims_have_not_lapsed")
    assert (alarm.rule.number, alarm.verdict) == ("PRE-05", Verdict.UNMET)
    received = {**INTERRUPTS, "delivered_on": "2027-11-05"}
    assert last_days(planned(case(BARE, history=[received]), law, "2027-11-08")) == {IF_RECEIVED}


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2027-11-16", False),  # fourteen days in which proof may come
        ("2027-11-17", True),
    ],
)
def test_pre_06_a_letter_without_proof_goes_once_more(law: Law, on: str, due: bool) -> None:
    assert ("interruption" in planned(case(BARE, history=[INTERRUPTS]), law, on).next) is due


def test_pre_06_what_lives_on_a_presumption_alone_is_asked_about(law: Law) -> None:
    plan = planned(case(BARE, history=[INTERRUPTS]), law, "2028-02-01")
    found = next(one for one in plan.document("reminder").findings if one.requirement == "claims_have_not_lapsed")
    assert (found.rule.number, found.verdict) == ("X-42", Verdict.UNKNOWN)


def test_x_41_a_reply_that_stands_in_the_history_alone_is_not_sent_again(law: Law) -> None:
    dispute = {"id": "D1", "raised_on": "2026-04-10", "ground": "Kapot.", "outcome": "maintained",
               "points": [{"point": "Kapot.", "answer": "Nee."}]}  # fmt: skip
    history = [REMINDER, {**sent("dispute_reply", "2026-04-13"), "term": None}]
    plan = planned(case(history=history, disputes=[dispute]), law, "2026-05-01")
    assert "dispute_reply" not in plan.next
    assert "reply_was_not_sent" in hindering(plan, "dispute_reply")


def test_exe_22_what_was_paid_before_the_judgment_is_not_served_unasked(law: Law) -> None:
    """Without interest and costs 1,000.00 less 400.00 leaves 600.00 of principal; the judgment awards 1,000.00."""
    title = {"court": "rechtbank Midden-Nederland", "number": "1", "given_on": "2026-11-02",
             "awards": [{"head": "principal", "amount": "1000.00"}]}  # fmt: skip
    money = [{"id": "p1", "on": "2026-10-16", "amount": "400.00"}]
    asked = planned(case(BARE, payments=money, judgment=title), law, "2026-11-24")
    assert asked.by_hand == ()
    answer = {"rule": "EXE-22", "answer": "yes", "on": "2026-11-24", "by": "A. B."}
    settled = planned(case(BARE, payments=money, judgment=title, answers=[answer]), law, "2026-11-24")
    assert settled.by_hand == ("judgment_service",)


def test_a_letter_that_went_is_not_said_to_be_held_up(law: Law, capsys: pytest.CaptureFixture[str]) -> None:
    """D14-07: costs are due already, which stands in the way of a second notice and not of the one that went."""
    plan = planned(case(history=[REMINDER, NOTICE]), law, "2026-04-01")
    print_why(why(plan.document("fourteen_day_notice")), load_language("nl"))
    said = capsys.readouterr().out
    assert "Staat in de weg aan nog eens versturen" in said
    assert "Staat in de weg\n" not in said


@pytest.mark.parametrize(("term", "words"), [("1 dag", "Een termijn van één dag"), ("2 dagen", "van 2 dagen")])
def test_dem_01_one_day_is_said_in_the_singular(law: Law, term: str, words: str) -> None:
    letter = f"Wij stellen u in gebreke. Betaal € 1.000,00 binnen {term} na ontvangst van deze brief."
    remark = checks()["term_is_reasonable"](reading_of(letter, "notice_of_default", law=law))
    assert remark is not None
    assert words in load_language("nl")(remark.finding.message)
