"""Requirements on the days of a summons: serving, docket date, filing, and the year of the court fee."""

import datetime as dt
from collections.abc import Mapping

from filing.calendar_nl import SUNDAY, is_holiday
from filing.casefile.names import SERVICE_ADDRESS
from filing.casefile.party import StatusKind
from filing.casefile.proceedings import Proceedings
from filing.errors import LawUnknown
from filing.law.court_fees import COURTS
from filing.law.statutory_terms import closed_because
from filing.law.summons_term import RESIDENCES, earliest_docket_date, file_by
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet
from filing.rules.requirements.competence import defendants, sector_of

SUM_15 = Rule("SUM-15", "art. 111 lid 2 onder f Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_30 = Rule("SUM-30", "art. 114, 115, 119 Rv", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
SUM_31 = Rule("SUM-31", "art. 115, 119 Rv", Severity.BLOCK, Certainty.CONFIRMED, answerable=True)
SUM_33 = Rule("SUM-33", "art. 115 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED, answerable=True)
SUM_35 = Rule("SUM-35", "art. 125 lid 2 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_41 = Rule("SUM-41", "", Severity.WARN, Certainty.MEMORY, answerable=True)
X_52 = Rule("X-52", "art. 64 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_62 = Rule("SUM-62", "art. 10 Wgbz", Severity.WARN, Certainty.CONFIRMED)


def docket_date_is_set(facts: Facts) -> Finding:
    """Docket date (roldatum) and hour are on record, and no court is closed on that day.

    Rule:  SUM-15, X-20
    """
    name = "docket_date_is_set"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None or plan.docket_time is None:
        step = "Ask the court for a docket date and record docket_date and docket_time."
        return unknown(SUM_15, name, "Docket date or hour is missing.", step)
    closed = closed_because(facts.law, plan.docket_date)
    if closed:
        message = f"On the docket date {plan.docket_date} the court is closed: {closed}."
        return unmet(SUM_15, name, message, "Take the next docket day of that court.")
    return satisfied(SUM_15, name, f"The docket date is {plan.docket_date}.")


def unrecorded_residences(facts: Facts) -> tuple[str, ...]:
    """Return the defendants without an address at which they can be served, who are not of unknown residence."""
    return tuple(who for who, place in _places(facts).items() if place is None)


def residences_outside(facts: Facts) -> tuple[str, ...]:
    """Return the defendants who do not live in the Netherlands, each with the country, or as of unknown residence."""
    return tuple(f"{who} ({place})" for who, place in _places(facts).items() if place not in {"NL", None})


def residence_kinds(facts: Facts) -> frozenset[str]:
    """Return which of "NL", "abroad" and "unknown" the defendants' residences are; no address counts as "NL".

    Rule:  SUM-30, SUM-31, SUM-32: which states belong to the four weeks, no table says
    """
    named = {"NL": "NL", UNKNOWN_RESIDENCE: "unknown", None: "NL"}
    return frozenset(named.get(place, "abroad") for place in _places(facts).values())


UNKNOWN_RESIDENCE = "unknown residence"


def _places(facts: Facts) -> Mapping[str, str | None]:
    """Return by defendant the country of residence, ``UNKNOWN_RESIDENCE``, or None when no address is on record."""
    found: dict[str, str | None] = {}
    for who, party in defendants(facts):
        address = party.address(*SERVICE_ADDRESS)
        if any(status.kind is StatusKind.UNKNOWN_RESIDENCE for status in party.statuses):
            found[who] = UNKNOWN_RESIDENCE
        else:
            found[who] = None if address is None else address.country
    return found


def summons_term_is_kept(facts: Facts) -> Finding:
    """Between service and docket date lies at least the summons term of every defendant; the day is not counted.

    Which term it is follows from where each defendant lives. For somebody abroad the case file cannot tell whether it
    is four weeks or three months, so a person says it, unless the docket date is late enough for both.

    Rule:  SUM-30, SUM-31, SUM-32, SUM-33, SUM-42
    Law:   art. 114, 115, 119 Rv
    Units: calendar days; the planned day of service, or the legal date when it is later
    """
    name = "summons_term_is_kept"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return unknown(SUM_30, name, "There is no docket date to count back from.", "Record the docket date.")
    served = _served(plan, facts.on)
    earliest = {residence: earliest_docket_date(facts.law, served, residence) for residence in RESIDENCES}
    if plan.docket_date < earliest["NL"]:
        step = f"Serve earlier, or choose a docket date on or after {earliest['NL']}."
        message = f"Served on {served}, the earliest docket date is {earliest['NL']}, not {plan.docket_date}."
        return unmet(SUM_30, name, message, step)
    missing = unrecorded_residences(facts)
    if missing and plan.docket_date < earliest["other"]:
        message = f"Without an address the summons term is not known for {', '.join(missing)}."
        return unknown(SUM_30, name, message, "Record the residence, or that it is unknown.")
    outside = residences_outside(facts)
    if outside and plan.docket_date < earliest["other"]:
        message = _outside(outside, served, earliest, plan.docket_date)
        if plan.docket_date < earliest["EU"] or "unknown" in residence_kinds(facts):
            step = (
                f"Choose a docket date from {earliest['other']}, or answer SUM-33: each of them is served in the "
                "Netherlands in person or at the domicile chosen for this case."
            )
            return unknown(SUM_33, name, message, step)
        step = f"Choose a docket date from {earliest['other']}, or answer SUM-31: each of them lives in such a state."
        return unknown(SUM_31, name, message, step)
    first = earliest["other"] if outside else earliest["NL"]
    return satisfied(SUM_30, name, f"Served on {served}, a docket date from {first} is possible.")


def _served(plan: Proceedings | None, on: dt.date) -> dt.date:
    """Return the day of serving: on record, else as planned, and not before the legal date."""
    if plan is None:
        return on
    return plan.served_on or max(plan.planned_service_on or on, on)


def _outside(who: tuple[str, ...], served: dt.date, earliest: Mapping[str, dt.date], docket: dt.date) -> str:
    return (
        f"Not in the Netherlands: {', '.join(who)}. Served, or sent to the receiving agency, on {served}, the earliest "
        f"docket date is {earliest['EU']} for a state of Regulation (EU) 2020/1784 or a European state of the Hague "
        f"Service Convention, and {earliest['other']} for any other and for an unknown residence; it is {docket}."
    )


def service_day_is_allowed(facts: Facts) -> Finding:
    """Serving is not planned on a Sunday or a holiday, unless the court gave leave.

    Rule:  X-52
    """
    name = "service_day_is_allowed"
    day = facts.file.proceedings.planned_service_on if facts.file.proceedings else None
    if day is not None and (day.weekday() == SUNDAY or is_holiday(day)):
        return unmet(X_52, name, f"Serving is planned on {day}, a Sunday or a holiday.", "Plan another day.")
    return satisfied(X_52, name, "Serving is planned on a day on which it is allowed, or not planned.")


def docket_date_is_confirmed(facts: Facts) -> Finding:
    """A person confirmed that the docket date is a roll day of the court; no table has roll days.

    Rule:  SUM-41
    """
    name = "docket_date_is_confirmed"
    step = "Ask the registry, and answer under answers with rule SUM-41."
    day = facts.file.proceedings.docket_date if facts.file.proceedings else None
    which = f"{day} " if day else "the docket date "
    return unknown(SUM_41, name, f"No table says whether {which}is a roll day of this court.", step)


def filing_day_is_ahead(facts: Facts) -> Finding:
    """There is still time to file: the last opening day before the docket date has not passed.

    Rule:  SUM-35
    """
    name = "filing_day_is_ahead"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return unknown(SUM_35, name, "Without a docket date there is no last day for filing.", "Record it.")
    try:
        last = file_by(facts.law, plan.docket_date)
    except LawUnknown as error:
        step = "Ask the registry until which day the summons can be filed."
        return unknown(SUM_35, name, f"The last day for filing is not known: {error.message}.", step)
    if last < facts.on:
        return unmet(SUM_35, name, f"The last day for filing was {last}.", "Choose a later docket date.")
    return satisfied(SUM_35, name, f"File at the registry on {last} at the latest.")


def fee_year_is_known(facts: Facts) -> Finding:
    """The court fees of the docket date's year are known; a case that crosses a year is checked by a person.

    Rule:  SUM-62
    """
    name = "fee_year_is_known"
    plan = facts.file.proceedings
    served = _served(plan, facts.on)
    docket = plan.docket_date if plan and plan.docket_date else facts.on
    try:
        facts.law.table(COURTS[sector_of(facts).court]).at(docket)
    except LawUnknown as error:
        step = "Use the new table as soon as it is published."
        return unmet(SUM_62, name, f"The court fee on the docket date is not known: {error.message}.", step)
    if docket.year != served.year:
        step = "The claimant's fee follows the docket date, the defendant's the summons; check both at filing."
        message = f"The summons is served in {served.year} and the case docketed in {docket.year}."
        return unmet(SUM_62, name, message, step)
    return satisfied(SUM_62, name, f"The court fees of {docket.year} are known.")
