"""The rulebook: every numbered rule of the law we collected, what it says in a line, and how this program keeps it.

The files stand in ``rulebook/``, one for each section. A rule is kept by a requirement before a document is made, by a
check of its text afterwards, by how something is computed, by the wording, or by a question to a person; or it waits
for a document kind that is still to come; or it is out of scope, with the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from filing.errors import Problem, TemplateInvalid
from filing.message import Message, say
from filing.rules.finding import Certainty, Rule, Severity
from filing.yaml_strict import path_text, read_yaml

NAME = r"^[a-z][a-z0-9_]*$"
Name = Annotated[str, Field(pattern=NAME)]


class _Asked(BaseModel):
    """A question that only a person can answer; "yes" settles it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ask: str
    kinds: tuple[Name, ...] = Field(min_length=1)
    applies: tuple[Name, ...] = ()


class _Entry(BaseModel):
    """One rule as its file says it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    article: str = ""
    certainty: Certainty
    requirements: tuple[Name, ...] = ()
    checks: tuple[Name, ...] = ()
    computed: tuple[str, ...] = ()
    wording: tuple[Name, ...] = ()
    question: _Asked | None = None
    coming: tuple[Name, ...] = ()
    out_of_scope: str = ""
    no_overrule: str = ""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    section: str
    rules: dict[Annotated[str, Field(pattern=r"^[A-Z0-9]+-[0-9]+[a-z]?$")], _Entry]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a person for some document kinds, when every applicability named in ``applies`` holds."""

    rule: Rule
    ask: Message
    kinds: tuple[str, ...]
    applies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule of the rulebook and how it is kept; ``computed`` are modules, ``wording`` and ``coming`` are kinds.

    ``no_overrule`` says why nobody can overrule it; empty where a person can.
    """

    number: str
    section: str
    what: str
    article: str
    certainty: Certainty
    requirements: tuple[str, ...]
    checks: tuple[str, ...]
    computed: tuple[str, ...]
    wording: tuple[str, ...]
    question: Question | None
    coming: tuple[str, ...]
    out_of_scope: str
    no_overrule: str

    @property
    def kept(self) -> bool:
        """Whether anything is said about how the rule is kept."""
        kept = self.requirements or self.checks or self.computed or self.wording or self.coming
        return bool(kept or self.question or self.out_of_scope)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules by number, in the order of their sections."""

    rules: Mapping[str, RuleEntry]

    def questions(self, kind: str) -> tuple[Question, ...]:
        """Return the questions that are asked for a document kind."""
        asked = (entry.question for entry in self.rules.values())
        return tuple(one for one in asked if one is not None and kind in one.kinds)


def load_rulebook() -> Rulebook:
    """Return the built-in rulebook.

    Raises:
        TemplateInvalid: a file of it is not sound, or two of them have the same rule.
    """
    found: dict[str, RuleEntry] = {}
    folder = files("filing.rules").joinpath("rulebook")
    for source in sorted(folder.iterdir(), key=lambda one: one.name):
        if source.name.endswith(".yaml"):
            for entry in _section(source.name, source.read_text("utf-8")):
                if entry.number in found:
                    raise _fault(source.name, f"{entry.number} stands in the rulebook twice")
                found[entry.number] = entry
    return Rulebook(found)


def _section(name: str, text: str) -> Iterator[RuleEntry]:
    tree = read_yaml(text, name)
    try:
        section = _Section.model_validate(tree.value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _fault(name, f"{path_text(first['loc'])}: {first['msg']}") from error
    for number, entry in section.rules.items():
        yield _entry(number, section.section, entry)


def _entry(number: str, section: str, entry: _Entry) -> RuleEntry:
    question = None
    if entry.question is not None:
        rule = Rule(number, entry.article, Severity.WARN, entry.certainty, answerable=True)
        # The catalogues hold these too: tools/catalogue.py reads them from the files.
        question = Question(rule, Message(entry.question.ask), entry.question.kinds, entry.question.applies)
    return RuleEntry(
        number=number,
        section=section,
        what=entry.what,
        article=entry.article,
        certainty=entry.certainty,
        requirements=entry.requirements,
        checks=entry.checks,
        computed=entry.computed,
        wording=entry.wording,
        question=question,
        coming=entry.coming,
        out_of_scope=entry.out_of_scope,
        no_overrule=entry.no_overrule,
    )


def answer_step(rule: Rule) -> Message:
    """Return the next step of a question: where its answer is recorded."""
    return say("Answer under answers with rule {rule}: yes or no.", rule=rule.number)


def _fault(name: str, what: str) -> TemplateInvalid:
    step = "See docs/architecture.md on the rulebook."
    return TemplateInvalid(
        f"The rulebook is not sound: {what}.", step, problems=[Problem("TEMPLATE", what, step, file=name)]
    )
