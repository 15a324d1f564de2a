"""Six invented cases from the invoice to the end, and the plan of every day on which something changes.

The golden texts in ``tests/rules/lives/<name>.txt`` are written only by hand, after reading the difference, with:

    python tests/rules/lives_of_cases.py
"""

import datetime as dt
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from case_builder import CONTRACT, FIRM, business, case, claim, english, loaded, notice, paid, sent

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.law.loader import load_law
from filing.law.table import Law
from filing.reckoning.reckon import reckon
from filing.resources import templates_folder
from filing.rules.facts import gather
from filing.rules.kinds import Kinds, load_kinds
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.track_file import load_tracks
from filing.rules.tracks import Tracks

LIVES = Path(__file__).parent / "lives"
FIRST, LAST = dt.date(2026, 2, 2), dt.date(2026, 12, 31)
DAY = dt.timedelta(days=1)
OLD = {"id": "old", "type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"}


def _served(on: str) -> dict[str, object]:
    return {"id": f"summons-{on}", "kind": "served", "document": "summons", "on": on, "channel": "bailiff"}


def lives() -> dict[str, CaseFile]:
    """The six cases; each as it stands at its end, from which the plan of an earlier day follows."""
    due = claim()  # due on 31 January, in default from 1 February 2026
    demands = [sent("reminder", "2026-02-03"), notice("2026-03-03", "150.00"), sent("final_demand", "2026-04-07")]
    instalments = [{"due_on": f"2026-{month:02}-01", "amount": "250.00"} for month in (5, 6, 7, 8)]
    broken = {"id": "plan-1", "agreed_on": "2026-04-01", "instalments": instalments, "broken_on": "2026-06-02"}
    assignor = {"old_creditor": OLD, "new_creditor": {**OLD, "id": "new", "name": "Proef B.V."}, "deed": "private"}
    told = {"on": "2026-05-06", "by": "new_creditor", "channel": "post", "delivered_on": "2026-05-08"}
    replied = {"on": "2026-03-20", "summary": "Wel geleverd."}
    judged = {
        "court": "rechtbank X",
        "number": "1",
        "given_on": "2026-10-14",
        "in_absence": "true",
        "served_on": "2026-10-26",
    }
    rent = {"kind": "rent", "contract": CONTRACT, "location": "Utrecht", "rented": "dwelling"}
    return {
        "consumer": case(due, history=[*demands, _served("2026-06-02")], payments=[paid("2026-05-01", "100.00")]),
        "business": business(due, history=[sent("reminder", "2026-02-03"), sent("final_demand", "2026-03-03")]),
        "rent": case(claim(kind="rent"), debt=rent, history=demands[:2]),
        "assigned": case(
            due,
            assignments=[{**assignor, "deed_on": "2026-05-01", "notice": told}],
            collector={
                "role": "debt_buyer",
                "party": {**FIRM, "id": "buyer"},
                "register_number": "1",
                "complaints": "x",
            },
            history=[sent("reminder", "2026-02-03"), notice("2026-06-02", "150.00")],
        ),
        "plan_broken": case(
            due,
            payment_plans=[broken],
            payments=[paid("2026-05-01", "250.00")],
            history=[sent("reminder", "2026-02-03"), sent("payment_plan_breach", "2026-06-16")],
        ),
        "dispute_and_judgment": case(
            due,
            disputes=[
                {
                    "id": "D1",
                    "raised_on": "2026-03-16",
                    "ground": "Niet geleverd.",
                    "outcome": "maintained",
                    "points": [{"point": "Niet geleverd.", "answer": "Wel geleverd."}],
                    "replies": [replied],
                }
            ],
            judgment=judged,
            history=[*demands[:2], _served("2026-08-04")],
        ),
    }


@cache
def tools() -> tuple[Law, Kinds, Tracks]:
    """Law, kinds and tracks as shipped."""
    folder = templates_folder()
    kinds = load_kinds({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("document.yaml")})
    return load_law(), kinds, load_tracks(kinds=kinds.by_name)


def plan_on(file: CaseFile, day: dt.date) -> Plan:
    """The plan of a case on a day."""
    law, kinds, tracks = tools()
    known = as_of(loaded(file), day)
    return make_plan(gather(known, reckon(known.file, law, day), law, day), kinds, tracks)


def in_short(plan: Plan) -> list[str]:
    """Status of each kind, the step that is next, and every deadline, in lines that can be compared between days."""
    lines = [
        f"{one.kind}: {one.status.value}{f' until {one.until}' if one.until else ''}"
        + "".join(f" {rule}" for rule in dict.fromkeys(f.rule.number for f in one.findings if f.hinders))
        for one in plan.documents
        if one.status is not Status.NOT_APPLICABLE
    ]
    step = plan.step
    said = "none" if step is None else f"{', '.join(step.kinds)} from {plan.step_from or 'no day'}"
    if plan.step_from == plan.on:
        said = said.replace(str(plan.on), "now")
    asked = sorted({one.finding.rule.number for one in plan.checklist.open if one.holds_up})
    return [
        f"track: {' + '.join(track.name for track in plan.tracks)}",
        *lines,
        f"next: {', '.join(plan.next) or 'nothing'}{_by_hand(plan)}",
        f"step: {said}",
        f"asked: {', '.join(asked) or 'nothing'}",
        *(f"deadline: {one.on} {english(one.what)}" for one in plan.deadlines),
    ]


def _by_hand(plan: Plan) -> str:
    return f"; by hand: {', '.join(plan.by_hand)}" if plan.by_hand else ""


def life(file: CaseFile) -> str:
    """The plan of the first day, and for every later day on which something changes what is new and what is gone."""
    told: list[str] = []
    before: list[str] = []
    day = FIRST
    while day <= LAST:
        now = in_short(plan_on(file, day))
        new, gone = [line for line in now if line not in before], [line for line in before if line not in now]
        if new or gone:
            told += [f"{day}", *(f"  + {line}" for line in new), *(f"  - {line}" for line in gone), ""]
        before = now
        day += DAY
    return "\n".join(told)


if __name__ == "__main__":
    LIVES.mkdir(exist_ok=True)
    for name, file in lives().items():
        (LIVES / f"{name}.txt").write_text(life(file), "utf-8")
        sys.stdout.write(f"{name}\n")
