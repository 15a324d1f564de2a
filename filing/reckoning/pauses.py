"""Days on which no interest runs on a claim: on record, agreed in a payment plan, or by debt restructuring (Wsnp).

Rule:  X-31, PLN-01
Interval: every pause is [since, until): its first day bears no interest, on ``until`` interest runs again. A pause
moves no anniversary: what ran before it and after it in one year is compounded together, on the same day as ever.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.claim import InterestTerms
from filing.casefile.dealings import PaymentPlan
from filing.casefile.names import AnyParty
from filing.casefile.party import LegalStatus, Partnership, StatusKind
from filing.message import Message, say

Pause = tuple[dt.date, dt.date]
OPEN_END = dt.date.max


def pauses_of(file: CaseFile, terms: InterestTerms) -> tuple[Pause, ...]:
    """Return the periods without interest in order of date; those that overlap or touch are one.

    A payment plan without interest pauses from the day it was agreed until it was broken or ended. On the day of an
    instalment the debtor can still pay it in time: when that is the missed date, interest runs from the day after.
    """
    recorded = ((pause.since, pause.until or OPEN_END) for pause in terms.paused)
    planned = (
        (plan.agreed_on, _runs_again(plan))
        for plan in file.payment_plans
        if plan.agreed_on is not None and plan.interest_runs is False
    )
    return joined(chain(recorded, planned, restructured(file)))


def _runs_again(plan: PaymentPlan) -> dt.date:
    if plan.broken_on is None:
        return plan.ended_on or OPEN_END
    in_time = any(one.due_on == plan.broken_on for one in plan.instalments)
    return plan.broken_on + DAY if in_time else plan.broken_on


def restructured(file: CaseFile) -> tuple[Pause, ...]:
    """Return the periods in which every debtor is in debt restructuring, so that no interest runs.

    A status whose first day is not on record pauses nothing; ``remarks_on_restructuring`` says so.

    Rule:  X-31 (read in the text of 2017)
    Law:   art. 303 Fw
    """
    together = _restructurings(file.debtors[0])
    for debtor in file.debtors[1:]:
        together = _overlap(together, _restructurings(debtor))
    return together


def remarks_on_restructuring(file: CaseFile) -> Iterator[Message]:
    """Say what debt restructuring did to the interest, and what it did not do."""
    together = restructured(file)
    for since, until in together:
        if until == OPEN_END:
            yield say("No interest is reckoned from {since}: debt restructuring of every debtor (X-31).", since=since)
        else:
            yield say(
                "No interest is reckoned from {since} until {until}: debt restructuring of every debtor (X-31).",
                since=since,
                until=until,
            )
            yield say("Whether that interest is owed after all, now that it ended, is for a person to decide (X-31).")
        later = [claim.id for claim in file.claims if claim.dated_on is not None and since <= claim.dated_on < until]
        if later:
            yield say(
                "Check whether debt restructuring reaches what is dated after it began ({claims}).", claims=tuple(later)
            )
    statuses = [status for party in _everyone(file) for status in _recorded(party)]
    if any(status.since is None for status in statuses):
        yield say(
            "Debt restructuring is on record without its first day; until that is there, it stops no interest (X-31)."
        )
    if any(_recorded(party) and _restructurings(party) != together for party in _everyone(file)):
        yield say("Not every debtor is in debt restructuring at once; interest runs on, against all of them (X-31).")


def joined(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the same days as periods in order of date that neither overlap nor touch; empty ones are gone."""
    found: list[Pause] = []
    for since, until in sorted(pauses):
        if until <= since:
            continue
        if found and since <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], until)
        else:
            found.append((since, until))
    return tuple(found)


def _restructurings(party: AnyParty) -> tuple[Pause, ...]:
    dated = ((status.since, status.until or OPEN_END) for status in _recorded(party) if status.since is not None)
    return joined(dated)


def _recorded(party: AnyParty) -> tuple[LegalStatus, ...]:
    return tuple(status for status in party.statuses if status.kind is StatusKind.DEBT_RESTRUCTURING)


def _everyone(file: CaseFile) -> Iterator[AnyParty]:
    for debtor in file.debtors:
        yield debtor
        if isinstance(debtor, Partnership):
            yield from debtor.partners


def _overlap(some: Sequence[Pause], others: Sequence[Pause]) -> tuple[Pause, ...]:
    """Return the days that lie in both."""
    return joined((max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others)
