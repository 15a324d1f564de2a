"""Why one kind of document stands as it does, as a person reads it in the terminal."""

from collections.abc import Sequence

from filing.cli.plan_words import CERTAINTY, SEVERITY, STATUS, VERDICT
from filing.cli.say import out, plain_text
from filing.language import Language
from filing.message import say
from filing.rules.finding import Fact, Finding, Verdict
from filing.rules.plan import Status
from filing.rules.why import Why, missing_facts


def print_why(found: Why, language: Language) -> None:
    """Print the findings of one kind in order, each with its facts, its article and what would change it."""
    document = found.document
    head = say("{title} ({kind}): {status}", title=document.title, kind=document.kind, status=STATUS[document.status])
    out().print(plain_text(language(head), "bold"), soft_wrap=True)
    if document.reason:
        out().print(plain_text(f"  {language(document.reason)}"), soft_wrap=True)
    if document.until is not None:
        out().print(plain_text(f"  {language(say('It may go from {day}.', day=document.until))}"), soft_wrap=True)
    held = say("Stands in the way")
    if document.status is Status.SENT:
        held = say("Stands in the way of sending it once more")
    for title, findings in (
        (held, found.hindering),
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
