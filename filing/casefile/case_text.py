"""The text of a new case file: the commented example, with what UBL invoices say put in its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from filing.casefile.shown import shown
from filing.casefile.ubl import UblInvoice, UblParty
from filing.money import plain
from filing.resources import new_case_file

EVIDENCE = "evidence"
_FORMS = (
    (r"b\.?v\.?$", "bv"),
    (r"n\.?v\.?$", "nv"),
    (r"^stichting\b", "stichting"),
    (r"^vereniging\b", "vereniging"),
    (r"^co[öo]peratie\b|\bu\.?a\.?$", "cooperatie"),
    (r"v\.?o\.?f\.?$", "vof"),
    (r"c\.?v\.?$", "cv"),
    (r"^maatschap\b", "maatschap"),
)
_PARTNERSHIPS = frozenset({"vof", "cv", "maatschap"})
_COUNTRY = re.compile(r"[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class NamedInvoice:
    """An invoice or credit note, and the name under which it lies in the evidence folder."""

    file: str
    invoice: UblInvoice


def example_text() -> str:
    """Return the commented example case."""
    return new_case_file().read_text(encoding="utf-8")


def text_from(invoices: Sequence[NamedInvoice], notes: Sequence[NamedInvoice]) -> str:
    """Return the example with creditor, debtor, claims, credit notes and account taken from the invoices.

    What no invoice says (who the person behind a name is, what was agreed) stays marked VOORBEELD or is left out.
    """
    first = invoices[0].invoice
    claims = [{"id": f"invoice-{at}", "ubl": f"{EVIDENCE}/{item.file}"} for at, item in enumerate(invoices, start=1)]
    text = example_text()
    text = _replaced(text, "creditor", [_party(first.supplier, debtor=False)], "from the invoice; check the legal form")
    text = _replaced(text, "debtors", [[_party(first.customer, debtor=True)]], _debtor_note(first.customer))
    text = _replaced(text, "debt", [_debt(first)], "the contract is not in the invoice; complete it")
    text = _replaced(
        text, "claims", [claims], "number, dates and amount are read from the invoices", _summaries(invoices)
    )
    if notes:
        text = _switched_on(text, "credit_notes", _credit_notes(invoices, notes))
    if first.iban is not None:
        text = _replaced(
            text, "pay_to", [{"iban": first.iban, "holder": first.supplier.name}], "from the invoice; check the account"
        )
    return text


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10_000)


def _replaced(text: str, key: str, value: Sequence[object], note: str, comments: Sequence[str] = ()) -> str:
    """Put ``value`` in the place of the block under ``key``, with a note behind the key and comments above it."""
    body = "".join(f"  {line}\n" for line in _yaml(value[0]).splitlines())
    above = "".join(f"# {line}\n" for line in comments)
    block = f"{above}{key}:  # {note}\n{body}"
    return re.sub(rf"(?m)^{key}:\n(?:[ ].*\n)*", lambda _: block, text, count=1)


def _switched_on(text: str, key: str, value: object) -> str:
    """Put ``value`` in the place of the switched-off block under ``key``."""
    body = "".join(f"  {line}\n" for line in _yaml(value).splitlines())
    return re.sub(rf"(?m)^#{key}:\n(?:#[ ]{{2}}.*\n)*", lambda _: f"{key}:\n{body}", text, count=1)


def _summaries(invoices: Sequence[NamedInvoice]) -> list[str]:
    return [
        f"invoice-{at}: {shown(item.invoice.number)} of {item.invoice.issued_on}, {plain(item.invoice.payable)} euro"
        for at, item in enumerate(invoices, start=1)
    ]


def _credit_notes(invoices: Sequence[NamedInvoice], notes: Sequence[NamedInvoice]) -> list[dict[str, str]]:
    ids = {item.invoice.number: f"invoice-{at}" for at, item in enumerate(invoices, start=1)}
    return [
        {
            "id": f"credit-{at}",
            "claim": ids[note.invoice.refers_to or ""],
            "number": note.invoice.number,
            "on": note.invoice.issued_on.isoformat(),
            "amount": plain(note.invoice.payable),
        }
        for at, note in enumerate(notes, start=1)
    ]


def _debt(invoice: UblInvoice) -> dict[str, object]:
    firm = _type_of(invoice.customer, debtor=True)[0] != "natural_person"
    contract = {"kind": "VOORBEELD: koopovereenkomst", "subject": "VOORBEELD: de levering van …"}
    return {"kind": "commercial" if firm else "other", "contract": contract}


def _debtor_note(party: UblParty) -> str:
    if _type_of(party, debtor=True)[0] == "natural_person":
        return "from the invoice; split the name, and add acts_as: consumer or business"
    return "from the invoice; check the type and the legal form"


def _type_of(party: UblParty, *, debtor: bool) -> tuple[str, str]:
    """Return type and legal form as the name suggests them; a debtor of whom nothing says it is a firm is a person."""
    name = party.name.strip().lower()
    form = next((form for pattern, form in _FORMS if re.search(pattern, name)), "")
    if form in _PARTNERSHIPS:
        return "partnership", form
    if form or party.kvk or not debtor:
        return "legal_person", form or ("other" if party.country == "NL" else "foreign")
    return "natural_person", ""


def _party(party: UblParty, *, debtor: bool) -> Mapping[str, object]:
    kind, form = _type_of(party, debtor=debtor)
    said: dict[str, object] = {"type": kind}
    if kind == "natural_person":
        said["last_name"] = party.name
    else:
        said |= {"name": party.name, "legal_form": form}
    if party.kvk is not None and kind != "natural_person":
        said["kvk"] = party.kvk
    if party.city is not None and _COUNTRY.match(party.country):
        said["addresses"] = [_address(party, "residence" if kind == "natural_person" else "office")]
    if party.vat_number is not None:
        said["vat"] = {"number": party.vat_number}
    return said


def _address(party: UblParty, kind: str) -> dict[str, str]:
    parts = {
        "kind": kind,
        "street": party.street,
        "postcode": party.postcode,
        "city": party.city,
        "country": party.country if party.country != "NL" else None,
    }
    return {name: part for name, part in parts.items() if part is not None}
