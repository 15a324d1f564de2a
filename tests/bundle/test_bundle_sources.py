"""Every piece of evidence becomes clean pages or a refusal with its own reason and next step; nothing falls between."""

import io
import os
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import item, make_mail, make_pdf, make_picture, one, read_sources, saved, text_page
from PIL import Image
from PIL.ExifTags import Base as ImageBase

from filing.bundle import from_pdf, inside
from filing.bundle.limits import MAX_IMAGE_PIXELS, MAX_TEXT_LINES
from filing.bundle.pages import Asked
from filing.bundle.refusals import NEXT_STEPS, Reason, Refused
from filing.bundle.sources import Refusal, Source


def texts_of(source: Source | Refusal) -> list[str]:
    assert isinstance(source, Source), source
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(source.pdf)).pages]


def reason_of(entry: Source | Refusal) -> Reason:
    assert isinstance(entry, Refusal), entry
    assert entry.next_step == NEXT_STEPS[entry.reason]
    assert entry.detail
    return entry.reason


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("a.pdf", make_pdf(3), 3),
        ("a.jpg", make_picture("JPEG"), 1),
        ("a.png", make_picture("PNG"), 1),
        ("grey.png", make_picture("PNG", mode="L"), 1),
        ("clear.png", make_picture("PNG", mode="RGBA"), 1),
        ("a.eml", make_mail().as_bytes(), 1),
        ("a.txt", "één regel".encode(), 1),
        ("WITHOUT_ENDING", b"plain words", 1),
    ],
)
def test_each_kind_that_is_taken_becomes_pages(tmp_path: Path, name: str, data: bytes, pages: int) -> None:
    entry = one(tmp_path, name, data)
    assert isinstance(entry, Source), entry
    assert entry.pages == pages == len(pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)


def test_encrypted_pdf_is_refused_as_encrypted(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "geheim")
    data = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="open"))
    assert reason_of(one(tmp_path, "a.pdf", data)) is Reason.ENCRYPTED


def test_pdf_that_only_restricts_printing_is_taken_with_a_note(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "afschrift")
    entry = one(tmp_path, "a.pdf", saved(pdf, encryption=pikepdf.Encryption(owner="o", user="")))
    assert isinstance(entry, Source)
    assert any("restricts" in note for note in entry.notes)
    assert not pypdf.PdfReader(io.BytesIO(entry.pdf)).is_encrypted


LOOP = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>
"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("loop.pdf", LOOP),
        ("junk.pdf", b"%PDF-1.7\nnothing of a PDF follows"),
        ("other.pdf", b"\x00\x01\x02\x03\x04"),
        ("words.pdf", b"only words"),
        ("cut.jpg", make_picture("JPEG", size=(900, 900))[:2000]),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml"),
        ("a.msg", b"\x00" * 30),
        ("cut.tif", make_picture("TIFF", size=(900, 900))[:2000]),
        ("cut.gif", b"GIF89a" + b"\x00" * 20),
        ("cut.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
        ("cut.png", make_picture("PNG", mode="RGB", size=(900, 900))[:200]),
        ("no_headers.eml", b"hello there\n\nno headers here"),
        ("lying.txt", b"\xff\xfeA"),
    ],
)
def test_damaged_files_are_refused_as_damaged(tmp_path: Path, name: str, data: bytes) -> None:
    assert reason_of(one(tmp_path, name, data)) is Reason.DAMAGED


def test_pdf_that_qpdf_can_repair_is_taken_and_noted(tmp_path: Path) -> None:
    whole = make_pdf(2)
    entry = one(tmp_path, "a.pdf", whole[: whole.rindex(b"xref")] + b"trailer<</Root 1 0 R>>\n")
    assert isinstance(entry, Source), entry
    assert entry.pages == 2
    assert "repaired" in entry.notes[0]


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b""), ("a.txt", b" \n\t\n"), ("a.eml", b"")])
def test_empty_files_are_refused_as_empty(tmp_path: Path, name: str, data: bytes) -> None:
    assert reason_of(one(tmp_path, name, data)) is Reason.EMPTY


@pytest.mark.parametrize("name", ["gone.pdf", "folder", "x" * 400 + ".pdf"])
def test_what_is_no_file_is_refused_as_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    entry = read_sources(tmp_path, [item(name)]).pages_of[0]
    assert reason_of(entry) is Reason.MISSING
    assert entry.sha256 == ""


@pytest.mark.parametrize(
    "name", ["../secret.pdf", "a/../../secret.pdf", "/etc/hostname", "way_out.pdf", "a\\b.pdf", ""]
)
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (tmp_path / "secret.pdf").write_bytes(make_pdf())
    (case / "way_out.pdf").symlink_to(tmp_path / "secret.pdf")
    assert reason_of(read_sources(case, [item(name, key="x")]).pages_of[0]) is Reason.OUTSIDE_CASE


def test_links_in_a_circle_are_refused_as_missing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    assert reason_of(read_sources(tmp_path, [item("a.pdf")]).pages_of[0]) is Reason.MISSING


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert reason_of(read_sources(tmp_path, [item("pipe.pdf")]).pages_of[0]) is Reason.MISSING


@pytest.mark.parametrize(
    ("name", "data", "called"),
    [
        ("a.tiff", b"II+\x00" + b"\x00" * 20, "BigTIFF"),
        ("a.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 20, "compound"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "XML"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("a.avif", b"\x00\x00\x00\x18ftypavif", "AVIF"),
        ("a.mp4", b"\x00\x00\x00\x18ftypisom", "MP4"),
        ("a.rar", b"Rar!\x1a\x07", "RAR"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "7z"),
        ("winmail.dat", b"\x78\x9f\x3e\x22", "winmail.dat"),
        ("a.exe", b"MZ\x00", "program"),
        ("a.json", b'{"a": 1}', ".json"),
        ("a.bin", b"\x00\x01\x02", ".bin"),
    ],
)
def test_kinds_not_taken_are_refused_by_their_name(tmp_path: Path, name: str, data: bytes, called: str) -> None:
    entry = one(tmp_path, name, data)
    assert reason_of(entry) is Reason.UNSUPPORTED
    assert isinstance(entry, Refusal)
    assert called in entry.detail


def test_content_decides_and_a_wrong_ending_is_noted(tmp_path: Path) -> None:
    entry = one(tmp_path, "scan.jpg", make_pdf())
    assert isinstance(entry, Source)
    assert entry.notes == ("the name ends in .jpg, but the file is PDF",)


def test_portfolios_and_dynamic_forms_are_refused_by_name(tmp_path: Path) -> None:
    for key, word in ((pikepdf.Name.Collection, "portfolio"), (pikepdf.Name.NeedsRendering, "XFA")):
        pdf = pikepdf.new()
        text_page(pdf, "open dit in Adobe")
        pdf.Root[key] = pikepdf.Dictionary() if word == "portfolio" else True
        entry = one(tmp_path, "a.pdf", saved(pdf))
        assert reason_of(entry) is Reason.UNSUPPORTED
        assert isinstance(entry, Refusal)
        assert word in entry.detail


def test_too_many_pages_are_refused_with_the_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pikepdf.new()
    for _ in range(5001):
        pdf.add_blank_page()
    entry = one(tmp_path, "a.pdf", saved(pdf))
    assert reason_of(entry) is Reason.TOO_MANY_PAGES
    assert isinstance(entry, Refusal)
    assert "5001" in entry.detail


def test_pdf_without_pages_is_empty(tmp_path: Path) -> None:
    assert reason_of(one(tmp_path, "a.pdf", saved(pikepdf.new()))) is Reason.EMPTY


def test_drawing_instructions_that_unpack_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_pdf, "MAX_STREAM_BYTES", 1_000_000)
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj["/Contents"] = pdf.make_stream(b" " * 3_000_000)
    with pytest.raises(Refused) as caught:
        from_pdf.pdf_pages(Asked("bomb.pdf", saved(pdf)))
    assert caught.value.reason in {Reason.DAMAGED, Reason.TOO_LARGE}


def test_pictures_of_too_many_pixels_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    side = 20_000
    assert side * side > MAX_IMAGE_PIXELS
    output = io.BytesIO()
    Image.new("1", (side, side)).save(output, format="PNG")
    assert reason_of(one(tmp_path, "a.png", output.getvalue())) is Reason.TOO_LARGE


def test_files_and_texts_that_are_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reason_of(one(tmp_path, "a.txt", b"x\n" * (MAX_TEXT_LINES + 1))) is Reason.TOO_LARGE
    monkeypatch.setattr(inside, "MAX_SOURCE_BYTES", 100)
    entry = one(tmp_path, "a.pdf", make_pdf())
    assert reason_of(entry) is Reason.TOO_LARGE
    assert len(entry.sha256) == 64


def test_moving_pictures_are_refused_by_name(tmp_path: Path) -> None:
    output = io.BytesIO()
    Image.new("RGB", (90, 90), "red").save(
        output, format="PNG", save_all=True, append_images=[Image.new("RGB", (90, 90), "blue")]
    )
    assert reason_of(one(tmp_path, "a.png", output.getvalue())) is Reason.UNSUPPORTED


def test_same_content_twice_is_shown_twice_with_a_note(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(make_pdf())
    first, second = read_sources(tmp_path, [item("a.pdf"), item("b.pdf")]).included
    assert first.notes == ()
    assert second.notes == ("the file is the same, byte for byte, as that of a.pdf",)


def test_pictures_keep_their_data_and_stand_on_a4(tmp_path: Path) -> None:
    picture = make_picture("JPEG", size=(3000, 2000))
    entry = one(tmp_path, "a.jpg", picture)
    assert isinstance(entry, Source)
    page = pypdf.PdfReader(io.BytesIO(entry.pdf)).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    with pikepdf.open(io.BytesIO(entry.pdf)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.read_raw_bytes() == picture


def test_small_pictures_are_not_enlarged(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.png", make_picture("PNG", size=(96, 96), dpi=(96, 96)))
    assert isinstance(entry, Source)
    with pikepdf.open(io.BytesIO(entry.pdf)) as pdf:
        drawing = pdf.pages[0].obj.Contents.read_bytes()
    assert drawing.split()[1] == b"72.0000", drawing


@pytest.mark.parametrize("turn", range(1, 9))
def test_pictures_are_turned_as_the_camera_says(tmp_path: Path, turn: int) -> None:
    upright = Image.new("RGB", (600, 900), "red")
    upright.paste("blue", (0, 450, 600, 900))
    upright.paste("lime", (0, 0, 300, 450))
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]
    stored = upright if back is None else upright.transpose(back)
    exif = Image.Exif()
    exif[ImageBase.Orientation] = turn
    output = io.BytesIO()
    stored.save(output, format="JPEG", exif=exif, quality=95)
    entry = one(tmp_path, "a.jpg", output.getvalue())
    assert isinstance(entry, Source), entry
    page = pypdf.PdfReader(io.BytesIO(entry.pdf)).pages[0]
    turned = page.rotation in {90, 270}
    shown = (page.mediabox.height, page.mediabox.width) if turned else (page.mediabox.width, page.mediabox.height)
    assert (round(shown[0]), round(shown[1])) == (595, 842)
    image = page.images[0].image
    assert image is not None
    seen = image.rotate(-page.rotation, expand=True).convert("RGB")
    corners = [
        seen.getpixel((seen.width // 4, seen.height // 4)),
        seen.getpixel((3 * seen.width // 4, seen.height // 4)),
        seen.getpixel((seen.width // 4, 3 * seen.height // 4)),
    ]
    expected = [(0, 255, 0), (255, 0, 0), (0, 0, 255)]
    assert all(max(abs(a - b) for a, b in zip(c, e, strict=True)) < 12 for c, e in zip(corners, expected, strict=True))


def test_texts_are_wrapped_and_nothing_of_them_is_lost(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.txt", b"woord " * 3000 + b"x" * 5000 + b"\n\nSlot & <b>einde</b>")
    text = "".join(texts_of(entry))
    assert text.count("woord") == 3000
    assert text.count("x") >= 5000
    assert "Slot & <b>einde</b>" in text


def test_texts_in_windows_1252_are_read_and_noted(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.txt", "Kosten: € 12 – één".encode("cp1252"))
    assert "Kosten: € 12 – één" in texts_of(entry)[0]
    assert isinstance(entry, Source)
    assert any("Windows-1252" in note for note in entry.notes)


def test_characters_without_a_picture_are_shown_as_codes_and_noted(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.txt", "ok 🙂 \u202egespiegeld".encode())
    assert "ok [U+1F642] [U+202E]gespiegeld" in texts_of(entry)[0]
    assert isinstance(entry, Source)
    assert any(note.startswith("2 characters") for note in entry.notes)


def test_bytes_behind_the_end_of_a_png_do_no_harm(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.png", make_picture("PNG") + b"appended by some program" * 9)
    assert isinstance(entry, Source), entry


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_colour_kind_is_taken(tmp_path: Path, mode: str) -> None:
    output = io.BytesIO()
    Image.new(mode, (90, 60)).save(output, format="PNG", icc_profile=b"\x00" * 128 if mode == "P" else None)
    assert isinstance(one(tmp_path, "a.png", output.getvalue()), Source)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpeg_of_every_colour_kind_is_taken(tmp_path: Path, mode: str) -> None:
    output = io.BytesIO()
    Image.new(mode, (90, 60)).save(output, format="JPEG", progressive=True)
    assert isinstance(one(tmp_path, "a.jpg", output.getvalue()), Source)
