"""The figures that a document prints, as a small XML that is attached to its PDF (``schemas/statement.xsd``)."""

import datetime as dt
import functools
from collections.abc import Mapping
from decimal import Decimal

from lxml import etree

from filing.documents.texts import texts
from filing.documents.tree import Document
from filing.dutch import amount_text
from filing.errors import RenderFailed
from filing.money import ZERO, total
from filing.reckoning.statement import ClaimStatement, Head, Statement
from filing.resources import schemas_folder

NAMESPACE = "urn:filing:statement:1"
SCHEMA = "statement.xsd"
COSTS = (Head.COSTS, Head.COSTS_INTEREST)


def statement_xml(document: Document, statement: Statement) -> bytes | None:
    """Return the figures of ``statement`` as ``document`` prints them, or None when it prints no total.

    A letter that asks for no collection costs has none attached either: what a machine reads is what a person reads.

    Raises:
        RenderFailed: the result does not agree with ``schemas/statement.xsd``.
    """
    said = " ".join(texts(document))
    without_costs = statement.principal_open + statement.interest_open
    with_costs = amount_text(statement.open, document.language) in said
    if not with_costs and amount_text(without_costs, document.language) not in said:
        return None
    to_costs = total(payment.to(*COSTS) for payment in statement.payments)
    root = etree.Element(f"{{{NAMESPACE}}}statement", nsmap={None: NAMESPACE})
    figures: dict[str, str | Decimal | dt.date] = {
        "reference": document.reference,
        "document": document.kind,
        "on": statement.on,
        "principal": statement.principal,
        "interest": statement.interest,
        "costs": statement.costs.total if with_costs else ZERO,
        "costs-interest": statement.costs_interest.interest if with_costs else ZERO,
        "paid": statement.paid if with_costs else statement.paid - to_costs,
        "surplus": statement.surplus,
        "open": statement.open if with_costs else without_costs,
        "per-day": statement.per_day,
    }
    _fill(root, figures)
    for claim in statement.claims:
        _fill(etree.SubElement(root, f"{{{NAMESPACE}}}claim"), _claim(claim))
    for payment in statement.payments:
        _fill(etree.SubElement(root, f"{{{NAMESPACE}}}payment"), {"on": payment.on, "amount": payment.amount})
    schema = _schema()
    if not schema.validate(root):
        raise RenderFailed(
            f"The statement does not agree with {SCHEMA}: {schema.error_log[0].message}",
            "This is a fault in the program; please report it.",
        )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _claim(claim: ClaimStatement) -> dict[str, str | Decimal | dt.date | None]:
    return {
        "number": claim.number,
        "dated-on": claim.dated_on,
        "last-day": claim.last_day,
        "amount": claim.amount,
        "credited": claim.credited,
        "principal-open": claim.principal_open,
        "interest": claim.interest,
        "interest-open": claim.interest_open,
    }


def _fill(element: etree._Element, values: Mapping[str, str | Decimal | dt.date | None]) -> None:
    for name, value in values.items():
        if isinstance(value, Decimal):
            element.set(name, f"{value:.2f}")
        elif value is not None:
            element.set(name, value if isinstance(value, str) else value.isoformat())


@functools.cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(schemas_folder() / SCHEMA))
