"""Requirements that no fact rules out another: what was delivered did not come back, what was judged is not demanded.

House rules FACT-07 to FACT-13 and FACT-16; see ``contradictions`` for the order of two dates, ``debtor_facts`` for the
parties.
"""

import datetime as dt

from filing.casefile.history import Event, EventKind
from filing.message import Message, say, sentences
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet

FACT_07 = Rule("FACT-07", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_08 = Rule("FACT-08", "", Severity.BLOCK, Certainty.HOUSE, overridable=False, answerable=True)
FACT_09 = Rule("FACT-09", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_10 = Rule("FACT-10", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_11 = Rule("FACT-11", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_12 = Rule("FACT-12", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_13 = Rule("FACT-13", "", Severity.WARN, Certainty.HOUSE, answerable=True)
FACT_16 = Rule("FACT-16", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)

AMICABLE = frozenset({
    "reminder", "notice_of_default", "fourteen_day_notice", "final_demand", "last_notice_before_summons",
})  # fmt: skip
OUT = frozenset({EventKind.SENT, EventKind.SERVED})


def nothing_is_delivered_and_returned(facts: Facts) -> Finding:
    """A letter was delivered, or it came back undelivered, not both.

    Rule:  FACT-07 (house rule)
    """
    name = "nothing_is_delivered_and_returned"
    told: list[Message] = []
    rests_on: list[Fact] = []
    for event in facts.file.history:
        delivered, returned = event.delivered_on, event.returned_on
        if delivered is not None and returned is not None:
            told.append(
                say(
                    "history.{event} was delivered on {delivered} and came back undelivered on {returned}.",
                    event=event.id,
                    delivered=delivered,
                    returned=returned,
                )
            )
            where = f"history.{event.id}"
            rests_on += [fact(f"{where}.delivered_on", delivered), fact(f"{where}.returned_on", returned)]
    return agree_or(
        FACT_07,
        name,
        say("No letter was both delivered and returned."),
        told,
        rests_on,
        say("Remove delivered_on or returned_on."),
    )


def payments_follow_their_claims(facts: Facts) -> Finding:
    """No payment came in before the claim it pays was there; an advance is for a person to confirm.

    Rule:  FACT-08 (house rule)
    """
    name = "payments_follow_their_claims"
    dated = {claim.id: claim.dated_on for claim in facts.file.claims}
    told: list[Message] = []
    rests_on: list[Fact] = []
    for payment in facts.file.payments:
        names = payment.for_claims or tuple(dated)
        days = {one: day for one in names if (day := dated.get(one)) is not None}
        if payment.reversed_on is None and len(days) == len(names) and days and payment.on < min(days.values()):
            first = min(days, key=lambda one: days[one])
            told.append(
                say(
                    "payments.{payment} came in on {paid}, before claims.{claim} of {day}.",
                    payment=payment.id,
                    paid=payment.on,
                    claim=first,
                    day=days[first],
                )
            )
            rests_on += [fact(f"payments.{payment.id}.on", payment.on), fact(f"claims.{first}.dated_on", days[first])]
    if not told:
        return satisfied(FACT_08, name, say("No payment came in before the claim it pays."))
    step = say("Correct the day that is wrong, or answer under answers with rule FACT-08 that it was paid in advance.")
    return unknown(FACT_08, name, sentences(told), step, facts=tuple(rests_on))


def disputes_end_once(facts: Facts) -> Finding:
    """A dispute was withdrawn or settled, not both.

    Rule:  FACT-09 (house rule)
    """
    name = "disputes_end_once"
    told: list[Message] = []
    rests_on: list[Fact] = []
    for dispute in facts.file.disputes:
        withdrawn, settled = dispute.withdrawn_on, dispute.settled_on
        if withdrawn is not None and settled is not None:
            told.append(
                say(
                    "disputes.{dispute} was withdrawn on {withdrawn} and settled on {settled}.",
                    dispute=dispute.id,
                    withdrawn=withdrawn,
                    settled=settled,
                )
            )
            where = f"disputes.{dispute.id}"
            rests_on += [fact(f"{where}.withdrawn_on", withdrawn), fact(f"{where}.settled_on", settled)]
    return agree_or(
        FACT_09,
        name,
        say("No dispute was both withdrawn and settled."),
        told,
        rests_on,
        say("Remove withdrawn_on or settled_on."),
    )


def no_plan_runs_through_a_judgment(facts: Facts) -> Finding:
    """A payment plan of before the judgment ended before it; one that still runs and a judgment do not go together.

    Rule:  FACT-10 (house rule)
    """
    name = "no_plan_runs_through_a_judgment"
    judgment = facts.file.judgment
    told: list[Message] = []
    rests_on: list[Fact] = []
    for plan in facts.file.payment_plans if judgment is not None else ():
        ended = plan.broken_on or plan.ended_on
        if judgment is None or plan.agreed_on is None or plan.agreed_on > judgment.given_on or ended is not None:
            continue
        told.append(
            say(
                "payment_plans.{plan} was agreed on {agreed} and still runs, and judgment was given on {given}.",
                plan=plan.id,
                agreed=plan.agreed_on,
                given=judgment.given_on,
            )
        )
        rests_on += [
            fact(f"payment_plans.{plan.id}.agreed_on", plan.agreed_on),
            fact("judgment.given_on", judgment.given_on),
        ]
    return agree_or(
        FACT_10,
        name,
        say("No payment plan runs through a judgment."),
        told,
        rests_on,
        say("Record broken_on or ended_on of the plan, or correct the judgment."),
    )


def no_demand_follows_the_judgment(facts: Facts) -> Finding:
    """No letter of the amicable phase went out after the judgment.

    Rule:  FACT-11 (house rule)
    """
    name = "no_demand_follows_the_judgment"
    judgment = facts.file.judgment
    told: list[Message] = []
    rests_on: list[Fact] = []
    for event in facts.file.history if judgment is not None else ():
        if judgment is not None and event.kind in OUT and event.document in AMICABLE and event.on > judgment.given_on:
            told.append(
                say(
                    "history.{event} ({document}) went on {sent}, after the judgment of {given}.",
                    event=event.id,
                    document=event.document or "",
                    sent=event.on,
                    given=judgment.given_on,
                )
            )
            rests_on += [fact(f"history.{event.id}.on", event.on), fact("judgment.given_on", judgment.given_on)]
    return agree_or(
        FACT_11,
        name,
        say("No demand went out after a judgment."),
        told,
        rests_on,
        say("Correct the day, or the document, of the one that is wrong."),
    )


def letters_follow_their_claims(facts: Facts) -> Finding:
    """No demand went out before the claim it is about was dated.

    Rule:  FACT-12 (house rule)
    """
    name = "letters_follow_their_claims"
    dated = {claim.id: claim.dated_on for claim in facts.file.claims}
    told: list[Message] = []
    rests_on: list[Fact] = []
    for event in facts.file.history:
        if event.kind not in OUT or event.document not in AMICABLE:
            continue
        for claim, day in _about_later(event, dated):
            told.append(
                say(
                    "history.{event} ({document}) went on {sent}, before claims.{claim} of {day}.",
                    event=event.id,
                    document=event.document or "",
                    sent=event.on,
                    claim=claim,
                    day=day,
                )
            )
            rests_on += [fact(f"history.{event.id}.on", event.on), fact(f"claims.{claim}.dated_on", day)]
    return agree_or(
        FACT_12,
        name,
        say("No letter went out before its claim was there."),
        told,
        rests_on,
        say("Correct the day that is wrong, or the claims of the letter."),
    )


def _about_later(event: Event, dated: dict[str, dt.date | None]) -> list[tuple[str, dt.date]]:
    """Return the claims that a letter names and that are younger; of one that names none the oldest claim counts."""
    if event.claims:
        return [(one, day) for one in event.claims if (day := dated.get(one)) is not None and day > event.on]
    known = {one: day for one, day in dated.items() if day is not None}
    if len(known) < len(dated) or not known:
        return []
    first = min(known, key=lambda one: known[one])
    return [(first, known[first])] if known[first] > event.on else []


def no_claim_is_acknowledged_and_disputed(facts: Facts) -> Finding:
    """No claim is acknowledged while a dispute about it stands; which of the two holds is for a person.

    Rule:  FACT-13 (house rule)
    """
    name = "no_claim_is_acknowledged_and_disputed"
    told: list[Message] = []
    rests_on: list[Fact] = []
    standing = [d for d in facts.file.disputes if d.withdrawn_on is None and d.settled_on is None and d.amount is None]
    for event in facts.file.history:
        if event.kind is not EventKind.ACKNOWLEDGEMENT:
            continue
        for dispute in standing:
            if event.claims and dispute.claims and not set(event.claims) & set(dispute.claims):
                continue
            told.append(
                say(
                    "history.{event} acknowledges the debt on {day}, and disputes.{dispute} of {raised} still stands.",
                    event=event.id,
                    day=event.on,
                    dispute=dispute.id,
                    raised=dispute.raised_on,
                )
            )
            rests_on += [
                fact(f"history.{event.id}.on", event.on),
                fact(f"disputes.{dispute.id}.raised_on", dispute.raised_on),
            ]
    step = say("Record withdrawn_on or settled_on of the dispute, or answer under answers with rule FACT-13.")
    return agree_or(FACT_13, name, say("No claim is acknowledged and disputed at once."), told, rests_on, step)


def summons_is_served_once(facts: Facts) -> Finding:
    """The day of service in the proceedings and in the history is one day, and judgment follows it.

    Rule:  FACT-16 (house rule)
    """
    name = "summons_is_served_once"
    proceedings, judgment = facts.file.proceedings, facts.file.judgment
    served = proceedings.served_on if proceedings is not None else None
    told: list[Message] = []
    rests_on: list[Fact] = []
    days = [e for e in facts.file.history if e.kind is EventKind.SERVED and e.document == "summons"]
    if served is not None and days and all(event.on != served for event in days):
        event = days[0]
        told.append(
            say(
                "history.{event} serves the summons on {day}, and proceedings.served_on is {served}.",
                event=event.id,
                day=event.on,
                served=served,
            )
        )
        rests_on += [fact(f"history.{event.id}.on", event.on), fact("proceedings.served_on", served)]
    if served is not None and judgment is not None and judgment.given_on < served:
        told.append(
            say(
                "Judgment was given on {given}, before the summons was served on {served}.",
                given=judgment.given_on,
                served=served,
            )
        )
        rests_on += [fact("judgment.given_on", judgment.given_on), fact("proceedings.served_on", served)]
    return agree_or(
        FACT_16,
        name,
        say("The day of service is one day, before any judgment."),
        told,
        rests_on,
        say("Correct the day that is wrong."),
    )


def agree_or(
    rule: Rule, name: str, sound: Message, told: list[Message], rests_on: list[Fact], step: Message
) -> Finding:
    """Return that the facts agree, or what was told of those that do not."""
    if not told:
        return satisfied(rule, name, sound)
    return unmet(rule, name, sentences(told), step, facts=tuple(rests_on))
