"""docs/rules.md says what rulebook, code and tests do, and every requirement names its rule."""

from pathlib import Path

import pytest

from filing.rules import catalogue as page
from filing.rules.after_judgment import EXECUTION_GATE
from filing.rules.carried import numbers_of, rules_of
from filing.rules.catalogue import built_in_kinds, catalogue
from filing.rules.finding import Certainty
from filing.rules.registry import EVERY_DOCUMENT, requirements
from filing.rules.rulebook import load_rulebook

SOUND = '''"""SUM-30, and D14-02."""'''


def test_the_page_is_in_step(root: Path) -> None:
    written = (root / "docs" / "rules.md").read_text("utf-8")
    assert written == catalogue(built_in_kinds(), root), "run: python -m filing.rules.catalogue > docs/rules.md"


def test_the_page_has_a_line_for_every_rule_of_the_book_in_its_section(root: Path) -> None:
    lines = catalogue(built_in_kinds(), root).splitlines()
    section = ""
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("## "):
            section = line[3:]
        elif line.startswith("| ") and not line.startswith("| rule "):
            found[line.split(" | ")[0][2:]] = section
    book = load_rulebook().rules
    assert {number: found.get(number) for number in book} == {number: entry.section for number, entry in book.items()}
    assert {"NEEDS", "LAW-02", "WAY-01"} <= {number for number, where in found.items() if where == "House rules"}


def test_the_tests_that_name_a_number_are_found_and_lists_of_numbers_are_not_tests(tmp_path: Path) -> None:
    for name in ("test_one.py", "test_rulebook.py", "other.py"):
        (tmp_path / "tests" / "area").mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / "area" / name).write_text(SOUND, "utf-8")
    assert page.tests_by_number(tmp_path) == {"SUM-30": ("area/test_one.py",), "D14-02": ("area/test_one.py",)}


@pytest.mark.parametrize("name", requirements())
def test_a_requirement_carries_rules_that_its_docstring_names(name: str) -> None:
    requirement = requirements()[name]
    carried = {rule.number for rule in rules_of(requirement)}
    assert carried
    assert carried <= set(numbers_of(requirement))


def test_every_requirement_is_asked_for_somewhere() -> None:
    asked = {name for kind in built_in_kinds().by_name.values() for name in kind.gate}
    assert asked | {one.__name__ for one in EVERY_DOCUMENT} | set(EXECUTION_GATE) == set(requirements())


def test_a_rule_with_one_number_is_of_one_certainty_unless_it_says_why() -> None:
    found: dict[str, set[Certainty]] = {}
    for requirement in requirements().values():
        for rule in rules_of(requirement):
            found.setdefault(rule.number, set()).add(rule.certainty)
    # SUM-50, SUM-54: whether costs count is from memory. X-34: so is art. 376 Fw. X-01: how a mixed group is treated
    # is ours. PRE-06, X-42: that a letter of interruption must arrive on the last day, and none goes after it, is read
    # in the practice notes of section 8.5.
    several = {"SUM-50", "SUM-54", "X-34", "X-01", "PRE-06", "X-42"}
    assert {number for number, kinds in found.items() if len(kinds) > 1} == several
