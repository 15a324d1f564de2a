"""The requirement that the words of a notice's term, as the case file records them, give the term that the law asks."""

from collections.abc import Iterator

from filing.message import Message, say, sentences
from filing.reckoning.receipt import NoticeResult
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, Verdict, fact, satisfied, unknown, unmet
from filing.rules.proofreading import notice_terms
from filing.rules.proofreading.reading import reading_of

D14_03 = Rule("D14-03", "HR 25-11-2016, ECLI:NL:HR:2016:2704", Severity.ERROR, Certainty.CONFIRMED)
NOTICE = "fourteen_day_notice"
CHECKS = (
    notice_terms.gives_fourteen_days_from_receipt,
    notice_terms.term_does_not_run_from_the_letter,
    notice_terms.no_other_term_contradicts,
    notice_terms.longer_term_is_tied_to_receipt,
)


def notice_words_hold(facts: Facts) -> Finding:
    """The recorded words of the term of each notice that counts are read as those of a letter would be.

    The reckoning takes the days and their start from the record; where the words say something else, they decide.

    Rule:  D14-03, D14-01, D14-04, D14-05
    """
    name = "notice_words_hold"
    faults = [fault for notice in _that_count(facts) for fault in _faults(notice)]
    if not faults:
        message = say("The recorded words of the term hold, or none are on record.")
        return satisfied(D14_03, name, message)
    rests = tuple(dict.fromkeys(where for where, _, _ in faults))
    message = sentences(words for _, words, _ in faults)
    step = say("Record the words as the letter has them, or send a new, correct notice with a full new term (D14-28).")
    if any(void for _, _, void in faults):
        return unmet(D14_03, name, message, step, facts=rests)
    return unknown(D14_03, name, message, step, facts=rests)


def _that_count(facts: Facts) -> Iterator[NoticeResult]:
    if facts.consumer_rules:
        yield from (one for one in facts.notices if one.holds and one.event.term and one.event.term.wording)


def _faults(notice: NoticeResult) -> Iterator[tuple[Fact, Message, bool]]:
    """The checks that the words do not meet, each with whether it makes the notice void."""
    event = notice.event
    wording = event.term.wording if event.term and event.term.wording else ""
    reading = reading_of(f"Betaal {wording}.", NOTICE, on=event.on)
    where = fact(f"history.{event.id}.term.wording", wording)
    for check in CHECKS:
        found = check(reading)
        if found is not None and found.finding.verdict is not Verdict.SATISFIED:
            head = say("The recorded term of the notice of {day}:", day=event.on)
            yield where, sentences((head, found.finding.message)), found.finding.verdict is Verdict.UNMET
