"""A notice for claims that came later is a step by hand: a limit of this version (WAY-08), not a rule of law.

The scale over 500.00 is 75.00 (15%).
"""

import pytest
from case_builder import Parts, case, claim, english, facts, notice

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.resources import templates_folder
from filing.rules.finding import Certainty
from filing.rules.kinds import load_kinds
from filing.rules.plan import Plan, make_plan
from filing.rules.requirements.further_notice import further_claims
from filing.rules.requirements.notices import costs_can_be_named, notice_has_run_out
from filing.rules.track_file import load_tracks

ON = "2026-12-15"
FIRST = notice("2026-11-24", "150.00", id="n1", claims=["F1"])
COMMAND = (
    "filing log CASE sent fourteen_day_notice --claim F2 --term-days 14 --term-starts day_after_receipt "
    "--costs 75.00 --other-letter"
)


def two(*letters: Parts, **second: str) -> CaseFile:
    return case(claim(), claim("F2", "500.00", **second), history=[FIRST, *letters])


def planned(file: CaseFile, law: Law) -> Plan:
    folder = templates_folder()
    gates = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("document.yaml")}
    kinds = load_kinds(gates)
    return make_plan(facts(file, law, ON), kinds, load_tracks({}, kinds.by_name))


def test_way_08_a_second_notice_is_a_limit_of_the_program_and_says_what_to_write(law: Law) -> None:
    known = facts(two(), law, ON)
    found = costs_can_be_named(known)
    assert (found.rule.number, found.rule.certainty) == ("WAY-08", Certainty.HOUSE)
    assert "€ 500.00 of principal" in english(found.next_step)
    assert COMMAND in english(found.next_step)
    assert COMMAND in english(notice_has_run_out(known).next_step)


def test_way_08_the_plan_names_the_second_notice_as_a_step_by_hand(law: Law) -> None:
    found = planned(two(), law)
    assert found.by_hand == ("fourteen_day_notice",)
    assert found.next == ()
    assert found.step is not None
    assert found.step.kinds == ("fourteen_day_notice",)


def test_a_second_notice_on_record_lets_the_plan_go_on(law: Law) -> None:
    second = notice("2026-11-26", "75.00", id="n2", claims=["F2"])  # arrives on the 28th, ends on 14 December
    found = planned(two(second), law)
    assert found.by_hand == ()
    assert "final_demand" in found.next


@pytest.mark.parametrize(
    ("file", "names"),
    [
        (two(), ("F2",)),
        (two(notice("2026-12-01", "75.00", id="n2", claims=["F2"])), ()),  # it runs, and is not sent twice
        (two(due="2026-12-31"), ()),  # not due yet
        (case(claim(), claim("F2", "500.00"), history=[notice("2026-11-24", "225.00")]), ()),
        (case(claim(), claim("F2", "500.00")), ()),  # no notice yet: one letter about both (D14-14)
    ],
)
def test_which_claims_need_a_notice_of_their_own(law: Law, file: CaseFile, names: tuple[str, ...]) -> None:
    assert further_claims(facts(file, law, ON)) == names
