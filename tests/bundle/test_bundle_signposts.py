"""Outlines, named places and links of the sources lead in the bundle where they led in their file."""

import io
import json
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bundle_makers import bundle_of, item, make_signposted, one, saved, text_page
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from pypdf.generic import Destination

from filing.bundle.limits import MAX_OUTLINE_DEPTH, MAX_OUTLINE_ENTRIES
from filing.bundle.origin import read_origin
from filing.bundle.signposts import Heading, Place, read_signposts
from filing.bundle.sources import Source


def flat(reader: pypdf.PdfReader, entries: object, depth: int = 0) -> list[tuple[int, str, int]]:
    found = []
    assert isinstance(entries, list)
    for entry in entries:
        if isinstance(entry, Destination):
            found.append((depth, entry.title, reader.get_destination_page_number(entry) + 1))
        else:
            found += flat(reader, entry, depth + 1)
    return found


def test_two_files_with_the_same_names_both_keep_their_ways(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(make_signposted())
    bundle, exhibits, _sources = bundle_of(tmp_path, [item("a.pdf", "Zelfde titel"), item("b.pdf", "Zelfde titel")])
    reader = pypdf.PdfReader(io.BytesIO(bundle.pdf))
    assert flat(reader, reader.outline) == [
        (0, "Productieoverzicht (p. 1)", 1),
        (0, "Productie 1 – Zelfde titel (p. 2)", 2),
        (1, "Hoofdstuk <1> & meer (p. 3)", 3),
        (2, "Artikel 3 (oud) (p. 4)", 4),
        (1, "Slot (p. 5)", 5),
        (0, "Productie 2 – Zelfde titel (p. 6)", 6),
        (1, "Hoofdstuk <1> & meer (p. 7)", 7),
        (2, "Artikel 3 (oud) (p. 8)", 8),
        (1, "Slot (p. 9)", 9),
    ]
    places = {name: reader.get_destination_page_number(place) + 1 for name, place in reader.named_destinations.items()}
    assert places == {
        "exhibit-1": 2,
        "exhibit-1:bijlage A": 4,
        "exhibit-1:slot": 5,
        "exhibit-2": 6,
        "exhibit-2:bijlage A": 8,
        "exhibit-2:slot": 9,
    }
    assert reader.named_destinations["exhibit-1:bijlage A"].top == 700
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    for row in exhibits.rows:
        links = [link.get_object()["/Dest"] for link in reader.pages[row.first_page - 1]["/Annots"]]
        leads = [numbers[list.__getitem__(destination, 0).idnum] for destination in links]
        assert leads == [row.first_page + 2, row.first_page + 1, row.first_page + 3, 1]


def test_the_proof_names_the_source_whose_way_was_turned(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(make_signposted())
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    (row,) = json.loads(bundle.proof)["exhibits"]
    found = {check["check"]: check["found"] for check in row["checks"]}
    assert found["outline of the source"] == "3"
    assert found["links of the source"] == "3"
    assert found["named places of the source"] == "2"


def circle(pdf: Pdf, entry: Dictionary) -> None:
    entry["/Next"] = entry


def below_itself(pdf: Pdf, entry: Dictionary) -> None:
    entry["/First"] = entry


def nonsense(pdf: Pdf, entry: Dictionary) -> None:
    entry["/First"] = 12
    entry["/Next"] = String("x")
    entry["/Dest"] = Array([String("x"), 1, 2])


def endless(pdf: Pdf, entry: Dictionary) -> None:
    last = entry
    for number in range(3 * MAX_OUTLINE_ENTRIES):
        last["/Next"] = pdf.make_indirect(Dictionary(Title=String(f"t{number}"), Dest=entry["/Dest"]))
        last = last["/Next"]


def bottomless(pdf: Pdf, entry: Dictionary) -> None:
    last = entry
    for number in range(200):
        last["/First"] = pdf.make_indirect(Dictionary(Title=String(f"t{number}"), Dest=entry["/Dest"]))
        last = last["/First"]


@pytest.mark.parametrize(
    ("harm", "entries", "cut"),
    [
        (circle, 1, True),
        (below_itself, 1, True),
        (nonsense, 0, False),
        (endless, MAX_OUTLINE_ENTRIES, True),
        (bottomless, MAX_OUTLINE_DEPTH, True),
    ],
)
def test_an_outline_made_to_harm_is_read_within_limits(tmp_path: Path, harm: object, entries: int, cut: bool) -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    entry = pdf.make_indirect(Dictionary(Title=String("t"), Dest=Array([page.obj, Name.Fit])))
    harm(pdf, entry)  # type: ignore[operator]
    pdf.Root["/Outlines"] = pdf.make_indirect(Dictionary(First=entry, Last=entry, Count=1))
    source = one(tmp_path, "a.pdf", saved(pdf))
    assert isinstance(source, Source), source
    assert len(read_origin(source.pdf).outline) == entries
    assert any("go beyond" in note for note in source.notes) is cut
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.pdf")])
    assert json.loads(bundle.proof)["holds"] is True


def test_an_entry_without_a_target_leads_where_the_first_below_it_leads() -> None:
    pdf = pikepdf.new()
    page = text_page(pdf, "x")
    with pdf.open_outline() as outline:
        group = OutlineItem("Groep")
        group.children.append(OutlineItem("Deel", destination=Array([page.obj, Name.FitR, 1, 2, 3, 4])))
        outline.root.extend([group, OutlineItem("Leeg")])
    place = Place(0, "/FitR", (1.0, 2.0, 3.0, 4.0))
    with pikepdf.open(io.BytesIO(saved(pdf))) as again:
        assert read_signposts(again).headings == (Heading("Groep", place, (Heading("Deel", place),)),)
