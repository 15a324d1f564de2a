"""When a letter was received, and whether a fourteen-day notice has effect: D14-01 to D14-08, D14-20 to D14-31.

The days are those of the delivery vectors in section 3 of the rules.
"""

import datetime as dt

import pytest
from case_builder import CONSUMER, Parts, case, claim, english, notice

from filing.law.table import Law
from filing.reckoning.costs import judged_notices
from filing.reckoning.default import default_state
from filing.reckoning.receipt import NoticeResult

DAY = dt.date.fromisoformat


def judged(law: Law, letter: Parts, debtors: list[Parts] | None = None, **one: str) -> NoticeResult:
    file = case(claim(**one), history=[letter], debtors=debtors or [CONSUMER])
    return judged_notices(file, law, {c.id: default_state(file, c, law) for c in file.claims})[0]


@pytest.mark.parametrize(
    ("dispatched", "received", "last_day", "costs_from"),
    [
        ("2026-11-24", "2026-11-26", "2026-12-10", "2026-12-11"),
        ("2026-11-26", "2026-11-28", "2026-12-14", "2026-12-15"),  # the fourteenth day is a Saturday (D14-26)
        ("2026-11-27", "2026-12-01", "2026-12-15", "2026-12-16"),
        ("2026-11-21", "2026-11-25", "2026-12-09", "2026-12-10"),
        ("2026-12-24", "2026-12-30", "2027-01-13", "2027-01-14"),  # Christmas, Sunday and Monday do not count
        ("2027-04-26", "2027-04-29", "2027-05-13", "2027-05-14"),  # King's Day does not count
    ],
)
def test_d14_24_the_term_of_a_letter_by_post(
    law: Law, dispatched: str, received: str, last_day: str, costs_from: str
) -> None:
    found = judged(law, notice(dispatched, "150.00"))
    assert found.holds
    assert found.received.presumed
    assert (found.received.day, found.last_day, found.costs_due_from) == (DAY(received), DAY(last_day), DAY(costs_from))


@pytest.mark.parametrize(
    ("more", "last_day"),
    [
        ({"delivered_on": "2026-11-25"}, "2026-12-09"),  # what is recorded goes before what is presumed
        ({"term": {"days": "15", "starts": "receipt"}}, "2026-12-11"),  # "within fifteen days after" (D14-24)
        ({"term": {"days": "21", "starts": "day_after_receipt"}}, "2026-12-17"),  # a longer term binds
        ({"term": {"days": "14", "starts": "day_after_receipt", "last_day": "2026-12-15"}}, "2026-12-15"),
        ({"channel": "email", "delivered_on": "2026-11-24"}, "2026-12-08"),
        ({"channel": "post_and_email", "delivered_on": "2026-11-24"}, "2026-12-10"),  # the later receipt (D14-30)
        ({"kind": "served"}, "2026-12-08"),
    ],
)
def test_the_last_day_follows_from_receipt_and_term(law: Law, more: Parts, last_day: str) -> None:
    found = judged(law, notice("2026-11-24", "150.00", **more))
    assert (found.holds, found.last_day) == (True, DAY(last_day))


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"term": {"days": "14", "starts": "letter_date"}}, "D14-03"),
        ({"term": {"days": "14", "starts": "dispatch"}}, "D14-03"),
        ({"term": {"days": "16", "starts": "dispatch"}}, "D14-03"),  # D14-05
        ({"term": {"days": "13", "starts": "day_after_receipt"}}, "D14-01"),
        ({"term": {"days": "14", "starts": "receipt"}}, "D14-01"),
        ({"term": None}, "D14-01"),
        ({"term": {"last_day": "2026-12-31"}}, "D14-04"),
        ({"term": {"days": "14", "starts": "day_after_receipt", "last_day": "2026-12-09"}}, "D14-04"),
        (
            {"term": {"days": "14", "starts": "day_after_receipt", "wording": "binnen 14 dagen na heden"}},
            "D14-03",
        ),
        (
            {"term": {"days": "14", "starts": "day_after_receipt", "wording": "14 dagen na de datum van deze brief"}},
            "D14-03",
        ),
        ({"costs": None}, "D14-07"),
        ({"returned_on": "2026-11-30"}, "D14-30"),
        ({"channel": "email"}, "D14-30"),
        ({"to": ["other"]}, "D14-31"),
    ],
)
def test_a_faulty_notice_has_no_effect(law: Law, more: Parts, rule: str) -> None:
    debtors = [CONSUMER, {**CONSUMER, "id": "other"}]
    found = judged(law, notice("2026-11-24", "150.00", **more), debtors)
    assert not found.holds
    assert rule in [number for number, _ in found.faults]


@pytest.mark.parametrize(
    "wording",
    [
        "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd",
        "binnen vijftien dagen nadat deze brief bij u is bezorgd",
    ],
)
def test_d14_02_the_safe_wordings_have_no_fault(law: Law, wording: str) -> None:
    term = {"days": "15", "starts": "receipt", "wording": wording}
    assert judged(law, notice("2026-11-24", "150.00", term=term)).holds


def test_d14_20_a_notice_before_default_has_no_effect(law: Law) -> None:
    assert judged(law, notice("2026-11-24", "150.00"), due="2026-11-23").holds
    found = judged(law, notice("2026-11-24", "150.00"), due="2026-11-24")
    assert not found.holds


def test_d14_20_one_claim_that_was_not_in_default_takes_the_whole_notice(law: Law) -> None:
    letter = notice("2026-11-24", "225.00", claims=["F1", "F2"])
    file = case(claim(), claim("F2", due="2026-12-31"), history=[letter])
    found = judged_notices(file, law, {c.id: default_state(file, c, law) for c in file.claims})[0]
    assert [(rule, english(why)) for rule, why in found.faults] == [("D14-20", "it was sent before F2 was in default")]
