"""``filing statement`` speaks one language at a time: headings, heads and remarks."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from filing.cli.main import filing

WORDS = {
    "nl": ("Vordering", "Hoofdsom", "Rente per volgende dag", "Toegerekend aan", "Minst zekere wettelijke waarde"),
    "en": ("Claim", "Principal", "Interest for each further day", "Imputed to", "Least sure law value used"),
}


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
def test_a_statement_has_the_words_of_one_language_only(root: Path, language: str, other: str) -> None:
    words = ["statement", str(root / "examples" / "consumer"), "--on", "2026-11-24", "--lang", language]
    result = CliRunner().invoke(filing, words, catch_exceptions=False, env={"COLUMNS": "120"})
    assert result.exit_code == 0
    assert [word for word in WORDS[language] if word not in result.output] == []
    assert [word for word in WORDS[other] if word in result.output] == []
