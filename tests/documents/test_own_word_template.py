"""A firm's own Word template: filled in as a wording is, read again, and refused when it holds more than words."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from example_documents import DAYS
from prepared_cases import evidenced, standing

from filing.documents.own_word import own_word, words_of
from filing.documents.template_check import check_kind
from filing.documents.write import compose, write_kind
from filing.errors import ProofFailed, TemplateInvalid
from filing.workflow import Office, open_office

DAY = DAYS["consumer", "fourteen_day_notice"]
LETTER = (
    "{{ head.concept }}",
    "{{ sender.name }}, {{ sender.visiting }}, {{ sender.postal }}",
    "{%p for line in head.recipient %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ head.place_and_date }}",
    "{{ salutation }}",
    "Wij schrijven u namens {{ creditor.name }} over {{ contract.subject }} van {{ contract.concluded_on }}.",
    "TABLE",
    "Betaal {{ statement.total_without_costs }} binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd.",
    "Rekening {{ pay_to.iban }} ten name van {{ pay_to.holder }}, onder vermelding van {{ pay_to.reference }}.",
    "Betaalt u niet, dan bent u incassokosten verschuldigd van {{ statement.costs.scale }} (artikel 6:96 BW).",
    "Hebt u een vraag of bent u het er niet mee eens? Bel {{ handler.telephone }} of mail {{ handler.email }}.",
    "Nummer in het register incassodienstverlening: {{ sender.register_number }}. Klachten: {{ sender.complaints }}.",
)


def word(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs; TABLE stands for the specification."""
    made = docx.Document()
    for text in paragraphs:
        if text != "TABLE":
            made.add_paragraph(text)
            continue
        rows = (
            ("{%tr for claim in statement.claims %}", ""),
            ("Factuur {{ claim.number }} van {{ claim.dated_on }}", "{{ claim.amount }}"),
            ("{%tr endfor %}", ""),
            ("Wettelijke rente (artikel 6:119 BW) tot {{ statement.on }}", "{{ statement.interest }}"),
            ("Te betalen", "{{ statement.total_without_costs }}"),
        )
        table = made.add_table(rows=len(rows), cols=2)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def office_with(folder: Path, data: bytes) -> Office:
    target = folder / "letters" / "fourteen_day_notice" / "template.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return open_office(templates_folder=folder)


def made(folder: Path, data: bytes) -> bytes:
    office = office_with(folder, data)
    facts, exhibits = standing("consumer", DAY).facts, evidenced("consumer", DAY).exhibits
    (one,) = write_kind(office.desk, office.kinds.kind("fourteen_day_notice"), facts, exhibits, ["docx"])
    return dict(one.files)["docx"]


def filled(data: bytes, fields: dict[str, object]) -> bytes:
    office = open_office()
    facts, exhibits = standing("consumer", DAY).facts, evidenced("consumer", DAY).exhibits
    kind = office.kinds.kind("fourteen_day_notice")
    document = compose(office.desk, kind, facts, exhibits, facts.file.debtors[0])
    return own_word(data, "template.docx", fields, document)


def test_a_letter_in_the_firms_own_word_template_holds_and_is_the_same_each_time(tmp_path: Path) -> None:
    data = made(tmp_path, word(*LETTER))
    text = words_of(data)
    assert "Factuur VF-2026-1187 van 18\u00a0juni\u00a02026 €\u00a02.012,95" in text
    assert "VF-2026-1263" in text
    assert "{" not in text
    assert made(tmp_path, word(*LETTER)) == data
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "Aanmaning"
    assert properties.created is not None
    assert properties.created.date() == DAY


def test_a_template_that_lost_a_mandatory_statement_makes_no_letter(tmp_path: Path) -> None:
    lost = [line.replace("binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd", "") for line in LETTER]
    with pytest.raises(ProofFailed) as stop:
        made(tmp_path, word(*lost))
    assert any(one.code.startswith("D14-0") for one in stop.value.problems)
    office = office_with(tmp_path, word(*lost))
    checked = check_kind(office.desk, office.kinds.kind("fourteen_day_notice"), office.law)[0]
    assert any(one.code.startswith("D14-0") for one in checked.broken)


def test_an_unknown_field_is_named_with_the_nearest_and_its_paragraph() -> None:
    with pytest.raises(TemplateInvalid) as stop:
        filled(word("Een", "Twee", "{{ creditor.nmae }}"), {"creditor": {"name": "A"}})
    (problem,) = stop.value.problems
    assert (problem.message, problem.next_step, problem.path) == (
        "unknown field 'nmae'.",
        "The nearest known name is 'name'.",
        "paragraph 3",
    )
    with pytest.raises(TemplateInvalid, match="unknown field 'creditr'"):
        filled(word("{{ creditr.name }}"), {"creditor": {"name": "A"}})


def test_names_print_as_they_are() -> None:
    name = "Jansen & Zonen <B.V.> {{ x }} {_{ y }_} {% z %}"
    text = words_of(filled(word("{{ a }}", "{{ a | upper }}"), {"a": name}))
    assert text.split("\n\n") == [name, name.upper()]


@pytest.mark.parametrize(
    "mark",
    [
        "{{ a.__class__.__mro__ }}",
        "{{ a['__class__'] }}",
        "{{ ''.join(a) }}",
        "{{ a.format(1) }}",
        "{{ 9 * 9 }}",
        "{{ cycler() }}",
        "{{ range(1000000) }}",
        "{{ a | attr('x') }}",
        "{% import 'x' as y %}",
        "{% include 'house/base.css' %}",
        "{% extends 'x' %}",
        "{% set x = a %}",
        "{% macro x() %}{% endmacro %}",
        "{% for x in b %}{% for y in b %}{{ y }}{% endfor %}{% endfor %}",
        "{% for x in b %}{% with z = b %}{% for y in z %}{{ y }}{% endfor %}{% endwith %}{% endfor %}",
        "{% if a %}",
        "{{ b }}",
    ],
)
def test_what_is_more_than_words_is_refused(mark: str) -> None:
    with pytest.raises(TemplateInvalid):
        filled(word(mark), {"a": "tekst", "b": ["1", "2"]})


def changed(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.namelist():
            if one != name:
                target.writestr(one, source.read(one))
        target.writestr(name, content)
    return buffer.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="file:///x.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        word("a")[:-200],
        changed(word("a"), "word/vbaProject.bin", b"x"),
        changed(word("a"), "word/embeddings/oleObject1.bin", b"x"),
        changed(word("a"), "word/document.xml", b"<w:p"),
        changed(word("a"), "word/extra.xml", ENTITIES),
        changed(word("a"), "word/_rels/settings.xml.rels", OUTSIDE),
        changed(word("a"), "word/big.xml", b" " * (51 * 1024 * 1024)),
    ],
    ids=["empty", "text", "cut", "macros", "object", "xml", "entities", "outside", "large"],
)
def test_hostile_files_are_refused(data: bytes) -> None:
    with pytest.raises(TemplateInvalid):
        filled(data, {})


def test_a_property_of_the_file_is_not_filled_in() -> None:
    made_file = docx.Document(io.BytesIO(word("{{ a }}")))
    made_file.core_properties.comments = "{{ a.__class__ }}"
    buffer = io.BytesIO()
    made_file.save(buffer)
    assert words_of(filled(buffer.getvalue(), {"a": "x"})) == "x"
