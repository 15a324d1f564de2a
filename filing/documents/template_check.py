"""A wording tried before it meets a real case: its marks, its fields, its statements, and the examples made with it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from filing.casefile.names import AnyParty
from filing.documents.field_list import fields_for, recipients
from filing.documents.field_use import misused_fields
from filing.documents.own_word import words_of
from filing.documents.read_again import read_again, read_text_again
from filing.documents.samples import Sample, samples_of
from filing.documents.template_place import files_of
from filing.documents.template_set import TemplateSet
from filing.documents.tone import Tone, tone_of
from filing.documents.tree import Document
from filing.documents.wording import check_wording
from filing.documents.write import Desk, compose, language_for, lost_statement, own_word_file
from filing.errors import FilingError, Problem, TemplateInvalid
from filing.language import Language
from filing.law.table import Law
from filing.rules.kinds import Kind
from filing.rules.proofreading.proofread import Proof

LANGUAGES = ("nl", "en")
_MARKED = re.compile(r"data-rule=[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the wording of one kind in one language.

    ``problems`` keep a document from being made; ``broken`` are rules of proof-reading that an example breaks, with
    its name in ``path``. ``made`` counts the examples that were made, ``read`` those that were proof-read:
    only where the document may go out does the text answer for itself.
    """

    kind: str
    file: str
    language: str
    problems: tuple[Problem, ...]
    broken: tuple[Problem, ...]
    made: int
    read: int
    tone: Tone

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems and not self.broken


@dataclass(frozen=True, slots=True)
class Tried:
    """One document made of an example case, and what proof-reading finds where the document may go out.

    ``word`` is the firm's own Word template filled in, where it has one.
    """

    sample: Sample
    document: Document
    proof: Proof | None
    word: bytes | None


def check_kind(desk: Desk, kind: Kind, law: Law) -> tuple[Checked, ...]:
    """Return what is wrong with each wording of ``kind``; a kind without wording in Dutch is told of as well."""
    files = wordings_of(desk.templates, kind)
    if "nl" not in files:
        missing = f"{kind.folder}/nl.html"
        step = "Write the wording in Dutch: copy that of the nearest kind."
        problem = Problem(TemplateInvalid.code, "There is no wording in Dutch.", step, file=missing)
        return (Checked(kind.name, missing, "nl", (problem,), (), 0, 0, tone_of((), "nl")),)
    return tuple(_checked(desk, kind, law, file, language) for language, file in files.items())


def wordings_of(templates: TemplateSet, kind: Kind) -> dict[str, str]:
    """Return the files with the wording of ``kind``, by language."""
    named = {language: f"{kind.folder}/{language}.html" for language in LANGUAGES}
    return {language: file for language, file in named.items() if file in templates.files}


def tried(desk: Desk, kind: Kind, law: Law) -> Iterator[Tried]:
    """Yield a document for each recipient of each example case in which ``kind`` makes sense, marked as a draft.

    Raises:
        TemplateInvalid: the wording cannot be filled in, breaks the grammar, or lost a mandatory statement.
    """
    for sample, recipient in _asked(desk, kind, law):
        yield _try(desk, kind, sample, recipient)


def _asked(desk: Desk, kind: Kind, law: Law, language: str = "") -> Iterator[tuple[Sample, AnyParty | None]]:
    """Yield to whom a document is made in which example; with ``language`` only where the wording is in it."""
    for sample in samples_of(kind, law):
        for recipient in recipients(kind, sample) if sample.applies else ():
            if language in {"", language_for(desk.templates, kind, sample.facts.file, recipient)}:
                yield sample, recipient


def _try(desk: Desk, kind: Kind, sample: Sample, recipient: AnyParty | None) -> Tried:
    document = compose(desk, kind, sample.facts, sample.exhibits, recipient, concept=True)
    word = own_word_file(desk, kind, sample.facts, sample.exhibits, recipient, document)
    if not sample.ready:
        return Tried(sample, document, None, word)
    text = read_again(document, sample.facts)
    if word is None or not text.holds:
        return Tried(sample, document, text, word)
    return Tried(sample, document, read_text_again(words_of(word), document, sample.facts), word)


def _checked(desk: Desk, kind: Kind, law: Law, file: str, language: str) -> Checked:
    problems = [*_problems_of(partial(check_wording, desk.templates, file))]
    problems += misused_fields(desk.templates, file, fields_for(kind, law))
    problems += _lost_statements(desk.templates, kind, file)
    made: list[Tried] = []
    for sample, recipient in _asked(desk, kind, law, language):
        try:
            made.append(_try(desk, kind, sample, recipient))
        except FilingError as error:
            told = {(one.file, one.line) for one in problems if one.line}
            problems += [one for one in _told(error) if (one.file, one.line) not in told and one not in problems]
    broken = dict.fromkeys(problem for one in made for problem in _broken(one, file, desk.language))
    read = sum(one.proof is not None for one in made)
    tone = tone_of([one.document for one in made], language)
    return Checked(kind.name, file, language, tuple(problems), tuple(broken), len(made), read, tone)


def _lost_statements(templates: TemplateSet, kind: Kind, file: str) -> Iterator[Problem]:
    """Yield a problem for each mandatory statement that stands nowhere in the wording: seen without making anything."""
    sources = [templates.source(name) for name in files_of(templates, file)]
    present = {number for source in sources for marked in _MARKED.findall(source) for number in marked.split()}
    asked = (*kind.statements, *(number for some in kind.statements_when.values() for number in some))
    for number in dict.fromkeys(asked):
        if number not in present:
            yield lost_statement(number, file)


def _broken(one: Tried, file: str, language: Language) -> Iterator[Problem]:
    for remark in one.proof.broken if one.proof else ():
        finding = remark.finding
        yield Problem(
            code=finding.rule.number,
            message=language(finding.message),
            next_step=language(finding.next_step),
            file=file,
            path=one.sample.titles[language.code],
            value=remark.quote,
        )


def _problems_of(act: Callable[[], None]) -> tuple[Problem, ...]:
    """Return the problems of the error with which ``act`` ends, or none."""
    try:
        act()
    except FilingError as error:
        return _told(error)
    return ()


def _told(error: FilingError) -> tuple[Problem, ...]:
    return error.problems or (Problem(error.code, error.message, error.next_step),)
