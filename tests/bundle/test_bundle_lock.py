"""The record of numbers given: read as it was written, every fault named with its line, contradictions told by name."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filing.bundle.lock import LOCK_NAME, Kept, Lock, lock_bytes, of_case, read_lock, remarks, renewed, together
from filing.casefile.exhibit_numbers import label_of, place_of
from filing.casefile.exhibits import Evidence
from filing.errors import BundleLockInvalid

DAY = dt.date(2026, 3, 3)
NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
PLACES = st.tuples(st.integers(1, 999), st.integers(0, 800), st.lists(st.integers(1, 99), max_size=2).map(tuple))
KEPT = st.builds(
    Kept,
    id=NAMES,
    label=PLACES.map(label_of),
    day=st.dates(),
    file=NAMES,
    sha256=st.sampled_from(("", "a" * 64, "0123456789abcdef" * 4)),
)


def item(name: str, key: str) -> Evidence:
    return Evidence(id=key, file=name, title=name, day=DAY, proves="dat het zo is")


def kept(key: str, label: str, day: dt.date = DAY, sha256: str = "") -> Kept:
    return Kept(key, label, day, f"{key}.pdf", sha256)


def a_lock(*rows: Kept) -> Lock:
    return Lock("2026-0412", "nl", rows)


@settings(max_examples=60)
@given(NAMES, NAMES, st.lists(KEPT, max_size=6, unique_by=(lambda one: one.id, lambda one: one.label)))
def test_a_lock_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, reference: str, profile: str, rows: list[Kept]
) -> None:
    rows.sort(key=lambda one: place_of(one.label))
    lock = Lock(reference, profile, tuple(rows))
    path = tmp_path_factory.getbasetemp() / LOCK_NAME
    path.write_bytes(lock_bytes(lock))
    assert read_lock(path) == lock


def test_without_a_file_there_is_no_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path / LOCK_NAME) is None
    assert of_case(None, "2026-0412") == Lock("2026-0412")


def test_a_lock_stands_in_the_order_of_its_numbers() -> None:
    text = lock_bytes(a_lock(kept("c", "10"), kept("b", "2a"), kept("a", "2"))).decode()
    assert text.index('"2"') < text.index('"2a"') < text.index('"10"')


BROKEN = {
    "not YAML": ("numbers: [", "this is not YAML", 18),
    "an unknown key": ("colour: red", "the key 'colour' is not known here", 17),
    "another schema": ("schema: '2'", "this version reads schema 1", 3),
    "no list": ("numbers: many", "write a list", 6),
    "a row that is no mapping": ("numbers:\n- 4", "write a mapping", 7),
    "a number that is none": ("number: 4A", "this is no number of an exhibit", 7),
    "an empty id": ("id: ''", "the id is empty", 8),
    "a date that is none": ("date: 2026-02-30", "write the date as year-month-day", 9),
    "a digest that is none": ("sha256: abc", "this is no SHA-256", 11),
    "a number given twice": ("number: '2'", "the number '2' stands here for the second time", 12),
    "an id given twice": ("id: b", "the id 'b' stands here for the second time", 13),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_of_a_lock_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    line, message, place = BROKEN[name]
    key = line.partition(":")[0]
    rows = lock_bytes(a_lock(kept("a", "1"), kept("b", "2"))).decode().splitlines()
    at = next((number for number, row in enumerate(rows) if row.lstrip("- ").startswith(f"{key}:")), len(rows))
    if name in {"an unknown key", "not YAML"}:
        rows.append(line)
    elif key == "numbers":
        rows = [*rows[:at], line]
    else:
        indent = rows[at][: len(rows[at]) - len(rows[at].lstrip("- "))]
        rows[at] = indent + line
    path = tmp_path / LOCK_NAME
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(BundleLockInvalid) as stopped:
        read_lock(path)
    assert [problem.line for problem in stopped.value.problems if message in problem.message] == [place]


def test_a_missing_key_is_told_for_each_row(tmp_path: Path) -> None:
    path = tmp_path / LOCK_NAME
    path.write_text("schema: '1'\ncase: x\nnumbers:\n- number: '1'\n  id: a\n", encoding="utf-8")
    with pytest.raises(BundleLockInvalid) as stopped:
        read_lock(path)
    assert [(one.line, one.message) for one in stopped.value.problems] == [
        (1, "the key 'profile' is missing"),
        (4, "the key 'date' is missing"),
        (4, "the key 'file' is missing"),
        (4, "the key 'sha256' is missing"),
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: &b 1\nc: *b\n", b"a: 1\n---\nb: 2\n", b"x" * 6_000_000])
def test_a_hostile_lock_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(data)
    with pytest.raises(BundleLockInvalid):
        read_lock(tmp_path / LOCK_NAME)


def test_the_lock_of_another_case_is_refused() -> None:
    with pytest.raises(BundleLockInvalid, match="belongs to another case"):
        of_case(a_lock(), "2026-0413")


def test_two_records_are_put_together() -> None:
    one, other = a_lock(kept("a", "1"), kept("b", "2")), a_lock(kept("b", "2"), kept("c", "2a"))
    assert together(one, other).given == {"a": "1", "b": "2", "c": "2a"}


def test_contradictions_between_two_records_are_told_by_name() -> None:
    one, other = a_lock(kept("a", "1"), kept("b", "2")), a_lock(kept("a", "3"), kept("c", "2"))
    with pytest.raises(BundleLockInvalid) as stopped:
        together(one, other)
    assert [problem.message for problem in stopped.value.problems] == [
        "'a' has number 1 here and 3 there",
        "number 2 is 'b' here and 'c' there",
    ]


def test_what_the_case_file_says_differently_is_told_by_name() -> None:
    lock = a_lock(
        kept("gone", "1"),
        kept("moved", "2"),
        kept("changed", "3", sha256="a" * 64),
        kept("redated", "4", dt.date(2026, 1, 1)),
        kept("late", "5"),
        kept("same", "6", sha256="b" * 64),
    )
    now = [
        (item("andere.pdf", key="moved"), ""),
        (item("changed.pdf", key="changed"), "c" * 64),
        (item("redated.pdf", key="redated"), ""),
        (replace(item("late.pdf", key="late"), late=True), ""),
        (item("same.pdf", key="same"), "b" * 64),
    ]
    assert remarks(lock, now) == (
        "number 1 stays unused: 'gone' (gone.pdf) is not evidence of the case on this date",
        "'moved' keeps number 2, though its file was moved.pdf and is now andere.pdf",
        "'changed' keeps number 3, though the content of changed.pdf has changed",
        "'redated' keeps number 4, though its date was 2026-01-01 and is now 2026-03-03",
        "'late' keeps number 5, though the case file marks it as late",
    )


def test_a_renewed_lock_keeps_what_is_gone_and_takes_what_is_new() -> None:
    lock = a_lock(kept("gone", "1"), kept("there", "2", sha256="a" * 64))
    now = [(item("there.pdf", key="there"), "b" * 64), (item("new.pdf", key="new"), "c" * 64)]
    new = renewed(lock, "en", now, {"there": "2", "new": "3"})
    assert new.given == {"gone": "1", "there": "2", "new": "3"}
    assert [one.sha256[:1] for one in new.kept] == ["", "b", "c"]
    assert (new.reference, new.profile) == ("2026-0412", "en")
