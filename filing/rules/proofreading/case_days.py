"""Whether the days in a text are days of the case: those beside an invoice number or "roldatum" above all.

Rule:  X-10
"""

import datetime as dt
import re

from filing.calendar_nl import DAY
from filing.casefile.claim import Claim
from filing.message import say
from filing.rules.deadlines import deadlines
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.case_values import days_within, texts_in
from filing.rules.proofreading.figures import DayNamed, days_in
from filing.rules.proofreading.letter_text import plain_words, read_letter, words
from filing.rules.proofreading.plan_values import plan_days
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds

X_10 = Rule("X-10", "", Severity.ERROR, Certainty.DERIVED)
LABEL = 60  # [characters] between a label and its day
STEP = say("Compare the day with the case file; give the date of the letter with --on.")

# The day itself or a day of the invoice, straight behind its number: "van 1 maart 2026", "d.d. 1-3-2026".
_DATED = words(r"^[\s,;:(]*(?:van|d\.?d\.?|gedateerd(?: op)?|dated|of|de datum|met datum|factuurdatum:?) $")
_DOCKET = words(r"\b(?:roldatum|rolzitting|eerste roldatum|docket date)\b[^.;\n\d]{0,40}$")
_DUE = words(r"\b(?:vervaldatum|vervaldag|verviel(?:en)? op|vervallen op|due date|due on)\b[^.;\n\d]{0,20}$")
# A day that is not one of the case: of a judgment, a law, a publication or a birth.
_ELSEWHERE = words(
    r"\b(?:hoge raad|hr|hof|ecli|staatsblad|stb|staatscourant|stcrt|wet|besluit|verordening|richtlijn|rechtbank"
    r"|geboren|born|arrest|sinds 1 januari 20\d\d)\b"
)


def known_days(facts: Facts) -> frozenset[dt.date]:
    """Return every day that the case file, its statement, its letters or its deadlines know."""
    return facts.once(_known_days)


def _known_days(facts: Facts) -> frozenset[dt.date]:
    statement = facts.statement
    found = {facts.on, *days_within(facts.file), *days_within(statement), *days_within(facts.defaults)}
    found.update(days_within(facts.notices))
    found.update(one.on for one in deadlines(facts))
    found.update(plan_days(facts))
    found.update(row.since for row in statement.rows)
    # The last day of a period, and the day on which a term had run out.
    found.update(period.until - DAY for claim in statement.claims for period in claim.periods)
    found.update(period.until - DAY for period in statement.costs_interest.periods)
    found.update(claim.default.since - DAY for claim in statement.claims if claim.default.since is not None)
    told = "\n".join(text for text in texts_in(facts.file) if any(sign.isdigit() for sign in text))
    found.update(day.value for day in days_in(read_letter(told)) if day.value is not None)
    return frozenset(found)


def days_are_known(reading: Reading) -> Remark | None:
    """Every day in the text is one that the case file, its statement or its deadlines know.

    Rule:  X-10
    """
    name = "days_are_known"
    facts = reading.facts
    if facts is None or not reading.days:
        return None
    known = known_days(facts)
    on = reading.on or facts.on
    terms = {on + days * DAY for term in reading.terms for days in (term.days, term.days + 1) if days < LONGEST}
    strange = [
        one for one in reading.days
        if one.value is not None and one.value not in known and one.value != on and one.value not in terms
        and not _elsewhere(reading, one)
    ]  # fmt: skip
    if not strange:
        return holds(X_10, name, say("Every day of the letter is one of the case."))
    one = strange[0]
    message = say("The day of {day} is none that the case knows.", day=one.value or on)
    return asks(X_10, name, message, STEP, reading.quote(max(0, one.start - 45), one.end))


LONGEST = 400  # [days] a term of a letter


def _elsewhere(reading: Reading, day: DayNamed) -> bool:
    first, last = reading.letter.sentence(day.start)
    start, end = max(first, day.start - LABEL), min(last, day.end + LABEL)
    return bool(_ELSEWHERE.search(reading.text, start, end))


def labelled_days_agree(reading: Reading) -> Remark | None:
    """The day behind an invoice number, "roldatum" or "vervaldatum" is the one of the case.

    Rule:  X-10
    """
    name = "labelled_days_agree"
    facts = reading.facts
    if facts is None or not reading.days:
        return None
    dated = _dated_claims(facts)
    plan = facts.file.proceedings
    docket = {day for day in (plan.docket_date, plan.repair_of_docket_date) if day} if plan is not None else set()
    due = _due_days(facts)
    checked: DayNamed | None = None
    for day in reading.days:
        before = reading.text[max(0, day.start - LABEL) : day.start]
        right = _right_days(before, dated, docket, due)
        if not right:
            continue
        checked = checked or day
        if day.value not in right:
            message = say("The letter names {day} where the case has {right}.", day=_told(day), right=min(right))
            quote = reading.quote(max(0, day.start - 45), day.end)
            return fails(X_10, name, message, say("Correct the day in the letter or in the case file."), quote)
    if checked is None:
        return None
    quote = reading.quote(max(0, checked.start - 45), checked.end)
    return holds(X_10, name, say("The days beside invoice numbers and labels are those of the case."), quote)


def _due_days(facts: Facts) -> set[dt.date]:
    """The due days of the claims; none when one of them is not recorded, since any day could then be it."""
    claims = facts.file.claims
    recorded = {one.due_on for one in claims if one.due_on}
    return (
        recorded | {one.extended_until for one in claims if one.extended_until}
        if all(one.due_on for one in claims)
        else set()
    )


def _told(day: DayNamed) -> dt.date | str:
    return day.value if day.value is not None else "?"


def _right_days(
    before: str, dated: tuple[tuple[str, dt.date], ...], docket: set[dt.date], due: set[dt.date]
) -> set[dt.date]:
    """The days that may stand behind these words; none when the words name nothing that the case dates."""
    for number, issued in dated:
        place = before.rfind(number)
        if place >= 0 and _ends_there(before, place, number) and _DATED.search(before[place + len(number) :]):
            return {issued}
    if docket and _DOCKET.search(before):
        return docket
    return due if due and _DUE.search(before) else set()


def _ends_there(before: str, place: int, number: str) -> bool:
    """Whether the number stands there whole: not inside a longer one."""
    ahead = before[place - 1] if place else " "
    return not re.match(r"[\w-]", ahead) and not re.match(r"[\w-]", before[place + len(number) :][:1] or " ")


def _dated_claims(facts: Facts) -> tuple[tuple[str, dt.date], ...]:
    return facts.once(_numbers_with_days)


def _numbers_with_days(facts: Facts) -> tuple[tuple[str, dt.date], ...]:
    """The numbers as they are read, the longest first, with the day of the invoice."""
    claims: tuple[Claim, ...] = facts.file.claims
    found = [(plain_words(one.number), one.dated_on) for one in claims if one.number and one.dated_on]
    found += [
        (plain_words(note.number), note.on) for note in facts.file.credit_notes if note.number
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
