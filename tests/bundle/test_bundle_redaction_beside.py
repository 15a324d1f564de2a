"""A redacted page holds what it draws and nothing beside: no word that was removed, wherever a file can hide one."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from bundle_makers import saved, text_page
from conftest import require_tool
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, Stream, String
from PIL import Image, ImageChops
from redaction_makers import SECRET, around, every_byte, line, page_of, picture, read, text_of

from filing.bundle.gone import still_there
from filing.bundle.pages import Pages, Taken

FORM = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 50, 50]}
Hide = Callable[[Pdf, Page], None]


def bears(data: bytes, word: str = "GEHEIM") -> bool:
    """Whether a file holds ``word`` in any object, in any of the ways of writing it."""
    found = every_byte(data).lower()
    low = word.lower()
    return any(one in found for one in (low.encode(), low.encode("utf-16-be"), low.encode().hex().encode()))


def shelf(page: Page, kind: str) -> Object:
    resources = page.obj["/Resources"]
    if kind not in resources:
        resources[kind] = Dictionary()
    return resources[kind]


def draw(pdf: Pdf, page: Page, more: bytes) -> None:
    page.contents_add(pdf.make_stream(more))


def form(pdf: Pdf, drawing: bytes = b"0 0 9 9 re f", **entries: object) -> Stream:
    made = pdf.make_stream(drawing)
    for key, value in {**FORM, **entries}.items():
        made[f"/{key}"] = value
    if "/Resources" not in made:
        made["/Resources"] = Dictionary()
    return made


def unused_form(pdf: Pdf, page: Page) -> None:
    shelf(page, "/XObject")["/Old"] = form(pdf, b"BT /F1 9 Tf (GEHEIM) Tj ET")


def name_of_a_picture(pdf: Pdf, page: Page) -> None:
    shelf(page, "/XObject")["/GEHEIM"] = picture(pdf, b"\x80" * 4, 2, 2, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    draw(pdf, page, b"q 9 0 0 9 300 700 cm /GEHEIM Do Q")


def data_about_a_picture(pdf: Pdf, page: Page) -> None:
    image = picture(pdf, b"\x80" * 4, 2, 2, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Name=Name.GEHEIM)
    image["/Metadata"] = pdf.make_stream(b"<x>GEHEIM</x>", Type=Name.Metadata, Subtype=Name.XML)
    image["/PieceInfo"] = Dictionary(App=Dictionary(LastModified=String("D:2026"), Private=String("GEHEIM")))
    shelf(page, "/XObject")["/Im"] = image
    draw(pdf, page, b"q 9 0 0 9 300 700 cm /Im Do Q")


def remark_in_a_photograph(pdf: Pdf, page: Page) -> None:
    output = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "GEHEIM"
    Image.new("RGB", (16, 16), "red").save(output, "JPEG", comment=b"GEHEIM", exif=exif)
    image = pdf.make_stream(output.getvalue(), Subtype=Name.Image, Width=16, Height=16, BitsPerComponent=8)
    image["/Filter"], image["/ColorSpace"] = Name.DCTDecode, Name.DeviceRGB
    shelf(page, "/XObject")["/Im"] = image
    draw(pdf, page, b"q 9 0 0 9 300 700 cm /Im Do Q")


def words_beside_a_form(pdf: Pdf, page: Page) -> None:
    drawing = (
        b"/Span << /ActualText (GEHEIM) >> BDC 0 0 9 9 re f EMC /GEHEIM BMC EMC /T << /V (GEHEIM) >> DP % GEHEIM\n"
    )
    entries = {"Name": Name.GEHEIM, "LastModified": String("GEHEIM"), "StructParents": 3}
    shelf(page, "/XObject")["/Fm"] = form(pdf, drawing, PieceInfo=Dictionary(X=String("GEHEIM")), **entries)
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Fm Do Q")


def form_in_a_form(pdf: Pdf, page: Page) -> None:
    inner = form(pdf, b"BT /F1 9 Tf (GEHEIM) Tj ET")
    outer = form(pdf, b"0 0 9 9 re f", Resources=Dictionary(XObject=Dictionary(Old=inner)))
    shelf(page, "/XObject")["/Fm"] = outer
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Fm Do Q")


def instructions_that_draw_nothing(pdf: Pdf, page: Page) -> None:
    draw(
        pdf,
        page,
        b"(GEHEIM) 1 M [(GEHEIM) 2] 0 d (GEHEIM) Foo BX (GEHEIM) Bar EX /GEHEIM BMC EMC % GEHEIM\n /GEHEIM ri",
    )


def inline_picture(pdf: Pdf, page: Page) -> None:
    draw(pdf, page, b"q 9 0 0 9 300 700 cm BI /W 1 /H 1 /CS /G /BPC 8 /Note (GEHEIM) ID \x41 EI Q")


def tiling_pattern(pdf: Pdf, page: Page) -> None:
    for name, drawing in (("/P1", b"/GEHEIM BMC 0 0 4 4 re f EMC"), ("/Old", b"BT /F1 9 Tf (GEHEIM) Tj ET")):
        pattern = pdf.make_stream(
            drawing, PatternType=1, PaintType=1, TilingType=1, XStep=8, YStep=8, Note=String("GEHEIM")
        )
        pattern["/BBox"], pattern["/Resources"] = Array([0, 0, 8, 8]), page.obj["/Resources"]["/Font"]
        pattern["/Resources"] = Dictionary(XObject=Dictionary(Old=form(pdf, b"(GEHEIM) Tj")))
        shelf(page, "/Pattern")[name] = pattern
    draw(pdf, page, b"/Pattern cs /P1 scn 300 700 50 50 re f")


def layer(pdf: Pdf, page: Page) -> None:
    usage = Dictionary(CreatorInfo=Dictionary(Creator=String("GEHEIM"), Subtype=Name.Artwork))
    used = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Over GEHEIM"), Usage=usage, Intent=Name.GEHEIM))
    unused = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("GEHEIM")))
    together = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([used]), Note=String("GEHEIM")))
    shelf(page, "/Properties").update({"/GEHEIM": used, "/MC1": together, "/MC2": Dictionary(Title=String("GEHEIM"))})
    order = Array([String("GEHEIM"), Array([used, unused])])
    shown = Dictionary(Name=String("GEHEIM"), Creator=String("GEHEIM"), Order=order, OFF=Array([used]))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([used, unused]), D=shown, Configs=Array([shown]))
    draw(pdf, page, b"/OC /GEHEIM BDC 300 700 9 9 re f EMC /OC /MC1 BDC 320 700 9 9 re f EMC /Span /MC2 BDC EMC")


def ink(pdf: Pdf, page: Page) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1, Note=String("GEHEIM"))
    two = pdf.make_stream(b"{ pop dup dup % GEHEIM\n }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1, 0, 1, 0, 1])
    about = Dictionary(Colorants=Dictionary(GEHEIM=Array([Name.Separation, Name.GEHEIM, Name.DeviceRGB, tint])))
    spaces = {
        "/GEHEIM": Array([Name.Separation, Name.GEHEIM, Name.DeviceRGB, tint]),
        "/Cs2": Array([Name.DeviceN, Array([Name.GEHEIM, Name.Cyan]), Name.DeviceRGB, two, about]),
        "/Cs3": Array(
            [Name.Indexed, Array([Name.Separation, Name("/GEHEIM#20"), Name.DeviceRGB, tint]), 1, b"\x00\xff"]
        ),
        "/Old": Array([Name.Separation, Name.GEHEIM, Name.DeviceRGB, tint]),
    }
    shelf(page, "/ColorSpace").update(spaces)
    draw(pdf, page, b"/GEHEIM cs 1 scn 300 700 9 9 re f /Cs2 cs 1 0 scn 310 700 9 9 re f /Cs3 cs 1 sc 320 700 9 9 re f")


def settings(pdf: Pdf, page: Page) -> None:
    halftone = Dictionary(HalftoneType=1, HalftoneName=String("GEHEIM"), Frequency=60, Angle=0, SpotFunction=Name.Round)
    shelf(page, "/ExtGState")["/GEHEIM"] = Dictionary(LW=2, HT=halftone, Note=String("GEHEIM"))
    draw(pdf, page, b"/GEHEIM gs 300 700 m 320 700 l S")


def font(pdf: Pdf, page: Page) -> None:
    plain = page.obj["/Resources"]["/Font"]["/F1"]
    named = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, Name=Name.GEHEIM)
    named["/FontDescriptor"] = Dictionary(Type=Name.FontDescriptor, FontName=Name.Courier, FontFamily=String("GEHEIM"))
    named["/Metadata"] = pdf.make_stream(b"GEHEIM")
    shelf(page, "/Font").update({"/GEHEIM": named, "/F1": plain})
    draw(pdf, page, b"BT /GEHEIM 9 Tf 300 700 Td (ANDERS) Tj ET")


def font_that_draws(pdf: Pdf, page: Page) -> None:
    drawing = pdf.make_stream(b"9 0 d0 /GEHEIM BMC 0 0 9 9 re f EMC")
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0], FirstChar=97,
        LastChar=97, Widths=[9], CharProcs=Dictionary(a=drawing), Encoding=Dictionary(Differences=[97, Name("/a")]),
        Resources=Dictionary(XObject=Dictionary(Old=form(pdf, b"(GEHEIM) Tj"))),
    )  # fmt: skip
    inside = form(pdf, b"BT /F3 9 Tf (a) Tj ET", Resources=Dictionary(Font=Dictionary(F3=made)))
    shelf(page, "/XObject")["/Fm"] = inside
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Fm Do Q")


def data_about_the_page(pdf: Pdf, page: Page) -> None:
    page.obj["/PieceInfo"] = Dictionary(App=Dictionary(Private=String("GEHEIM")))
    page.obj["/Metadata"] = pdf.make_stream(b"GEHEIM", Type=Name.Metadata, Subtype=Name.XML)
    page.obj["/LastModified"] = String("GEHEIM")
    page.obj["/Thumb"] = picture(pdf, b"GEHEIM", 2, 3, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    page.obj["/StructParents"] = 0
    page.obj["/GEHEIM"] = String("GEHEIM")
    page.obj["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, Note=String("GEHEIM"))


def data_about_the_file(pdf: Pdf, page: Page) -> None:
    told = Dictionary(Type=Name.StructElem, S=Name.P, ActualText=String("GEHEIM"), Alt=String("GEHEIM"), Pg=page.obj)
    pdf.Root["/StructTreeRoot"] = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=told))
    pdf.Root["/Metadata"] = pdf.make_stream(b"GEHEIM", Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(P=String("GEHEIM"))]))
    pdf.Root["/PieceInfo"] = Dictionary(App=Dictionary(Private=String("GEHEIM")))
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("GEHEIM"), Array([page.obj, Name.Fit])])))
    pdf.Root["/Lang"] = String("GEHEIM")
    pdf.docinfo["/Title"] = String("GEHEIM")
    pdf.attachments["GEHEIM.txt"] = b"GEHEIM"
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Over GEHEIM", 0))


def note_elsewhere(pdf: Pdf, page: Page) -> None:
    look = form(pdf, b"/GEHEIM BMC 0 0 9 9 re f EMC", Name=Name.GEHEIM)
    page.obj["/Annots"] = Array(
        [
            Dictionary(Subtype=Name.Square, Rect=[300, 700, 320, 720], AP=Dictionary(N=look), Private=String("GEHEIM")),
            Dictionary(Subtype=Name.Text, Rect=[300, 600, 320, 620], NM=String("GEHEIM"), Contents=String("goed")),
        ]
    )


HIDDEN: list[Hide] = [
    unused_form, name_of_a_picture, data_about_a_picture, remark_in_a_photograph, words_beside_a_form, form_in_a_form,
    instructions_that_draw_nothing, inline_picture, tiling_pattern, layer, ink, settings, font, font_that_draws,
    data_about_the_page, data_about_the_file, note_elsewhere,
]  # fmt: skip


def with_hidden(hide: Hide) -> Pdf:
    pdf = line()
    hide(pdf, pdf.pages[0])
    return pdf


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_a_removed_word_is_nowhere_beside_the_drawing_either(hide: Hide) -> None:
    pdf = with_hidden(hide)
    assert bears(saved(pdf))
    made = read(pdf, SECRET)
    assert not made.taken[0].as_picture
    assert not bears(made.pdf)
    assert text_of(made).split()[:2] == ["BUREN", "SLOT"]
    assert still_there(page_of(made), made.taken[0]) == ()


def seen(pdf: bytes, folder: Path, name: str) -> Image.Image:
    (folder / f"{name}.pdf").write_bytes(pdf)
    program = require_tool("pdftoppm")
    subprocess.run([program, "-r", "100", "-singlefile", f"{name}.pdf", name], cwd=folder, check=True)
    with Image.open(folder / f"{name}.ppm") as picture_of_page:
        return picture_of_page.convert("RGB")


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_the_page_looks_as_it_did_beside_the_black(hide: Hide, tmp_path: Path) -> None:
    pdf = with_hidden(hide)
    before, after = seen(read(pdf).pdf, tmp_path, "a"), seen(read(pdf, SECRET).pdf, tmp_path, "b")
    changed = ImageChops.difference(before, after).getbbox()
    assert changed is not None
    scale = 100 / 72
    left, top, right, bottom = changed
    assert left >= 107 * scale - 2
    assert right <= 145 * scale + 2
    assert top >= (842 - 411) * scale - 2
    assert bottom <= (842 - 395) * scale + 2


def linked(pdf: Pdf, page: Page, *addresses: str) -> None:
    page.obj["/Annots"] = Array(
        [
            Dictionary(
                Subtype=Name.Link,
                Rect=[300, 20 * at, 340, 20 * at + 9],
                A=Dictionary(S=Name.URI, URI=String(address)),
            )
            for at, address in enumerate(addresses, start=1)
        ]
    )


def addresses_of(made: Pages, page: int = 0) -> list[str]:
    found = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[page].get("/Annots", [])
    return [str(one.get_object()["/A"]["/URI"]) for one in found]


@pytest.mark.parametrize(
    ("removed", "address"),
    [
        ("GEHEIM", "https://www.example.nl/?naam=%47%45%48%45%49%4D"),
        ("GEHEIM", "https://www.example.nl/?naam=ge%2568eim"),
        ("GEHEIM", "https://www.example.nl/?naam=ge&#104;eim"),
        ("06 12 34 56 78", "tel:+31612345678"),
        ("06 12 34 56 78", "tel:+31%206%201234%2D5678"),
        ("+31 (0)6 1234 5678", "tel:0612345678"),
        ("NL91 ABNA 0417 1643 00", "https://bank.example/?iban=NL91ABNA0417164300"),
        ("123.456.782", "https://zorg.example/bsn/123456782"),
        ("jan.jansen@example.nl", "mailto:jan.jansen%40example.nl"),
        ("jan.jansen@example.nl", "mailto:Jansen@elders.example"),
        ("J. Jansen", "https://www.example.nl/jansen/j"),
        ("Bos", "https://www.example.nl/klant/bos"),
        ("Muller", "https://m%C3%BCller.example"),
        ("Muller", "https://xn--mller-kva.example"),
        ("jan.jansen@example.nl", "https://post.example/u/amFuLmphbnNlbkBleGFtcGxlLm5s/afmelden"),
        ("GEHEIM", "https://www.example.nl/?q=47454845494d2020"),
        ("GEHEIM", "https://www.example.nl/?q=%u0047%u0045HEIM"),
        ("G E H E I M", "https://www.example.nl/geheim"),
    ],
)
def test_links_that_write_a_removed_word_otherwise_go_and_are_told(removed: str, address: str) -> None:
    pdf = line(f"VOOR {removed} NA")
    linked(pdf, pdf.pages[0], address, "https://www.example.nl/voorwaarden", "mailto:info@webwinkel.example")
    made = read(pdf, around(72 + 5 * 6, 396, 6 * len(removed), 14))
    assert removed not in text_of(made)
    assert addresses_of(made) == ["https://www.example.nl/voorwaarden", "mailto:info@webwinkel.example"]
    assert made.taken[0].links == 1
    assert "taken out with the redaction: 1 link (" in made.notes[-1]
    assert still_there(page_of(made), made.taken[0]) == ()
    plain = pypdf.PdfReader(io.BytesIO(read(pdf).pdf)).pages[0]
    words = made.taken[0].words
    assert still_there(plain, Taken(1, (), ("x",), words=words)) != ()


def test_a_part_of_a_word_that_was_removed_is_looked_for_too() -> None:
    pdf = line("BUREN GEHEIMSCHRIFT SLOT")
    linked(pdf, pdf.pages[0], "https://www.example.nl/geheim", "https://www.example.nl/schrift")
    made = read(pdf, SECRET)
    assert addresses_of(made) == ["https://www.example.nl/schrift"]


def test_a_link_that_says_what_the_page_still_shows_stays() -> None:
    pdf = line("BUREN GEHEIM SLOT GEHEIM")
    linked(pdf, pdf.pages[0], "https://www.example.nl/geheim")
    assert len(addresses_of(read(pdf, SECRET))) == 1


def test_links_on_other_pages_go_where_those_do_not_show_the_word() -> None:
    pdf = line()
    for text in ("niets", "Over GEHEIM"):
        linked(pdf, text_page(pdf, text), "https://www.example.nl/%47EHEIM", "https://www.example.nl/anders")
    made = read(pdf, SECRET)
    assert [len(addresses_of(made, page)) for page in (1, 2)] == [1, 2]
    assert "taken out of the file with the redaction: 1 link on another page" in made.notes


def test_notes_answers_links_outline_and_places_that_go_are_counted() -> None:
    pdf = line()
    page = pdf.pages[0]
    note = pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=[110, 398, 120, 408], Contents=String("hier")))
    window = pdf.make_indirect(Dictionary(Subtype=Name.Popup, Rect=[400, 700, 500, 800], Parent=note))
    note["/Popup"] = window
    answer = pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=[300, 9, 310, 19], IRT=note, Contents=String("ja")))
    again = pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=[300, 9, 310, 19], IRT=answer, Contents=String("nee")))
    typed = Dictionary(Subtype=Name.FreeText, Rect=[115, 398, 140, 408], Contents=String("GETYPT"))
    repeats = Dictionary(Subtype=Name.Text, Rect=[300, 90, 310, 99], Contents=String("Zie Getypt!"))
    stays = Dictionary(Subtype=Name.Text, Rect=[300, 190, 310, 199], Contents=String("Los hiervan"))
    links = [
        Dictionary(Subtype=Name.Link, Rect=rect, A=Dictionary(S=Name.URI, URI=String("https://a.example")))
        for rect in ([110, 398, 120, 408], [112, 398, 120, 408])
    ]
    page.obj["/Annots"] = Array([note, window, answer, again, typed, repeats, stays, *links])
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("plek"), Array([page.obj, Name.Fit])])))
    with pdf.open_outline() as outline:
        outline.root.extend([OutlineItem("Een", 0), OutlineItem("Twee", 0)])
    made = read(pdf, SECRET)
    assert (made.taken[0].links, made.taken[0].notes) == (2, 5)
    assert len(page_of(made)["/Annots"]) == 1
    assert "taken out with the redaction: 2 links, 5 notes" in made.notes[0]
    assert made.notes[1] == "taken out of the file with the redaction: 2 entries of its outline, 1 named place"
