"""The kinds over both examples, in every format: the same words, the right sums, nothing said too early."""

import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import pypdf
import pytest
from example_documents import DAYS, golden, is_draft, made
from lxml import etree
from prepared_cases import office, standing
from test_format_equality import texts_without_code

from filing.documents.texts import texts
from filing.documents.tree import Block, Box, ListBlock, Paragraph, Quote, Table, Text
from filing.dutch import amount_text, date_text
from filing.money import total
from filing.reckoning.statement import Head

ALL = sorted(DAYS)
LETTERS = ("reminder", "notice_of_default", "fourteen_day_notice", "final_demand")
ASK_NO_COSTS = ("reminder", "notice_of_default", "fourteen_day_notice")
OPEN_ON_PURPOSE = {
    # Drafts of kinds that are not for this case: the data is not there, and the gate says so.
    ("business", "summons"),
    ("business", "bailiff_instruction"),
    ("consumer", "attachment_request"),
}
WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def squeezed(text: str) -> str:
    """Text without white space: where a line breaks is the business of a format."""
    return re.sub(r"\s", "", text)


@cache
def said(example: str, kind: str, form: str) -> str:
    """All text of one format; a word that was hyphenated at the end of a line of the PDF is put together."""
    data = dict(made(example, kind).files)[form]
    if form == "pdf":
        shown = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        return re.sub(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])", "", shown)
    if form == "xml":
        return "".join(etree.fromstring(data).itertext())
    if form == "txt":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", name)]
        roots = [etree.fromstring(archive.read(name)) for name in parts]
    return "".join(node.text or "" for root in roots for node in root.iter(WORD_TEXT))


def tables(blocks: Sequence[Block]) -> list[Table]:
    found = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Box | Quote):
            found += tables(block.blocks)
    return found


def rules(blocks: Sequence[Block]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Paragraph):
            found |= set(block.rule.split())
        elif isinstance(block, ListBlock):
            found |= {rule for item in block.items for rule in rules(item)}
        elif isinstance(block, Box | Quote):
            found |= rules(block.blocks)
    return found


def cell_text(inlines: object) -> str:
    assert isinstance(inlines, tuple)
    return "".join(part.text for part in inlines if isinstance(part, Text))


def as_amount(text: str) -> Decimal:
    """Read an amount as a Dutch reader does: points between thousands, a comma before the cents."""
    sign = -1 if "−" in text else 1
    digits = re.sub(r"[^0-9,]", "", text).replace(",", ".")
    return sign * Decimal(digits)


@pytest.mark.parametrize("form", ["pdf", "docx", "xml"])
@pytest.mark.parametrize(("example", "kind"), ALL)
def test_every_text_of_the_document_is_in_the_format(example: str, kind: str, form: str) -> None:
    shown = squeezed(said(example, kind, form))
    assert [text for text in texts(made(example, kind).document) if squeezed(text) not in shown] == []


@pytest.mark.parametrize(("example", "kind"), ALL)
def test_every_word_of_the_document_is_in_the_plain_text(example: str, kind: str) -> None:
    shown = said(example, kind, "txt")
    flat = set(shown.replace("(", " (").split())
    for text in texts_without_code(made(example, kind).document):
        for word in text.split():
            assert any(word in found for found in flat), word


@pytest.mark.parametrize(("example", "kind"), ALL)
def test_the_golden_text_is_what_is_written(example: str, kind: str) -> None:
    path = golden(example, kind)
    hint = "read the difference; when it is meant, run: python tests/documents/example_documents.py"
    assert path.exists(), hint
    assert said(example, kind, "txt") == path.read_text(), hint


@pytest.mark.parametrize(("example", "kind"), ALL)
def test_each_mandatory_statement_is_there_and_marked_with_its_rule(example: str, kind: str) -> None:
    wanted = set(office().kinds.kind(kind).statements)
    assert wanted <= rules(made(example, kind).document.body)


@pytest.mark.parametrize(("example", "kind"), [pair for pair in ALL if pair[1] != "interest_statement"])
def test_the_specification_adds_up_line_by_line(example: str, kind: str) -> None:
    """Rule X-10: a total is the sum of its lines, to the cent."""
    checked = 0
    for table in tables(made(example, kind).document.body):
        heads = [cell_text(cell.content) for row in table.head for cell in row.cells]
        if heads != ["Omschrijving", "Bedrag"]:
            continue
        amounts = [as_amount(cell_text(row.cells[-1].content)) for row in table.body]
        assert sum(amounts[:-1]) == amounts[-1]
        assert len(amounts) > 1
        checked += 1
    assert checked == 1


@pytest.mark.parametrize(("example", "kind"), ALL)
def test_the_sum_that_is_asked_is_that_of_the_statement(example: str, kind: str) -> None:
    statement = standing(example, DAYS[example, kind]).statement
    without = statement.principal_open + statement.interest_open
    asked = without if kind in ASK_NO_COSTS else statement.open
    for form in ("pdf", "docx", "xml", "txt"):
        assert squeezed(amount_text(asked)) in squeezed(said(example, kind, form))
        assert squeezed(date_text(statement.on)) in squeezed(said(example, kind, form))


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_to_a_consumer_never_asks_commercial_interest(kind: str) -> None:
    """Rule X-15."""
    for form in ("pdf", "docx", "xml", "txt"):
        assert "handelsrente" not in said("consumer", kind, form)
        assert "6:119a" not in said("consumer", kind, form)


@pytest.mark.parametrize("kind", ["reminder", "notice_of_default"])
def test_a_letter_to_a_consumer_names_no_costs_before_the_notice(kind: str) -> None:
    """Rules REM-21, DEM-05: collection costs are announced by the fourteen-day notice and not before."""
    costs = standing("consumer", DAYS["consumer", kind]).statement.costs
    assert costs.claimed == 0
    assert squeezed(amount_text(costs.scale)) not in squeezed(said("consumer", kind, "txt"))
    assert "incassokosten" not in said("consumer", kind, "txt")


def test_the_fourteen_day_notice_names_the_exact_costs_and_does_not_ask_them_yet() -> None:
    """Rules D14-02, D14-06, D14-07; the figure is that of examples/README.md."""
    text = " ".join(said("consumer", "fourteen_day_notice", "txt").split())
    assert "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd" in text
    assert "Die bedragen € 436,09" in text
    assert "Te betalen: € 3.126,46" in text


def test_the_final_demand_to_the_consumer_asks_the_costs_that_are_due_by_then() -> None:
    text = " ".join(said("consumer", "final_demand", "txt").split())
    assert "Te betalen: € 3.571,08" in text
    assert "436,09" in text


@pytest.mark.parametrize("example", ["consumer", "business"])
def test_what_the_summons_asks_is_what_its_body_adds_up_to(example: str) -> None:
    text = " ".join(said(example, "summons", "txt").split())
    statement = standing(example, DAYS[example, "summons"]).statement
    asked = re.search(r"tegen bewijs van kwijting te betalen (€ [0-9.,]+\d)", text)
    assert asked
    assert as_amount(asked.group(1)) == statement.open
    assert text.count(squeezed(amount_text(statement.open)).replace("€", "€ ")) >= 2
    going_on = re.search(r"over (€ [0-9.,]+\d) vanaf", text)
    assert going_on
    assert as_amount(going_on.group(1)) == statement.principal_open
    paid = total(part.to(head) for part in statement.payments for head in Head)
    assert statement.principal + statement.interest + statement.costs.total - paid == statement.open


@pytest.mark.parametrize("example", ["consumer", "business"])
@pytest.mark.parametrize(
    "words",
    [
        "procesadvocaat",
        "advocaat stellen",
        "bij advocaat",
        "ten overstaan van de handelskamer",
        "kamer voor handelszaken",
        "postulerend",
    ],
)
def test_a_summons_for_the_subdistrict_court_has_no_words_of_the_civil_chamber(example: str, words: str) -> None:
    """Rules SUM-16 to SUM-20: in person or by representative, and no court fee on appearing."""
    text = " ".join(said(example, "summons", "txt").split())
    assert words not in text
    assert "kamer voor kantonzaken" in text
    assert "wordt bij verschijning geen griffierecht geheven" in text


@pytest.mark.parametrize(("example", "kind"), [pair for pair in ALL if pair not in OPEN_ON_PURPOSE])
def test_no_sentence_has_a_hole_where_a_value_is_missing(example: str, kind: str) -> None:
    text = re.sub(r"[ \u00a0]+", " ", said(example, kind, "txt"))
    assert re.findall(r"\w (?:,|;|\.)(?= |$)|\( ?\)|(?<!\.)\.\.(?!\.)|None|True|False|\{\{|\}\}", text) == []


@pytest.mark.parametrize(("example", "kind"), ALL)
def test_only_a_draft_is_marked(example: str, kind: str) -> None:
    for form in ("pdf", "txt"):
        assert ("CONCEPT" in said(example, kind, form)) == is_draft(example, kind)


def test_which_kinds_are_drafts_here() -> None:
    assert {pair for pair in ALL if is_draft(*pair)} == {
        ("consumer", "notice_of_default"),
        ("consumer", "attachment_request"),
        ("business", "notice_of_default"),
        ("business", "fourteen_day_notice"),
        ("business", "summons"),
        ("business", "bailiff_instruction"),
    }
