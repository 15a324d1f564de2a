"""Marks inside a paragraph or cell: text, emphasis, references to exhibits, blanks and line breaks."""

from lxml import etree

from filing.documents.grammar_marks import Complaints, attributes, choice, is_element, squeeze
from filing.documents.tree import Blank, ExhibitReference, Inline, Inlines, LineBreak, Style, Text

EMPHASIS = {"strong": Style.STRONG, "b": Style.STRONG, "em": Style.EMPHASIS, "i": Style.EMPHASIS}
TAGS = (*EMPHASIS, "br", "cite", "span")
_KNOWN = "Known inside text: strong, em, br, cite, span class blank."


def read_inlines(element: etree._Element, complaints: Complaints, *, may_be_empty: bool = False) -> Inlines:
    """Return the text of ``element``, white space as HTML shows it; without any words it is noted as empty."""
    content = settled([*_text(element.text), *read_run(list(element), complaints)])
    if not content and not may_be_empty:
        complaints.add(element, "there is no text in it", "Leave the tag out, or put it under a condition.")
    return content


def read_run(nodes: list[etree._Element], complaints: Complaints, style: Style = Style.PLAIN) -> list[Inline]:
    """Return ``nodes`` and the text behind each as inlines, white space not yet settled."""
    found: list[Inline] = []
    for node in nodes:
        if is_element(node, complaints):
            found += _read(node, complaints, style)
        found += _text(node.tail, style)
    return found


def settled(inlines: list[Inline]) -> Inlines:
    """Return ``inlines`` with white space collapsed across them, none at the ends or around breaks, runs merged."""
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text=raw, style=style):
                text = squeeze(raw)
                if not found or isinstance(found[-1], LineBreak) or _ends_in_space(found[-1]):
                    text = text.removeprefix(" ")
                last = found[-1] if found else None
                if isinstance(last, Text) and last.style is style:
                    found[-1] = Text(last.text + text, style)
                elif text:
                    found.append(Text(text, style))
            case LineBreak():
                _strip_end(found)
                if found:
                    found.append(inline)
            case _:
                found.append(inline)
    _strip_end(found)
    while found and isinstance(found[-1], LineBreak):
        found.pop()
        _strip_end(found)
    return tuple(found)


def words(element: etree._Element, complaints: Complaints) -> str:
    """Return the text of ``element``, in which no tag may stand and which may not be empty."""
    for child in element:
        if is_element(child, complaints):
            complaints.add(child, f"no tag may stand inside <{element.tag}>", "Use plain words.")
    found = squeeze("".join(element.itertext())).strip(" ")
    if not found:
        complaints.add(element, "there is no text in it", "Leave the tag out, or put it under a condition.")
    return found


def _read(node: etree._Element, complaints: Complaints, style: Style) -> list[Inline]:
    tag = str(node.tag)
    if tag in EMPHASIS:
        attributes(node, (), complaints)
        if style is not Style.PLAIN:
            complaints.add(node, "emphasis inside emphasis", "Use one of strong and em.")
        return [*_text(node.text, EMPHASIS[tag]), *read_run(list(node), complaints, EMPHASIS[tag])]
    if tag == "br":
        attributes(node, (), complaints)
        if node.text or len(node):
            complaints.add(node, "something stands inside a line break", "Write <br>.")
        return [LineBreak()]
    if tag == "cite":
        found = attributes(node, ("data-exhibit",), complaints)
        if not found.get("data-exhibit"):
            complaints.add(node, "a reference without data-exhibit", "Name the exhibit by its id in the case file.")
        return [ExhibitReference(found.get("data-exhibit", ""), words(node, complaints))]
    if tag == "span":
        found = attributes(node, ("class",), complaints)
        choice(node, found.get("class", ""), ("blank",), complaints)
        return [Blank(words(node, complaints))]
    complaints.add(node, "this tag may not stand inside text", _KNOWN)
    return []


def _text(text: str | None, style: Style = Style.PLAIN) -> list[Inline]:
    return [Text(text, style)] if text else []


def _ends_in_space(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.text.endswith(" ")


def _strip_end(found: list[Inline]) -> None:
    while found and isinstance(last := found[-1], Text):
        found.pop()
        if stripped := last.text.removesuffix(" "):
            found.append(Text(stripped, last.style))
            return
