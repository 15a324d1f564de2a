"""The plain text: 78 columns, amounts under each other, numbers and marks written out."""

from dataclasses import replace

from document_samples import letter, pleading
from hypothesis import given
from hypothesis import strategies as st

from filing.documents.text_table import WIDTH, text_table
from filing.documents.to_text import to_text
from filing.documents.tree import Align, Cell, Document, LineBreak, ListBlock, Paragraph, Row, Table, Text


def body_text(*blocks: Paragraph | ListBlock | Table) -> str:
    document: Document = replace(letter(), head=None, body=blocks)
    return to_text(document)


def test_no_line_is_wider_than_78_columns() -> None:
    for document in (letter(5), pleading(), letter(concept=True)):
        assert max(map(len, to_text(document).splitlines())) <= WIDTH


def test_amounts_stand_under_each_other() -> None:
    lines = to_text(letter(4)).splitlines()
    rows = [line for line in lines if line.startswith(("2026-1", "Totaal te betalen", "Factuur "))]
    assert len(rows) == 6
    assert {len(row) for row in rows} == {len(rows[0])}


def test_numbered_paragraphs_and_lists_show_their_numbers() -> None:
    text = to_text(pleading(2))
    assert "\n1.   Eiseres" in text
    assert "\n5.   De kosten dezes" in text
    assert "  i.  tot betaling" in text
    assert "        a. griffierecht;" in text


def test_a_blank_is_a_dotted_line_with_its_hint() -> None:
    assert "Heden, ........................ (datum van betekening)," in to_text(pleading())


def test_markers_go_on_beyond_the_alphabet() -> None:
    items = tuple((Paragraph((Text("x"),)),) for _ in range(28))
    assert "  ab. x" in body_text(ListBlock(items, "letter"))
    assert "  xxviii. x" in body_text(ListBlock(items, "roman"))


def test_line_breaks_are_kept() -> None:
    assert body_text(Paragraph((Text("a"), LineBreak(), Text("b")))) == "a\nb\n"


@given(
    st.lists(st.lists(st.text("abc -€1", max_size=40), min_size=3, max_size=3), min_size=1, max_size=6),
    st.integers(20, WIDTH),
)
def test_a_table_keeps_every_word(rows: list[list[str]], width: int) -> None:
    table = Table(
        columns=(Align.LEFT, Align.LEFT, Align.RIGHT),
        widths=(1, 1, 1),
        head=(),
        body=tuple(Row(tuple(Cell((Text(text),)) for text in row)) for row in rows),
    )
    shown = text_table(table, width).split()
    expected = [word for row in rows for text in row for word in text.split()]
    assert sorted(shown) == sorted(expected)
