"""An Outlook message is shown like any mail; what is attached to it, and messages inside it, follow."""

import datetime as dt
import io
from contextlib import suppress
from pathlib import Path

import pypdf
import pytest
from bundle_makers import all_of, make_pdf, make_picture
from outlook_maker import Folder, Properties, message, msg

from filing.bundle.outlook_rtf import html_in, unpacked
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sources import Refusal, Source, Sources

SUBJECT, BODY, HTML, SENDER, ADDRESS, SENT = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x5D01, 0x0039
HEADERS, CODEPAGE = 0x007D, 0x3FDE
TO_KIND, NAME, SMTP = 0x0C15, 0x3001, 0x39FE
FILE, FILE_NAME, MIME, CID = 0x3701, 0x3707, 0x370E, 0x3712
MOMENT = dt.datetime(2026, 3, 3, 13, 5, tzinfo=dt.UTC)
BASE: Properties = {
    SUBJECT: "Aanmaning – factuur 17",
    BODY: "Beste klant,\r\nU heeft niet betaald. Kosten: € 12,50.",
    SENDER: "Jansen, Piet",
    ADDRESS: "piet@webwinkel.example",
    SENT: MOMENT,
}
TO: Properties = {TO_KIND: 1, NAME: "Klant é", SMTP: "klant@voorbeeld.example"}
COPY: Properties = {TO_KIND: 2, NAME: "archief@webwinkel.example", SMTP: "archief@webwinkel.example"}


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)
    return text.replace("\u00a0", " ")


def fates(sources: Sources) -> list[tuple[str, int | Reason]]:
    return [
        (entry.evidence.title, entry.pages if isinstance(entry, Source) else entry.reason) for entry in sources.pages_of
    ]


def shown(folder: Path, root: Folder) -> Sources:
    return all_of(folder, "a.msg", msg(root))


def test_headers_and_words_are_shown(tmp_path: Path) -> None:
    (entry,) = shown(tmp_path, message(BASE, [TO, COPY])).pages_of
    text = text_of(entry)
    for words in (
        "Jansen, Piet",
        "<piet@webwinkel.example>",
        "Klant é <klant@voorbeeld.example>",
        "archief@webwinkel.example",
        "3 maart 2026, 13:05:00 (UTC+00:00)",
        "Aanmaning – factuur 17",
        "U heeft niet betaald. Kosten: € 12,50.",
    ):
        assert words in text


def test_headers_that_travelled_with_the_message_count_first(tmp_path: Path) -> None:
    travelled = (
        "From: =?utf-8?q?K=C3=A9vin?= <kevin@elders.example>\r\nDate: Tue, 03 Mar 2026 14:05:00 +0100\r\n"
        "To: klant@voorbeeld.example\r\nSubject: zo was het verstuurd\r\n"
    )
    (entry,) = shown(tmp_path, message({**BASE, HEADERS: travelled}, [TO])).pages_of
    text = text_of(entry)
    assert "Kévin <kevin@elders.example>" in text
    assert "3 maart 2026, 14:05:00 (UTC+01:00)" in text
    assert "zo was het verstuurd" in text


def test_attachments_and_pictures_and_messages_inside_go_their_way(tmp_path: Path) -> None:
    inner = message({**BASE, SUBJECT: "Eerder bericht", BODY: "binnenin"}, [TO], [], head=24)
    root = message(
        {**BASE, HTML: b"<p>Zie <img src='cid:foto1'> hier</p>", CODEPAGE: 65001},
        [TO],
        [
            {FILE: make_pdf(2, "factuur"), FILE_NAME: "factuur é.pdf", MIME: "application/pdf"},
            {FILE: make_picture("PNG"), FILE_NAME: "foto.png", MIME: "image/png", CID: "foto1"},
            inner,
            {FILE: b"OggS", FILE_NAME: "gesprek.ogg"},
        ],
    )
    sources = shown(tmp_path, root)
    assert fates(sources) == [
        ("Stuk a.msg", 1),
        ("factuur é.pdf", 2),
        ("Eerder bericht", 1),
        ("gesprek.ogg", Reason.UNSUPPORTED),
    ]
    assert "binnenin" in text_of(sources.pages_of[2])
    first = sources.pages_of[0]
    assert isinstance(first, Source)
    assert sum(len(page.images) for page in pypdf.PdfReader(io.BytesIO(first.pdf)).pages) == 1


def test_the_same_message_gives_the_same_bytes(tmp_path: Path) -> None:
    inner = message({**BASE, SUBJECT: "Eerder bericht"}, [TO], [], head=24)
    root = message(BASE, [TO], [inner])
    assert shown(tmp_path, root) == shown(tmp_path, root)


def test_a_message_with_its_words_only_as_rtf_is_refused_by_name(tmp_path: Path) -> None:
    (entry,) = shown(tmp_path, message({SUBJECT: "x", 0x1009: b"LZFu"})).pages_of
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.UNSUPPORTED
    assert "RTF" in entry.detail


@pytest.mark.parametrize("cut", [600, 1000, 2000, 3000])
def test_a_message_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    entry = all_of(tmp_path, "a.msg", msg(message(BASE, [TO]))[:cut]).pages_of[0]
    assert isinstance(entry, Refusal), entry
    assert entry.reason in {Reason.DAMAGED, Reason.UNSUPPORTED}


@pytest.mark.parametrize("place", range(40, 4000, 97))
def test_a_message_with_a_changed_byte_is_shown_or_refused_but_breaks_no_reader(tmp_path: Path, place: int) -> None:
    data = bytearray(msg(message(BASE, [TO, COPY], [{FILE: b"x", FILE_NAME: "a.txt"}])))
    data[place % len(data)] ^= 0xFF
    for entry in all_of(tmp_path, "a.msg", bytes(data)).pages_of:
        assert isinstance(entry, Source) or entry.reason is not Reason.READER_FAILED, entry


RTF = 0x1009
# [MS-OXRTFCP] 4.1.2: the packed form of a text that refers to itself.
CROSSING = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
WRAPPED = rb"""{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl {\f0\fswiss Arial;}}{\colortbl\red0;}
{\*\htmltag64 <p>}Betaal {\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 50\'80\htmlrtf }\htmlrtf0 {\*\htmltag92 </b>}
 \u8364? \{x\}\htmlrtf \par weg\htmlrtf0 {\*\htmltag84 <img src="cid:foto1">}{\*\generator weg;}{\*\mhtmltag0 weg}
{\*\htmltag72 </p>}}"""


def melted(rtf: bytes) -> bytes:
    """RTF that is stored without packing."""
    return (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA" + bytes(4) + rtf


def test_packed_text_is_unpacked_as_the_specification_shows() -> None:
    assert unpacked(CROSSING) == rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert unpacked(melted(b"{x}")) == b"{x}"
    assert unpacked(b"LZFu") == unpacked(bytes(40)) == b""


def test_html_that_is_wrapped_in_rtf_is_taken_out() -> None:
    html = html_in(WRAPPED)
    assert " ".join(html.split()) == '<p>Betaal <b>50€</b> € {x}<img src="cid:foto1"></p>'
    assert html_in(rb"{\rtf1 geen html}") == ""


def test_a_message_with_its_html_inside_rtf_shows_what_that_says(tmp_path: Path) -> None:
    picture: Properties = {FILE: make_picture("PNG"), FILE_NAME: "foto.png", MIME: "image/png", CID: "foto1"}
    root = message({**BASE, BODY: "Betaal 500 euro", RTF: melted(WRAPPED)}, [TO], [picture])
    (entry,) = shown(tmp_path, root).pages_of
    text = text_of(entry)
    assert "Betaal 50€" in text
    assert "Betaal 500 euro" in text
    assert isinstance(entry, Source)
    assert sum(len(page.images) for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages) == 1


@pytest.mark.parametrize("place", range(12, len(CROSSING)))
def test_packed_text_with_a_changed_byte_breaks_no_reader(place: int) -> None:
    data = bytearray(CROSSING)
    data[place] ^= 0xFF
    with suppress(Refused):
        unpacked(bytes(data))
