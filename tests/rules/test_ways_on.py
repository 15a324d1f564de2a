"""A letter that must not go is held back, and the plan says what a person does instead: no case ends in silence."""

import pytest
from case_builder import CONSUMER, CONTRACT, Parts, case, facts, notice, sent

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Finding
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.track_file import load_tracks

KINDS = built_in_kinds()
SALE = {"kind": "consumer_sale", "contract": {**CONTRACT, "concluded_on": "2025-12-15"}}
NOTICE = notice("2026-03-03", "150.00")  # by post: presumed delivered on 5 March, its term ends on 19 March
REMINDER = sent("reminder", "2026-02-03", delivered_on="2026-02-05")
DEMAND = sent("final_demand", "2026-04-07", delivered_on="2026-04-09")  # fourteen days: until 23 April
BAILIFF: Parts = {"id": "gdw", "type": "natural_person", "first_names": "Jan", "last_name": "Baas"}


def planned(file: CaseFile, law: Law, on: str) -> Plan:
    return make_plan(facts(file, law, on), KINDS, load_tracks(kinds=KINDS.by_name))


def hindering(plan: Plan, kind: str) -> dict[str, Finding]:
    return {one.requirement: one for one in plan.document(kind).findings if one.hinders}


def with_status(kind: str, **more: str) -> list[Parts]:
    return [{**CONSUMER, "statuses": [{"kind": kind, "since": "2026-02-01", **more}]}]


def test_d14_31_no_notice_goes_to_an_address_where_the_debtor_does_not_live(law: Law) -> None:
    plan = planned(case(history=[REMINDER, NOTICE], debtors=with_status("unknown_residence")), law, "2026-04-01")
    assert "fourteen_day_notice" not in plan.next
    assert "letters_can_arrive" in hindering(plan, "fourteen_day_notice")
    found = planned(
        case(history=[REMINDER], debtors=with_status("unknown_residence", until="2026-03-25")), law, "2026-04-01"
    )
    assert found.next == ("fourteen_day_notice",)


def test_d14_31_delivery_is_not_presumed_where_no_address_is_on_record(law: Law) -> None:
    """Where it went nobody can tell, so that the presumption of D14-23 has nothing to stand on; no costs follow."""
    known = facts(case(history=[NOTICE], debtors=[{**CONSUMER, "addresses": []}]), law, "2026-04-01")
    assert not known.notices[0].holds
    assert known.statement.costs.claimed == 0


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, Status.BLOCKED),
        ({"bailiff": BAILIFF}, Status.ALLOWED),
        ({"answers": [{"rule": "DEM-07", "answer": "yes", "on": "2026-04-24", "by": "A. B."}]}, Status.ALLOWED),
    ],
)
def test_dem_07_a_summons_is_announced_only_when_it_is_decided(law: Law, more: Parts, status: Status) -> None:
    file = case(history=[REMINDER, NOTICE, DEMAND], debt=SALE, **more)
    found = planned(file, law, "2026-04-24").document("last_notice_before_summons").status
    assert (found is Status.DUE or found is Status.ALLOWED) is (status is Status.ALLOWED)
