"""YAML is read as it is written, or refused with a line."""

import pytest

from filing.yaml_strict import MAX_BYTES, MAX_DEPTH, MAX_FAULTS, YamlFault, path_text, read_yaml


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(YamlFault) as caught:
        read_yaml(text, "case.yaml")
    return [(fault.line, fault.message) for fault in caught.value.faults]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    text = "kvk: 01234567\nat: 10:00\ncountry: NO\nday: 2026-11-21\nrate: 1_000\nsum: 1.10\nyes: y\noctal: 0o17\n"
    assert read_yaml(text, "case.yaml").value == {
        "kvk": "01234567",
        "at": "10:00",
        "country": "NO",
        "day": "2026-11-21",
        "rate": "1_000",
        "sum": "1.10",
        "yes": "y",
        "octal": "0o17",
    }


def test_plain_empty_tilde_and_null_are_none_but_quoted_they_are_text() -> None:
    text = "a:\nb: ~\nc: null\nd: ''\ne: '~'\nf: \"null\"\n"
    assert read_yaml(text, "x").value == {"a": None, "b": None, "c": None, "d": "", "e": "~", "f": "null"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~\n", "--- \n...\n"])
def test_a_text_with_nothing_in_it_is_none(text: str) -> None:
    assert read_yaml(text, "x").value is None


def test_lines_are_those_of_the_key_or_the_item() -> None:
    tree = read_yaml("\nparties:\n  - name: A\n    kvk: '1'\n  - name: >\n      B\n    seat: C\n", "case.yaml")
    assert tree.line() == 2
    assert tree.line(("parties",)) == 2
    assert tree.line(("parties", 0)) == 3
    assert tree.line(("parties", 0, "kvk")) == 4
    assert tree.line(("parties", 1, "seat")) == 7
    assert tree.line(("parties", 1, "missing", 3)) == 5
    assert tree.line(("parties", 9)) == 2


def test_a_path_reads_as_a_person_writes_it() -> None:
    assert path_text(("claims", 0, "invoices", 2, "amount")) == "claims[0].invoices[2].amount"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "second time (first on line 1)"),
        ("a: &x 1\n", 1, "anchor (&x)"),
        ("a: !!int 1\n", 1, "tag (tag:yaml.org,2002:int)"),
        ("a: !!python/object:os.system {}\n", 1, "tag"),
        ("a: ! 1\n", 1, "tag (!)"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: 1\n? [x]\n: 2\n", 2, "a key is a text"),
        ("~: 1\n", 1, "a key is a text"),
        ("a: 1\n b: 2\n", 2, "not YAML"),
        ("a: 1\nb: [1, 2\n", 3, "not YAML"),
        ("a: 1\nb: \x00\n", 2, "not YAML"),
        ("a: 1\nb: \ud800\n", 2, "not valid Unicode"),
        ("a:\n  b: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, 2, "levels"),
        ("[" * 100_000, 1, "levels"),
        ("a: '" + "x" * MAX_BYTES + "'", 1, "larger than"),
        ("a: *x\n", 1, "alias (*x)"),
    ],
)
def test_one_fault_has_its_line_and_its_reason(text: str, line: int, words: str) -> None:
    ((at, message),) = faults(text)
    assert at == line
    assert words in message


def test_several_faults_are_told_at_once_and_by_line() -> None:
    assert [line for line, _ in faults("a: &x 1\nb: !t 2\nc: *x\na: 4\n")] == [1, 2, 3, 4]


def test_very_many_faults_end_the_reading() -> None:
    assert len(faults("- &a 1\n" * 5_000)) == MAX_FAULTS


def test_deep_but_allowed_nesting_is_read() -> None:
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x").value != []
