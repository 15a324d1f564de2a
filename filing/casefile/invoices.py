"""Claims completed from their UBL invoices, and every value in which the two differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.evidence_checks import UNREADABLE, file_problem
from filing.casefile.shown import shown
from filing.casefile.ubl import MAX_INVOICE_BYTES, UblInvoice, read_ubl
from filing.casefile.under_check import CaseUnderCheck
from filing.errors import InvoiceUnreadable, Problem
from filing.files import inside, sha256
from filing.money import ZERO
from filing.yaml_strict import YamlPath

INVOICE = InvoiceUnreadable.code
DIFFERS = "CASE-INVOICE-DIFFERS"
MAX_DESCRIPTION = 160  # [characters]


@dataclass(frozen=True, slots=True)
class Completed:
    """The case file with its claims completed, what went wrong, and the digest of each invoice by its name."""

    file: CaseFile
    problems: tuple[Problem, ...]
    digests: tuple[tuple[str, str], ...]


def complete_claims(case: CaseUnderCheck) -> Completed:
    """Return the case file in which every claim with a readable UBL invoice has its number, dates and amounts."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    digests: dict[str, str] = {}
    for at, claim in enumerate(case.file.claims):
        path: YamlPath = ("claims", at)
        found = None if claim.ubl is None else _read(case, (*path, "ubl"), claim.ubl)
        if isinstance(found, _Found):
            digests[found.name] = found.digest
            problems += _differences(case, path, claim, found.invoice)
            claims.append(_completed(claim, found.invoice))
        else:
            problems += found or ()
            claims.append(claim)
    file = case.file.model_copy(update={"claims": tuple(claims)})
    return Completed(file, tuple(problems), tuple(sorted(digests.items())))


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    digest: str
    invoice: UblInvoice


def _read(case: CaseUnderCheck, path: YamlPath, name: str) -> "_Found | tuple[Problem, ...]":
    problem = file_problem(case, path, name)
    place = inside(case.folder, name)
    if problem is not None or place is None:
        return () if problem is None else (problem,)
    try:
        with place.open("rb") as stream:
            data = stream.read(MAX_INVOICE_BYTES + 1)
        invoice = read_ubl(data, name)
    except OSError as error:
        reason = f"this file cannot be opened ({error.strerror})"
        return (case.problem(UNREADABLE, path, reason, "Ask for a copy that opens, and put it in its place."),)
    except InvoiceUnreadable as error:
        return tuple(
            case.problem(INVOICE, path, " at ".join(filter(None, (fault.message, fault.path))), fault.next_step)
            for fault in error.problems
        )
    if invoice.kind == "credit_note":
        message, step = (
            "this is a credit note, not an invoice",
            "Write it under credit_notes, with the claim it credits.",
        )
        return (case.problem(INVOICE, path, message, step),)
    if invoice.payable == ZERO:
        message, step = "nothing is left to pay on this invoice", "Leave the claim out, or write the amount still due."
        return (case.problem(INVOICE, path, message, step),)
    return _Found(name, sha256(data), invoice)


def _facts(invoice: UblInvoice) -> dict[str, object]:
    """Return the fields of a claim that the invoice gives. VAT of a part-paid invoice says nothing about the rest."""
    vat = invoice.vat if invoice.vat and not invoice.prepaid else None
    facts = {
        "number": invoice.number,
        "dated_on": invoice.issued_on,
        "due_on": invoice.due_on,
        "amount": invoice.payable,
        "vat_included": vat,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _described(lines: tuple[str, ...]) -> str:
    """Return what was invoiced, as many whole lines of it as fit one line of a letter."""
    names = list(dict.fromkeys(lines))
    fitting = len(names)
    while fitting > 1 and len(", ".join(names[:fitting])) > MAX_DESCRIPTION:
        fitting -= 1
    rest = " …" if fitting < len(names) else ""
    return f"{', '.join(names[:fitting])}{rest}"


def _completed(claim: Claim, invoice: UblInvoice) -> Claim:
    facts = _facts(invoice)
    if claim.description is None and invoice.lines:
        facts["description"] = _described(invoice.lines)
    missing = {name: value for name, value in facts.items() if getattr(claim, name) is None}
    return claim.model_copy(update=missing)


def _differences(case: CaseUnderCheck, path: YamlPath, claim: Claim, invoice: UblInvoice) -> Iterator[Problem]:
    for name, theirs in _facts(invoice).items():
        ours = getattr(claim, name)
        if ours is not None and ours != theirs:
            both = f"{_plain(ours)} here, {_plain(theirs)} in the invoice"
            message = f"{name} is not what the UBL invoice says"
            step = "Correct it, or leave it out: it is then read from the invoice."
            yield case.problem(DIFFERS, (*path, name), message, step, both)


def _plain(value: object) -> str:
    """Return a value as text: amounts with two decimals, dates ISO."""
    return shown(str(value))
