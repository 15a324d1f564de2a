"""How a letter ends: the closing stands with a paragraph of the letter above it, however long the letter is."""

import io

import pypdf
import pytest
from hostile_set import document
from prepared_cases import office

GREETING = "Met vriendelijke groet,"


@pytest.mark.parametrize("kind", ["reminder", "final_demand"])
def test_the_closing_is_never_alone_at_the_top_of_a_page(kind: str) -> None:
    for name in ("typography", "long_name", "long_words", "millions", "sixty_invoices"):
        reader = pypdf.PdfReader(io.BytesIO(office().desk.press.pdf(document(name, kind))))
        (page,) = [page.extract_text() for page in reader.pages if GREETING in page.extract_text()]
        assert "Laat het ons weten" in " ".join(page[: page.index(GREETING)].split())


def test_the_second_page_says_which_letter_it_belongs_to() -> None:
    reader = pypdf.PdfReader(io.BytesIO(office().desk.press.pdf(document("sixty_invoices", "reminder"))))
    assert len(reader.pages) > 2
    for page in reader.pages[1:]:
        assert "Betalingsherinnering · PROEF-1" in page.extract_text()
        heads = ("Omschrijving", "Per jaar")
        assert any(head in page.extract_text() for head in (*heads, GREETING))
