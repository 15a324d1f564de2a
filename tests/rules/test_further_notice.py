"""A notice for claims that came later is a step by hand: a limit of this version (WAY-08), not a rule of law.

The scale over 1,000.00 is 150.00 and over 1,500.00 it is 225.00 (15%): 500.00 more add 75.00.
"""

from decimal import Decimal

import pytest
from case_builder import Parts, case, claim, english, facts, notice

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.resources import templates_folder
from filing.rules.finding import Certainty, Verdict
from filing.rules.kinds import load_kinds
from filing.rules.plan import Plan, make_plan
from filing.rules.requirements.further_notice import further_claims, notice_by_hand
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


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        # 15% of 2,500, 10% of the next 2,500, 5% of the next 5,000: over 3,000 425.00, over 6,000 675.00
        ("3000.00", "3000.00", "250.00"),
        ("1000.00", "20.00", "3.00"),  # 153.00 less 150.00, and not the minimum of 40.00 once more
    ],
)
def test_d14_14_a_second_notice_names_what_its_claims_add_to_the_costs(
    law: Law, first: str, second: str, named: str
) -> None:
    """Art. 6:96 lid 7 BW: the scale goes over the sum of the principals; D14-07: the exact amount is named."""
    scale = {"3000.00": "425.00", "1000.00": "150.00"}[first]
    letter = notice("2026-11-24", scale, id="n1", claims=["F1"])
    file = case(claim(amount=first), claim("F2", second), history=[letter])
    for on in ("2026-12-05", ON):  # while the first notice runs, and after it
        assert f"--costs {named} " in english(notice_by_hand(facts(file, law, on), ("F2",)))
    after = notice("2026-11-25", named, id="n2", claims=["F2"])
    both = case(claim(amount=first), claim("F2", second), history=[letter, after])
    assert facts(both, law, ON).statement.costs.claimed == Decimal(scale) + Decimal(named)


def test_d14_07_claims_that_add_no_costs_need_no_notice_of_their_own(law: Law) -> None:
    """The minimum of 40.00 holds for 100.00 and for 200.00 alike (D14-11)."""
    letter = notice("2026-11-24", "40.00", id="n1", claims=["F1"])
    known = facts(case(claim(amount="100.00"), claim("F2", "100.00"), history=[letter]), law, ON)
    assert further_claims(known) == ()
    assert notice_has_run_out(known).verdict is Verdict.SATISFIED
    assert known.statement.costs.claimed == Decimal("40.00")
