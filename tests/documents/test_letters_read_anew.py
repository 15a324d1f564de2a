"""What a reader, her lawyer and a typographer found in the letters: each finding has its test here."""

import io
import re

import docx
import pytest
from every_document import made

from filing.casefile.names import one_line
from filing.casefile.party import Address, AddressKind
from filing.documents.template_set import load_templates
from filing.documents.texts import texts
from filing.dutch import unbroken

FILES = load_templates().files
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(kind: str, language: str, case: str) -> str:
    """The texts of a letter, white space made single."""
    return " ".join(" ".join(texts(made(kind, language, case)[0].document)).split())


def test_a_telephone_number_has_no_place_where_a_line_may_break() -> None:
    """UAX 14: LB12a lets a line break between hyphen and no-break space; LB25 keeps hyphen and figure together."""
    assert unbroken("033 - 000 44 17") == "033-000\u00a044\u00a017"
    assert unbroken("+31 33 000 44 17") == "+31\u00a033\u00a0000\u00a044\u00a017"
    assert unbroken("033 - toestel 7") == "033\u00a0-\u00a0toestel\u00a07"


def test_a_postcode_stays_on_one_line() -> None:
    home = Address(kind=AddressKind.OFFICE, street="Kanaalbrugkade", number="21", postcode="3542 QA", city="Utrecht")
    assert one_line(home) == "Kanaalbrugkade 21, 3542\u00a0QA Utrecht"


def test_a_receipt_names_the_creditor_of_the_day_of_the_payment() -> None:
    """REM-01, CES-03: the claim was assigned on 24 August 2026, so the money of 19 June was for the old creditor."""
    said = text_of("payment_receipt", "nl", "transferred")
    assert "Op 19 juni 2026 is van S. Hoekstra voor Optiek Kijklust B.V. een bedrag van € 150,00 ontvangen." in said
    assert "Optiek Kijklust B.V. was toen de schuldeiser; nu is dat Lindemeer Vorderingen B.V." in said
    assert "toen de schuldeiser" not in text_of("payment_receipt", "nl", "payment_plan")


@pytest.mark.parametrize(
    ("language", "case", "words"),
    [
        ("nl", "payment_plan", "telt steeds voor de termijn die het langst openstond"),
        ("en", "payment_plan_business", "counts each time for the instalment that was open longest"),
    ],
)
def test_a_notice_of_a_missed_instalment_says_where_later_money_went(language: str, case: str, words: str) -> None:
    """X-12, PLN-04: 3,000.00 came in on 1 September and the instalment of 31 August still shows 0.00 received."""
    assert words in text_of("payment_plan_breach", language, case)


def test_a_table_at_the_end_of_a_word_file_pushes_out_no_page() -> None:
    """Word wants a paragraph after the last table; one point high, it fits wherever the table fits."""
    word = dict(made("fourteen_day_notice", "nl", "consumer")[0].files)["docx"]
    body = docx.Document(io.BytesIO(word)).element.body
    last = [one for one in body if not one.tag.endswith("}sectPr")][-2:]
    assert [one.tag.rsplit("}")[1] for one in last] == ["tbl", "p"]
    spacing = last[1].find(f".//{WORD}spacing")
    assert {name.removeprefix(WORD): value for name, value in spacing.attrib.items()} == {
        "before": "0", "after": "0", "line": "20", "lineRule": "exact",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_final_demand_of_a_collector_announces_no_step_that_nobody_decided(language: str) -> None:
    """DEM-07, REM-16: that the creditor will be advised to sue is not settled; that it is talked over is true."""
    said = text_of("final_demand", language, {"nl": "consumer", "en": "english"}[language])
    wanted = {
        "nl": "overleggen wij met Wielerij Vechtzicht B.V.",
        "en": "consider with Wielerij Vechtzicht B.V.",
    }
    assert wanted[language] in said
    assert "adviseren" not in said


def branches(wording: str, language: str) -> list[str]:
    """Every condition, loop and include of a wording, whatever its language."""
    return [one.replace(f".{language}.html", "") for one in re.findall(r"\{%.*?%\}", wording)]


BOTH = [name for name in sorted(FILES) if re.search(r"(/|\.)en\.html$", name)]


@pytest.mark.parametrize("name", BOTH)
def test_dutch_and_english_wordings_hang_on_the_same_conditions(name: str) -> None:
    """Two debtors of one debt may read it in two languages, and are told the same."""
    dutch = re.sub(r"en\.html$", "nl.html", name)
    assert branches(FILES[name].decode(), "en") == branches(FILES[dutch].decode(), "nl")
