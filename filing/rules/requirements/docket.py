"""Requirements on docket date and filing: the court sits, the papers can still be filed, and the fee is known."""

import datetime as dt

from filing.calendar_nl import SUNDAY, is_holiday
from filing.errors import LawUnknown
from filing.law.court_fees import COURTS
from filing.law.statutory_terms import closed_because
from filing.law.summons_term import file_by, repair_by
from filing.message import Message, say, sentences, verbatim
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.competence import sector_of
from filing.rules.requirements.summons_term import DOCKET_DATE, service_day, was_served

# House figures: no table has the hours of the courts (SUM-41), so an hour outside these is asked about.
FIRST_HOUR, LAST_HOUR = dt.time(8, 0), dt.time(18, 0)
SUM_15 = Rule("SUM-15", "art. 111 lid 2 onder f Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_35 = Rule("SUM-35", "art. 125 lid 2 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_41 = Rule("SUM-41", "", Severity.WARN, Certainty.MEMORY, answerable=True)
SUM_42 = Rule("SUM-42", "art. 114 Rv", Severity.ERROR, Certainty.DERIVED)
X_52 = Rule("X-52", "art. 64 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_62 = Rule("SUM-62", "art. 10 Wgbz", Severity.WARN, Certainty.CONFIRMED)


def docket_date_is_set(facts: Facts) -> Finding:
    """Docket date (roldatum) and hour are on record, and no court is closed on that day; an odd hour is asked about.

    Rule:  SUM-15, X-20
    """
    name = "docket_date_is_set"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None or plan.docket_time is None:
        step = say("Ask the court for a docket date and record proceedings.docket_date and docket_time.")
        missing = tuple(
            fact(f"proceedings.{key}", None)
            for key, value in (("docket_date", plan and plan.docket_date), ("docket_time", plan and plan.docket_time))
            if value is None
        )
        return unknown(SUM_15, name, say("Docket date or hour is missing."), step, facts=missing)
    rests = (fact(DOCKET_DATE, plan.docket_date),)
    closed = closed_because(facts.law, plan.docket_date)
    if closed:
        message = say("On the docket date {day} the court is closed ({why}).", day=plan.docket_date, why=_why(closed))
        step = say("Record the next docket day of that court as proceedings.docket_date.")
        return unmet(SUM_15, name, message, step, facts=rests)
    if not FIRST_HOUR <= plan.docket_time <= LAST_HOUR:
        hour = f"{plan.docket_time:%H:%M}"
        message = say(
            "The docket hour {hour} lies outside the hours at which a court may be expected to sit.", hour=hour
        )
        step = say(
            "Ask the registry and correct proceedings.docket_time; if it is right, record an override with rule SUM-15."
        )
        return unknown(SUM_15, name, message, step, facts=(*rests, fact("proceedings.docket_time", hour)))
    return satisfied(SUM_15, name, say("The docket date is {day}.", day=plan.docket_date), facts=rests)


def _why(closed: str) -> Message:
    """The weekend in the user's language; a holiday has its Dutch name in both."""
    known = {"a Saturday": say("a Saturday"), "a Sunday": say("a Sunday")}
    return sentences(known.get(part, verbatim(part)) for part in closed.split(", "))


def service_day_is_allowed(facts: Facts) -> Finding:
    """Serving is planned for a day that is still ahead, and for no Sunday or holiday unless the court gave leave.

    Rule:  X-52, SUM-42
    """
    name = "service_day_is_allowed"
    day = facts.file.proceedings.planned_service_on if facts.file.proceedings else None
    rests = (fact("proceedings.planned_service_on", day),)
    if day is not None and day < facts.on and not was_served(facts):
        message = say("Serving was planned for {day}, which has passed, and no service is on record.", day=day)
        step = say(
            "Ask the bailiff: record proceedings.served_on when it was served, else plan a new day under "
            "proceedings.planned_service_on and look at the docket date again."
        )
        return unknown(SUM_42, name, message, step, facts=(*rests, fact("proceedings.served_on", None)))
    if day is not None and (day.weekday() == SUNDAY or is_holiday(day)):
        message = say("Serving is planned on {day}, a Sunday or a holiday.", day=day)
        step = say("Record another planned_service_on, or the leave of the court under overrides.")
        return unmet(X_52, name, message, step, facts=rests)
    message = say("Serving is planned on a day on which it is allowed, or not planned.")
    return satisfied(X_52, name, message, facts=rests)


def docket_date_is_confirmed(facts: Facts) -> Finding:
    """A person confirmed that the docket date is a roll day of the court; no table has roll days.

    Rule:  SUM-41
    """
    name = "docket_date_is_confirmed"
    step = say("Ask the registry, and answer under answers with rule SUM-41.")
    day = facts.file.proceedings.docket_date if facts.file.proceedings else None
    message = say("No table says whether the docket date is a roll day of this court.")
    if day:
        message = say("No table says whether {day} is a roll day of this court.", day=day)
    return unknown(SUM_41, name, message, step, facts=(fact(DOCKET_DATE, day),))


def filing_day_is_ahead(facts: Facts) -> Finding:
    """There is still time to file: the last opening day before the docket date has not passed.

    Rule:  SUM-35
    """
    name = "filing_day_is_ahead"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        step = say("Record proceedings.docket_date.")
        absent = (fact(DOCKET_DATE, None),)
        return unknown(SUM_35, name, say("Without a docket date there is no last day for filing."), step, facts=absent)
    rests = (fact(DOCKET_DATE, plan.docket_date),)
    try:
        last = file_by(facts.law, plan.docket_date)
        until = repair_by(facts.law, plan.docket_date).plain_end
    except LawUnknown as error:
        step = say("Ask the registry until which day the summons can be filed.")
        message = say("The last day for filing is not known: {why}.", why=error.message.rstrip("."))
        return unknown(SUM_35, name, message, step, facts=rests)
    if last < facts.on:
        message = say("The last day for filing was {day}.", day=last)
        step = say("Record a later docket date.")
        if was_served(facts):
            step = say(
                "Was it not filed: have a repair exploot (herstelexploot) served by {day} at the latest, else the case "
                "lapses (art. 125 lid 5 Rv).",
                day=until,
            )
        return unmet(SUM_35, name, message, step, facts=rests)
    message = say("File at the registry on {day} at the latest.", day=last)
    return satisfied(SUM_35, name, message, facts=rests)


def fee_year_is_known(facts: Facts) -> Finding:
    """The court fees of the docket date's year are known; a case that crosses a year is checked by a person.

    Rule:  SUM-62
    """
    name = "fee_year_is_known"
    plan = facts.file.proceedings
    served = service_day(facts)
    docket = plan.docket_date if plan and plan.docket_date else facts.on
    rests = (fact(DOCKET_DATE, plan.docket_date if plan else None), fact("day of service", served))
    try:
        facts.law.table(COURTS[sector_of(facts).court]).at(docket)
    except LawUnknown as error:
        step = say("Add the new table as soon as it is published (docs/law.md), or take an earlier docket date.")
        message = say("The court fee on the docket date is not known: {why}.", why=error.message.rstrip("."))
        return unmet(SUM_62, name, message, step, facts=rests)
    if docket.year != served.year:
        step = say("The claimant's fee follows the docket date, the defendant's the summons; check both at filing.")
        message = say("The summons is served in {year} and the case docketed in {later}.",
                      year=served.year, later=docket.year)  # fmt: skip
        return unmet(SUM_62, name, message, step, facts=rests)
    return satisfied(SUM_62, name, say("The court fees of {year} are known.", year=docket.year), facts=rests)
