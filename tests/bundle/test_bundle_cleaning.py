"""What acts by itself is taken out of a PDF and reported; what a reader sees, and links inside the file, stay."""

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import one, saved, text_page
from pikepdf import Array, Dictionary, Name, String

from filing.bundle.sources import Source


def cleaned(folder: Path, pdf: pikepdf.Pdf) -> tuple[Source, pypdf.PdfReader]:
    entry = one(folder, "a.pdf", saved(pdf))
    assert isinstance(entry, Source), entry
    return entry, pypdf.PdfReader(io.BytesIO(entry.pdf))


def annotation(**entries: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Rect=[10, 10, 200, 100], **entries)


@pytest.mark.parametrize(
    ("action", "reported"),
    [
        (Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")), "1 × script"),
        (Dictionary(S=Name.Launch, F=String("calc.exe")), "1 × launch action"),
        (Dictionary(S=Name.SubmitForm, F=String("http://x.example")), "1 × action that sends a form"),
        (Dictionary(S=Name.GoToR, F=String("other.pdf"), D=[0, Name.Fit]), "1 × link into another file"),
        (
            Dictionary(S=Name.URI, URI=String("javascript:alert(1)")),
            "1 × link to an address that is not of web, mail or telephone",
        ),
        (
            Dictionary(S=Name.URI, URI=String("file:///etc/passwd")),
            "1 × link to an address that is not of web, mail or telephone",
        ),
        (Dictionary(S=Name("/Rendition")), "1 × multimedia action"),
        (Dictionary(S=Name("/Strange")), "1 × action of an unknown kind"),
    ],
)
def test_links_that_act_are_taken_out(tmp_path: Path, action: Dictionary, reported: str) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "klik")
    page.obj["/Annots"] = Array([annotation(Subtype=Name.Link, A=action)])
    entry, reader = cleaned(tmp_path, pdf)
    assert entry.removed == (reported,)
    assert "/Annots" not in reader.pages[0]


@pytest.mark.parametrize("address", ["https://www.example.nl/x", "mailto:a@example.nl", "tel:+31301234567"])
def test_ordinary_links_stay_without_what_hangs_behind_them(tmp_path: Path, address: str) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "klik")
    action = Dictionary(S=Name.URI, URI=String(address), Next=Dictionary(S=Name.JavaScript, JS=String("x")))
    page.obj["/Annots"] = Array([annotation(Subtype=Name.Link, A=action)])
    entry, reader = cleaned(tmp_path, pdf)
    kept = reader.pages[0]["/Annots"][0].get_object()["/A"]
    assert kept == {"/S": "/URI", "/URI": address}
    assert entry.removed == ("1 × chained action",)


def test_opening_and_automatic_actions_and_named_scripts_are_taken_out(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    page.obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("x")))
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("x"))
    pdf.Root["/AA"] = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String("x")))
    pdf.Root["/Names"] = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("x"))]))
    )
    entry, reader = cleaned(tmp_path, pdf)
    assert entry.removed == ("2 × automatic action", "1 × script", "1 × script on opening")
    assert not {"/OpenAction", "/AA", "/Names"} & set(reader.root_object)
    assert b"JavaScript" not in entry.pdf


def test_embedded_files_and_multimedia_are_taken_out(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    pdf.attachments["secret.exe"] = b"MZ secret"
    page.obj["/Annots"] = Array(
        [annotation(Subtype=Name.FileAttachment), annotation(Subtype=Name.RichMedia), annotation(Subtype=Name.Text)]
    )
    entry, reader = cleaned(tmp_path, pdf)
    assert entry.removed == ("2 × embedded file", "1 × multimedia")
    assert not reader.attachments
    assert [note.get_object()["/Subtype"] for note in reader.pages[0]["/Annots"]] == ["/Text"]


def test_links_inside_the_file_lead_to_their_page_without_names(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pages = [text_page(pdf, f"p{number}") for number in range(3)]
    pdf.Root["/Names"] = Dictionary(
        Dests=Dictionary(Names=Array([String("chapter"), Array([pages[2].obj, Name.XYZ, 0, 700, 0])]))
    )
    pdf.Root["/Dests"] = Dictionary({"/old": Dictionary(D=Array([pages[1].obj, Name.Fit]))})
    pages[0].obj["/Annots"] = Array(
        [
            annotation(Subtype=Name.Link, Dest=String("chapter")),
            annotation(Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=Name("/old"))),
            annotation(Subtype=Name.Link, Dest=Array([1, Name.Fit])),
            annotation(Subtype=Name.Link, Dest=String("no such chapter")),
        ]
    )
    entry, reader = cleaned(tmp_path, pdf)
    assert entry.removed == ("1 × link that leads nowhere",)
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    targets = [link.get_object()["/Dest"] for link in reader.pages[0]["/Annots"]]
    assert [numbers[list.__getitem__(target, 0).idnum] for target in targets] == [2, 1, 1]


def test_forms_are_shown_as_filled_in_and_can_no_longer_be_changed(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "formulier")
    look = pdf.make_stream(b"BT /F1 12 Tf 2 2 Td (INGEVULD) Tj ET")
    look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 190, 90])})
    look["/Resources"] = page.obj["/Resources"]
    field = pdf.make_indirect(
        annotation(Subtype=Name.Widget, FT=Name.Tx, T=String("naam"), V=String("INGEVULD"), F=4, AP=Dictionary(N=look))
    )
    field["/AA"] = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("x")))
    page.obj["/Annots"] = Array([field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))
    entry, reader = cleaned(tmp_path, pdf)
    assert "INGEVULD" in reader.pages[0].extract_text()
    assert "/AcroForm" not in reader.root_object
    assert "/Annots" not in reader.pages[0]
    assert entry.removed == ("1 × automatic action",)
    assert any("filled in" in note for note in entry.notes)


@pytest.mark.parametrize(
    "drawing", [b"q q 2 0 0 2 0 0 cm", b"Q Q 2 0 0 2 0 0 cm", b"/OC /x BDC q", b"BT /F1 9 Tf (Q) Tj"]
)
def test_pages_that_leave_states_open_or_close_too_many_are_balanced(tmp_path: Path, drawing: bytes) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    page.obj["/Contents"] = pdf.make_stream(drawing)
    entry, _reader = cleaned(tmp_path, pdf)
    with pikepdf.open(io.BytesIO(entry.pdf)) as result:
        depth = lowest = 0
        for step in pikepdf.parse_content_stream(result.pages[0]):
            depth += {"q": 1, "Q": -1, "BDC": 1, "BMC": 1, "EMC": -1, "BT": 1, "ET": -1}.get(str(step.operator), 0)
            lowest = min(lowest, depth)
    assert (depth, lowest) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"/Annots": Name("/Nonsense")},
        {"/Annots": Array([1, Name("/x"), None, Array([])])},
        {"/Annots": Array([Dictionary(Subtype=Name.Link, A=7)])},
        {"/Rotate": String("sideways")},
        {"/CropBox": Array([5000, 5000, 6000, 6000])},
        {"/UserUnit": -1},
    ],
)
def test_pages_with_entries_of_the_wrong_kind_are_taken_all_the_same(tmp_path: Path, change: dict[str, object]) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    for key, value in change.items():
        page.obj[key] = value
    cleaned(tmp_path, pdf)
