"""The hostile letters: nothing overflows, vanishes or turns into boxes; what cannot be printed is refused by name."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdf
import pytest
from document_samples import letter
from hostile_set import KINDS, PRINTED, REFUSED, SET, document
from lxml import etree
from PIL import Image
from prepared_cases import office
from test_format_equality import pdf_text_of, texts_without_code

from filing.documents.column_widths import column_shares
from filing.documents.font_reach import FontReach, font_reach
from filing.documents.letter_room import letter_room
from filing.documents.texts import texts
from filing.documents.to_docx import to_docx
from filing.documents.to_text import to_text
from filing.documents.to_xml import to_xml
from filing.documents.tree import Align, Cell, Row, Table, Text
from filing.errors import RenderFailed

DOTS = 72  # [dots per inch] of the pictures
MARGINS = {"letter": (20, 24), "pleading": (20, 25)}  # [mm] no ink nearer to the left and the right edge


@cache
def pdf(name: str, kind: str) -> bytes:
    return office().desk.press.pdf(document(name, kind))


def squeezed(text: str) -> str:
    """Without blanks and the hyphens of line ends; joiners leave no trace on paper."""
    return re.sub(r"[\s\u200b\u2060]", "", text)


def words(name: str, kind: str) -> list[str]:
    """Every word of the document; between words a page or a cell may end."""
    return [word for text in texts(document(name, kind)) for word in re.split(r"[ \n]", in_one_piece(text)) if word]


def in_one_piece(text: str) -> str:
    return re.sub(r"[\u00a0\u200b\u2060]", "", text)


@pytest.mark.parametrize("kind", ["reminder", "summons"])
@pytest.mark.parametrize("name", PRINTED)
def test_every_text_of_a_hostile_letter_is_on_paper_in_the_fonts_of_the_house(name: str, kind: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(name, kind)))
    # A line may end after a hyphen of the word itself, or after one that hyphenation put there.
    shown = squeezed("".join(page.extract_text() for page in reader.pages)), squeezed(pdf_text_of(pdf(name, kind)))
    lost = [word for word in words(name, kind) if not any(word in one for one in shown)]
    assert name == "combining_marks" or lost == []  # there the text comes out composed
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert all("House" in font for font in fonts), fonts


@pytest.mark.parametrize("name", PRINTED)
def test_every_text_of_a_hostile_letter_is_in_word_xml_and_text(name: str) -> None:
    one = document(name, "reminder")
    body = word_text(to_docx(office().desk.templates, one))
    for shown in (body, "".join(etree.fromstring(to_xml(one)).itertext())):
        assert [word for word in words(name, "reminder") if word not in squeezed(shown)] == []
    plain = [in_one_piece(text).split() for text in texts_without_code(one)]
    assert [word for found in plain for word in found if word not in squeezed(to_text(one))] == []


def word_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", name)]
        return "".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in parts)


@pytest.mark.parametrize("kind", ["reminder", "summons"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_no_font_of_the_house_has_is_refused_by_name(name: str, kind: str) -> None:
    with pytest.raises(RenderFailed) as caught:
        pdf(name, kind)
    told = " ".join(problem.message for problem in caught.value.problems)
    assert [code for code in SET[name].refused if code not in told] == []
    assert all(problem.value and problem.next_step for problem in caught.value.problems)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PRINTED)
def test_no_ink_stands_outside_the_margins(name: str, kind: str, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    (tmp_path / "made.pdf").write_bytes(pdf(name, kind))
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-png", "made.pdf", "page"], cwd=tmp_path, check=True)
    left, right = MARGINS[document(name, kind).layout]
    for path in sorted(tmp_path.glob("page*.png")):
        with Image.open(path) as picture:
            # The concept mark is lighter than any text and is laid across the margins on purpose.
            ink = picture.convert("L").point(lambda tone: 255 if tone < 200 else 0).getbbox()
            width = picture.width
        assert ink is not None
        assert ink[0] * 25.4 / DOTS >= left, path.name
        assert (width - ink[2]) * 25.4 / DOTS >= right, path.name


def test_composed_and_decomposed_letters_and_joiners_need_no_font_of_their_own() -> None:
    reach = FontReach(frozenset("Noël "))
    assert reach.missing("No\u0308 Noe\u0308l") == ("ö",)
    assert reach.missing("Noe\u0308l\u2060 \u200bNo\u00a0el".replace("No\u00a0el", "")) == ()


def test_only_the_family_of_the_text_counts_and_of_it_what_all_faces_share() -> None:
    files = office().desk.templates.files
    sheets = {name: files[name].decode() for name in ("house/base.css", "house/letter.css")}
    reach = font_reach(sheets, files)
    assert reach.missing("€ ½ Ł Ω Ж \u2011") == ()
    assert reach.missing("ع") == ("ع",)
    serif = {**sheets, "house/letter.css": "body { font-family: 'House Serif', sans-serif }"}
    assert font_reach(serif, files).missing("\u2011") == ("\u2011",)
    none = {"house/base.css": sheets["house/base.css"], "house/letter.css": "@page { size: A5 }"}
    assert font_reach(none, files).missing("aé") == ()


def table(*cells: str, columns: tuple[Align, ...], widths: tuple[int, ...]) -> Table:
    row = Row(tuple(Cell((Text(cell),)) for cell in cells))
    return Table(columns=columns, widths=widths, head=(), body=(row,))


def test_the_columns_stand_as_asked_until_an_amount_does_not_fit() -> None:
    columns = (Align.LEFT, Align.RIGHT)
    assert column_shares(table("iets", "€\u00a01,00", columns=columns, widths=(7, 1))) == (7 / 8, 1 / 8)
    wide = column_shares(table("iets", "€\u00a098.765.432,10", columns=columns, widths=(9, 1)))
    assert sum(wide) == pytest.approx(1)
    assert wide[1] == pytest.approx((15 + 1.5) / 80)
    crowded = column_shares(table(*["9" * 30] * 4, columns=(Align.RIGHT,) * 4, widths=(1, 2, 3, 4)))
    assert crowded == pytest.approx((0.25,) * 4)


def test_a_name_that_leaves_no_room_for_the_address_is_refused() -> None:
    head = letter().head
    assert head is not None
    assert letter_room(replace(head, sender_name="Proef B.V.")).name == ""
    assert letter_room(replace(head, sender_name="W" * 120)).name == "long"
    with pytest.raises(RenderFailed, match="recipient"):
        letter_room(replace(head, recipient=("W" * 600,)))
