"""As of a day nothing dated later is known, and nothing that was planned is lost."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from case_builder import CONSUMER, CREDITOR, FIRM, HOME, case, claim, loaded, sent
from pydantic import BaseModel

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loading import load_case

# Dates that lie ahead by their nature: a last day to pay, an instalment, a docket date, the end that a court fixed.
PLANNED = {
    "due_on", "extended_until", "last_day", "docket_date", "planned_service_on", "period_from", "period_until",
    "engaged_on", "repair_of_docket_date",
}  # fmt: skip
# What a person recorded about default and interest may be expected; it holds from its own day on.
EXPECTED = {
    ("default", "since"), ("interest", "since"), ("paused", "since"), ("paused", "until"),
    ("costs", "interest_on_costs_since"),
}  # fmt: skip


def dates(model: BaseModel, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dt.date]]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from dates(one, (*path, name))
            elif isinstance(one, dt.date):
                yield (*path, name), one


def known(file: CaseFile, on: str) -> CaseFile:
    return as_of(loaded(file), dt.date.fromisoformat(on)).file


@pytest.mark.parametrize("folder", ["tests/casefile/everything", "examples/consumer", "examples/business"])
def test_no_date_of_a_whole_case_lies_ahead_unless_it_was_planned(root: Path, folder: str) -> None:
    whole = load_case(root / folder)
    last = max(day for _, day in dates(whole.file))
    day = min(claim.dated_on for claim in whole.file.claims if claim.dated_on is not None)
    while day <= last:
        for path, found in dates(as_of(whole, day).file):
            fixed = path[-2:] == ("statuses", "until")  # a court fixed it; tested below
            if path[-1] not in PLANNED and path[-2:] not in EXPECTED and not fixed:
                assert found <= day, (day, path)
        day += dt.timedelta(days=3)


def test_things_of_the_day_itself_are_in() -> None:
    file = case(claim(), history=[sent("reminder", "2026-03-03")])
    assert known(file, "2026-03-03").history
    assert not known(file, "2026-03-02").history


def test_what_proves_a_delivery_is_not_known_before_it() -> None:
    letter = sent("reminder", "2026-03-03", delivered_on="2026-03-05", delivery_proof="e-mail van 7 maart")
    event = known(case(claim(), history=[letter]), "2026-03-04").history[0]
    assert (event.delivered_on, event.delivery_proof) == (None, None)
    assert known(case(claim(), history=[letter]), "2026-03-05").history[0].delivery_proof


@pytest.mark.parametrize(("on", "street"), [("2026-04-30", "Oudestraat"), ("2026-05-01", "Nieuwestraat")])
def test_a_party_lives_where_it_lived_on_that_day(on: str, street: str) -> None:
    old, new = {**HOME, "street": "Oudestraat", "until": "2026-05-01"}, {**HOME, "street": "Nieuwestraat"}
    file = case(claim(), debtors=[{**CONSUMER, "addresses": [old, {**new, "since": "2026-05-01"}]}])
    assert [address.street for address in known(file, on).debtors[0].addresses] == [street]


@pytest.mark.parametrize(
    ("kind", "until"), [("bankruptcy", None), ("moratorium", "2026-09-01"), ("cooling_off", "2026-09-01")]
)
def test_the_end_of_a_status_is_known_before_only_when_a_court_fixed_it(kind: str, until: str | None) -> None:
    status = {"kind": kind, "since": "2026-03-01", "until": "2026-09-01"}
    file = case(claim(), debtors=[{**CONSUMER, "statuses": [status]}])
    assert not known(file, "2026-02-28").debtors[0].statuses
    (found,) = known(file, "2026-08-31").debtors[0].statuses
    assert found.until == (dt.date.fromisoformat(until) if until else None)
    assert not known(file, "2026-09-01").debtors[0].statuses


def test_a_plan_is_proposed_before_it_is_agreed() -> None:
    rows = [{"due_on": "2026-05-01", "amount": "1.00"}]
    plan = {"id": "R1", "proposed_on": "2026-03-01", "agreed_on": "2026-03-10", "accepted_by": "J", "instalments": rows}
    file = case(claim(), payment_plans=[plan])
    (proposed,) = known(file, "2026-03-05").payment_plans
    assert (proposed.agreed_on, proposed.accepted_by) == (None, None)
    assert known(file, "2026-03-10").payment_plans[0].agreed_on
    assert known(file, "2026-03-10").payment_plans[0].instalments[0].due_on == dt.date(2026, 5, 1)


def test_before_the_transfer_the_old_creditor_collects() -> None:
    old = {**FIRM, "id": "old", "name": "Oud B.V.", "iban": "NL93VBNK0000000101"}
    link = {"old_creditor": old, "new_creditor": CREDITOR, "deed_on": "2026-03-01", "deed": "private"}
    file = case(claim(), assignments=[link])
    before, after = known(file, "2026-02-28"), known(file, "2026-03-01")
    assert (before.creditor.id, before.pay_to.holder) == ("old", "Oud B.V.")
    assert after.creditor.id == "creditor"


def test_before_the_collector_the_creditor_writes_itself() -> None:
    agency = {"role": "collection_agency", "party": {**FIRM, "id": "agency"}, "engaged_on": "2026-03-01"}
    file = case(claim(), collector=agency)
    assert known(file, "2026-02-28").collector.role == "creditor"
    assert known(file, "2026-03-01").collector.role == "collection_agency"


def test_a_planned_service_and_docket_date_are_not_lost() -> None:
    plans = {"planned_service_on": "2026-12-01", "docket_date": "2026-12-16", "served_on": "2026-12-02"}
    found = known(case(claim(), proceedings=plans), "2026-11-24").proceedings
    assert found is not None
    assert (found.planned_service_on, found.docket_date) == (dt.date(2026, 12, 1), dt.date(2026, 12, 16))
    assert found.served_on is None
