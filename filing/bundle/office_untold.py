"""What an Office document holds that its print does not show: counted from its parts, and told."""

import re
from collections.abc import Iterator

from lxml import etree

from filing.bundle.office_parts import Parts, number_of, xml_of

LOCAL = "local-name()"
TRACKED = ("ins", "del", "moveFrom", "moveTo")
NOTHING = (None, "0", "false", "off")
PRINT_AREA = b"_xlnm.Print_Area"
NUMBER_HIDES = re.compile(rb'formatCode="\s*;+\s*"')
SHOWN_STATES = (None, "", "visible")


def _count(parts: Parts, beginning: str, *words: bytes) -> int:
    """Return how often elements with one of these names begin in the parts whose names begin so."""
    tags = re.compile(rb"<(?:[^\s<>/:]+:)?(?:" + b"|".join(words) + rb")[\s/>]")
    return sum(len(tags.findall(parts.contents[name])) for name in parts.named(beginning))


def _roots(parts: Parts, names: Iterator[str], *words: bytes) -> Iterator[etree._Element]:
    """Yield the parts in which one of ``words`` stands; the others need not be looked through."""
    for name in names:
        data = parts.contents[name]
        if any(word in data for word in words):
            yield xml_of(data)


def _is_on(element: etree._Element) -> bool:
    """Return whether a mark like ``<w:vanish/>`` or ``hidden="1"`` counts."""
    value = next((value for name, value in element.attrib.items() if etree.QName(name).localname == "val"), "1")
    return value.lower() not in {"0", "false", "off"}


def _hidden_runs(parts: Parts) -> int:
    count = 0
    for root in _roots(parts, parts.named("word/"), b"vanish"):
        for mark in root.iter("{*}vanish"):
            run = mark.getparent().getparent()
            if _is_on(mark) and run is not None and any((text.text or "").strip() for text in run.iter("{*}t")):
                count += 1
    return count


def _tell_word(parts: Parts) -> None:
    tracked = _count(parts, "word/", *(name.encode() for name in TRACKED))
    parts.tell(tracked, "tracked changes; what was taken out stands struck, what was added underlined")
    parts.tell(_count(parts, "word/comments", b"comment"), "comments are not printed")
    parts.tell(_hidden_runs(parts), "passages are hidden in the document; they are not printed")
    styles = _roots(parts, parts.named("word/styles"), b"vanish")
    hiding = sum(1 for root in styles for mark in root.iter("{*}vanish") if _is_on(mark))
    parts.tell(hiding, "styles of the document hide text; what has them is not printed")
    parts.tell(_count(parts, "word/", b"altChunk"), "files are mixed into the text; they may not be printed")


def _is_hidden(row: etree._Element) -> bool:
    return row.get("hidden") in {"1", "true"} or row.get("ht") == "0" or row.get("width") == "0"


def _tell_excel(parts: Parts) -> None:
    book = parts.contents.get("xl/workbook.xml", b"")
    sheets = list(xml_of(book).iter("{*}sheet")) if book else []
    parts.tell(
        sum(sheet.get("state") not in SHOWN_STATES for sheet in sheets), "sheets are hidden; they are not printed"
    )
    rows = columns = 0
    for root in _roots(parts, parts.named("xl/worksheets/"), b"hidden=", b'ht="0"', b'width="0"'):
        rows += sum(1 for row in root.iter("{*}row") if _is_hidden(row) and len(row))
        columns += sum(
            int(number_of(column.get("max"), 1) - number_of(column.get("min"), 1)) + 1
            for column in root.iter("{*}col")
            if _is_hidden(column)
        )
    parts.tell(rows, "rows with values are hidden; they are not printed")
    parts.tell(columns, "columns are hidden; they are not printed")
    parts.tell(book.count(PRINT_AREA), "sheets have a print area; cells outside it are not printed")
    comments = _count(parts, "xl/comments", b"comment") or _count(parts, "xl/threadedComments/", b"threadedComment")
    parts.tell(comments, "comments on cells are not printed")
    hides = len(NUMBER_HIDES.findall(parts.contents.get("xl/styles.xml", b"")))
    parts.tell(hides, "number formats of the workbook show nothing of the value in a cell")
    parts.tell(
        sum(1 for name in parts.named("xl/externalLinks/externalLink")),
        "other workbooks are named in formulas; values stand as stored",
    )


def _tell_powerpoint(parts: Parts) -> None:
    slides = [xml_of(parts.contents[name]) for name in parts.named("ppt/slides/slide")]
    parts.tell(sum(slide.get("show") in {"0", "false"} for slide in slides), "slides are hidden; they are not printed")
    notes = _roots(parts, parts.named("ppt/notesSlides/"), b"<")
    spoken = sum(any((text.text or "").strip() for text in root.iter("{*}t")) for root in notes)
    parts.tell(spoken, "slides have notes of the speaker, which are not printed")
    parts.tell(_count(parts, "ppt/comments/", b"cm"), "comments are not printed")
    parts.tell(_count(parts, "ppt/slides/", b"timing"), "slides move; each is printed once, with all that appears")


def _hidden_styles(root: etree._Element, kind: str, name: str, values: frozenset[str]) -> int:
    found = 0
    for properties in root.iter(f"{{*}}{kind}"):
        said = next((value for key, value in properties.attrib.items() if etree.QName(key).localname == name), "")
        found += said in values
    return found


def _tell_open(parts: Parts) -> None:
    changes = comments = hidden = sheets = rows = slides = notes = 0
    for name in ("content.xml", "styles.xml"):
        root = xml_of(parts.contents[name]) if name in parts.contents else etree.Element("none")
        changes += sum(1 for _one in root.iter("{*}changed-region", "{*}cell-content-change"))
        comments += sum(1 for _one in root.iter("{*}annotation"))
        hidden += _hidden_styles(root, "text-properties", "display", frozenset({"none"}))
        hidden += _hidden_styles(root, "section", "display", frozenset({"none", "condition"}))
        hidden += sum(1 for _one in root.iter("{*}hidden-text", "{*}hidden-paragraph"))
        sheets += _hidden_styles(root, "table-properties", "display", frozenset({"false"}))
        for kind in ("table-row", "table-column"):
            rows += _hidden_styles(root, kind, "visibility", frozenset({"collapse", "filter"}))
        slides += _hidden_styles(root, "drawing-page-properties", "visibility", frozenset({"hidden"}))
        notes += sum(1 for one in root.iter("{*}notes") if "".join(one.itertext()).strip())
    parts.tell(changes, "tracked changes; what was taken out stands struck, what was added underlined")
    parts.tell(comments, "comments are not printed")
    parts.tell(hidden, "styles or passages hide text; it is not printed")
    parts.tell(sheets, "styles hide sheets; they are not printed")
    parts.tell(rows, "rows or columns are hidden; they are not printed")
    parts.tell(slides, "styles hide slides; they are not printed")
    parts.tell(notes, "slides have notes of the speaker, which are not printed")


def tell_untold(parts: Parts, open_document: bool) -> None:
    """Note what the document holds that its print does not show."""
    names = list(parts.contents)
    if open_document:
        _tell_open(parts)
        macros = sum(
            name.startswith(("Basic/", "Scripts/")) and not name.endswith(("-lc.xml", "-lb.xml")) for name in names
        )
        embedded = sum(
            re.fullmatch(r"Object \d+/content\.xml|Object \d+|ObjectReplacements/.*", name) is not None
            for name in names
        )
    else:
        _tell_word(parts)
        _tell_excel(parts)
        _tell_powerpoint(parts)
        macros = sum(name.rpartition("/")[2] in {"vbaProject.bin", "vbaProjectSignature.bin"} for name in names)
        embedded = sum("/embeddings/" in name for name in names)
        media = sum(name.lower().endswith((".mp4", ".mp3", ".wav", ".wmv", ".avi", ".m4a", ".mov")) for name in names)
        parts.tell(media, "recordings in the document are not shown")
        parts.tell(
            sum("/activeX/" in name and name.endswith(".bin") for name in names),
            "controls may not be printed as filled in",
        )
    parts.tell(macros, "parts with macros, which do not run here")
    parts.tell(embedded, "files are embedded; of them only their picture in the document is printed")
