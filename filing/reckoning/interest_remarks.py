"""What a person should know of the interest beside its figures: what was asked, agreed or recorded, and why it matters.

Rule:  X-14, X-31, DEM-26
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim, InterestRegime, InterestTerms
from filing.errors import LawUnknown
from filing.law.interest import OLD_CONTRACTS_BEFORE, InterestKind, Regime, stretches
from filing.law.table import Law
from filing.message import Message, say
from filing.reckoning.default import DefaultState
from filing.reckoning.pauses import remarks_on_restructuring
from filing.reckoning.terms import BETWEEN_BUSINESSES, interest_since, regime, regime_by_law, regime_of

BY_LAW = frozenset({InterestRegime.STATUTORY, *BETWEEN_BUSINESSES})
WHICH_HOLDS = {
    InterestRegime.STATUTORY: say("the law gives the higher one (6:119 lid 3), and the agreed one is reckoned"),
    InterestRegime.COMMERCIAL: say("an agreed other rate takes its place (DEM-26), if it was agreed for late payment"),
    InterestRegime.GOVERNMENT: say("the agreed one is reckoned; which one holds rests on a rule from memory (DEM-28)"),
}
BY_NAME = {
    InterestRegime.STATUTORY: say("statutory interest"),
    InterestRegime.COMMERCIAL: say("commercial interest"),
    InterestRegime.GOVERNMENT: say("the interest that an authority owes"),
}


class _Running(NamedTuple):
    """How the interest of one claim is reckoned, worked out once for all remarks."""

    claim: Claim
    default: DefaultState
    terms: InterestTerms
    reckoned: Regime | None
    since: dt.date | None


def interest_remarks(file: CaseFile, defaults: Mapping[str, DefaultState], law: Law, on: dt.date) -> Iterator[Message]:
    """Say what a statement on ``on`` does not show of its interest."""
    runs = [_running(file, claim, defaults[claim.id]) for claim in file.claims]
    yield from remarks_on_restructuring(file)
    yield from _on_old_contracts(file, runs, on)
    for run in runs:
        yield from _on_the_first_day(run)
    yield from _on_agreed_rates(file, runs, law, on)


def _running(file: CaseFile, claim: Claim, default: DefaultState) -> _Running:
    terms = regime_of(file, claim)
    return _Running(claim, default, terms, regime(file, terms), interest_since(terms, default))


def _on_old_contracts(file: CaseFile, runs: Sequence[_Running], on: dt.date) -> Iterator[Message]:
    """Say that the table for old contracts was used, or that nobody knows whether it should have been."""
    if on <= OLD_CONTRACTS_BEFORE:
        return
    old, undated = [], []
    for run in runs:
        if run.reckoned is None or run.since is None or run.since >= on or run.terms.regime not in BETWEEN_BUSINESSES:
            continue
        if run.reckoned.old_contract:
            old.append(run.claim.id)
        elif run.reckoned.rate is None and _is_older(run.claim, run.since) and not _contract_is_dated(file):
            undated.append(run.claim.id)
    if old:
        yield say(
            "From {day} on, the lower commercial interest for agreements concluded before that day is reckoned on "
            "{claims}: its rates and its transitional rule are from memory, so check the transitional article; whether "
            "an order under an older frame agreement falls under it, a person decides.",
            day=OLD_CONTRACTS_BEFORE,
            claims=tuple(old),
        )
    if undated:
        yield say(
            "The contract has no date and {claims} goes back to before {day}: the ordinary, higher commercial interest "
            "is reckoned; record debt.contract.concluded_on.",
            day=OLD_CONTRACTS_BEFORE,
            claims=tuple(undated),
        )


def _is_older(claim: Claim, since: dt.date) -> bool:
    return min(day for day in (claim.dated_on, claim.performed_on, since) if day is not None) < OLD_CONTRACTS_BEFORE


def _contract_is_dated(file: CaseFile) -> bool:
    return file.debt.contract is not None and file.debt.contract.concluded_on is not None


def _on_the_first_day(run: _Running) -> Iterator[Message]:
    asked, begins = run.terms.since, run.default.since
    if asked is not None and run.terms.regime in BY_LAW and (begins is None or asked < begins):
        name = run.claim.id
        if begins is None:
            yield say(
                "Interest on {claim} is asked from {asked}, before default; none is reckoned (X-14).",
                claim=name,
                asked=asked,
            )
        else:
            yield say(
                "Interest on {claim} is asked from {asked}, before default; it is reckoned from {day} (X-14).",
                claim=name,
                asked=asked,
                day=begins,
            )


def _on_agreed_rates(file: CaseFile, runs: Sequence[_Running], law: Law, on: dt.date) -> Iterator[Message]:
    """Say where an agreed rate lies below that of the law, once for all claims with that rate."""
    alike: dict[tuple[Regime, InterestRegime], dict[str, dt.date]] = {}
    for run in runs:
        if run.reckoned is None or run.reckoned.rate is None or run.since is None or run.default.since is None:
            continue
        begin, by_law = max(run.since, run.default.since), regime_by_law(file, run.claim)
        if begin < on and by_law in BY_LAW:
            alike.setdefault((run.reckoned, by_law), {})[run.claim.id] = begin
    for (agreed, by_law), begins in alike.items():
        yield from _on_one_rate(law, agreed, by_law, begins, on)


def _on_one_rate(
    law: Law, agreed: Regime, by_law: InterestRegime, begins: Mapping[str, dt.date], on: dt.date
) -> Iterator[Message]:
    """Compare the rates, not the sums: how interest compounds is a matter of the terms."""
    first = min(begins.values())
    rate = stretches(law, agreed, first, on)[0].rate
    try:
        ordinary = stretches(law, Regime(InterestKind(by_law.value)), first, on)
    except LawUnknown:
        yield say(
            "Whether the agreed rate on {claims} is below that of the law is not known for every day.",
            claims=tuple(begins),
        )
        return
    higher = [part for part in ordinary if part.rate > rate]
    if higher:
        yield say(
            "The agreed {rate} on {claims} is below {by_law}, {told}: {which}.",
            rate=_percent(rate),
            claims=tuple(name for name, begin in begins.items() if begin < higher[-1].until),
            by_law=BY_NAME[by_law],
            told=tuple(
                say("{rate} from {since} until {until}", rate=_percent(one.rate), since=one.since, until=one.until)
                for one in higher
            ),
            which=WHICH_HOLDS[by_law],
        )


def _percent(rate: Decimal) -> str:
    return f"{rate.normalize():f}%"
