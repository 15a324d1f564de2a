"""The numbers of exhibits: fresh, late, behind 26 letters, inside each other, and never changed once given."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.casefile.exhibit_numbers import give_numbers, label_of, place_of
from filing.casefile.exhibits import Counted, Evidence, Exhibits, in_bundle_order, number_exhibits

FIRST = dt.date(2026, 1, 1)


def piece(key: str, day: int = 0, *, late: bool = False, parent: str = "") -> Evidence:
    return Evidence(key, f"{key}.pdf", key, FIRST + dt.timedelta(days=day), "", late=late, parent=parent)


def labels(*evidence: Evidence, given: dict[str, str] | None = None, all_late: bool = False) -> list[str]:
    found = give_numbers(in_bundle_order(evidence, {}), given or {}, all_late=all_late)
    return [found[item.id] for item in evidence]


def test_fresh_numbers_count_and_late_ones_have_letters() -> None:
    assert labels(piece("a"), piece("b", 1), piece("c", 2, late=True), piece("d", 3, late=True), piece("e", 4)) == [
        "1", "2", "2a", "2b", "3",
    ]  # fmt: skip


def test_a_late_exhibit_before_all_others_stands_behind_the_first() -> None:
    assert labels(piece("a", late=True), piece("b", 1), piece("c", 2, late=True)) == ["1b", "1", "1a"]
    assert labels(piece("a", late=True), piece("b", 1, late=True)) == ["1", "1a"]


def test_letters_go_on_behind_z() -> None:
    late = [piece(f"x{number:04}", 1, late=True) for number in range(703)]
    found = labels(piece("a"), *late)
    assert found[1:3] == ["1a", "1b"]
    assert found[26:29] == ["1z", "1aa", "1ab"]
    assert found[52:54] == ["1az", "1ba"]
    assert found[702:] == ["1zz", "1aaa"]
    assert sorted(found, key=place_of) == found


def test_parts_follow_their_exhibit_with_a_point() -> None:
    mail = [piece("m", 1), piece("m/1", 1, parent="m"), piece("m/2", 1, parent="m"), piece("m/1/1", 1, parent="m/1")]
    assert labels(piece("a"), *mail, piece("z", 2)) == ["1", "2", "2.1", "2.2", "2.1.1", "3"]
    assert sorted(["3", "2a", "2.2", "2.1.1", "2", "2.10", "2.1"], key=place_of) == [
        "2", "2.1", "2.1.1", "2.2", "2.10", "2a", "3",
    ]  # fmt: skip
    assert labels(piece("a"), piece("b", 1, late=True), piece("b/1", 1, parent="b")) == ["1", "1a", "1a.1"]


def test_pieces_inside_each_other_in_a_circle_are_told() -> None:
    with pytest.raises(ValueError, match="inside each other"):
        labels(piece("a", parent="b"), piece("b", parent="a"))


def test_what_comes_between_gets_a_letter_and_what_comes_behind_the_next_number() -> None:
    given = {"a": "1", "b": "2", "c": "3"}
    new = (piece("between", 15), piece("behind", 40), piece("before", -5))
    assert labels(piece("a"), piece("b", 10), piece("c", 20), *new, given=given) == ["1", "2", "3", "2a", "4", "1a"]


def test_a_number_whose_exhibit_is_gone_is_never_used_again() -> None:
    given = {"a": "1", "b": "2", "c": "2a", "d": "3"}
    assert labels(piece("a"), piece("b", 1), piece("n", 2), piece("m", 9), given=given) == ["1", "2", "4", "5"]
    assert labels(piece("a"), piece("b", 1), piece("n", 2), piece("d", 9), given=given) == ["1", "2", "2b", "3"]


def test_what_comes_before_everything_stands_behind_a_number_that_is_gone_and_not_behind_a_later_exhibit() -> None:
    assert labels(piece("new", 0), piece("b", 2), given={"a": "1", "b": "2"}) == ["1a", "2"]
    assert labels(piece("new", 0), piece("b", 2), given={"a": "1", "x": "1a", "b": "2"}) == ["1b", "2"]
    assert labels(piece("new", 0), piece("b", 2), given={"b": "1", "x": "2"}) == ["1a", "1"]


def test_a_new_date_changes_no_number() -> None:
    given = {"a": "1", "b": "2", "c": "3"}
    assert labels(piece("c", -9), piece("a", 5), piece("b", 99), given=given) == ["3", "1", "2"]


def test_added_to_a_bundle_that_left_the_desk_everything_new_is_late() -> None:
    assert labels(piece("a"), piece("b", 1), piece("n", 9), given={"a": "1", "b": "2"}, all_late=True) == [
        "1",
        "2",
        "2a",
    ]


@pytest.mark.parametrize("wrong", ["", "0", "04", "a", "4A", "4.0", "4.", "4.1a", "4abcd", "-1", "4 ", "4\n", "١"])
def test_what_is_no_number_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no number of an exhibit"):
        place_of(wrong)


PLACES = st.tuples(
    st.integers(1, 99_999), st.integers(0, 26 + 26**2 + 26**3), st.lists(st.integers(1, 999), max_size=3).map(tuple)
)


@given(PLACES)
def test_a_label_is_read_as_it_was_written(place: tuple[int, int, tuple[int, ...]]) -> None:
    assert place_of(label_of(place)) == place


CHANGES = st.lists(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(-20, 20), st.booleans(), st.integers(0, 2)),
        unique_by=lambda made: made[0],
        max_size=10,
    ),
    min_size=1,
    max_size=6,
)


def pieces_of(drawn: list[tuple[int, int, bool, int]]) -> list[Evidence]:
    """A case as it is one day: each piece with its date of now, whether it is late, and how many parts it has."""
    made = []
    for number, day, late, parts in drawn:
        made.append(piece(f"k{number}", day, late=late))
        made += [piece(f"k{number}/{part}", day, parent=f"k{number}") for part in range(parts)]
    return made


@given(CHANGES, st.booleans())
def test_numbers_once_given_never_change(days: list[list[tuple[int, int, bool, int]]], all_late: bool) -> None:
    given_so_far: dict[str, str] = {}
    for drawn in days:  # each day pieces were added, removed, dated anew, marked late or not
        found = give_numbers(in_bundle_order(pieces_of(drawn), {}), given_so_far, all_late=all_late)
        assert {key: found[key] for key in found if key in given_so_far} == {
            key: label for key, label in given_so_far.items() if key in found
        }
        given_so_far |= found
        assert len(set(given_so_far.values())) == len(given_so_far)
        for key, label in found.items():
            if "/" in key:
                assert label.rpartition(".")[0] == given_so_far[key.partition("/")[0]]


@given(CHANGES)
def test_the_order_of_the_case_file_does_not_matter(days: list[list[tuple[int, int, bool, int]]]) -> None:
    evidence = pieces_of(days[0])
    one = give_numbers(in_bundle_order(evidence, {}))
    other = give_numbers(in_bundle_order(list(reversed(evidence)), {}))
    assert one == other


def test_pages_run_on_over_volumes_that_each_begin_with_the_index() -> None:
    counted = [
        Counted(piece(key, day), "0" * 64, pages)
        for day, (key, pages) in enumerate(zip("abcd", (3, 4, 5, 6), strict=True))
    ]
    whole = number_exhibits(counted, 2, volumes=(1, 1, 2, 3))
    assert [(row.first_page, row.last_page) for row in whole.rows] == [(3, 5), (6, 9), (12, 16), (19, 24)]
    assert (whole.volume, whole.volumes, whole.total_pages, whole.last_page) == (0, 3, 24, 24)
    volumes = [whole.of_volume(number) for number in (1, 2, 3)]
    assert [(one.first_page, one.last_page, one.total_pages) for one in volumes] == [
        (1, 9, 9),
        (10, 16, 7),
        (17, 24, 8),
    ]
    assert [[row.label for row in one.rows] for one in volumes] == [["1", "2"], ["3"], ["4"]]
    assert all(one.listed == whole.rows for one in volumes)


def test_a_bundle_of_one_file_is_its_only_volume() -> None:
    counted = [Counted(piece("b", 2), "0" * 64, 3), Counted(replace(piece("a", 1), late=True), "0" * 64, 1)]
    one = number_exhibits(counted, 1)
    assert isinstance(one, Exhibits)
    assert one.of_volume(1) is one
    assert [(row.label, row.first_page) for row in one.rows] == [("1", 2), ("1a", 5)]
    assert (one.volumes, one.total_pages, one.listed) == (1, 5, one.rows)
