"""The PDF is PDF/A-3a and PDF/UA-1, says its title and language, and brings the figures that it prints as XML."""

import io
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from conftest import ROOT
from document_samples import letter, pleading
from example_documents import DAYS, made
from lxml import etree
from prepared_cases import standing
from test_firm_look import SERIF, WHOLE, dressed, png, templates
from test_payment_code import code, with_code
from verapdf import verdicts

from filing.documents.archive_pdf import STATEMENT
from filing.documents.statement_xml import NAMESPACE
from filing.documents.template_set import load_templates
from filing.documents.texts import texts
from filing.documents.to_pdf import Press
from filing.dutch import amount_text

SCHEMA = etree.XMLSchema(etree.parse(ROOT / "schemas" / "statement.xsd"))


def attached(data: bytes) -> etree._Element:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert list(pdf.attachments) == [STATEMENT]
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Data"]
        return etree.fromstring(pdf.attachments[STATEMENT].get_file().read_bytes())


@pytest.mark.parametrize("example", ["consumer", "business"])
def test_the_figures_of_the_statement_are_attached(example: str) -> None:
    root = attached(dict(made(example, "final_demand").files)["pdf"])
    statement = standing(example, DAYS[example, "final_demand"]).statement
    assert SCHEMA.validate(root)
    assert root.get("open") == f"{statement.open:.2f}"
    assert root.get("costs") == f"{statement.costs.total:.2f}" != "0.00"
    assert root.get("on") == statement.on.isoformat()
    claims = root.findall(f"{{{NAMESPACE}}}claim")
    assert [(one.get("number"), one.get("amount")) for one in claims] == [
        (one.number, f"{one.amount:.2f}") for one in statement.claims
    ]


@pytest.mark.parametrize(("example", "kind"), DAYS)
def test_what_is_attached_adds_up_and_is_what_is_printed(example: str, kind: str) -> None:
    one = made(example, kind)
    root = attached(dict(one.files)["pdf"])
    assert SCHEMA.validate(root)
    sums = {name: Decimal(value) for name, value in root.attrib.items() if "." in value}
    asked = sums["principal"] + sums["interest"] + sums["costs"] + sums["costs-interest"]
    assert asked - sums["paid"] + sums["surplus"] == sums["open"]
    assert amount_text(sums["open"]) in " ".join(texts(one.document))


def test_a_reminder_to_a_business_has_no_costs_attached_because_it_asks_for_none() -> None:
    statement = standing("business", DAYS["business", "reminder"]).statement
    root = attached(dict(made("business", "reminder").files)["pdf"])
    assert statement.costs.total == Decimal("40.00")  # art. 6:96 lid 4 BW
    assert root.get("costs") == "0.00"
    assert root.get("open") == f"{statement.principal_open + statement.interest_open:.2f}"


def test_title_and_language_are_told() -> None:
    with pikepdf.open(io.BytesIO(Press(load_templates()).pdf(letter()))) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_drafts_long_letters_and_pleadings_archival_and_accessible(flavour: str, tmp_path: Path) -> None:
    press = Press(load_templates())
    samples = {
        "letter": letter(70),
        "draft": letter(concept=True),
        "pleading": pleading(3, concept=True),
        "code": with_code(code(link="https://betaal.example/1")),
    }
    paths = []
    for name, document in samples.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(press.pdf(document))
    made_up = templates(WHOLE, logo__png=png(), sign__png=png(300, 100, "#123456"), own__ttf=SERIF)
    paths.append(tmp_path / "dressed.pdf")
    paths[-1].write_bytes(Press(made_up).pdf(dressed(made_up)))
    assert {path.name: broken for path, (good, broken) in verdicts(paths, flavour).items() if not good} == {}
