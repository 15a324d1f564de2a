"""A firm's own Word template for a kind: its fields are those of the wording, and nothing in it can do more than say.

The template is data from outside. What it may hold is checked before anything is filled in: words, fields, loops and
ready-made conditions, as in a wording; no include, no loop over everything inside a loop over everything.
"""

import datetime as dt
import difflib
import io
import zipfile
from collections.abc import Iterator, Mapping

from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docxtpl import DocxTemplate
from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree
from markupsafe import Markup, escape

from filing.documents.texts import refuse_unprintable, unprintable
from filing.documents.tree import Document
from filing.documents.wording import Fields, UnknownField, ready_made_text, strict_environment
from filing.documents.wording_rules import refused_constructs
from filing.errors import Problem, RenderFailed, TemplateInvalid

OWN_TEMPLATE = "template.docx"
"""Name of the file in the folder of a kind."""

MOST_PARTS = 1000
LARGEST = 50 * 1024 * 1024  # [bytes] unpacked
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
STEP = "Correct the field in Word; filing template fields shows what there is."

_ACTIVE = ("vbaproject", "activex", "oleobject", "embeddings/", "attachedtoolbars", "macrosheets")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})
_PROPERTIES = (
    *("author", "category", "comments", "content_status", "identifier", "keywords", "last_modified_by", "subject"),
    *("title", "version"),
)


def own_word(data: bytes, name: str, fields: Fields, document: Document) -> bytes:
    """Return the Word template ``data`` with ``fields`` filled in: the same bytes for the same template and fields.

    Beside the fields of the wording there is ``head``: the lines around a letter, and ``head.concept`` on a draft.

    Raises:
        TemplateInvalid: the file is no sound Word file, holds more than words and fields, or names an unknown field
            (the nearest name and the paragraph are given).
        RenderFailed: a field holds a character that cannot be printed.
    """
    refuse_unprintable(document)
    parts = _sound_parts(data, name)
    environment = strict_environment(_printed)
    template = DocxTemplate(io.BytesIO(data))
    problems = [found for text in parts.values() for found in _refused(environment, template.patch_xml(text), name)]
    if problems:
        raise TemplateInvalid(f"{name}: {problems[0].message}", problems[0].next_step, problems=problems)
    try:
        template.init_docx()
        for key in _PROPERTIES:  # docxtpl would fill these in as well, and escape them twice
            setattr(template.docx.core_properties, key, "")
        template.render({**fields, "head": _head(document)}, jinja_env=environment)
    except UnknownField as error:
        problem = _unknown(error, name, parts, {**fields, "head": {}})
        raise TemplateInvalid(f"{name}: {problem.message}", problem.next_step, problems=[problem]) from error
    except TemplateError as error:
        raise TemplateInvalid(f"{name} cannot be filled in: {error.message}.", STEP) from error
    except (OpcError, KeyError, ValueError, TypeError, etree.XMLSyntaxError, InvalidXmlError) as error:
        raise TemplateInvalid(
            f"{name} cannot be filled in ({type(error).__name__}).",
            "A list is gone through with {% for %}, a yes or no is asked with {% if %}; each mark is closed.",
        ) from error
    _set_properties(template, document)
    buffer = io.BytesIO()
    template.docx.save(buffer)
    return _without_clock(buffer.getvalue())


def words_of(data: bytes) -> str:
    """Return the text of a Word file in reading order: header, body, footer; a row of a table is one line."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        heads = sorted(one for one in names if one.startswith("word/header"))
        feet = sorted(one for one in names if one.startswith("word/footer"))
        roots = [_parse(archive.read(one)) for one in (*heads, "word/document.xml", *feet)]
    return "\n\n".join(text for root in roots for text in _passages(root) if text)


def _passages(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{_WORD}tr", f"{_WORD}p"):
        if element.tag == f"{_WORD}tr":
            yield " ".join(_text(paragraph) for paragraph in element.iter(f"{_WORD}p"))
        elif not any(True for _ in element.iterancestors(f"{_WORD}tr")):
            yield _text(element)


def _text(element: etree._Element) -> str:
    found = element.iter(f"{_WORD}t", f"{_WORD}br", f"{_WORD}tab")
    return "".join(one.text or "" if one.tag == f"{_WORD}t" else " " for one in found).strip()


def _sound_parts(data: bytes, name: str) -> Mapping[str, str]:
    """Return the XML of every part of the text, after refusing what no letter needs and could do harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST:
                raise TemplateInvalid(f"{name} is too large when it is unpacked.", "Use fewer or smaller pictures.")
            if any(mark in one.filename.lower() for one in entries for mark in _ACTIVE):
                raise TemplateInvalid(f"{name} holds macros or embedded objects.", "Save it as .docx without them.")
            found = {one.filename: archive.read(one) for one in entries if one.filename.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise TemplateInvalid(f"{name} is not a sound Word file.", "Open it in Word and save it as .docx.") from error
    if "word/document.xml" not in found:
        raise TemplateInvalid(f"{name} is not a sound Word file.", "Open it in Word and save it as .docx.")
    texts = {}
    for part, raw in found.items():
        try:
            root = _parse(raw)
        except etree.XMLSyntaxError as error:
            raise TemplateInvalid(f"{name}: {part} is not sound XML.", "Open it in Word and save it again.") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise TemplateInvalid(f"{name}: {part} declares entities of its own.", "Open it in Word and save it again.")
        if part.endswith(".rels"):
            _refuse_outside(root, name)
        elif part.startswith("word/"):
            texts[part] = etree.tostring(root, encoding="unicode")
    return texts


def _parse(raw: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(raw, parser)


def _refuse_outside(root: etree._Element, name: str) -> None:
    for one in root:
        if one.get("TargetMode") == "External" and one.get("Type") != HYPERLINK:
            raise TemplateInvalid(
                f"{name} takes something from outside the file.", "Put pictures into the file itself."
            )


def _refused(environment: Environment, source: str, name: str) -> Iterator[Problem]:
    try:
        parsed = environment.parse(source)
    except TemplateSyntaxError as error:
        yield Problem(TemplateInvalid.code, f"the marks cannot be read: {error.message}.", STEP, file=name)
        return
    for problem in refused_constructs(parsed, name):
        yield Problem(problem.code, problem.message, problem.next_step, file=name)
    if parsed.find(nodes.Include):
        step = "Write the words in the template itself."
        yield Problem(TemplateInvalid.code, "an include is not for a Word template.", step, file=name)
    yield from _runaway(parsed, frozenset(), name, inside=False)


def _runaway(node: nodes.Node, entries: frozenset[str], name: str, *, inside: bool) -> Iterator[Problem]:
    """Yield a problem for a loop inside a loop that does not go through something of the entry at hand."""
    if isinstance(node, nodes.For):
        if inside and _root(node.iter) not in entries:
            step = "Go through a list of the entry at hand."
            yield Problem(TemplateInvalid.code, "a loop over everything stands inside a loop.", step, file=name)
        entries = entries | ({node.target.name} if isinstance(node.target, nodes.Name) else frozenset())
        inside = True
    for child in node.iter_child_nodes():
        yield from _runaway(child, entries, name, inside=inside)


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _unknown(error: UnknownField, name: str, parts: Mapping[str, str], fields: Fields) -> Problem:
    near = difflib.get_close_matches(error.name, error.known(fields), n=1, cutoff=0.5)
    step = f"The nearest known name is {near[0]!r}." if near else STEP
    place = ""
    for part, source in parts.items():
        paragraphs = [_text(one) for one in _parse(source.encode()).iter(f"{_WORD}p")]
        for number, text in enumerate(paragraphs, start=1):
            if error.name in text and "{" in text and not place:
                place = f"paragraph {number}" + ("" if part == "word/document.xml" else f" of {part}")
    return Problem(TemplateInvalid.code, f"unknown field {error.name!r}.", step, file=name, path=place)


def _printed(value: object) -> Markup:
    text = str(ready_made_text(value))
    if unprintable(text):
        raise RenderFailed("A field holds a control character.", "Remove it from the case file.")
    flat = " ".join(part for part in text.replace("\t", " ").splitlines() if part)
    return Markup(str(escape(flat)).translate(_BRACES))  # noqa: S704  escaped on this very line


def _head(document: Document) -> dict[str, object]:
    head = document.head
    concept = dict(document.labels).get("concept", "") if document.concept else ""
    lines = {"title": document.title, "reference": document.reference, "concept": concept}
    if head is None:
        return {**lines, "sender": [], "recipient": [], "footer": [], "place_and_date": "", "subject": document.title}
    return {
        **lines,
        "sender": [head.sender_name, *head.sender],
        "recipient": list(head.recipient),
        "footer": list(head.footer),
        "place_and_date": head.place_and_date,
        "subject": head.subject,
    }


def _set_properties(template: DocxTemplate, document: Document) -> None:
    day = dt.datetime.combine(document.on, dt.time(), tzinfo=dt.UTC)
    properties = template.docx.core_properties
    properties.title, properties.subject = document.title[:255], document.reference[:255]
    properties.author = properties.last_modified_by = document.author[:255]
    properties.created = properties.modified = day
    properties.revision = 1
    properties.language = LANGUAGES.get(document.language, document.language)


def _without_clock(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, FIXED_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
