"""A quick pattern finds what the plain one finds: the same words, at the same places, with the same groups."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.rules.proofreading.word_patterns import quick

PATTERNS = (
    r"\b(?:dagen|dag|weken?|week)\b",
    r"\bgriffierecht\w*",
    r"\b(?:(?:een|de)\s+)?brief\b|\b(?:brieven|dag)\b",
    r"\b(?P<which>een|de)\s+brief\b",
    r"\b(?:een|de)\s+(?P<what>brief|dag)\b|\bdag\b",
    r"\b(?:na(?:dat)?|vanaf|after)\b[^.;]{0,20}?(?:brief|dag)",
    r"\b(?:a?een|de)\b",
    r"\bart\.?\s+\d+|\bnr\b",
    r"(?<!de\s)brief",
    r"\b(?:dag|\bweek\b|de(?=\sdag))",
    r"\b\d{1,2}\s+dagen",
)
PIECES = (
    "de", "een", "brief", "brieven", "dag", "dagen", "week", "weke", "na", "nadat", "art.", "12", "nr", "aeen", " ",
    "x", "griffierechten", ".", ";",
    "after", "-",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_a_quick_pattern_finds_the_same(pattern: str, pieces: list[str]) -> None:
    for text in (" ".join(pieces), "".join(pieces)):
        plain = [(found.span(), found.groups()) for found in re.finditer(pattern, text)]
        assert [(found.span(), found.groups()) for found in re.finditer(quick(pattern), text)] == plain


@pytest.mark.parametrize("pattern", [r"(?<!de\s)brief", r"^\s*brief", r"\b(?:a?een|de)\b", r"\b\d{1,2}\s+dagen"])
def test_a_pattern_of_which_the_beginning_is_not_seen_is_left_as_it_is(pattern: str) -> None:
    assert quick(pattern) == pattern
