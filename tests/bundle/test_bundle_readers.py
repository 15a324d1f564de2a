"""No file hangs, fills or breaks the program: each is read in a process with limits, and its end is a reason."""

import io
import os
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from bundle_makers import all_of, item, make_mail, make_pdf, make_picture, one, read_sources, saved, text_page
from PIL import Image

from filing.bundle.limits import READER_SECONDS, READER_TIRED
from filing.bundle.pages import Asked, Fate, Inside, Kept, Pages
from filing.bundle.readers import Limits, Readers
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sources import Refusal, Source
from filing.bundle.wire import answer, answer_in, asked_in, question, receive, send

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the processes are looked up in /proc")
SLOW_TEXT = ("woord " * 40 + "\n") * 900  # some seconds for the layout engine


@pytest.fixture
def readers() -> Iterator[Readers]:
    made = Readers(1)
    yield made
    made.close()


def children() -> set[int]:
    """The processes that this one has started and that still run."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # it may have ended since
            lines = status.read_text().splitlines()
            if f"PPid:\t{os.getpid()}" in lines:
                found.add(int(status.parent.name))
    return found


@pytest.mark.long
def test_a_file_that_takes_too_long_to_compute_is_refused_as_too_slow() -> None:
    readers = Readers(1, Limits(seconds=1))
    try:
        found = readers.read(Asked("a.txt", SLOW_TEXT.encode()))
        assert isinstance(found, Refused)
        assert found.reason is Reason.TOO_SLOW
        assert isinstance(readers.read(Asked("a.txt", b"kort")), Pages)
    finally:
        readers.close()


def test_a_reader_that_hangs_is_ended_by_the_clock() -> None:
    readers = Readers(1, Limits(wait=0.2))
    try:
        found = readers.read(Asked("a.txt", b"kort"))  # starting alone takes longer
        assert isinstance(found, Refused)
        assert found.reason is Reason.TOO_SLOW
    finally:
        readers.close()


@pytest.mark.long
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(readers: Readers) -> None:
    huge = io.BytesIO()
    Image.new("RGBA", (8900, 8900)).save(huge, format="PNG")
    found = readers.read(Asked("a.png", huge.getvalue()))
    assert isinstance(found, Refused)
    assert found.reason is Reason.TOO_MUCH_MEMORY
    assert isinstance(readers.read(Asked("a.png", make_picture("PNG"))), Pages)


def test_a_reader_that_is_killed_is_a_reason_and_is_replaced(readers: Readers) -> None:
    before = children()
    readers.read(Asked("a.txt", b"kort"))
    (reader,) = children() - before
    killer = threading.Timer(0.5, os.kill, (reader, 9))
    killer.start()
    found = readers.read(Asked("a.txt", SLOW_TEXT.encode()))
    assert isinstance(found, Refused)
    assert found.reason is Reason.TOO_MUCH_MEMORY
    assert isinstance(readers.read(Asked("a.txt", b"kort")), Pages)


def test_one_reader_stays_for_many_files_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = children()
    readers = Readers(1)
    started = set()
    for number in range(5):
        assert isinstance(readers.read(Asked("a.txt", b"%d" % number)), Pages)
        started |= children() - before
    assert len(started) == len(list(tmp_path.iterdir())) == 1
    readers.close()
    assert children() <= before
    assert list(tmp_path.iterdir()) == []


def test_what_the_starting_process_holds_does_not_tire_its_reader(readers: Readers) -> None:
    held = b"x" * (READER_TIRED + 50_000_000)
    before = children()
    started = set()
    for number in range(3):
        assert isinstance(readers.read(Asked("a.txt", b"%d" % number)), Pages)
        started |= children() - before
    assert len(held) > READER_TIRED
    assert len(started) == 1


def test_sixty_small_files_take_seconds_not_sixty_starts(tmp_path: Path) -> None:
    evidence = []
    for number in range(60):
        (tmp_path / f"{number}.pdf").write_bytes(make_pdf(1, f"stuk {number}"))
        evidence.append(item(f"{number}.pdf"))
    readers = Readers(2)
    try:
        readers.each(readers.read, [Asked("a.txt", b"warm")] * 2)
        started = children()
        begin = time.process_time()
        sources = read_sources(tmp_path, evidence, readers=readers)
        assert time.process_time() - begin < 5
        assert children() == started
    finally:
        readers.close()
    assert [source.evidence.id for source in sources.included] == [f"{number}.pdf" for number in range(60)]


def test_the_outcome_does_not_depend_on_how_many_readers_there_are(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(2), maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    (tmp_path / "p.jpg").write_bytes(make_picture("JPEG"))
    (tmp_path / "t.txt").write_bytes(b"tekst")
    evidence = [item(name) for name in ("m.eml", "p.jpg", "t.txt", "weg.pdf")]
    found = []
    for count in (1, 3):
        readers = Readers(count)
        found.append(read_sources(tmp_path, evidence, readers=readers))
        readers.close()
    assert found[0] == found[1]


def test_an_error_that_nobody_foresaw_is_told_without_the_words_of_the_file(readers: Readers) -> None:
    found = readers.read(Asked("a.txt", b"geheim", language=["nl"]))  # type: ignore[arg-type]
    assert isinstance(found, Refused)
    assert found.reason is Reason.READER_FAILED
    assert found.detail.startswith("the reader stopped: TypeError (")
    assert "geheim" not in found.detail


def test_questions_and_answers_arrive_as_they_were_sent() -> None:
    asked = Asked(
        "naam é.pdf",
        b"\x00\xff",
        media_type="application/pdf",
        password="open",  # noqa: S106
        max_dpi=300,
        fates=(Fate("a", "b", 1, 0, Reason.DUPLICATE, "Factuur"), Fate("c", "", 2, 3)),
    )
    answers = (
        Pages(b"%PDF", 2, ("n",), ("r",), "t", "k", (Kept("x", "y", b"z", "w"),)),
        Inside(()),
        Refused(Reason.EMPTY, "niets"),
    )
    stream = io.BytesIO()
    send(stream, *question(asked))
    for one_answer in answers:
        send(stream, *answer(one_answer))
    stream.seek(0)
    assert asked_in(*receive(stream)) == asked
    assert [answer_in(*receive(stream)) for _ in range(2)] == list(answers[:2])
    refused = answer_in(*receive(stream))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.detail) == (Reason.EMPTY, "niets")
    with pytest.raises(EOFError):
        receive(stream)


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n" % (count, kids),
    ]
    objects += [b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n" % (n + 3) for n in range(count)]
    at = len(b"%PDF-1.4\n")
    rows = [b"0000000000 65535 f \n"]
    for one_object in objects:
        rows.append(b"%010d 00000 n \n" % at)
        at += len(one_object)
    table = b"xref\n0 %d\n%strailer<</Root 1 0 R/Size %d>>\n" % (len(rows), b"".join(rows), len(rows))
    return b"%PDF-1.4\n" + b"".join(objects) + table + b"startxref\n%d\n%%%%EOF\n" % at


def deep_mail(levels: int) -> bytes:
    body = b"Content-Type: text/plain\n\nx"
    for number in range(levels):
        mark = b"b%d" % number
        body = (
            b"Content-Type: multipart/mixed; boundary="
            + mark
            + b"\n\n--"
            + mark
            + b"\n"
            + body
            + b"\n--"
            + mark
            + b"--\n"
        )
    return b"From: a@b.example\nTo: c@d.example\n" + body


def mails_in_mails(levels: int) -> bytes:
    mail = make_mail("onderin")
    for _ in range(levels):
        outer = make_mail("om")
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


def bomb() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", b"0" * 60_000_000)
    return output.getvalue()


def great_picture(kind: str) -> bytes:
    output = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(output, format=kind)
    return output.getvalue()


@pytest.mark.parametrize(
    ("name", "made", "reason"),
    [
        ("bomb.zip", bomb, Reason.TOO_LARGE),
        ("pages.pdf", lambda: many_pages(200_000), Reason.TOO_MANY_PAGES),
        ("great.png", lambda: great_picture("PNG"), Reason.TOO_LARGE),
        ("great.tif", lambda: great_picture("TIFF"), Reason.TOO_LARGE),
        ("deep.eml", lambda: deep_mail(5_000), Reason.TOO_LARGE),
        ("deep.html", lambda: b"<html>" + b"<div>" * 300_000 + b"x", Reason.TOO_LARGE),
        ("long.txt", lambda: b"x" * 3_000_000, Reason.TOO_LARGE),
    ],
)
def test_files_made_to_do_harm_are_refused_by_their_reason_in_bounded_time(
    tmp_path: Path, name: str, made: object, reason: Reason
) -> None:
    assert callable(made)
    data = made()
    begin = time.monotonic()
    entry = one(tmp_path, name, data)
    assert isinstance(entry, Refusal), entry
    assert entry.reason is reason
    assert time.monotonic() - begin < READER_SECONDS


def test_mails_inside_mails_without_end_are_shown_to_the_depth_that_is_taken(tmp_path: Path) -> None:
    entries = all_of(tmp_path, "a.eml", mails_in_mails(12)).pages_of
    assert [isinstance(entry, Source) for entry in entries] == [True] * (len(entries) - 1) + [False]
    last = entries[-1]
    assert isinstance(last, Refusal)
    assert last.reason is Reason.TOO_LARGE


def test_a_pdf_with_a_password_opens_with_that_of_the_case_file_only(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    text_page(pdf, "geheim")
    data = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="open"))
    (wrong,) = all_of(tmp_path, "a.pdf", data, password="fout").pages_of  # noqa: S106
    assert isinstance(wrong, Refusal)
    assert (wrong.reason, "fout" in repr(wrong)) == (Reason.ENCRYPTED, False)
    (opened,) = all_of(tmp_path, "a.pdf", data, password="open").pages_of  # noqa: S106
    assert isinstance(opened, Source)
    assert "password of the case file" in opened.notes[0]
    mail = make_mail()
    mail.add_attachment(data, maintype="application", subtype="pdf", filename="a.pdf")
    _letter, attached = all_of(tmp_path, "m.eml", mail.as_bytes(), password="open").pages_of  # noqa: S106
    assert isinstance(attached, Source)
