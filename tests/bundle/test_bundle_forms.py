"""Forms are shown as they were filled in, or refused; signatures are told, and what was signed goes along untouched."""

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import bundle_of, item, one, saved, text_page
from pikepdf import Array, Dictionary, Name, Pdf, String

from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source
from filing.files import sha256
from filing.packet.originals import original_files

HELVETICA = String("/Helv 10 Tf 0 g")
MULTILINE, COMB, PUSH, COMBO = 1 << 12, 1 << 24, 1 << 16, 1 << 17


def widget(pdf: Pdf, at: int, kind: Name, **entries: object) -> Dictionary:
    """A field of 200 x 20 pt, the ``at``-th from above."""
    top = 780 - 40 * at
    facts = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": kind, "F": 4, "Rect": [50, top - 20, 250, top]}
    return pdf.make_indirect(Dictionary(**(facts | {"T": String(f"veld {at}")} | entries)))


def form(*fields: dict[str, object], **entries: object) -> Pdf:
    pdf = pikepdf.new()
    page = text_page(pdf, "formulier")
    made = [widget(pdf, at, **field) for at, field in enumerate(fields)]
    page.obj["/Annots"] = Array(made)
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array(made), **entries)
    return pdf


def shown(folder: Path, pdf: Pdf) -> tuple[Source, pypdf.PageObject]:
    entry = one(folder, "a.pdf", saved(pdf))
    assert isinstance(entry, Source), entry
    reader = pypdf.PdfReader(io.BytesIO(entry.pdf))
    assert "/AcroForm" not in reader.root_object
    return entry, reader.pages[0]


def refused(folder: Path, pdf: Pdf) -> Refusal:
    entry = one(folder, "a.pdf", saved(pdf))
    assert isinstance(entry, Refusal), entry
    return entry


def look(pdf: Pdf, text: str) -> pikepdf.Stream:
    made = pdf.make_stream(f"BT /F1 12 Tf 2 2 Td ({text}) Tj ET".encode())
    made.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 200, 20])})
    made["/Resources"] = pdf.pages[0].obj["/Resources"]
    return made


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"kind": Name.Tx, "V": String("Eén regel: € 12,50"), "DA": HELVETICA}, ["Eén regel: € 12,50"]),
        ({"kind": Name.Tx, "V": String("zonder maat")}, ["zonder maat"]),
        ({"kind": Name.Tx, "V": String("een\nen twee"), "Ff": MULTILINE, "DA": HELVETICA}, ["een", "en twee"]),
        ({"kind": Name.Ch, "V": String("Utrecht"), "Ff": COMBO, "DA": HELVETICA}, ["Utrecht"]),
        ({"kind": Name.Ch, "V": Array([String("rood"), String("blauw")])}, ["rood, blauw"]),
    ],
)
def test_a_field_without_a_look_is_drawn_with_its_text(
    tmp_path: Path, field: dict[str, object], words: list[str]
) -> None:
    entry, page = shown(tmp_path, form(field))
    text = page.extract_text()
    assert all(word in text for word in words)
    assert "1 filled-in form fields brought no picture of themselves and were drawn" in entry.notes
    assert "/Annots" not in page


def test_letters_in_cells_stand_one_in_each(tmp_path: Path) -> None:
    pdf = form({"kind": Name.Tx, "V": String("AB12"), "Ff": COMB, "MaxLen": 8, "DA": HELVETICA})
    entry, page = shown(tmp_path, pdf)
    with pikepdf.open(io.BytesIO(entry.pdf)) as made:
        (drawn,) = [thing for thing in made.objects if isinstance(thing, pikepdf.Stream) and "/BBox" in thing]
        places = [float(s.operands[4]) for s in pikepdf.parse_content_stream(drawn) if str(s.operator) == "Tm"]
    # Eight cells of 25 pt; each letter lies in its own.
    assert [int(x // 25) for x in places] == [0, 1, 2, 3]
    assert "AB12" in page.extract_text().replace(" ", "")


def test_a_long_text_is_made_smaller_until_it_fits(tmp_path: Path) -> None:
    entry, page = shown(tmp_path, form({"kind": Name.Tx, "V": String("woord " * 12), "DA": HELVETICA}))
    assert page.extract_text().count("woord") == 12
    with pikepdf.open(io.BytesIO(entry.pdf)) as pdf:
        (drawn,) = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/BBox" in thing]
        sizes = [float(s.operands[1]) for s in pikepdf.parse_content_stream(drawn) if str(s.operator) == "Tf"]
    assert 4 <= sizes[0] < 10


def test_a_look_that_is_there_is_kept_unless_the_file_calls_it_stale(tmp_path: Path) -> None:
    for stale, expected in ((False, "OUD"), (True, "NIEUW")):
        pdf = form({"kind": Name.Tx, "V": String("NIEUW"), "DA": HELVETICA}, NeedAppearances=stale)
        pdf.pages[0].obj["/Annots"][0]["/AP"] = Dictionary(N=look(pdf, "OUD"))
        _entry, page = shown(tmp_path, pdf)
        assert [word for word in ("OUD", "NIEUW") if word in page.extract_text()] == [expected]


@pytest.mark.parametrize(
    ("states", "drawn"),
    [
        ({"V": Name.Ja, "AS": Name.Ja}, True),
        ({"V": Name.Ja}, True),
        ({"V": Name.Off, "AS": Name.Off}, False),
        ({}, False),
        ({"V": Name.Ja, "Ff": PUSH}, False),
    ],
)
def test_a_ticked_box_without_a_look_gets_a_cross(tmp_path: Path, states: dict[str, object], *, drawn: bool) -> None:
    entry, _page = shown(tmp_path, form({"kind": Name.Btn, **states}))
    with pikepdf.open(io.BytesIO(entry.pdf)) as pdf:
        crosses = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/BBox" in thing]
    assert bool(crosses) is drawn


def test_a_box_with_looks_shows_the_one_of_its_value(tmp_path: Path) -> None:
    pdf = form({"kind": Name.Btn, "V": Name.Ja})
    pdf.pages[0].obj["/Annots"][0]["/AP"] = Dictionary(N=Dictionary(Ja=look(pdf, "AAN"), Off=look(pdf, "UIT")))
    _entry, page = shown(tmp_path, pdf)
    assert [word for word in ("AAN", "UIT") if word in page.extract_text()] == ["AAN"]


def test_a_field_takes_its_value_from_the_field_above_it(tmp_path: Path) -> None:
    pdf = form({"kind": Name.Tx, "DA": HELVETICA})
    child = pdf.pages[0].obj["/Annots"][0]
    parent = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("boven"), V=String("GEERFD"), Kids=Array([child])))
    child["/Parent"] = parent
    del child["/FT"]
    del child["/T"]
    pdf.Root["/AcroForm"]["/Fields"] = Array([parent])
    _entry, page = shown(tmp_path, pdf)
    assert "GEERFD" in page.extract_text()


def test_letters_that_cannot_be_drawn_refuse_the_file(tmp_path: Path) -> None:
    entry = refused(tmp_path, form({"kind": Name.Tx, "V": String("Дмитрий"), "DA": HELVETICA}))
    assert entry.reason is Reason.UNSUPPORTED
    assert "form field" in entry.detail


def test_notes_and_links_on_a_form_stay_what_they_are(tmp_path: Path) -> None:
    pdf = form({"kind": Name.Tx, "V": String("INGEVULD"), "DA": HELVETICA})
    pdf.pages[0].obj["/Annots"].append(
        pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
                A=Dictionary(S=Name.URI, URI=String("https://www.example.nl/")),
            )
        )
    )  # fmt: skip
    _entry, page = shown(tmp_path, pdf)
    assert [str(note.get_object()["/Subtype"]) for note in page["/Annots"]] == ["/Link"]
    assert "INGEVULD" in page.extract_text()


def test_a_field_that_the_file_hides_is_told(tmp_path: Path) -> None:
    entry, page = shown(tmp_path, form({"kind": Name.Tx, "V": String("VERBORGEN"), "DA": HELVETICA, "F": 2}))
    assert "VERBORGEN" not in page.extract_text()
    assert "1 filled-in form fields are hidden by the file and not shown" in entry.notes


@pytest.mark.parametrize("packets", ["none", "dynamic"])
def test_a_dynamic_xfa_form_is_refused(tmp_path: Path, packets: str) -> None:
    fields = [{"kind": Name.Tx, "V": String("x")}] if packets == "dynamic" else []
    pdf = form(*fields)
    config = b"<config><acrobat><acrobat7><dynamicRender>required</dynamicRender></acrobat7></acrobat></config>"
    data = pdf.make_stream(config if packets == "dynamic" else b"<template/>")
    pdf.Root["/AcroForm"]["/XFA"] = Array([String("config"), data])
    entry = refused(tmp_path, pdf)
    assert entry.reason is Reason.UNSUPPORTED
    assert "dynamic XFA" in entry.detail


def test_a_static_xfa_form_is_shown_by_its_ordinary_fields(tmp_path: Path) -> None:
    pdf = form({"kind": Name.Tx, "V": String("GEWOON"), "DA": HELVETICA})
    pdf.Root["/AcroForm"]["/XFA"] = pdf.make_stream(b"<xdp><template/></xdp>")
    entry, page = shown(tmp_path, pdf)
    assert "GEWOON" in page.extract_text()
    assert "1 × XFA form data" in entry.removed


def signed(start: int, length: int, **entries: object) -> Pdf:
    value = Dictionary(
        Type=Name.Sig, SubFilter=Name("/ETSI.CAdES.detached"), M=String("D:20260301101500+01'00'"),
        ByteRange=[0, 10, start, length], Contents=b"\x30" * 20, Name=String("J. Ondertekenaar"), **entries,
    )  # fmt: skip
    return form({"kind": Name("/Sig"), "V": value})


def test_a_signature_is_told_with_kind_date_and_reach_and_without_the_name(tmp_path: Path) -> None:
    entry, _page = shown(tmp_path, signed(30, 50))
    (note,) = [note for note in entry.notes if note.startswith("signature")]
    assert note.startswith("signature 1 of 1: PAdES, dated 2026-03-01 by its maker, over an earlier state of the file")
    assert "Ondertekenaar" not in note


def test_a_signature_to_the_last_byte_covers_the_whole_file(tmp_path: Path) -> None:
    size = len(saved(signed(500, 499)))
    data = saved(signed(500, size - 500))
    assert len(data) == size
    entry = one(tmp_path, "a.pdf", data)
    assert isinstance(entry, Source)
    assert any("over the whole file" in note for note in entry.notes)


def test_a_signed_file_goes_along_as_it_came_and_others_only_when_asked(tmp_path: Path) -> None:
    data = saved(signed(30, 50))
    (tmp_path / "contract (getekend).pdf").write_bytes(data)
    (tmp_path / "brief.txt").write_bytes(b"Geachte heer,\n")
    evidence = [item("contract (getekend).pdf"), item("brief.txt")]
    _bundle, exhibits, sources = bundle_of(tmp_path, evidence)
    label = {row.id: row.label for row in exhibits.rows}
    name = f"originals/{label['contract (getekend).pdf']}-contract_getekend_.pdf"
    assert original_files(sources, exhibits, tmp_path) == ((name, data),)
    everything = dict(original_files(sources, exhibits, tmp_path, everything=True))
    assert sorted(map(sha256, everything.values())) == sorted([sha256(data), sha256(b"Geachte heer,\n")])
