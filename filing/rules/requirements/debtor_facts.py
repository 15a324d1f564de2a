"""Requirements that what is recorded of the parties and their default goes together.

House rules FACT-14, FACT-15, FACT-17 and FACT-18; see ``contradictions`` and ``incompatible`` for the others.
"""

from filing.casefile.claim import DefaultGround
from filing.casefile.debt import DebtKind
from filing.casefile.history import EventKind
from filing.casefile.names import Person, full_name, is_person
from filing.casefile.party import StatusKind
from filing.message import Message, say
from filing.reckoning.classification import DebtorClass, signs_of_a_consumer
from filing.reckoning.default import notices_of_default
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact
from filing.rules.requirements.contradictions import every_party
from filing.rules.requirements.incompatible import agree_or

FACT_14 = Rule("FACT-14", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_15 = Rule("FACT-15", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_17 = Rule("FACT-17", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
FACT_18 = Rule("FACT-18", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)

ACTS = frozenset({EventKind.RECEIVED, EventKind.CALL, EventKind.PROMISE, EventKind.ACKNOWLEDGEMENT})


def no_consumer_owes_a_commercial_debt(facts: Facts) -> Finding:
    """A consumer does not owe a debt between businesses, and a firm does not owe what only a consumer can.

    Of a person whose ``acts_as`` is contradicted X-01 asks.

    Rule:  FACT-14 (house rule; compare X-15)
    """
    name = "no_consumer_owes_a_commercial_debt"
    consumers = [one for one in facts.classification.debtors if one.debtor_class is DebtorClass.CONSUMER]
    told: list[Message] = []
    rests_on: list[Fact] = []
    if facts.file.debt.kind is DebtKind.COMMERCIAL:
        for one in consumers:
            told.append(say("debtors.{who} acts as a consumer, and debt.kind is commercial.", who=one.debtor))
            rests_on += [fact(f"debtors.{one.debtor}.acts_as", "consumer"), fact("debt.kind", "commercial")]
    if not any(is_person(one) for one in facts.file.debtors):
        for path, value in signs_of_a_consumer(facts.file):
            told.append(say("{path} is {value}, and no debtor is a person.", path=path, value=value))
            rests_on += [fact(path, value), *(each for one in facts.classification.debtors for each in one.facts[:1])]
    return agree_or(
        FACT_14,
        name,
        say("No consumer owes a debt between businesses."),
        told,
        rests_on,
        say("Correct the debtor (type, acts_as), or what is said of the debt (debt.kind, consumer_sale)."),
    )


def nobody_acts_after_death(facts: Facts) -> Finding:
    """No debtor wrote, called, promised or acknowledged anything after the day of death.

    What somebody else is recorded to have done (``by``) is not the debtor's.

    Rule:  FACT-15 (house rule)
    """
    name = "nobody_acts_after_death"
    told: list[Message] = []
    rests_on: list[Fact] = []
    alone = len(facts.file.debtors) == 1
    for where, party in every_party(facts.file):
        died = min((s.since for s in party.statuses if s.kind is StatusKind.DECEASED and s.since), default=None)
        if died is None or not isinstance(party, Person):
            continue
        for event in facts.file.history:
            theirs = (alone and not event.to) or (party.id is not None and party.id in event.to)
            by = event.by is None or event.by.casefold() == full_name(party).casefold()
            if event.kind in ACTS and event.on > died and theirs and by:
                told.append(
                    say(
                        "history.{event} ({kind}) is of {day}, after the death of {where} on {died}.",
                        event=event.id,
                        kind=event.kind.value,
                        day=event.on,
                        where=where,
                        died=died,
                    )
                )
                rests_on += [fact(f"history.{event.id}.on", event.on), fact(f"{where}.statuses.since", died)]
    step = say("Correct the day that is wrong, or record under by who it was.")
    return agree_or(FACT_15, name, say("Nobody acted after the day of death."), told, rests_on, step)


def default_follows_its_notice(facts: Facts) -> Finding:
    """Default that was recorded as coming from a notice begins after that notice went.

    Rule:  FACT-17 (house rule)
    """
    name = "default_follows_its_notice"
    told: list[Message] = []
    rests_on: list[Fact] = []
    for claim in facts.file.claims:
        if claim.default is None or claim.default.ground is not DefaultGround.NOTICE:
            continue
        sent = notices_of_default(facts.file, claim)
        if sent and claim.default.since <= sent[0].on:
            told.append(
                say(
                    "claims.{claim} is in default by notice from {since}, and history.{event} went on {sent}.",
                    claim=claim.id,
                    since=claim.default.since,
                    event=sent[0].id,
                    sent=sent[0].on,
                )
            )
            rests_on += [
                fact(f"claims.{claim.id}.default.since", claim.default.since),
                fact(f"history.{sent[0].id}.on", sent[0].on),
            ]
    return agree_or(
        FACT_17,
        name,
        say("No default begins before the notice it comes from."),
        told,
        rests_on,
        say("Correct default.since, or the day of the notice."),
    )


def nobody_owes_himself(facts: Facts) -> Finding:
    """Creditor and debtor are not one and the same.

    Rule:  FACT-18 (house rule)
    """
    name = "nobody_owes_himself"
    creditor = facts.file.creditor
    own = getattr(creditor, "kvk", None)
    told: list[Message] = []
    rests_on: list[Fact] = []
    for where, party in every_party(facts.file):
        number = getattr(party, "kvk", None)
        if own is not None and number == own:
            told.append(
                say(
                    "{where} and the creditor have one number in the trade register, {number}.", where=where, number=own
                )
            )
            rests_on += [fact("creditor.kvk", own), fact(f"{where}.kvk", number)]
    return agree_or(
        FACT_18,
        name,
        say("Creditor and debtor are not the same."),
        told,
        rests_on,
        say("Correct the number that is wrong."),
    )
