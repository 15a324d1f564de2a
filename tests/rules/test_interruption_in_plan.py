"""When a letter of interruption is due, when it is due once more, and what its text says (PRE-04 to PRE-09, X-42)."""

from functools import cache

import pytest
from case_builder import Parts, case, claim, facts, sent

from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Verdict
from filing.rules.letter_made import as_made
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.proofreading.reading import reading_of
from filing.rules.proofreading.registry import checks
from filing.rules.track_file import load_tracks

KINDS = built_in_kinds()
BARE = {"regime": "none"}
# A consumer sale that was due on 31 January 2026 lapses after 31 January 2028 (PRE-02); ninety days before it is
# 2 November 2027.
ONE = claim(interest=BARE)


@cache
def planned(law: Law, on: str, history: tuple[tuple[str, object], ...] = ()) -> Plan:
    file = case(ONE, history=[dict(history)] if history else [])
    return make_plan(facts(file, law, on), KINDS, load_tracks(kinds=KINDS.by_name))


def letter(on: str, **more: object) -> tuple[tuple[str, object], ...]:
    parts: Parts = sent("interruption", on, interrupts_limitation="true", **more)
    return tuple({**parts, "term": None}.items())


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2027-11-01", Status.ALLOWED),  # the day before the alarm
        ("2027-11-02", Status.DUE),
        ("2028-01-31", Status.DUE),
        ("2028-02-01", Status.BLOCKED),  # what has lapsed no letter brings back
    ],
)
def test_the_letter_is_due_in_the_last_ninety_days(law: Law, on: str, status: Status) -> None:
    plan = planned(law, on)
    assert plan.document("interruption").status is status
    assert ("interruption" in plan.next) is (status is Status.DUE)


def test_the_step_of_the_track_stays_what_it_was(law: Law) -> None:
    plan = planned(law, "2027-11-02")
    assert plan.next == ("interruption", "reminder")  # what must not lapse goes before every step
    assert plan.step is not None
    assert plan.step.kinds == ("reminder",)


def test_pre_05_what_was_sent_in_time_is_due_again_when_the_new_term_ends(law: Law) -> None:
    """Sent on Tuesday 2 November 2027 it arrives on Friday 5 November; two years from the next day end in 2029."""
    history = letter("2027-11-02")
    assert planned(law, "2027-11-03", history).document("interruption").status is Status.SENT
    assert planned(law, "2029-08-06", history).document("interruption").status is Status.SENT
    assert planned(law, "2029-08-07", history).document("interruption").status is Status.DUE  # 90 days before


def test_a_letter_that_came_back_is_due_again_at_once(law: Law) -> None:
    history = letter("2027-11-02", returned_on="2027-11-09")
    assert planned(law, "2027-11-10", history).document("interruption").status is Status.DUE


def test_the_history_records_that_the_letter_interrupts(law: Law) -> None:
    """PRE-04: else it would not be counted."""
    assert as_made(facts(case(ONE), law, "2027-11-02"), KINDS.kind("interruption")) == {"interrupts_limitation": "true"}


RESERVED = "Proef B.V. stuit hierbij de verjaring en behoudt zich ondubbelzinnig haar recht op nakoming voor."
IN_ENGLISH = "Proef B.V. interrupts the limitation and unequivocally reserves its right to performance."


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (RESERVED, Verdict.SATISFIED),
        (IN_ENGLISH, Verdict.SATISFIED),
        ("Wij sommeren u factuur F1 van € 100,00 te betalen.", Verdict.SATISFIED),  # a demand does it too
        ("Hierbij ontvangt u nogmaals een kopie van factuur F1. Hebt u deze goed ontvangen?", Verdict.UNMET),
        ("Wij behouden ons alle rechten voor.", Verdict.UNMET),  # which right, and that of performance, is not said
    ],
)
def test_pre_04_a_question_or_a_copy_does_not_interrupt(law: Law, words: str, verdict: Verdict) -> None:
    """Section 8.5 of the rules: a mere question or invoice copy without demand."""
    remark = checks()["performance_is_reserved"](reading_of(words, "interruption", law=law))
    assert remark is not None
    assert remark.finding.verdict is verdict


def test_rem_16_a_season_is_no_seizure(law: Law) -> None:
    name = "threatens_with_nothing_that_cannot_be_done"
    for words, verdict in (("De huur van een viool voor een seizoen.", Verdict.SATISFIED),
                           ("We will seize your goods.", Verdict.UNKNOWN)):  # fmt: skip
        remark = checks()[name](reading_of(words, "reminder", law=law))
        assert remark is not None
        assert remark.finding.verdict is verdict
