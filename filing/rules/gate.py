"""Every finding of a document kind's gate, with what people recorded about it: answers and overrules.

All requirements run; none short-circuits. A table that ends before a day is a finding, not the end of the plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from filing.casefile.desk_work import Answer, Override
from filing.errors import LawUnknown
from filing.law.unknown import what_to_do, why_unknown
from filing.message import NOTHING, say, sentences
from filing.rules.applicability import applicabilities
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, Verdict, satisfied, unknown
from filing.rules.kind_words import needed
from filing.rules.kinds import Kind
from filing.rules.register_checks import registers_consulted
from filing.rules.registry import BROUGHT_ABOUT, EVERY_DOCUMENT, requirements
from filing.rules.rulebook import Question, answer_step

NEEDS = Rule("NEEDS", "", Severity.ERROR, Certainty.HOUSE, overridable=False)
LAW_02 = Rule("LAW-02", "", Severity.ERROR, Certainty.HOUSE)  # house rule: what a table does not know is not decided


def findings_for(facts: Facts, kind: Kind, known: dict[str, Finding] | None = None) -> tuple[Finding, ...]:
    """Return every finding of a kind's gate, those of every document first, answers and overrules applied.

    ``known`` are the findings of requirements that were asked before about the same facts; new ones are added.
    """
    known = {} if known is None else known
    names = [one.__name__ for one in EVERY_DOCUMENT]
    names += [name for name in kind.gate if name not in names]
    names = [name for name in names if name not in BROUGHT_ABOUT.get(kind.name, ())]
    for name in names:
        if name not in known:
            known[name] = _asked(facts, name)
    found = [known[name] for name in names]
    found += registers_consulted(facts, kind.name)
    found += [_need(facts, path) for path in kind.needs]
    found += [unknown(one.rule, "question", one.ask, answer_step(one.rule)) for one in _asked_of_a_person(facts, kind)]
    file = facts.file
    return tuple(_overruled(_answered(finding, file.answers), kind.name, file.overrides) for finding in found)


def findings_of(facts: Facts, names: Sequence[str], kind: str) -> tuple[Finding, ...]:
    """Return the findings of these requirements for a kind that is not made here, answers and overrules applied."""
    file = facts.file
    found = (_asked(facts, name) for name in names)
    return tuple(_overruled(_answered(finding, file.answers), kind, file.overrides) for finding in found)


def _asked(facts: Facts, name: str) -> Finding:
    try:
        return requirements()[name](facts)
    except LawUnknown as error:
        message = say("What the law says of it is not known: {why}.", why=why_unknown(error))
        return unknown(LAW_02, name, message, what_to_do(error))


def _asked_of_a_person(facts: Facts, kind: Kind) -> Iterator[Question]:
    """The questions of the rulebook for this kind, where they make sense in the case."""
    for question in kind.questions:
        if all(applicabilities()[name](facts)[0] for name in question.applies):
            yield question


def _need(facts: Facts, path: str) -> Finding:
    """A value that the wording needs is on record; a list must not be empty."""
    value: object = facts.file
    for step in path.split("."):
        value = getattr(value, step, None)
        if value is None or value == ():
            message = say("The document needs {what}, which is not on record ({path}).", what=needed(path), path=path)
            return unknown(NEEDS, f"needs {path}", message, say("Record {path}.", path=path))
    return satisfied(NEEDS, f"needs {path}", say("{path} is on record.", path=path))


def _answered(finding: Finding, answers: Sequence[Answer]) -> Finding:
    """A question is settled by "yes" of a person; the last answer counts, and "no" leaves it standing."""
    if finding.verdict is not Verdict.UNKNOWN or not finding.rule.answerable:
        return finding
    given = sorted((one for one in answers if one.rule == finding.rule.number), key=lambda one: one.on)
    if not given:
        return finding
    last = given[-1]
    given_by = say("Answered yes by {who} on {day}.", who=last.by, day=last.on)
    if last.answer != "yes":
        given_by = say("Answered no by {who} on {day}.", who=last.by, day=last.on)
        return replace(finding, message=sentences((finding.message, given_by)))
    return replace(
        finding, verdict=Verdict.SATISFIED, message=sentences((finding.message, given_by)), next_step=NOTHING
    )


def _overruled(finding: Finding, kind: str, overrides: Sequence[Override]) -> Finding:
    if finding.verdict is Verdict.SATISFIED:
        return finding
    for override in overrides:
        if override.rule == finding.rule.number and override.document in {None, kind}:
            if finding.rule.overridable:
                return replace(finding, overruled_by=override)
            note = sentences((finding.message, say("(An overrule is on record, but this rule admits none.)")))
            return replace(finding, message=note)
    return finding
