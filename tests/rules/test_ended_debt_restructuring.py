"""Debt restructuring that ended is kept for the interest of its days (X-31) and is no obstacle any more."""

import datetime as dt

import pytest
from case_builder import CONSUMER, case, claim, facts, loaded

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.requirements.status import not_in_debt_restructuring


def restructured(kind: str) -> CaseFile:
    status = {"kind": kind, "since": "2026-02-11", "until": "2026-02-21"}
    return case(claim(), debtors=[{**CONSUMER, "statuses": [status]}])


@pytest.mark.parametrize(
    ("on", "kept", "until"),
    [
        ("2026-02-10", 0, None),
        ("2026-02-11", 1, None),
        ("2026-02-20", 1, None),
        ("2026-02-21", 1, "2026-02-21"),
        ("2026-06-01", 1, "2026-02-21"),
    ],
)
def test_x_31_it_stays_on_record_when_it_ended(on: str, kept: int, until: str | None) -> None:
    statuses = as_of(loaded(restructured("debt_restructuring")), dt.date.fromisoformat(on)).file.debtors[0].statuses
    assert len(statuses) == kept
    assert [str(status.until) for status in statuses if status.until] == ([until] if until else [])


def test_other_statuses_go_when_they_ended() -> None:
    assert not as_of(loaded(restructured("bankruptcy")), dt.date(2026, 2, 21)).file.debtors[0].statuses


@pytest.mark.parametrize(("on", "verdict"), [("2026-02-20", Verdict.UNMET), ("2026-02-21", Verdict.SATISFIED)])
def test_x_31_it_blocks_as_long_as_it_lasts(law: Law, on: str, verdict: Verdict) -> None:
    assert not_in_debt_restructuring(facts(restructured("debt_restructuring"), law, on)).verdict is verdict
