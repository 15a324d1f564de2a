"""The whole life of six cases: the plan of each day on which something changes is a text that a person read.

``tests/rules/lives/*.txt`` were reviewed against the rules on 2026-11-22; they are compared, never written by a test.
"""

import datetime as dt

import pytest
from lives_of_cases import DAY, FIRST, LAST, LIVES, in_short, life, lives, plan_on

from filing.rules.plan import Status

QUICK = ("consumer", "plan_broken")


@pytest.mark.parametrize("name", QUICK)
def test_the_life_of_a_case_is_as_reviewed(name: str) -> None:
    assert life(lives()[name]) == (LIVES / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in lives() if name not in QUICK])
def test_the_days_of_a_life_are_as_reviewed(name: str) -> None:
    """The days that the text names, each with the day before it; every day of every life is in the slow tests."""
    days: dict[dt.date, list[str]] = {}
    for line in (LIVES / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith(" "):
            days[dt.date.fromisoformat(line)] = []
        elif line:
            days[max(days)].append(line)
    for day, lines in days.items():
        now = in_short(plan_on(lives()[name], day))
        before = [] if day == FIRST else in_short(plan_on(lives()[name], day - DAY))
        new = [f"  + {line}" for line in now if line not in before]
        assert [*new, *(f"  - {line}" for line in before if line not in now)] == lines, day


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in lives() if name not in QUICK])
def test_every_day_of_a_life_is_as_reviewed(name: str) -> None:
    assert life(lives()[name]) == (LIVES / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", list(lives()))
def test_a_life_runs_forward(name: str) -> None:
    """What was sent stays sent, waiting ends on a later day, and what is due may be made."""
    file, sent = lives()[name], set[str]()
    day = FIRST
    while day <= LAST:
        plan = plan_on(file, day)
        assert sent <= {one.kind for one in plan.documents if one.status in {Status.SENT, Status.NOT_APPLICABLE}}
        sent |= {one.kind for one in plan.documents if one.status is Status.SENT}
        for one in plan.documents:
            assert (one.status is Status.WAITING) == (one.until is not None)
            assert one.until is None or one.until > day
        assert all(plan.document(kind).may_be_made for kind in plan.next)
        assert plan.step_from is None or plan.step_from >= day
        day += 7 * DAY
