"""A consumer never sees commercial interest, nor collection costs before a notice that holds ran out (X-15, D14-27)."""

import datetime as dt
from typing import Any

from case_builder import AGREED, CONSUMER, CONTRACT, Parts, case, claim, facts, notice, sent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.rules.catalogue import built_in_kinds
from filing.rules.gate import findings_for

DAYS = st.dates(dt.date(2026, 2, 1), dt.date(2026, 11, 20)).map(str)
ON = dt.date(2026, 11, 24)
CHANNELS = st.sampled_from(["post", "registered_post", "email", "post_and_email", "portal"])
STARTS = st.sampled_from(["day_after_receipt", "receipt", "dispatch", "letter_date"])


@st.composite
def consumers(draw: st.DrawFn) -> CaseFile:
    """A case against a consumer, or somebody of whom nobody knows, with letters of every sort."""
    regime = draw(st.sampled_from([None, "statutory", "commercial", "government"]))
    terms: dict[str, Any] = {"interest": {"regime": regime}} if regime else {}
    letters: list[Parts] = []
    for place in range(draw(st.integers(0, 3))):
        given_term = {"days": str(draw(st.integers(1, 20))), "starts": draw(STARTS)}
        more = {"channel": draw(CHANNELS), "term": given_term, "delivered_on": None}
        letters.append(notice(draw(DAYS), "150.00", id=f"n{place}", **more))
    letters.append(sent("reminder", draw(DAYS), "r"))
    source = draw(st.sampled_from([{"set_by": "unilateral"}, AGREED, {}]))
    acts_as = draw(st.sampled_from(["consumer", None]))
    return case(
        claim(**terms),
        history=letters,
        debtors=[{**CONSUMER, "acts_as": acts_as}],
        debt={"kind": draw(st.sampled_from(["consumer_sale", "services", "other"])),
              "contract": {**CONTRACT, "payment_term": source}},
    )  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=consumers())
def test_no_commercial_interest_and_no_early_costs(law: Law, file: CaseFile) -> None:
    gathered = facts(file, law, str(ON))
    statement = gathered.statement
    regimes = {one.regime for one in statement.claims}
    blocked = [
        one
        for one in findings_for(gathered, built_in_kinds().by_name["reminder"])
        if one.rule.number == "X-15" and one.hinders
    ]
    assert bool(blocked) == bool(regimes & {"commercial", "government"})
    ran_out = [n for n in gathered.notices if n.holds and n.costs_due_from is not None and n.costs_due_from <= ON]
    if statement.costs.claimed > 0:
        # fourteen days from the day after receipt: dispatch, fourteen days and one more have passed at the least
        assert ran_out
        assert all(n.event.on + dt.timedelta(days=15) <= ON for n in ran_out)
        assert all(gathered.defaults["F1"].holds_on(n.event.on) for n in ran_out)
    final = findings_for(gathered, built_in_kinds().by_name["final_demand"])
    (notice_rule,) = [one for one in final if one.requirement == "notice_has_run_out"]
    assert notice_rule.hinders != bool(ran_out)
