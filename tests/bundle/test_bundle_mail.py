"""A mail is shown as a readable letter; its attachments follow or are named with the reason why not."""

import io
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest
from bundle_makers import all_of, item, make_mail, make_pdf, make_picture, one, read_sources

from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source, Sources
from filing.casefile.exhibits import number_exhibits


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


def fates(sources: Sources) -> list[tuple[str, int | Reason]]:
    return [
        (entry.evidence.title, entry.pages if isinstance(entry, Source) else entry.reason) for entry in sources.pages_of
    ]


def words_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages).replace("\xa0", " ")


def test_attachments_follow_as_exhibits_of_their_own_and_the_letter_names_them_all(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(2, "factuur"), maintype="application", subtype="pdf", filename="factuur.pdf")
    mail.add_attachment(b"OggS", maintype="application", subtype="octet-stream", filename="gesprek.ogg")
    mail.add_attachment(make_picture("JPEG"), maintype="image", subtype="jpeg", filename="foto.jpg")
    mail.add_attachment("los <b>blad</b>", filename="blad.txt")
    sources = all_of(tmp_path, "a.eml", mail.as_bytes())
    assert fates(sources) == [
        ("Stuk a.eml", 1),
        ("factuur.pdf", 2),
        ("gesprek.ogg", Reason.UNSUPPORTED),
        ("foto.jpg", 1),
        ("blad.txt", 1),
    ]
    letter = words_of(sources.pages_of[0])
    assert "– volgt hierna, 2 pagina’s" in letter
    assert "gesprek.ogg (application/octet-stream, 4 bytes) – niet opgenomen" in letter
    assert "factuur 1" in words_of(sources.pages_of[1])
    assert "los <b>blad</b>" in words_of(sources.pages_of[4])
    assert {entry.evidence.parent for entry in sources.pages_of[1:]} == {"a.eml"}
    assert [entry.evidence.id for entry in sources.pages_of[1:]] == ["a.eml#1", "a.eml#2", "a.eml#3", "a.eml#4"]


def test_a_mail_inside_a_mail_follows_with_its_own_attachments(tmp_path: Path) -> None:
    inner = make_mail("binnenin")
    inner.replace_header("Subject", "Eerdere aanmaning")
    inner.add_attachment(make_pdf(2, "diep"), maintype="application", subtype="pdf", filename="diep.pdf")
    mail = make_mail("zie bijgaand")
    mail.add_attachment(inner)
    mail.add_attachment("slot", filename="slot.txt")
    sources = all_of(tmp_path, "a.eml", mail.as_bytes())
    assert fates(sources) == [("Stuk a.eml", 1), ("Eerdere aanmaning", 1), ("diep.pdf", 2), ("slot.txt", 1)]
    rows = number_exhibits(sources.counted, 1).rows
    assert [row.label for row in rows] == ["1", "1.1", "1.1.1", "1.2"]
    assert "binnenin" in words_of(sources.pages_of[1])
    assert "Eerdere aanmaning (message/rfc822" in words_of(sources.pages_of[0])


def test_an_attachment_that_stands_in_the_bundle_already_is_not_repeated(tmp_path: Path) -> None:
    invoice = make_pdf(1, "factuur")
    mail = make_mail()
    for name in ("factuur.pdf", "nogmaals.pdf"):
        mail.add_attachment(invoice, maintype="application", subtype="pdf", filename=name)
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    (tmp_path / "factuur.pdf").write_bytes(invoice)
    sources = read_sources(tmp_path, [item("m.eml"), item("factuur.pdf", title="Factuur 17")])
    assert [reason for _title, reason in fates(sources)] == [1, Reason.DUPLICATE, Reason.DUPLICATE, 1]
    assert "staat al in deze bundel: Factuur 17" in words_of(sources.pages_of[0])
    assert sources.refused == ()
    assert [one.detail for one in sources.left_out] == ["the same file, byte for byte, as that of factuur.pdf"] * 2


def picture_mail(html: str, *, cid: str = "logo") -> EmailMessage:
    mail = make_mail("Zie de foto.", html)
    (body,) = [part for part in mail.walk() if part.get_content_type() == "text/html"]
    body.add_related(make_picture("PNG", size=(300, 200)), "image", "png", cid=f"<{cid}>", filename="logo.png")
    return mail


def pictures_on(entry: Source | Refusal) -> int:
    assert isinstance(entry, Source), entry
    return sum(len(page.images) for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)


def test_a_picture_in_the_text_is_shown_there_and_is_no_attachment(tmp_path: Path) -> None:
    html = "<p>Kijk <img src='cid:logo' width=80 alt='schade'> hier</p>"
    sources = all_of(tmp_path, "a.eml", picture_mail(html).as_bytes())
    assert fates(sources) == [("Stuk a.eml", 1)]
    assert pictures_on(sources.pages_of[0]) == 1
    assert "Bijlagen" not in words_of(sources.pages_of[0])


def test_a_picture_that_the_text_does_not_call_is_an_attachment(tmp_path: Path) -> None:
    sources = all_of(tmp_path, "a.eml", picture_mail("<p>Geen plaatje hier.</p>", cid="elders").as_bytes())
    assert fates(sources) == [("Stuk a.eml", 1), ("logo.png", 1)]


def test_pictures_on_the_internet_and_broken_ones_leave_their_place_and_a_note(tmp_path: Path) -> None:
    mail = make_mail("")
    mail.set_content(
        "<p>a <img src='https://spy.example/x.gif' alt='teller'> b <img src='data:image/png;base64,AAAA'> "
        "<img src='file:///etc/passwd'> c</p>",
        subtype="html",
    )
    (entry,) = all_of(tmp_path, "a.eml", mail.as_bytes()).pages_of
    assert "[afbeelding op internet, niet opgehaald: teller]" in words_of(entry)
    assert "[afbeelding die niet kan worden getoond]" in words_of(entry)
    assert pictures_on(entry) == 0
    assert isinstance(entry, Source)
    assert any("not fetched" in note for note in entry.notes)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (b'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x', Reason.ENCRYPTED),
        (b"application/pkcs7-mime; smime-type=enveloped-data", Reason.ENCRYPTED),
        (b"application/pkcs7-mime; smime-type=signed-data", Reason.UNSUPPORTED),
    ],
)
def test_mails_that_are_closed_are_refused_by_their_reason(tmp_path: Path, kind: bytes, reason: Reason) -> None:
    raw = b"From: a@b.example\nTo: c@d.example\nContent-Type: " + kind + b"\n\nAAAA\n"
    entry = one(tmp_path, "a.eml", raw)
    assert isinstance(entry, Refusal)
    assert entry.reason is reason


def test_a_signed_mail_is_shown_noted_and_kept_as_it_came(tmp_path: Path) -> None:
    raw = (
        b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=x\n\n'
        b"--x\nContent-Type: text/plain\n\nGetekend bericht\n"
        b"--x\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nAAAA\n--x--\n"
    )
    (entry,) = all_of(tmp_path, "a.eml", raw).pages_of
    assert isinstance(entry, Source), entry
    assert "Getekend bericht" in words_of(entry)
    assert any("signed" in note for note in entry.notes)
    (kept,) = entry.kept
    assert (kept.name, kept.data) == ("a.eml", raw)


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
    assert any("1 pictures on the internet" in note for note in entry.notes)


def test_plain_text_stands_for_html_with_the_same_words_only(tmp_path: Path) -> None:
    entry, (text,) = shown(tmp_path, make_mail("Dit is de tekst.", "<p>Dit is de <b>tekst</b>.</p>"))
    assert text.count("Dit is de tekst.") == 1
    assert any("shown by its plain text" in note for note in entry.notes)
    entry, (text,) = shown(tmp_path, make_mail("Zie HTML", f"<p>{'De hele brief. ' * 20}</p>"))
    assert "De hele brief." in text
    assert "Zie HTML" in text
    assert any("both are shown" in note for note in entry.notes)


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
    texts = [words_of(entry) for entry in all_of(tmp_path, "a.eml", mail.as_bytes()).pages_of]
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
