"""A plan as a person reads it in the terminal."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from filing.cli.plan_words import CERTAINTY, CONTACT, MOMENT, SEVERITY, STATUS, STEP, TRACK, VERDICT
from filing.cli.say import out, plain_text, print_table, table
from filing.language import Language
from filing.message import Message, say, verbatim
from filing.money import plain
from filing.rules.contact_windows import Window
from filing.rules.finding import Fact, Finding, Verdict
from filing.rules.outlook import Projection
from filing.rules.plan import Plan, PlannedDocument, Status
from filing.rules.plan_steps import PlannedStep, StepState
from filing.rules.why import Why, missing_facts

COLOURS: Mapping[Status, str] = {
    Status.DUE: "bold green",
    Status.ALLOWED: "green",
    Status.WAITING: "yellow",
    Status.BLOCKED: "red",
}


def print_plan(found: Plan, language: Language, *, show_all: bool = False) -> None:
    """Print the plan for a person: kinds, steps, what is asked, deadlines, and what is next."""
    kinds = table((language(say("On {day}", day=found.on)), language(say("Status")), language(say("Why"))))
    for one in found.documents:
        status = plain_text(language(STATUS[one.status]), COLOURS.get(one.status, ""))
        kinds.add_row(_kind_cell(one.title, one.kind), status, plain_text(_why(one, language)))
    print_table(kinds)
    _print_steps(found, language)
    _print_findings(found.documents, language, show_all=show_all)
    _print_checklist(found, language)
    _print_deadlines(found, language)
    for override in found.overrides:
        words = say(
            "Overruled: {rule} by {by} on {day}: {reason}",
            rule=override.rule, by=override.by, day=override.on, reason=override.reason,
        )  # fmt: skip
        out().print(plain_text(language(words)), soft_wrap=True)
    out().print(plain_text(next_step_text(found, language), "bold"), soft_wrap=True)


def next_step_text(found: Plan, language: Language) -> str:
    """Return what is next in a sentence or two: what is due now, what is to be done by hand, or from when."""
    said = []
    step = found.step
    if found.next:
        names = tuple(f"{found.titles.get(kind, kind)} ({kind})" for kind in found.next)
        said.append(say("Next: {kinds}.", kinds=names))
    if found.by_hand:
        names = tuple(f"{found.titles.get(kind, kind)} ({kind})" for kind in found.by_hand)
        said.append(
            say(
                "By hand: {kinds}; not made by this version, write it yourself and record it with filing log.",
                kinds=names,
            )
        )
    if step is not None and not found.by_hand and not set(step.kinds) & set(found.next):
        names = tuple(f"{found.titles.get(kind, kind)} ({kind})" for kind in step.kinds)
        if found.step_from is not None and found.step_from > found.on:
            said.append(say("Next step: {kinds}, from {day}.", kinds=names, day=found.step_from))
        elif found.step_from is None:
            said.append(say("Next step: {kinds}, but it is blocked; see why with --why.", kinds=names))
    if step is not None and step.optional:
        said.append(say("This step may be left out."))
    if not said:
        said.append(say("Nothing is due."))
    return " ".join(language(one) for one in said)


def print_why(found: Why, language: Language) -> None:
    """Print the findings of one kind in order, each with its facts, its article and what would change it."""
    document = found.document
    head = say("{title} ({kind}): {status}", title=document.title, kind=document.kind, status=STATUS[document.status])
    out().print(plain_text(language(head), "bold"), soft_wrap=True)
    if document.reason:
        out().print(plain_text(f"  {language(document.reason)}"), soft_wrap=True)
    if document.until is not None:
        out().print(plain_text(f"  {language(say('It may go from {day}.', day=document.until))}"), soft_wrap=True)
    for title, findings in (
        (say("Stands in the way"), found.hindering),
        (say("Not known"), found.unknown),
        (say("To look at"), found.warnings),
    ):
        if findings:
            out().print()
            out().print(plain_text(language(title), "bold"))
            for one in findings:
                _print_finding(one, language)
    missing = missing_facts(found.hindering + found.unknown)
    if missing:
        out().print()
        out().print(plain_text(language(say("Not on record, and it would change the verdict")), "bold"))
        for lacking in missing:
            out().print(plain_text(f"  {lacking.path}"), soft_wrap=True)
    _print_satisfied(found.satisfied, language)


def _print_satisfied(findings: Sequence[Finding], language: Language) -> None:
    """Print what is in order, each on a line: it is much, and seldom what is asked for."""
    if findings:
        out().print()
        out().print(plain_text(language(say("In order")), "bold"))
    for one in findings:
        law = f" ({one.rule.article})" if one.rule.article else ""
        out().print(plain_text(f"  {one.rule.number}  {language(one.message)}{law}", "dim"), soft_wrap=True)


def _print_finding(finding: Finding, language: Language) -> None:
    law = f" · {finding.rule.article}" if finding.rule.article else ""
    verdict = language(VERDICT[finding.verdict])
    if finding.overruled_by:
        verdict = language(say("overruled by {who}", who=finding.overruled_by.by))
    elif finding.verdict is not Verdict.SATISFIED:
        verdict = f"{verdict}, {language(SEVERITY[finding.rule.severity])}"
    head = f"  {finding.rule.number} · {verdict}{law} · {language(CERTAINTY[finding.rule.certainty])}"
    out().print(plain_text(head, "dim"), soft_wrap=True)
    out().print(plain_text(f"    {language(finding.message)}"), soft_wrap=True)
    for one in finding.facts:
        out().print(plain_text(f"      {one.path} = {_fact_text(one, language)}", "dim"), soft_wrap=True)
    if finding.next_step:
        out().print(plain_text(f"    → {language(finding.next_step)}"), soft_wrap=True)
    if finding.holds_from is not None:
        out().print(plain_text(f"    {language(say('Holds from {day}.', day=finding.holds_from))}"), soft_wrap=True)


def _fact_text(fact: Fact, language: Language) -> str:
    if fact.value is None:
        return language(say("not on record"))
    return language(say("{value}", value=fact.value))


def print_assumed(words: Sequence[str], language: Language) -> None:
    """Say clearly that what follows rests on assumptions."""
    said = language(say("Assumed, not on record: {what}", what=tuple(words)))
    out().print(plain_text(said, "bold yellow"), soft_wrap=True)
    out().print()


def print_outlook(found: Sequence[Projection], language: Language) -> None:
    """Print what is owed on the days ahead."""
    names = (say("What it costs"), say("Day"), say("Principal"), say("Interest"), say("Costs"), say("Proceedings"),
             say("Total"))  # fmt: skip
    columns = tuple(language(one) for one in names)
    made = table(columns, right=columns[2:])
    notes: dict[str, None] = {}
    for one in found:
        sums = (one.principal, one.interest, one.costs, one.litigation, one.total)
        cells = ["" if amount is None else plain(amount) for amount in sums]
        if not one.litigation_complete:
            cells[3:] = [f"≥ {cell}" if cell else "" for cell in cells[3:]]
        made.add_row(language(MOMENT[one.at]), str(one.on) if one.on else "?", *cells)
        said = (*one.assumed, *((one.stopped,) if one.stopped else ()))
        notes |= dict.fromkeys(f"{language(MOMENT[one.at])}: {language(each)}" for each in said)
    print_table(made)
    for note in notes:
        out().print(plain_text(f"  {note}", "dim"), soft_wrap=True)
    out().print()


def print_windows(found: Sequence[Window], language: Language) -> None:
    """Print when the debtor may be contacted next."""
    made = table(tuple(language(one) for one in (say("Contact"), say("Allowed"), say("Why"))))
    rows: dict[tuple[str, str], list[str]] = {}
    for one in found:
        why = f"{language(one.why)} ({one.law})"
        rows.setdefault((_window_text(one, language), why), []).append(language(CONTACT[one.contact]))
    for (when, why), ways in rows.items():
        made.add_row(Text("\n").join(map(plain_text, ways)), plain_text(when), plain_text(why))
    print_table(made)


def _window_text(window: Window, language: Language) -> str:
    if window.opens is None or window.closes is None:
        return language(say("at any hour"))
    until = f"{window.closes:%H:%M}"
    if window.allowed_now:
        return language(say("now, until {hour}", hour=until))
    at = f"{window.opens:%H:%M}"
    return language(say("{day} from {hour} until {end}", day=window.opens.date(), hour=at, end=until))


def print_timeline(found: Plan, language: Language) -> None:
    """Print past and future with aligned days and today's line between them."""
    out().print(plain_text(language(say("Timeline")), "bold"))
    shown_today = False
    for one in found.timeline:
        if one.ahead and not shown_today:
            _print_today(found, language)
            shown_today = True
        style = "" if one.ahead else "dim"
        out().print(plain_text(f"  {one.on}  {language(one.what)}", style), soft_wrap=True)
    if not shown_today:
        _print_today(found, language)
    out().print()


def _print_today(found: Plan, language: Language) -> None:
    words = language(say("legal date"))
    out().print(plain_text(f"▶ {found.on}  ── {words} {'─' * 40}", "bold"), soft_wrap=True)


def _kind_cell(title: str, kind: str) -> Text:
    return Text.assemble(plain_text(title), " ", plain_text(kind, "dim"))


def _why(one: PlannedDocument, language: Language) -> str:
    rules = [finding.rule.number for finding in one.findings if finding.hinders]
    if one.until is not None:
        return language(say("until {day}: {rules}", day=one.until, rules=tuple(dict.fromkeys(rules))))
    if one.reason:
        return language(one.reason)
    if rules:
        return ", ".join(dict.fromkeys(rules))
    warnings = tuple(dict.fromkeys(finding.rule.number for finding in one.findings if finding.warns))
    return language(say("look at {rules}", rules=warnings)) if warnings else ""


def _print_steps(found: Plan, language: Language) -> None:
    names = tuple(TRACK.get(track.name, verbatim(track.name)) for track in found.tracks)
    columns = (say("Track: {names}", names=names), say("Step"), say("How"))
    made = table(tuple(language(one) for one in columns))
    for step in found.steps:
        if step.state is not StepState.LEFT_OUT:
            kinds = ", ".join(found.titles.get(kind, kind) for kind in step.kinds)
            style = "bold" if step.state is StepState.NEXT else "dim" if step.state is not StepState.AHEAD else ""
            how = plain_text(_step_note(step, language), style)
            made.add_row(plain_text(kinds, style), plain_text(language(STEP[step.state]), style), how)
    for track in found.tracks:
        for words in track.decide:
            made.add_row(plain_text(language(words)), plain_text(language(say("to decide"))), "")
    print_table(made)


def _step_note(step: PlannedStep, language: Language) -> str:
    said: list[Message] = []
    if step.done_on is not None:
        said.append(say("on {day}", day=step.done_on))
    if step.by_hand and step.state in {StepState.NEXT, StepState.AHEAD}:
        said.append(say("by hand"))
    if step.optional and step.state in {StepState.NEXT, StepState.AHEAD}:
        said.append(say("may be left out"))
    if step.patient_until is not None:
        said.append(say("the house waits until {day}", day=step.patient_until))
    return ", ".join(language(one) for one in said)


def _print_findings(documents: Sequence[PlannedDocument], language: Language, *, show_all: bool) -> None:
    """Print each finding once, with the kinds it is about: most of them are the same for several kinds."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for one in documents:
        if one.status is Status.SENT and not show_all:
            continue
        for finding in one.findings:
            is_asked = finding.verdict is Verdict.UNKNOWN and finding.overruled_by is None
            if show_all or (finding.verdict is not Verdict.SATISFIED and not is_asked):
                found.setdefault(_finding_cells(finding, language), []).append(one.kind)
    columns = (say("Rule"), say("Verdict"), say("Finding"), say("Next step"))
    made = table(tuple(language(one) for one in columns))
    for (rule, verdict, message, step), kinds in found.items():
        words = Text.assemble(plain_text(message), "\n", plain_text(", ".join(kinds), "dim"))
        made.add_row(rule, plain_text(verdict), words, plain_text(step))
    if made.row_count:
        print_table(made)


def _finding_cells(finding: Finding, language: Language) -> tuple[str, str, str, str]:
    verdict = f"{language(VERDICT[finding.verdict])} ({language(SEVERITY[finding.rule.severity])})"
    if finding.overruled_by:
        verdict = language(say("overruled by {who}", who=finding.overruled_by.by))
    return finding.rule.number, verdict, language(finding.message), language(finding.next_step)


def _print_checklist(found: Plan, language: Language) -> None:
    columns = (say("Checklist"), say("Question"), say("What to do"))
    made = table(tuple(language(one) for one in columns))
    for one in found.checklist.open:
        words = (
            say("holds up {kinds}", kinds=one.holds_up)
            if one.holds_up
            else say("asked for {kinds}", kinds=one.asked_for)
        )
        cell = Text.assemble(plain_text(language(one.finding.message)), "\n", plain_text(language(words), "dim"))
        made.add_row(one.finding.rule.number, cell, plain_text(language(one.finding.next_step)))
    for answer in found.checklist.answered:
        said = say("answered {answer} by {who} on {day}", answer=_YES_NO[answer.answer], who=answer.by, day=answer.on)
        made.add_row(
            plain_text(answer.rule, "dim"), plain_text(language(said), "dim"), plain_text(answer.reason or "", "dim")
        )
    if made.row_count:
        print_table(made)


_YES_NO = {"yes": say("yes"), "no": say("no")}


def _print_deadlines(found: Plan, language: Language) -> None:
    if found.deadlines:
        days = table(tuple(language(one) for one in (say("Deadline"), say("Day"), say("Law"))))
        for deadline in found.deadlines:
            style = "dim" if deadline.on < found.on else ""
            days.add_row(plain_text(language(deadline.what), style), plain_text(str(deadline.on), style),
                         plain_text(deadline.law, style))  # fmt: skip
        print_table(days)
    for gap in found.unknown_deadlines:
        out().print(plain_text(language(gap), "yellow"), soft_wrap=True)
