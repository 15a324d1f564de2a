"""What holds up the next step and what is asked for it, as a person reads it; and every finding when all is asked."""

from collections.abc import Iterator

from rich.text import Text

from filing.cli.plan_words import SEVERITY, VERDICT
from filing.cli.say import out, plain_text, print_table, table
from filing.language import Language
from filing.message import Message, say
from filing.rules.finding import Finding
from filing.rules.plan import Plan, Status

Told = tuple[str, Message, Message]  # rule, what was found, what to do


def print_holding_up(found: Plan, language: Language, *, show_all: bool = False) -> None:
    """Print what holds up the next step, and what to look at or to answer for it.

    What is about other documents only is counted, and printed when all is asked. Without a next step all of them count.
    """
    documents = [one for one in found.documents if one.status not in {Status.NOT_APPLICABLE, Status.SENT}]
    near = set(found.next) | (set(found.step.kinds) if found.step is not None else set())
    blocked: dict[Told, set[str]] = {}
    asked: dict[Told, set[str]] = {}
    far: dict[Told, set[str]] = {}
    for kind, finding in _open(found):
        is_near = kind in near or kind not in {one.kind for one in documents}
        if not is_near and near:
            far.setdefault(_told(finding), set()).add(kind)
        elif finding.hinders:
            blocked.setdefault(_told(finding), set()).add(kind)
        else:
            asked.setdefault(_told(finding), set()).add(kind)
    is_next = say("What holds up the next step") if near else say("What stands in the way")
    _print_told(language(is_next), blocked, "bold red", language)
    _print_told(language(say("To look at or to answer")), asked, "bold yellow", language)
    others = {told: kinds for told, kinds in far.items() if told not in blocked and told not in asked}
    if show_all:
        _print_told(language(say("For other documents")), others, "bold", language)
    elif others:
        words = say("{count} more for other documents; see --all, or --why with a kind.", count=len(others))
        out().print(plain_text(language(words), "dim"))
        out().print()


def _open(found: Plan) -> Iterator[tuple[str, Finding]]:
    """Yield what is not in order and not overruled, with the kind that it is about."""
    for one in found.documents:
        if one.status not in {Status.NOT_APPLICABLE, Status.SENT} or one.kind in found.next:
            for finding in one.findings:
                if finding.hinders or (finding.warns and finding.overruled_by is None):
                    yield one.kind, finding
    for finding in found.execution:
        if finding.hinders or (finding.warns and finding.overruled_by is None):
            yield "judgment_service", finding
    if not found.execution:
        for question in found.checklist.open:
            if set(question.holds_up + question.asked_for) == {"judgment_service"}:
                yield "judgment_service", question.finding


def _told(finding: Finding) -> Told:
    return finding.rule.number, finding.message, finding.next_step


def _print_told(title: str, rows: dict[Told, set[str]], style: str, language: Language) -> None:
    if not rows:
        return
    made = table(tuple(language(one) for one in (say("Rule"), say("Finding"), say("What to do"))))
    out().print(plain_text(title, style))
    for (rule, message, step), kinds in rows.items():
        words = Text.assemble(plain_text(language(message)), "\n", plain_text(", ".join(sorted(kinds)), "dim"))
        made.add_row(rule, words, plain_text(language(step)))
    print_table(made)


def print_findings(found: Plan, language: Language) -> None:
    """Print every finding once, satisfied ones too, with the kinds it is about: most are the same for several kinds."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for one in found.documents:
        for finding in one.findings:
            rows.setdefault(_cells(finding, language), []).append(one.kind)
    made = table(tuple(language(one) for one in (say("Rule"), say("Verdict"), say("Finding"), say("Next step"))))
    for (rule, verdict, message, step), kinds in rows.items():
        words = Text.assemble(plain_text(message), "\n", plain_text(", ".join(kinds), "dim"))
        made.add_row(rule, plain_text(verdict), words, plain_text(step))
    if made.row_count:
        print_table(made)


def _cells(finding: Finding, language: Language) -> tuple[str, str, str, str]:
    verdict = f"{language(VERDICT[finding.verdict])} ({language(SEVERITY[finding.rule.severity])})"
    if finding.overruled_by:
        verdict = language(say("overruled by {who}", who=finding.overruled_by.by))
    return finding.rule.number, verdict, language(finding.message), language(finding.next_step)
