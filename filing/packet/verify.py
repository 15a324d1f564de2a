"""Whether a packet is what was sealed: every hash, the XML, the sums, and nothing more or less in the container."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from filing.errors import PacketBroken, PacketUnreadable, Problem
from filing.files import sha256
from filing.packet.container import ASK_AGAIN, pack, unpack
from filing.packet.filing_xml import NAMESPACE, require_valid
from filing.packet.seal import FILING_XML, HASHES

LARGEST_XML = 50 * 1024 * 1024  # [bytes]


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
        PacketUnreadable: no sound container, or filing.xml cannot be read at all.
        PacketBroken: filing.xml does not follow its schema; then it says nothing that can be trusted.
    """
    parts = unpack(data)
    problems = [*_hash_problems(parts)]
    if not problems and pack(parts) != data:
        problems.append(_problem("", "The container was changed outside its parts."))
    if FILING_XML not in parts:
        raise PacketBroken("The packet has no filing.xml.", ASK_AGAIN, problems=problems)
    root = _parsed(parts[FILING_XML])
    try:
        require_valid(root)
    except PacketBroken as error:
        raise PacketBroken(error.message, error.next_step, problems=[*problems, *error.problems]) from error
    problems += _account_problems(root, parts)
    return _verified(root, len(parts), tuple(problems))


def _hash_problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    if HASHES not in parts:
        yield _problem(HASHES, "The list of hashes is missing.")
        return
    listed: dict[str, str] = {}
    for line in parts[HASHES].decode("utf-8", "replace").splitlines():
        value, _, name = line.partition("  ")
        listed[name] = value
    for name in sorted(listed.keys() | parts.keys() - {HASHES}):
        if name not in parts:
            yield _problem(name, "This part is listed, and is not there.")
        elif name not in listed:
            yield _problem(name, "This part is there, and is not listed.")
        elif sha256(parts[name]) != listed[name]:
            yield _problem(name, "This part, or its line in the list of hashes, was changed.")


def _account_problems(root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """The hashes in filing.xml against the parts, and the statement's own sum."""
    named = {part.get("file"): part.get("sha256") for part in root.iterfind(_path("parts/part"))}
    for document in root.iterfind(_path("documents/document")):
        named.setdefault(document.get("file"), document.get("sha256"))
    for name, value in sorted(named.items()):
        if name not in parts:
            yield _problem(name, "filing.xml names this part, and it is not there.")
        elif sha256(parts[name]) != value:
            yield _problem(name, "This part does not have the hash that filing.xml gives.")
    for name in sorted(parts.keys() - named.keys() - {FILING_XML, HASHES}):
        yield _problem(name, "filing.xml does not know this part.")
    statement = root.find(_path("statement"))
    if statement is not None:
        total = _amount(statement, "principal") + _amount(statement, "interest") + _amount(statement, "costs")
        if total - _amount(statement, "paid") + _amount(statement, "surplus") != _amount(statement, "open"):
            yield _problem(FILING_XML, "The statement does not add up.")


def _parsed(data: bytes) -> etree._Element:
    if len(data) > LARGEST_XML:
        raise PacketUnreadable("filing.xml is larger than 50 MB.", ASK_AGAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PacketBroken("filing.xml cannot be read.", ASK_AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise PacketBroken("filing.xml declares a document type, which no packet of ours does.", ASK_AGAIN)
    return root


def _verified(root: etree._Element, parts: int, problems: tuple[Problem, ...]) -> Verified:
    statement = root.find(_path("statement"))
    made = root.find(_path("provenance"))
    if statement is None or made is None:
        raise PacketBroken("filing.xml has no statement or provenance.", ASK_AGAIN)
    return Verified(
        reference=root.get("reference", ""),
        addressee=root.get("addressee", ""),
        on=dt.date.fromisoformat(root.get("on", "")),
        program=made.get("program", ""),
        parties=tuple(
            (party.get("role", ""), party.findtext(_path("name")) or "")
            for party in root.iterfind(_path("parties/party"))
        ),
        principal=_amount(statement, "principal-open"),
        interest=_amount(statement, "interest-open"),
        costs=_amount(statement, "costs-open"),
        open=_amount(statement, "open"),
        per_day=_amount(statement, "per-day"),
        documents=tuple(
            AskedDocument(one.get("kind", ""), one.get("title", ""), one.get("file", ""))
            for one in root.iterfind(_path("documents/document"))
        ),
        exhibits=len(root.findall(_path("exhibits/exhibit"))),
        parts=parts,
        overrides=tuple(one.get("rule", "") for one in root.iterfind(_path("overrides/override"))),
        problems=problems,
    )


def _amount(element: etree._Element, name: str) -> Decimal:
    return Decimal(element.get(name, "0.00"))


def _path(steps: str) -> str:
    return "/".join(f"{{{NAMESPACE}}}{step}" for step in steps.split("/"))


def _problem(file: str | None, message: str) -> Problem:
    return Problem("PACKET-CHANGED", message, ASK_AGAIN, file=file or "")
