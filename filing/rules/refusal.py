"""The refusal of a document whose gate is not open: each finding that stands in the way, told at once."""

from collections.abc import Sequence

from filing.errors import FilingBlocked, Problem
from filing.language import Language
from filing.message import say
from filing.rules.plan import Plan


def refuse_what_is_blocked(plan: Plan, kinds: Sequence[str], language: Language) -> None:
    """Return when every kind may be made.

    Raises:
        FilingBlocked: with one problem for each finding that stands in the way, in ``language``.
    """
    problems = []
    for name in kinds:
        document = plan.document(name)
        if document.reason and not document.findings:
            step = language(say("Choose another kind; filing plan shows which apply."))
            why = language(say("{kind} does not apply: {reason}.", kind=name, reason=document.reason))
            problems.append(Problem("BLOCKED", why, step, path=name))
        problems += [
            Problem(finding.rule.number, language(finding.message), language(finding.next_step), path=name)
            for finding in document.findings
            if finding.hinders
        ]
    if problems:
        step = "See the findings; --draft makes it marked as a draft, an override is recorded in the case file."
        raise FilingBlocked("The document may not be made now.", step, problems=problems)
