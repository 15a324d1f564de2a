"""The PDF: the window, the pages, the fonts; the same bytes again; and not one warning of the engine let pass."""

import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from document_samples import letter, pleading

from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.to_pdf import HOUSE, HouseFetcher, Press
from filing.documents.tree import Paragraph, Text
from filing.errors import RenderFailed, TemplateInvalid

MILLIMETRE = 72 / 25.4
A4 = (595.28, 841.89)

TEMPLATES = load_templates()
PRESS = Press(TEMPLATES)


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def overlaid(**files: bytes) -> TemplateSet:
    """The built-in templates with some files of the house replaced; the name ends in the part after two underscores."""
    ours = {f"house/{name.replace('__', '.')}": data for name, data in files.items()}
    return TemplateSet(files={**TEMPLATES.files, **ours}, digest="")


def places(page: pypdf.PageObject) -> dict[str, tuple[float, float]]:
    """Return for each piece of text its distance in millimetres from the left and the top of the page."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.setdefault(text.strip(), (x / MILLIMETRE, (A4[1] - y) / MILLIMETRE))

    page.extract_text(visitor_text=visit)
    return found


def test_every_page_is_a4() -> None:
    for document in (letter(), pleading()):
        for page in read(PRESS.pdf(document)).pages:
            assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.1)


def test_the_address_stands_in_the_left_window() -> None:
    """The field of the common left window of a C5/6 envelope: 20 to 105 mm from the left, 45 to 90 mm from the top."""
    found = places(read(PRESS.pdf(letter())).pages[0])
    lines = [place for text, place in found.items() if text in {"De heer Ł. Yıldırımoğlu", "Dorpsstraat 1 a"}]
    assert len(lines) == 2
    for x, y in (*lines, found["Keizersgracht 100, 1015 CV Amsterdam"]):
        assert 20 <= x <= 30
        assert 45 <= y <= 90
    subject = next(place for text, place in found.items() if text.startswith("Herinnering:"))
    assert subject[1] > 90


def test_each_page_says_which_of_how_many() -> None:
    for document in (letter(70), pleading()):
        pages = read(PRESS.pdf(document)).pages
        assert len(pages) > 1
        for number, page in enumerate(pages, start=1):
            assert f"Pagina {number} van {len(pages)}" in page.extract_text()


def test_the_head_of_a_long_table_is_on_each_of_its_pages() -> None:
    pages = [page.extract_text() for page in read(PRESS.pdf(letter(70))).pages]
    with_rows = [text for text in pages if "2026-10" in text]
    assert len(with_rows) >= 3
    assert all("Vervaldatum" in text for text in with_rows)


def test_a_total_is_never_alone_on_a_page() -> None:
    for rows in range(14, 20):
        for page in read(PRESS.pdf(letter(rows))).pages:
            text = page.extract_text()
            if "Totaal te betalen" in text:
                assert f"2026-{1000 + rows - 1}" in text


def test_later_pages_say_what_they_belong_to() -> None:
    first, *later = [page.extract_text() for page in read(PRESS.pdf(letter(70))).pages]
    assert "Herinnering · 2026-0412" not in first
    assert all("Herinnering · 2026-0412" in text for text in later)
    assert "KvK 12345678" in first
    assert not any("KvK 12345678" in text for text in later)


def test_a_draft_is_marked_on_every_page() -> None:
    for document in (letter(70, concept=True), pleading(3, concept=True)):
        assert all("CONCEPT" in page.extract_text() for page in read(PRESS.pdf(document)).pages)


def test_all_fonts_are_those_of_the_house_and_embedded() -> None:
    for document, family in ((letter(concept=True), "House-Sans"), (pleading(), "House-Serif")):
        names = set()
        for page in read(PRESS.pdf(document)).pages:
            for font in page["/Resources"]["/Font"].values():
                descriptor = font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
                names.add(str(descriptor["/FontName"]))
        assert names
        assert all(family in name for name in names), names


def test_the_metadata_come_from_the_document_and_not_from_the_clock() -> None:
    info = read(PRESS.pdf(letter())).metadata
    assert info is not None
    assert info.title == "Herinnering"
    assert str(info.get("/CreationDate", "")).startswith("D:20261124")
    assert str(info.get("/ModDate", "")).startswith("D:20261124")


def test_the_same_document_gives_the_same_bytes_from_any_press() -> None:
    other = Press(load_templates())
    other.pdf(pleading())
    assert PRESS.pdf(letter()) == other.pdf(letter())
    assert PRESS.pdf(pleading()) == other.pdf(pleading())


@pytest.mark.long
def test_another_process_place_and_language_give_the_same_bytes(root: Path) -> None:
    program = (
        "import hashlib; from document_samples import letter, pleading; from filing.documents.template_set import "
        "load_templates; from filing.documents.to_pdf import Press; from filing.documents.to_docx import to_docx; "
        "from filing.documents.to_xml import to_xml; from filing.documents.to_text import to_text; "
        "t = load_templates(); p = Press(t); made = [m for d in (letter(), pleading()) "
        "for m in (p.pdf(d), to_docx(t, d), to_xml(d), to_text(d).encode())]; "
        "print([hashlib.sha256(m).hexdigest() for m in made])"
    )
    digests = set()
    for seed, zone, language in (("1", "Pacific/Kiritimati", "C"), ("2", "America/New_York", "tr_TR.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        environment["PYTHONPATH"] = os.pathsep.join((str(root), str(root / "tests" / "documents")))
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1
    assert hashlib.sha256(PRESS.pdf(letter())).hexdigest() in digests.pop()


@pytest.mark.parametrize(
    ("css", "said"),
    [
        (b"p { colour: red; }", "colour"),
        (b"p { color: ; }", "color"),
        (b"p { background: url('https://example.com/x.png'); }", "example.com"),
        (b"p { background: url('file:///etc/passwd'); }", "passwd"),
        (b"p { background: url('../../../etc/passwd'); }", "passwd"),
        (b"p { background: url('logo.png'); }", "logo.png"),
        (b"@font-face { font-family: X; src: url('fonts/none.ttf'); } p { font-family: X; }", "'X'"),
        (b"@import url('https://example.com/x.css');", "example.com"),
    ],
)
def test_any_warning_of_the_engine_stops_the_document(css: bytes, said: str) -> None:
    with pytest.raises(RenderFailed) as caught:
        Press(overlaid(letter__css=css)).pdf(letter())
    assert said in caught.value.message


def test_the_loggers_are_left_as_they_were() -> None:
    before = list(logging.getLogger("weasyprint").handlers)
    with pytest.raises(RenderFailed):
        Press(overlaid(letter__css=b"p { colour: red; }"))
    assert logging.getLogger("weasyprint").handlers == before


def test_the_fetcher_gives_only_templates_and_data() -> None:
    fetcher = HouseFetcher(TEMPLATES)
    assert fetcher.fetch(f"{HOUSE}house/base.css").read() == TEMPLATES.data("house/base.css")
    assert fetcher.fetch("data:text/plain,abc").read() == b"abc"
    for url in (
        "http://example.com/",
        "https://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        f"{HOUSE}../etc/passwd",
        f"{HOUSE}house/..%2f..%2fetc/passwd",
        f"{HOUSE}none.css",
    ):
        with pytest.raises(ValueError, match=r"URI|template folder"):
            fetcher.fetch(url)


def test_a_firms_style_sheet_takes_the_place_of_ours() -> None:
    ours = Press(overlaid(letter__css=b"@page { size: A5; margin: 10mm }"))
    assert float(read(ours.pdf(letter())).pages[0].mediabox.width) == pytest.approx(419.5, abs=1)


def test_a_missing_style_sheet_and_layout_are_named() -> None:
    files = {name: data for name, data in TEMPLATES.files.items() if name != "house/pleading.css"}
    with pytest.raises(TemplateInvalid, match=r"pleading\.css"):
        Press(TemplateSet(files=files, digest=""))
    with pytest.raises(RenderFailed, match="poster"):
        PRESS.pdf(replace(letter(), layout="poster"))


LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappijen"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (f"{'kort ' * 14}{LONG_WORD} en meer", True),
        (f"{'kort ' * 14}{LONG_WORD.capitalize()} en meer", False),  # a name
        (f"{'kort ' * 14}{LONG_WORD}@voorbeeld.example en meer", False),
    ],
)
def test_only_a_long_word_is_hyphenated_never_a_name_or_an_address(text: str, broken: bool) -> None:
    document = replace(letter(), body=(Paragraph((Text(text),)),))
    shown = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(PRESS.pdf(document))).pages)
    assert bool(re.search(r"[a-z]-\n[a-z]", shown)) is broken
