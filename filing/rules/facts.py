"""Everything a requirement may look at, gathered once: the case as of the day, the statement, defaults and notices."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.history import Event, EventKind
from filing.casefile.loaded import Case
from filing.law.table import Law
from filing.reckoning.classification import DebtorClass, debtor_class, protected_as_consumer
from filing.reckoning.costs import judged_notices
from filing.reckoning.default import DefaultState, default_state
from filing.reckoning.receipt import NoticeResult
from filing.reckoning.statement import Statement


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

    @property
    def file(self) -> CaseFile:
        """The case file."""
        return self.case.file

    @property
    def open_claims(self) -> tuple[Claim, ...]:
        """Claims that are due and whose principal is not fully paid."""
        unpaid = {claim.claim_id for claim in self.statement.claims if claim.principal_open > 0}
        return tuple(claim for claim in self.file.claims if claim.id in unpaid)

    def sent(self, document: str) -> tuple[Event, ...]:
        """Return the events in which a document of this kind went out or was served, oldest first."""
        found = [
            event
            for event in self.file.history
            if event.document == document and event.kind in {EventKind.SENT, EventKind.SERVED}
        ]
        return tuple(sorted(found, key=lambda event: (event.on, event.id)))


def gather(case: Case, statement: Statement, law: Law, on: dt.date) -> Facts:
    """Return the facts of ``case`` (already as of ``on``) for the requirements."""
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
    )
