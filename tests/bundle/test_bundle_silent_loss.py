"""Archives, tables, texts, chats, calendars and invoices tell what they cannot show as it stands."""

import base64
import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pypdf
import pytest
from bundle_makers import all_of, bundle_of, item, make_mail, make_pdf, make_picture, one
from test_bundle_invoices import CII, ubl
from test_bundle_texts import CALENDAR

from filing.bundle.from_invoice import _root
from filing.bundle.inside_names import titles_of
from filing.bundle.invoice_fields import ROOTS
from filing.bundle.invoice_sums import sum_notes
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source, Sources


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def notes_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    return "; ".join(entry.notes)


def archive(*members: tuple[str | zipfile.ZipInfo, bytes], comment: bytes = b"") -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as made:
        for name, data in members:
            made.writestr(name, data)
        made.comment = comment
    return output.getvalue()


def titles(sources: Sources) -> list[str]:
    return [entry.evidence.title for entry in sources.pages_of[1:]]


def test_titles_are_clean_and_the_stored_names_are_kept(tmp_path: Path) -> None:
    data = archive(
        ("../../foto.jpg", make_picture("JPEG")),
        ("C:\\map\\brief.txt", b"brief"),
        ("a/lijst.txt", b"een"),
        ("b/lijst.txt", b"twee"),
        ("/etc/slot.txt", b"slot"),
    )
    sources = all_of(tmp_path, "a.zip", data)
    assert titles(sources) == ["foto.jpg", "brief.txt", "lijst.txt (a)", "lijst.txt (b)", "slot.txt"]
    assert [entry.stored_as for entry in sources.pages_of] == [
        *("", "../../foto.jpg", "C:\\map\\brief.txt", "a/lijst.txt", "b/lijst.txt", "/etc/slot.txt")
    ]
    assert "../../foto.jpg" in text_of(sources.pages_of[0])
    assert "3 names in the archive lead outside it" in notes_of(sources.pages_of[0])
    assert "1 names of files stand in more than one folder" in notes_of(sources.pages_of[0])


def test_stored_names_stand_in_the_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive(("../x.txt", b"x"), ("y.bin", b"\x00\x01")))
    bundle, _exhibits, _sources = bundle_of(tmp_path, [item("a.zip")])
    inputs = json.loads(bundle.ledger)["inputs"]
    assert [row["stored_as"] for row in inputs] == ["", "../x.txt", "y.bin"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "a.txt"], ["a.txt (1)", "a.txt (2)"]),
        (["x/a.txt", "a.txt"], ["a.txt (x)", "a.txt"]),
        (["../a.txt", "../../a.txt"], ["a.txt (1)", "a.txt (2)"]),
        (["", "..", "/", "x/.."], ["zonder naam"] * 4),
        (["a\u202egpj.exe"], ["a[U+202E]gpj.exe"]),
        (["a.txt\x00.exe"], ["a.txt[U+0000].exe"]),
        (["x" * 200], ["x" * 119 + "…"]),
    ],
)
def test_titles_of_names_that_trick(names: list[str], expected: list[str]) -> None:
    assert titles_of(names, "zonder naam") == expected


def test_members_with_one_name_follow_both_and_are_told(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive(("a.txt", b"een"), ("a.txt", b"twee"))
    sources = all_of(tmp_path, "a.zip", data)
    assert titles(sources) == ["a.txt (1)", "a.txt (2)"]
    assert [text_of(entry).split()[-1] for entry in sources.pages_of[1:]] == ["een", "twee"]
    assert "1 names stand in the archive more than once" in notes_of(sources.pages_of[0])


def test_a_link_in_an_archive_is_no_file(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("foto.jpg")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    sources = all_of(tmp_path, "a.zip", archive((link, b"/etc/passwd"), ("b.txt", b"b")))
    entry = sources.pages_of[1]
    assert isinstance(entry, Refusal)
    assert (entry.reason, entry.detail) == (
        Reason.UNSUPPORTED,
        "the member of the archive is no file but a link to one",
    )


def silent_name(name: bytes, beside: str = "") -> bytes:
    """An archive with a name of which it does not say that it is UTF-8."""
    plain = b"x" * len(name)
    member = zipfile.ZipInfo(plain.decode())
    if beside:
        body = struct.pack("<BI", 1, zlib.crc32(name)) + beside.encode()
        member.extra = struct.pack("<HH", 0x7075, len(body)) + body
    return archive((member, b"inhoud")).replace(plain, name)


@pytest.mark.parametrize(
    ("data", "title", "doubtful"),
    [
        (silent_name("één.txt".encode("cp437")), "één.txt", True),
        (silent_name("één.txt".encode()), "één.txt", True),
        (silent_name("één.txt".encode("cp437"), "één.txt"), "één.txt", False),
        (archive(("één.txt", b"inhoud")), "één.txt", False),
    ],
    ids=["cp437", "utf-8 unsaid", "utf-8 beside", "utf-8 said"],
)
def test_names_in_any_alphabet_are_read_or_told(tmp_path: Path, data: bytes, title: str, doubtful: bool) -> None:
    sources = all_of(tmp_path, "a.zip", data)
    assert titles(sources) == [title]
    assert ("do not say in which alphabet" in notes_of(sources.pages_of[0])) is doubtful


def test_the_comment_of_an_archive_is_shown(tmp_path: Path) -> None:
    sources = all_of(tmp_path, "a.zip", archive(("a.txt", b"a"), comment="Betaald onder protest €".encode()))
    assert "Opmerking Betaald onder protest €" in text_of(sources.pages_of[0])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_table_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = text_of(one(tmp_path, "a.csv", "naam;bedrag\né;12,50\n".encode(encoding)))
    assert "é 12,50" in text
    assert "U+" not in text


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"a;b;c\n1;2\n1;2;3;4\n1;2;3\n", "2 rows have another number of columns"),
        (b'a;b\n1;"open\n2;3\n', "quotation marks of the table do not match"),
        (b'a;b\n1;"x"y\n', "quotation marks of the table do not match"),
        ("a;b\n1;\U0001f642\n".encode(), "1 characters have no picture"),
        ("a;b\n1;\u202e005\n".encode(), "1 marks turn the direction of writing"),
    ],
)
def test_what_is_doubtful_in_a_table_is_told(tmp_path: Path, data: bytes, note: str) -> None:
    assert note in notes_of(one(tmp_path, "a.csv", data))


def test_what_divides_the_columns_may_be_declared(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.csv", b"sep=;\r\nnaam,voornaam;bedrag\r\nVries, de;2,5\r\n")
    assert "naam,voornaam bedrag Vries, de 2,5" in text_of(entry)
    assert "sep=" not in text_of(entry)


def test_heads_without_any_value_stand_in_a_table_of_very_many_columns(tmp_path: Path) -> None:
    heads = ";".join(f"kop{number}" for number in range(5_000))
    text = text_of(one(tmp_path, "a.csv", f"{heads}\n1;;3\n".encode()))
    for number in (0, 1, 2, 4_999):
        assert f"kop{number} " in text


def test_form_feeds_begin_pages_and_marks_that_turn_are_told(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.txt", "een\ftwee\x07\u202e005\f\f\r\n".encode())
    assert isinstance(entry, Source)
    assert entry.pages == 2
    assert "twee[U+0007][U+202E]005" in text_of(entry)
    for note in ("1 form feeds", "2 characters have no picture", "1 marks turn the direction"):
        assert note in notes_of(entry)
    many = one(tmp_path, "b.txt", b"a\f" * 3_000)
    assert isinstance(many, Source)
    assert many.pages < 100


@pytest.mark.parametrize(
    "words",
    [
        "<bijgevoegd: 00000012-PHOTO-2026-03-03.jpg>",
        "<Media weggelaten>",
        "<Media omitted>",
        "IMG-20260303-WA0001.jpg (bestand bijgevoegd)",
        "PTT-20260303-WA0002.opus (file attached)",
        "afbeelding weggelaten",
        "image omitted",
        "factuur.pdf • 2 pagina's document weggelaten",
    ],
)
def test_files_beside_a_chat_are_told(tmp_path: Path, words: str) -> None:
    chat = (
        f"03-03-2026 14:05 - Jan: dag\n03-03-2026 14:06 - Piet: \u200e{words}\n03-03-2026 14:07 - Jan: ok \U0001f642\n"
    )
    notes = notes_of(one(tmp_path, "chat.txt", chat.encode()))
    assert "1 messages came with a picture" in notes
    assert "1 characters have no picture" in notes


def test_nothing_of_a_calendar_is_dropped(tmp_path: Path) -> None:
    calendar = CALENDAR.replace("METHOD:REQUEST", "METHOD:CANCEL\nBEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE").replace(
        "DTSTART;VALUE=DATE:20260401",
        "DTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260402\nSUMMARY:Eerste\nSUMMARY:Tweede\nDURATION:PT1H\n"
        "EXDATE;TZID=Europe/Amsterdam:20260303T140500\nCOMMENT:Eén\u2028twee\nregel zonder naam\n"
        f"ATTACH;VALUE=BINARY;ENCODING=BASE64;FILENAME=bon.pdf:{base64.b64encode(make_pdf(2, 'bon')).decode()}",
    )
    entry, attached = all_of(tmp_path, "a.ics", calendar.encode()).pages_of
    text = text_of(entry)
    for words in (
        "METHOD CANCEL",
        "Einde 2 april 2026 (deze dag niet meegerekend)",
        "SUMMARY Tweede",
        "DURATION PT1H",
        "EXDATE 20260303T140500 (Europe/Amsterdam)",
        "COMMENT Eén twee",
        "regel zonder naam",
        "bon.pdf",
    ):
        assert words in text
    assert "bon 1" in text_of(attached)
    assert "1 reminders of the program are not shown" in notes_of(entry)
    assert "1 time zones itself" in notes_of(entry)
    assert "cut off" not in notes_of(entry)


def test_a_calendar_that_is_cut_off_shows_its_last_appointment(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.ics", CALENDAR[: CALENDAR.rindex("END:VEVENT")].encode())
    assert "1 april 2026" in text_of(entry)
    assert "the calendar is cut off" in notes_of(entry)


def sums(data: bytes) -> list[str]:
    root = _root(data)
    return list(sum_notes(root, ROOTS[str(root.tag)][1]))


def test_an_invoice_whose_amounts_do_not_agree_says_so(tmp_path: Path) -> None:
    """By hand: one line of 100.00 and 21.00 VAT make 121.00 with VAT and payable."""
    totals = (
        '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxAmount '
        'currencyID="EUR">{tax}</cbc:TaxAmount></cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>'
        '<cbc:LineExtensionAmount currencyID="EUR">{lines}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount '
        'currencyID="EUR">{without}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">{with_vat}'
        "</cbc:TaxInclusiveAmount>"
    )
    sound = {"tax": "21.00", "lines": "100.00", "without": "100", "with_vat": "121.00"}

    def invoice(**changed: str) -> bytes:
        return ubl().replace(b"<cac:LegalMonetaryTotal>", totals.format(**{**sound, **changed}).encode(), 1)

    assert sums(invoice()) == []
    assert sums(invoice(tax="20.00")) == [
        "the invoice does not add up: its total of the VAT is 21.00, but the sum of the VAT of all rates is 20.00"
    ]
    assert len(sums(invoice(lines="90.00"))) == 2
    assert len(sums(invoice(without="90.00"))) == 2
    with_vat, payable = sums(invoice(with_vat="500.00"))
    assert with_vat.endswith("its total with VAT is 500.00, but the total without VAT plus VAT is 121.00")
    assert payable.endswith("payable is 121.00, but the total with VAT less what was prepaid is 500.00")
    assert sums(invoice(with_vat="NaN")) == sums(invoice(with_vat="veel")) == []
    entry = all_of(tmp_path, "a.xml", invoice(with_vat="500.00")).pages_of[0]
    assert "500.00 EUR" in text_of(entry)
    assert "does not add up" in notes_of(entry)


def test_invoices_of_the_corpus_kind_add_up() -> None:
    assert sums(ubl()) == []
    assert sums(CII.encode()) == []


def test_words_between_the_elements_of_an_invoice_are_shown(tmp_path: Path) -> None:
    data = ubl().replace(b"</cbc:ID><cbc:IssueDate>", b"</cbc:ID>tussendoor<cbc:IssueDate>", 1)
    assert "tussendoor" in text_of(all_of(tmp_path, "a.xml", data).pages_of[0])


def test_an_attachment_with_a_path_has_a_clean_title(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment("x", filename="../../foto.txt")
    letter, attached = all_of(tmp_path, "a.eml", mail.as_bytes()).pages_of
    assert attached.evidence.title == "foto.txt"
    assert attached.stored_as == "../../foto.txt"
    assert "../../foto.txt" in text_of(letter)
