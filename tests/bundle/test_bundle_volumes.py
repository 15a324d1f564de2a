"""Volumes: numbers and pages run on, every volume has the whole list and a proof of its own, limits are kept."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from bundle_makers import ABOUT, item, make_mail, make_pdf, make_picture
from lxml import etree
from numbered_bundles import Made, asking, made

from filing.bundle.numbering import Request
from filing.bundle.profiles import Profile
from filing.bundle.record import name_under
from filing.casefile.exhibits import Evidence
from filing.errors import BundleTooLarge, WrongUsage

XML = {"b": "urn:filing:bundle:1"}
PAGES = (3, 4, 2, 5, 1)


def five(folder: Path) -> list[Evidence]:
    evidence = []
    for number, pages in enumerate(PAGES, start=1):
        (folder / f"{number}.pdf").write_bytes(make_pdf(pages, f"stuk {number} blad"))
        evidence.append(item(f"{number}.pdf", title=f"Stuk {number}"))
    return evidence


def under(profile: Profile) -> Request:
    return Request(profile=profile)


def readers(bundle: Made) -> list[pypdf.PdfReader]:
    return [pypdf.PdfReader(io.BytesIO(data)) for _, data in bundle.bundle.pdfs]


def test_too_many_pages_for_one_file_are_divided_between_exhibits(tmp_path: Path) -> None:
    """One page of list in each: 1+3+4 = 8, 1+2+5 = 8, 1+1 = 2."""
    bundle = made(tmp_path, five(tmp_path), under(asking(file_pages="8")))
    assert [name for name, _ in bundle.bundle.pdfs] == ["bundle-1.pdf", "bundle-2.pdf", "bundle-3.pdf"]
    assert [len(reader.pages) for reader in readers(bundle)] == [8, 8, 2]
    rows = bundle.numbers.exhibits.rows
    assert [(row.label, row.volume, row.first_page, row.last_page) for row in rows] == [
        ("1", 1, 2, 4),
        ("2", 1, 5, 8),
        ("3", 2, 10, 11),
        ("4", 2, 12, 16),
        ("5", 3, 18, 18),
    ]


def test_every_volume_has_the_whole_list_and_numbers_that_run_on(tmp_path: Path) -> None:
    bundle = made(tmp_path, five(tmp_path), under(asking(file_pages="8")))
    first = 1
    for volume, reader in enumerate(readers(bundle), start=1):
        assert reader.page_labels == [str(first + place) for place in range(len(reader.pages))]
        listed = reader.pages[0].extract_text()
        assert all(f"Stuk {number}" in listed for number in range(1, 6))
        assert f"{volume} / 3" in listed
        assert all(pages in listed for pages in ("2–4", "5–8", "10–11", "12–16", "18"))
        own = [row for row in bundle.numbers.exhibits.rows if row.volume == volume]
        for row in own:
            text = reader.pages[row.first_page - first].extract_text()
            assert f"stuk {row.label} blad 1" in text
            assert f"Productie {row.label} – p. {row.first_page}" in text
        targets = [entry for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
        assert [str(entry.title) for entry in targets[1:]] == [
            f"Productie {row.label} – {row.title} (p. {row.first_page})" for row in own
        ]
        first += len(reader.pages)


def test_each_volume_is_proven_and_all_records_name_its_file(tmp_path: Path) -> None:
    bundle = made(tmp_path, five(tmp_path), under(asking(file_pages="8"))).bundle
    proof, ledger = json.loads(bundle.proof), json.loads(bundle.ledger)
    assert proof["holds"]
    assert [one["exhibit"] for one in proof["exhibits"]] == ["1", "2", "3", "4", "5"]
    names = [name for name, _ in bundle.pdfs]
    assert [one["file"] for one in proof["files"]] == names
    assert {check["file"] for check in proof["whole"]} == set(names)
    assert ledger["bundle"] == {"volumes": 3, "size": sum(len(pdf) for _, pdf in bundle.pdfs), "pages": 18}
    assert [(one["file"], one["first_page"], one["pages"]) for one in ledger["files"]] == [
        ("bundle-1.pdf", 1, 8),
        ("bundle-2.pdf", 9, 8),
        ("bundle-3.pdf", 17, 2),
    ]
    assert [one["volume"] for one in ledger["inputs"]] == [1, 1, 2, 2, 3]
    files = etree.fromstring(bundle.xml).findall("b:file", XML)
    assert [(one.get("name"), one.get("first-page"), one.get("last-page")) for one in files] == [
        ("bundle-1.pdf", "1", "8"),
        ("bundle-2.pdf", "9", "16"),
        ("bundle-3.pdf", "17", "18"),
    ]


def test_what_was_inside_an_exhibit_stays_in_its_volume_where_that_goes(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(4), maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    (tmp_path / "0.pdf").write_bytes(make_pdf(3))
    evidence = [item("0.pdf"), item("m.eml")]
    wide = made(tmp_path, evidence, under(asking(file_pages="6"))).numbers.exhibits
    assert [(row.label, row.volume) for row in wide.rows] == [("1", 1), ("2", 2), ("2.1", 2)]
    narrow = made(tmp_path, evidence, under(asking(file_pages="5"))).numbers.exhibits
    assert [(row.label, row.volume) for row in narrow.rows] == [("1", 1), ("2", 1), ("2.1", 2)]


def test_a_limit_of_bytes_is_kept_by_every_file(tmp_path: Path) -> None:
    evidence = []
    for number in range(6):
        (tmp_path / f"{number}.pdf").write_bytes(make_pdf(30, "x" * 60))
        evidence.append(item(f"{number}.pdf"))
    most = 260_000
    bundle = made(tmp_path, evidence, under(asking(file_bytes=str(most)))).bundle
    assert len(bundle.pdfs) > 1
    assert all(len(data) <= most for _, data in bundle.pdfs)


def test_one_exhibit_that_is_too_large_alone_is_refused_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(BundleTooLarge, match="exhibit 4 alone"):
        made(tmp_path, five(tmp_path), under(asking(file_pages="5")))


def test_one_file_that_is_asked_for_is_not_divided(tmp_path: Path) -> None:
    with pytest.raises(BundleTooLarge, match="asks for one file"):
        made(tmp_path, five(tmp_path), under(asking("en", file_pages="8")))


@pytest.mark.parametrize("name", ["total_pages", "total_bytes"])
def test_more_than_all_files_may_hold_together_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BundleTooLarge, match="allows 10 in all"):
        made(tmp_path, five(tmp_path), under(asking(**{name: "10"})))


def test_without_a_known_limit_there_is_one_file(tmp_path: Path) -> None:
    bundle = made(tmp_path, five(tmp_path))
    assert [name for name, _ in bundle.bundle.pdfs] == ["bundle.pdf"]
    assert "Deel" not in readers(bundle)[0].pages[0].extract_text()


def test_the_english_file_is_named_after_case_and_parties_and_says_what_it_meets(tmp_path: Path) -> None:
    english = made(tmp_path, five(tmp_path), under(asking("en")))
    assert [name for name, _ in english.bundle.pdfs] == ["2026-0412-Voorbeeld-Webwinkel-B.V._J.-Voorbeeld.pdf"]
    demands = {one["demand"]: one["met"] for one in json.loads(english.bundle.ledger)["profile"]["demands"]}
    assert demands["one_file"] == demands["page_numbers"] == demands["file_name"] == demands["text"] == "met"
    assert demands["resolution"] == demands["late_pages"] == "not checked"
    assert demands["file_bytes"] == demands["pdfa"] == "no demand known"


@pytest.mark.parametrize(
    ("reference", "parties", "name"),
    [
        ("C/13/7", "Müller & Zn. <b> / Ó. d'Été", "C-13-7-Muller-Zn.-b-_O.-d-Ete"),
        ("../..", "\u202e\x00/", "bundle"),
        ("1", "a" * 300, "1-" + "a" * 98),
        ("甲", "乙", "bundle"),
    ],
)
def test_a_file_name_holds_nothing_that_a_system_could_stumble_over(reference: str, parties: str, name: str) -> None:
    assert name_under(asking("en"), replace(ABOUT, reference=reference, parties=parties)) == name


def test_a_scan_without_text_does_not_meet_the_demand_of_text(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(make_picture())
    ledger = json.loads(made(tmp_path, [item("foto.jpg")], under(asking("en"))).bundle.ledger)
    assert {one["demand"]: one["met"] for one in ledger["profile"]["demands"]}["text"] == "not met"


def test_a_profile_that_asks_for_sheets_gets_them(tmp_path: Path) -> None:
    exhibits = made(tmp_path, five(tmp_path), under(asking(cover="sheet"))).numbers.exhibits
    assert exhibits.tab_pages == 1
    assert [row.first_page for row in exhibits.rows] == [3, 7, 12, 15, 21]


def test_to_shrink_without_a_known_resolution_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no resolution"):
        made(tmp_path, five(tmp_path), Request(shrink=True))
