"""``make bench``: how long the plan of a case takes, facts gathered included, with every document kind."""

import datetime as dt
from typing import Any

from benchmarks.cases import DAY, LEGAL_DAY, ordinary_case
from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loaded import Case
from filing.law.table import Law
from filing.reckoning.statement import Statement
from filing.rules.facts import gather
from filing.rules.kinds import Kinds
from filing.rules.plan import Plan, make_plan
from filing.rules.tracks import Tracks

EVENTS = 40
CONSUMER: dict[str, Any] = {
    "id": "debtor", "type": "natural_person", "acts_as": "consumer", "first_names": "Jan", "last_name": "Jansen",
    "addresses": [{"kind": "residence", "street": "Dorpsstraat", "number": "1", "city": "Utrecht"}],
}  # fmt: skip


def case_of_many_events() -> CaseFile:
    """Return a consumer's case with forty events: letters, a notice, calls, promises, and what was received."""
    file = ordinary_case(1).model_dump(mode="json", by_alias=True, exclude_none=True)
    first = LEGAL_DAY - 300 * DAY
    history = [_event(place, first + 7 * place * DAY) for place in range(EVENTS)]
    return CaseFile.model_validate({**file, "debtors": [CONSUMER], "history": history})


def _event(place: int, on: dt.date) -> dict[str, Any]:
    kinds = ("sent", "call", "received", "promise")
    event: dict[str, Any] = {"id": f"H{place}", "kind": kinds[place % 4], "on": str(on), "at": "10:30"}
    if event["kind"] == "sent":
        names = ("reminder", "notice_of_default", "fourteen_day_notice", "final_demand")
        event |= {"document": names[place // 4 % 4], "channel": "post", "interrupts_limitation": "true"}
        event |= {"term": {"days": "14", "starts": "day_after_receipt"}, "costs": {"amount": "40.00"}}
    return event


def planned(case: Case, statement: Statement, law: Law, kinds: Kinds, tracks: Tracks) -> Plan:
    """Return the plan, with the facts gathered anew."""
    known = as_of(case, LEGAL_DAY)
    return make_plan(gather(known, statement, law, LEGAL_DAY), kinds, tracks)
