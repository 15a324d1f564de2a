"""The small HTML grammar of wordings: a rendered fragment becomes blocks of the tree, or is refused tag by tag.

Grammar (``docs/templates.md`` explains it): h1-h3, p, ul, ol, li, table, blockquote, section.box, hr.page; inside
text strong, em, br, cite, span.blank. Nothing else, so that every format can draw everything.
"""

import re
from dataclasses import dataclass

from lxml import etree

from filing.documents.grammar_inline import TAGS, read_inlines, read_run, settled
from filing.documents.grammar_marks import Complaints, attributes, children, choice, is_element, read_marks
from filing.documents.grammar_table import read_table
from filing.documents.tree import (
    Block,
    Box,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    PaymentCode,
    Picture,
    Quote,
    Text,
)

DEEPEST_LIST = 3

_MARKERS = {"1": "decimal", "i": "roman", "a": "letter"}
_PARAGRAPH_CLASSES = ("numbered", "centred", "together")
_RULES = re.compile(r"[A-Z][A-Z0-9]*-\d+[a-z]?(?: [A-Z][A-Z0-9]*-\d+[a-z]?)*")
_TOP = ("h1", "h2", "h3", "p", "ul", "ol", "table", "blockquote", "section", "hr")
_IN_BOX = ("h2", "h3", "p", "ul", "ol", "table")
_IN_QUOTE = ("p", "ul", "ol", "table")
_IN_ITEM = ("p", "ul", "ol")


def parse_fragment(fragment: str, name: str) -> tuple[Block, ...]:
    """Return the blocks of a rendered fragment; numbered paragraphs count 1, 2, 3 … through it.

    ``name`` is the template, for messages; lines are those of the rendered text.

    Raises:
        TemplateInvalid: everything that is not in the grammar, at once, each with its tag and line.
    """
    complaints = Complaints(name)
    root = read_marks(fragment, complaints)
    blocks = _Reader(complaints).blocks(children(root, complaints), _TOP)
    if not blocks and not complaints.problems:
        complaints.add(None, "there is no text in it", "A document has at least one paragraph.")
    complaints.settle()
    return blocks


@dataclass(slots=True)
class _Reader:
    """Reads blocks in document order, counting numbered paragraphs."""

    complaints: Complaints
    numbered: int = 0

    def blocks(self, elements: list[etree._Element], allowed: tuple[str, ...], depth: int = 0) -> tuple[Block, ...]:
        found: list[Block] = []
        for element in elements:
            if str(element.tag) not in allowed:
                self.complaints.add(element, "this tag may not stand here", f"Known here: {', '.join(allowed)}.")
                continue
            found.append(self._block(element, allowed, depth))
        return tuple(found)

    def _block(self, element: etree._Element, allowed: tuple[str, ...], depth: int) -> Block:
        match str(element.tag):
            case "p":
                return self._paragraph(element, top=allowed is _TOP)
            case "ul" | "ol":
                return self._list(element, depth)
            case "table":
                return read_table(element, self.complaints)
            case "blockquote":
                attributes(element, (), self.complaints)
                return Quote(self._inner(element, _IN_QUOTE))
            case "section":
                self._one_class(element, "box")
                return Box(self._inner(element, _IN_BOX))
            case _:
                return self._heading_or_break(element)

    def _heading_or_break(self, element: etree._Element) -> Block:
        if element.tag == "hr":
            return self._rule(element)
        attributes(element, (), self.complaints)
        return Heading(int(str(element.tag)[1]), read_inlines(element, self.complaints))

    def _rule(self, element: etree._Element) -> Block:
        """A page break, or the place of a picture that the house or the case gives."""
        found = attributes(element, ("class", "data-amount"), self.complaints)
        name = choice(element, found.get("class", ""), ("page", "signature", "payment-code"), self.complaints)
        if (name == "payment-code") != ("data-amount" in found):
            self.complaints.add(
                element, "data-amount belongs to a payment code", 'Write <hr class="payment-code" data-amount="…">.'
            )
        if name == "signature":
            return Picture()
        return PaymentCode(found.get("data-amount", "")) if name == "payment-code" else PageBreak()

    def _one_class(self, element: etree._Element, name: str) -> None:
        found = attributes(element, ("class",), self.complaints)
        choice(element, found.get("class", ""), (name,), self.complaints)

    def _inner(self, element: etree._Element, allowed: tuple[str, ...]) -> tuple[Block, ...]:
        found = self.blocks(children(element, self.complaints), allowed)
        if not found:
            self.complaints.add(element, "there is no text in it", "Leave the tag out, or put it under a condition.")
        return found

    def _paragraph(self, element: etree._Element, *, top: bool) -> Paragraph:
        found = attributes(element, ("class", "data-rule"), self.complaints)
        classes = found.get("class", "").split()
        for unknown in sorted(set(classes) - set(_PARAGRAPH_CLASSES)):
            self.complaints.add(element, f"unknown class {unknown!r}", f"Known here: {', '.join(_PARAGRAPH_CLASSES)}.")
        rule = " ".join(found.get("data-rule", "").split())
        if "data-rule" in found and not _RULES.fullmatch(rule):
            self.complaints.add(
                element, f"{rule!r} is no rule number", "Write it as D14-02; several with blanks between."
            )
        number = None
        if "numbered" in classes:
            if not top:
                self.complaints.add(element, "a numbered paragraph inside another block", "Number it at the top level.")
            self.numbered += 1
            number = self.numbered
        return Paragraph(
            content=read_inlines(element, self.complaints),
            number=number,
            rule=rule,
            centred="centred" in classes,
            together="together" in classes,
        )

    def _list(self, element: etree._Element, depth: int) -> ListBlock:
        if depth >= DEEPEST_LIST:
            self.complaints.add(element, f"lists nest more than {DEEPEST_LIST} deep", "Use paragraphs.")
            return ListBlock(())
        if element.tag == "ol":
            found = attributes(element, ("type",), self.complaints)
            marker = _MARKERS[choice(element, found.get("type"), tuple(_MARKERS), self.complaints)]
        else:
            attributes(element, (), self.complaints)
            marker = "bullet"
        items = [self._item(item, depth) for item in children(element, self.complaints)]
        if not items:
            self.complaints.add(element, "a list without items", "Put it under a condition, or give it items.")
        return ListBlock(tuple(items), marker)

    def _item(self, element: etree._Element, depth: int) -> tuple[Block, ...]:
        if element.tag != "li":
            self.complaints.add(element, "this tag may not stand in a list", "Write <li>.")
        attributes(element, (), self.complaints)
        nodes = list(element)
        first_block = next((at for at, node in enumerate(nodes) if node.tag not in TAGS), len(nodes))
        run = read_run(nodes[:first_block], self.complaints)
        lead = settled([*([Text(element.text)] if element.text else []), *run])
        found: list[Block] = [Paragraph(lead)] if lead else []
        rest = [node for node in nodes[first_block:] if is_element(node, self.complaints)]
        for node in nodes[first_block:]:
            if (node.tail or "").strip():
                self.complaints.add(node, "text after this tag stands outside a paragraph", "Put it in a <p>.")
        found += self.blocks(rest, _IN_ITEM, depth + 1)
        if not found:
            self.complaints.add(element, "there is no text in it", "Leave the item out, or put it under a condition.")
        return tuple(found)
