"""What the case costs the debtor on the days that lie ahead: now, in two weeks, at the summons, at the judgment.

A projection from what is known today: nobody pays, nothing else is sent. Where a table ends it stops and says so.
"""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from filing.calendar_nl import DAY
from filing.errors import LawQuestion, LawUnknown
from filing.law.unknown import why_unknown
from filing.message import Message, say, sentences
from filing.money import total
from filing.reckoning.awarded import awarded
from filing.reckoning.litigation_costs import litigation_costs
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts
from filing.rules.requirements.competence import sector_of
from filing.rules.tracks import Tracks

TWO_WEEKS = 14  # [days]


class At(StrEnum):
    """The moments that are looked at."""

    TODAY = "today"
    IN_TWO_WEEKS = "in_14_days"
    SUMMONS = "summons"
    JUDGMENT = "judgment"


@dataclass(frozen=True, slots=True)
class Projection:
    """What is owed when it is paid at a moment.

    ``on`` is None when the day is not known, and the amounts when they cannot be reckoned: ``stopped`` says why.
    ``litigation`` is what a court would award on top, as far as it is known: ``litigation_complete`` says whether
    that is all. ``assumed`` is what the projection takes to be so.
    """

    at: At
    on: dt.date | None
    principal: Decimal | None = None
    interest: Decimal | None = None
    costs: Decimal | None = None
    litigation: Decimal | None = None
    litigation_complete: bool = True
    assumed: tuple[Message, ...] = ()
    stopped: Message | None = None

    @property
    def total(self) -> Decimal | None:
        """The sum of all that is known; None when the claim itself cannot be reckoned."""
        if self.principal is None or self.interest is None or self.costs is None:
            return None
        return self.principal + self.interest + self.costs + (self.litigation or Decimal(0))


def outlook(facts: Facts, tracks: Tracks) -> tuple[Projection, ...]:
    """Return what is owed at each moment, as far as the tables reach; after a judgment its awards alone.

    Units: euro
    """
    if facts.file.judgment is not None:
        return (_judged(At.TODAY, facts, facts.on), _judged(At.IN_TWO_WEEKS, facts, facts.on + TWO_WEEKS * DAY))
    now = _claim(At.TODAY, facts, facts.on)
    soon = _claim(At.IN_TWO_WEEKS, facts, facts.on + TWO_WEEKS * DAY)
    return (now, soon, _at_summons(facts), _at_judgment(facts, tracks))


def _claim(at: At, facts: Facts, on: dt.date, *assumed: Message) -> Projection:
    try:
        found = facts.statement if on == facts.on else reckon(facts.file, facts.law, on)
    except LawUnknown as error:
        why = say("The amounts of {day} cannot be reckoned: {why}", day=on, why=why_unknown(error))
        return Projection(at, on, assumed=assumed, stopped=why)
    if on != facts.on:
        assumed = (*assumed, say("nothing is paid until then, and nothing else is sent"))
    return Projection(
        at,
        on,
        principal=total(claim.principal_open for claim in found.claims),
        interest=_interest(found),
        costs=found.costs.open,
        assumed=assumed,
    )


def _judged(at: At, facts: Facts, on: dt.date) -> Projection:
    """Return what is owed under the judgment, as it awards it: no collection costs come on top.

    Rule:  EXE-05
    """
    try:
        found = awarded(facts.file, facts.law, on)
    except LawUnknown as error:
        why = say("The amounts of {day} cannot be reckoned: {why}", day=on, why=why_unknown(error))
        return Projection(at, on, stopped=why)
    if found is None or found.lacks:
        why = say("What is owed after the judgment follows from what it awards, and that cannot be reckoned yet.")
        return Projection(at, on, stopped=sentences((why, *(found.lacks if found is not None else ()))))
    assumed = [say("as the judgment awards it, and nothing on top (EXE-05)")]
    if found.earlier:
        assumed.append(say("what was paid before the judgment is taken to be in it"))
    if found.open and on != facts.on:
        assumed.append(say("nothing is paid until then"))
    return Projection(at, on, found.principal, found.interest, found.costs, found.litigation, assumed=tuple(assumed))


def _interest(found: Statement) -> Decimal:
    return total(claim.interest_open for claim in found.claims) + found.costs_interest.open


def _at_summons(facts: Facts) -> Projection:
    plan = facts.file.proceedings
    day = None if plan is None else plan.served_on or plan.planned_service_on
    if day is None:
        why = say("The day of serving is not known; record proceedings.planned_service_on.")
        return Projection(At.SUMMONS, None, stopped=why)
    if day < facts.on:
        return _claim(At.SUMMONS, facts, facts.on, say("the summons day lies behind; today is taken"))
    return _claim(At.SUMMONS, facts, day, say("served on the planned day; the bailiff may serve later (SUM-42)"))


def _at_judgment(facts: Facts, tracks: Tracks) -> Projection:
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        why = say("The docket date is not known; record proceedings.docket_date.")
        return Projection(At.JUDGMENT, None, stopped=why)
    days = tracks.judgment_after_days
    day = max(plan.docket_date + days * DAY, facts.on)
    taken = say("judgment in absence {days} days after the docket date: an assumption of the house, not law", days=days)
    found = _claim(At.JUDGMENT, facts, day, taken)
    try:
        costs = litigation_costs(facts.case, facts.statement, facts.law, sector_of(facts))
    except (LawUnknown, LawQuestion) as error:
        why = say("The costs of the proceedings cannot be reckoned: {why}", why=why_unknown(error))
        return replace(found, litigation_complete=False, assumed=(*found.assumed, why))
    gap = (
        None
        if costs.complete
        else say("a part of the costs of the proceedings is not known; see filing statement --litigation")
    )
    assumed = found.assumed if gap is None else (*found.assumed, gap)
    return replace(found, litigation=costs.total, litigation_complete=costs.complete, assumed=assumed)
