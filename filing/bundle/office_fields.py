"""Fields of a Word document that would work themselves out again: they stand as the file stored them.

A DATE shows the day of conversion, FILENAME a folder of ours, INCLUDETEXT another file. What the print itself decides
(page numbers, contents, references) is left alone.
"""

from dataclasses import dataclass, field

from lxml import etree

from filing.bundle.office_parts import Parts, written, xml_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
LEFT_ALONE = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "TOC", "TOA", "INDEX", "HYPERLINK", "REF", "NOTEREF"}
    | {"STYLEREF", "SEQ", "XE", "TC", "TA", "RD", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SYMBOL", "EQ"}
    | {"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "ADDIN", "BIBLIOGRAPHY", "CITATION", "SHAPE", "EMBED", "ADVANCE"}
)
CODE = ("instrText", "delInstrText")
CONTENT = ("t", "tab", "br", "cr", "sym", "drawing", "pict", "object", "noBreakHyphen")


@dataclass(slots=True)
class _Field:
    """A field on its way: the pieces of its code, and whether its result has begun."""

    code: str = ""
    pieces: list[etree._Element] = field(default_factory=list)
    in_result: bool = False
    has_result: bool = False

    def meet(self, piece: etree._Element, kind: str, *, own: bool) -> None:
        """Take note of a piece that stands in the field; it is the field's ``own`` when it is in no other inside it."""
        if self.in_result and not (own and kind):
            self.has_result = self.has_result or etree.QName(piece).localname in CONTENT
            return
        self.pieces.append(piece)
        if own and etree.QName(piece).localname in CODE:
            self.code += piece.text or ""
        self.in_result = self.in_result or (own and kind == "separate")

    @property
    def frozen(self) -> bool:
        """Whether the field stands as it was stored."""
        return keyword(self.code) not in LEFT_ALONE


@dataclass(slots=True)
class Frozen:
    """How many fields stand as they were stored, and how many of them have nothing stored."""

    stored: int = 0
    empty: int = 0


def keyword(code: str) -> str:
    """Return the name of the field, in capitals; ``=`` for one that reckons."""
    word = code.strip().partition(" ")[0].upper()
    return "=" if word.startswith("=") else word.partition("\\")[0]


def _take_out(one: _Field, frozen: Frozen) -> None:
    if not one.frozen:
        return
    frozen.stored += 1
    frozen.empty += not one.has_result
    for piece in one.pieces:
        parent = piece.getparent()
        if parent is not None:
            parent.remove(piece)


def _complex(root: etree._Element, w: str, frozen: Frozen) -> None:
    """Leave of each frozen field that begins, separates and ends in runs only its result."""
    open_fields: list[_Field] = []
    for piece in list(root.iter(*(f"{w}{name}" for name in ("fldChar", *CODE, *CONTENT)))):
        kind = piece.get(f"{w}fldCharType", "") if piece.tag == f"{w}fldChar" else ""
        if kind == "begin":
            open_fields.append(_Field())
        for one in open_fields:
            one.meet(piece, kind, own=one is open_fields[-1])
        if kind == "end" and open_fields:
            _take_out(open_fields.pop(), frozen)
    for one in open_fields:  # fields that never end
        _take_out(one, frozen)


def _simple(root: etree._Element, w: str, frozen: Frozen) -> None:
    """Put in place of each frozen field of one element what is in it."""
    for one in list(root.iter(f"{w}fldSimple")):
        if keyword(one.get(f"{w}instr", "")) in LEFT_ALONE:
            continue
        frozen.stored += 1
        frozen.empty += not any((text.text or "") for text in one.iter(f"{w}t"))
        parent = one.getparent()
        place = parent.index(one)
        for moved in reversed(list(one)):
            parent.insert(place, moved)
        parent.remove(one)


def freeze_fields(parts: Parts) -> None:
    """Leave in the Word document only fields that its print decides; notes say how many were taken as stored."""
    frozen = Frozen()
    for name in parts.markup(b"fldChar", b"fldSimple"):
        root = xml_of(parts.contents[name])
        for w in (W, STRICT):
            _simple(root, w, frozen)
            _complex(root, w, frozen)
        parts.contents[name] = written(root)
    parts.tell(frozen.stored, "fields (dates, names of files and the like) stand as the file stored them")
    parts.tell(frozen.empty, "of these fields have nothing stored and show nothing")
