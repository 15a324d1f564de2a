"""The cases that are measured: a large one between businesses and ordinary ones, all invented, built as values."""

import datetime as dt
from typing import Any

from filing.casefile.case import CaseFile

LEGAL_DAY = dt.date(2026, 11, 20)
FIRST_DAY = dt.date(2014, 11, 20)  # twelve years of interest
CLAIMS, PAYMENTS = 20, 30
DAY = dt.timedelta(days=1)


def large_case(claims: int = CLAIMS, payments: int = PAYMENTS) -> CaseFile:
    """Return a case of twelve years: unpaid claims of the first years, and payments that are spread over all of them.

    The payments end the oldest claims and reach the costs, which fall due in the second year.
    """
    years = (LEGAL_DAY - FIRST_DAY).days
    return _case(
        claims=[
            _claim(f"F{place}", f"{1000 + 137 * place}.31", FIRST_DAY + place * (years // 6 // claims) * DAY)
            for place in range(claims)
        ],
        payments=[
            _payment(f"P{place}", f"{300 + 17 * place}.77", FIRST_DAY + (45 + place * (years // payments)) * DAY)
            for place in range(payments)
        ],
        history=[_demand(FIRST_DAY + 400 * DAY)],
    )


def ordinary_case(number: int) -> CaseFile:
    """Return a case of three claims, two payments and a demand; each number gives other amounts and days."""
    first = FIRST_DAY + (3650 + number % 300) * DAY
    claims = [_claim(f"F{place}", f"{100 + number % 900 + place}.50", first + 30 * place * DAY) for place in range(3)]
    payments = [_payment(f"P{place}", f"{20 + number % 50}.25", first + (90 + 40 * place) * DAY) for place in range(2)]
    return _case(claims, payments, [_demand(first + 80 * DAY)])


def _claim(name: str, amount: str, dated: dt.date) -> dict[str, Any]:
    return {"id": name, "number": name, "amount": amount, "dated_on": str(dated), "due_on": str(dated + 14 * DAY)}


def _payment(name: str, amount: str, on: dt.date) -> dict[str, Any]:
    return {"id": name, "on": str(on), "amount": amount}


def _demand(on: dt.date) -> dict[str, Any]:
    return {"id": "H1", "kind": "sent", "document": "reminder", "on": str(on), "channel": "post"}


def _case(claims: list[Any], payments: list[Any], history: list[Any]) -> CaseFile:
    firm = {"type": "legal_person", "legal_form": "bv", "seat": "Utrecht"}
    term = {"set_by": "agreed", "fatal": "true"}
    return CaseFile.model_validate(
        {
            "schema": "1",
            "references": {"ours": "BENCH-1"},
            "creditor": {**firm, "id": "creditor", "name": "Leverancier B.V."},
            "collector": {"role": "creditor"},
            "debtors": [{**firm, "id": "debtor", "name": "Afnemer B.V."}],
            "debt": {"kind": "commercial", "contract": {"kind": "koop", "subject": "goederen", "payment_term": term}},
            "claims": claims,
            "payments": payments,
            "history": history,
            "pay_to": {"iban": "NL93VBNK0000000101", "holder": "Leverancier B.V."},
        }
    )
