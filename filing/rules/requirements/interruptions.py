"""Requirements on the letter that interrupts limitation (stuiting): in time, and to everybody who owes.

Rule:  PRE-06, PRE-09
Law:   art. 3:37 lid 3, 3:317 BW; HR 17-7-2020, ECLI:NL:HR:2020:1315
"""

from filing.casefile.names import LETTER_ADDRESS
from filing.casefile.party import Partnership
from filing.law.notice_period import notice_period
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import named
from filing.rules.requirements.limitation import limitations

PRE_06 = Rule("PRE-06", "art. 3:37 lid 3, 3:317 BW", Severity.WARN, Certainty.DERIVED)
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
