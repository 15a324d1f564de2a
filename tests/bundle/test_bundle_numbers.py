"""Numbers through the whole way: kept over rebuilds, kept for what is missing, and kept when a bundle is added to."""

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from bundle_makers import ABOUT, item, make_mail, make_pdf
from lxml import etree
from numbered_bundles import asking, made, saved_in

from filing.bundle.lock import Lock
from filing.bundle.missing import DUTCH, ENGLISH
from filing.bundle.numbering import Request, settled
from filing.bundle.refusals import Reason
from filing.bundle.reopen import reopen
from filing.casefile.exhibits import Evidence
from filing.errors import BundleLockInvalid, BundleNotReopened, BundleProfileUnknown
from filing.resources import profiles_folder

XML = {"b": "urn:filing:bundle:1"}


def piece(folder: Path, key: str, day: int, pages: int = 1) -> Evidence:
    (folder / f"{key}.pdf").write_bytes(make_pdf(pages, f"{key} blad"))
    return item(f"{key}.pdf", title=f"Stuk {key}", day=dt.date(2026, 3, day), key=key)


def gone(key: str, day: int) -> Evidence:
    return item(f"{key}.pdf", title=f"Weg & <{key}>", day=dt.date(2026, 3, day), key=key)


def three(folder: Path) -> list[Evidence]:
    return [piece(folder, "a", 1, 2), piece(folder, "b", 10), piece(folder, "c", 20, 3)]


def test_a_rebuild_keeps_every_number_and_tells_what_changed(tmp_path: Path) -> None:
    first = made(tmp_path, three(tmp_path))
    assert first.labels == ["1", "2", "3"]
    assert first.numbers.remarks == ()
    a, b, _c = three(tmp_path)
    (tmp_path / "b.pdf").write_bytes(make_pdf(2, "anders"))
    now = [replace(a, day=dt.date(2026, 3, 15)), b, piece(tmp_path, "n", 12), piece(tmp_path, "z", 30)]
    again = made(tmp_path, now, Request(lock=first.numbers.lock))
    assert again.labels == ["1", "2", "4", "5"]
    assert again.numbers.remarks == (
        "'a' keeps number 1, though its date was 2026-03-01 and is now 2026-03-15",
        "'b' keeps number 2, though the content of b.pdf has changed",
        "number 3 stays unused: 'c' (c.pdf) is not evidence of the case on this date",
    )
    said = b"".join((again.bundle.xml, again.bundle.collection, again.bundle.ledger))
    assert b"c.pdf" not in said  # what was taken out is the desk's business; the other side gets these files
    assert again.numbers.lock.given == {"a": "1", "b": "2", "c": "3", "n": "4", "z": "5"}


def test_the_same_case_with_its_lock_gives_the_same_bytes(tmp_path: Path) -> None:
    evidence = three(tmp_path)
    first = made(tmp_path, evidence)
    assert made(tmp_path, evidence, Request(lock=first.numbers.lock)).bundle == first.bundle


def test_what_is_missing_has_a_number_that_it_takes_when_it_comes(tmp_path: Path) -> None:
    evidence = [piece(tmp_path, "a", 1), gone("weg", 5), piece(tmp_path, "c", 20)]
    first = made(tmp_path, evidence)
    assert first.labels == ["1", "3"]
    assert not first.bundle.complete
    (out,) = [one for one in json.loads(first.bundle.ledger)["inputs"] if one["status"] == "out"]
    assert out["exhibit"] == "2"
    (omitted,) = etree.fromstring(first.bundle.xml).findall("b:omitted/b:evidence", XML)
    assert (omitted.get("number"), omitted.get("date")) == ("2", "2026-03-05")
    evidence[1] = piece(tmp_path, "weg", 5)
    assert made(tmp_path, evidence, Request(lock=first.numbers.lock)).labels == ["1", "2", "3"]


def test_a_repetition_inside_a_mail_has_no_number_and_is_told(tmp_path: Path) -> None:
    data = make_pdf(2, "factuur")
    mail = make_mail()
    mail.add_attachment(data, maintype="application", subtype="pdf", filename="factuur.pdf")
    (tmp_path / "factuur.pdf").write_bytes(data)
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    bundle = made(tmp_path, [item("factuur.pdf"), item("m.eml")])
    assert bundle.labels == ["1", "2"]
    assert bundle.bundle.complete
    (out,) = [one for one in json.loads(bundle.bundle.ledger)["inputs"] if one["status"] == "out"]
    assert (out["reason"], out["exhibit"]) == ("duplicate", "")


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", ("Ontbreekt", "het bestand ontbreekt")), ("en", ("Missing", "the file is missing"))],
)
def test_what_is_missing_is_printed_on_the_list_when_that_is_allowed(
    tmp_path: Path, language: str, said: tuple[str, str]
) -> None:
    evidence = [piece(tmp_path, "a", 1), gone("weg", 5)]
    about = replace(ABOUT, language=language)

    def front(request: Request) -> str:
        bundle = made(tmp_path, evidence, request, about).bundle
        assert not bundle.complete
        text = pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[0].extract_text()
        return " ".join(text.split())

    listed = front(Request(allow_missing=True))
    assert all(words in listed for words in ("Weg & <weg>", "05-03-2026" if language == "nl" else "2026", said[1]))
    assert said[1] not in front(Request())


def test_every_reason_has_words_in_both_languages() -> None:
    assert set(DUTCH) == set(ENGLISH) == set(Reason)


def test_a_bundle_with_nothing_but_missing_evidence_lists_it(tmp_path: Path) -> None:
    bundle = made(tmp_path, [gone("weg", 5)], Request(allow_missing=True)).bundle
    assert "het bestand ontbreekt" in pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages[0].extract_text()


def test_added_to_a_bundle_old_numbers_and_pages_stay_and_what_is_new_comes_last_with_letters(tmp_path: Path) -> None:
    evidence = three(tmp_path)
    old = made(tmp_path, evidence)
    xml = saved_in(tmp_path / "oud", old.bundle)
    more = [*evidence, piece(tmp_path, "n", 12), piece(tmp_path, "z", 30)]
    new = made(tmp_path, more, Request(before=reopen(xml)))
    assert new.labels == ["1", "2", "3", "2a", "3a"]
    was = {row.id: (row.label, row.first_page, row.last_page) for row in old.numbers.exhibits.rows}
    now = {row.id: (row.label, row.first_page, row.last_page) for row in new.numbers.exhibits.rows}
    assert {key: now[key] for key in was} == was
    assert [now[key] for key in ("n", "z")] == [("2a", 8, 8), ("3a", 9, 9)]
    assert new.numbers.remarks == ()


def test_a_bundle_can_be_added_to_again_and_again(tmp_path: Path) -> None:
    evidence = three(tmp_path)
    bundle = made(tmp_path, evidence)
    pages = {row.id: row.first_page for row in bundle.numbers.exhibits.rows}
    for turn, key in enumerate("xyz"):
        xml = saved_in(tmp_path / f"oud{turn}", bundle.bundle)
        evidence.append(piece(tmp_path, key, 11))
        bundle = made(tmp_path, evidence, Request(before=reopen(xml)))
        now = {row.id: row.first_page for row in bundle.numbers.exhibits.rows}
        assert {one: now[one] for one in pages} == pages
        pages = now
    assert bundle.labels == ["1", "2", "3", "2a", "2b", "2c"]


def test_pages_that_cannot_stay_are_told(tmp_path: Path) -> None:
    evidence = three(tmp_path)
    xml = saved_in(tmp_path / "oud", made(tmp_path, evidence).bundle)
    new = made(tmp_path, evidence[1:], Request(before=reopen(xml)))
    assert new.numbers.remarks == (
        "number 1 stays unused: 'a' (a.pdf) is not evidence of the case on this date",
        "exhibit 2 began on p. 4 and now begins on p. 2",
        "exhibit 3 began on p. 5 and now begins on p. 3",
    )
    many = [*evidence, *(piece(tmp_path, f"n{number}", 25) for number in range(60))]
    longer = made(tmp_path, many, Request(before=reopen(xml)))
    assert "the exhibit list takes 3 pages and took 1: what follows it moves" in longer.numbers.remarks


def test_volumes_can_be_added_to(tmp_path: Path) -> None:
    evidence = three(tmp_path)
    limited = asking(file_pages="5")
    old = made(tmp_path, evidence, Request(profile=limited))
    xml = saved_in(tmp_path / "oud", old.bundle)
    new = made(tmp_path, [*evidence, piece(tmp_path, "n", 2)], Request(profile=limited, before=reopen(xml)))
    assert [(row.label, row.volume, row.first_page) for row in new.numbers.exhibits.rows] == [
        ("1", 1, 2),
        ("2", 1, 4),
        ("3", 2, 6),
        ("1a", 2, 9),
    ]


@pytest.mark.parametrize(
    "kind", ["changed", "absent", "no XML", "other XML", "a doctype", "elsewhere", "not there", "twice"]
)
def test_a_bundle_that_is_not_what_its_xml_says_is_not_opened(tmp_path: Path, kind: str) -> None:
    xml = saved_in(tmp_path / "oud", made(tmp_path, three(tmp_path)).bundle)
    pdf = xml.parent / "bundle.pdf"
    text = xml.read_text()
    if kind == "changed":
        pdf.write_bytes(pdf.read_bytes() + b"\n")
    elif kind == "absent":
        pdf.unlink()
    elif kind == "not there":
        xml.unlink()
    else:
        xml.write_text({
            "no XML": "<bundle",
            "other XML": "<a/>",
            "a doctype": text.replace("<bundle", '<!DOCTYPE bundle [<!ENTITY a "b">]><bundle', 1),
            "elsewhere": text.replace('"bundle.pdf"', '"../oud/bundle.pdf"'),
            "twice": text.replace('id="b"', 'id="a"'),
        }[kind])  # fmt: skip
    with pytest.raises(BundleNotReopened) as stopped:
        reopen(xml)
    assert stopped.value.next_step


def test_the_bundle_of_another_case_is_not_added_to(tmp_path: Path) -> None:
    xml = saved_in(tmp_path / "oud", made(tmp_path, three(tmp_path)).bundle)
    with pytest.raises(BundleLockInvalid, match="the bundle to add to belongs to another case"):
        made(tmp_path, three(tmp_path), Request(before=reopen(xml)), replace(ABOUT, reference="2026-0413"))


def test_numbers_beside_the_case_file_bind_and_contradictions_stop(tmp_path: Path) -> None:
    lock = made(tmp_path, three(tmp_path)).numbers.lock
    other = made(tmp_path, three(tmp_path)[1:]).numbers.lock
    assert settled(Request(lock=lock), ABOUT.reference, lock).lock == lock
    with pytest.raises(BundleLockInvalid) as stopped:
        settled(Request(lock=lock), ABOUT.reference, other)
    assert [one.message for one in stopped.value.problems] == [
        "'b' has number 2 here and 1 there",
        "'c' has number 3 here and 2 there",
    ]


def test_the_profile_is_that_of_the_numbers_unless_another_is_asked(tmp_path: Path) -> None:
    lock = Lock(ABOUT.reference, "en")
    assert settled(Request(lock=lock), ABOUT.reference, None).profile.name == "en"
    assert settled(Request(), ABOUT.reference, None).profile.name == "nl"
    assert settled(Request(profile=asking("neutral"), lock=lock), ABOUT.reference, None).profile.name == "neutral"
    own = Request(lock=Lock(ABOUT.reference, "ours"))
    with pytest.raises(BundleProfileUnknown):
        settled(own, ABOUT.reference, None, tmp_path)
    text = (profiles_folder() / "nl.yaml").read_text().replace("name: nl", "name: ours", 1)
    (tmp_path / "ours.yaml").write_text(text)
    assert settled(own, ABOUT.reference, None, tmp_path).profile.name == "ours"
    with pytest.raises(BundleProfileUnknown):
        settled(Request(lock=Lock(ABOUT.reference, "../ours")), ABOUT.reference, None, tmp_path / "case")
