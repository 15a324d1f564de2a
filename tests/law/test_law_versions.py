"""What was known when: versions of rows, the law as known on a day, and a firm's rows beside ours."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar_nl import DAY
from filing.errors import LawTableInvalid, LawUnknown
from filing.law.contradiction import contradictions
from filing.law.loader import load_law, load_tables
from filing.law.table import BUILT_IN, Law, Row, Status, Table, Window, in_force

D = dt.date
RECORDED = D(2026, 11, 21)  # the day on which all our rows were recorded
FIRM_FILE = "firm/vat.yaml"


def write(folder: Path, table: str, *rows: str, head: str = "") -> Path:
    lines = [f"name: {table}", *([head] if head else []), *(["rows:"] if rows else []), *(f"  - {row}" for row in rows)]
    (folder / f"{table}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def row(since: str, value: str, recorded: str, status: str = "published", **more: str) -> str:
    extra = "".join(f", {key}: {text}" for key, text in more.items())
    return f"{{from: {since}, value: {value}, source: our own, recorded: {recorded}, status: {status}{extra}}}"


def rate(law: Law, day: dt.date) -> Decimal:
    found: Decimal = law.table("statutory_interest").at(day).value
    return found


def test_as_known_on_the_day_of_recording_the_law_is_what_it_is_now(law: Law) -> None:
    then = law.as_known_on(RECORDED)
    assert then.digest == law.digest
    assert all(then.tables[name].rows == table.rows for name, table in law.tables.items())
    assert all(then.tables[name].known_through == table.known_through for name, table in law.tables.items())


def test_the_day_before_nothing_was_known_and_the_refusal_names_the_first_day(law: Law) -> None:
    before = law.as_known_on(RECORDED - DAY)
    assert before.digest != law.digest
    table = before.table("statutory_interest")
    asked: list[Callable[[], Row]] = [lambda: table.at(D(2026, 1, 1)), table.last]
    for ask in asked:
        with pytest.raises(LawUnknown) as caught:
            ask()
        assert "statutory_interest" in caught.value.message
        assert "held nothing yet on 2026-11-20" in caught.value.message
        assert "recorded on 2026-11-21" in caught.value.message


def test_a_row_is_not_there_before_it_was_recorded_and_the_window_ends_before_it(tmp_path: Path) -> None:
    firm = write(tmp_path, "statutory_interest", row("2027-01-01", "5", "2026-12-20"), head="known_through: 2027-06-30")
    law = load_law(firm)
    assert rate(law, D(2027, 6, 30)) == 5
    before, after = law.as_known_on(D(2026, 12, 19)), law.as_known_on(D(2026, 12, 20))
    assert before.table("statutory_interest").known_through == D(2026, 12, 31)
    assert rate(before, D(2026, 12, 31)) == 4
    with pytest.raises(LawUnknown) as caught:
        rate(before, D(2027, 1, 1))
    assert "as known on 2026-12-19" in caught.value.message
    assert "through 2026-12-31" in caught.value.message
    assert "later day" in caught.value.next_step
    assert rate(after, D(2027, 1, 1)) == 5
    assert after.digest == law.digest
    assert before.digest == load_law().digest


def test_rows_that_come_one_after_the_other_open_the_window_one_after_the_other(tmp_path: Path) -> None:
    rows = (row("2027-01-01", "5", "2026-12-20"), row("2027-07-01", "5", "2027-06-18"))
    law = load_law(write(tmp_path, "statutory_interest", *rows, head="known_through: 2027-12-31"))
    known = {day: law.as_known_on(day).table("statutory_interest").known_through for day in (
        D(2026, 12, 19), D(2026, 12, 20), D(2027, 6, 17), D(2027, 6, 18),
    )}  # fmt: skip
    assert list(known.values()) == [D(2026, 12, 31), D(2027, 6, 30), D(2027, 6, 30), D(2027, 12, 31)]


def test_a_correction_is_a_version_and_the_older_answer_can_still_be_had(tmp_path: Path) -> None:
    rows = (row("2026-01-01", "5", "2026-12-01"), row("2026-01-01", "6", "2026-12-15"))
    law = load_law(write(tmp_path, "statutory_interest", *rows))
    answers = [rate(law.as_known_on(day), D(2026, 6, 1)) for day in (
        RECORDED, D(2026, 11, 30), D(2026, 12, 1), D(2026, 12, 14), D(2026, 12, 15),
    )]  # fmt: skip
    assert answers == [4, 4, 5, 5, 6]
    assert rate(law, D(2026, 6, 1)) == 6
    assert [one.value for one in law.table("statutory_interest").versions[-3:]] == [4, 5, 6]


def test_of_two_versions_recorded_on_one_day_the_firm_s_answers_and_an_older_one_of_the_firm_does_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "same").mkdir()
    (tmp_path / "older").mkdir()
    same = load_law(write(tmp_path / "same", "statutory_interest", row("2026-01-01", "5", "2026-11-21")))
    older = load_law(write(tmp_path / "older", "statutory_interest", row("2026-01-01", "5", "2026-11-20")))
    assert rate(same, D(2026, 6, 1)) == 5
    assert rate(older, D(2026, 6, 1)) == 4
    assert older.digest == load_law().digest
    assert rate(older.as_known_on(D(2026, 11, 20)), D(2026, 6, 1)) == 5


def test_a_row_that_was_missing_between_others_leaves_the_answer_of_then(tmp_path: Path) -> None:
    """A firm that adds 2018 to the bailiff's tariff: before that, 2018 was a gap and 2019 was known all the same."""
    firm = write(
        tmp_path, "bailiff_tariff", row("2018-01-01", "{a: 80.42}", "2026-12-20", "single", until="2019-01-01")
    )
    law = load_law(firm)
    before = law.as_known_on(D(2026, 12, 19)).table("bailiff_tariff")
    assert law.table("bailiff_tariff").at(D(2018, 6, 1)).part("a").value == Decimal("80.42")
    with pytest.raises(LawUnknown, match="with a gap here"):
        before.at(D(2018, 6, 1))
    assert before.at(D(2019, 6, 1)).part("a").value == Decimal("81.83")
    assert before.known_through == D(2026, 12, 31)


def test_a_firm_s_row_inside_our_window_corrects_an_answer_that_was_given(tmp_path: Path) -> None:
    """We said on 21 November that 4% holds through December; the firm found on 20 December that it did not."""
    law = load_law(write(tmp_path, "statutory_interest", row("2026-07-01", "5", "2026-12-20")))
    before = law.as_known_on(D(2026, 12, 19))
    assert rate(before, D(2026, 12, 31)) == 4
    assert before.digest == load_law().digest
    assert rate(law, D(2026, 12, 31)) == 5


def test_a_row_of_our_own_that_came_later_ends_the_window_of_then(tmp_path: Path) -> None:
    """Our own file is changed in place, so what it said before is told by its rows."""
    head = "name: vat\ntitle: Btw\nlaw: none\nunit: percent\nknown_through: open\nrows:\n"
    rows = (row("2012-10-01", "21", "2026-11-21"), row("2028-01-01", "22", "2027-12-01"))
    (tmp_path / "vat.yaml").write_text(head + "".join(f"  - {one}\n" for one in rows), encoding="utf-8")
    law = load_tables(tmp_path)
    assert law.table("vat").known_through is None
    assert law.as_known_on(D(2027, 11, 30)).table("vat").known_through == D(2027, 12, 31)
    assert law.as_known_on(D(2027, 12, 1)).table("vat").known_through is None


def test_a_window_moved_without_a_row_carries_the_day_on_which_that_became_known(tmp_path: Path) -> None:
    head = "known_through: 2027-06-30\nknown_through_recorded: 2026-12-20"
    law = load_law(write(tmp_path, "statutory_interest", head=head))
    assert rate(law, D(2027, 6, 30)) == 4
    assert law.as_known_on(D(2026, 12, 19)).table("statutory_interest").known_through == D(2026, 12, 31)
    assert law.as_known_on(D(2026, 12, 20)).table("statutory_interest").known_through == D(2027, 6, 30)


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        ("known_through: 2027-06-30", (), "known_through_recorded"),
        ("known_through: 2026-11-30", (), "known_through_recorded"),
        ("known_through: 2027-06-30", (row("2026-01-01", "5", "2026-12-20"),), "known_through_recorded"),
        ("known_through_recorded: 2026-12-20", (), "known_through was moved; it is missing"),
        ("known_through: 2027-06-30\nknown_through_recorded: soon", (), "year-month-day"),
        ("known_through: 2026-12-31", (row("2026-01-01", "5", "20 December 2026"),), "year-month-day"),
        ("", (row("2026-01-01", "5", "2026-12-20"), row("2026-01-01", "6", "2026-12-20")), "second row begins"),
        ("", (row("2026-01-01", "5", "2026-12-20"), row("2026-01-01", "6", "2026-12-19")), "oldest first"),
        # the row of 2025 runs on into 2026 only in the version of one day: that day's answers would be two
        (
            "",
            (
                row("2025-01-01", "6", "2026-12-01", until="2026-02-01"),
                row("2025-01-01", "6", "2026-12-02", until="2026-01-01"),
            ),
            "runs until 2026-02-01",
        ),
    ],
)
def test_what_a_firm_says_about_knowledge_is_read_strictly(
    tmp_path: Path, head: str, rows: tuple[str, ...], words: str
) -> None:
    with pytest.raises(LawTableInvalid) as caught:
        load_law(write(tmp_path, "statutory_interest", *rows, head=head))
    (problem,) = caught.value.problems
    assert words in problem.message
    assert problem.line is not None


def test_our_own_files_move_no_window_after_the_fact(tmp_path: Path) -> None:
    text = "name: vat\ntitle: Btw\nlaw: none\nunit: percent\nknown_through: open\nknown_through_recorded: 2026-12-20\n"
    (tmp_path / "vat.yaml").write_text(f"{text}rows:\n  - {row('2012-10-01', '21', '2026-11-21')}\n", encoding="utf-8")
    with pytest.raises(LawTableInvalid) as caught:
        load_tables(tmp_path)
    assert "not known here" in caught.value.problems[0].message


def test_a_firm_s_row_that_contradicts_ours_is_told_and_answers(tmp_path: Path) -> None:
    write(tmp_path, "statutory_interest", row("2026-01-01", "5", "2026-12-20"), row("2026-07-01", "4", "2026-12-20"))
    write(tmp_path, "vat", row("2012-10-01", "21", "2026-12-20"))
    write(tmp_path, "bailiff_tariff", row("2018-01-01", "{a: 80}", "2026-12-20", until="2019-01-01"))
    law = load_law(tmp_path)
    (found,) = contradictions(law)
    assert (found.theirs.table, found.theirs.since) == ("statutory_interest", D(2026, 1, 1))
    assert (found.ours.value, found.theirs.value, found.in_force) == (4, 5, found.theirs)
    assert contradictions(law.as_known_on(D(2026, 12, 19))) == ()
    assert contradictions(load_law()) == ()


def test_a_firm_s_row_inside_one_of_ours_contradicts_it_on_its_first_day(tmp_path: Path) -> None:
    law = load_law(write(tmp_path, "statutory_interest", row("2026-07-01", "5", "2026-12-20")))
    (found,) = contradictions(law)
    assert (found.ours.since, found.theirs.since) == (D(2026, 1, 1), D(2026, 7, 1))


days = st.dates(D(2020, 1, 1), D(2020, 12, 31))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any versions, ours and a firm's, that is known until the law changes or through some day."""
    drawn = draw(
        st.lists(
            st.tuples(days, days, st.sampled_from([BUILT_IN, FIRM_FILE]), st.integers(0, 9)), min_size=1, max_size=8
        )
    )
    versions = tuple(
        Row("vat", "none", since, Decimal(value), "invented", recorded, Status.SINGLE, origin=origin)
        for since, recorded, origin, value in sorted(drawn, key=lambda one: one[:2])
    )
    rows = in_force(versions)
    through = draw(st.none() | st.dates(rows[-1].since, D(2021, 12, 31)))
    return Table("vat", "Btw", "none", "percent", through, rows, versions, (Window(through),))


@given(tables(), days, days)
def test_as_known_on_a_day_no_row_is_used_that_was_recorded_later(
    table: Table, known_on: dt.date, day: dt.date
) -> None:
    then = table.as_known_on(known_on)
    assert all(row.recorded <= known_on for row in then.rows)
    try:
        found = then.at(day)
    except LawUnknown:
        return
    assert found.recorded <= known_on
    better = [row for row in table.versions if row.since == found.since and found.recorded < row.recorded <= known_on]
    assert better == []


@given(tables(), days, days)
def test_knowing_is_idempotent_and_what_is_known_later_cannot_be_had_back(
    table: Table, first: dt.date, second: dt.date
) -> None:
    early = min(first, second)
    assert table.as_known_on(first).as_known_on(second).rows == table.as_known_on(early).rows
    assert table.as_known_on(first).as_known_on(second).known_through == table.as_known_on(early).known_through


@given(tables(), days)
def test_knowledge_of_the_last_recording_is_that_of_now(table: Table, day: dt.date) -> None:
    now = table.as_known_on(max(row.recorded for row in table.versions))
    assert (now.rows, now.known_through) == (table.rows, table.known_through)
    before = table.as_known_on(day)
    if before.rows and before.known_through is not None:
        missing = [row for row in table.versions if row.recorded > day and row.since > before.rows[-1].since]
        assert all(before.known_through < row.since for row in missing if row.is_built_in)
