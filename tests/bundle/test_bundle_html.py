"""A web page is shown with what it says by other means than words, or it is told what of it is not shown."""

import io
import time
from pathlib import Path

import pypdf
import pytest
from bundle_makers import one

from filing.bundle.html_words import told_html
from filing.bundle.safe_html import bare_text, safe_html
from filing.bundle.sources import Refusal, Source
from filing.bundle.words import DUTCH

HIDDEN = "verborgen tekst: "


def shown(folder: Path, markup: str) -> tuple[str, str]:
    entry: Source | Refusal = one(folder, "a.html", f"<!DOCTYPE html><html><body>{markup}</body></html>".encode())
    assert isinstance(entry, Source), entry
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split()), "; ".join(entry.notes)


def printed(markup: str) -> str:
    body = safe_html(markup, [], DUTCH)
    assert body is not None
    return " ".join(body.text_content().replace("\u200b", "").split())


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<input value='Jan &lt;de&gt; &quot;V&quot;'>", '[Jan <de> "V"]'),
        ("<input type=checkbox checked> ja <input type=checkbox> nee", "[x] ja [ ] nee"),
        ("<input type=radio checked> man", "[x] man"),
        ("<input>", "[–]"),
        ("<input type=password value=geheim>", "[***]"),
        ("<input type=hidden value=sleutel>", ""),
        ("<select><option>A<option selected>B<option>C</select>", "[B (gekozen uit: A, B, C)]"),
        ("<select><option>A<option>B</select>", "[A (gekozen uit: A, B)]"),
        ("<select multiple><option selected>A<option>B<option selected>C</select>", "[A, C (gekozen uit: A, B, C)]"),
        ("<select>" + "<option>x" * 30 + "</select>", "[x (gekozen uit: 30)]"),
        ("<textarea>een\ntwee &lt;b&gt;</textarea>", "[een twee <b>]"),
        ("<button>Betaal <b>nu</b></button>", "[knop: Betaal nu]"),
        ("<input type=submit value=Verzend>", "[knop: Verzend]"),
        ("<progress value=7 max=10></progress>", "[7 / 10]"),
    ],
)
def test_fields_say_what_was_filled_in(markup: str, expected: str) -> None:
    assert printed(f"<form>{markup}</form>") == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='display:none'>X</p>",
        "<p style='DISPLAY : NONE !important'>X</p>",
        "<p style='dis/**/play:none'>X</p>",
        r"<p style='d\69splay:none'>X</p>",
        "<p hidden>X</p>",
        "<p style='visibility:hidden'>X</p>",
        "<p style='opacity:0'>X</p>",
        "<p style='font-size:0'>X</p>",
        "<p style='font-size:1px'>X</p>",
        "<p style='font:0/0 a'>X</p>",
        "<p style='color:white'>X</p>",
        "<p style='color:rgb(255,255,255)'>X</p>",
        "<p style='color:transparent'>X</p>",
        "<p style='color:rgba(0,0,0,0)'>X</p>",
        "<font color='#fefefe'>X</font>",
        "<div style='background:#123456'><span style='color:#123456'>X</span></div>",
        "<table bgcolor=red><tr><td style='color:red'>X</td></tr></table>",
        "<p style='position:absolute;left:-9999px'>X</p>",
        "<p style='text-indent:-9999px'>X</p>",
        "<p style='max-height:0;overflow:hidden'>X</p>",
        "<p style='mso-hide:all'>X</p>",
        "<p style='clip:rect(0 0 0 0);position:absolute'>X</p>",
        "<dialog>X</dialog>",
        "<div style='display:none'><div><p>X</p></div></div>",
        "<div style='display:none'><svg><text>X</text></svg></div>",
        "<input value=X style='display:none'>",
        "<div hidden><textarea>X</textarea></div>",
    ],
)
def test_words_that_a_reader_cannot_see_are_marked(markup: str) -> None:
    shown_as = printed(f"<p>voor</p>{markup}<p>na</p>").replace("[tekening, hier niet getoond: X]", "X")
    assert shown_as.replace("[X]", "X").replace(" ", "") == f"voor[{HIDDEN}X]na".replace(" ", "")


@pytest.mark.parametrize(
    "markup",
    ["<div style='display:none'><img src='data:,x'></div>", "<p hidden><img src='data:,x'> </p>"],
)
def test_a_picture_that_a_reader_cannot_see_is_marked(markup: str) -> None:
    assert printed(markup).endswith("[verborgen afbeelding]")


def test_the_title_of_a_page_is_shown(tmp_path: Path) -> None:
    page = b"<html><head><title>Factuur &amp; bon</title></head><body>x</body></html>"
    entry = one(tmp_path, "a.html", page)
    assert isinstance(entry, Source)
    assert "a.html – Factuur & bon" in pypdf.PdfReader(io.BytesIO(entry.pdf)).pages[0].extract_text()


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='color:#fff;background-color:#00a'>X</p>",
        "<table bgcolor=#222><tr><td><font color=white>X</font></td></tr></table>",
        "<div style='font-size:0'><span style='font-size:14px'>X</span></div>",
        "<div style='visibility:hidden'><span style='visibility:visible'>X</span></div>",
        "<div style='background:url(a.png)'><p style='color:white'>X</p></div>",
        "<div style='background:linear-gradient(red,blue)'><p style='color:white'>X</p></div>",
        "<p style='font-size:small;line-height:0'>X</p>",
        "<style>.d{background:black}</style><div class=d><p style='color:white'>X</p></div>",
        "<p style='opacity:.5;overflow:hidden;max-height:90px'>X</p>",
        "<p style='color:#777'>X</p>",
        "<dialog open>X</dialog>",
    ],
)
def test_words_that_a_reader_can_see_are_not_called_hidden(markup: str) -> None:
    assert printed(markup) == "X"


def test_the_ground_of_the_whole_page_counts(tmp_path: Path) -> None:
    assert "verborgen" not in printed("<html><body bgcolor=black style='color:white'><p>X</p></body></html>")
    assert "verborgen" in printed("<html><body style='color:white'><p>X</p></body></html>")


def test_what_cannot_be_shown_is_told_with_its_words(tmp_path: Path) -> None:
    text, notes = shown(
        tmp_path,
        "<noscript>Zet <b>aan</b></noscript><iframe srcdoc='<p>kader 75</p>'>oud</iframe>"
        "<object><p>terugval</p></object>"
        "<svg><text>5</text><text>0</text><foreignObject><p>brief</p></foreignObject></svg><canvas>schets</canvas>"
        "<video>geen film</video><audio></audio><math><mi>x</mi><mn>5</mn></math><embed src=a>"
        "<div style='background-image:url(https://a.example/b.png)'>achter</div><img src=https://a.example/c.png>"
        "<script>1</script><link rel=stylesheet href=https://a.example/d.css><style>.x{display:none}</style>"
        "<a href=https://dief.example>www.bank.example</a><!--[if mso]>Alleen Outlook<![endif]-->",
    )
    for words in (
        "[alleen zonder scripts te zien: Zet aan]",
        "[ingesloten pagina, niet opgehaald: kader 75]",
        "[ingesloten onderdeel, hier niet te tonen] terugval",
        "[tekening, hier niet getoond: 5 0 brief]",
        "[tekening, hier niet getoond: schets]",
        "[beeld of geluid, hier niet te tonen: geen film]",
        "[formule: x 5]",
        "[afbeelding op internet, niet opgehaald]",
    ):
        assert words in text
    for note in (
        "1 passages show only where scripts do not run",
        "1 pages inside the page are not fetched",
        "2 embedded objects",
        "2 drawings",
        "2 recordings",
        "1 pictures behind the text",
        "1 pictures on the internet are not fetched",
        "1 scripts of the page are not run",
        "1 style sheets on the internet are not fetched",
        "a style sheet of the page hides",
        "1 links lead to addresses",
        "1 passages are only for Outlook",
    ):
        assert note in notes


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol start=5><li>a<li>b<li value=9>c</ol>", "5. a 6. b 9. c"),
        ("<ol reversed><li>a<li>b</ol>", "2. a 1. b"),
        ("<ol type=a><li>x<li>y</ol>", "a. x b. y"),
    ],
)
def test_lists_keep_their_numbers(tmp_path: Path, markup: str, expected: str) -> None:
    text, _notes = shown(tmp_path, markup)
    for part in expected.split():
        assert part in text.split(), text


def test_struck_words_and_cells_over_several_columns_stay_so() -> None:
    body = safe_html(
        "<p><del>400</del> <strike>300</strike> <span style='text-decoration:line-through'>200</span> 50</p>"
        "<table><tr><td colspan=3 onclick=x>kop</td></tr><tr><td rowspan=2>a</td><td colspan=9999>b</td></tr></table>",
        [],
        DUTCH,
    )
    assert body is not None
    assert [one.text for one in body.iter("s")] == ["400", "300", "200"]
    assert [dict(one.attrib) for one in body.iter("td")] in (
        [{"colspan": "3"}, {"rowspan": "2"}, {"colspan": "12"}],
        [],
    )


@pytest.mark.parametrize(
    "pair", ["dl/dt/dd", "section/p/p", "figure/div/figcaption", "div/summary/summary", "form/legend/address"]
)
def test_blocks_do_not_run_together(pair: str) -> None:
    outer, first, second = pair.split("/")
    markup = f"<{outer}><{first}>50</{first}><{second}>0</{second}></{outer}>"
    told = told_html(markup, DUTCH)
    assert told is not None
    assert "500" not in bare_text(told.markup)
    assert "500" not in bare_text(markup)
    body = safe_html(markup, [], DUTCH)
    assert body is not None
    assert not [piece for piece in body.iter() if "500" in (piece.text or "") + (piece.tail or "")]


def test_raw_text_in_a_frame_swallows_nothing() -> None:
    assert "na de brief" in printed("<iframe><!-- </iframe><p>na de brief</p> <p>--></p>")
    assert "na de brief" in printed("<p style='a</p><iframe>b'>x</p><p>na de brief</p></iframe>")
    assert "na de brief" in printed("<textarea><!-- </textarea><p>na de brief</p>")


@pytest.mark.parametrize(
    "markup",
    [
        "<style>" * 30_000,
        "<!--[if mso]>" * 18_000,
        "<link rel" * 25_000,
        "<body " * 40_000,
        "<select><option>" * 15_000,
        "<p style='" + "a:b;" * 50_000 + "'>x</p>",
        "<p style='" + "/*" * 100_000 + "'>x</p>",
        "<svg><g>" * 20_000,
        "<div style='color:white'>" * 900 + "x",
        "<q><del><bdo dir=rtl>x" * 400,
        "<input>" * 20_000,
    ],
    ids=lambda markup: markup[:12],
)
def test_tricks_to_take_long_take_no_long(markup: str) -> None:
    began = time.process_time()
    notes: list[str] = []
    body = safe_html(markup, notes, DUTCH)
    if body is None:
        bare_text(markup)
    assert time.process_time() - began < 10
