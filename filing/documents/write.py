"""Documents of a kind: the wording filled in once, checked for what it must say, and written in each format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from filing.casefile.case import CaseFile
from filing.casefile.exhibits import Exhibits
from filing.casefile.names import AnyParty, full_name, letter_name
from filing.documents.electronic import (
    ELECTRONIC,
    EML,
    SMS,
    announcement,
    letter_by_mail,
    refuse_other_messages,
    remarks_on,
)
from filing.documents.fields import Subject, fields_of
from filing.documents.grammar import parse_fragment
from filing.documents.holes import with_holes
from filing.documents.house import OURS, House, load_house
from filing.documents.house_places import placed
from filing.documents.letterhead import LABELS, letterhead
from filing.documents.mail_address import debtor_address, sender_address
from filing.documents.own_word import OWN_TEMPLATE, own_word, words_of
from filing.documents.party_fields import names_text, sender
from filing.documents.payment_code import payment_code
from filing.documents.plan_fields import printed_statement, require_subject
from filing.documents.read_again import read_again, read_text_again, refuse_what_breaks
from filing.documents.recipients import recipients_of
from filing.documents.statement_xml import statement_xml
from filing.documents.template_set import TemplateSet
from filing.documents.to_csv import to_csv
from filing.documents.to_docx import to_docx
from filing.documents.to_mail import to_mail
from filing.documents.to_pdf import Press
from filing.documents.to_text import to_text
from filing.documents.to_xml import to_xml
from filing.documents.tree import Block, Box, Document, ListBlock, Paragraph, Quote
from filing.documents.wording import Wordings
from filing.documents.writer import as_written
from filing.errors import Problem, TemplateInvalid, WrongUsage
from filing.language import Language
from filing.message import Message
from filing.reckoning.explain import explain
from filing.rules.facts import Facts
from filing.rules.kinds import Kind
from filing.rules.proofreading.proofread import Proof

FORMATS = ("pdf", "docx", "xml", "txt")
CSV = "csv"
"""The figures alone, for the kinds whose document.yaml names it; not drawn from the tree like the others."""
ALL_FORMATS = (*FORMATS, CSV, *ELECTRONIC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every document of a run is made with: the templates, compiled wordings and the press, made once.

    ``language`` is that of the person at the desk, not of the documents.
    """

    templates: TemplateSet
    wordings: Wordings
    press: Press
    language: Language
    house: House = OURS


def open_desk(templates: TemplateSet, language: Language) -> Desk:
    """Return the desk for ``templates``, at which ``language`` is spoken."""
    return Desk(templates, Wordings(templates), Press(templates), language, load_house(templates.files))


@dataclass(frozen=True, slots=True)
class Written:
    """One document in its formats. ``name`` is the file name without ending; ``files`` maps a format to its bytes.

    ``proof`` is what was found when it was read again; only a draft may break a rule. ``remarks`` are what a person has
    to know before it goes by e-mail.
    """

    kind: str
    name: str
    document: Document
    files: tuple[tuple[str, bytes], ...]
    proof: Proof
    remarks: tuple[Message, ...] = ()


def write_kind(
    desk: Desk, kind: Kind, facts: Facts, exhibits: Exhibits, formats: Sequence[str], *, concept: bool = False
) -> tuple[Written, ...]:
    """Return the documents of ``kind``: for letters to debtors one for each debtor, else one.

    Raises:
        WrongUsage: the kind has no figures to write as CSV, or does not go by e-mail or text message.
        TemplateInvalid: the wording breaks the grammar, uses an unknown field, or lost a mandatory statement.
        ProofFailed: the document breaks a rule when it is read again, and is no draft.
        RenderFailed: a renderer reported anything.
    """
    if CSV in formats and CSV not in kind.formats:
        raise WrongUsage(f"{kind.name} is not made as csv.", f"Its formats are {', '.join(kind.formats)}.")
    refuse_other_messages(kind, formats)
    written = []
    addressed = recipients_of(kind, facts.file)
    for recipient in addressed:
        document = compose(desk, kind, facts, exhibits, recipient, concept=concept)
        proof = read_again(document, facts)
        if not concept:
            refuse_what_breaks(proof, desk.language)
        name = kind.name
        if kind.addressee == "debtor" and len(addressed) > 1 and recipient is not None and recipient.id:
            name = f"{kind.name}-{recipient.id}"
        word = own_word_file(desk, kind, facts, exhibits, recipient, document) if "docx" in formats else None
        if word is not None and not concept:
            refuse_what_breaks(read_text_again(words_of(word), document, facts), desk.language)
        made = {"docx": word} if word is not None else {}
        made |= {form: _made(desk, document, form, facts) for form in formats if form not in {*made, *ELECTRONIC}}
        message = None
        if recipient is not None and EML in formats:
            made[EML] = _mail(desk, document, facts, recipient, formats, name, made.get("pdf"))
        if recipient is not None and SMS in formats:
            message = announcement(desk.wordings, document, facts.file, recipient)
            made[SMS] = f"{message.text}\n".encode()
        files = tuple((form, made[form]) for form in formats)
        remarks = remarks_on(kind, formats, facts, message)
        written.append(Written(kind.name, name, document, files, proof, remarks))
    return tuple(written)


def _mail(
    desk: Desk,
    document: Document,
    facts: Facts,
    recipient: AnyParty,
    formats: Sequence[str],
    name: str,
    pdf: bytes | None,
) -> bytes:
    """Return the letter as an e-mail with its PDF, read again as it stands there."""
    mail = letter_by_mail(desk.wordings, document, formats)
    if not document.concept:
        refuse_what_breaks(read_again(mail, facts), desk.language)
    attached = pdf or _in_format(desk, document, "pdf", facts)
    return to_mail(mail, debtor_address(recipient), sender_address(facts.file), attached, f"{name}.pdf")


def own_word_file(
    desk: Desk, kind: Kind, facts: Facts, exhibits: Exhibits, recipient: AnyParty | None, document: Document
) -> bytes | None:
    """Return the firm's own Word template of ``kind`` filled in, or None when it has none.

    Raises:
        TemplateInvalid: the template holds what it may not, or names an unknown field.
    """
    name = f"{kind.folder}/{OWN_TEMPLATE}"
    if name not in desk.templates.files:
        return None
    known = fields_of(Subject(kind, facts, exhibits, recipient, document.language))
    return own_word(desk.templates.data(name), name, with_holes(known) if document.concept else known, document)


def compose(
    desk: Desk, kind: Kind, facts: Facts, exhibits: Exhibits, recipient: AnyParty | None, *, concept: bool = False
) -> Document:
    """Return one document, complete and without format."""
    require_subject(kind, facts)
    language = language_for(desk.templates, kind, facts.file, recipient)
    known = fields_of(Subject(kind, facts, exhibits, recipient, language))
    fields = with_holes(known) if concept else known
    source = f"{kind.folder}/{language}.html"
    pay_to, house = facts.file.pay_to, desk.house
    body = placed(
        parse_fragment(desk.wordings.render(source, fields), source),
        house,
        lambda amount: payment_code(
            amount,
            pay_to.iban,
            pay_to.holder,
            pay_to.reference or facts.file.references.ours,
            language,
            pay_to.payment_link or "",
        ),
    )
    _require_statements(kind, fields, body, source)
    title = kind.title(language)
    writing = as_written(kind, facts)
    subject = f"{title} – {_about(writing, language)}"
    head = letterhead(writing, recipient, subject, language) if kind.layout == "letter" else None
    if head is not None:
        head = replace(head, footer=(*head.footer, *house.footer), logo=house.logo)
    return Document(
        kind=kind.name,
        title=title,
        language=language,
        layout=kind.layout,
        on=facts.on,
        reference=facts.file.references.ours,
        author=full_name(sender(writing.file)),
        head=head,
        body=body,
        labels=tuple((name, LABELS[language][name]) for name in ("page", "concept")),
        concept=concept,
        window=house.window,
    )


def language_for(templates: TemplateSet, kind: Kind, file: CaseFile, recipient: AnyParty | None) -> str:
    """Return the language of a document: the recipient's, else the case's; Dutch where there is no wording in it."""
    wanted = (recipient.language if recipient is not None else None) or file.language
    return wanted if f"{kind.folder}/{wanted}.html" in templates.files else "nl"


def _about(facts: Facts, language: str) -> str:
    file = facts.file
    return f"{letter_name(file.creditor)} / {names_text(file.debtors, language)}"


def _in_format(desk: Desk, document: Document, form: str, facts: Facts) -> bytes:
    if form == "pdf":
        return desk.press.pdf(document, statement_xml(document, printed_statement(document.kind, facts)))
    if form == "docx":
        desk.press.refuse_missing_characters(document)
        return to_docx(desk.templates, document)
    if form == "xml":
        return to_xml(document)
    return to_text(document).encode("utf-8")


def _made(desk: Desk, document: Document, form: str, facts: Facts) -> bytes:
    return _figures(facts) if form == CSV else _in_format(desk, document, form, facts)


def _figures(facts: Facts) -> bytes:
    return to_csv(explain(facts.file, facts.statement, facts.law))


def _require_statements(kind: Kind, fields: object, body: Sequence[Block], source: str) -> None:
    """Every mandatory statement stands in the document, marked with its rule number."""
    needed = list(kind.statements)
    for field, statements in kind.statements_when.items():
        if _truth(fields, field):
            needed.extend(statements)
    present = {number for paragraph in _paragraphs(body) for number in paragraph.rule.split()}
    missing = [number for number in needed if number not in present]
    if missing:
        problems = [lost_statement(one, source) for one in missing]
        raise TemplateInvalid(f"{source} lost a mandatory statement.", problems[0].next_step, problems=problems)


def lost_statement(number: str, source: str) -> Problem:
    """Return the problem that the wording ``source`` has no paragraph marked with the rule ``number``."""
    step = "Put the statement back; it is marked with data-rule in the built-in wording."
    return Problem(TemplateInvalid.code, f"The statement {number} is missing.", step, file=source)


def _truth(fields: object, path: str) -> bool:
    value = fields
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return bool(value)


def _paragraphs(blocks: Iterable[Block]) -> Iterable[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ListBlock):
            for one in block.items:
                yield from _paragraphs(one)
        elif isinstance(block, Quote | Box):
            yield from _paragraphs(block.blocks)
