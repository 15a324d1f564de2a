"""Requirements on the letter that interrupts limitation (stuiting): in time, and to everybody who owes.

Rule:  PRE-06, PRE-09
Law:   art. 3:37 lid 3, 3:317 BW; HR 17-7-2020, ECLI:NL:HR:2020:1315
"""

from filing.casefile.claim import Claim
from filing.casefile.history import EventKind
from filing.casefile.names import LETTER_ADDRESS
from filing.casefile.party import Partnership
from filing.law.limitation import limitation_date
from filing.law.notice_period import notice_period
from filing.message import say
from filing.reckoning.default import last_day_to_pay
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import letter_facts, named
from filing.rules.requirements.limitation import kind_of, limitations

PRE_06 = Rule("PRE-06", "art. 3:37 lid 3, 3:317 BW", Severity.WARN, Certainty.DERIVED)
PRE_06_PROOF = Rule("PRE-06", "art. 3:317, 3:37 lid 3 BW", Severity.WARN, Certainty.CONFIRMED, answerable=True)
PRE_09 = Rule("PRE-09", "HR 17-7-2020, ECLI:NL:HR:2020:1315", Severity.ERROR, Certainty.CONFIRMED)


def interruption_arrives_in_time(facts: Facts) -> Finding:
    """A letter that is posted on the day arrives before the first claim lapses; else it has to go another way.

    Rule:  PRE-06; section 8.5 of the rules: the last day of limitation is the last day for receipt
    """
    name = "interruption_arrives_in_time"
    ahead = [one for _, one in facts.once(limitations) if one.date >= facts.on]
    if not ahead:
        return satisfied(PRE_06, name, say("No day of limitation lies ahead."))
    last, arrives = min(one.date for one in ahead), notice_period(facts.law, facts.on).delivered
    rests_on = (fact("limitation", last), fact("presumed receipt", arrives))
    if arrives > last:
        message = say("Posted today it is presumed to arrive on {arrives}, after the last day {last}.", arrives=arrives,
                      last=last)  # fmt: skip
        step = say("Have the bailiff serve it, or hand it over for a signed receipt, by {last}.", last=last)
        return unmet(PRE_06, name, message, step, facts=rests_on)
    message = say(
        "Posted today it is presumed to arrive on {arrives}; the last day is {last}. Send it with proof of receipt.",
        arrives=arrives,
        last=last,
    )
    return satisfied(PRE_06, name, message, facts=rests_on)


def partners_can_be_written_to(facts: Facts) -> Finding:
    """Each partner of a general partnership is known and has an address: each claim is interrupted by itself.

    Rule:  PRE-09
    Law:   HR 17-7-2020, ECLI:NL:HR:2020:1315
    """
    name = "partners_can_be_written_to"
    lacking: list[Fact] = []
    unnamed: list[str] = []
    for place, debtor in enumerate(facts.file.debtors, start=1):
        if not isinstance(debtor, Partnership) or debtor.legal_form != "vof":
            continue
        who = named(debtor, place)
        if not debtor.partners:
            unnamed.append(who)
            lacking.append(fact(f"debtors.{who}.partners", None))
        for number, partner in enumerate(debtor.partners, start=1):
            if partner.address(*LETTER_ADDRESS) is None:
                one = partner.id or f"{who}-partner-{number}"
                unnamed.append(one)
                lacking.append(fact(f"debtors.{who}.partners.{one}.addresses", None))
    if lacking:
        who_all = tuple(unnamed)
        return unknown(
            PRE_09,
            name,
            say("Partners or their addresses are not on record of {who}; each is interrupted by itself.", who=who_all),
            say("Record partners with their addresses of {who}, from the trade register.", who=who_all),
            facts=tuple(lacking),
        )
    return satisfied(PRE_09, name, say("There is no general partnership, or each partner can be written to."))


def interruptions_are_proven(facts: Facts) -> Finding:
    """Of every letter that is relied on as an interruption receipt is on record with proof.

    Asked only where a claim would have lapsed, or would lapse within ninety days, without its interruptions.

    Rule:  PRE-06 (also PRE-04, PRE-07)
    """
    name = "interruptions_are_proven"
    if not any(_rests_on_letters(facts, claim) for claim in facts.open_claims):
        return satisfied(PRE_06_PROOF, name, say("No claim lives on an interruption by letter."))
    bare = [
        event
        for event in facts.file.history
        if event.kind is EventKind.SENT
        and event.interrupts_limitation
        and (event.delivered_on is None or not event.delivery_proof)
    ]
    if bare:
        days = tuple(event.on for event in bare)
        lacking: list[Fact] = []
        for event in bare:
            lacking += [*letter_facts(event), fact(f"history.{event.id}.delivery_proof", event.delivery_proof)]
        return unknown(
            PRE_06_PROOF,
            name,
            say("The claim lives on the letter of {days}, and its receipt is not on record with proof.", days=days),
            say(
                "Record delivered_on and delivery_proof for the letter of {days}, or interrupt again with proof.",
                days=days,
            ),
            facts=tuple(lacking),
        )
    return satisfied(PRE_06_PROOF, name, say("Receipt of every interrupting letter is on record with proof."))


def _rests_on_letters(facts: Facts, claim: Claim) -> bool:
    """Whether the claim would have lapsed by now, or soon, had nothing interrupted."""
    due = last_day_to_pay(facts.file, claim)
    if due is None:
        return False
    bare = limitation_date(facts.law, kind_of(facts, claim), due, ())
    return bare.alarm_on <= facts.on
