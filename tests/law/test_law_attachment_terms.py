"""The days around an attachment (EXE-02, EXE-12, EXE-14, EXE-15, ATT-08, ATT-12), each counted by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY
from filing.errors import LawQuestion, LawUnknown
from filing.law.attachment_terms import AttachmentStep, attachment_term, main_action_term, terms_after_attachment
from filing.law.loader import load_law
from filing.law.table import Law

D = dt.date
LAW = load_law()
# In 2026: 3 December is a Thursday, 25 December a Friday.
STEPS = [
    ("serve_debtor", D(2026, 12, 1), D(2026, 12, 9), "art. 475i Rv", "EXE-12"),
    ("serve_debtor", D(2026, 12, 17), D(2026, 12, 28), "art. 475i Rv", "EXE-12"),  # the eighth day is Christmas
    ("serve_third_party", D(2026, 12, 24), D(2027, 1, 4), "art. 721 Rv", "ATT-12"),  # the eighth day is 1 January
    ("serve_company", D(2026, 12, 1), D(2026, 12, 9), "art. 715 lid 2 Rv", "ATT-12"),
    ("notify_extension", D(2026, 12, 1), D(2026, 12, 9), "art. 721 Rv", "ATT-12"),
    ("movables_record", D(2026, 12, 1), D(2026, 12, 4), "art. 443 Rv", "EXE-15"),
    ("movables_record", D(2026, 11, 20), D(2026, 11, 24), "art. 443 Rv", "EXE-15"),  # two open days: Monday, Tuesday
    ("contest_declaration", D(2027, 1, 4), D(2027, 3, 4), "art. 477a Rv", "EXE-14"),
    # what waits: from the day after the term
    ("declaration", D(2026, 12, 17), D(2027, 1, 1), "art. 476a Rv", "EXE-14"),
    ("payment_order", D(2026, 12, 1), D(2026, 12, 4), "art. 439 Rv", "EXE-02"),
    ("payment_order", D(2026, 12, 3), D(2026, 12, 8), "art. 439 Rv", "EXE-02"),  # Friday, Saturday: through Monday
]


@pytest.mark.parametrize(("step", "start", "day", "article", "rule"), STEPS)
def test_each_term_ends_on_the_counted_day(
    law: Law, step: str, start: dt.date, day: dt.date, article: str, rule: str
) -> None:
    found = attachment_term(law, AttachmentStep(step), start)
    assert (found.day, found.article, found.rule) == (day, article, rule)
    assert found.waits is (step in {"declaration", "payment_order"})
    assert found.term.reason


def test_an_extended_term_names_the_day_that_needs_no_extension(law: Law) -> None:
    found = attachment_term(law, AttachmentStep.SERVE_DEBTOR, D(2026, 12, 17))
    assert found.term.plain_end == D(2026, 12, 25)
    assert any("2026-12-25" in remark for remark in found.remarks)


def test_what_the_rules_do_not_say_for_sure_is_marked(law: Law) -> None:
    every = {step: attachment_term(law, step, D(2026, 12, 1)).row.status for step in AttachmentStep}
    assert {step for step, status in every.items() if status != "reported"} == {AttachmentStep.CONTEST_DECLARATION}
    assert any(
        "check" in one for one in attachment_term(law, AttachmentStep("contest_declaration"), D(2027, 1, 4)).remarks
    )


@pytest.mark.parametrize(
    ("days", "last"),
    [(None, D(2026, 12, 31)), (14, D(2026, 12, 31)), (8, D(2026, 12, 25)), (30, D(2027, 1, 16))],
)
def test_att_08_the_main_action_comes_within_the_days_of_the_leave_which_are_not_extended(
    law: Law, days: int | None, last: dt.date
) -> None:
    found = main_action_term(law, D(2026, 12, 17), days)
    assert (found.day, found.term.moved) == (last, False)
    assert any("usual" in remark for remark in found.remarks) is (days is None)


@pytest.mark.parametrize("days", [0, -1, 7, 366])
def test_att_08_the_leave_gives_eight_days_at_least(law: Law, days: int) -> None:
    with pytest.raises(LawQuestion, match="8 at least"):
        main_action_term(law, D(2026, 12, 17), days)


def test_all_terms_after_a_third_party_attachment_stand_together(law: Law) -> None:
    found = terms_after_attachment(law, D(2026, 12, 17), main_action_on=D(2026, 12, 24), declared_on=D(2027, 1, 4))
    assert [(one.step, one.day) for one in found] == [
        ("serve_debtor", D(2026, 12, 28)),
        ("main_action", D(2026, 12, 31)),
        ("declaration", D(2027, 1, 1)),
        ("serve_third_party", D(2027, 1, 4)),
        ("contest_declaration", D(2027, 3, 4)),
    ]


def test_an_execution_or_a_pending_action_needs_no_main_action(law: Law) -> None:
    without = {"serve_debtor", "declaration"}
    assert {one.step for one in terms_after_attachment(law, D(2026, 12, 17), conservatory=False)} == without
    pending = terms_after_attachment(law, D(2026, 12, 17), main_action_on=D(2026, 11, 2))
    assert {one.step for one in pending} == without


def test_other_objects_have_terms_of_their_own(law: Law) -> None:
    shares = terms_after_attachment(law, D(2026, 12, 1), "shares", main_action_on=D(2026, 12, 2))
    assert [one.step for one in shares] == ["serve_company", "main_action"]
    movables = terms_after_attachment(law, D(2026, 12, 1), "movables", conservatory=False)
    assert [one.step for one in movables] == ["movables_record"]


def test_questions_without_sense_are_refused(law: Law) -> None:
    with pytest.raises(LawQuestion, match="declaration"):
        terms_after_attachment(law, D(2026, 12, 17), declared_on=D(2026, 12, 1))
    with pytest.raises(LawQuestion, match="declaration"):
        terms_after_attachment(law, D(2026, 12, 17), "movables", declared_on=D(2026, 12, 18))
    with pytest.raises(LawQuestion, match="attached object"):
        terms_after_attachment(law, D(2026, 12, 17), "ship")
    with pytest.raises(LawUnknown, match="attachment_terms"):
        terms_after_attachment(law, D(2025, 12, 31))


@given(st.sampled_from(list(AttachmentStep)), st.dates(D(2026, 1, 1), D(2099, 1, 1)))
def test_no_term_ends_before_its_plain_end_or_a_week_after_it(step: AttachmentStep, start: dt.date) -> None:
    term = attachment_term(LAW, step, start).term
    assert term.plain_end <= term.end <= term.plain_end + 7 * DAY
