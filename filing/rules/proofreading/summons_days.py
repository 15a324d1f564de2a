"""The days of a summons: the docket date with its hour, on the weekday it names, and a week after the service.

Rule:  SUM-06, SUM-07, SUM-15, SUM-30
Law:   art. 111, 114, 117, 119 Rv
"""

import datetime as dt

from filing.calendar_nl import FIRST_KINGS_DAY_YEAR, LAST_HOLIDAY_YEAR, is_holiday
from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.figures import DayNamed, weekday_before
from filing.rules.proofreading.letter_date import HEAD
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds

SUM_06 = Rule("SUM-06", "art. 15 Gerechtsdeurwaarderswet", Severity.WARN, Certainty.CONFIRMED_2017)
SUM_15 = Rule("SUM-15", "art. 111 lid 2 onder f Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_30 = Rule("SUM-30", "art. 114, 119 Rv", Severity.ERROR, Certainty.CONFIRMED)
PROOF_03 = Rule("PROOF-03", "", Severity.WARN, Certainty.HOUSE)

LEAST_DAYS = 8  # [days] from the service to the docket date: a week, neither day counted
SATURDAY = 5
NEAR = 300  # [characters] between the call to appear and its day
_HOUR = words(
    r"\b(?:om|te) (?:circa )?(?:\d{1,2}(?:[.:]\d{2})?|[a-z]+) ?uur|\b\d{1,2}[.:]\d{2} ?u(?:ur)?\b|\bdes (?:voor"
    r"|na)middags\b"
)
_SERVED = words(r"\b(?:heden|vandaag|op heden)[ ,]*(?:de |den |op )?$")
_SHORTENED = words(
    r"\b(?:artikel 117|art\.? 117|verkorte? (?:de )?(?:dagvaardings)?termijn|termijn (?:is |werd )?verkort)\b"
)


def docket_days(reading: Reading) -> tuple[list[DayNamed], DayNamed | None]:
    """Return the days that stand near the call to appear, and the first of them with its hour."""
    days = [day for day in reading.days if any(abs(day.start - place) < NEAR for place in reading.calls)]
    return days, next((day for day in days if _HOUR.search(reading.text, day.end, day.end + 80)), None)


def docket_day_and_hour_are_named(reading: Reading) -> Remark:
    """The summons names the docket date and the hour, and the weekday it gives is that of the date.

    Rule:  SUM-15
    Law:   art. 111 lid 2 onder f Rv
    """
    name = "docket_day_and_hour_are_named"
    days, day = docket_days(reading)
    if day is not None:
        return _on_its_weekday(reading, name, day)
    step = say("Name the docket date with the hour.")
    if days and _HOUR.search(reading.text) is None:
        message = say("A day is named to appear on, but no hour.")
        return fails(SUM_15, name, message, step, reading.quote(days[0].start, days[0].end + 40))
    message = say("No day with its hour was found on which to appear.")
    if not reading.whole or days:
        return asks(SUM_15, name, message, say("Read on which day and at what hour the defendant must appear."))
    return fails(SUM_15, name, message, step)


def _on_its_weekday(reading: Reading, name: str, day: DayNamed) -> Remark:
    hour = _HOUR.search(reading.text, day.end, day.end + 80)
    quote = reading.quote(max(0, day.start - 12), hour.end() if hour else day.end)
    step = say("Correct the docket date or its weekday; the defendant must know on which day to appear.")
    if day.value is None:
        return fails(SUM_15, name, say("The docket date is a day that does not exist."), step, quote)
    named = weekday_before(reading.letter, day)
    if named is not None and named[0] != day.value.weekday():
        message = say("The docket date, {day}, does not fall on the weekday that the summons gives.", day=day.value)
        return fails(SUM_15, name, message, step, quote)
    if day.value.weekday() >= SATURDAY:
        message = say("The docket date, {day}, falls on a Saturday or Sunday.", day=day.value)
        return asks(SUM_15, name, message, say("Look up the roll days of the court."), quote)
    if FIRST_KINGS_DAY_YEAR <= day.value.year <= LAST_HOLIDAY_YEAR and is_holiday(day.value):
        message = say("The docket date, {day}, is a generally recognised holiday.", day=day.value)
        return asks(SUM_15, name, message, say("Look up the roll days of the court."), quote)
    return holds(SUM_15, name, say("Docket date and hour are named."), quote)


def docket_leaves_a_week(reading: Reading) -> Remark | None:
    """Between the day of service that the summons names and its docket date lies at least a week.

    Rule:  SUM-30
    Law:   art. 114, 117, 119 Rv
    Units: days
    """
    name = "docket_leaves_a_week"
    served, (_, docket) = _served(reading), docket_days(reading)
    if served is None or docket is None or docket.value is None:
        return None
    quote = reading.quote(docket.start, docket.end)
    if (docket.value - served).days >= LEAST_DAYS:
        message = say("Between the service on {served} and the docket date lies a week.", served=served)
        return holds(SUM_30, name, message, quote)
    message = say(
        "Between the service on {served} and the docket date {docket} lies less than a week.",
        served=served,
        docket=docket.value,
    )
    if _SHORTENED.search(reading.text):
        step = say("Look whether the judge shortened the term, and whether the order stands at the head (art. 117 Rv).")
        return asks(SUM_30, name, message, step, quote)
    return fails(
        SUM_30, name, message, say("Name a later docket date; the earliest is eight days after the service."), quote
    )


def _served(reading: Reading) -> dt.date | None:
    """The day of service, where the head names it behind "heden" or "vandaag"."""
    for day in reading.days:
        if day.start > HEAD:
            return None
        if _SERVED.search(reading.text[max(0, day.start - 20) : day.start]):
            return day.value
    return None


def day_of_service_is_in_letters(reading: Reading) -> Remark | None:
    """The day of service that the head of a summons names is written in letters; the bailiff fills it in.

    Rule:  SUM-06, SUM-07
    Law:   art. 15 Gerechtsdeurwaarderswet
    """
    for day in reading.days:
        if day.start > HEAD:
            return None
        if not _SERVED.search(reading.text[max(0, day.start - 20) : day.start]):
            continue
        if not reading.text[day.start].isdigit():
            return None
        message = say("The day of service is written in figures; in a deed it is written in letters.")
        step = say("Leave it to the bailiff, or write the day in letters.")
        name = "day_of_service_is_in_letters"
        return asks(SUM_06, name, message, step, reading.quote(max(0, day.start - 10), day.end))
    return None


def weekdays_fit(reading: Reading) -> Remark | None:
    """Each weekday that stands before a date is the weekday of that date.

    Rule:  PROOF-03
    """
    name = "weekdays_fit"
    for day in reading.days:
        named = weekday_before(reading.letter, day)
        if named is not None and day.value is not None and named[0] != day.value.weekday():
            message = say("The day {day} does not fall on the weekday that the text gives.", day=day.value)
            return fails(
                PROOF_03, name, message, say("Correct the day or its weekday."), reading.quote(named[1], day.end)
            )
    return None
