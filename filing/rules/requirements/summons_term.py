"""Requirements on the summons term: from serving, planned, done or repaired, to the docket date."""

import datetime as dt
from collections.abc import Mapping

from filing.casefile.history import EventKind
from filing.casefile.names import SERVICE_ADDRESS
from filing.casefile.party import StatusKind
from filing.errors import LawQuestion
from filing.law.summons_term import RESIDENCES, docket_term, earliest_docket_date, repaired
from filing.message import Message, say, verbatim
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.competence import defendants

SUM_30 = Rule("SUM-30", "art. 114, 115, 119 Rv", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
SUM_31 = Rule("SUM-31", "art. 115, 119 Rv", Severity.BLOCK, Certainty.CONFIRMED, answerable=True)
SUM_33 = Rule("SUM-33", "art. 115 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED, answerable=True)
SUM_34 = Rule("SUM-34", "art. 117 Rv", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
SUM_37 = Rule("SUM-37", "art. 120 lid 2 en 3, 125 lid 5 Rv", Severity.BLOCK, Certainty.CONFIRMED)
UNKNOWN_RESIDENCE = "unknown residence"
DOCKET_DATE = "proceedings.docket_date"


def unrecorded_residences(facts: Facts) -> tuple[str, ...]:
    """Return the defendants without an address at which they can be served, who are not of unknown residence."""
    return tuple(who for who, place in facts.once(_homes).items() if place is None)


def residences_outside(facts: Facts) -> tuple[Message, ...]:
    """Return the defendants who do not live in the Netherlands, each with the country, or as of unknown residence."""
    return tuple(
        say("{who} (residence unknown)", who=who) if place == UNKNOWN_RESIDENCE else verbatim(f"{who} ({place})")
        for who, place in facts.once(_homes).items()
        if place not in {"NL", None}
    )


def residence_kinds(facts: Facts) -> frozenset[str]:
    """Return which of "NL", "abroad" and "unknown" the defendants' residences are; no address counts as "NL".

    Rule:  SUM-30, SUM-31, SUM-32: which states belong to the four weeks, no table says
    """
    named = {"NL": "NL", UNKNOWN_RESIDENCE: "unknown", None: "NL"}
    return frozenset(named.get(place, "abroad") for place in facts.once(_homes).values())


def _homes(facts: Facts) -> Mapping[str, str | None]:
    """Return by defendant the country of residence, ``UNKNOWN_RESIDENCE``, or None when no address is on record."""
    found: dict[str, str | None] = {}
    for who, party in defendants(facts):
        address = party.address(*SERVICE_ADDRESS)
        lasting = (status for status in party.statuses if status.lasts_on(facts.on))
        if any(status.kind is StatusKind.UNKNOWN_RESIDENCE for status in lasting):
            found[who] = UNKNOWN_RESIDENCE
        else:
            found[who] = None if address is None else address.country
    return found


def shortened_term_is_ordered(facts: Facts) -> Finding:
    """A shorter summons term than that of the law rests on an order of the court, which is on record and at hand.

    Rule:  SUM-34
    Law:   art. 117 Rv
    Units: calendar days
    """
    name = "shortened_term_is_ordered"
    plan = facts.file.proceedings
    days = plan.shortened_to_days if plan else None
    if plan is None or days is None:
        return satisfied(SUM_34, name, say("The summons term was not shortened."))
    rests = (
        fact("proceedings.shortened_to_days", days),
        fact("proceedings.shortened_on", plan.shortened_on),
        fact("proceedings.shortened_evidence", plan.shortened_evidence or None),
    )
    if plan.shortened_on is None or not plan.shortened_evidence:
        message = say("The summons term is shortened to {days} days, and the order is not on record.", days=days)
        step = say("Record shortened_on and shortened_evidence (the order) under proceedings, or leave the days out.")
        return unknown(SUM_34, name, message, step, facts=rests)
    try:
        docket_term(facts.law, service_day(facts), "NL", shortened_to=days)
    except LawQuestion as error:
        step = say("Read the order again and correct proceedings.shortened_to_days.")
        return unmet(SUM_34, name, verbatim(f"{error.message.rstrip('.')}."), step, facts=rests)
    message = say("The order of {day} shortens the summons term to {days} days; the summons says so at its head.",
                  day=plan.shortened_on, days=days)  # fmt: skip
    return satisfied(SUM_34, name, message, facts=rests)


def summons_term_is_kept(facts: Facts) -> Finding:
    """Between service and docket date lies at least the summons term of every defendant; the day is not counted.

    Which term it is follows from where each defendant lives. For somebody abroad the case file cannot tell whether it
    is four weeks or three months, so a person says it, unless the docket date is late enough for both. Once the
    summons was served, the day of service counts in the place of the planned one; after a repair exploot its day.

    Rule:  SUM-30, SUM-31, SUM-32, SUM-33, SUM-34, SUM-37, SUM-42
    Law:   art. 114, 115, 117, 119, 120 Rv
    Units: calendar days; the planned day of service, or the legal date when it is later
    """
    name = "summons_term_is_kept"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        step = say("Record proceedings.docket_date.")
        absent = (fact(DOCKET_DATE, None),)
        return unknown(SUM_30, name, say("There is no docket date to count back from."), step, facts=absent)
    served, docket = service_day(facts), plan.docket_date
    rests = _days_known(facts)
    earliest = _earliest(facts, served)
    if docket < earliest["NL"]:
        message = say("Served on {served}, the earliest docket date is {first}, not {docket}.",
                      served=served, first=earliest["NL"], docket=docket)  # fmt: skip
        return unmet(SUM_30, name, message, _remedy(facts, earliest["NL"]), facts=rests)
    missing = unrecorded_residences(facts)
    if missing and docket < earliest["other"]:
        message = say("Without an address the summons term is not known for {who}.", who=missing)
        step = say("Record the residence under addresses, or the status unknown_residence.")
        return unknown(SUM_30, name, message, step, facts=rests)
    outside = residences_outside(facts)
    if outside and docket < earliest["other"]:
        message = _outside(outside, served, earliest, docket)
        if docket < earliest["EU"] or "unknown" in residence_kinds(facts):
            step = say(
                "Choose a docket date from {first}, or answer SUM-33: each of them is served in the Netherlands in "
                "person or at the domicile chosen for this case.",
                first=earliest["other"],
            )
            return unknown(SUM_33, name, message, step, facts=rests)
        step = say("Choose a docket date from {first}, or answer SUM-31: each of them lives in such a state.",
                   first=earliest["other"])  # fmt: skip
        return unknown(SUM_31, name, message, step, facts=rests)
    first = earliest["other"] if outside else earliest["NL"]
    message = say("Served on {served}, a docket date from {first} is possible.", served=served, first=first)
    return satisfied(SUM_30, name, message, facts=rests)


def service_day(facts: Facts) -> dt.date:
    """Return the day from which the summons term runs.

    That is the day of a repair exploot, else of serving as recorded, else as planned and not before the legal date.
    """
    plan = facts.file.proceedings
    planned = plan.planned_service_on if plan else None
    recorded = (plan.repair_served_on or plan.served_on) if plan else None
    return recorded or _served_in_history(facts) or max(planned or facts.on, facts.on)


def _served_in_history(facts: Facts) -> dt.date | None:
    events = facts.file.history
    return max((one.on for one in events if one.kind is EventKind.SERVED and one.document == "summons"), default=None)


def was_served(facts: Facts) -> bool:
    """Return whether the summons was served, as far as the case file knows."""
    plan = facts.file.proceedings
    recorded = plan is not None and (plan.served_on is not None or plan.repair_served_on is not None)
    return recorded or _served_in_history(facts) is not None


def _days_known(facts: Facts) -> tuple[Fact, ...]:
    plan = facts.file.proceedings
    keys = ("docket_date", "planned_service_on", "served_on", "repair_served_on", "shortened_to_days")
    found = [(key, getattr(plan, key)) for key in keys]
    return tuple(fact(f"proceedings.{key}", value) for key, value in found if value is not None or key == "docket_date")


def _earliest(facts: Facts, served: dt.date) -> Mapping[str, dt.date]:
    """Return the earliest docket date by residence; an order that is on record shortens the term."""
    plan = facts.file.proceedings
    days = plan.shortened_to_days if plan and plan.shortened_on else None
    found = {}
    for residence in RESIDENCES:
        try:
            found[residence] = docket_term(facts.law, served, residence, shortened_to=days).earliest
        except LawQuestion:  # these days do not shorten this term, which shortened_term_is_ordered tells
            found[residence] = earliest_docket_date(facts.law, served, residence)
    return found


def _remedy(facts: Facts, first: dt.date) -> Message:
    plan = facts.file.proceedings
    if not was_served(facts):
        return say("Have it served earlier, or record a docket date on or after {first}.", first=first)
    if plan is not None and plan.docket_date is not None and facts.on < plan.docket_date:
        return say(
            "Have a repair exploot (herstelexploot) served before {docket} that names a docket date with its hour and "
            "leaves the term anew; record repair_served_on, repair_of_docket_date and the new docket_date.",
            docket=plan.docket_date,
        )
    return say("Have a lawyer decide what can still be repaired (art. 120, 125 lid 5 Rv).")


def _outside(who: tuple[Message, ...], served: dt.date, earliest: Mapping[str, dt.date], docket: dt.date) -> Message:
    return say(
        "Not in the Netherlands: {who}. Served, or sent to the receiving agency, on {served}, the earliest docket date "
        "is {eu} for a state of Regulation (EU) 2020/1784 or a European state of the Hague Service Convention, and "
        "{other} for any other and for an unknown residence; it is {docket}.",
        who=who,
        served=served,
        eu=earliest["EU"],
        other=earliest["other"],
        docket=docket,
    )


def repair_is_in_time(facts: Facts) -> Finding:
    """A repair exploot was served before the docket date, or within two weeks after it when the filing was late.

    Rule:  SUM-37, SUM-35
    Law:   art. 120 lid 2 en 3, 125 lid 5 Rv
    """
    name = "repair_is_in_time"
    plan = facts.file.proceedings
    if plan is None or plan.repair_served_on is None:
        return satisfied(SUM_37, name, say("No repair exploot is on record."))
    old = plan.repair_of_docket_date or plan.docket_date
    rests = (
        fact("proceedings.repair_served_on", plan.repair_served_on),
        fact("proceedings.repair_of_docket_date", plan.repair_of_docket_date),
    )
    if old is None:
        step = say("Record proceedings.repair_of_docket_date and docket_date.")
        return unknown(SUM_37, name, say("Which docket date was repaired is not on record."), step, facts=rests)
    found = repaired(facts.law, old, plan.repair_served_on)
    if not found.in_time:
        message = say("The repair exploot of {day} came more than two weeks after the docket date {docket}.",
                      day=plan.repair_served_on, docket=old)  # fmt: skip
        step = say("The case has lapsed: have a new summons served, and check limitation (verjaring) first.")
        return unmet(SUM_37, name, message, step, facts=rests)
    message = say("The repair exploot of {day} was in time ({article}).",
                  day=plan.repair_served_on, article=found.article)  # fmt: skip
    return satisfied(SUM_37, name, message, facts=rests)
