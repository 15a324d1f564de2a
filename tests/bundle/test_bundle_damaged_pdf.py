"""A damaged PDF never loses a page, or a part of one, in silence: it is refused by its pages, or told in a note."""

import hashlib
import io
import json
import re
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import bundle_of, item, make_pdf, one, saved, text_page
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf
from PIL import Image

from filing.bundle.from_pdf import pdf_pages
from filing.bundle.page_numbers import page_runs
from filing.bundle.pages import Asked, Pages
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sources import Refusal

PLAIN = {"object_stream_mode": ObjectStreamMode.disable, "compress_streams": False}
PACKED = {"object_stream_mode": ObjectStreamMode.disable}
LAID_OUT = {
    "objects packed together": {"object_stream_mode": ObjectStreamMode.generate},
    "for the web": {"linearize": True},
    "plain": PLAIN,
    "packed": PACKED,
}


def photograph(size: tuple[int, int] = (120, 90), **how: object) -> bytes:
    grain = hashlib.shake_256(b"grain").digest(size[0] * size[1])
    output = io.BytesIO()
    Image.frombytes("L", size, grain).convert("RGB").save(output, format="JPEG", **how)
    return output.getvalue()


def picture(pdf: Pdf, data: bytes, size: tuple[int, int] = (120, 90), **more: object) -> pikepdf.Stream:
    described = {"Width": size[0], "Height": size[1], "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB}
    return pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, **(described | more))


def five_pages(how: dict[str, object]) -> bytes:
    """Text on each page, a drawing inside the drawing on page 2, a photograph on page 4."""
    pdf = pikepdf.new()
    for number in range(1, 6):
        page = text_page(pdf, f"bladzijde {number}, te betalen {number * 111},00 euro, uiterlijk op 1 maart")
        shown = page.obj.Contents.read_bytes()
        if number == 2:
            drawing = pdf.make_stream(b"0 0 m 100 100 l S " * 20, Type=Name.XObject, Subtype=Name.Form)
            drawing.BBox = Array([0, 0, 100, 100])
            page.obj.Resources.XObject = Dictionary(Stempel=drawing)
            shown += b" /Stempel Do"
        if number == 4:
            page.obj.Resources.XObject = Dictionary(Foto=picture(pdf, photograph(), Filter=Name.DCTDecode))
            shown += b" q 200 0 0 150 72 200 cm /Foto Do Q"
        page.obj.Contents = pdf.make_stream(shown)
    output = io.BytesIO()
    pdf.save(output, static_id=True, **how)
    return output.getvalue()


def read(data: bytes) -> Pages | Refused:
    try:
        return pdf_pages(Asked("a.pdf", data))
    except Refused as refused:
        return refused


def refusal(data: bytes) -> str:
    found = read(data)
    assert isinstance(found, Refused), found
    assert found.reason is Reason.DAMAGED, found
    return found.detail


def notes(data: bytes) -> tuple[str, ...]:
    found = read(data)
    assert isinstance(found, Pages), found
    return found.notes


def kids(data: bytes) -> list[bytes]:
    found = re.search(rb"/Kids \[ (.*?) \]", data)
    assert found
    return re.findall(rb"\d+ 0 R", found[1])


def renamed(data: bytes, word: bytes, other: bytes) -> bytes:
    assert word in data
    return data.replace(word, other.ljust(len(word)), 1)


def with_page(change: Callable[[Pdf, pikepdf.Object], None], number: int = 3, **how: object) -> bytes:
    """Five pages of which one is changed as ``change`` says."""
    with Pdf.open(io.BytesIO(five_pages(PLAIN))) as pdf:
        change(pdf, pdf.pages[number - 1].obj)
        return saved(pdf, **(how or PLAIN))


# -- the tree of pages


def test_a_page_that_the_tree_names_and_the_file_does_not_have_is_told_by_its_number() -> None:
    data = five_pages(PLAIN)
    third = kids(data)[2].split()[0]
    assert refusal(data.replace(b"\n" + third + b" 0 obj", b"\n" + b"%" * len(third) + b" 0 obj")).endswith(
        "page 3 of 5 is missing"
    )


@pytest.mark.parametrize("entry", [b"null", b"(ab)", b"99 0 R", b"1 0 R", b"[ ]"])
def test_an_entry_of_the_tree_that_is_no_page_is_a_lost_page(entry: bytes) -> None:
    data = five_pages(PLAIN)
    assert "page 3 of 5 is missing" in refusal(renamed(data, kids(data)[2], entry))


def test_two_lost_pages_are_told_together() -> None:
    data = five_pages(PLAIN)
    fourth, fifth = kids(data)[3:]
    assert "pages 4–5 of 5 are missing" in refusal(renamed(renamed(data, fourth, b"null"), fifth, b"null"))


def test_more_pages_promised_than_there_are_is_a_loss() -> None:
    data = five_pages(PLAIN)
    assert "promises 7 pages and holds 5" in refusal(data.replace(b"/Count 5", b"/Count 7"))


def test_fewer_pages_promised_than_there_are_loses_nothing_and_is_told() -> None:
    told = notes(five_pages(PLAIN).replace(b"/Count 5", b"/Count 3"))
    assert told == ("the file says that it has 3 pages and holds 5, which are all shown",)


def test_a_branch_of_the_tree_that_is_gone_is_a_loss() -> None:
    with Pdf.open(io.BytesIO(five_pages(PLAIN))) as pdf:
        listed = list(pdf.Root.Pages.Kids)
        branch = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=3, Kids=Array(listed[2:]), Parent=pdf.Root.Pages))
        for page in listed[2:]:
            page.Parent = branch
        pdf.Root.Pages.Kids = Array([*listed[:2], branch])
        data = saved(pdf, **PLAIN)
    assert isinstance(read(data), Pages)
    assert "promises 5 pages and holds 2" in refusal(re.sub(rb"/Kids( \[ [^]]* \] /Parent)", rb"/Kid_\1", data))


def test_a_file_without_any_of_its_pages_is_damaged_and_not_empty() -> None:
    data = make_pdf(1)
    assert "none of the 1 pages" in refusal(renamed(data, kids(data)[0], b"null"))


def test_a_page_under_another_name_is_a_page_still() -> None:
    found = read(
        five_pages(PLAIN).replace(b"/Type /Page\n", b"/Type /Pagf\n").replace(b"/Type /Page >>", b"/Type /Pagf >>")
    )
    assert isinstance(found, Pages)
    assert found.count == 5


# -- what a page draws


def test_a_drawing_that_is_missing_names_its_page() -> None:
    data = five_pages(PLAIN)
    drawing = re.findall(rb"/Contents (\d+) 0 R", data)[2]
    assert "page 3: the drawing is missing" in refusal(data.replace(b"\n" + drawing + b" 0 obj", b"\n%%% 0 obj"))


def test_a_part_of_a_drawing_that_is_missing_names_its_page() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = Array([page.Contents, pdf.make_stream(b"0 0 m 9 9 l S")])

    data = with_page(change)
    last = re.findall(rb"/Contents \[ \d+ 0 R (\d+) 0 R \]", data)[0]
    assert "page 3: a part of the drawing is missing" in refusal(data.replace(last + b" 0 R ]", b"null ]"))


@pytest.mark.parametrize("left", [0.2, 0.5, 0.9])
def test_a_drawing_that_breaks_off_names_its_page(left: float) -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        packed = zlib.compress(page.Contents.read_bytes())
        page.Contents = pdf.make_stream(packed[: int(len(packed) * left)], Filter=Name.FlateDecode)

    assert refusal(with_page(change)) == "the PDF cannot be shown whole: page 3: the drawing breaks off"


def test_a_drawing_that_cannot_be_unpacked_names_its_page() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        packed = bytearray(zlib.compress(page.Contents.read_bytes() * 20))
        packed[10:60] = bytes(50)
        page.Contents = pdf.make_stream(bytes(packed), Filter=Name.FlateDecode)

    assert "page 3: the drawing" in refusal(with_page(change))


def test_a_drawing_with_another_check_sum_is_shown_and_told() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        packed = zlib.compress(page.Contents.read_bytes())
        page.Contents = pdf.make_stream(packed[:-1] + bytes([packed[-1] ^ 1]), Filter=Name.FlateDecode)

    assert notes(with_page(change)) == ("page 3: the drawing has a wrong check sum; compare with the original",)


def test_a_drawing_that_lacks_no_more_than_its_check_sum_is_whole() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = pdf.make_stream(zlib.compress(page.Contents.read_bytes())[:-4], Filter=Name.FlateDecode)

    assert not any("compare" in one_note for one_note in notes(with_page(change)))


def test_a_drawing_that_no_longer_says_how_it_is_packed_names_its_page() -> None:
    data = five_pages(PACKED)
    third = data.index(b"/Filter", data.index(b"/Filter", data.index(b"/Filter") + 1) + 1)
    assert "page 2: a drawing on it cannot be unpacked" in refusal(data[:third] + b"/Fil4er" + data[third + 7 :])


def test_a_gap_of_zeros_in_a_drawing_names_its_page() -> None:
    data = five_pages(PLAIN)
    at = data.index(b"bladzijde 3")
    assert "page 3: the drawing has a gap" in refusal(data[:at] + bytes(40) + data[at + 40 :])


def test_a_drawing_inside_the_drawing_is_looked_at_too() -> None:
    with Pdf.open(io.BytesIO(five_pages(PLAIN))) as pdf:
        form = pdf.pages[1].obj.Resources.XObject.Stempel
        form.write(zlib.compress(form.read_bytes())[:-9], filter=Name.FlateDecode)
        data = saved(pdf, **PLAIN)
    assert "page 2: a drawing on it breaks off" in refusal(data)


def test_a_look_of_a_note_that_breaks_off_names_its_page() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        look = pdf.make_stream(zlib.compress(b"0 0 9 9 re f " * 30)[:-8], Filter=Name.FlateDecode, Subtype=Name.Form)
        look.BBox = Array([0, 0, 9, 9])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([9, 9, 60, 60]), AP=Dictionary(N=look))
        page.Annots = Array([pdf.make_indirect(note)])

    assert "page 3: a drawing on it breaks off" in refusal(with_page(change))


def test_letters_that_break_off_name_the_pages_that_use_them() -> None:
    with Pdf.open(io.BytesIO(five_pages(PLAIN))) as pdf:
        file = pdf.make_stream(zlib.compress(hashlib.shake_256(b"letters").digest(900))[:400], Filter=Name.FlateDecode)
        described = pdf.make_indirect(Dictionary(Type=Name.FontDescriptor, FontFile2=file))
        for number in (1, 4):
            pdf.pages[number].obj.Resources.Font.F1.FontDescriptor = described
        data = saved(pdf, **PLAIN)
    assert "pages 2 and 5: a font breaks off" in refusal(data)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("/Contents", Name("/Nonsense"), "page 3: the drawing is missing"), ("/Resources", 12, "page 3: a font")],
)
def test_a_page_whose_parts_are_of_the_wrong_kind_names_its_page(key: str, value: object, said: str) -> None:
    def change(_pdf: Pdf, page: pikepdf.Object) -> None:
        page[key] = value

    assert said in refusal(with_page(change))


# -- pictures


def with_picture(data: bytes, number: int = 3, **described: object) -> bytes:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Resources.XObject = Dictionary(P=picture(pdf, data, **described))
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" /P Do")

    return with_page(change, number, **PLAIN)


SAMPLES = hashlib.shake_256(b"dots").digest(120 * 90 * 3)
FLATE = {"Filter": Name.FlateDecode}
JPEG = {"Filter": Name.DCTDecode}


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (zlib.compress(SAMPLES)[:20_000], FLATE),
        (SAMPLES[:-700], {}),
        (b"", FLATE),
        (photograph()[:3_000], JPEG),
        (photograph()[:3_000] + b"\xff\xd9", JPEG),
        (photograph(progressive=True)[:-200], JPEG),
        (zlib.compress(photograph())[:-700], {"Filter": Array([Name.FlateDecode, Name.DCTDecode])}),
        (b"\xff\x4f\xff\x51\x00\x2f" + bytes(60), {"Filter": Name.JPXDecode}),
        (b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + bytes(4), {"Filter": Name.JBIG2Decode}),
    ],
    ids=["packed", "plain", "nothing", "jpeg", "jpeg with an end", "progressive", "jpeg packed", "jpeg 2000", "jbig2"],
)
def test_a_picture_that_breaks_off_names_its_page(data: bytes, how: dict[str, object]) -> None:
    assert "page 3: a picture" in refusal(with_picture(data, **how))


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (zlib.compress(SAMPLES), FLATE),
        (zlib.compress(SAMPLES)[:-4], FLATE),
        (zlib.compress(SAMPLES + bytes(999)), FLATE),
        (SAMPLES, {}),
        (photograph(), JPEG),
        (photograph()[:-2], JPEG),
        (photograph(progressive=True), JPEG),
        (photograph() + bytes(50), JPEG),
    ],
)
def test_a_picture_with_all_its_dots_is_whole_however_its_data_end(data: bytes, how: dict[str, object]) -> None:
    assert notes(with_picture(data, **how)) == ()


def fax() -> bytes:
    page = Image.new("1", (640, 400), 1)
    page.paste(0, (40, 40, 600, 60))
    page.paste(0, (40, 300, 300, 390))
    output = io.BytesIO()
    page.save(output, format="TIFF", compression="group4")
    with Image.open(io.BytesIO(output.getvalue())) as made:
        at, size = made.tag_v2[273], made.tag_v2[279]
    return b"".join(output.getvalue()[a : a + s] for a, s in zip(at, size, strict=True))


@pytest.mark.parametrize(("cut", "whole"), [(0, True), (3, True), (12, False), (30, False)])
def test_a_fax_page_is_whole_when_all_its_lines_are_there(cut: int, whole: bool) -> None:
    sent = fax()
    how = {
        "Filter": Name.CCITTFaxDecode,
        "DecodeParms": Dictionary(K=-1, Columns=640, Rows=400),
        "ColorSpace": Name.DeviceGray,
        "BitsPerComponent": 1,
        "Width": 640,
        "Height": 400,
    }
    found = read(with_picture(sent[: len(sent) - cut], **how))
    assert isinstance(found, Pages) is whole, found


def test_a_jpeg_with_a_hole_in_it_is_shown_and_told() -> None:
    sent = photograph((600, 400))
    holed = sent[: len(sent) // 2] + bytes(600) + sent[len(sent) // 2 + 600 :]
    (told,) = notes(with_picture(holed, size=(600, 400), **JPEG))
    assert told == "page 3: a picture has faults in its data; compare with the original"


def test_a_picture_is_told_of_the_pages_that_show_it_and_of_no_others() -> None:
    with Pdf.open(io.BytesIO(five_pages(PLAIN))) as pdf:
        broken, sound = picture(pdf, SAMPLES[:100]), picture(pdf, SAMPLES)
        shared = pdf.make_indirect(
            Dictionary(Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary(A=broken, B=sound))
        )
        for number, page in enumerate(pdf.pages):
            page.obj.Resources = shared
            page.obj.Contents = pdf.make_stream(b"/A Do" if number in {1, 3} else b"/B Do")
        data = saved(pdf, **PLAIN)
    assert refusal(data) == "the PDF cannot be shown whole: pages 2 and 4: a picture breaks off"


def test_a_picture_that_is_not_in_the_file_names_its_page() -> None:
    data = with_picture(photograph(), **JPEG)
    number = re.findall(rb"/P (\d+) 0 R", data)[0]
    assert "page 3: a picture or drawing is missing" in refusal(
        data.replace(b"\n" + number + b" 0 obj", b"\n" + b"%" * len(number) + b" 0 obj")
    )


def test_a_picture_that_a_sound_file_only_names_is_told() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" /Weg Do")

    (told,) = notes(with_page(change))
    assert told.startswith("page 3: a picture or drawing is named, and is not in the file")


def test_words_that_look_like_an_instruction_are_words() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = pdf.make_stream(b"BT /F1 9 Tf 72 400 Td (druk op /Weg Do en wacht) Tj ET")

    assert notes(with_page(change)) == ()


def test_a_blank_page_with_nothing_to_draw_is_whole() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = pdf.make_stream(b"", Filter=Name.FlateDecode)

    assert notes(with_page(change)) == ()


# -- the whole file


def with_last_pages_taken_out(data: bytes) -> bytes:
    """The file with a later change behind its end: a tree of four pages."""
    before = re.findall(rb"startxref\s+(\d+)", data)[-1]
    (root,), (size,) = (re.findall(word + rb" (\d+)", data)[-1:] for word in (rb"/Root", rb"/Size"))
    at = len(data)
    listed = b" ".join(kids(data)[:4])
    change = data + b"2 0 obj\n<< /Type /Pages /Count 4 /Kids [ " + listed + b" ] >>\nendobj\n"
    table = b"xref\n2 1\n%010d 00000 n \ntrailer\n<< /Size %s /Root %s 0 R /Prev %s >>\n" % (at, size, root, before)
    return change + table + b"startxref\n%d\n%%%%EOF\n" % len(change)


def test_a_later_change_counts_and_loses_nothing() -> None:
    found = read(with_last_pages_taken_out(five_pages(PLAIN)))
    assert isinstance(found, Pages)
    assert (found.count, found.notes) == (4, ())


@pytest.mark.parametrize("cut", [3, 6])
def test_a_later_change_that_lacks_no_more_than_its_end_mark_is_whole(cut: int) -> None:
    found = read(with_last_pages_taken_out(five_pages(PLAIN))[:-cut])
    assert isinstance(found, Pages)
    assert found.count == 4


@pytest.mark.parametrize("cut", [30, 60, 100])
def test_a_later_change_that_breaks_off_is_a_loss(cut: int) -> None:
    assert "a later change to it breaks off" in refusal(with_last_pages_taken_out(five_pages(PLAIN))[:-cut])


def test_pages_that_a_repaired_file_no_longer_names_are_told() -> None:
    data = with_last_pages_taken_out(five_pages(PLAIN)).replace(b"startxref", b"startxrxf")
    assert any("holds 1 pages that its list does not name" in one_note for one_note in notes(data))


def test_what_stands_behind_the_end_and_is_no_change_loses_nothing() -> None:
    assert notes(five_pages(PLAIN) + b"\r\n<html>added by a server</html>" + bytes(99)) == ()


def test_packed_descriptions_with_another_check_sum_are_told() -> None:
    data = five_pages(LAID_OUT["objects packed together"])
    begin = data.index(b"stream", data.index(b"/ObjStm")) + 7
    end = data.index(b"\nendstream", begin)
    changed = data[: end - 1] + bytes([data[end - 1] ^ 1]) + data[end:]
    assert any("what describes the pages has a wrong check sum" in one_note for one_note in notes(changed))


def test_a_page_of_another_object_is_no_drawing() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents.Type = Name.XRef

    assert "page 3: the drawing cannot be unpacked" in refusal(with_page(change))


def test_a_flood_in_the_drawing_is_too_large_and_not_damaged() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = pdf.make_stream(zlib.compress(b" " * 70_000_000), Filter=Name.FlateDecode)

    found = read(with_page(change))
    assert isinstance(found, Refused)
    assert found.reason is Reason.TOO_LARGE


def test_a_drawing_in_very_many_parts_is_read_in_bounded_time() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        page.Contents = Array([pdf.make_stream(b"q Q ")] * 20_000)

    data = with_page(change)
    begin = time.process_time()
    assert isinstance(read(data), Pages)
    assert time.process_time() - begin < 10


def test_drawings_that_draw_each_other_end() -> None:
    def change(pdf: Pdf, page: pikepdf.Object) -> None:
        how = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9])}
        inner = pdf.make_stream(b"/X Do", **how)
        inner.Resources = Dictionary(XObject=Dictionary(X=inner))
        for _ in range(40):
            both = Dictionary(XObject=Dictionary(X=inner, Y=inner))
            inner = pdf.make_stream(b"/X Do /Y Do", Resources=both, **how)
        page.Resources = Dictionary(XObject=Dictionary(X=inner))
        page.Contents = pdf.make_stream(b"/X Do")

    assert notes(with_page(change)) == ()


def shown(data: bytes) -> list[tuple[str, bytes]]:
    """What each page says, and the drawing and the photograph on it."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        things = page["/Resources"].get("/XObject", {}) if "/Resources" in page else {}
        drawn = b"".join(thing.get_object()._data for _name, thing in sorted(things.items()))
        found.append((page.extract_text(), zlib.crc32(drawn).to_bytes(4, "big")))
    return found


@pytest.mark.parametrize("laid_out", list(LAID_OUT))
def test_a_file_cut_off_anywhere_is_shown_whole_or_refused(laid_out: str) -> None:
    data = five_pages(LAID_OUT[laid_out])
    whole = read(data)
    assert isinstance(whole, Pages)
    before = shown(whole.pdf)
    assert len(before) == 5
    for size in range(0, len(data) - 40, 97):
        found = read(data[:size] if size % 2 else data[:size] + bytes(len(data) - size))
        if isinstance(found, Pages):
            assert shown(found.pdf) == before, size
            assert found.notes, size
        else:
            assert found.reason in {Reason.DAMAGED, Reason.EMPTY}, size


@pytest.mark.parametrize("laid_out", ["objects packed together", "for the web", "packed"])
def test_a_stretch_that_was_overwritten_is_refused_or_told(laid_out: str) -> None:
    """Photographs have no check sum, and names are words; all else is packed, and tells."""
    data = five_pages(LAID_OUT[laid_out])
    whole = read(data)
    assert isinstance(whole, Pages)
    before = shown(whole.pdf)
    start = data.index(b"\xff\xd8\xff")
    photo = range(start - 300, data.index(b"endstream", start))
    for at in (place for place in range(0, len(data), 61) if place not in photo):
        found = read(data[:at] + bytes(64) + data[at + 64 :])
        assert isinstance(found, Refused) or found.notes or shown(found.pdf) == before, at


def test_the_ledger_names_the_pages_and_the_bundle_is_not_complete(tmp_path: Path) -> None:
    data = five_pages(PLAIN)
    (tmp_path / "a.pdf").write_bytes(renamed(data, kids(data)[2], b"null"))
    (tmp_path / "b.pdf").write_bytes(make_pdf(2))
    bundle, _exhibits, sources = bundle_of(tmp_path, [item("a.pdf"), item("b.pdf")])
    ledger = json.loads(bundle.ledger)
    assert (ledger["complete"], bundle.complete) == (False, False)
    (out,) = [entry for entry in ledger["inputs"] if entry["status"] == "out"]
    assert out["reason"] == "damaged"
    assert "page 3 of 5 is missing" in out["detail"]
    assert "look at every page" in out["next_step"]
    assert [source.evidence.id for source in sources.included] == ["b.pdf"]


def test_a_reader_process_tells_the_same(tmp_path: Path) -> None:
    data = five_pages(PLAIN)
    entry = one(tmp_path, "a.pdf", renamed(data, kids(data)[2], b"null"))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.DAMAGED


@pytest.mark.parametrize(
    ("places", "said"),
    [([3], "3"), ([4, 3], "3 and 4"), ([1, 2, 3], "1–3"), ([9, 1, 2, 3, 5], "1–3, 5 and 9")],
)
def test_page_numbers_are_told_as_people_write_them(places: list[int], said: str) -> None:
    assert page_runs(places) == said.replace("3 and 4", "3–4")
