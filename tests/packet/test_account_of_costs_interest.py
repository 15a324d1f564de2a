"""Interest on collection costs and a limited claim in what leaves the desk: filing.xml adds up, and so does print.

The business example with interest on the costs from 2026-10-01, a payment and a limit. Figures: the costs over 18602.54
are 961.03 (examples/README.md); 54 days to 24 November at 4% give 961.03 x 4% x 54/365 = 5.6872.
"""

import dataclasses
from decimal import Decimal

import pytest
from case_builder import paid
from lxml import etree
from prepared_cases import ON, office, standing

from filing.casefile.case import CaseFile
from filing.casefile.claim import Payment
from filing.casefile.exhibits import Exhibits
from filing.documents.money_fields import money_fields
from filing.language import load_language
from filing.packet.account import account_faults
from filing.packet.contents import Addressee
from filing.packet.filing_xml import filing_xml
from filing.provenance import provenance
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement

CLAIMED = {"interest_on_costs": True, "interest_on_costs_since": "2026-10-01"}


def changed(received: str | None = None, limit: str | None = None) -> CaseFile:
    file = standing("business").facts.file
    costs = type(file.costs).model_validate({**file.costs.model_dump(), **CLAIMED})
    payments = (Payment.model_validate(paid("2026-11-24", received)),) if received else ()
    proceedings = file.proceedings.model_copy(update={"claim_limit": Decimal(limit) if limit else None})
    return file.model_copy(update={"costs": costs, "payments": payments, "proceedings": proceedings})


def statement_of(**parts: str) -> Statement:
    return reckon(changed(**parts), office().law, ON)


def written(found: Statement) -> etree._Element:
    data = filing_xml(
        changed(), found, standing("business").plan, Addressee.BAILIFF, (), Exhibits(0, ()), {"case.json": b"{}"},
        provenance(ON, "0" * 64, "0" * 64, "0" * 64), load_language("nl"),
    )  # fmt: skip
    return etree.fromstring(data)


@pytest.mark.parametrize(
    "parts", [{}, {"received": "500.00"}, {"received": "963.00"}, {"received": "30000.00"}, {"limit": "5000.00"}]
)
def test_x_10_the_account_adds_up_with_interest_on_costs_and_a_limit(parts: dict[str, str]) -> None:
    root = written(statement_of(**parts))
    assert list(account_faults(root)) == []


@pytest.mark.parametrize(
    "head", ["costs-interest", "costs-interest-open", "asked", "reserved", "open", "per-day", "interest"]
)
def test_a_changed_sum_is_found(head: str) -> None:
    root = written(statement_of(received="500.00", limit="5000.00"))
    shown = root.find("{*}statement")
    shown.set(head, f"{Decimal(shown.get(head)) + 1:.2f}")
    assert list(account_faults(root))


def test_a_changed_period_of_the_interest_on_costs_is_found() -> None:
    root = written(statement_of())
    period = root.find("{*}statement/{*}costs-interest/{*}period")
    assert period.get("interest") == "5.69"
    period.set("interest", "5.70")
    assert list(account_faults(root)) == ["The amount of costs-interest is not the sum of its lines."]


def test_print_has_a_line_for_it_and_says_what_goes_on() -> None:
    found = statement_of()
    fields = money_fields(found, {claim.claim_id: "" for claim in found.claims}, "nl")
    interest = fields["costs_interest"]
    assert (interest["amount"], interest["since"], interest["claimed"]) == ("€\xa05,69", "1\xa0oktober\xa02026", True)
    assert [line["over"] for line in fields["running"]] == [
        "€\xa018.602,54",
        "€\xa0961,03 aan buitengerechtelijke incassokosten",
    ]
    assert found.open == found.principal + found.interest + found.costs.total + Decimal("5.69")


def test_print_of_a_payment_takes_it_for_interest_and_letters_without_costs_leave_it_out() -> None:
    found = statement_of(received="963.00")
    line = money_fields(found, {claim.claim_id: "" for claim in found.claims}, "nl")["payments"][0]
    # 961.03 to the costs, 1.97 to the interest on them
    assert (line["to_costs"], line["to_interest"], line["without_costs"]) == ("€\xa0961,03", "€\xa01,97", "€\xa00,00")


def test_while_the_day_of_serving_is_not_on_record_the_summons_asks_it_from_that_day() -> None:
    file = changed()
    open_ended = file.costs.model_copy(update={"interest_on_costs_since": None})
    found = reckon(file.model_copy(update={"costs": open_ended}), office().law, ON)
    fields = money_fields(found, {claim.claim_id: "" for claim in found.claims}, "nl")["costs_interest"]
    assert (fields["from_service"], fields["claimed"]) == (True, False)
    paid_off = dataclasses.replace(found, costs=dataclasses.replace(found.costs, paid=found.costs.total))
    paid_fields = money_fields(paid_off, {claim.claim_id: "" for claim in found.claims}, "nl")["costs_interest"]
    assert paid_fields["from_service"] is False
