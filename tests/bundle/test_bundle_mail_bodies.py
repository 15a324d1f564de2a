"""A mail whose plain text and HTML say different things shows both; one that says the same shows one, and says so."""

import io
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pypdf
import pytest
from bundle_makers import all_of, make_mail, make_picture, one

from filing.bundle.mail_bodies import shown_of
from filing.bundle.refusals import Reason
from filing.bundle.sources import Refusal, Source


def text_of(entry: Source | Refusal) -> str:
    assert isinstance(entry, Source), entry
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("plain", "rich"),
    [
        ("Betaal 500 euro.", "<p>Betaal 50 euro.</p>"),
        ("Betaal € 500 vandaag", "<p>Betaal $ 500 vandaag</p>"),
        ("Betaal 1.000", "<p>Betaal 1,000</p>"),
        ("Saldo 500", "<p>Saldo -500</p>"),
        ("Uiterlijk 03-04-2026", "<p>Uiterlijk 04-03-2026</p>"),
        ("A betaalt B", "<p>B betaalt A</p>"),
        ("U betaalt", "<p>U betaalt <b>niet</b></p>"),
        ("U betaalt niet", "<p>U betaalt <span style='display:none'>wel</span> niet</p>"),
        ("Betaal 5 0", "<dl><dt>Betaal 5</dt><dd>1</dd></dl>"),
        ("Eerste stap: bel", "<ol start=4><li>Eerste stap: bel</li></ol>"),
        ("Akkoord ☑", "<p>Akkoord ☐</p>"),
        ("Ga naar https://bank.example/betaal", "<p>Ga naar <a href='https://dief.example/betaal'>betaal</a></p>"),
        ("Zie [image: betaal 500]", "<p>Zie <img src='cid:x' alt='logo'></p>"),
        ("Dit bericht leest u met een programma dat HTML toont", f"<p>{'De hele brief. ' * 20}</p>"),
        ("Betaal 500", "<p>Betaal <input value='50'></p>"),
    ],
)
def test_parts_that_differ_are_both_shown(plain: str, rich: str) -> None:
    shown = shown_of(plain, (rich,))
    assert (shown.text, shown.markups) == (plain, (rich,))
    assert "both are shown" in shown.note or "differ" in shown.note


@pytest.mark.parametrize(
    ("plain", "rich"),
    [
        ("Beste Klant,\n\nBetaal  € 500,-\n", "<p>beste klant,</p><p>Betaal&nbsp;&euro;&nbsp;500,-</p>"),
        ("> Eerder bericht\n> > nog eerder\nAntwoord", "<blockquote>Eerder bericht nog eerder</blockquote>Antwoord"),
        ("*Incassobureau*", "<p><b>Incasso\u00adbureau</b></p>"),
        ("Zie *dit* https://a.example/x.", "<p>Zie <b>dit</b> <a href='https://a.example/x'></a></p>"),
        ("Mail jan@x.example<mailto:jan@x.example>", "<p>Mail <a href='mailto:jan@x.example'>jan@x.example</a></p>"),
        ("1. Een\n2. Twee", "<ol><li>Een</li><li>Twee</li></ol>"),
        ("• Een\n• Twee\n- Drie", "<ul><li>Een</li><li>Twee</li><li>Drie</li></ul>"),
        ("Het is ’t waard – echt", "<div>Het is 't waard - echt</div>"),
    ],
)
def test_parts_with_the_same_words_are_shown_once(plain: str, rich: str) -> None:
    shown = shown_of(plain, (rich,))
    assert (bool(shown.text), bool(shown.markups)) in {(True, False), (False, True)}, shown
    assert "same words" in shown.note


@pytest.mark.parametrize(
    "rich",
    [
        "<table><tr><td>Stoel</td><td>10</td></tr></table>",
        "<p>Stoel <s>10</s></p>",
        "<p>Stoel <span style='text-decoration:line-through'>10</span></p>",
        "<p>Stoel 10 <img src='https://x.example/a.png'></p>",
        "<p>Stoel <span style='color:#fefefe'>10</span></p>",
        "<p>Stoel 10 <svg><path d='M0 0'/></svg></p>",
    ],
)
def test_html_that_shows_more_than_its_words_is_what_is_shown(rich: str) -> None:
    shown = shown_of("Stoel 10", (rich,))
    assert (shown.text, shown.markups) == ("", (rich,))


def test_both_parts_stand_on_the_page_the_html_first(tmp_path: Path) -> None:
    entry = one(tmp_path, "a.eml", make_mail("Betaal 500 euro.", "<p>Betaal 50 euro.</p>").as_bytes())
    text = text_of(entry)
    assert text.index("Betaal 50 euro.") < text.index("Platte tekst van dit bericht") < text.index("Betaal 500 euro.")
    assert isinstance(entry, Source)
    (note,) = entry.notes
    assert "differ (1 word only in the HTML, 1 word only in the plain text)" in note


def test_a_body_in_pieces_loses_none_of_them(tmp_path: Path) -> None:
    """Apple Mail puts the HTML before and behind a file in parts of their own, beside one plain text."""
    mail = MIMEMultipart("alternative")
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "x"
    mail.attach(MIMEText("Voor en na", "plain"))
    pieces = MIMEMultipart("mixed")
    pieces.attach(MIMEText("<p>Voor <!-- nooit dicht", "html"))
    pieces.attach(MIMEText("<p>Na de foto 75 euro</p>", "html"))
    mail.attach(pieces)
    (entry,) = all_of(tmp_path, "a.eml", mail.as_bytes()).pages_of
    assert "Na de foto 75 euro" in text_of(entry)
    assert "Voor en na" in text_of(entry)


def with_picture(markup: str, picture: bytes) -> EmailMessage:
    mail = make_mail("Zie de foto.", markup)
    (body,) = [part for part in mail.walk() if part.get_content_type() == "text/html"]
    body.add_related(picture, "image", "png", cid="<foto>", filename="foto.png")
    return mail


@pytest.mark.parametrize(
    ("markup", "broken"),
    [
        ("<p>Zie de foto.</p><!-- <img src='cid:foto'> -->", False),
        ("<p>Zie de foto.<img src='cid:foto'></p>", True),
        ("<div>" * 900 + "Zie de foto.<img src='cid:foto'>", False),
    ],
    ids=["in a comment", "broken", "out of proportion"],
)
def test_a_picture_that_the_text_cannot_show_is_an_attachment(tmp_path: Path, markup: str, broken: bool) -> None:
    picture = make_picture("PNG", size=(300, 200))
    data = with_picture(markup, picture[:200] if broken else picture).as_bytes()
    _letter, attached = all_of(tmp_path, "a.eml", data).pages_of
    assert attached.evidence.title == "foto.png"
    assert isinstance(attached, Refusal) is broken
    if isinstance(attached, Refusal):
        assert attached.reason in {Reason.DAMAGED, Reason.UNSUPPORTED}


def test_a_mail_that_is_cut_off_says_so(tmp_path: Path) -> None:
    mail = make_mail("Betaal 500 euro.", "<p>Betaal 500 euro.</p>")
    mail.add_attachment("Regel\n" * 200, filename="lijst.txt")
    whole = mail.as_bytes()
    letter = all_of(tmp_path, "a.eml", whole[: whole.rindex(b"Regel") - 100]).pages_of[0]
    assert isinstance(letter, Source)
    assert any("cut off" in note for note in letter.notes)
    letter = all_of(tmp_path, "a.eml", whole).pages_of[0]
    assert isinstance(letter, Source)
    assert not any("cut off" in note for note in letter.notes)
