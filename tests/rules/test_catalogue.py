"""docs/rules.md says what the code does, and every requirement names its rule."""

import re
from pathlib import Path

import pytest

from filing.rules.catalogue import built_in_kinds, catalogue, rules_of
from filing.rules.finding import Certainty
from filing.rules.registry import EVERY_DOCUMENT, requirements

NUMBER = re.compile(r"\b(?:[A-Z]+[0-9]*-[0-9]+[a-z]?)\b")


def test_the_page_is_in_step(root: Path) -> None:
    page = (root / "docs" / "rules.md").read_text("utf-8")
    assert page == catalogue(built_in_kinds()), "run: python -m filing.rules.catalogue > docs/rules.md"


@pytest.mark.parametrize("name", requirements())
def test_a_requirement_carries_rules_that_its_docstring_names(name: str) -> None:
    requirement = requirements()[name]
    named = NUMBER.findall((requirement.__doc__ or "").split("Rule:")[-1])
    carried = {rule.number for rule in rules_of(requirement)}
    assert carried
    assert carried <= set(named)


def test_every_requirement_is_asked_for_somewhere() -> None:
    asked = {name for kind in built_in_kinds().by_name.values() for name in kind.gate}
    assert asked | {one.__name__ for one in EVERY_DOCUMENT} == set(requirements())


def test_a_rule_with_one_number_is_of_one_certainty_unless_it_says_why() -> None:
    found: dict[str, set[Certainty]] = {}
    for requirement in requirements().values():
        for rule in rules_of(requirement):
            found.setdefault(rule.number, set()).add(rule.certainty)
    # SUM-50, SUM-54: whether costs count is from memory. X-34: so is art. 376 Fw. X-01: how a mixed group is treated
    # is ours.
    assert {number for number, kinds in found.items() if len(kinds) > 1} == {"SUM-50", "SUM-54", "X-34", "X-01"}
