"""Pages from an electronic invoice (UBL or CII): shown readable, every value of the file on the page.

What the layout has no place for stands at the end under the path at which the file says it, so that the page hides
nothing. The XML itself goes into the packet as a file of its own, not into the PDF: many courts refuse a PDF with
files inside, and the proof of the bundle counts one as something that may act by itself.
"""

import base64
import binascii
import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree, html

from filing.bundle.from_mail import fate_text
from filing.bundle.from_text import note_unknown, page_count
from filing.bundle.invoice_fields import CREDIT_NOTE_CODES, ROOTS, Fields, Syntax
from filing.bundle.invoice_sums import sum_notes
from filing.bundle.invoice_words import label
from filing.bundle.limits import MAX_INVOICE_VALUES, MAX_XML_BYTES
from filing.bundle.pages import Asked, Attached, Inside, Pages
from filing.bundle.printable import breakable, one_line
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import words_in
from filing.dutch import date_text

NAMESPACES = tuple(root[1:].split("}")[0].encode() for root in ROOTS)
KEEP = "the invoice as data; the pages show it readable"
DATES = frozenset({"issued", "due", "delivered", "period_from", "period_until"})
DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:Z|[+-]\d{2}:\d{2})?")
LINE_COLUMNS = ("line", "item", "quantity", "price", "vat_rate", "amount")
TAX_COLUMNS = ("vat_category", "vat_rate", "taxable", "amount")
LONGEST_VALUE = 1_000  # [characters] of a value that the layout has no place for; signatures are longer
PREFIX = re.compile(r"\{[^}]*\}")


class _Invoice:
    """The values of one invoice, each given out with its place ticked off, so that the rest can be told."""

    def __init__(self, root: etree._Element, syntax: Syntax, language: str) -> None:
        self.root = root
        self.syntax = syntax
        self.language = language
        self._told: set[etree._Element] = set()

    def values(self, at: etree._Element, path: str) -> Iterator[str]:
        """Yield the values that stand at ``path``, with currency or unit behind them."""
        for found in at.iterfind(path, self.syntax.prefixes):
            text = " ".join((found.text or "").split())
            self._told.add(found)
            if text:
                unit = found.get("currencyID") or found.get("unitCode") or ""
                yield one_line(f"{text} {unit}")

    def rows(self, at: etree._Element, fields: Fields) -> list[tuple[str, str | html.HtmlElement]]:
        """Return the labels and values of a section, without those that the file leaves out."""
        return [
            (label(key, self.language), breakable(self._day(text) if key in DATES else text))
            for key, path in fields
            for text in self.values(at, path)
        ]

    def cells(self, at: etree._Element, fields: Fields, columns: tuple[str, ...]) -> list[str]:
        """Return one row of a table; what several places say of one column stands together."""
        said: dict[str, list[str]] = {column: [] for column in columns}
        for key, path in fields:
            said[key].extend(self.values(at, path))
        return ["\n".join(dict.fromkeys(said[column])) for column in columns]

    def pass_over(self, path: str) -> list[etree._Element]:
        """Return the elements at ``path``, ticked off."""
        found = list(self.root.iterfind(path, self.syntax.prefixes))
        self._told.update(found)
        return found

    def rest(self) -> list[list[str]]:
        """Return path and value of everything that was not given out."""
        tree = self.root.getroottree()
        left = []
        for one in self.root.iter(etree.Element):
            said = [] if one in self._told else [one.text]
            said += [child.tail for child in one]  # words between elements, where the format has none
            for text in (" ".join((words or "").split()) for words in said):
                if text:
                    path = PREFIX.sub("", tree.getelementpath(one))
                    shown = text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}… ({len(text)})"
                    left.append([one_line(path), one_line(shown)])
        return left

    def _day(self, text: str) -> str:
        found = DAY.fullmatch(text)
        try:
            day = dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
        except ValueError:
            day = None
        return date_text(day, self.language) if day else text


def _root(data: bytes) -> etree._Element:
    if len(data) > MAX_XML_BYTES:
        raise Refused(Reason.TOO_LARGE, f"the invoice has {len(data)} bytes; at most {MAX_XML_BYTES} are taken")
    bare = data.replace(b"\x00", b"")  # as it would read in an encoding of one byte to the letter
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise Refused(Reason.UNSUPPORTED, "the invoice declares a document type, which can hide things")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Reason.DAMAGED, f"the invoice is no sound XML (line {error.lineno or 1})") from error
    if root.tag not in ROOTS:
        raise Refused(Reason.UNSUPPORTED, "the file is XML, but no invoice or credit note in UBL or CII")
    if sum(1 for _one in root.iter(etree.Element)) > MAX_INVOICE_VALUES:
        raise Refused(Reason.TOO_LARGE, f"the invoice has more than {MAX_INVOICE_VALUES} values")
    return root


def _enclosed(found: etree._Element) -> Attached:
    name = found.get("filename") or ""
    try:
        data = base64.b64decode("".join((found.text or "").split()), validate=True)
    except (binascii.Error, ValueError):
        return Attached(
            name, found.get("mimeCode") or "", b"", Reason.DAMAGED, "the file inside the invoice is damaged"
        )
    return Attached(name, found.get("mimeCode") or "", data)


def invoice_inside(asked: Asked) -> Inside:
    """Return the files that the invoice carries.

    Raises: Refused when it is damaged, too large, or no invoice.
    """
    root = _root(asked.data)
    syntax = ROOTS[str(root.tag)][1]
    return Inside(tuple(_enclosed(found) for found in root.iterfind(syntax.enclosed, syntax.prefixes)))


def _table(heads: tuple[str, ...], rows: list[list[str]], language: str, look: str) -> html.HtmlElement:
    body = [
        element("tr", *(element("td", breakable(text), class_=key) for key, text in zip(heads, row, strict=True)))
        for row in rows
    ]
    head = element("tr", *(element("th", label(key, language), class_=key) for key in heads))
    return element("table", element("thead", head), element("tbody", *body), class_=f"rows {look}")


def _sections(invoice: _Invoice) -> Iterator[html.HtmlElement]:
    syntax, language, root = invoice.syntax, invoice.language, invoice.root
    yield facts(invoice.rows(root, syntax.head))
    for key, path in (("seller", syntax.seller), ("buyer", syntax.buyer)):
        for party in root.iterfind(path, syntax.prefixes):
            yield element("h2", label(key, language))
            yield facts(invoice.rows(party, syntax.party))
    found = [line for path in syntax.line for line in root.iterfind(path, syntax.prefixes)]
    yield element("h2", label("lines", language))
    yield _table(
        LINE_COLUMNS, [invoice.cells(line, syntax.line_fields, LINE_COLUMNS) for line in found], language, "lines"
    )
    taxes = [invoice.cells(tax, syntax.tax_fields, TAX_COLUMNS) for tax in root.iterfind(syntax.tax, syntax.prefixes)]
    if taxes:
        yield element("h2", label("vat", language))
        yield _table(TAX_COLUMNS, taxes, language, "taxes")
    yield element("h2", label("totals", language))
    yield facts(invoice.rows(root, syntax.totals))
    payment = invoice.rows(root, syntax.payment)
    if payment:
        yield element("h2", label("payment", language))
        yield facts(payment)


def invoice_pages(asked: Asked) -> Pages:
    """Return the invoice on A4 pages; the file itself is kept for the packet.

    Raises: Refused when it is damaged, too large, or no invoice.
    """
    words = words_in(asked.language)
    root = _root(asked.data)
    kind, syntax = ROOTS[str(root.tag)]
    invoice = _Invoice(root, syntax, words.language)
    codes = {text for key, path in syntax.head if key == "type_code" for text in invoice.values(root, path)}
    kind = "credit_note" if codes & CREDIT_NOTE_CODES else kind
    sections = list(_sections(invoice))
    if invoice.pass_over(syntax.enclosed) and asked.fates:
        lines = [element("li", fate_text(fate, words)) for fate in asked.fates]
        sections += [element("h2", label("attachments", words.language)), element("ul", *lines)]
    rest = invoice.rest()
    if rest:
        sections += [
            element("h2", label("rest", words.language)),
            _table(("place", "value"), rest, words.language, "rest"),
        ]
    title = label(kind, words.language)
    explained = element("p", label("made_from", words.language), class_="file")
    body = element("div", element("h1", title), explained, *sections, class_="mail invoice")
    pdf = sheet_pdf(title, words.language, body)
    notes = list(sum_notes(root, syntax))
    note_unknown(" ".join(root.itertext()), notes)
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes), keep=KEEP)
