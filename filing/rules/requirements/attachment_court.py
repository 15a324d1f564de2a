"""Before which court leave for a seizure is asked: where a thing is, else where the debtor or a third party lives.

Rule:  ATT-10
Law:   art. 700 lid 1 Rv
"""

from filing.casefile.names import SERVICE_ADDRESS
from filing.errors import LawQuestion, LawUnknown
from filing.law.court import court_for, court_named
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.attachment import THIRD_PARTY, wanted_targets
from filing.rules.requirements.competence import defendants

ATT_10 = Rule("ATT-10", "art. 700 lid 1 Rv", Severity.WARN, Certainty.CONFIRMED)


def petition_court_fits(facts: Facts) -> Finding:
    """The court on record is the one where a thing is, or else of the residence of a debtor or a third party.

    Rule:  ATT-10
    Law:   art. 700 lid 1 Rv
    """
    name = "petition_court_fits"
    plan = facts.file.proceedings
    written = plan.court.name if plan is not None and plan.court is not None else None
    rests = (fact("proceedings.court.name", written),)
    if written is None:
        message = say("No court is on record; where leave is asked is not compared with the law.")
        return unknown(ATT_10, name, message, say("Record proceedings.court."), facts=rests)
    courts, complete = _courts(facts)
    if court_named(facts.law, written, facts.on) in courts:
        return satisfied(ATT_10, name, say("{court} can give leave.", court=written), facts=rests)
    if not complete:
        message = say(
            "It is not known whether {court} can give leave: an address lacks its municipality.", court=written
        )
        step = say("Record municipality in the addresses of debtors, third parties and things to be seized.")
        return unknown(ATT_10, name, message, step, facts=rests)
    message = say("{court} is none of the courts that can give leave: {courts}.", court=written, courts=tuple(courts))
    step = say("Ask leave where a thing is, or else where the debtor or a third party lives.")
    return unmet(ATT_10, name, message, step, facts=rests)


def _courts(facts: Facts) -> tuple[tuple[str, ...], bool]:
    """The courts that can give leave, and whether every address that decides could be placed."""
    targets = wanted_targets(facts)
    places = [target.located_at for target in targets if target.kind not in THIRD_PARTY]
    if len(places) < len(targets) or not targets:
        places += [party.address(*SERVICE_ADDRESS) for _, party in defendants(facts)]
        places += [target.third_party.address(*SERVICE_ADDRESS) for target in targets if target.third_party is not None]
    courts: dict[str, None] = {}
    complete = True
    for place in places:
        if place is not None and place.country != "NL":
            continue
        try:
            found = court_for(facts.law, place.municipality, facts.on) if place and place.municipality else None
        except (LawQuestion, LawUnknown):
            found = None
        if found is None:
            complete = False
        else:
            courts[found.statutory_name] = None
    return tuple(courts), complete
