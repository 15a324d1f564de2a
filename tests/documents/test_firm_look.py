"""A firm's own look: its values reach PDF and Word, and every fault in house.yaml is told with its line."""

import io
import zipfile
from dataclasses import replace

import pypdf
import pytest
from document_samples import letter
from fontTools.ttLib import TTFont
from PIL import Image

from filing.documents.house import HOUSE_FILE, OURS, contrast, load_house
from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.to_docx import to_docx
from filing.documents.to_pdf import Press
from filing.documents.tree import Document, Picture
from filing.errors import TemplateInvalid

BUILT_IN = load_templates()
SERIF = BUILT_IN.files["house/fonts/SourceSerif4-Regular.ttf"]


def png(width: int = 400, height: int = 100, colour: str = "#7a1f3d") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()


def templates(text: str, **files: bytes) -> TemplateSet:
    ours = {f"house/{name.replace('__', '.')}": data for name, data in files.items()}
    return TemplateSet(files={**BUILT_IN.files, **ours, HOUSE_FILE: text.encode()}, digest="")


def faults(text: str, **files: bytes) -> list[tuple[int | None, str, str]]:
    with pytest.raises(TemplateInvalid) as caught:
        load_house(templates(text, **files).files)
    assert all(one.file == HOUSE_FILE and one.next_step for one in caught.value.problems)
    return [(one.line, one.path, one.message) for one in caught.value.problems]


def dressed(made: TemplateSet) -> Document:
    house, plain = load_house(made.files), letter()
    assert plain.head is not None
    body = (*plain.body, house.signature) if house.signature else plain.body
    head = replace(plain.head, logo=house.logo, footer=(*plain.head.footer, *house.footer))
    return replace(plain, head=head, body=body)


WHOLE = """\
logo: {file: logo.png, text: Logo van de firma}
signature: {file: sign.png, text: Handtekening}
colours: {accent: "#7a1f3d"}
fonts:
  letter: {regular: own.ttf}
footer: [Voetregel van de firma]
"""


def test_without_the_file_the_look_is_ours() -> None:
    assert load_house(BUILT_IN.files) is OURS


def test_logo_signature_colours_fonts_and_foot_reach_the_pdf() -> None:
    made = templates(WHOLE, logo__png=png(), sign__png=png(300, 100, "#123456"), own__ttf=SERIF)
    page = pypdf.PdfReader(io.BytesIO(Press(made).pdf(dressed(made)))).pages
    assert len(page[0].images) == 2
    assert "Voetregel van de firma" in page[0].extract_text()
    fonts = {str(font.get_object()["/BaseFont"]) for font in page[0]["/Resources"]["/Font"].values()}
    assert any("House-Own-letter" in font for font in fonts), fonts
    assert b"0.478431 0.121569 0.239216 rg" in page[0].get_contents().get_data()  # 7a/ff 1f/ff 3d/ff


def test_logo_signature_colours_and_fonts_reach_word() -> None:
    made = templates(WHOLE, logo__png=png(), sign__png=png(300, 100, "#123456"), own__ttf=SERIF)
    data = to_docx(made, dressed(made))
    assert data == to_docx(made, dressed(made))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in parts if name.startswith("word/media/")] == [
        "word/media/image1.png",
        "word/media/image2.png",
    ]
    assert b'descr="Logo van de firma"' in parts["word/header_first.xml"]
    assert b'descr="Handtekening"' in parts["word/document.xml"]
    assert b"7A1F3D" in parts["word/styles.xml"]
    assert b"1F3A53" not in parts["word/styles.xml"]
    family = str(TTFont(io.BytesIO(SERIF))["name"].getBestFamilyName()).encode()
    assert family in parts["word/styles.xml"]
    assert b"Source Sans 3" not in parts["word/styles.xml"]


def test_a_picture_keeps_its_shape_within_its_room() -> None:
    logo = load_house(templates("logo: {file: logo.png, text: L}", logo__png=png(1000, 100)).files).logo
    assert isinstance(logo, Picture)
    assert (logo.width, logo.height) == (80.0, 8.0)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1; #767676 on white is the lightest grey that passes at 4.54:1 (WCAG 2.1, 1.4.3)."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert all(contrast(OURS.colours[name], OURS.colours["shade"]) >= 4.5 for name in ("ink", "accent", "muted"))


def test_a_logo_that_is_not_there_is_named_with_its_line() -> None:
    ((line, path, message),) = faults("footer: [x]\nlogo:\n  file: none.png\n  text: L\n")
    assert (line, path) == (3, "logo.file")
    assert "house/none.png" in message


def test_a_picture_that_cannot_be_read_is_refused() -> None:
    for data in (b"no picture", png()[:60], b"GIF89a" + bytes(40)):
        ((line, _, message),) = faults("logo: {file: logo.png, text: L}", logo__png=data)
        assert line == 1
        assert "cannot be read as a picture" in message


def test_a_colour_without_contrast_is_refused() -> None:
    ((line, path, message),) = faults('colours:\n  accent: "#ffcc00"\n')
    assert (line, path) == (2, "colours.accent")
    assert "1.5:1" in message


def test_what_is_no_font_or_may_not_be_embedded_is_refused() -> None:
    font = TTFont(io.BytesIO(SERIF))
    font["OS/2"].fsType = 0x0002
    locked = io.BytesIO()
    font.save(locked)
    found = faults(
        "fonts:\n  letter: {regular: no.ttf}\n  more:\n    - locked.ttf\n    - ../x.ttf\n",
        no__ttf=b"no font",
        locked__ttf=locked.getvalue(),
    )
    assert [(line, path) for line, path, _ in found] == [
        (2, "fonts.letter.regular"),
        (4, "fonts.more[0]"),
        (5, "fonts.more[1]"),
    ]
    assert "is not a font" in found[0][2]
    assert "forbids embedding" in found[1][2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("logo: [\n", 2),
        ("\nkolour: x", 2),
        ("window: middle", 1),
        ("colours:\n  accent: red", 2),
        ("footer: [" + "x" * 300 + "]", 1),
        ("logo: {file: a.png}", 1),
    ],
)
def test_what_the_file_may_not_say_is_told_by_line(text: str, line: int) -> None:
    assert faults(text)[0][0] == line
