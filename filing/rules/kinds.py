"""The document kinds and their gates, read from every ``document.yaml`` in the template folders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from filing.errors import KindUnknown, Problem, TemplateInvalid
from filing.rules.applicability import applicabilities
from filing.rules.mandatory import dropped
from filing.rules.registry import requirements
from filing.rules.rulebook import Question, Rulebook, load_rulebook
from filing.yaml_strict import YamlFault, YamlTree, path_text, read_yaml

GATE_FILE = "document.yaml"
NONE_REPLACED: Mapping[str, bytes] = MappingProxyType({})
RULE_NUMBER = r"^[A-Z0-9]+-[0-9]+[a-z]?$"
RuleNumber = Annotated[str, Field(pattern=RULE_NUMBER)]


class _Gate(BaseModel):
    """What a document.yaml may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Annotated[str, Field(pattern=r"^[a-z][a-z_]{2,40}$")]
    title: dict[Literal["nl", "en"], str]
    called: dict[Literal["nl", "en"], str] = {}
    family: Literal["letters", "summons"]
    phase: Literal["amicable", "court", "seizure", "execution"]
    layout: Literal["letter", "pleading"]
    addressee: Literal["debtor", "court", "bailiff"]
    annex: bool = False
    partners: bool = False
    encloses: Annotated[str, Field(pattern=r"^[a-z][a-z_]{2,40}$")] | None = None
    formats: tuple[Literal["pdf", "docx", "xml", "txt", "csv"], ...] = Field(min_length=1)
    messages: tuple[Literal["eml", "sms"], ...] = ()
    applies: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    statements: tuple[RuleNumber, ...] = ()
    statements_when: dict[str, tuple[RuleNumber, ...]] = {}
    needs: tuple[str, ...] = ()
    term_days: Annotated[str, Field(pattern=r"^[1-9][0-9]?$")] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One document kind. ``folder`` is its place in the templates ("letters/reminder").

    ``statements`` are the rule numbers that every document of the kind must carry, ``statements_when`` those that it
    carries when a field of the wording is true ("several_defendants"). ``term_days`` is the payment term that the
    letter gives, from the day after delivery; house practice, not law. An ``annex`` goes along with another document:
    it is never due by itself, and no packet holds it unless somebody asks for it. ``csv`` is for an annex of figures.
    A letter for ``partners`` goes to the partners of a partnership as well, each by name (PRE-09). What it ``encloses``
    is a kind of which a draft goes along with it. Its ``messages`` are made only when they are asked for: the e-mail
    of the letter, and the text message that announces it.
    """

    name: str
    folder: str
    titles: Mapping[str, str]
    called: Mapping[str, str]
    family: str
    phase: str
    layout: str
    addressee: str
    annex: bool
    partners: bool
    encloses: str | None
    formats: tuple[str, ...]
    messages: tuple[str, ...]
    applies: tuple[str, ...]
    gate: tuple[str, ...]
    statements: tuple[str, ...]
    statements_when: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    term_days: int | None
    questions: tuple[Question, ...]

    def title(self, language: str) -> str:
        """Return the title in ``language``, else in Dutch."""
        return self.titles.get(language, self.titles["nl"])

    def name_in(self, language: str) -> str:
        """Return how the desk calls the kind in ``language``: its title, or another name where that says too little."""
        return self.called.get(language) or self.title(language)


@dataclass(frozen=True, slots=True)
class Kinds:
    """All document kinds by name, in the order of their folders."""

    by_name: Mapping[str, Kind]

    def kind(self, name: str) -> Kind:
        """Return one kind.

        Raises:
            KindUnknown: no template folder has it.
        """
        found = self.by_name.get(name)
        if found is None:
            known = ", ".join(sorted(self.by_name))
            raise KindUnknown(f"There is no document kind {name!r}.", f"Choose one of: {known}.")
        return found


def load_kinds(files: Mapping[str, bytes], replaced: Mapping[str, bytes] = NONE_REPLACED) -> Kinds:
    """Return the kinds of all template files (relative name to content), with every fault reported at once.

    ``replaced`` are the built-in files in whose place a firm put its own; of these its document.yaml keeps what the
    law asks.

    Raises:
        TemplateInvalid: a document.yaml is unreadable, has an unknown key, names an unknown requirement, or leaves out
            a mandatory one.
    """
    book = load_rulebook()
    problems: list[Problem] = []
    kinds: dict[str, Kind] = {}
    for name in sorted(files):
        path = PurePosixPath(name)
        if path.name != GATE_FILE:
            continue
        kind, faults = _read(name, files[name], book, replaced.get(name))
        problems.extend(faults)
        if kind is not None and kind.name in kinds:
            other = kinds[kind.name].folder
            message, step = f"The kind {kind.name!r} stands in {other} as well.", "Give one of the two another name."
            problems.append(Problem("TEMPLATE", message, step, file=name))
        elif kind is not None:
            kinds[kind.name] = kind
    folders = {PurePosixPath(name).parent.name for name in files if PurePosixPath(name).name == GATE_FILE}
    for kind in kinds.values():
        if kind.encloses is not None and kind.encloses not in folders:  # one that is not sound is told itself
            message, step = f"It encloses {kind.encloses!r}, and there is no such kind.", "Name a kind that exists."
            problems.append(Problem("TEMPLATE", message, step, file=f"{kind.folder}/{GATE_FILE}"))
    if problems:
        raise TemplateInvalid("A document kind is not sound.", problems[0].next_step, problems=problems)
    return Kinds(kinds)


def _read(name: str, data: bytes, book: Rulebook, instead_of: bytes | None) -> tuple[Kind | None, list[Problem]]:
    try:
        tree = read_yaml(data.decode("utf-8-sig"), name)
        gate = _Gate.model_validate(tree.value)
    except UnicodeDecodeError:
        return None, [Problem("TEMPLATE", "This file is not UTF-8 text.", "Save it as UTF-8.", file=name)]
    except YamlFault as fault:
        step = "Correct the YAML."
        return None, [Problem("TEMPLATE", one.message, step, file=name, line=one.line) for one in fault.faults]
    except ValidationError as error:
        return None, [_problem(tree, name, at["loc"], at["msg"]) for at in error.errors(include_url=False)]
    problems = list(_unknown_names(tree, name, gate))
    folder = str(PurePosixPath(name).parent)
    if PurePosixPath(folder).name != gate.kind or not folder.startswith(f"{gate.family}/"):
        problems.append(_problem(tree, name, ("kind",), f"the folder of this kind is {gate.family}/{gate.kind}"))
    if "nl" not in gate.title:
        problems.append(_problem(tree, name, ("title",), "a Dutch title (nl) is needed"))
    if instead_of is not None:
        built_in = _Gate.model_validate(read_yaml(instead_of.decode("utf-8"), name).value)
        problems += [_left_out(tree, name, where, what) for where, what in dropped(gate, built_in, book)]
        if built_in.partners and not gate.partners:
            message = "partners: true is left out; each partner of a partnership gets this letter too (PRE-09)"
            problems.append(_left_out(tree, name, ("partners",), message))
    if problems:
        return None, problems
    return Kind(
        name=gate.kind,
        folder=folder,
        titles=dict(gate.title.items()),
        called=dict(gate.called.items()),
        family=gate.family,
        phase=gate.phase,
        layout=gate.layout,
        addressee=gate.addressee,
        annex=gate.annex,
        partners=gate.partners,
        encloses=gate.encloses,
        formats=gate.formats,
        messages=gate.messages,
        applies=gate.applies,
        gate=gate.gate,
        statements=gate.statements,
        statements_when=gate.statements_when,
        needs=gate.needs,
        term_days=int(gate.term_days) if gate.term_days else None,
        questions=book.questions(gate.kind),
    ), []


def _unknown_names(tree: YamlTree, name: str, gate: _Gate) -> Iterable[Problem]:
    for key, named, known in (
        ("gate", gate.gate, requirements().keys()),
        ("applies", gate.applies, applicabilities().keys()),
    ):
        for place, one in enumerate(named):
            if one not in known:
                yield _problem(tree, name, (key, place), f"there is no {key} requirement {one!r}")


def _left_out(tree: YamlTree, name: str, where: tuple[int | str, ...], message: str) -> Problem:
    step = "Put it back: a firm's own file may add, and leave out what has no law behind it (docs/rules.md)."
    return Problem("TEMPLATE", message, step, file=name, line=tree.line(where), path=path_text(where))


def _problem(tree: YamlTree, name: str, where: tuple[int | str, ...], message: str) -> Problem:
    step = "See CONTRIBUTING.md on document kinds for the keys and names that exist."
    return Problem("TEMPLATE", message, step, file=name, line=tree.line(where), path=path_text(where))
