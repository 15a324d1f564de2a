"""A new case folder: written whole, and never over anything that is there."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from filing.casefile.case_text import EVIDENCE, NamedInvoice, example_text, text_from
from filing.casefile.reading import CASE_FILES
from filing.casefile.ubl import MAX_INVOICE_BYTES, UblInvoice, UblParty, read_ubl
from filing.errors import CaseExists, InvoiceUnreadable, Problem
from filing.files import whole_folder
from filing.money import ZERO

_INVOICE = InvoiceUnreadable.code
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class _Source:
    """An invoice as it was given: its own name, its name in the case, its bytes, and what it says."""

    given: str
    name: str
    data: bytes
    invoice: UblInvoice


def new_case(folder: Path, invoices: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Leave a commented case in ``folder``, filled from the UBL ``invoices``; return the files written.

    Raises:
        CaseExists: a case, or a file that the new case would overwrite, is already there.
        InvoiceUnreadable: an invoice cannot be read, or the invoices are not of one creditor and one debtor.
    """
    _refuse_existing(folder, CASE_FILES)
    sources = _read(invoices)
    files = {f"{EVIDENCE}/{source.name}": source.data for source in sources}
    _refuse_existing(folder, tuple(files))
    files[CASE_FILES[0]] = _text(sources).encode()
    try:
        with whole_folder(folder) as temporary:
            for name, data in files.items():
                target = temporary / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    except OSError as error:
        message = f"The new case cannot be written there ({error.strerror})."
        raise CaseExists(message, "Choose a folder in which you may write, and that does not exist yet.") from error
    return tuple(folder / name for name in sorted(files))


def _refuse_existing(folder: Path, names: Sequence[str]) -> None:
    step = "Choose a folder that does not exist yet; nothing has been written."
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CaseExists("The place of the new case is a file or a link.", step)
    there = [name for name in names if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        raise CaseExists(f"The folder already holds {', '.join(there)}.", step)


def _text(sources: Sequence[_Source]) -> str:
    if not sources:
        return example_text()
    named = [NamedInvoice(source.name, source.invoice) for source in sources]
    claims = [item for item in named if item.invoice.kind == "invoice"]
    return text_from(claims, [item for item in named if item.invoice.kind == "credit_note"])


def _read(paths: Sequence[Path]) -> tuple[_Source, ...]:
    sources: list[_Source] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for path in paths:
        try:
            with path.open("rb") as stream:
                data = stream.read(MAX_INVOICE_BYTES + 1)
            name = _free_name(path.name, taken)
            sources.append(_Source(path.name, name, data, read_ubl(data, path.name)))
        except OSError as error:
            problems.append(_problem(path.name, f"the file cannot be opened ({error.strerror})", "Check the name."))
        except InvoiceUnreadable as error:
            problems += error.problems
    problems += _not_one_case(sources)
    if problems:
        raise InvoiceUnreadable(
            "The invoices cannot make one case.",
            "Correct what is listed, or start without --ubl; nothing has been written.",
            problems=problems,
        )
    return tuple(sources)


def _free_name(given: str, taken: set[str]) -> str:
    """Return ``given`` in plain letters, made different from the names taken, and take it."""
    without_accents = "".join(sign for sign in unicodedata.normalize("NFKD", given) if not unicodedata.combining(sign))
    plain = _UNSAFE.sub("-", without_accents).strip(".-") or "invoice.xml"
    stem, dot, suffix = plain.rpartition(".")
    name, count = plain, 1
    while name.lower() in taken:
        count += 1
        name = f"{stem}-{count}{dot}{suffix}" if dot else f"{plain}-{count}"
    taken.add(name.lower())
    return name


def _same(one: UblParty, other: UblParty) -> bool:
    if one.kvk is not None and other.kvk is not None:
        return one.kvk == other.kvk
    return one.name.lower() == other.name.lower()


def _not_one_case(sources: Sequence[_Source]) -> Iterator[Problem]:
    """Tell what keeps the invoices from being one case: two creditors, two debtors, a credit note for none of them."""
    invoices = [source for source in sources if source.invoice.kind == "invoice"]
    numbers = [source.invoice.number for source in invoices]
    if sources and not invoices:
        message, step = "this is a credit note, and no invoice is given", "Give the invoices that are to be paid."
        yield _problem(sources[0].given, message, step)
        return
    for at, source in enumerate(sources):
        invoice, first = source.invoice, invoices[0].invoice
        step = "Make a case for each pair of creditor and debtor."
        if not _same(invoice.supplier, first.supplier):
            yield _problem(source.given, "this is of another supplier than the first invoice", step)
        if not _same(invoice.customer, first.customer):
            yield _problem(source.given, "this is to another customer than the first invoice", step)
        if invoice.kind == "credit_note" and invoice.refers_to not in numbers:
            message = "this credit note names none of the invoices that are given"
            yield _problem(source.given, message, "Give its invoice too, or leave it out and add it by hand.")
        if invoice.kind == "invoice" and invoice.number in [earlier.invoice.number for earlier in sources[:at]]:
            yield _problem(source.given, "an invoice with this number is given twice", "Leave one of the two out.")
        if invoice.payable == ZERO:
            yield _problem(source.given, "nothing is left to pay on it", "Leave it out.")


def _problem(file: str, message: str, next_step: str) -> Problem:
    return Problem(code=_INVOICE, message=message, next_step=next_step, file=file)
