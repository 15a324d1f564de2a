"""Files made to trip the redaction: what they draw beside the area stays as it was, on this page and on the next."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import saved, text_page
from conftest import require_tool
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String
from PIL import Image, ImageChops
from redaction_makers import MM, SECRET, area, line, page_of, picture, read
from test_bundle_redaction_beside import bears, draw, form, shelf

from filing.bundle.gone import still_there

Make = Callable[[Pdf, Page], None]
BOX = Array([0, 0, 50, 50])


def borrowed_resources(pdf: Pdf, page: Page) -> None:
    """A drawing without resources of its own, as old programs wrote them, that uses those of two different pages."""
    old = pdf.make_stream(b"/Gx gs 0 0 40 9 re f BT /F1 9 Tf 0 20 Td (LEEN) Tj ET /Im Do", Type=Name.XObject)
    old["/Subtype"], old["/BBox"] = Name.Form, BOX
    for at, shade in ((page, 1.0), (pdf.pages[1], 0.2)):
        shelf(at, "/ExtGState")["/Gx"] = Dictionary(ca=shade)
        shelf(at, "/XObject")["/Old"] = old
        image = picture(pdf, bytes([at is page and 90] * 4), 2, 2, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
        shelf(at, "/XObject")["/Im"] = image
        draw(pdf, at, b"q 1 0 0 1 300 700 cm /Old Do Q")


def one_shelf_for_all_pages(pdf: Pdf, page: Page) -> None:
    resources = pdf.make_indirect(page.obj["/Resources"])
    inner = form(pdf, b"/GEHEIM BMC 1 0 0 rg 0 0 20 20 re f EMC")
    resources["/XObject"] = Dictionary(GEHEIM=inner, X1=form(pdf, b"0 1 0 rg 0 0 20 20 re f"))
    for at in (page, pdf.pages[1]):
        at.obj["/Resources"] = resources
        draw(pdf, at, b"q 1 0 0 1 300 700 cm /GEHEIM Do Q q 1 0 0 1 330 700 cm /X1 Do Q")


def drawing_that_draws_itself(pdf: Pdf, page: Page) -> None:
    round_about = pdf.make_indirect(form(pdf, b"0 0 9 9 re f /Me Do"))
    round_about["/Resources"] = Dictionary(XObject=Dictionary(Me=round_about))
    shelf(page, "/XObject")["/Me"] = round_about
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Me Do Q")


def glyphs_that_borrow(pdf: Pdf, page: Page) -> None:
    drawing = pdf.make_stream(b"9 0 0 0 9 9 d1 q 9 0 0 9 0 0 cm BI /W 2 /H 2 /IM true /BPC 1 ID \x80\x40 EI Q /Sq Do")
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0], FirstChar=97,
        LastChar=97, Widths=[9], CharProcs=Dictionary(a=drawing), Encoding=Dictionary(Differences=[97, Name("/a")]),
    )  # fmt: skip
    inner = Dictionary(Font=Dictionary(F3=made), XObject=Dictionary(Sq=form(pdf, b"3 3 3 3 re f")))
    shelf(page, "/XObject")["/Fm"] = form(pdf, b"BT /F3 20 Tf (aaa) Tj ET", Resources=inner)
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Fm Do Q")


def inline_picture_with_named_colours(pdf: Pdf, page: Page) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1)
    shelf(page, "/ColorSpace")["/GEHEIM"] = Array([Name.Separation, Name.GEHEIM, Name.DeviceRGB, tint])
    draw(pdf, page, b"q 40 0 0 40 300 700 cm BI /W 2 /H 2 /CS /GEHEIM /BPC 8 ID \x00\xff\x80\x40 EI Q")


def colours_that_stand_in(pdf: Pdf, page: Page) -> None:
    page.obj["/Resources"]["/ColorSpace"] = Dictionary(
        DefaultRGB=Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09], Gamma=[3, 3, 3])])
    )
    draw(pdf, page, b"0.5 0.5 0.2 rg 300 700 40 40 re f")


def names_of_any_bytes(pdf: Pdf, page: Page) -> None:
    inner = form(pdf, b"0 0 1 rg 0 0 20 20 re f")
    data = saved_with_raw_name(pdf, page, inner)
    assert data


def saved_with_raw_name(pdf: Pdf, page: Page, inner: Object) -> bytes:
    shelf(page, "/XObject")["/Naam met spatie#"] = inner
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Naam#20met#20spatie#23 Do Q")
    return saved(pdf)


def instructions_in_pieces(pdf: Pdf, page: Page) -> None:
    pieces = [page.obj["/Contents"], b"q 1 0 0 1 300", b"700 cm 0 0 20", b"20 re f Q"]
    page.obj["/Contents"] = Array([one if isinstance(one, Stream) else pdf.make_stream(one) for one in pieces])


def soft_mask_in_a_drawing(pdf: Pdf, page: Page) -> None:
    group = form(pdf, b"/Pattern cs /Sh scn 0 0 50 50 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 50, 0], Function=ramp)
    group["/Resources"] = Dictionary(Pattern=Dictionary(Sh=Dictionary(PatternType=2, Shading=shading)))
    mask = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(group)))
    inner = form(pdf, b"/Soft gs 1 0 0 rg 0 0 50 50 re f", Resources=Dictionary(ExtGState=Dictionary(Soft=mask)))
    shelf(page, "/XObject")["/Fm"] = inner
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Fm Do Q")


def pattern_in_a_pattern(pdf: Pdf, page: Page) -> None:
    def tile(drawing: bytes, resources: Dictionary, paint: int = 1) -> Stream:
        made = pdf.make_stream(drawing, PatternType=1, PaintType=paint, TilingType=1, XStep=9, YStep=9)
        made["/BBox"], made["/Resources"] = Array([0, 0, 9, 9]), resources
        return made

    inner = tile(b"0 0 3 3 re f", Dictionary(), paint=2)
    spaces = Dictionary(Cs=Array([Name.Pattern, Name.DeviceRGB]))
    outer = tile(b"/Cs cs 1 0 0 /P0 scn 0 0 6 6 re f", Dictionary(Pattern=Dictionary(P0=inner), ColorSpace=spaces))
    shelf(page, "/Pattern")["/GEHEIM"] = outer
    draw(pdf, page, b"/Pattern cs /GEHEIM scn 300 700 60 60 re f BT /F1 40 Tf 300 600 Td (PATROON) Tj ET")


def many_inks_with_a_say_in_print(pdf: Pdf, page: Page) -> None:
    mix = pdf.make_stream(b"{ dup 3 1 roll pop dup }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1, 0, 1, 0, 1])
    about = Dictionary(
        Subtype=Name.NChannel, Process=Dictionary(ColorSpace=Name.DeviceCMYK, Components=Array([Name.Cyan]))
    )
    shelf(page, "/ColorSpace")["/N"] = Array(
        [Name.DeviceN, Array([Name.GEHEIM, Name.Cyan]), Name.DeviceRGB, mix, about]
    )
    shelf(page, "/ExtGState")["/Over"] = Dictionary(OP=True, op=True, OPM=1, BM=Array([Name.Multiply, Name.Normal]))
    draw(pdf, page, b"/Over gs /N cs 0.2 0.9 scn 300 700 40 40 re f 1 0 scn 320 720 40 40 re f")


def hidden_layer(pdf: Pdf, page: Page) -> None:
    layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("GEHEIM", "open")]
    either = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array(layers), P=Name.AllOn))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(layers), D=Dictionary(OFF=Array([layers[0]])))
    kinds = {"/GEHEIM": layers[0], "/B": layers[1], "/C": either}
    image = picture(pdf, b"\x80" * 4, 2, 2, ColorSpace=Name.DeviceGray, BitsPerComponent=8, OC=layers[0])
    for at in (page, pdf.pages[1]):
        shelf(at, "/Properties").update(kinds)
        shelf(at, "/XObject")["/Im"] = image
        draw(
            pdf,
            at,
            b"/OC /GEHEIM BDC 300 700 20 20 re f EMC /OC /B BDC 330 700 20 20 re f EMC /OC /C BDC 360 700 9 9 re f EMC",
        )
        draw(pdf, at, b"q 40 0 0 40 300 600 cm /Im Do Q")


def look_with_states(pdf: Pdf, page: Page) -> None:
    looks = Dictionary(Aan=form(pdf, b"1 0 0 rg 0 0 9 9 re f"), Off=form(pdf, b"0 1 0 rg 0 0 9 9 re f"))
    page.obj["/Annots"] = Array(
        [Dictionary(Subtype=Name.Stamp, Rect=[300, 700, 350, 750], AS=Name.Aan, AP=Dictionary(N=looks))]
    )


def font_by_its_setting(pdf: Pdf, page: Page) -> None:
    plain = page.obj["/Resources"]["/Font"]["/F1"]
    inner = Dictionary(ExtGState=Dictionary(Fs=Dictionary(Font=Array([plain, 20]))))
    shelf(page, "/XObject")["/Fm"] = form(pdf, b"/Fs gs BT (STAND) Tj ET", Resources=inner)
    draw(pdf, page, b"q 1 0 0 1 300 700 cm /Fm Do Q")


MAKES: list[Make] = [
    borrowed_resources, one_shelf_for_all_pages, glyphs_that_borrow, inline_picture_with_named_colours,
    colours_that_stand_in, names_of_any_bytes, instructions_in_pieces, soft_mask_in_a_drawing, pattern_in_a_pattern,
    many_inks_with_a_say_in_print, hidden_layer, look_with_states, font_by_its_setting,
]  # fmt: skip


def tricky(make: Make) -> bytes:
    pdf = line()
    text_page(pdf, "TWEEDE")
    make(pdf, pdf.pages[0])
    return saved(pdf)


def seen(pdf: bytes, folder: Path, page: int) -> Image.Image:
    (folder / "a.pdf").write_bytes(pdf)
    program = require_tool("pdftoppm")
    place = ("-f", str(page), "-l", str(page), "-singlefile")
    subprocess.run([program, "-r", "100", *place, "a.pdf", "a"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    with Image.open(folder / "a.ppm") as shown:
        return shown.convert("RGB")


@pytest.mark.parametrize("make", MAKES, ids=lambda make: make.__name__)
def test_what_is_drawn_beside_an_area_and_on_other_pages_looks_as_it_did(make: Make, tmp_path: Path) -> None:
    data = tricky(make)
    plain, made = read(data), read(data, SECRET)
    assert not made.taken[0].as_picture
    assert still_there(page_of(made), made.taken[0]) == ()
    changed = ImageChops.difference(seen(plain.pdf, tmp_path, 1), seen(made.pdf, tmp_path, 1)).getbbox()
    assert changed is not None
    scale = 100 / 72
    edges = (107 * scale - 2, (842 - 411) * scale - 2, 145 * scale + 2, (842 - 395) * scale + 2)
    assert changed[0] >= edges[0]
    assert changed[1] >= edges[1]
    assert changed[2] <= edges[2]
    assert changed[3] <= edges[3]
    assert ImageChops.difference(seen(plain.pdf, tmp_path, 2), seen(made.pdf, tmp_path, 2)).getbbox() is None
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        del pdf.pages[1]
        assert not bears(saved(pdf))


@pytest.mark.parametrize("make", [drawing_that_draws_itself])
def test_what_cannot_be_followed_becomes_a_picture_and_does_not_hang(make: Make) -> None:
    require_tool("pdftoppm")
    made = read(tricky(make), SECRET)
    assert still_there(page_of(made), made.taken[0]) == ()
    assert not bears(made.pdf)


def test_what_lies_beside_the_visible_page_goes_too_and_is_told(tmp_path: Path) -> None:
    pdf = line("BUREN GEHEIM SLOT")
    page = pdf.pages[0]
    image = picture(pdf, b"\x80" * 4, 2, 2, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    shelf(page, "/XObject").update({"/Im": image, "/Fm": form(pdf, b"BT /F1 9 Tf (GEHEIM) Tj ET")})
    shelf(page, "/XObject")["/Fm"]["/Resources"] = Dictionary(Font=page.obj["/Resources"]["/Font"])
    draw(pdf, page, b"BT /F1 10 Tf 72 800 Td (GEHEIM) Tj ET q 9 0 0 9 10 800 cm /Im Do Q q 1 0 0 1 500 10 cm /Fm Do Q")
    page.obj["/CropBox"] = Array([50, 50, 400, 700])
    plain, made = read(pdf), read(pdf, area((108 - 50) / MM, (700 - 410) / MM, 36 / MM, 14 / MM))
    assert made.taken[0].beside == 13
    assert "13 characters or pictures that lay beside the visible page" in made.notes[-1]
    assert not bears(made.pdf)
    before, after = seen(plain.pdf, tmp_path, 1), seen(made.pdf, tmp_path, 1)
    assert ImageChops.difference(before, after).getbbox() is not None
