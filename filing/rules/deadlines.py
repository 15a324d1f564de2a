"""The days that matter from here on: limitation, notice terms, docket date and filing day, with the article."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from filing.errors import LawUnknown
from filing.law.limitation import limitation_article
from filing.law.summons_term import file_by, repair_by, serve_by
from filing.message import Message, say
from filing.rules.facts import Facts
from filing.rules.requirements.docket import residence_kinds
from filing.rules.requirements.limitation import limitations


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that runs, what it is, and by which article. Past days are kept: they explain."""

    what: Message
    on: dt.date
    law: str


def deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Return all deadlines of the case, earliest first."""
    found = [*_limitation(facts), *_notice_terms(facts), *_proceedings(facts), *_plan_dates(facts)]
    return tuple(sorted(set(found), key=lambda item: (item.on, item.what.text, str(item.what.values))))


def _limitation(facts: Facts) -> Iterator[Deadline]:
    for name, found in limitations(facts):
        article = limitation_article(found.kind)
        yield Deadline(say("Last day before limitation (verjaring) of {name}", name=name), found.date, article)
        yield Deadline(say("Interrupt limitation (stuiten) of {name} from here on", name=name), found.alarm_on, article)


def _notice_terms(facts: Facts) -> Iterator[Deadline]:
    for notice in facts.notices:
        if notice.holds and notice.last_day is not None:
            what = say("Last day to pay under the fourteen-day notice of {day}", day=notice.event.on)
            yield Deadline(what, notice.last_day, "art. 6:96 lid 6 BW")


def _proceedings(facts: Facts) -> Iterator[Deadline]:
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return
    yield Deadline(say("Docket date (roldatum)"), plan.docket_date, "art. 111 lid 2 onder f Rv")
    filing_day = _filing_day(facts, plan.docket_date)
    if filing_day is not None:
        yield Deadline(say("Last day to file the summons at the registry"), filing_day, "art. 125 lid 2 Rv")
    repair = _repair_day(facts, plan.docket_date)
    if repair is not None:
        yield Deadline(say("Last day for a repair exploot if it was not filed in time"), repair, "art. 125 lid 5 Rv")
    if plan.served_on is None and not facts.sent("summons"):
        for kind in sorted(residence_kinds(facts)):
            for what, residence, article in _SERVE[kind]:
                yield Deadline(what, serve_by(facts.law, plan.docket_date, residence), article)


# Whether somebody abroad has four weeks or three months, no table says: both days are shown.
_SERVE = {
    "NL": ((say("Last day to serve the summons in the Netherlands"), "NL", "art. 114, 119 Rv"),),
    "abroad": (
        (say("Last day to send the summons to an EU or European Hague state"), "EU", "art. 115, 119 Rv"),
        (say("Last day to serve the summons in any other state"), "other", "art. 115 lid 2, 119 Rv"),
    ),
    "unknown": ((say("Last day to serve a summons without known residence"), "other", "art. 115 lid 2, 119 Rv"),),
}


def _filing_day(facts: Facts, docket_date: dt.date) -> dt.date | None:
    """Return the last day to file; None beyond the known holidays, which the finding on SUM-35 says."""
    try:
        return file_by(facts.law, docket_date)
    except LawUnknown:
        return None


def _repair_day(facts: Facts, docket_date: dt.date) -> dt.date | None:
    """Return the last day of the two weeks, not extended: the day that is always in time; None without holidays."""
    try:
        return repair_by(facts.law, docket_date).plain_end
    except LawUnknown:
        return None


def _plan_dates(facts: Facts) -> Iterator[Deadline]:
    for plan in facts.file.payment_plans:
        if plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None:
            for instalment in plan.instalments:
                if instalment.due_on >= facts.on:
                    yield Deadline(say("Instalment of {plan}", plan=plan.id), instalment.due_on, "payment plan")
