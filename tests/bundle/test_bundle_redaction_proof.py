"""The proof finds a removed word wherever it stands in a finished bundle, and stumbles over no other."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import bundle_of, item, make_signposted, saved
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf, Stream, String
from redaction_makers import SECRET, line, page_with

from filing.bundle.prove import Check, prove
from filing.bundle.sources import Sources
from filing.casefile.exhibits import Exhibits

WORD = "Geheim"
GONE = "what was redacted is gone"


def evidence_in(folder: Path) -> list[object]:
    (folder / "a.pdf").write_bytes(make_signposted())
    other = line("Over GEHEIM en meer")
    with other.open_outline() as outline:
        outline.root.append(OutlineItem("Over GEHEIM", 0))
    layer = other.make_indirect(Dictionary(Type=Name.OCG, Name=String("GEHEIM")))
    other.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    (folder / "b.pdf").write_bytes(saved(line()))
    (folder / "c.pdf").write_bytes(saved(other))
    titled = replace(item("b.pdf", title="Brief aan GEHEIM"), areas=(SECRET,))
    return [item("a.pdf"), titled, item("c.pdf", title="GEHEIM")]


def gone_check(pdf: bytes, exhibits: Exhibits, sources: Sources) -> Check:
    pdfs = {source.evidence.id: source.pdf for source in sources.included}
    taken = {source.evidence.id: source.taken for source in sources.included}
    proof = prove(pdf, exhibits, pdfs, taken=taken)
    (found,) = [check for check in proof.whole if check.name == GONE]
    return found


@cache
def finished(folder: Path) -> tuple[bytes, Exhibits, Sources]:
    bundle, exhibits, sources = bundle_of(folder, evidence_in(folder))  # type: ignore[arg-type]
    return bundle.pdf, exhibits, sources


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Exhibits, Sources]:
    return finished(tmp_path_factory.mktemp("bundle"))


def test_what_other_exhibits_and_the_case_file_say_is_no_word_that_remained(
    bundled: tuple[bytes, Exhibits, Sources],
) -> None:
    assert gone_check(*bundled).holds


def shelf(page: Page, kind: str) -> pikepdf.Object:
    if kind not in page.obj["/Resources"]:
        page.obj["/Resources"][kind] = Dictionary()
    return page.obj["/Resources"][kind]


def add(page: Page, kind: str, name: str, thing: object) -> None:
    shelf(page, kind)[name] = thing


def unused(pdf: Pdf, text: bytes) -> Stream:
    made = pdf.make_stream(text, Type=Name.XObject, Subtype=Name.Form)
    made["/BBox"], made["/Resources"] = Array([0, 0, 9, 9]), Dictionary()
    return made


def tint() -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1)


def attached(pdf: Pdf, _page: Page) -> None:
    pdf.Root["/AF"] = Array([pdf.make_indirect(Dictionary(EF=Dictionary(F=pdf.make_stream(b"geheim"))))])


def in_outline(pdf: Pdf, _page: Page) -> None:
    with pdf.open_outline() as outline:
        outline.root[2].children.append(OutlineItem("Over geheim", 5))


def in_names(pdf: Pdf, page: Page) -> None:
    names = pdf.Root["/Names"]["/Dests"]["/Names"]
    place = Array([page.obj, Name.Fit])
    pairs = [(String("exhibit-2:Geheim"), place), *zip(names.as_list()[::2], names.as_list()[1::2], strict=True)]
    pdf.Root["/Names"]["/Dests"]["/Names"] = Array(
        [one for pair in sorted(pairs, key=lambda p: bytes(p[0])) for one in pair]
    )


def in_layers(pdf: Pdf, _page: Page) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Over geheim")))
    pdf.Root["/OCProperties"]["/OCGs"].append(layer)


def in_layer_of_page(pdf: Pdf, page: Page) -> None:
    add(page, "/Properties", "/L9", pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Over geheim"))))


def annotated(**entries: object) -> Callable[[Pdf, Page], None]:
    def change(_pdf: Pdf, page: Page) -> None:
        page.obj["/Annots"].append(Dictionary(Rect=[1, 1, 2, 2], **entries))

    return change


LINK = Dictionary(S=Name.URI, URI=String("https://a.example/%47ehe%69m"))
HIDES: dict[str, Callable[[Pdf, Page], None]] = {
    "unused drawing": lambda pdf, page: add(page, "/XObject", "/X9", unused(pdf, b"BT (Geheim) Tj ET")),
    "unused drawing in hexadecimal": lambda pdf, page: add(page, "/XObject", "/X9", unused(pdf, b"<47656865696d> Tj")),
    "drawing in two pieces": lambda pdf, page: add(page, "/XObject", "/X9", unused(pdf, b"[(Ge) 20 (heim)] TJ")),
    "text beside a drawing": lambda pdf, page: page.contents_add(
        pdf.make_stream(b"/Span << /ActualText (Geheim) >> BDC EMC"), prepend=True
    ),
    "tag": lambda pdf, page: page.contents_add(pdf.make_stream(b"/Geheim BMC EMC"), prepend=True),
    "name on a shelf": lambda pdf, page: add(page, "/XObject", "/Geheim", unused(pdf, b"")),
    "name of a drawing": lambda pdf, page: add(
        page, "/XObject", "/X9", pdf.make_indirect(Dictionary(Name=Name.Geheim))
    ),
    "ink": lambda _pdf, page: add(
        page, "/ColorSpace", "/C9", Array([Name.Separation, Name.Geheim, Name.DeviceRGB, tint()])
    ),
    "inks": lambda _pdf, page: add(
        page, "/ColorSpace", "/C9", Array([Name.DeviceN, Array([Name.Geheim]), Name.DeviceRGB, tint()])
    ),
    "data about a drawing": lambda pdf, page: add(
        page, "/XObject", "/X9", pdf.make_indirect(Dictionary(Metadata=pdf.make_stream(b"<a>geheim</a>")))
    ),
    "data about the page": lambda _pdf, page: page.obj.update({"/PieceInfo": Dictionary(A=String("geheim"))}),
    "wide letters": lambda pdf, page: page.obj.update({"/X": pdf.make_stream("geheim".encode("utf-16-be"))}),
    "link": annotated(Subtype=Name.Link, A=LINK),
    "note": annotated(Subtype=Name.Text, Contents=String("ons geheim!")),
    "look of a note": lambda pdf, page: annotated(
        Subtype=Name.Stamp, AP=Dictionary(N=pdf.make_indirect(unused(pdf, b"(Geheim) Tj")))
    )(pdf, page),
    "layer": in_layers,
    "layer of the page": in_layer_of_page,
    "outline": in_outline,
    "named place": in_names,
    "attachment": attached,
    "data about the file": lambda pdf, _page: pdf.Root.update(
        {"/Metadata": pdf.make_stream(b"<x>Geheim</x>", Type=Name.Metadata, Subtype=Name.XML)}
    ),
    "author": lambda pdf, _page: pdf.docinfo.update({"/Author": String("Geheim")}),
    "structure": lambda pdf, page: pdf.Root.update(
        {"/StructTreeRoot": pdf.make_indirect(Dictionary(K=Dictionary(Alt=String("Geheim"), Pg=page.obj)))}
    ),
}


@pytest.mark.parametrize("where", HIDES)
def test_a_removed_word_that_stands_anywhere_makes_the_proof_fail(
    where: str, bundled: tuple[bytes, Exhibits, Sources]
) -> None:
    data, exhibits, sources = bundled
    row = exhibits.rows[1]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        HIDES[where](pdf, pdf.pages[row.first_page - 1])
        changed = saved(pdf, fix_metadata_version=False)
    check = gone_check(changed, exhibits, sources)
    assert not check.holds, check
    assert WORD.lower() not in check.found.lower()


COMMON = "Type Page Font Text Link Width Length Image Form Color Border Contents Pattern layer Span Artifact title Name"


def test_words_that_every_pdf_is_made_of_are_no_words_that_remained(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    rows = " ".join(f"1 0 0 1 72 {700 - 14 * at} Tm ({word}) Tj" for at, word in enumerate(COMMON.split()))
    page = page_with(pdf, f"BT /F1 10 Tf {rows} 1 0 0 1 300 100 Tm (rest) Tj ET /Im Do".encode())
    page.obj["/Resources"]["/XObject"] = Dictionary(Im=unused(pdf, b"/Span BMC 0 0 1 1 re f EMC"))
    page.obj["/Annots"] = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[300, 90, 310, 99], Name=Name.Note)]
    )
    (tmp_path / "a.pdf").write_bytes(saved(pdf))
    spot = replace(
        SECRET, left=SECRET.left - 20, top=SECRET.top - 120, width=SECRET.width * 9, height=SECRET.height * 20
    )
    bundle, _exhibits, sources = bundle_of(tmp_path, [replace(item("a.pdf"), areas=(spot,))])
    assert len(sources.included[0].taken[0].words.parts) == len(COMMON.split())
    assert GONE in bundle.proof.decode()


def test_the_stamp_of_the_bundle_is_no_word_that_remained(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(saved(line("BUREN Productie SLOT")))
    spot = replace(SECRET, width=SECRET.width * Decimal("1.5"))
    bundle, _exhibits, sources = bundle_of(tmp_path, [replace(item("a.pdf"), areas=(spot,))])
    assert sources.included[0].taken[0].words.parts == {"productie"}
    assert GONE in bundle.proof.decode()
