"""A mail is shown as a readable letter; its attachments follow or are named with the reason why not."""

import io
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest
from bundle_makers import make_mail, make_pdf, make_picture, one

from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source


def shown(folder: Path, mail: EmailMessage | bytes) -> tuple[Source, list[str]]:
    entry = one(folder, "a.eml", mail if isinstance(mail, bytes) else mail.as_bytes())
    assert isinstance(entry, Source), entry
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages]
    return entry, [text.replace("\u00a0", " ") for text in texts]


def test_headers_are_shown_with_date_and_zone(tmp_path: Path) -> None:
    _entry, (text,) = shown(tmp_path, make_mail())
    for words in (
        "Administratie <administratie@webwinkel.example>",
        "Klant Voorbeeld <klant@voorbeeld.example>",
        "archief@webwinkel.example",
        "3 maart 2026, 14:05:00 (UTC+01:00)",
        "Herinnering factuur 2026-17",
        "U heeft niet betaald.",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("Tue, 03 Mar 2026 14:05:00 -0430", "(UTC-04:30)"),
        ("Tue, 03 Mar 2026 14:05:00 -0000", "(tijdzone onbekend)"),
        ("somewhere in March", "somewhere in March"),
    ],
)
def test_dates_say_what_the_mail_says(tmp_path: Path, date: str, printed: str) -> None:
    raw = make_mail().as_bytes().replace(b"Tue, 03 Mar 2026 14:05:00 +0100", date.encode())
    _entry, (text,) = shown(tmp_path, raw)
    assert printed in text


def test_attachments_follow_in_order_and_the_rest_is_named(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(2, "factuur"), maintype="application", subtype="pdf", filename="factuur.pdf")
    mail.add_attachment(b"PK\x03\x04word/", maintype="application", subtype="octet-stream", filename="brief.docx")
    mail.add_attachment(make_picture("JPEG"), maintype="image", subtype="jpeg", filename="foto.jpg")
    mail.add_attachment("los <b>blad</b>", filename="blad.txt")
    entry, texts = shown(tmp_path, mail)
    assert entry.pages == len(texts) == 5
    assert "– volgt hierna, 2 pagina’s" in texts[0]
    assert "brief.docx (application/octet-stream, 9 bytes) – niet opgenomen" in texts[0]
    assert "foto.jpg" in texts[0]
    assert "factuur 1" in texts[1]
    assert "factuur 2" in texts[2]
    assert "los <b>blad</b>" in texts[4]
    assert [(part.name, part.first_page, part.pages, part.reason) for part in entry.parts] == [
        ("factuur.pdf", 2, 2, None),
        ("brief.docx", 0, 0, Reason.UNSUPPORTED),
        ("foto.jpg", 4, 1, None),
        ("blad.txt", 5, 1, None),
    ]
    assert "attachment brief.docx is not shown: unsupported: the file is a Word document (.docx)" in entry.notes


def test_a_mail_inside_a_mail_is_named(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_mail("binnenin"))
    entry, texts = shown(tmp_path, mail)
    assert len(texts) == 1
    assert entry.parts[0].media_type == "message/rfc822"
    assert entry.parts[0].reason is Reason.UNSUPPORTED


def test_html_mails_are_shown_without_anything_that_loads_hides_or_acts(tmp_path: Path) -> None:
    mail = make_mail("")
    mail.set_content(
        "<style>p{display:none}</style><script>alert(1)</script><p style='color:white'>Zichtbaar &amp; wel</p>"
        "<img src='http://spy.example/x.gif'><p hidden>Verborgen?</p><iframe src='file:///etc/passwd'></iframe>"
        "<table><tr><td>Factuur</td><td>€ 12,50</td></tr></table>",
        subtype="html",
    )
    entry, (text,) = shown(tmp_path, mail)
    assert "Zichtbaar & wel" in text
    assert "Verborgen?" in text
    assert "€ 12,50" in text
    assert "alert" not in text
    assert "display" not in text
    assert any("1 pictures" in note for note in entry.notes)


def test_plain_text_is_preferred_unless_it_only_points_at_the_html(tmp_path: Path) -> None:
    entry, (text,) = shown(tmp_path, make_mail("Dit is de tekst.", "<p>Dit is de <b>tekst</b> in HTML.</p>"))
    assert "in HTML" not in text
    assert any("plain text is shown" in note for note in entry.notes)
    entry, (text,) = shown(tmp_path, make_mail("Zie HTML", f"<p>{'De hele brief. ' * 20}</p>"))
    assert "De hele brief." in text
    assert any("only a pointer" in note for note in entry.notes)


def test_deeply_nested_markup_is_read_as_bare_text(tmp_path: Path) -> None:
    mail = make_mail("")
    mail.set_content("<div>" * 5000 + "diep" + "</div>" * 5000, subtype="html")
    entry, (text,) = shown(tmp_path, mail)
    assert "diep" in text
    assert any("out of all proportion" in note for note in entry.notes)


def test_layout_tables_are_opened_up_and_data_tables_stay(tmp_path: Path) -> None:
    mail = make_mail("")
    rows = "".join(f"<tr><td>regel {number}</td><td>{number},00</td></tr>" for number in range(3))
    nested = f"<table><tr><td><table><tr><td><table>{rows}</table></td></tr></table></td><td>naast</td></tr></table>"
    mail.set_content(nested + "<table><tr>" + "<td>k</td>" * 200 + "</tr></table>", subtype="html")
    _entry, texts = shown(tmp_path, mail)
    assert "regel 2" in texts[0]
    assert "naast" in texts[0]


def test_headers_that_break_the_rules_do_not_break_the_mail(tmp_path: Path) -> None:
    raw = (
        b"From: =?utf-8?q?K=C3=A9vin_=22de=22?= <a@@b..c>, \xe9\xe8\nTo: undisclosed-recipients:;\n"
        b"Subject: =?x-unknown?b?////?=\n"
        b"Date: Tue, 99 Foo 2026 99:99:99 +9999\nContent-Type: text/plain; charset=x-no-such\n"
        b"Content-Disposition: inline; filename*=utf-8''%ff%fe\n\ninhoud \xe9\n"
    )
    entry = one(tmp_path, "a.eml", raw)
    assert isinstance(entry, Source), entry


def test_a_mail_of_too_many_parts_or_levels_is_refused(tmp_path: Path) -> None:
    mail = make_mail()
    for number in range(201):
        mail.add_attachment("x", filename=f"{number}.txt")
    deep = b"Content-Type: text/plain\n\nx"
    for number in range(30):
        deep = (
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
            + deep
            + b"\n--b%d--\n" % number
        )
    for data in (mail.as_bytes(), b"From: a@b.example\nTo: c@d.example\n" + deep):
        entry = one(tmp_path, "a.eml", data)
        assert isinstance(entry, Refusal)
        assert entry.reason is Reason.TOO_LARGE


def test_markup_in_headers_and_names_is_printed_as_it_is(tmp_path: Path) -> None:
    mail = make_mail()
    mail.replace_header("Subject", "<script>alert(1)</script> & Zn.")
    mail.add_attachment("x", filename="../../<b>.txt")
    _entry, texts = shown(tmp_path, mail)
    assert "<script>alert(1)</script> & Zn." in texts[0]
    assert "../../<b>.txt" in texts[0]


@pytest.mark.parametrize("words", ["x" * 24_000, "W" * 99 + " ", "lorem ipsum dolor ", "<b>x</b>"], ids=str.__len__)
def test_nothing_of_an_endless_paragraph_is_lost(tmp_path: Path, words: str) -> None:
    mail = make_mail("")
    markup = (words * (24_000 // len(words)))[:24_000]
    mail.set_content(f"<p>{markup}</p>", subtype="html")
    _entry, texts = shown(tmp_path, mail)
    expected = markup.replace("<b>", "").replace("</b>", "")
    for letter in "xWm":
        assert "".join(texts).count(letter) >= expected.count(letter)
