"""DOCX with docxtpl: the house file that a lawyer edits in Word, its fields filled in, the body put in its place."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from filing.documents.docx_body import word_blocks
from filing.documents.docx_house import HouseStyles, qualified, text_width
from filing.documents.docx_look import take_look
from filing.documents.docx_pictures import put_logo
from filing.documents.docx_window import place_window
from filing.documents.house import load_house
from filing.documents.template_set import TemplateSet
from filing.documents.texts import continuation, label, refuse_unprintable
from filing.documents.tree import Document, LetterHead
from filing.errors import RenderFailed, TemplateInvalid

BODY_MARK = "filing_body"
NO_HEAD = LetterHead("", (), "", (), "", (), "", ())
"""What the fields of a house file hold for a document without letterhead."""

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}

# The fields of a house file hold text that docxtpl puts into XML and then searches for its own escapes ("{_{"): as
# character references the braces of a name are safe from that. Markup keeps the reference from being escaped again.
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})

_Field = Markup | list[Markup] | list[dict[str, Markup]]


def to_docx(templates: TemplateSet, document: Document) -> bytes:
    """Return ``document`` as DOCX in the house style: the same bytes for the same document and templates.

    Raises:
        RenderFailed: a text cannot be printed, or the layout is unknown.
        TemplateInvalid: the house file is no Word file, uses an unknown field, lost a style or the body's place.
    """
    refuse_unprintable(document)
    name = f"house/{document.layout}.docx"
    if name not in templates.files:
        raise RenderFailed(f"There is no layout {document.layout!r}.", f"Add {name} to the template folder.")
    word = _filled(templates.data(name), name, _fields(document))
    _put_body(word, document, name)
    house = load_house(templates.files)
    take_look(word, document.layout, house)
    if document.head is not None:
        put_logo(word, house)
        place_window(word, document.window)
    _set_language(word, LANGUAGES.get(document.language, document.language))
    _set_properties(word, document)
    buffer = io.BytesIO()
    word.save(buffer)
    return _without_clock(buffer.getvalue())


def _filled(data: bytes, name: str, fields: Mapping[str, _Field]) -> WordDocument:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    template = DocxTemplate(io.BytesIO(data))
    try:
        template.render(fields, jinja_env=environment)
    except TemplateError as error:
        raise TemplateInvalid(
            f"The fields of {name} cannot be filled in: {error.message}.",
            f"Correct the field in Word. Known fields: {', '.join(fields)}.",
        ) from error
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, InvalidXmlError) as error:
        raise TemplateInvalid(f"{name} is not a sound Word file.", "Open it in Word and save it as .docx.") from error
    word = template.docx
    if not isinstance(word, WordDocument):
        raise TemplateInvalid(f"{name} is not a sound Word file.", "Open it in Word and save it as .docx.")
    return word


def _fields(document: Document) -> dict[str, _Field]:
    """Return the fields of a house file: the parts of the letterhead, the folio, the concept mark, the body's place."""
    before, _, rest = label(document, "page").partition("{page}")
    between, _, after = rest.partition("{pages}")
    mark = f'<w:p><w:bookmarkStart w:id="9001" w:name="{BODY_MARK}"/><w:bookmarkEnd w:id="9001"/></w:p>'
    found: dict[str, _Field] = {
        "page_before": _safe(before),
        "page_between": _safe(between),
        "page_after": _safe(after),
        "continuation": _safe(continuation(document)),
        "concept": _safe(label(document, "concept") if document.concept else ""),
        "body": Markup(mark),  # noqa: S704  a constant, no data in it
    }
    return found | _head_fields(document.head or NO_HEAD)


def _head_fields(head: LetterHead) -> dict[str, _Field]:
    return {
        "sender_name": _safe(head.sender_name),
        "sender": [_safe(line) for line in head.sender],
        "return_address": _safe(head.return_address),
        "recipient": [_safe(line) for line in head.recipient],
        "place_and_date": _safe(head.place_and_date),
        "references": [{"label": _safe(name), "value": _safe(value)} for name, value in head.references],
        "subject": _safe(head.subject),
        "footer": [_safe(line) for line in head.footer],
    }


def _safe(text: str) -> Markup:
    flat = " ".join(part for part in text.replace("\t", " ").splitlines() if part)
    return Markup(str(escape(flat)).translate(_BRACES))  # noqa: S704  escaped on this very line


def _put_body(word: WordDocument, document: Document, name: str) -> None:
    body = word.element.body
    marks = [mark for mark in body.iter(qualified("bookmarkStart")) if mark.get(qualified("name")) == BODY_MARK]
    if len(marks) != 1:
        raise TemplateInvalid(
            f"{name} has {len(marks)} places for the text of the document where it needs one.",
            "Write {{p body }} in one paragraph of its own.",
        )
    place = marks[0].getparent()
    styles = HouseStyles(
        file=name,
        text_width=text_width(body),
        styles=word.styles.element,
        numbering=word.part.numbering_part.element,
        part=word.part,
    )
    for element in word_blocks(document.body, styles):
        place.addprevious(element)
    place.getparent().remove(place)


def _set_language(word: WordDocument, language: str) -> None:
    for found in word.styles.element.iter(qualified("lang")):
        found.set(qualified("val"), language)


def _set_properties(word: WordDocument, document: Document) -> None:
    """Set title, author and dates after rendering: docxtpl would escape them a second time."""
    day = dt.datetime.combine(document.on, dt.time(), tzinfo=dt.UTC)
    properties = word.core_properties
    properties.title = document.title[:255]
    properties.author = document.author[:255]
    properties.last_modified_by = document.author[:255]
    properties.subject = document.reference[:255]
    properties.created = day
    properties.modified = day
    properties.revision = 1
    properties.language = LANGUAGES.get(document.language, document.language)


def _without_clock(data: bytes) -> bytes:
    """Return the same zip with its entries in order of name and one fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, FIXED_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
