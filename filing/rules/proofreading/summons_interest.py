"""The interest that a summons asks: over the principal, and each day of it once.

Rule:  X-14
Law:   art. 6:119 lid 2 BW
"""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice

from filing.message import say
from filing.money import ZERO
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.costs_named import COSTS
from filing.rules.proofreading.figures import Amount, DayNamed
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds

X_14 = Rule("X-14", "art. 6:119 lid 2 BW", Severity.ERROR, Certainty.CONFIRMED)
MOST, MOST_DAYS = 40, 400  # [mentions of interest, amounts, days] that are looked at
AROUND = 60  # [characters] in which the name of an amount stands
FAR = 160  # [characters] between the word for interest and its amount or day
YEAR = dt.timedelta(days=365)

_INTEREST = words(r"\b(?:wettelijke (?:handels)?rente|(?:wettelijke |handels|contractuele |overeengekomen )?rente)\b")
_OVER = words(r"\bover (?:(?:het|een|de|dat|dit) )?(?:\w+ ){0,3}?(?:bedrag |hoofdsom |som )?(?:van |ad |groot |a )?$")
_OVER_PRINCIPAL = words(r"\bover (?:de |het |die )?(?:\w+ ){0,2}?(?:hoofdsom\w*|factu\w+|principal)\b")
_ADDED = words(r"\b(?:met|vermeerder\w*|plus|daarover|hierover|over)\b")
_SINCE = words(r"\b(?:vanaf|sinds|sedert|met ingang van|te rekenen van|van|from)(?: de| het)? $")
_UNTIL = words(r"\b(?:tot(?: en met)?|t/m|until)(?: de)? $")
_HEAD_OF_INTEREST = words(r"\b(?:\w*rente\w*)\b")


def interest_runs_over_the_principal(reading: Reading) -> Remark | None:
    """The claim asks no interest over a sum that holds interest of less than a year, or collection costs.

    Rule:  X-14
    Law:   art. 6:119 lid 2 BW
    """
    name = "interest_runs_over_the_principal"
    owed = {reading.facts.statement.principal_open, reading.facts.statement.principal} if reading.facts else set()
    bases = [one for one in _bases(reading) if one.value not in owed]
    if not bases:
        return None
    grounds = _grounds(reading)
    interest = {one.value for one in grounds if _is_of(reading, one, _HEAD_OF_INTEREST)}
    costs = {one.value for one in grounds if _is_of(reading, one, COSTS)}
    plain = {one.value for one in grounds} - interest - costs
    for base in bases:
        quote = reading.quote(max(0, base.start - 45), base.end)
        if any(base.value - one - extra in plain for one in interest for extra in (*costs, ZERO)):
            message = say("The claim asks interest over {amount}, which holds interest itself.", amount=base.value)
            step = say("Ask interest over the principal; interest bears interest only after each full year.")
            if _may_be_of_a_year(reading):
                return asks(X_14, name, message, step, quote)
            return fails(X_14, name, message, step, quote)
        if any(base.value - one in plain for one in costs):
            message = say("The claim asks interest over {amount}, which holds collection costs.", amount=base.value)
            step = say("Ask interest over the principal; look whether interest over the costs is due as well.")
            return asks(X_14, name, message, step, quote)
    quote = reading.quote(max(0, bases[0].start - 45), bases[0].end)
    return holds(X_14, name, say("The interest is asked over no sum that holds interest."), quote)


def interest_is_asked_once(reading: Reading) -> Remark | None:
    """The claim asks interest from the day until which the sum in it already holds interest, and not from before.

    Rule:  X-14
    Law:   art. 6:119 lid 2 BW
    """
    name = "interest_is_asked_once"
    counted = _counted_until(reading)
    if counted is None:
        return None
    until, interest = counted
    for day in _days_since(reading):
        if day.value is None or not _holds_interest(reading, interest, day):
            continue
        quote = reading.quote(max(0, day.start - 45), day.end)
        if day.value < until:
            message = say(
                "The claim asks interest from {since}, although the sum in it holds the interest until {until}.",
                since=day.value,
                until=until,
            )
            step = say("Ask the interest from {until}, or the principal alone with interest from before.", until=until)
            return fails(X_14, name, message, step, quote)
        return holds(X_14, name, say("The interest is asked from the day until which it was counted."), quote)
    return None


def _grounds(reading: Reading) -> list[Amount]:
    end = reading.petitum[0] if reading.petitum else 0
    return [one for one in reading.amounts if one.start < end and one.value > ZERO][:MOST]


def _claimed(reading: Reading) -> tuple[Amount, ...]:
    start, end = reading.petitum or (0, 0)
    return tuple(one for one in reading.amounts if start < one.start < end)[:MOST]


def _of_interest(reading: Reading) -> Iterator[re.Match[str]]:
    start, end = reading.petitum or (0, 0)
    return islice(_INTEREST.finditer(reading.text, start, end), MOST)


def _bases(reading: Reading) -> Iterator[Amount]:
    """The amounts over which the claim asks interest: named behind "over", or the sum that it is to be added to."""
    claimed = _claimed(reading)
    for match in _of_interest(reading):
        last = min(reading.letter.sentence(match.start())[1], match.end() + FAR)
        behind = [one for one in claimed if match.end() <= one.start < last]
        named = next((one for one in behind if _OVER.search(reading.text[match.end() : one.start])), None)
        if named is not None:
            yield named
        elif not _OVER_PRINCIPAL.search(reading.text, match.end(), last):
            before = [one for one in claimed if one.end <= match.start() <= one.end + AROUND]
            yield from (one for one in before[-1:] if _ADDED.search(reading.text, one.end, match.start()))


def _days_since(reading: Reading) -> Iterator[DayNamed]:
    """The days from which the claim asks interest."""
    places = [match.end() for match in _of_interest(reading)]
    for day in reading.days[:MOST_DAYS]:
        if any(0 <= day.start - place < FAR for place in places) and _SINCE.search(
            reading.text[max(0, day.start - 30) : day.start]
        ):
            yield day


def _is_of(reading: Reading, one: Amount, pattern: re.Pattern[str]) -> bool:
    """Whether an amount is named as interest or costs: behind the word, with "over" another amount between or not."""
    first, last = reading.letter.sentence(one.start)
    line, end = reading.letter.line(one.start)
    before = reading.text[max(first, line, one.start - FAR) : one.start]
    behind = reading.text[one.end : min(last, end, one.end + AROUND // 2)].split("€", 1)[0]
    if _OVER.search(before):
        return False
    return bool(pattern.search(before) or pattern.search(behind))


def _counted_until(reading: Reading) -> tuple[dt.date, Amount] | None:
    """Until which day the grounds count interest in an amount, and that amount."""
    for one in _grounds(reading):
        if not _is_of(reading, one, _HEAD_OF_INTEREST):
            continue
        first, last = reading.letter.sentence(one.start)
        days = [day for day in reading.days if first <= day.start < last and day.value is not None]
        for day in days:
            if day.value is not None and _UNTIL.search(reading.text[max(0, day.start - 20) : day.start]):
                return day.value, one
    return None


def _holds_interest(reading: Reading, interest: Amount, day: DayNamed) -> bool:
    """Whether the sum asked before that day is made of a sum of the grounds and this interest, or names it apart."""
    told = {one.value for one in _grounds(reading)}
    sums = told | {one + other for one in told for other in told}
    for one in _claimed(reading):
        if one.start < day.start and (one.value == interest.value or one.value - interest.value in sums):
            return one.value not in told or one.value == interest.value or one.value - interest.value in told
    return False


def _may_be_of_a_year(reading: Reading) -> bool:
    """Whether the days of the grounds lie a year or more apart, so that interest may have been added to the sum."""
    days = [day.value for day in reading.days[:MOST] if day.value is not None]
    known = [
        day.value
        for day in reading.days
        if day.value is not None and _HEAD_OF_INTEREST.search(reading.text, *reading.letter.sentence(day.start))
    ]
    chosen = known or days
    return not chosen or max(chosen) - min(chosen) >= YEAR
