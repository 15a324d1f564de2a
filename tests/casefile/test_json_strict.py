"""JSON is read as it is written, or refused with a line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.casefile.json_strict import JsonFault, read_json
from filing.yaml_strict import MAX_DEPTH, MAX_FAULTS, Value


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(JsonFault) as caught:
        read_json(text, "case.json")
    return [(fault.line, fault.message) for fault in caught.value.faults]


def test_numbers_and_words_stay_the_text_that_was_written() -> None:
    text = '{"a": 1.10, "b": 0.30000000000000004, "c": 1E3, "d": true, "e": null, "f": "null"}'
    assert read_json(text, "x").value == {
        "a": "1.10",
        "b": "0.30000000000000004",
        "c": "1E3",
        "d": "true",
        "e": None,
        "f": "null",
    }


def test_lines_are_those_of_the_key_or_the_item() -> None:
    tree = read_json('\n{"parties": [\n {"name":\n "A"},\n {"name": "B"}]}', "case.json")
    assert tree.line() == 2
    assert tree.line(("parties",)) == 2
    assert tree.line(("parties", 0)) == 3
    assert tree.line(("parties", 0, "name")) == 3
    assert tree.line(("parties", 1, "missing", 3)) == 5


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "ends too early"),
        ("{\n", 2, "a key in double quotes"),
        ('{"a": 1,\n "a": 2}', 2, "second time (first on line 1)"),
        ('{"a": NaN}', 1, "such as NaN"),
        ('{"a": -Infinity}', 1, "a sign here"),
        ('{"a": 1}\n{}', 2, "follows after the end"),
        ('{"a": 1,\n}', 2, "a comma too many"),
        ("[1,]", 1, "a comma too many"),
        ('{"a" 1}', 1, "a colon"),
        ("{a: 1}", 1, "a key in double quotes"),
        ("[1 2]", 1, "a comma"),
        ("['a']", 1, "a sign here"),
        ('["a\nb"]', 1, "a sign here"),
        ("[01]", 1, "a comma"),
        ("[.5]", 1, "a sign here"),
        ("// no\n[]", 1, "a sign here"),
        ('["\\ud800"]', 1, "not valid Unicode"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "levels"),
    ],
)
def test_what_is_not_sound_json_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    found = faults(text)
    assert len(found) == 1
    assert found[0][0] == line
    assert words in found[0][1]


def test_equal_keys_are_told_up_to_a_bound() -> None:
    assert len(faults("{" + ",".join('"a": 1' for _ in range(10_000)) + "}")) == MAX_FAULTS


def test_a_million_brackets_end_without_a_crash() -> None:
    assert "levels" in faults("[" * 1_000_000)[0][1]


def as_text(value: object) -> Value:
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return None if value is None else value if isinstance(value, str) else json.dumps(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_whatever_the_standard_writer_writes_is_read(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        assert read_json(text.encode("utf-8", "replace").decode(), "x").value == as_text(
            json.loads(text.encode("utf-8", "replace").decode())
        )
