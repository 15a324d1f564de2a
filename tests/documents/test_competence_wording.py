"""The summons says why this court: the judge by matter, value, credit or choice; the place by what the case says."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from prepared_cases import EXAMPLES, ON, evidenced, office

from filing.casefile.case import CaseFile
from filing.casefile.debt import DebtKind
from filing.casefile.loading import load_case
from filing.workflow import stand, write


def summons(change: dict[str, Any], example: str = "consumer") -> str:
    """The text of an example's summons, as a draft, with parts of the case file replaced."""
    case = load_case(EXAMPLES / example)
    updated = {
        name: getattr(case.file, name).model_copy(update=values) if isinstance(values, dict) else values
        for name, values in change.items()
    }
    changed: CaseFile = case.file.model_copy(update=updated)
    standing = stand(replace(case, file=changed), ON, office())
    (one,) = write(standing, ["summons"], evidenced(example).exhibits, office(), ("txt",), concept=True)
    return " ".join(dict(one.files)["txt"].decode().split())


def court(name: str) -> Any:
    chosen = load_case(EXAMPLES / "consumer").file.proceedings
    assert chosen is not None
    assert chosen.court is not None
    return {"court": chosen.court.model_copy(update={"name": name})}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Gedaagde heeft woonplaats in het rechtsgebied van de rechtbank Midden-Nederland (artikel 99 van"),
        (
            {
                "debt": {"kind": DebtKind.RENT, "location": "Haarlem", "rented": "dwelling"},
                "proceedings": "Noord-Holland",
            },
            "Het gehuurde ligt in het rechtsgebied van de rechtbank Noord-Holland (artikel 103 van",
        ),
        (
            {"debt": {"location": "Haarlem"}, "proceedings": "Noord-Holland"},
            "De onroerende zaak ligt in het rechtsgebied van de rechtbank Noord-Holland (artikel 103 van",
        ),
    ],
)
def test_the_place_follows_the_option_that_applies(change: dict[str, Any], said: str) -> None:
    if "proceedings" in change:
        change = {**change, "proceedings": court(f"rechtbank {change['proceedings']}")}
    text = summons(change)
    assert said in text
    assert text.count("in het rechtsgebied van de rechtbank") == 1


def test_of_a_court_that_the_case_does_not_lead_to_no_ground_is_made_up() -> None:
    text = summons({"proceedings": court("rechtbank Amsterdam")})
    assert "in het rechtsgebied van" not in text
    assert "De kantonrechter is bevoegd omdat het gaat om een consumentenkoop, ongeacht het bedrag" in text


def test_a_choice_with_effect_is_the_ground() -> None:
    contract = load_case(EXAMPLES / "consumer").file.debt.contract
    assert contract is not None
    chosen = contract.model_copy(update={"forum": "rechtbank Amsterdam", "forum_after_dispute": True})
    text = summons({"debt": {"contract": chosen}, "proceedings": court("rechtbank Amsterdam")})
    assert "Partijen hebben de rechtbank Amsterdam als bevoegd gerecht aangewezen (artikel 108 van" in text


def test_defendants_of_two_districts_are_summoned_before_one_court_when_they_are_jointly_liable() -> None:
    file = load_case(EXAMPLES / "business").file
    (firm,) = file.debtors
    first = firm.partners[0]
    moved = first.model_copy(
        update={"addresses": tuple(one.model_copy(update={"municipality": "Breda"}) for one in first.addresses)}
    )
    debtors = (firm.model_copy(update={"partners": (moved, *firm.partners[1:])}),)
    text = summons({"debtors": debtors}, "business")
    assert "Ten minste een van gedaagden heeft woonplaats in het rechtsgebied van de rechtbank Rotterdam" in text
    assert "(artikel 99 en 107 van het Wetboek" in text


def test_a_joint_choice_of_the_judge_is_named() -> None:
    claims = load_case(EXAMPLES / "business").file.claims
    large = tuple(one.model_copy(update={"amount": Decimal("30000.00")}) for one in claims[:1])
    chosen = {"claims": (*large, *claims[1:]), "proceedings": {"subdistrict_agreed_on": ON}}
    text = summons(chosen, "business")
    assert "omdat partijen zich samen tot de kantonrechter wenden (artikel 96 van" in text
