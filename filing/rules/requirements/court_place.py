"""Requirements on the place of a summons: court and location are confirmed, and the case leads there."""

from filing.casefile.names import SERVICE_ADDRESS
from filing.law.court import court_named
from filing.message import NOTHING, Message, say, sentences
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.competence import defendants, places_of

SUM_14 = Rule("SUM-14", "art. 111 lid 2 onder e Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_53 = Rule("SUM-53", "art. 99 tot 107 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_54 = Rule("SUM-54", "art. 108 lid 2 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_55 = Rule("SUM-55", "art. 108 lid 2, 110 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_54_DOUBT = Rule("SUM-54", "art. 108 lid 2 Rv", Severity.WARN, Certainty.MEMORY, answerable=True)


def court_is_chosen(facts: Facts) -> Finding:
    """Court, hearing location and its address were confirmed by a person; the court bears its statutory name.

    Rule:  SUM-14; the location is never guessed (SUM-41, SUM-53)
    """
    name = "court_is_chosen"
    court = facts.file.proceedings.court if facts.file.proceedings else None
    if court is None:
        step = say("Have a person confirm the court and record proceedings.court with name, location and address.")
        message = sentences([say("Court and hearing location are not confirmed."), _proposal(facts)])
        return unknown(SUM_14, name, message, step, facts=(fact("proceedings.court", None),))
    rests = (fact("proceedings.court.name", court.name), fact("proceedings.court.address", court.address))
    if not court.address:
        step = say("Record proceedings.court.address, as the court publishes it.")
        return unknown(SUM_14, name, say("The address of the hearing location is missing."), step, facts=rests)
    statutory = court_named(facts.law, court.name)
    if statutory is None:
        message = say("{court} is not the statutory name of a district court.", court=court.name)
        step = say("Record proceedings.court.name as the law names it, for example rechtbank Midden-Nederland.")
        return unknown(SUM_14, name, message, step, facts=rests)
    message = say("The case goes to {court}, {location}.", court=court.name, location=court.location)
    return satisfied(SUM_14, name, message, facts=rests)


def court_fits_residence(facts: Facts) -> Finding:
    """The chosen court is one that the case leads to: by residence, by location, or by a choice that has effect.

    Where the law protects the weaker party the court tests this of its own motion, and refers the case (SUM-55).

    Rule:  SUM-53, SUM-55, CON-01
    """
    name = "court_fits_residence"
    court = facts.file.proceedings.court if facts.file.proceedings else None
    found = places_of(facts)
    option = found.option(court.name) if court is not None else None
    rests = _place_facts(facts)
    if court is not None and option is not None and found.leads_to(court.name):
        why = say("{court} is competent: {reason} ({article}).", court=court.name, reason=option.reason,
                  article=option.article)  # fmt: skip
        return satisfied(SUM_53, name, why, facts=rests)
    asked = sentences(one.message for one in found.asked)
    step = sentences(dict.fromkeys(one.next_step for one in found.asked))
    if not found.options:
        message = sentences([say("The competent court does not follow from the case."), asked])
        record = say("Record the municipality of each defendant's address, and for rent debt.location and debt.rented.")
        return unknown(SUM_53, name, message, step or record, facts=rests)
    leads = _leads(found.courts)
    if court is None:
        step = say("Have a person confirm court and location, and record proceedings.court.")
        message = sentences([leads, say("No court is confirmed yet."), asked])
        return unknown(SUM_53, name, message, step, facts=rests)
    if option is not None or asked:
        message = sentences([leads, say("Whether {court} is competent is open.", court=court.name), asked])
        confirm = say("Choose a court that the case certainly leads to, or have a lawyer decide.")
        return unknown(SUM_53, name, message, step or confirm, facts=rests)
    step = say("Choose that court, or record under overrides why another one is competent.")
    parts = [leads, say("It does not lead to {court}.", court=court.name)]
    if found.protection.holds:
        parts.append(say("The court tests this of its own motion and refers the case (art. 110 Rv)."))
        return unmet(SUM_55, name, sentences(parts), step, facts=rests)
    return unmet(SUM_53, name, sentences(parts), step, facts=rests)


def forum_clause_has_effect(facts: Facts) -> Finding:
    """The summons relies on no choice of court that the law takes the effect from.

    Rule:  SUM-54
    Law:   art. 108 lid 2 Rv
    """
    name = "forum_clause_has_effect"
    contract = facts.file.debt.contract
    court = facts.file.proceedings.court if facts.file.proceedings else None
    if contract is None or contract.forum is None:
        return satisfied(SUM_54, name, say("No choice of court is on record."))
    rests = (
        fact("debt.contract.forum", contract.forum),
        fact("debt.contract.forum_after_dispute", _yes_or_no(contract.forum_after_dispute)),
        fact("proceedings.court.name", court.name if court else None),
    )
    found = places_of(facts)
    if court is None or found.forum is None or found.leads_to(court.name):
        return satisfied(SUM_54, name, say("The court is not that of the choice alone."), facts=rests)
    if court.name.casefold() not in contract.forum.casefold():
        return satisfied(SUM_54, name, say("The court is not that of the choice."), facts=rests)
    if not found.forum.certain:
        step = say("Have a lawyer decide whether the choice of court has effect, and answer with rule SUM-54.")
        message = say("The choice of court may have no effect: {reason}.", reason=found.forum.reason)
        return unknown(SUM_54_DOUBT, name, message, step, facts=rests)
    if not found.forum.holds:
        step = say(
            "Choose the court that the case leads to; or record debt.contract.forum_after_dispute when the choice was "
            "agreed later."
        )
        message = say("The choice of court has no effect: {reason}.", reason=found.forum.reason)
        return unmet(SUM_54, name, message, step, facts=rests)
    message = say("The choice of court has effect: {reason}.", reason=found.forum.reason)
    return satisfied(SUM_54, name, message, facts=rests)


def _yes_or_no(flag: bool | None) -> str | None:
    return None if flag is None else ("yes" if flag else "no")


def _place_facts(facts: Facts) -> tuple[Fact, ...]:
    court = facts.file.proceedings.court if facts.file.proceedings else None
    found = [fact("proceedings.court.name", court.name if court else None)]
    for who, party in defendants(facts):
        address = party.address(*SERVICE_ADDRESS)
        found.append(fact(f"debtors.{who}.addresses.municipality", address.municipality if address else None))
    return tuple(found)


def _leads(courts: tuple[str, ...]) -> Message:
    if len(courts) == 1:
        return say("The case leads to {court}.", court=courts[0])
    return say("The case leads to one of these courts: {courts}.", courts=courts)


def _proposal(facts: Facts) -> Message:
    courts = places_of(facts).courts
    return _leads(courts) if courts else NOTHING
