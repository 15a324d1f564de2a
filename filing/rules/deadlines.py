"""The days that matter from here on: limitation, terms of letters, court, attachment, stays; each with its article.

A term that a table or calendar does not reach is told as a gap, never left out in silence.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from filing.calendar_nl import DAY, SUNDAY, is_holiday
from filing.casefile.history import Event
from filing.casefile.names import SERVICE_ADDRESS, full_name
from filing.casefile.party import StatusKind
from filing.errors import LawQuestion, LawUnknown
from filing.law.attachment_terms import AttachmentTerm, terms_after_attachment
from filing.law.limitation import limitation_article
from filing.law.statutory_terms import Nature, Unit, term_end
from filing.law.summons_term import file_by, repair_by, serve_by
from filing.law.unknown import why_unknown
from filing.message import Message, say
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE
from filing.reckoning.receipt import OUTGOING, last_day_of_term
from filing.rules.facts import Facts
from filing.rules.requirements.limitation import (
    WHAT_LAPSES,
    limitations,
    limitations_if_received,
    unproven_interruptions,
)
from filing.rules.requirements.summons_term import residence_kinds

# Opposition against a judgment in absence: four weeks from service in person, eight when the known residence is
# abroad (EXE-04, art. 143 Rv). A term of the law, so the Termijnenwet extends it.
OPPOSITION = "art. 143 Rv"
OPPOSITION_WEEKS, OPPOSITION_WEEKS_ABROAD = 4, 8
NO_ARTICLE = ""
SERVICE_DAYS = "art. 64 Rv"
SHORTENED = "art. 117, 119 Rv"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that runs, what it is, and by which article. Past days are kept: they explain.

    ``alarm_on`` is the day from which somebody must be told, where that is another day.
    """

    what: Message
    on: dt.date
    law: str
    alarm_on: dt.date | None = None


def deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Return all deadlines of the case, earliest first."""
    found = (one for one in facts.once(_all) if isinstance(one, Deadline))
    return tuple(sorted(set(found), key=lambda item: (item.on, item.what.text, str(item.what.values))))


def unknown_deadlines(facts: Facts) -> tuple[Message, ...]:
    """Return what cannot be reckoned, with the reason."""
    return tuple(one for one in facts.once(_all) if isinstance(one, Message))


def _all(facts: Facts) -> tuple[Deadline | Message, ...]:
    return (
        *_limitation(facts),
        *_letter_terms(facts),
        *_proceedings(facts),
        *_opposition(facts),
        *_attachments(facts),
        *_stays(facts),
        *_plan_dates(facts),
    )


def _limitation(facts: Facts) -> Iterator[Deadline]:
    for name, found in facts.once(limitations):
        article = limitation_article(found.kind)
        said = WHAT_LAPSES.get(name, name)
        last = say("Last day before limitation (verjaring) of {name}", name=said)
        yield Deadline(last, found.date, article, found.alarm_on)
        yield Deadline(say("Interrupt limitation (stuiten) of {name} from here on", name=said), found.alarm_on, article)
    yield from _limitation_if_received(facts)


def _limitation_if_received(facts: Facts) -> Iterator[Deadline]:
    """Return the later days of limitation that hold once receipt of the letters is on record (PRE-06)."""
    runs = {name: found.date for name, found in facts.once(limitations)}
    days = tuple(event.on for event in unproven_interruptions(facts))
    for name, found in facts.once(limitations_if_received):
        if found.date != runs[name]:
            said = WHAT_LAPSES.get(name, name)
            later = say(
                "Last day before limitation (verjaring) of {name} if the letter of {days} was received; not proved yet",
                name=said,
                days=days,
            )
            yield Deadline(later, found.date, limitation_article(found.kind))


def _letter_terms(facts: Facts) -> Iterator[Deadline | Message]:
    for notice in facts.notices:
        if notice.holds and notice.last_day is not None:
            what = say("Last day to pay under the fourteen-day notice of {day}", day=notice.event.on)
            yield Deadline(what, notice.last_day, "art. 6:96 lid 6 BW")
    for event in facts.file.history:
        if event.kind in OUTGOING and event.document != FOURTEEN_DAY_NOTICE and event.returned_on is None:
            yield from _term_of(facts, event)


def _term_of(facts: Facts, event: Event) -> Iterator[Deadline | Message]:
    """Return the last day of the term that another letter gave; by law only a notice of default has one."""
    try:
        last_day = last_day_of_term(facts.file, facts.law, event)
    except LawUnknown as error:
        yield say("The term of the letter of {day} is not known: {why}", day=event.on, why=_why(error))
        return
    if last_day is None:
        return
    if event.document == "notice_of_default":
        what = say("Last day of the term of the notice of default of {day}", day=event.on)
        yield Deadline(what, last_day, "art. 6:82 lid 1 BW")
    else:
        yield Deadline(say("Last day of the term of the letter of {day}", day=event.on), last_day, NO_ARTICLE)


def _proceedings(facts: Facts) -> Iterator[Deadline | Message]:
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return
    yield Deadline(say("Docket date (roldatum)"), plan.docket_date, "art. 111 lid 2 onder f Rv")
    try:
        filing_day = file_by(facts.law, plan.docket_date)
        yield Deadline(say("Last day to file the summons at the registry"), filing_day, "art. 125 lid 2 Rv")
        # The last day of the two weeks, not extended: the day that is always in time.
        repair = repair_by(facts.law, plan.docket_date).plain_end
        what = say("Last day for a repair exploot if it was not filed in time")
        yield Deadline(what, repair, "art. 125 lid 5 Rv")
    except LawUnknown as error:
        yield say("The days of filing for {day} are not known: {why}", day=plan.docket_date, why=_why(error))
    if plan.served_on is None and not facts.sent("summons"):
        for kind in sorted(residence_kinds(facts)):
            for what, residence, article in _SERVE[kind]:
                yield from _serve_by(facts, plan.docket_date, what, residence, article)


def _serve_by(
    facts: Facts, docket_date: dt.date, what: Message, residence: str, article: str
) -> Iterator[Deadline | Message]:
    try:
        shortened = _serve_by_order(facts, docket_date, residence)
        day = serve_by(facts.law, docket_date, residence) if shortened is None else shortened
        # The day of sending abroad is no service; every other one is, and no service falls on a Sunday or a holiday.
        usable = day if residence == "EU" else _day_of_service(day)
        law = article if shortened is None else SHORTENED
        yield Deadline(what, usable, law if usable == day else f"{law}; {SERVICE_DAYS}")
    except LawUnknown as error:
        yield say("The last day to serve for {day} is not known: {why}", day=docket_date, why=_why(error))


def _day_of_service(day: dt.date) -> dt.date:
    """Return the last day up to ``day`` on which a bailiff serves (X-52)."""
    while day.weekday() == SUNDAY or is_holiday(day):
        day -= DAY
    return day


def _serve_by_order(facts: Facts, docket_date: dt.date, residence: str) -> dt.date | None:
    """Return the last day to serve under the order that shortened the term; None when none on record shortens it."""
    plan = facts.file.proceedings
    if plan is None or plan.shortened_to_days is None or plan.shortened_on is None:
        return None
    try:
        return serve_by(facts.law, docket_date, residence, shortened_to=plan.shortened_to_days)
    except LawQuestion:  # these days do not shorten this term, which shortened_term_is_ordered tells
        return None


# Whether somebody abroad has four weeks or three months, no table says: both days are shown.
_SERVE = {
    "NL": ((say("Last day to serve the summons in the Netherlands"), "NL", "art. 114, 119 Rv"),),
    "abroad": (
        (say("Last day to send the summons to an EU or European Hague state"), "EU", "art. 115, 119 Rv"),
        (say("Last day to serve the summons in any other state"), "other", "art. 115 lid 2, 119 Rv"),
    ),
    "unknown": ((say("Last day to serve a summons without known residence"), "other", "art. 115 lid 2, 119 Rv"),),
}


def _opposition(facts: Facts) -> Iterator[Deadline | Message]:
    """Return until when the debtor can oppose a judgment in absence; how it was served is not on record (EXE-04)."""
    judgment = facts.file.judgment
    if judgment is None or judgment.served_on is None or judgment.in_absence is not True:
        return
    homes = [debtor.address(*SERVICE_ADDRESS) for debtor in facts.file.debtors]
    is_abroad = any(home is not None and home.country != "NL" for home in homes)
    weeks = OPPOSITION_WEEKS_ABROAD if is_abroad else OPPOSITION_WEEKS
    try:
        term = term_end(facts.law, judgment.served_on, weeks, Unit.WEEKS, Nature.STATUTORY)
    except LawUnknown as error:
        yield say("The term of opposition after {day} is not known: {why}", day=judgment.served_on, why=_why(error))
        return
    what = say("Last day for opposition (verzet), if the judgment was served in person")
    yield Deadline(what, term.end, OPPOSITION)


_ATTACHMENT = {
    "payment_order": say("First day to attach movables, if the order to pay was not obeyed ({attachment})"),
    "movables_record": say("Last day to serve the record of the attachment of movables ({attachment})"),
    "serve_debtor": say("Last day to serve the attachment on the debtor ({attachment})"),
    "declaration": say("First day on which the third party must have declared ({attachment})"),
    "contest_declaration": say("Last day to contest the declaration of the third party ({attachment})"),
    "serve_third_party": say("Last day to serve the summons on the third party ({attachment})"),
    "serve_company": say("Last day to serve the summons on the company ({attachment})"),
    "notify_extension": say("Last day to notify that the term for the main action was extended ({attachment})"),
    "main_action": say("Last day to bring the main action; the attachment lapses after it ({attachment})"),
}


def _attachments(facts: Facts) -> Iterator[Deadline | Message]:
    proceedings = facts.file.proceedings
    for made in facts.file.attachments:
        if made.lifted_on is not None:
            continue
        main = made.main_action_on or (proceedings.served_on if proceedings is not None else None)
        try:
            terms = terms_after_attachment(
                facts.law,
                made.on,
                made.of,
                conservatory=made.conservatory,
                leave_days=made.leave_days,
                main_action_on=main,
                declared_on=made.declared_on,
            )
        except (LawUnknown, LawQuestion) as error:
            yield say("The terms after attachment {name} are not known: {why}", name=made.id, why=_why(error))
            continue
        for term in terms:
            if not (term.step == "serve_debtor" and made.served_on is not None):
                yield _attachment_deadline(term, made.id)


def _attachment_deadline(term: AttachmentTerm, name: str) -> Deadline:
    return Deadline(Message(_ATTACHMENT[term.step].text, (("attachment", name),)), term.day, term.article)


_STAYS = {
    StatusKind.PROVISIONAL_MEASURE: (say("Provisional measure of {debtor} ends"), "art. 287b Fw"),
    StatusKind.COOLING_OFF: (say("Cooling-off period of {debtor} ends"), "art. 63a Fw"),
    StatusKind.MORATORIUM: (say("Moratorium of {debtor} ends"), "art. 5 Wgs"),
}


def _stays(facts: Facts) -> Iterator[Deadline]:
    """Return the day on which a period that a court fixed no longer lasts (X-33 to X-35)."""
    for debtor in facts.file.debtors:
        for status in debtor.statuses:
            if status.kind in _STAYS and status.until is not None:
                what, article = _STAYS[status.kind]
                name = debtor.id or full_name(debtor)
                yield Deadline(Message(what.text, (("debtor", name),)), status.until, article)


def _plan_dates(facts: Facts) -> Iterator[Deadline]:
    for plan in facts.file.payment_plans:
        if plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None:
            for instalment in plan.instalments:
                if instalment.due_on >= facts.on:
                    what = say("Instalment of {plan}: {amount}", plan=plan.id, amount=instalment.amount)
                    yield Deadline(what, instalment.due_on, NO_ARTICLE)


def _why(error: LawUnknown | LawQuestion) -> Message:
    return why_unknown(error)
