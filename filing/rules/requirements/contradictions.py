"""Requirements that the facts agree with each other: dates in their order, and nothing that rules out something else.

House rules FACT-01 to FACT-06. A document that rests on facts that cannot both be true would be wrong whatever the law
says, so every document waits, and nobody overrules it: one of the two facts is corrected.
"""

from collections.abc import Iterator
from itertools import chain

from filing.casefile.case import CaseFile
from filing.casefile.date_order import About, Order, history_orders, money_orders, status_orders
from filing.casefile.names import AnyParty
from filing.casefile.party import Partnership
from filing.message import Message, say, sentences
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unmet
from filing.yaml_strict import YamlPath

FACT_01 = Rule("FACT-01", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_02 = Rule("FACT-02", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_03 = Rule("FACT-03", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_04 = Rule("FACT-04", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_05 = Rule("FACT-05", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_06 = Rule("FACT-06", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)


def letters_arrive_after_dispatch(facts: Facts) -> Finding:
    """What was sent is delivered on or after that day.

    Rule:  FACT-01 (house rule)
    """
    return _in_order(
        facts,
        FACT_01,
        "letters_arrive_after_dispatch",
        About.DELIVERY,
        say("Every letter arrived on or after the day it went."),
    )


def letters_come_back_after_dispatch(facts: Facts) -> Finding:
    """What came back undelivered did so on or after the day it was sent.

    Rule:  FACT-02 (house rule)
    """
    return _in_order(
        facts,
        FACT_02,
        "letters_come_back_after_dispatch",
        About.RETURN,
        say("What came back did so on or after the day it went."),
    )


def payments_are_reversed_after_receipt(facts: Facts) -> Finding:
    """A payment is taken back on or after the day it came in.

    Rule:  FACT-03 (house rule)
    """
    return _in_order(
        facts,
        FACT_03,
        "payments_are_reversed_after_receipt",
        About.PAYMENT,
        say("No payment was reversed before it came in."),
    )


def plans_run_in_order(facts: Facts) -> Finding:
    """A payment plan is proposed, agreed, broken and ended in that order, and so are its instalments.

    Rule:  FACT-04 (house rule)
    """
    return _in_order(
        facts, FACT_04, "plans_run_in_order", About.PLAN, say("The days of every payment plan are in order.")
    )


def disputes_run_in_order(facts: Facts) -> Finding:
    """A dispute is answered, withdrawn or settled on or after the day it was raised.

    Rule:  FACT-05 (house rule)
    """
    return _in_order(
        facts, FACT_05, "disputes_run_in_order", About.DISPUTE, say("The days of every dispute are in order.")
    )


def statuses_run_in_order(facts: Facts) -> Finding:
    """A legal status ends on or after the day it began.

    Rule:  FACT-06 (house rule)
    """
    return _in_order(facts, FACT_06, "statuses_run_in_order", About.STATUS, say("No status ends before it began."))


def _in_order(facts: Facts, rule: Rule, name: str, about: About, sound: Message) -> Finding:
    """Return that the dates agree, or each pair that does not, with both places and both days."""
    found = [one for one in facts.once(_broken_orders) if one.about is about]
    if not found:
        return satisfied(rule, name, sound)
    told: list[Message] = []
    rests_on: list[Fact] = []
    for order in found:
        where = named_path(facts.file, order.path)
        (first_name, first), (then_name, then) = order.first, order.then
        if first is None or then is None:
            continue
        told.append(
            say(
                "{where}: {what} ({then_name} {then}, {first_name} {first}).",
                where=where,
                what=order.message,
                then_name=then_name,
                then=then,
                first_name=first_name,
                first=first,
            )
        )
        rests_on += [fact(f"{where}.{first_name}", first), fact(f"{where}.{then_name}", then)]
    return unmet(rule, name, sentences(told), say("Correct the date that is wrong."), facts=tuple(rests_on))


def _broken_orders(facts: Facts) -> tuple[Order, ...]:
    """Return every pair of dates of the case that stand in the wrong order."""
    file = facts.file
    orders = chain(money_orders(file), history_orders(file), status_orders(file))
    return tuple(one for one in orders if one.is_broken)


def named_path(file: CaseFile, path: YamlPath) -> str:
    """Return a path with list entries by their id: ``history.notice-1``; by number where they have none."""
    words: list[str] = []
    value: object = file
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) else None
            own = getattr(value, "id", None)
            words.append(f".{own}" if own else f"[{step}]")
        else:
            value = getattr(value, step, None)
            words.append(f".{step}")
    return "".join(words).lstrip(".")


def every_party(file: CaseFile) -> Iterator[tuple[str, AnyParty]]:
    """Yield every debtor and partner with the path."""
    for place, debtor in enumerate(file.debtors, start=1):
        where = f"debtors.{debtor.id or place}"
        yield where, debtor
        if isinstance(debtor, Partnership):
            for number, partner in enumerate(debtor.partners, start=1):
                yield f"{where}.partners.{partner.id or number}", partner
