"""Letters out of files that other programs made: tables of a word processor, lines and words that a PDF breaks.

The letters are invented; the verdicts follow rules.md section 3 (D14-01 to D14-12) and REM-21. 15% of 400.00 is 60.00.
"""

import io

import docx
import pikepdf
import pytest

from filing.bundle.letter_words import letter_words
from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

Rows = tuple[tuple[str, str], ...]
INVOICES = (
    ("Factuur 2026-77 van 1 september 2026", "€ 250,00"),
    ("Factuur 2026-78 van 1 oktober 2026", "€ 150,00"),
    ("Totaal hoofdsom", "€ 400,00"),
)
LATER = (("Hoofdsom", "€ 400,00"), ("Incassokosten", "€ 60,00"), ("Totaal", "€ 460,00"))
NOW = (("Hoofdsom", "€ 400,00"), ("Buitengerechtelijke incassokosten", "€ 60,00"), ("Te voldoen", "€ 460,00"))
TERM = "Wij verzoeken u {sum} te betalen binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd."
IF_NOT = "Betaalt u niet of niet op tijd, dan bent u daarnaast incassokosten verschuldigd:"
DAY = "Proefstad, 24 november 2026"


def word_letter(*parts: str | Rows) -> bytes:
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=0, cols=2)
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def pdf_letter(*lines: str) -> bytes:
    """A PDF that shows each line by an operator of its own, as programs write them; "€" is sign 128 of the font."""
    shown = [f"({line}) Tj T*".encode("cp1252") for line in lines]
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = made.make_stream(b"BT /F1 10 Tf 13 TL 50 780 Td " + b" ".join(shown) + b" ET")
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def read(data: bytes, name: str, law: Law) -> Proof:
    return proofread(reading_of(letter_words(data, name).text, "fourteen_day_notice", law=law))


def broken(proof: Proof) -> set[str]:
    return {one.finding.rule.number for one in proof.broken}


WORD = {
    "costs in a table behind the condition": ((DAY, INVOICES, TERM.format(sum="€ 400,00"), IF_NOT, LATER), set()),
    "costs in the table of what is asked": ((DAY, NOW, TERM.format(sum="dit bedrag")), {"REM-21"}),
    "a table whose costs are not those of the scale": (
        (DAY, INVOICES, TERM.format(sum="€ 400,00"), IF_NOT, (("Incassokosten", "€ 75,00"),)), {"D14-09"}),
    "a table without costs": ((DAY, INVOICES, TERM.format(sum="€ 400,00"), IF_NOT), {"D14-07"}),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_the_tables_of_a_word_letter_are_read_as_a_person_reads_them(name: str, law: Law) -> None:
    """Rules REM-21, D14-07, D14-09."""
    parts, expected = WORD[name]
    proof = read(word_letter(*parts), "brief.docx", law)
    assert broken(proof) == expected


BROKEN_LINES = (
    "Incasso Proef B.V.", DAY, "Geachte heer Jansen,",
    "Ondanks onze herinnering is factuur 2026-77 van 1 septem-", "ber 2026, hoofdsom \u20ac 400,00, niet be-", "taald.",
    "Betaal binnen veer-", "tien dagen vanaf de dag nadat deze", "brief bij u is be-", "zorgd. Betaalt u niet op tijd,",
    "dan bent u \u20ac", "60,00 aan buitengerechtelijke incas-", "sokosten verschuldigd.",
)  # fmt: skip


def test_words_that_a_pdf_breaks_over_its_lines_are_read_whole(law: Law) -> None:
    """Rules D14-01, D14-06, D14-07, D14-09."""
    proof = read(pdf_letter(*BROKEN_LINES), "brief.pdf", law)
    met = {one.finding.rule.number for one in proof.remarks if one.finding.verdict is Verdict.SATISFIED}
    assert not broken(proof)
    assert {"D14-01", "D14-03", "D14-04", "D14-06", "D14-07", "D14-09", "REM-21"} <= met


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("zorgd. Betaalt", "zorgd. Be-\ntaal dus voor het einde van de-\nze maand. Betaalt", "D14-04"),
        ("brief bij u is be-", "brief ter post is be-", "D14-03"),
        ("dan bent u \u20ac", "dan volgt dagvaarding. U bent inmid-\ndels \u20ac", "REM-21"),
        ("60,00 aan", "75,00 aan", "D14-09"),
    ],
)
def test_a_fault_in_broken_lines_is_found(old: str, new: str, rule: str, law: Law) -> None:
    text = "\n".join(BROKEN_LINES).replace(old, new)
    assert rule in broken(read(pdf_letter(*text.split("\n")), "brief.pdf", law))
