"""Requirements on the proof of fourteen-day notices, and on notices that belong together."""

from filing.casefile.history import SendingChannel
from filing.casefile.names import LETTER_ADDRESS
from filing.message import say
from filing.reckoning.costs import is_about
from filing.reckoning.receipt import NoticeResult
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import letter_facts, named

D14_30 = Rule("D14-30", "GHSHE 5-12-2017, ECLI:NL:GHSHE:2017:5389", Severity.WARN, Certainty.CONFIRMED, answerable=True)
D14_31 = Rule("D14-31", "art. 3:37 lid 3 BW", Severity.WARN, Certainty.CONFIRMED_2017, answerable=True)
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
    """No notice that counts went out before the address on record was the debtor's: it may have gone to an old one.

    Rule:  D14-31
    Law:   art. 3:37 lid 3 BW
    """
    name = "notices_went_to_the_right_address"
    for place, debtor in enumerate(facts.file.debtors, start=1):
        address = debtor.address(*LETTER_ADDRESS)
        if address is None or address.since is None:
            continue
        early = [n.event for n in _that_hold(facts) if n.received.presumed and n.event.on < address.since]
        if early:
            who = named(debtor, place)
            return unknown(
                D14_31,
                name,
                say(
                    "The notice of {days} went before {who} came to the address on record ({day}); where it went is "
                    "not known.",
                    days=tuple(event.on for event in early),
                    who=who,
                    day=address.since,
                ),
                say(
                    "Record delivered_on, or answer under answers with rule D14-31 that it went to the address of then."
                ),
                facts=(
                    fact(f"debtors.{who}.addresses.since", address.since),
                    *(one for event in early for one in letter_facts(event)),
                ),
            )
    return satisfied(D14_31, name, say("No notice went before the address on record was the debtor's."))


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
