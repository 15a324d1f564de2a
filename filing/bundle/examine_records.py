"""Whether the records of a bundle say the same: the ledger, the collection and the proof held against ``bundle.xml``.

Their digests show a change to one of them; this shows one that was made with the digests put right.
"""

import json
from collections.abc import Iterator, Sequence

from lxml import etree

from filing.bundle.manifest import NAMESPACE, xml_text
from filing.documents.akoma_ntoso import NAMESPACE as AKOMA

_B = {"b": NAMESPACE}
_A = {"a": AKOMA}
_WORK = "a:doc/a:meta/a:identification/a:FRBRWork"
_MADE = "a:doc/a:meta/a:identification/a:FRBRManifestation"
Fact = tuple[str, ...]


def _told(entry: etree._Element) -> Fact:
    """Return what the XML says of an exhibit, or of what is missing, in the order of the other records."""
    source = entry.find("b:source", _B)
    facts = entry if source is None else source
    return (
        entry.get("id", ""),
        entry.get("number", ""),
        entry.findtext("b:title", "", _B) or "",
        entry.get("inside", ""),
        facts.get("file", ""),
        facts.get("sha256", ""),
        entry.get("first-page", ""),
        entry.get("last-page", ""),
        entry.get("reason", ""),
        "\n".join(one.text or "" for one in entry.iterfind("b:note", _B)),
        "\n".join(one.text or "" for one in entry.iterfind("b:removed", _B)),
    )


def _input(entry: dict[str, object]) -> Fact:
    pages = entry.get("pages")
    first, last = (pages["from"], pages["to"]) if isinstance(pages, dict) else ("", "")
    keys = ("id", "exhibit", "title", "inside", "file", "sha256")
    told = [xml_text(str(entry[key] or "")) for key in keys]
    remarks = ["\n".join(map(xml_text, _texts(entry.get(key)))) for key in ("notes", "removed")]
    return (*told, str(first), str(last), str(entry.get("reason", "")), *remarks)


def _texts(listed: object) -> list[str]:
    return [str(one) for one in listed] if isinstance(listed, list) else []


def _whole(root: etree._Element) -> tuple[Fact, list[Fact], list[Fact]]:
    case = root.find("b:case", _B)
    of_case = ("", "") if case is None else (case.get("reference", ""), case.get("on", ""))
    files: list[Fact] = [
        (one.get("name", ""), one.get("sha256", ""), one.get("size", ""), one.get("pages", ""), one.get("volume", ""))
        for one in root.iterfind("b:file", _B)
    ]
    entries = [*root.iterfind("b:exhibits/b:exhibit", _B), *root.iterfind("b:omitted/b:evidence", _B)]
    return (*of_case, root.get("complete", "")), files, sorted(map(_told, entries))


def against_the_ledger(root: etree._Element, ledger: bytes) -> Iterator[str]:
    """Yield what the ledger says otherwise than the XML."""
    case, files, entries = _whole(root)
    try:
        said = json.loads(ledger)
        of_case = (xml_text(said["reference"]), said["on"], "true" if said["complete"] is True else "false")
        theirs = [
            tuple(str(one[key]) for key in ("file", "sha256", "size", "pages", "volume")) for one in said["files"]
        ]
        inputs = sorted(_input(one) for one in said["inputs"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield "It is no ledger of this program."
        return
    if of_case != case:
        yield "Its reference, its day, or whether the bundle is complete is not what the XML says."
    if theirs != files:
        yield "It names other files than the XML."
    yield from _first_difference(entries, inputs, "It says another thing of {} than the XML.")


def _first_difference(ours: Sequence[Fact], theirs: Sequence[Fact], words: str) -> Iterator[str]:
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            yield words.format(f"evidence {one[0]!r}")
            return
    if len(ours) != len(theirs):
        yield "It names more or fewer pieces of evidence than the XML."


def _value(entry: etree._Element, path: str, key: str = "value") -> str:
    found = entry.find(path, _A)
    return "" if found is None else found.get(key, "")


def _component(entry: etree._Element) -> Fact:
    """Return what the collection says of an exhibit: number, title, date, digest and pages."""
    return (
        _value(entry, f"{_WORK}/a:FRBRnumber"),
        _value(entry, f"{_WORK}/a:FRBRalias"),
        _value(entry, f"{_WORK}/a:FRBRdate", "date"),
        _value(entry, f"{_MADE}/a:FRBRalias"),
        _value(entry, f"{_MADE}/a:FRBRportion", "from"),
        _value(entry, f"{_MADE}/a:FRBRportion", "upTo"),
    )


def against_the_collection(root: etree._Element, collection: bytes) -> Iterator[str]:
    """Yield what the Akoma Ntoso collection says otherwise than the XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        tree = etree.fromstring(collection, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield "It is not XML."
        return
    ours = []
    for one in [*root.iterfind("b:exhibits/b:exhibit", _B), *root.iterfind("b:omitted/b:evidence", _B)]:
        _id, number, title, _inside, _file, digest, first, last, *_others = _told(one)
        ours.append((number or "–", title, one.get("date", ""), digest, first, last))
    theirs = [_component(entry) for entry in tree.iterfind(".//a:component", _A) if entry.find("a:doc", _A) is not None]
    yield from _first_difference(ours, theirs, "It says another thing of {} than the XML.")


def against_the_proof(root: etree._Element, proof: object) -> Iterator[str]:
    """Yield what the proof, read from JSON and known to have these parts, leaves out of what the XML names."""
    if not isinstance(proof, dict):
        return
    proven = [(str(one.get("id")), str(one.get("exhibit"))) for one in proof["exhibits"] if one["checks"]]
    named = [(one.get("id", ""), one.get("number", "")) for one in root.iterfind("b:exhibits/b:exhibit", _B)]
    if [(xml_text(key), label) for key, label in proven] != named or not proof["whole"]:
        yield "It does not prove every exhibit that the XML names."
