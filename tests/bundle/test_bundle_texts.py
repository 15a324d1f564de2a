"""Chats, calendars, tables and web pages are shown with all they say, in a form that a reader knows."""

import base64
import io
from pathlib import Path

import pypdf
import pytest
from bundle_makers import make_picture, one

from filing.bundle.from_chat import Message, looks_like_chat, messages_in
from filing.bundle.limits import MAX_TABLE_ROWS
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source

ANDROID = """03-03-2026 14:05 - Berichten en oproepen zijn end-to-end versleuteld.
03-03-2026 14:05 - Jan de Vries: Wanneer betaal je?
Het gaat om € 121,00
03-03-2026 14:06 - Piet: Morgen: echt waar
"""
IOS = """\u200e[03-03-2026 14:05:12] Jan de Vries: \u200eBerichten zijn versleuteld.
[03-03-2026 14:06:01] Piet: Morgen
[03-03-2026 14:07:59] Piet: \u200e<bijgevoegd: 00000012-PHOTO-2026-03-03.jpg>
"""
AMERICAN = "3/3/26, 2:05\u202fPM - Jan: hello\n3/3/26, 2:06\u202fPM - Piet: yes\n"


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)
    return text.replace("\u00a0", " ")


def test_messages_of_android_keep_their_lines_and_colons() -> None:
    assert messages_in(ANDROID) == [
        Message("03-03-2026 14:05", "", "Berichten en oproepen zijn end-to-end versleuteld."),
        Message("03-03-2026 14:05", "Jan de Vries", "Wanneer betaal je?\nHet gaat om € 121,00"),
        Message("03-03-2026 14:06", "Piet", "Morgen: echt waar"),
    ]


def test_messages_of_ios_have_seconds_and_lose_their_invisible_marks() -> None:
    assert [(one.time, one.sender, one.text) for one in messages_in(IOS)] == [
        ("03-03-2026 14:05:12", "Jan de Vries", "Berichten zijn versleuteld."),
        ("03-03-2026 14:06:01", "Piet", "Morgen"),
        ("03-03-2026 14:07:59", "Piet", "<bijgevoegd: 00000012-PHOTO-2026-03-03.jpg>"),
    ]


def test_messages_with_a_clock_of_twelve_hours_are_understood() -> None:
    assert [one.sender for one in messages_in(AMERICAN)] == ["Jan", "Piet"]


@pytest.mark.parametrize("chat", [ANDROID, IOS, AMERICAN])
def test_a_chat_is_a_table_with_every_word(tmp_path: Path, chat: str) -> None:
    entry = one(tmp_path, "chat.txt", chat.encode())
    text = text_of(entry)
    assert "Chatgesprek: chat.txt" in text
    for message in messages_in(chat):
        for line in message.text.split("\n"):
            assert line in text


def test_a_text_with_one_date_in_it_is_no_chat() -> None:
    assert not looks_like_chat(b"03-03-2026 14:05 - gebeld met Jan: geen gehoor\nEinde.\n", ".txt")
    assert not looks_like_chat(b"Notitie\n" + ANDROID.encode(), ".txt")


def test_a_chat_of_too_many_messages_is_refused(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.txt", b"3/3/26, 14:05 - J: x\n" * (MAX_TABLE_ROWS + 1))
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(("mark", "name"), [(";", "a.csv"), (",", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv")])
def test_a_table_is_divided_where_its_columns_are(tmp_path: Path, mark: str, name: str) -> None:
    data = mark.join(("Datum", "Omschrijving", "Bedrag")) + "\n" + mark.join(("2026-03-03", '"a\nb ""c"""', "12.50"))
    entry = one(tmp_path, name, data.encode())
    text = text_of(entry)
    for word in ("Datum", "Omschrijving", "Bedrag", "2026-03-03", 'b "c"', "12.50"):
        assert word in text
    assert isinstance(entry, Source)
    assert repr(mark) in entry.notes[0]


@pytest.mark.parametrize("columns", [1, 6, 7, 12, 13, 60])
def test_a_table_of_any_number_of_columns_shows_every_value(tmp_path: Path, columns: int) -> None:
    rows = [";".join(f"w{row}x{column}" for column in range(columns)) for row in range(5)]
    text = text_of(one(tmp_path, "a.csv", "\n".join(rows).encode()))
    for row in range(5):
        for column in range(columns):
            assert f"w{row}x{column}" in text


def test_a_table_without_rows_is_empty_and_one_of_too_many_too_large(tmp_path: Path) -> None:
    for data, reason in ((b";;;\n;;\n", Reason.EMPTY), (b"a;b\n" * (MAX_TABLE_ROWS + 1), Reason.TOO_LARGE)):
        entry = one(tmp_path, "a.csv", data)
        assert isinstance(entry, Refusal)
        assert entry.reason is reason


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
SUMMARY:Bespreking betalings
 regeling\\, deel 1
DTSTART;TZID=Europe/Amsterdam:20260303T140500
DTEND:20260303T150000Z
LOCATION:Kantoor\\nkamer 2
ORGANIZER;CN="Jansen: Piet":MAILTO:piet@webwinkel.example
ATTENDEE;PARTSTAT=ACCEPTED;CN=Klant:mailto:klant@voorbeeld.example
DESCRIPTION:Eerste regel\\nTweede regel
BEGIN:VALARM
DESCRIPTION:Herinnering van het programma
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260401
END:VEVENT
END:VCALENDAR
"""


def test_appointments_are_shown_with_day_time_and_zone(tmp_path: Path) -> None:
    text = text_of(one(tmp_path, "a.ics", CALENDAR.replace("\n", "\r\n").encode()))
    for words in (
        "Bespreking betalingsregeling, deel 1",
        "3 maart 2026, 14:05:00 (Europe/Amsterdam)",
        "3 maart 2026, 15:00:00 (UTC)",
        "Kantoor kamer 2",
        "Jansen: Piet <piet@webwinkel.example>",
        "Klant <klant@voorbeeld.example> (ACCEPTED)",
        "Eerste regel",
        "Tweede regel",
        "1 april 2026",
    ):
        assert words in text
    assert "Herinnering van het programma" not in text


def test_a_calendar_without_appointments_is_empty(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.EMPTY


def test_a_web_page_is_shown_without_anything_that_loads_or_acts(tmp_path: Path) -> None:
    inside = make_picture("PNG", size=(40, 40))
    page = (
        "<!DOCTYPE html><html><head><meta charset=windows-1252><title>t</title><script>alert(1)</script></head>"
        "<body><h1>Bestelling é</h1><p onclick='x()'>Bedankt</p><img src='http://spy.example/a.gif'>"
        "<iframe src='https://x.example'></iframe><form><input value='x'></form>"
        f"<img src='data:image/png;base64,{base64.b64encode(inside).decode()}'></body></html>"
    )
    entry = one(tmp_path, "bestelling.html", page.encode("cp1252"))
    text = text_of(entry)
    assert "Bestelling é" in text
    assert "Bedankt" in text
    assert "alert" not in text
    assert "[afbeelding op internet, niet opgehaald]" in text
    assert isinstance(entry, Source)
    assert sum(len(shown.images) for shown in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages) == 1


def test_a_web_page_without_words_is_empty(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.html", b"<html><body><script>document.write('x')</script></body></html>")
    assert isinstance(entry, Refusal)
    assert entry.reason is Reason.EMPTY
