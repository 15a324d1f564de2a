"""A bundle opened again from its own XML, so that something can be added and what was cited stays where it was.

The XML is trusted only when it is valid, and when every PDF it speaks of stands beside it with the digest it names.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from filing.bundle.lock import Kept, Lock
from filing.bundle.manifest import NAMESPACE, bundle_schema
from filing.casefile.exhibit_numbers import label_of, place_of
from filing.casefile.exhibits import Counted, Exhibits
from filing.errors import BundleNotReopened
from filing.files import inside

MAX_BYTES = 50_000_000  # [bytes] of bundle.xml
_B = {"b": NAMESPACE}
_TOGETHER = "Keep bundle.xml and its PDF together as they were made, and name that XML."


@dataclass(frozen=True, slots=True)
class Reopened:
    """What an earlier bundle says: the numbers it gave, its exhibits in order with the page each began on, its list."""

    lock: Lock
    first_pages: Mapping[str, int]
    labels: Mapping[str, str]
    front_pages: int


def reopen(path: Path) -> Reopened:
    """Return what the bundle says whose XML stands at ``path``.

    Raises:
        BundleNotReopened: there is no such XML, it is not valid, or a PDF beside it is missing or changed.
    """
    root = parsed(path)
    for file in root.iterfind("b:file", _B):
        _check_file(path.parent, file)
    shown = root.findall("b:exhibits/b:exhibit", _B)
    omitted = [entry for entry in root.iterfind("b:omitted/b:evidence", _B) if entry.get("number")]
    profile = root.find("b:profile", _B)
    case = root.find("b:case", _B)
    front = root.find("b:list", _B)
    if case is None or front is None:  # the schema asks for both
        raise BundleNotReopened(f"{path.name} lacks its case or its list.", _TOGETHER)
    try:
        kept = tuple(_kept(entry) for entry in (*shown, *omitted))
    except ValueError as error:
        raise BundleNotReopened(f"{path.name} holds a date or a number that is none.", _TOGETHER) from error
    if len({one.id for one in kept}) != len(kept):
        raise BundleNotReopened(f"{path.name} names an exhibit twice.", _TOGETHER)
    return Reopened(
        lock=Lock(case.get("reference", ""), "" if profile is None else profile.get("name", ""), kept),
        first_pages={entry.get("id", ""): int(entry.get("first-page", "0")) for entry in shown},
        labels={entry.get("id", ""): entry.get("number", "") for entry in shown},
        front_pages=int(front.get("last-page", "0")) - int(front.get("first-page", "0")) + 1,
    )


def parsed(path: Path) -> etree._Element:
    """Return the root of the XML at ``path``, which is valid.

    Raises: BundleNotReopened.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BundleNotReopened(f"{path.name} is larger than {MAX_BYTES} bytes.", _TOGETHER)
        data = path.read_bytes()
    except OSError as error:
        raise BundleNotReopened(f"{path.name} cannot be read: {error.strerror}.", _TOGETHER) from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BundleNotReopened(f"{path.name} is not XML: line {error.lineno}.", _TOGETHER) from error
    if root.getroottree().docinfo.doctype:
        raise BundleNotReopened(f"{path.name} has a document type, which no bundle.xml has.", _TOGETHER)
    schema = bundle_schema()
    if not schema.validate(root):
        fault = schema.error_log[0]
        raise BundleNotReopened(f"{path.name} is no bundle.xml of this program: line {fault.line}.", _TOGETHER)
    return root


def _check_file(folder: Path, file: etree._Element) -> None:
    name = file.get("name", "")
    found = inside(folder, name)
    try:
        if found is None or not found.is_file():
            raise BundleNotReopened(f"{name} does not stand beside its XML.", _TOGETHER)
        with found.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise BundleNotReopened(f"{name} cannot be read: {error.strerror}.", _TOGETHER) from error
    if digest != file.get("sha256"):
        raise BundleNotReopened(f"{name} is not the file that its XML describes: the SHA-256 differs.", _TOGETHER)


def _kept(entry: etree._Element) -> Kept:
    source = entry.find("b:source", _B)
    facts = entry if source is None else source
    return Kept(
        id=entry.get("id", ""),
        label=label_of(place_of(entry.get("number", ""))),
        day=dt.date.fromisoformat(entry.get("date", "")),
        file=facts.get("file", ""),
        sha256=facts.get("sha256", ""),
    )


def in_old_order(counted: Sequence[Counted], before: Reopened) -> tuple[Counted, ...]:
    """Return the exhibits as the earlier bundle had them, and behind those what is new, in the order it comes in."""
    last = max(before.first_pages.values(), default=0) + 1
    return tuple(sorted(counted, key=lambda item: before.first_pages.get(item.evidence.id, last)))


def moved(exhibits: Exhibits, before: Reopened) -> tuple[str, ...]:
    """Return in words which exhibits of the earlier bundle begin on another page now."""
    said = []
    if exhibits.front_pages != before.front_pages:
        said.append(
            f"the exhibit list takes {exhibits.front_pages} pages and took {before.front_pages}: what follows it moves"
        )
    for row in exhibits.rows:
        was = before.first_pages.get(row.id)
        if was is not None and was != row.first_page:
            said.append(f"exhibit {row.label} began on p. {was} and now begins on p. {row.first_page}")
    return tuple(said)
