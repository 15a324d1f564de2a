"""The term of a fourteen-day notice: fourteen days from the day after receipt, and nothing that contradicts it.

Rule:  D14-01 to D14-05
Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
"""

import datetime as dt
import re

from filing.message import Message, say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.loose_days import LooseDay
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, lacks
from filing.rules.proofreading.term_starts import Start
from filing.rules.proofreading.terms import AT_ONCE, CONDITIONAL, STRONG_IF, Term

ARTICLE = "art. 6:96 lid 6 BW"
SUPREME_COURT = "HR 25-11-2016, ECLI:NL:HR:2016:2704"
D14_01 = Rule("D14-01", ARTICLE, Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_02 = Rule("D14-02", SUPREME_COURT, Severity.WARN, Certainty.CONFIRMED)
D14_03 = Rule("D14-03", SUPREME_COURT, Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_04 = Rule("D14-04", SUPREME_COURT, Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_05 = Rule("D14-05", ARTICLE, Severity.BLOCK, Certainty.CONFIRMED, overridable=False)

NOTICE_DAYS = 14
SENDING_DAYS = 16  # [days] after dispatch: two for the post, and fourteen
SEND_ANEW = say(
    "Do not rely on this letter for collection costs; send a new one with 'binnen veertien dagen vanaf de dag nadat "
    "deze brief bij u is bezorgd'."
)


def safe(term: Term) -> bool:
    """Return whether a term gives fourteen full days from the day after receipt, by its own words (D14-01, D14-02)."""
    if term.start is Start.DAY_AFTER_RECEIPT:
        return term.days >= NOTICE_DAYS
    return term.start in {Start.AFTER_RECEIPT, Start.DAY_OF_RECEIPT} and term.days > NOTICE_DAYS


def unsure(term: Term) -> bool:
    """Return whether a term may or may not give fourteen full days, depending on how its words are read."""
    if term.start is Start.LETTER:
        return term.days >= SENDING_DAYS
    return term.start is Start.AFTER_RECEIPT and term.days == NOTICE_DAYS


def gives_fourteen_days_from_receipt(reading: Reading) -> Remark:
    """The letter gives the consumer fourteen days to pay, starting the day after he received it.

    Rule:  D14-01
    Law:   art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
    Units: calendar days
    """
    name = "gives_fourteen_days_from_receipt"
    terms = reading.payment_terms
    kept = next((term for term in terms if safe(term)), None)
    if kept is not None:
        message = say("The letter gives {days} days to pay, counted from receipt.", days=kept.days)
        return holds(D14_01, name, message, reading.quote(kept.begins, kept.ends))
    doubtful = next((term for term in terms if unsure(term)), None)
    if doubtful is not None:
        return _doubtful(reading, name, doubtful)
    if terms:
        return fails(D14_01, name, _what_is_wrong(terms[0]), SEND_ANEW, reading.quote(terms[0].begins, terms[0].ends))
    if reading.fixed_days and reading.whole:
        fixed = reading.fixed_days[0]
        message = say("The letter gives a fixed last day and not fourteen days from the day after receipt.")
        return fails(D14_01, name, message, SEND_ANEW, reading.quote(fixed.begins, fixed.ends))
    return lacks(reading, D14_01, name, say("The letter names no term of fourteen days for paying."), SEND_ANEW)


def _doubtful(reading: Reading, name: str, term: Term) -> Remark:
    quote = reading.quote(term.begins, term.ends)
    if term.start is Start.LETTER:
        message = say(
            "The term of {days} days runs from the letter, not from its receipt. It is used in practice, but it "
            "gives fourteen full days only when the letter came on time.",
            days=term.days,
        )
        return asks(D14_01, name, message, say("Look up on which day the debtor received the letter."), quote)
    message = say(
        "The letter gives fourteen days after receipt, without saying that the day after receipt is the first. "
        "That is none of the safe wordings."
    )
    step = say("Let a lawyer judge these words, or send a new letter with one of the safe wordings (D14-02).")
    return asks(D14_01, name, message, step, quote)


def _what_is_wrong(term: Term) -> Message:
    if term.days < NOTICE_DAYS:
        return say("The term of {days} days is shorter than fourteen days.", days=term.days)
    if term.start is Start.NONE:
        return say("The letter does not say from when the {days} days run.", days=term.days)
    if term.start is Start.LETTER:
        return say("The {days} days run from the letter and not from its receipt.", days=term.days)
    return say("The {days} days run from the day of receipt itself, so that one day is missing.", days=term.days)


def words_of_the_term_are_safe(reading: Reading) -> Remark | None:
    """The words of the term are, in substance, one of the two that the Supreme Court gave.

    Rule:  D14-02
    Law:   HR 25-11-2016, ECLI:NL:HR:2016:2704
    """
    name = "words_of_the_term_are_safe"
    terms = reading.payment_terms
    kept = next((term for term in terms if safe(term)), None)
    if kept is not None:
        message = say("The words of the term say what the safe wordings say.")
        return holds(D14_02, name, message, reading.quote(kept.begins, kept.ends))
    doubtful = next((term for term in terms if unsure(term)), None)
    if doubtful is None:
        return None
    step = say(
        "Write 'binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd' or 'binnen vijftien dagen nadat "
        "deze brief bij u is bezorgd'."
    )
    message = say("The words of the term are none of the two safe wordings.")
    return asks(D14_02, name, message, step, reading.quote(doubtful.begins, doubtful.ends))


def term_does_not_run_from_the_letter(reading: Reading) -> Remark:
    """No term of fourteen days runs from today, the date of the letter or its dispatch.

    Rule:  D14-03
    Law:   HR 25-11-2016, ECLI:NL:HR:2016:2704
    """
    name = "term_does_not_run_from_the_letter"
    for term in reading.payment_terms:
        if term.start is Start.LETTER and term.days < SENDING_DAYS:
            message = say(
                "The term of {days} days runs from the letter (its date, its dispatch or today) and not from the day "
                "after receipt; such a letter has no effect.",
                days=term.days,
            )
            return fails(D14_03, name, message, SEND_ANEW, reading.quote(term.begins, term.ends))
    if not reading.whole:
        message = say("In the part that can be read no term runs from the letter.")
        return asks(D14_03, name, message, say("Read the pages without text."))
    return holds(D14_03, name, say("No term for paying runs from the date or the dispatch of the letter."))


def no_other_term_contradicts(reading: Reading) -> Remark:
    """No second term, fixed day or demand to pay at once takes away what the fourteen days give.

    Rule:  D14-04
    Law:   HR 25-11-2016, ECLI:NL:HR:2016:2704
    """
    name = "no_other_term_contradicts"
    terms = reading.payment_terms
    long = [term for term in terms if term.days >= NOTICE_DAYS]
    for term in terms:
        short = term.days < NOTICE_DAYS and long
        other = any(safe(one) for one in long) and term.start is Start.LETTER and term.days < SENDING_DAYS
        if short or other:
            message = say("A second term of {days} days contradicts the fourteen days.", days=term.days)
            return fails(D14_04, name, message, SEND_ANEW, reading.quote(term.begins, term.ends))
    at_once = _at_once(reading)
    if at_once is not None:
        message = say("The letter also demands payment at once, which contradicts the fourteen days.")
        return fails(D14_04, name, message, SEND_ANEW, reading.quote(*at_once))
    day = (
        _fixed_day(reading, name, long=bool(long))
        or _loose_day(reading, name, long=bool(long))
        or _future_day(reading, name)
    )
    if day is not None:
        return day
    if not reading.whole:
        message = say("In the part that can be read no second term contradicts the first.")
        return asks(D14_04, name, message, say("Read the pages without text."))
    return holds(D14_04, name, say("No second term or fixed day contradicts the term."))


def _fixed_day(reading: Reading, name: str, *, long: bool) -> Remark | None:
    """What a fixed last day does: it takes the place of the term, cuts it short, or may do so."""
    for fixed in reading.fixed_days:
        day, quote = fixed.day.value, reading.quote(fixed.begins, fixed.ends)
        if day is None:
            message = say("The letter names a last day that does not exist.")
            return fails(D14_04, name, message, SEND_ANEW, quote)
        if reading.on is not None and day <= reading.on:
            continue  # a day that was past when the letter went
        if reading.on is not None and day < reading.on + dt.timedelta(days=SENDING_DAYS):
            message = say("The fixed day {day} gives less than fourteen days from the day after receipt.", day=day)
            return fails(D14_04, name, message, SEND_ANEW, quote)
        if not long:
            message = say("The letter gives the fixed day {day} instead of a term from receipt.", day=day)
            return fails(D14_04, name, message, SEND_ANEW, quote)
        message = say("Beside the term the letter names a fixed day, {day}.", day=day)
        step = say("Look whether that day is the fourteenth after the day of receipt, or later; earlier makes it void.")
        return asks(D14_04, name, message, step, quote)
    return None


def _loose_day(reading: Reading, name: str, *, long: bool) -> Remark | None:
    """What a last day without a date does: it cuts the term short, takes its place, or may do so."""
    found = sorted(reading.loose_days, key=lambda one: not _cuts_short(reading, one))
    for loose in found:
        quote = reading.quote(loose.begins, loose.ends)
        if _cuts_short(reading, loose):
            message = say("The letter also wants payment by a day that leaves less than fourteen days from receipt.")
            return fails(D14_04, name, message, SEND_ANEW, quote)
        if not long and loose.sure:
            message = say("The letter gives a last day instead of a term of fourteen days from receipt.")
            return fails(D14_04, name, message, SEND_ANEW, quote)
        message = say("Beside the term the letter names another day for payment, without a date.")
        step = say("Look whether that day is the fourteenth after the day of receipt, or later; earlier makes it void.")
        return asks(D14_04, name, message, step, quote)
    return None


def _cuts_short(reading: Reading, loose: LooseDay) -> bool:
    """Whether the day surely comes before fourteen days from the day after receipt have passed."""
    left = loose.leaves(reading.on)
    return loose.sure and left is not None and left < SENDING_DAYS


def _future_day(reading: Reading, name: str) -> Remark | None:
    """What any other day after that of the letter does: it ends the term too early, or it may be meant to."""
    if reading.on is None:
        return None
    known = [(one.begins, one.ends) for one in reading.fixed_days]
    known += [(one.begins, one.ends) for one in reading.loose_days]
    named = [one for one in reading.future_days if not any(start < one.ends <= end for start, end in known)]
    early = reading.on + dt.timedelta(days=SENDING_DAYS)
    for one in sorted(named, key=lambda one: not (one.final and one.day < early)):
        quote = reading.quote(one.begins, one.ends)
        if one.final and one.day < early:
            message = say("The fixed day {day} gives less than fourteen days from the day after receipt.", day=one.day)
            return fails(D14_04, name, message, SEND_ANEW, quote)
        message = say("Beside the term the letter names a day to come, {day}.", day=one.day)
        step = say("Read what that day is for; when the debtor must have paid by then, it may make the letter void.")
        return asks(D14_04, name, message, step, quote)
    return None


def _at_once(reading: Reading) -> tuple[int, int] | None:
    for match in AT_ONCE.finditer(reading.text):
        first, last = reading.letter.sentence(match.start())
        sentence, before = reading.text[first:last], reading.text[first : match.start()]
        demands = any(word in sentence for word in ("betal", "betaal", "voldo", "over te maken", "pay"))
        offered = match.group()[:6] in {"direct", "meteen"} and re.search(r"\b(?:kunt|kan|mogelijk)\b", before)
        if demands and not offered and not CONDITIONAL.search(before) and not STRONG_IF.search(sentence):
            return match.span()
    return None


def longer_term_is_tied_to_receipt(reading: Reading) -> Remark | None:
    """A term of more than fourteen days that does not name its start, or counts from dispatch, is told.

    Rule:  D14-05
    Law:   art. 6:96 lid 6 BW
    """
    name = "longer_term_is_tied_to_receipt"
    if any(safe(term) for term in reading.payment_terms):
        return None
    for term in reading.payment_terms:
        quote = reading.quote(term.begins, term.ends)
        if term.days <= NOTICE_DAYS or term.start not in {Start.NONE, Start.LETTER}:
            continue
        if term.start is Start.NONE:
            message = say("'Within {days} days' without a start at receipt was rejected by a court.", days=term.days)
            return fails(D14_05, name, message, SEND_ANEW, quote)
        if term.days >= SENDING_DAYS:
            message = say("The {days} days are counted from the letter instead of from its receipt.", days=term.days)
            return asks(D14_05, name, message, say("Look up on which day the debtor received the letter."), quote)
    return None
