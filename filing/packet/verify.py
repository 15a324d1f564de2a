"""Whether a packet is what was sealed: every hash, the XML, the sums, and nothing more or less in the container.

It finds every change. It does not prove who sealed the packet: whoever can make packets can make another one.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from filing.errors import PacketBroken, Problem
from filing.files import sha256
from filing.packet.account import account_faults
from filing.packet.container import ASK_AGAIN, CHANGED, pack, unpack
from filing.packet.filing_xml import path_of, require_valid
from filing.packet.seal import FILING_XML, HASHES, hashes_text

LARGEST_XML = 50 * 1024 * 1024  # [bytes]
XML_START = b"<?xml version='1.0' encoding='UTF-8'?>\n<filing "
DECLARATION = b"<!"  # of a document type or an entity; also a comment: filing.xml has none


@dataclass(frozen=True, slots=True)
class AskedDocument:
    """A document of the packet: what is asked with it."""

    kind: str
    title: str
    file: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a packet says; sound when ``problems`` is empty."""

    reference: str
    addressee: str
    on: dt.date
    program: str
    parties: tuple[tuple[str, str], ...]
    principal: Decimal
    interest: Decimal
    costs: Decimal
    open: Decimal
    per_day: Decimal
    documents: tuple[AskedDocument, ...]
    exhibits: int
    parts: int
    overrides: tuple[str, ...]
    problems: tuple[Problem, ...]


def verify(data: bytes) -> Verified:
    """Return what the packet says, with every change that was found.

    Raises:
        PacketUnreadable: no container that could be a packet.
        PacketBroken: a part is not the bytes it should be, or filing.xml does not follow its schema; then the packet
            says nothing that can be trusted. The problems name the parts.
    """
    parts = unpack(data)
    problems = list(_hash_problems(parts))
    if not problems and pack(parts) != data:
        problems.append(_problem("", "The container was changed outside its parts."))
    root = _account(parts, problems)
    problems += _part_problems(root, parts)
    problems += [_problem(FILING_XML, fault) for fault in account_faults(root)]
    return _verified(root, len(parts), tuple(problems))


def _hash_problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    if HASHES not in parts:
        yield _problem(HASHES, "The list of hashes is missing.")
        return
    others = {name: data for name, data in parts.items() if name != HASHES}
    if parts[HASHES] == hashes_text(others):
        return
    lines = parts[HASHES].decode("utf-8", "replace").split("\n")
    listed = {name: value for value, between, name in (line.partition("  ") for line in lines) if between}
    found = False
    for name in sorted(listed.keys() | others.keys()):
        fault = _fault(listed.get(name), others.get(name))
        if fault:
            found = True
            yield _problem(name if name in others else HASHES, fault)
    if not found:
        yield _problem(HASHES, "The list of hashes was changed.")


def _fault(listed: str | None, data: bytes | None) -> str:
    if data is None:
        return "A part is listed that is not there."
    if listed is None:
        return "This part is there, and is not listed."
    return "" if sha256(data) == listed else "This part, or its line in the list of hashes, was changed."


def _part_problems(root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """The hashes in filing.xml against the parts."""
    listed = [*root.iterfind(path_of("parts/part")), *root.iterfind(path_of("documents/document"))]
    named = {one.get("file", ""): one.get("sha256", "") for one in reversed(listed)}
    for one in listed:
        if named[one.get("file", "")] != one.get("sha256", ""):
            yield _problem(FILING_XML, "filing.xml gives two hashes for one part.")
    for name, value in sorted(named.items()):
        if name not in parts:
            yield _problem(FILING_XML, f"filing.xml names the part {name}, and it is not there.")
        elif sha256(parts[name]) != value:
            yield _problem(name, "This part does not have the hash that filing.xml gives.")
    for name in sorted(parts.keys() - named.keys() - {FILING_XML, HASHES}):
        yield _problem(name, "filing.xml does not know this part.")


def _account(parts: Mapping[str, bytes], problems: list[Problem]) -> etree._Element:
    """Return filing.xml, valid; what was found before goes along with the refusal when it is not."""
    if FILING_XML not in parts:
        raise PacketBroken("The packet has no filing.xml.", ASK_AGAIN, problems=problems)
    try:
        root = _parsed(parts[FILING_XML])
        require_valid(root)
    except PacketBroken as error:
        found = error.problems or (_problem(FILING_XML, error.message),)
        raise PacketBroken(error.message, error.next_step, problems=[*problems, *found]) from error
    return root


def _parsed(data: bytes) -> etree._Element:
    if len(data) > LARGEST_XML:
        raise PacketBroken("filing.xml is larger than 50 MB.", ASK_AGAIN)
    if not data.startswith(XML_START) or DECLARATION in data:
        raise PacketBroken("filing.xml does not begin, or declares something, as none of ours does.", ASK_AGAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PacketBroken("filing.xml cannot be read.", ASK_AGAIN) from error


def _verified(root: etree._Element, parts: int, problems: tuple[Problem, ...]) -> Verified:
    statement, made = root.find(path_of("statement")), root.find(path_of("provenance"))
    on = _day(root.get("on", ""))
    if statement is None or made is None or on is None:
        raise PacketBroken("filing.xml has no statement, provenance or date.", ASK_AGAIN, problems=problems)
    return Verified(
        reference=root.get("reference", ""),
        addressee=root.get("addressee", ""),
        on=on,
        program=made.get("program", ""),
        parties=tuple(
            (party.get("role", ""), party.findtext(path_of("name")) or "")
            for party in root.iterfind(path_of("parties/party"))
        ),
        principal=_amount(statement, "principal-open"),
        interest=_amount(statement, "interest-open"),
        costs=_amount(statement, "costs-open"),
        open=_amount(statement, "open"),
        per_day=_amount(statement, "per-day"),
        documents=tuple(
            AskedDocument(one.get("kind", ""), one.get("title", ""), one.get("file", ""))
            for one in root.iterfind(path_of("documents/document"))
        ),
        exhibits=len(root.findall(path_of("exhibits/exhibit"))),
        parts=parts,
        overrides=tuple(one.get("rule", "") for one in root.iterfind(path_of("overrides/override"))),
        problems=problems,
    )


def _day(text: str) -> dt.date | None:
    """An XML date may carry a time zone or a year beyond 9999; ours never does."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _amount(element: etree._Element, name: str) -> Decimal:
    return Decimal(element.get(name, "0.00"))


def _problem(file: str, message: str) -> Problem:
    return Problem(CHANGED, message, ASK_AGAIN, file=file)
