"""A plan as a person reads it in the terminal: first what is next, then what holds it up, then the rest."""

from collections.abc import Sequence

from rich.text import Text

from filing.cli.plan_ahead import print_deadlines
from filing.cli.plan_findings import print_findings, print_holding_up
from filing.cli.plan_head import print_head
from filing.cli.plan_words import ANSWER, OPTIONAL_STEP, STATUS, STEP_SIGN
from filing.cli.say import out, plain_text, print_table, table
from filing.language import Language
from filing.message import Message, say
from filing.rules.classified import Classification
from filing.rules.plan import Plan, PlannedDocument, Status
from filing.rules.plan_steps import PlannedStep, StepState

COLOURS = {
    Status.DUE: "bold green",
    Status.ALLOWED: "green",
    Status.WAITING: "yellow",
    Status.BLOCKED: "red",
}
FIRST = (Status.DUE, Status.ALLOWED, Status.WAITING, Status.BLOCKED, Status.SENT)


def print_plan(
    found: Plan, classification: Classification, reference: str, language: Language, *, show_all: bool = False
) -> None:
    """Print the plan for a person: what is next and about whom, what holds it up, every kind, steps, deadlines."""
    print_head(found, classification, reference, language)
    _print_overrides(found, language)
    print_holding_up(found, language, show_all=show_all)
    _print_kinds(found, language)
    _print_steps(found, language)
    if show_all:
        print_findings(found, language)
        _print_answers(found, language)
    print_deadlines(found, language, show_all=show_all)


def print_assumed(words: Sequence[str], language: Language) -> None:
    """Say clearly that what follows rests on assumptions."""
    said = language(say("Assumed, not on record: {what}", what=tuple(words)))
    out().print(plain_text(said, "bold yellow"), soft_wrap=True)
    out().print()


def _print_overrides(found: Plan, language: Language) -> None:
    for override in found.overrides:
        words = say(
            "Overruled: {rule} by {by} on {day}: {reason}",
            rule=override.rule, by=override.by, day=override.on, reason=override.reason,
        )  # fmt: skip
        out().print(plain_text(language(words), "yellow"))
    if found.overrides:
        out().print()


def _print_kinds(found: Plan, language: Language) -> None:
    """Print every kind that applies, what can be made first; the others in a line for each reason."""
    kinds = table((language(say("On {day}", day=found.on)), language(say("Status")), language(say("Why"))))
    shown = [one for one in found.documents if one.status is not Status.NOT_APPLICABLE]
    for one in sorted(shown, key=lambda document: FIRST.index(document.status)):
        status = plain_text(language(STATUS[one.status]), COLOURS.get(one.status, ""))
        name = Text.assemble(plain_text(one.title), " ", plain_text(one.kind, "dim"))
        kinds.add_row(name, status, plain_text(_why(one, language)))
    if kinds.row_count:
        print_table(kinds)
    apart: dict[str, list[str]] = {}
    for one in found.documents:
        if one.status is Status.NOT_APPLICABLE:
            apart.setdefault(language(one.reason), []).append(one.title)
    for reason, titles in apart.items():
        words = language(say("Does not apply: {kinds} ({why})", kinds=tuple(titles), why=reason))
        out().print(plain_text(words, "dim"))
    if apart:
        out().print()


def _why(one: PlannedDocument, language: Language) -> str:
    rules = tuple(dict.fromkeys(finding.rule.number for finding in one.findings if finding.hinders))
    if one.until is not None:
        return language(say("until {day}: {rules}", day=one.until, rules=rules))
    if one.reason:
        return language(one.reason)
    if rules:
        return ", ".join(rules)
    warnings = tuple(dict.fromkeys(finding.rule.number for finding in one.findings if finding.warns))
    return language(say("look at {rules}", rules=warnings)) if warnings else ""


def _print_steps(found: Plan, language: Language) -> None:
    """Print the steps of the track, each with its sign, and what a person has to decide on it."""
    made = table((language(say("Steps")), ""))
    for step in found.steps:
        if step.state is not StepState.LEFT_OUT:
            names = " + ".join(found.titles.get(kind, kind) for kind in step.kinds)
            style = "bold" if step.state is StepState.NEXT else "" if step.state is StepState.AHEAD else "dim"
            name = plain_text(f"{STEP_SIGN[step.state]} {names}", style)
            made.add_row(name, plain_text(_step_note(step, language), style))
    if made.row_count:
        out().print(made)
    decide = [words for track in found.tracks for words in track.decide] if not found.is_paid else []
    for words in decide:
        out().print(plain_text(language(say("To decide: {what}", what=words))))
    if made.row_count or decide:
        out().print()


def _step_note(step: PlannedStep, language: Language) -> str:
    said: list[Message] = []
    if step.done_on is not None:
        said.append(say("{day}", day=step.done_on))
    if step.state is StepState.PASSED:
        said.append(say("passed over"))
    if step.by_hand and step.state in {StepState.NEXT, StepState.AHEAD}:
        said.append(say("by hand"))
    if step.optional and step.state in {StepState.NEXT, StepState.AHEAD}:
        said.append(OPTIONAL_STEP)
    if step.patient_until is not None:
        said.append(say("the house waits until {day}", day=step.patient_until))
    return ", ".join(language(one) for one in said)


def _print_answers(found: Plan, language: Language) -> None:
    for answer in found.checklist.answered:
        said = say(
            "{rule}: answered {answer} by {who} on {day}",
            rule=answer.rule, answer=ANSWER[answer.answer], who=answer.by, day=answer.on,
        )  # fmt: skip
        reason = f": {answer.reason}" if answer.reason else ""
        out().print(plain_text(f"{language(said)}{reason}", "dim"))
    if found.checklist.answered:
        out().print()
