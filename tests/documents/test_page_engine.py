"""The short ways of the PDF: the bytes of WeasyPrint alone, whatever was made before; and they are pinned."""

import inspect
import io
import re
from xml.etree import ElementTree as ET

import pikepdf
import pytest
import weasyprint
from document_samples import letter, pleading
from example_documents import DAYS, made
from weasyprint import CSS, HTML
from weasyprint.text import fonts, line_break
from weasyprint.text.fonts import FontConfiguration

from filing.documents import kept_lines, kept_styles, page_engine
from filing.documents.archive_pdf import OPTIONS, archive_pdf
from filing.documents.house import OURS, with_values
from filing.documents.page_html import page_html
from filing.documents.template_set import load_templates
from filing.documents.to_pdf import HOUSE, LAYOUTS, HouseFetcher, Press
from filing.documents.tree import Document

TEMPLATES = load_templates()
PRESS = Press(TEMPLATES)
FETCHER = HouseFetcher(TEMPLATES)
SAMPLES = {
    "letter": letter(),
    "long letter": letter(70),
    "draft letter": letter(concept=True),
    "pleading": pleading(),
    "draft pleading": pleading(3, concept=True),
}


def plain(document: Document) -> bytes:
    """WeasyPrint alone: HTML written out and parsed again, its own style sheet, styles and lines computed anew."""
    configuration = FontConfiguration()
    styles = [
        CSS(
            string=with_values(TEMPLATES.source(f"house/{name}.css"), OURS),
            base_url=f"{HOUSE}house/{name}.css",
            url_fetcher=FETCHER,
            font_config=configuration,
        )
        for name in ("base", document.layout)
    ]
    source = ET.tostring(page_html(document), encoding="unicode", method="html")
    page = HTML(string="<!DOCTYPE html>" + source, base_url=HOUSE, url_fetcher=FETCHER)
    rendered = page.render(font_config=configuration, **{**OPTIONS, "stylesheets": styles})
    return archive_pdf(rendered, document.on, document.language, None)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_construct_gives_the_bytes_of_weasyprint_alone(name: str) -> None:
    assert PRESS.pdf(SAMPLES[name]) == plain(SAMPLES[name])


@pytest.mark.parametrize(("example", "kind"), DAYS)
def test_every_document_gives_the_bytes_of_weasyprint_alone(example: str, kind: str) -> None:
    document = made(example, kind).document
    assert PRESS.pdf(document) == plain(document)


def test_what_was_made_before_leaves_no_trace() -> None:
    """Styles and lines are kept from letter to letter: forwards, backwards and again give the same bytes."""
    first = {name: Press(TEMPLATES).pdf(document) for name, document in SAMPLES.items()}
    press = Press(TEMPLATES)
    for names in (list(SAMPLES), list(reversed(SAMPLES)), list(SAMPLES)):
        assert [press.pdf(SAMPLES[name]) for name in names] == [first[name] for name in names]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_lines, "MOST_LINES", 50)
    monkeypatch.setattr(kept_styles, "MOST_STYLES", 20)
    monkeypatch.setattr(kept_styles, "MOST_PLACES", 100)
    press = Press(TEMPLATES)
    for document in (*SAMPLES.values(), letter(), pleading()):
        assert press.pdf(document) == PRESS.pdf(document)
    assert len(press._fonts.broken) <= 50
    assert len(press._fonts.shaped) <= 50


def test_the_lines_are_kept_for_the_release_that_was_read() -> None:
    assert weasyprint.VERSION == kept_lines.PINNED
    assert kept_lines.keep_lines()


def test_another_release_keeps_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "VERSION", "70.1")
    assert not kept_lines.keep_lines()


def test_every_property_that_breaks_a_line_is_known() -> None:
    """``strut`` alone reads the line height; it is no part of a line's breaking."""
    read = set(re.findall(r"style\['(\w+)'\]", inspect.getsource(line_break) + inspect.getsource(fonts)))
    assert read - {"line_height"} == set(kept_lines.TEXT_STYLE)


def test_elements_that_a_page_has_are_styled_as_in_a_browser() -> None:
    """Each tag of a page stands in the short style sheet, or is inline and plain."""
    tags = {element.tag for document in SAMPLES.values() for element in page_html(document).iter()}
    source = page_engine.element_styles_source()
    assert tags - set(re.findall(r"[a-z]\w*", source)) <= {"span"}
    assert set(LAYOUTS) == {document.layout for document in SAMPLES.values()}


def test_the_objects_of_the_file_can_be_read() -> None:
    with pikepdf.open(io.BytesIO(PRESS.pdf(letter(70)))) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_letter_with_known_places_is_not_matched_with_selectors() -> None:
    press = Press(TEMPLATES)
    press.pdf(letter())
    shared = press._shared["letter"]
    places = shared.places(page_html(letter()))
    found = shared.recall(places)
    assert found is not None
    assert {element for element, _ in found} == {element for _, element, _ in places}


@pytest.mark.parametrize(
    ("selector", "recalled"),
    [
        ("li:first-child:not(:last-child)", True),
        ("tr:nth-last-child(2)", True),
        ("tr:nth-last-child(3)", False),
        ("p:empty", False),
        ("p:has(img)", False),
        ('a[href^="https"]', False),
        ("p:last-of-type", False),
    ],
)
def test_a_selector_that_reads_more_than_a_place_ends_the_recalling(selector: str, recalled: bool) -> None:
    shared = kept_styles.SharedStyles([f"{selector} {{ color: red }}"])
    root = ET.fromstring("<html><body/></html>")
    places = shared.places(root)
    shared.learn(places, {(element, None): {"anchor": None} for _, element, _ in places})  # type: ignore[dict-item]
    assert (shared.recall(places) is not None) is recalled
