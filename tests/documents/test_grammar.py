"""Every construct of the grammar becomes its block; everything else is refused with its tag and line."""

import pytest

from filing.documents.grammar import parse_fragment
from filing.documents.texts import plain_text, unprintable
from filing.documents.tree import (
    Align,
    Blank,
    Block,
    Box,
    Cell,
    ExhibitReference,
    Heading,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Style,
    Table,
    Text,
)
from filing.errors import TemplateInvalid


def parse(fragment: str) -> tuple[Block, ...]:
    return parse_fragment(fragment, "letter.html")


def one(fragment: str) -> Block:
    (block,) = parse(fragment)
    return block


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_headings_of_three_levels() -> None:
    assert parse("<h1>a</h1><h2>b</h2><h3>c</h3>") == tuple(
        Heading(level, (Text(text),)) for level, text in ((1, "a"), (2, "b"), (3, "c"))
    )


def test_numbered_paragraphs_count_through_the_document() -> None:
    blocks = parse('<p class="numbered">a</p><h2>x</h2><p>b</p><p class="numbered">c</p>')
    assert [block.number for block in blocks if isinstance(block, Paragraph)] == [1, None, 2]


def test_paragraph_classes_and_rules() -> None:
    assert one('<p class="centred together" data-rule="D14-02">a</p>') == Paragraph(
        (Text("a"),), rule="D14-02", centred=True, together=True
    )
    assert one('<p data-rule="D14-02  X-11a">a</p>') == Paragraph((Text("a"),), rule="D14-02 X-11a")


def test_inline_marks() -> None:
    assert one(
        "<p>a <strong>b</strong><b>c</b> <em>d</em><i>e</i><br>f"
        ' <cite data-exhibit="order">productie 4</cite> <span class="blank">datum</span></p>'
    ) == Paragraph(
        (
            Text("a "),
            Text("bc", Style.STRONG),
            Text(" "),
            Text("de", Style.EMPHASIS),
            LineBreak(),
            Text("f "),
            ExhibitReference("order", "productie 4"),
            Text(" "),
            Blank("datum"),
        )
    )


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>\n  a\n\tb  </p>", "a b"),
        ("<p>a <strong> b</strong></p>", "a b"),
        ("<p>a&nbsp; b</p>", "a\u00a0 b"),
        ("<p>a &amp; b &lt;c&gt; &euro; &#235;</p>", "a & b <c> € ë"),
        ("<p><br>a<br></p>", "a"),
    ],
)
def test_white_space_and_entities_as_html_shows_them(fragment: str, text: str) -> None:
    block = one(fragment)
    assert isinstance(block, Paragraph)
    assert plain_text(block.content) == text


def test_no_space_remains_around_a_line_break() -> None:
    assert one("<p>a <br> b</p>") == Paragraph((Text("a"), LineBreak(), Text("b")))


def test_lists_with_markers_and_nested_blocks() -> None:
    assert one(
        '<ul><li>a <em>b</em></li><li>c<ol type="i"><li>d</li></ol></li><li><p>e</p><p>f</p></li></ul>'
    ) == ListBlock(
        (
            (Paragraph((Text("a "), Text("b", Style.EMPHASIS))),),
            (paragraph("c"), ListBlock(((paragraph("d"),),), "roman")),
            (paragraph("e"), paragraph("f")),
        )
    )
    assert [one(f"<ol{kind}><li>a</li></ol>") for kind in ("", ' type="1"', ' type="a"')] == [
        ListBlock(((paragraph("a"),),), marker) for marker in ("decimal", "decimal", "letter")
    ]


def test_a_table_with_everything() -> None:
    assert one(
        '<table><caption>Specificatie</caption><colgroup><col width="3"><col class="right" width="2"></colgroup>'
        "<thead><tr><th>a</th><th>b</th></tr></thead>"
        '<tbody><tr><td>c</td><td></td></tr><tr class="total"><td colspan="2">d</td></tr></tbody></table>'
    ) == Table(
        columns=(Align.LEFT, Align.RIGHT),
        widths=(3, 2),
        head=(Row((Cell((Text("a"),), header=True), Cell((Text("b"),), header=True))),),
        body=(Row((Cell((Text("c"),)), Cell(()))), Row((Cell((Text("d"),), span=2),), total=True)),
        caption="Specificatie",
    )


def test_a_table_without_columns_has_equal_left_ones() -> None:
    table = one("<table><tbody><tr><td>a</td><th>b</th></tr></tbody></table>")
    assert isinstance(table, Table)
    assert (table.columns, table.widths) == ((Align.LEFT, Align.LEFT), (1, 1))


def test_quotes_boxes_and_page_breaks() -> None:
    assert parse('<blockquote><p>a</p></blockquote><hr class="page"><section class="box"><h3>b</h3></section>') == (
        Quote((paragraph("a"),)),
        PageBreak(),
        Box((Heading(3, (Text("b"),)),)),
    )


@pytest.mark.parametrize(
    ("fragment", "tag"),
    [
        ("<div>a</div>", "<div>"),
        ("<script>a</script>", "<script>"),
        ("<h4>a</h4>", "<h4>"),
        ("<p>a <a href='x'>b</a></p>", "<a>"),
        ("<p>a <img src='x'/></p>", "<img>"),
        ('<p style="color: red">a</p>', "<p>"),
        ('<p class="big">a</p>', "<p>"),
        ('<p onclick="x">a</p>', "<p>"),
        ('<p data-rule="veertien">a</p>', "<p>"),
        ("<p></p>", "<p>"),
        ("<p> <br> </p>", "<p>"),
        ("<p>&#32;</p>", "<p>"),
        ("<h2> </h2>", "<h2>"),
        ("<ul></ul>", "<ul>"),
        ("<ul><li></li></ul>", "<li>"),
        ("<ul><p>a</p></ul>", "<p>"),
        ("<ul>a<li>b</li></ul>", "<ul>"),
        ("<ol type='A'><li>a</li></ol>", "<ol>"),
        ("<ul type='disc'><li>a</li></ul>", "<ul>"),
        ("<ul><li><p>a</p>b</li></ul>", "<p>"),
        ("<ul><li><table><tbody><tr><td>a</td></tr></tbody></table></li></ul>", "<table>"),
        ("<ul><li><p class='numbered'>a</p></li></ul>", "<p>"),
        ("<table><tbody></tbody></table>", "<table>"),
        ("<table><tr><td>a</td></tr></table>", "<tr>"),
        ("<table><tbody><tr></tr></tbody></table>", "<tr>"),
        ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>", "<table>"),
        ("<table><tbody><tr><td rowspan='2'>a</td></tr></tbody></table>", "<td>"),
        ("<table><tbody><tr><td colspan='0'>a</td></tr></tbody></table>", "<td>"),
        ("<table><tbody><tr><td>a</td></tr></tbody><caption>b</caption></table>", "<caption>"),
        ("<table><colgroup><col width='10%'></colgroup><tbody><tr><td>a</td></tr></tbody></table>", "<col>"),
        ("<table><tbody><tr><td><p>a</p></td></tr></tbody></table>", "<p>"),
        ("<table><tbody>a<tr><td>b</td></tr></tbody></table>", "<tbody>"),
        ("<blockquote>a</blockquote>", "<blockquote>"),
        ("<blockquote></blockquote>", "<blockquote>"),
        ("<blockquote><blockquote><p>a</p></blockquote></blockquote>", "<blockquote>"),
        ("<section class='box'></section>", "<section>"),
        ("<section><p>a</p></section>", "<section>"),
        ("<hr>", "<hr>"),
        ("<p>a<cite>b</cite></p>", "<cite>"),
        ("<p>a<cite data-exhibit='x'></cite></p>", "<cite>"),
        ("<p>a<cite data-exhibit='x'><em>b</em></cite></p>", "<em>"),
        ("<p>a<span>b</span></p>", "<span>"),
        ("<p>a<span class='blank'></span></p>", "<span>"),
        ("<p><strong>a <em>b</em></strong></p>", "<em>"),
        ("<p>a</p>b", "<p>"),
        ("a", "<fragment>"),
        ("<p>a</p><!-- b -->", "<!-->"),
        ("<p>a<!-- b --></p>", "<!-->"),
        ("<p>a</p><?php b ?>", "<!-->"),
    ],
)
def test_what_is_not_in_the_grammar_is_refused_with_its_tag(fragment: str, tag: str) -> None:
    with pytest.raises(TemplateInvalid) as caught:
        parse(f"\n\n{fragment}")
    problem = caught.value.problems[0]
    assert problem.path == tag
    assert problem.line == (1 if tag == "<fragment>" else 3)
    assert problem.file == "letter.html"
    assert problem.next_step


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "<p>a",
        "<p>a</div>",
        "<p>a</p></fragment><p>b</p>",
        "<p class=numbered>a</p>",
        "<p>a & b</p>",
        "<p>a &unknown; b</p>",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>&e;</p>',
        "<p>\x07</p>",
        "<p>&#7;</p>",
        "<p>\ufffe</p>",
        "<p>\ud800</p>",
        "<p>" * 300,
        "x" * 5_000_001,
    ],
)
def test_what_is_not_sound_is_refused(fragment: str) -> None:
    with pytest.raises(TemplateInvalid):
        parse(fragment)


def test_lists_nest_at_most_three_deep() -> None:
    deep = "<ul><li>a" * 4 + "</li></ul>" * 4
    with pytest.raises(TemplateInvalid, match="3 deep"):
        parse(deep)
    parse("<ul><li>a" * 3 + "</li></ul>" * 3)


def test_all_problems_come_at_once_in_order() -> None:
    with pytest.raises(TemplateInvalid) as caught:
        parse("<div>a</div>\n<p></p>\n<h5>b</h5>\n<p style='x'>c</p>")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4]


def test_words_of_the_text_are_not_in_the_message() -> None:
    with pytest.raises(TemplateInvalid) as caught:
        parse("<div>Jansen</div>")
    assert "Jansen" not in caught.value.message
    assert caught.value.problems[0].value == "Jansen"


@pytest.mark.parametrize(("text", "code"), [("a\x00", "U+0000"), ("\x85 \t\n é €", ""), ("\uffff", "U+FFFF")])
def test_control_characters_are_found(text: str, code: str) -> None:
    assert unprintable(text) == code
