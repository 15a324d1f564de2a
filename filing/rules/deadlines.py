"""The days that matter from here on: limitation, notice terms, docket date and filing day, with the article."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from filing.errors import LawUnknown
from filing.law.limitation import limitation_date
from filing.law.summons_term import file_by, serve_by
from filing.rules.facts import Facts
from filing.rules.requirements.limitation import limitation_article, limitation_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that runs, what it is, and by which article. Past days are kept: they explain."""

    what: str
    on: dt.date
    law: str


def deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Return all deadlines of the case, earliest first."""
    found = [*_limitation(facts), *_notice_terms(facts), *_proceedings(facts), *_plan_dates(facts)]
    return tuple(sorted(set(found), key=lambda item: (item.on, item.what)))


def _limitation(facts: Facts) -> Iterator[Deadline]:
    judgment = facts.file.judgment
    if judgment is not None:
        found = limitation_date(facts.law, "judgment", judgment.given_on)
        yield Deadline("Last day before limitation (verjaring) of the judgment", found.date, "art. 3:324 BW")
        return
    for claim in facts.open_claims:
        limitation = limitation_of(facts, claim)
        if limitation is not None:
            what = f"Last day before limitation (verjaring) of {claim.id}"
            yield Deadline(what, limitation.date, limitation_article(facts, claim))


def _notice_terms(facts: Facts) -> Iterator[Deadline]:
    for notice in facts.notices:
        if notice.holds and notice.last_day is not None:
            what = f"Last day to pay under the fourteen-day notice of {notice.event.on}"
            yield Deadline(what, notice.last_day, "art. 6:96 lid 6 BW")


def _proceedings(facts: Facts) -> Iterator[Deadline]:
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return
    yield Deadline("Docket date (roldatum)", plan.docket_date, "art. 111 lid 2 onder f Rv")
    filing_day = _filing_day(facts, plan.docket_date)
    if filing_day is not None:
        yield Deadline("Last day to file the summons at the registry", filing_day, "art. 125 lid 2 Rv")
    if plan.served_on is None and not facts.sent("summons"):
        last = serve_by(facts.law, plan.docket_date)
        yield Deadline("Last day to serve the summons in the Netherlands", last, "art. 114, 119 Rv")


def _filing_day(facts: Facts, docket_date: dt.date) -> dt.date | None:
    """Return the last day to file; None beyond the known holidays, which the finding on SUM-35 says."""
    try:
        return file_by(facts.law, docket_date)
    except LawUnknown:
        return None


def _plan_dates(facts: Facts) -> Iterator[Deadline]:
    for plan in facts.file.payment_plans:
        if plan.agreed_on is not None and plan.broken_on is None and plan.ended_on is None:
            for instalment in plan.instalments:
                if instalment.due_on >= facts.on:
                    yield Deadline(f"Instalment of {plan.id}", instalment.due_on, "payment plan")
