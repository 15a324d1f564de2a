"""Requirements on the proof of fourteen-day notices, and on notices that belong together."""

from filing.casefile.history import Event, SendingChannel
from filing.message import Message, say, sentences
from filing.reckoning.costs import is_about
from filing.reckoning.receipt import NoticeResult
from filing.reckoning.receipt_doubts import ADDRESS, DISPUTED, Doubt
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import letter_facts

D14_30 = Rule("D14-30", "GHSHE 5-12-2017, ECLI:NL:GHSHE:2017:5389", Severity.WARN, Certainty.CONFIRMED, answerable=True)
D14_31 = Rule("D14-31", "art. 3:37 lid 3 BW", Severity.WARN, Certainty.CONFIRMED_2017, answerable=True)
D14_31_FIRM = Rule("D14-31", "art. 3:37 lid 3 BW", Severity.WARN, Certainty.CONFIRMED_2017)
D14_23 = Rule("D14-23", "HR 25-11-2016, ECLI:NL:HR:2016:2704", Severity.WARN, Certainty.CONFIRMED, answerable=True)
D14_23_FIRM = Rule("D14-23", "HR 25-11-2016, ECLI:NL:HR:2016:2704", Severity.WARN, Certainty.CONFIRMED)
WAY_09 = Rule("WAY-09", "", Severity.WARN, Certainty.HOUSE, answerable=True)
D14_14 = Rule("D14-14", "art. 6:96 lid 7 BW", Severity.WARN, Certainty.CONFIRMED)

WITHOUT_PRESUMPTION = frozenset({
    SendingChannel.EMAIL, SendingChannel.TEXT_MESSAGE, SendingChannel.CHAT, SendingChannel.PORTAL,
})  # fmt: skip


def _that_hold(facts: Facts) -> list[NoticeResult]:
    return [notice for notice in facts.notices if notice.holds] if facts.consumer_rules else []


def receipt_can_be_proved(facts: Facts) -> Finding:
    """No notice that counts went by e-mail alone without proof of its receipt: the creditor bears that proof.

    Rule:  D14-30 (also D14-29)
    """
    name = "receipt_can_be_proved"
    bare = [
        notice.event
        for notice in _that_hold(facts)
        if notice.event.channel in WITHOUT_PRESUMPTION and not notice.event.delivery_proof
    ]
    if bare:
        days = tuple(event.on for event in bare)
        return unknown(
            D14_30,
            name,
            say("The notice of {days} went electronically only, and no proof of its receipt is on record.", days=days),
            say("Record delivery_proof for the notice of {days}, or send it again by post.", days=days),
            facts=tuple(fact(f"history.{event.id}.delivery_proof", None) for event in bare),
        )
    return satisfied(D14_30, name, say("No notice rests on an e-mail without proof of receipt."))


def notices_went_to_the_right_address(facts: Facts) -> Finding:
    """No notice went to an address where the debtor could not be reached: delivery is not presumed then.

    It went before the address on record was the debtor's, abroad, or while no residence was known.

    Rule:  D14-31
    Law:   art. 3:37 lid 3 BW
    """
    name = "notices_went_to_the_right_address"
    sound = say("No notice went to an address where the debtor could not be reached.")
    doubts = _doubts(facts, ADDRESS)
    if doubts and all(one.by_words for _, one in doubts):
        return _doubted(D14_31, name, doubts, sound)
    return _doubted(D14_31_FIRM, name, doubts, sound)


def receipt_is_not_disputed(facts: Facts) -> Finding:
    """No debtor disputes that a notice by post arrived: delivery is presumed only of what nobody disputes.

    Rule:  D14-23
    """
    name = "receipt_is_not_disputed"
    sound = say("Nobody disputes that a notice arrived.")
    doubts = _doubts(facts, DISPUTED)
    if doubts and all(one.by_words for _, one in doubts):
        return _doubted(D14_23, name, doubts, sound)
    return _doubted(D14_23_FIRM, name, doubts, sound)


def no_notice_waits_for_facts(facts: Facts) -> Finding:
    """No earlier notice would count if more were on record; a new one is not needed then.

    Rule:  WAY-09 (house rule; compare D14-23, D14-31, X-36, X-40)
    """
    name = "no_notice_waits_for_facts"
    waiting = [one for one in facts.notices if one.doubts and not one.faults] if facts.consumer_rules else []
    if not waiting:
        return satisfied(WAY_09, name, say("No earlier notice waits for facts."))
    told = [
        say(
            "Whether the notice of {day} counts is not known: {why}.",
            day=one.event.on,
            why=tuple(d.why for d in one.doubts),
        )
        for one in waiting
    ]
    steps = [doubt.step for one in waiting for doubt in one.doubts]
    rests_on = [fact for one in waiting for doubt in one.doubts for fact in _facts(doubt)]
    return unknown(WAY_09, name, sentences(told), sentences(steps), facts=tuple(dict.fromkeys(rests_on)))


def _doubts(facts: Facts, rule: str) -> list[tuple[Event, Doubt]]:
    """Return the notices whose delivery is not presumed by this rule, each with the reason."""
    if not facts.consumer_rules:
        return []
    found = ((notice.event, notice.received.doubt) for notice in facts.notices)
    return [(event, doubt) for event, doubt in found if doubt is not None and doubt.rule == rule]


def _doubted(rule: Rule, name: str, doubts: list[tuple[Event, Doubt]], sound: Message) -> Finding:
    if not doubts:
        return satisfied(rule, name, sound)
    told = [say("The notice of {day}: {why}.", day=event.on, why=doubt.why) for event, doubt in doubts]
    rests_on = [one for event, doubt in doubts for one in (*letter_facts(event), *_facts(doubt))]
    return unknown(rule, name, sentences(told), doubts[-1][1].step, facts=tuple(dict.fromkeys(rests_on)))


def _facts(doubt: Doubt) -> tuple[Fact, ...]:
    return tuple(fact(path, value) for path, value in doubt.facts)


def claims_were_noticed_together(facts: Facts) -> Finding:
    """Claims that could be noticed together were: one letter, and costs over the sum of their principals.

    Rule:  D14-14
    Law:   art. 6:96 lid 7 BW
    """
    name = "claims_were_noticed_together"
    notices = _that_hold(facts)
    apart: list[str] = []
    for place, notice in enumerate(notices):
        for later in notices[place + 1 :]:
            apart += [
                claim.id
                for claim in facts.file.claims
                if is_about(facts.file, later.event, claim)
                and not is_about(facts.file, notice.event, claim)
                and facts.defaults[claim.id].holds_on(notice.event.on)
            ]
    if apart:
        claims = tuple(dict.fromkeys(apart))
        return unmet(
            D14_14,
            name,
            say("{claims} could have been in an earlier notice and got one of its own.", claims=claims),
            say("Check the collection costs: they go over the sum of the principals, as if there had been one letter."),
            facts=tuple(one for notice in notices for one in letter_facts(notice.event)),
        )
    return satisfied(D14_14, name, say("No claims were noticed apart that could have been noticed together."))
