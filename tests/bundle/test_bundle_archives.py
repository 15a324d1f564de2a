"""An archive is a list of its members, which follow; what is too much, locked or damaged is told by name."""

import io
import zipfile
from pathlib import Path

import pypdf
import pytest
from bundle_makers import all_of, make_mail, make_pdf, make_picture

from filing.bundle.limits import MAX_ARCHIVE_MEMBERS, MAX_INSIDE_DEPTH, MAX_INSIDE_FILES
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source, Sources
from filing.casefile.exhibits import number_exhibits

# The cipher of PKZIP (APPNOTE 6.1) over the member "a.txt", which holds "geheime inhoud"; the password is "open".
OPENS, WRONG = "open", "wrong"
LOCKED = bytes.fromhex(
    "504b030414000100000000002100726a38571b0000000f00000005000000612e74787449b15a82347d710d7d92f2d171"
    "a2164ede3fa5d51e505b4f1ba022504b0102140014000100000000002100726a38571b0000000f000000050000000000"
    "000000000000000000000000612e747874504b05060000000001000100330000003e0000000000"
)


def archive(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", packing) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return output.getvalue()


def fates(sources: Sources) -> list[tuple[str, int | Reason]]:
    return [
        (entry.evidence.title, entry.pages if isinstance(entry, Source) else entry.reason) for entry in sources.pages_of
    ]


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)


def test_members_follow_the_list_in_the_order_of_the_archive(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(3), maintype="application", subtype="pdf", filename="diep.pdf")
    data = archive(
        {
            "map/": b"",
            "map/factuur.pdf": make_pdf(2),
            "mail.eml": mail.as_bytes(),
            "opname.mp3": b"ID3",
            "foto.png": make_picture("PNG"),
            "__MACOSX/._foto.png": b"x",
            "Thumbs.db": b"x",
        }
    )
    sources = all_of(tmp_path, "a.zip", data)
    assert fates(sources) == [
        ("Stuk a.zip", 1),
        ("factuur.pdf", 2),
        ("Herinnering factuur 2026-17", 1),
        ("diep.pdf", 3),
        ("opname.mp3", Reason.UNSUPPORTED),
        ("foto.png", 1),
    ]
    rows = number_exhibits(sources.counted, 1).rows
    assert [row.label for row in rows] == ["1", "1.1", "1.2", "1.2.1", "1.3"]
    shown = text_of(sources.pages_of[0])
    assert "map/factuur.pdf" in shown
    assert "opname.mp3 (3 bytes) – niet opgenomen" in shown
    assert isinstance(sources.pages_of[0], Source)
    assert sources.pages_of[0].notes == ("2 files that file managers leave in archives are passed over",)


@pytest.mark.parametrize("name", ["../../uit.txt", "/etc/uit.txt", "C:\\uit.txt", "a/../../../uit.txt"])
def test_names_that_lead_outside_never_touch_the_disk(tmp_path: Path, name: str) -> None:
    case = tmp_path / "case"
    case.mkdir()
    sources = all_of(case, "a.zip", archive({name: b"inhoud"}))
    assert fates(sources)[1][1] == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["case", "a.zip"]


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    one = all_of(tmp_path, "a.zip", archive({f"{n}.txt": b"0" * 70_000_000 for n in range(3)}))
    assert fates(one) == [("Stuk a.zip", Reason.TOO_LARGE)]


def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    one = all_of(tmp_path, "a.zip", archive({"a.txt": b"0" * 60_000_000}))
    assert fates(one) == [("Stuk a.zip", Reason.TOO_LARGE)]


def test_an_archive_that_lies_about_the_size_of_a_member_yields_a_damaged_member(tmp_path: Path) -> None:
    data = archive({"a.txt": b"0" * 50_000_000})
    lying = data.replace((50_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    assert fates(all_of(tmp_path, "a.zip", lying))[1:] == [("a.txt", Reason.DAMAGED)]


def test_archives_inside_archives_end_at_the_depth_that_is_taken(tmp_path: Path) -> None:
    data = b"onderin"
    name = "a.txt"
    for number in range(MAX_INSIDE_DEPTH + 3):
        data, name = archive({name: data}), f"{number}.zip"
    found = fates(all_of(tmp_path, "a.zip", data))
    assert len(found) == MAX_INSIDE_DEPTH + 2
    assert found[-1][1] is Reason.TOO_LARGE


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    for count in (MAX_INSIDE_FILES + 1, MAX_ARCHIVE_MEMBERS + 1):
        entry = all_of(tmp_path, "a.zip", archive({f"{n}.txt": b"x" for n in range(count)}, zipfile.ZIP_STORED))
        assert fates(entry) == [("Stuk a.zip", Reason.TOO_LARGE)]


@pytest.mark.long
def test_too_many_files_over_several_levels_are_refused_one_by_one(tmp_path: Path) -> None:
    inner = [archive({f"{n}.txt": b"%d %d" % (n, outer) for n in range(150)}) for outer in range(2)]
    found = [fate for _title, fate in fates(all_of(tmp_path, "a.zip", archive({"1.zip": inner[0], "2.zip": inner[1]})))]
    assert found.count(Reason.TOO_LARGE) == 302 - MAX_INSIDE_FILES
    assert len(found) == 303


def test_an_archive_cut_off_is_damaged_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    whole = archive({"a.txt": b"x" * 100})
    assert fates(all_of(tmp_path, "a.zip", whole[:60])) == [("Stuk a.zip", Reason.DAMAGED)]
    assert fates(all_of(tmp_path, "a.zip", archive({}))) == [("Stuk a.zip", Reason.EMPTY)]


def test_a_damaged_member_leaves_the_others_alone(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"aaaaaaaaaaaaaaaa", "b.txt": b"bbbb"}, zipfile.ZIP_STORED))
    data[data.index(b"aaaaaaaa")] = ord("z")
    assert fates(all_of(tmp_path, "a.zip", bytes(data)))[1:] == [("a.txt", Reason.DAMAGED), ("b.txt", 1)]


def test_a_member_with_a_password_opens_with_that_of_the_case_file_only(tmp_path: Path) -> None:
    assert fates(all_of(tmp_path, "a.zip", LOCKED))[1:] == [("a.txt", Reason.ENCRYPTED)]
    assert fates(all_of(tmp_path, "a.zip", LOCKED, password=WRONG))[1:] == [("a.txt", Reason.ENCRYPTED)]
    opened = all_of(tmp_path, "a.zip", LOCKED, password=OPENS)
    assert "geheime inhoud" in text_of(opened.pages_of[1])
