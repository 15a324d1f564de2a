"""Court profiles: no limit that nobody has seen, every fault with its line, English guidance said in data."""

import re
from pathlib import Path

import pytest

from filing.bundle.profiles import DEMANDS, Sureness, built_in, profile_named, read_profile
from filing.errors import BundleProfileInvalid, BundleProfileUnknown
from filing.resources import profiles_folder


def test_every_profile_answers_every_demand_in_order_with_a_source() -> None:
    assert [profile.name for profile in built_in()] == ["en", "neutral", "nl"]
    for profile in built_in():
        assert [one.name for one in profile.demands] == list(DEMANDS)
        assert all(one.source for one in profile.demands)


def test_the_dutch_profile_has_no_limit_and_claims_nothing_of_a_court() -> None:
    """Rules EVI-10 and EVI-11: size, PDF/A and names were not found; they are parameters."""
    dutch = profile_named("nl")
    for name in ("file_bytes", "total_bytes", "file_pages", "total_pages", "resolution"):
        assert dutch.number(name) is None
        assert "EVI-11" in dutch.demand(name).source
    assert not dutch.demand("pdfa").known
    assert not dutch.demand("file_name").known
    assert {one.status for one in dutch.demands} == {Sureness.OWN, Sureness.UNKNOWN}


def test_the_english_profile_says_what_the_summary_of_the_guidance_says_and_no_more() -> None:
    """One PDF, page number = place, linked index, outline with pages, searchable, 300 dpi, opens at 100 %, name."""
    english = profile_named("en")
    reported = {one.name: one.value for one in english.demands if one.status is Sureness.REPORTED}
    assert reported == {
        "one_file": "yes",
        "resolution": "300",
        "file_name": "{reference} {parties}",
        "page_numbers": "yes",
        "linked_index": "yes",
        "outline": "yes",
        "text": "yes",
        "zoom": "100",
        "late_pages": "as_agreed",
    }
    assert english.number("file_bytes") is None
    assert not [one for one in english.demands if one.status is Sureness.PUBLISHED]


def test_an_unknown_name_tells_those_that_there_are() -> None:
    with pytest.raises(BundleProfileUnknown) as stopped:
        profile_named("fr")
    assert "en, neutral, nl" in stopped.value.next_step


def test_a_firm_names_a_file_of_its_own(tmp_path: Path) -> None:
    text = (profiles_folder() / "nl.yaml").read_text().replace("name: nl", "name: ours", 1)
    text = text.replace(
        "file_bytes:\n    value: unknown\n    status: unknown", "file_bytes:\n    value: 1000\n    status: own"
    )
    (tmp_path / "ours.yaml").write_text(text)
    assert profile_named(str(tmp_path / "ours.yaml")).number("file_bytes") == 1000


FAULTS = {
    "not YAML": ("title: .*", "title: [", "this is not YAML"),
    "a key twice": ("title: .*", "title: a\ntitle: b", "stands here for the second time"),
    "an alias": ("title: .*", "title: *a", "an alias"),
    "a missing key": ("language: nl\n", "", "'language' is missing"),
    "an unknown key": ("language: nl", "language: nl\ncolour: red", "'colour' is not known here"),
    "an empty title": ("title: .*", "title: ''", "write a text"),
    "another name than the file": ("name: nl", "name: de", "called otherwise than its file"),
    "a language that is not spoken": ("language: nl", "language: fr", "write nl or en"),
    "a day that is none": ("recorded: .*", "recorded: 2026-13-01", "year-month-day"),
    "no demands": ("(?s)demands:.*", "demands: many", "write a mapping"),
    "a demand that is missing": ("(?s)  zoom:.*?(?=  late_pages)", "", "'zoom' is missing"),
    "a demand that is unknown": ("  zoom:", "  zom:", "'zom' is not known here"),
    "a demand without mapping": ("(?s)  zoom:.*?(?=  late_pages)", "  zoom: 100\n", "write a mapping"),
    "a demand without source": ("    source: not found.*\n", "", "'source' is missing"),
    "an unknown key in a demand": ("    source: not", "    colour: red\n    source: not", "'colour' is not known here"),
    "a size with a unit": ("value: unknown\n    status: unknown", "value: 20 MB\n    status: own", "number above 0"),
    "a size of nothing": ("value: unknown\n    status: unknown", "value: 0\n    status: own", "a whole number above 0"),
    "a status that is none": ("status: unknown", "status: certain", "write one of: published"),
    "a value without status": ("value: unknown", "value: 100", "a value that is unknown has that status"),
    "a status without value": ("status: unknown", "status: own", "a value that is unknown has that status"),
    "a choice that is none": ("value: kept", "value: a3", "write one of: kept, a4"),
    "a field of a name that is none": (
        "(?s)  file_name:\n    value: unknown\n    status: unknown",
        "  file_name:\n    value: '{judge}'\n    status: own", "with the fields",
    ),
    "a name that leads elsewhere": (
        "(?s)  file_name:\n    value: unknown\n    status: unknown",
        "  file_name:\n    value: '../{reference}'\n    status: own", "with the fields",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_of_a_profile_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    pattern, replacement, message = FAULTS[name]
    sound = (profiles_folder() / "nl.yaml").read_text()
    text = re.sub(pattern, replacement, sound, count=1)
    assert text != sound
    path = tmp_path / "nl.yaml"
    path.write_text(text)
    with pytest.raises(BundleProfileInvalid) as stopped:
        read_profile(path)
    (problem,) = [one for one in stopped.value.problems if message in one.message]
    assert problem.line
    assert problem.file == "nl.yaml"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"- a\n", b"name: a\n---\nname: b\n", b"x" * 6_000_000])
def test_a_hostile_profile_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.yaml").write_bytes(data)
    with pytest.raises(BundleProfileInvalid):
        read_profile(tmp_path / "x.yaml")


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleProfileInvalid):
        profile_named(str(tmp_path / "none.yaml"))
