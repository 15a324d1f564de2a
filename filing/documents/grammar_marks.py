"""Marks as read: a hardened element tree of a rendered fragment, and the list of what is wrong with it."""

import html.entities
import re
from dataclasses import dataclass, field

from lxml import etree

from filing.documents.texts import unprintable
from filing.errors import Problem, TemplateInvalid

LARGEST_FRAGMENT = 5_000_000  # [characters] some 1,500 pages

_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_VOID_TAG = re.compile(r"<(br|hr|col)\b([^<>]*?)/?>")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Complaints:
    """All that is wrong with one fragment, collected so that a person sees everything at once."""

    name: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, element: etree._Element | None, message: str, next_step: str) -> None:
        """Note a problem at ``element``: its tag, its line in the rendered text, and its first words as the value."""
        line = None if element is None else element.sourceline
        words = ""
        if element is not None and isinstance(element.tag, str):
            words = " ".join("".join(element.itertext()).split())[:60]
        self.problems.append(
            Problem(
                code=TemplateInvalid.code,
                message=f"{message}.",
                next_step=next_step,
                file=self.name,
                line=line,
                path="" if element is None else f"<{_tag(element)}>",
                value=words,
            )
        )

    def settle(self) -> None:
        """Return when nothing is wrong.

        Raises:
            TemplateInvalid: with every problem; lines count in the rendered text, longer than the file where it loops.
        """
        if self.problems:
            self.problems.sort(key=lambda problem: problem.line or 0)
            first = self.problems[0]
            more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
            raise TemplateInvalid(
                f"The wording of {self.name} breaks the grammar, line {first.line or 1} of the rendered text, "
                f"{first.path or 'text'}: {first.message}{more}",
                first.next_step,
                problems=self.problems,
            )


def read_marks(fragment: str, complaints: Complaints) -> etree._Element:
    """Return the fragment as the children of one element; ``br``, ``hr`` and ``col`` need no end tag.

    Raises:
        TemplateInvalid: too long, a control character, or tags that do not close.
    """
    if len(fragment) > LARGEST_FRAGMENT:
        complaints.add(None, "the rendered text is longer than five million characters", "Look for a runaway loop.")
        complaints.settle()
    if code := unprintable(fragment):
        complaints.add(None, f"a field holds the control character {code}", "Remove it from the case file.")
        complaints.settle()
    closed = _VOID_TAG.sub(r"<\1\2/>", _ENTITY.sub(_entity, fragment))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(f"<fragment>{closed}</fragment>", parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] if error.position else None
        problem = Problem(
            code=TemplateInvalid.code,
            message=f"the tags cannot be read: {error.msg}.",
            next_step="Close every tag, and put attribute values between quotes.",
            file=complaints.name,
            line=line,
        )
        complaints.problems.append(problem)
        complaints.settle()
        raise


def attributes(element: etree._Element, allowed: tuple[str, ...], complaints: Complaints) -> dict[str, str]:
    """Return the attributes of ``element``; any that is not ``allowed`` is noted."""
    found = {str(key): str(value) for key, value in element.attrib.items()}
    for key in found:
        if key not in allowed:
            known = f"Known here: {', '.join(allowed)}." if allowed else "This tag takes no attributes."
            complaints.add(element, f"unknown attribute {key!r}", known)
    return found


def choice(element: etree._Element, value: str | None, options: tuple[str, ...], complaints: Complaints) -> str:
    """Return ``value``, which must be one of ``options``; absent, or noted as wrong, it is the first of them."""
    if value is None:
        return options[0]
    if value not in options:
        named = ", ".join(option for option in options if option)
        complaints.add(element, f"unknown value {value!r}", f"Known here: {named}.")
        return options[0]
    return value


def children(element: etree._Element, complaints: Complaints) -> list[etree._Element]:
    """Return the child elements where no text may stand; text, comments and instructions there are noted."""
    if (element.text or "").strip():
        complaints.add(element, "text stands outside a paragraph", "Put it in a <p>.")
    found = []
    for child in element:
        if is_element(child, complaints):
            found.append(child)
        if (child.tail or "").strip():
            complaints.add(child, "text after this tag stands outside a paragraph", "Put it in a <p>.")
    return found


def is_element(node: etree._Element, complaints: Complaints) -> bool:
    """Return whether ``node`` is a tag; a comment or instruction is noted."""
    if isinstance(node.tag, str):
        return True
    complaints.add(node, "an HTML comment or instruction", "Use {# … #}: what is not printed stays in the template.")
    return False


def squeeze(text: str) -> str:
    """Return ``text`` with each run of white space as one space, as HTML shows it; no-break spaces stay."""
    return _SPACE.sub(" ", text)


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else "!--"


def _entity(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in _XML_ENTITIES:
        return match.group()
    return html.entities.html5.get(f"{name};", match.group())
