"""What the plan does with terms: the summons term by residence, and limitation per debtor and under a judgment."""

import datetime as dt
from typing import Any

import pytest
from case_builder import CONSUMER, HOME, Parts, case, claim, english, facts, sent

from filing.casefile.desk_work import Answer
from filing.law.table import Law
from filing.rules.deadlines import deadlines
from filing.rules.finding import Verdict
from filing.rules.gate import _answered
from filing.rules.requirements.limitation import claims_have_not_lapsed
from filing.rules.requirements.summons_term import summons_term_is_kept

D = dt.date
ON = "2026-11-24"
BELGIAN: Parts = {**CONSUMER, "id": "peeters", "addresses": [{**HOME, "country": "BE", "country_name": "België"}]}
GONE: Parts = {**CONSUMER, "id": "gone", "statuses": [{"kind": "unknown_residence", "since": "2026-05-01"}]}
NOWHERE: Parts = {**CONSUMER, "id": "nowhere", "addresses": []}


def kept(law: Law, debtors: list[Parts], docket: str, **more: Any) -> Any:
    plan = {"docket_date": docket, "docket_time": "10:00", "planned_service_on": "2026-12-02", **more}
    return summons_term_is_kept(facts(case(debtors=debtors, liability="joint_and_several", proceedings=plan), law, ON))


# Served on Wednesday 2 December 2026: from 10 December here, 31 December in an EU or European Hague state, and
# 3 March 2027 elsewhere and for an unknown residence (rules, section 5.2).
@pytest.mark.parametrize(
    ("debtors", "docket", "verdict", "rule"),
    [
        ([CONSUMER], "2026-12-09", "unmet", "SUM-30"),
        ([CONSUMER], "2026-12-10", "satisfied", "SUM-30"),
        ([BELGIAN], "2026-12-09", "unmet", "SUM-30"),
        ([BELGIAN], "2026-12-10", "unknown", "SUM-33"),
        ([BELGIAN], "2026-12-30", "unknown", "SUM-33"),
        ([BELGIAN], "2026-12-31", "unknown", "SUM-31"),
        ([BELGIAN], "2027-03-02", "unknown", "SUM-31"),
        ([BELGIAN], "2027-03-03", "satisfied", "SUM-30"),
        ([CONSUMER, BELGIAN], "2026-12-31", "unknown", "SUM-31"),
        ([GONE], "2027-03-02", "unknown", "SUM-33"),
        ([GONE], "2027-03-03", "satisfied", "SUM-30"),
        ([BELGIAN, GONE], "2027-01-13", "unknown", "SUM-33"),
        ([NOWHERE], "2026-12-16", "unknown", "SUM-30"),
        ([NOWHERE], "2027-03-03", "satisfied", "SUM-30"),
    ],
)
def test_the_summons_term_follows_from_where_each_defendant_lives(
    law: Law, debtors: list[Parts], docket: str, verdict: str, rule: str
) -> None:
    found = kept(law, debtors, docket)
    assert (found.verdict, found.rule.number) == (Verdict(verdict), rule)
    assert english(found.message).endswith(".")
    assert "Jan Piet" not in english(found.message)


def test_a_person_says_that_the_state_is_one_of_four_weeks(law: Law) -> None:
    found = kept(law, [BELGIAN], "2026-12-31")
    assert "peeters (BE)" in english(found.message)
    yes = Answer.model_validate({"rule": "SUM-31", "answer": "yes", "by": "X", "on": "2026-11-24"})
    assert _answered(found, [yes]).verdict is Verdict.SATISFIED


@pytest.mark.parametrize(
    ("debtors", "last"),
    [
        ([CONSUMER], {"Last day to serve the summons in the Netherlands": D(2027, 3, 9)}),
        (
            [CONSUMER, BELGIAN],
            {
                "Last day to serve the summons in the Netherlands": D(2027, 3, 9),
                "Last day to send the summons to an EU or European Hague state": D(2027, 2, 16),
                "Last day to serve the summons in any other state": D(2026, 12, 16),
            },
        ),
        ([GONE], {"Last day to serve a summons without known residence": D(2026, 12, 16)}),
    ],
)
def test_the_last_day_to_serve_is_given_for_each_residence(
    law: Law, debtors: list[Parts], last: dict[str, Any]
) -> None:
    # Docket date Wednesday 17 March 2027: eight days, 29 days, and three months and a day before.
    file = case(debtors=debtors, liability="joint_and_several", proceedings={"docket_date": "2027-03-17"})
    found = {english(one.what): one.on for one in deadlines(facts(file, law, ON))}
    assert {what: on for what, on in found.items() if "Last day to se" in what} == last
    assert found["Last day for a repair exploot if it was not filed in time"] == D(2027, 3, 31)


def lapses(law: Law, what: str, **parts: Any) -> dt.date:
    found = {english(one.what): one.on for one in deadlines(facts(case(**parts), law, ON))}
    return found[f"Last day before limitation (verjaring) of {what}"]


def test_pre_09_a_letter_interrupts_against_those_it_went_to(law: Law) -> None:
    second = {**CONSUMER, "id": "second"}
    debtors = {"debtors": [CONSUMER, second], "liability": "joint_and_several"}
    letter = sent("reminder", "2026-11-17", interrupts_limitation="true", delivered_on="2026-11-19")
    assert lapses(law, "F1", **debtors, history=[letter]) == D(2028, 11, 19)
    assert lapses(law, "F1", **debtors, history=[{**letter, "to": ["jansen"]}]) == D(2028, 1, 31)
    both = [{**letter, "to": ["jansen"]}, {**letter, "id": "H2", "to": ["second"]}]
    assert lapses(law, "F1", **debtors, history=both) == D(2028, 11, 19)


def test_the_alarm_stands_ninety_days_before(law: Law) -> None:
    found = {english(one.what): one.on for one in deadlines(facts(case(), law, ON))}
    assert found["Interrupt limitation (stuiten) of F1 from here on"] == D(2027, 11, 2)  # 31 January 2028 less 90


@pytest.mark.parametrize(
    ("kind", "one", "article"),
    [
        ("rent", claim(), "art. 3:308, 3:319 BW"),
        ("services", claim(kind="damages"), "art. 3:310, 3:319 BW"),
        ("services", claim(), "art. 3:307, 3:319 BW"),
        ("consumer_sale", claim(), "art. 7:28, 3:319 BW"),
    ],
)
def test_each_kind_of_claim_lapses_by_its_own_article(law: Law, kind: str, one: Parts, article: str) -> None:
    found = deadlines(facts(case(one, debt={"kind": kind}), law, ON))
    assert {item.law for item in found if "verjaring" in english(item.what)} == {article}


def test_a_tort_without_due_day_lapses_five_years_after_it(law: Law) -> None:
    tort = {**claim(default={"since": "2026-02-01", "ground": "tort"}, kind="damages"), "due_on": None}
    found = {english(one.what): one.on for one in deadlines(facts(case(tort, debt={"kind": "tort"}), law, ON))}
    # The day of the damage counts; the day of knowledge, which may be later, is not on record.
    assert found["Last day before limitation (verjaring) of F1"] == D(2031, 1, 31)


TITLE: Parts = {"court": "rechtbank Amsterdam", "number": "1", "given_on": "2019-05-14"}


def test_pre_03_a_judgment_takes_the_place_of_the_claims(law: Law) -> None:
    old = claim(dated="2018-01-01", due="2018-01-31", interest={"regime": "none"})
    known = facts(case(old, judgment=TITLE), law, ON)
    found = {english(one.what): one.on for one in deadlines(known)}
    assert found["Last day before limitation (verjaring) of the judgment"] == D(2039, 5, 14)
    assert not any("F1" in what for what in found)
    # the interest under it: five years without interruption, and five from one
    assert found["Last day before limitation (verjaring) of the first interest under the judgment"] == D(2024, 5, 14)
    lapsed = claims_have_not_lapsed(known)
    assert lapsed.verdict is Verdict.UNMET
    assert "first interest" in english(lapsed.message)
    letter = sent("reminder", "2023-11-14", interrupts_limitation="true", delivered_on="2023-11-16")
    again = facts(case(old, judgment=TITLE, history=[letter]), law, ON)
    assert claims_have_not_lapsed(again).verdict is Verdict.SATISFIED


def test_without_awarded_interest_none_lapses(law: Law) -> None:
    title = {**TITLE, "awards": [{"head": "principal", "amount": "1000.00"}]}
    found = deadlines(facts(case(judgment=title), law, ON))
    assert not any("interest" in english(one.what) for one in found)


def test_against_a_debtor_who_was_not_condemned_the_claim_itself_lapses(law: Law) -> None:
    second = {**CONSUMER, "id": "second"}
    title = {**TITLE, "against": ["jansen"]}
    file = case(debtors=[CONSUMER, second], liability="joint_and_several", judgment=title)
    names = [english(one.what) for one in deadlines(facts(file, law, ON)) if "verjaring" in english(one.what)]
    assert any("F1" in name for name in names)
    assert any("the judgment" in name for name in names)
