"""The requirement that the debtor did not pay in time what a fourteen-day notice asked."""

from filing.message import say, sentences
from filing.reckoning.paid_in_term import PaidInTerm
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown

D14_32 = Rule("D14-32", "art. 6:96 lid 2 BW", Severity.ERROR, Certainty.CONFIRMED, answerable=True)


def notice_was_not_met(facts: Facts) -> Finding:
    """The debtor did not pay within the term what the notice asked.

    Who did owes no collection costs, and the rest is interest of the days in between; whether that is worth a step is
    for a person. Who paid nearly all may have met a letter that asked no more, or may owe costs out of proportion to
    the rest, which is asked: "yes" leaves the costs, and after "no" none are reckoned and the way on is open.

    Rule:  D14-32, D14-06, X-13
    """
    name = "notice_was_not_met"
    paid = facts.statement.costs.paid_in_term
    met, close = [one for one in paid if one.is_met], [one for one in paid if one.is_close]
    decided = [one for one in (*met, *close) if one.let_go]
    if decided:
        message = say(
            "What the notice of {day} asked was paid within its term, or nearly; decided: it goes on without costs.",
            day=decided[-1].sent_on,
        )
        return satisfied(D14_32, name, message, facts=tuple(one for p in decided for one in _paid_facts(p)))
    if not met and not close:
        return satisfied(D14_32, name, say("What the notice asked was not paid within its term."))
    told = [
        say(
            "What the notice of {day} asked ({asked}) was paid within its term: it brings no collection costs (X-13).",
            day=one.sent_on,
            asked=one.asked,
        )
        for one in met
    ]
    told += [
        say(
            "Within the term of the notice of {day} {paid} was paid of the {asked} that it asked.",
            day=one.sent_on,
            paid=one.paid,
            asked=one.asked,
        )
        for one in close
    ]
    step = say(
        "Let the small rest go, or answer under answers with rule D14-32: whatever the answer, it is asked "
        "without costs."
    )
    if close:
        step = say(
            "Record under asked of {event} what the letter asked; if that was paid, no costs are due. Otherwise decide "
            "whether costs over the rest are reasonable, and answer under answers with rule D14-32: yes asks them, no "
            "goes on without.",
            event=close[-1].event_id,
        )
    return unknown(
        D14_32, name, sentences(told), step, facts=tuple(one for p in (*met, *close) for one in _paid_facts(p))
    )


def _paid_facts(one: PaidInTerm) -> tuple[Fact, ...]:
    where = f"history.{one.event_id}"
    return fact(f"{where}.on", one.sent_on), fact(f"{where}.asked", one.asked if one.is_recorded else None)
