"""Everything a requirement may look at, gathered once: the case as of the day, the statement, defaults and notices."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.history import Event
from filing.casefile.loaded import Case
from filing.law.table import Law
from filing.reckoning.classification import DebtorClass, debtor_class, protected_as_consumer
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE, judged_notices
from filing.reckoning.default import NOTICE_OF_DEFAULT, DefaultState, default_state, notice_fault
from filing.reckoning.receipt import NoticeResult, went_out
from filing.reckoning.statement import Statement
from filing.rules.classified import Classification, classified
from filing.rules.freshness import Freshness, house_freshness

Concluded = TypeVar("Concluded")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a case on ``on``; ``case`` holds nothing later than that day."""

    case: Case
    statement: Statement
    law: Law
    on: dt.date
    debtors_are: DebtorClass
    consumer_rules: bool
    defaults: Mapping[str, DefaultState]
    notices: tuple[NoticeResult, ...]
    freshness: Freshness
    concluded: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def file(self) -> CaseFile:
        """The case file."""
        return self.case.file

    def once(self, conclude: Callable[["Facts"], Concluded]) -> Concluded:
        """Return ``conclude(self)``, worked out when it is first asked: several requirements rest on the same."""
        if conclude not in self.concluded:
            self.concluded[conclude] = conclude(self)
        return cast("Concluded", self.concluded[conclude])

    @property
    def classification(self) -> Classification:
        """Who the debtors are, and in which role somebody collects (X-01 to X-05)."""
        return self.once(_classified)

    @property
    def open_claims(self) -> tuple[Claim, ...]:
        """Claims that are due and whose principal is not fully paid."""
        unpaid = {claim.claim_id for claim in self.statement.claims if claim.principal_open > 0}
        return tuple(claim for claim in self.file.claims if claim.id in unpaid)

    def sent(self, document: str) -> tuple[Event, ...]:
        """Return the events in which a document of this kind went out or was served, oldest first.

        What came back undelivered did not go out.
        """
        return self.once(_sent_by_document).get(document, ())

    def sent_with_effect(self, document: str) -> tuple[Event, ...]:
        """Return those of ``sent`` that need no repetition: a void notice is not cured, it is sent anew (D14-28)."""
        if document == FOURTEEN_DAY_NOTICE:
            void = {notice.event.id for notice in self.notices if not notice.holds}
            return tuple(event for event in self.sent(document) if event.id not in void)
        if document == NOTICE_OF_DEFAULT:
            return tuple(event for event in self.sent(document) if self._brings_default(event))
        return self.sent(document)

    def _brings_default(self, event: Event) -> bool:
        about = [claim for claim in self.file.claims if not event.claims or claim.id in event.claims]
        return any(notice_fault(self.file, claim, event, self.law) is None for claim in about)


def _classified(facts: Facts) -> Classification:
    return classified(facts.file)


def _sent_by_document(facts: Facts) -> Mapping[str, tuple[Event, ...]]:
    """Return what went out and did not come back, by the kind of document, oldest first."""
    found: dict[str, list[Event]] = {}
    for event in sorted(facts.file.history, key=lambda event: (event.on, event.id)):
        if event.document is not None and went_out(event, event.document) and event.returned_on is None:
            found.setdefault(event.document, []).append(event)
    return {document: tuple(events) for document, events in found.items()}


def gather(case: Case, statement: Statement, law: Law, on: dt.date, freshness: Freshness | None = None) -> Facts:
    """Return the facts of ``case`` (already as of ``on``) for the requirements.

    ``freshness`` says how old a consultation of a register may be; left out, as the house has it.
    """
    file = case.file
    defaults = {claim.id: default_state(file, claim, law) for claim in file.claims}
    return Facts(
        case=case,
        statement=statement,
        law=law,
        on=on,
        debtors_are=debtor_class(file),
        consumer_rules=protected_as_consumer(file),
        defaults=defaults,
        notices=judged_notices(file, law, defaults),
        freshness=freshness if freshness is not None else house_freshness(),
    )
