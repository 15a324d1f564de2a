"""When default (verzuim) begins, and by what: D14-20 to D14-22, DEM-01 to DEM-03, DEM-20."""

import datetime as dt
from typing import Any

import pytest
from case_builder import CONSUMER, CONTRACT, FIRM, Parts, business, case, claim, english, sent

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.reckoning.default import DefaultState, default_state

ALONE: Parts = {"kind": "consumer_sale", "contract": {**CONTRACT, "payment_term": {"set_by": "unilateral"}}}
UNSAID: Parts = {"kind": "consumer_sale", "contract": {**CONTRACT, "payment_term": {"days": "14"}}}


def state(file: CaseFile, law: Law) -> DefaultState:
    return default_state(file, file.claims[0], law)


def between_firms(*, term: Parts, contract: Parts | None = None, **one: Any) -> CaseFile:
    debt = {"kind": "commercial", "contract": {**CONTRACT, "payment_term": term, **(contract or {})}}
    return business(claim(**one), debt=debt)


def test_d14_21_an_agreed_term_is_fatal(law: Law) -> None:
    found = state(case(claim()), law)
    assert (found.since, found.article) == (dt.date(2026, 2, 1), "art. 6:83 onder a BW")
    assert not found.holds_on(dt.date(2026, 1, 31))
    assert english(found.why) == "the agreed last day to pay is 31 January 2026"  # true on every day, also before


def test_a_term_of_days_counts_from_the_date_of_the_claim(law: Law) -> None:
    one = {**claim(dated="2026-01-01"), "due_on": None, "payment_term": {"days": "14", "set_by": "agreed"}}
    assert state(case(one), law).since == dt.date(2026, 1, 16)


def test_an_extended_term_moves_default(law: Law) -> None:
    assert state(case(claim(extended_until="2026-02-15")), law).since == dt.date(2026, 2, 16)


@pytest.mark.parametrize(
    ("debt", "why"),
    [
        (ALONE, "set by the creditor alone"),
        (UNSAID, "nobody recorded who set"),
        ({"kind": "other", "contract": {**CONTRACT, "payment_term": {"set_by": "agreed", "fatal": "false"}}}, "fatal"),
    ],
)
def test_d14_20_no_default_without_notice_when_the_term_is_not_fatal(law: Law, debt: Parts, why: str) -> None:
    found = state(case(claim(), debt=debt), law)
    assert found.since is None
    assert why in english(found.why)


def test_dem_01_a_notice_of_default_brings_it_when_its_term_has_run_out(law: Law) -> None:
    # Tuesday 24 November: delivered Thursday 26 November, fourteen days to 10 December
    found = state(case(claim(), debt=ALONE, history=[sent("notice_of_default", "2026-11-24")]), law)
    assert (found.since, found.article) == (dt.date(2026, 12, 11), "art. 6:82 lid 1 BW")


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        (sent("notice_of_default", "2026-01-31"), "before the claim was due"),
        (sent("notice_of_default", "2026-11-24", returned_on="2026-11-30"), "came back"),
        (sent("notice_of_default", "2026-11-24", channel="email"), "receipt"),
        (sent("notice_of_default", "2026-11-24", term=None), "term"),
        (sent("notice_of_default", "2026-11-24", term={"last_day": "2026-11-26"}), "no term after its receipt"),
        (sent("notice_of_default", "2026-11-24", to=["other"]), "every debtor"),
    ],
)
def test_a_notice_of_default_without_effect_brings_none(law: Law, letter: Parts, why: str) -> None:
    other = {**CONSUMER, "id": "other"}
    found = state(case(claim(), debt=ALONE, debtors=[CONSUMER, other], history=[letter]), law)
    assert found.since is None
    assert why in english(found.why)


def test_a_notice_of_default_about_another_claim_brings_none(law: Law) -> None:
    letter = sent("notice_of_default", "2026-11-24", claims=["F2"])
    assert state(case(claim(), claim("F2"), debt=ALONE, history=[letter]), law).since is None


def test_dem_20_without_an_agreed_day_thirty_days_after_the_day_after_receipt(law: Law) -> None:
    # received 2 March: 3 March to 1 April are thirty days, so default on 2 April
    found = state(between_firms(term={"set_by": "unilateral"}, due="2026-03-15", received_on="2026-03-02"), law)
    assert (found.since, found.article) == (dt.date(2026, 4, 2), "art. 6:119a lid 2 BW")


def test_dem_20_performance_after_the_invoice_moves_the_thirty_days(law: Law) -> None:
    late = {"received_on": "2026-03-02", "performed_on": "2026-03-10"}
    assert state(between_firms(term={}, due="2026-03-15", **late), law).since == dt.date(2026, 4, 10)
    accepted = between_firms(term={}, contract={"acceptance_days": "10"}, due="2026-03-15", **late)
    assert state(accepted, law).since == dt.date(2026, 4, 20)


def test_dem_20_an_agreed_longer_term_is_not_overtaken_by_the_thirty_days(law: Law) -> None:
    agreed = {"days": "60", "set_by": "agreed"}
    found = state(between_firms(term=agreed, due="2026-03-02", received_on="2026-01-01"), law)
    assert found.since == dt.date(2026, 3, 3)


def test_dem_20_a_later_day_that_the_creditor_gave_itself_is_respected(law: Law) -> None:
    found = state(between_firms(term={"set_by": "unilateral"}, due="2026-05-01", received_on="2026-03-02"), law)
    assert found.since == dt.date(2026, 5, 2)


def test_dem_20_an_agreed_day_needs_no_notice_between_firms_also_when_it_is_not_fatal(law: Law) -> None:
    found = state(between_firms(term={"set_by": "agreed", "fatal": "false"}), law)
    assert (found.since, found.article) == (dt.date(2026, 2, 1), "art. 6:119a lid 1 BW")


def test_dem_20_is_not_for_consumers(law: Law) -> None:
    mixed = case(claim(received_on="2026-01-01"), debt=ALONE, debtors=[FIRM, CONSUMER])
    assert state(mixed, law).since is None


def test_what_a_person_established_counts_before_what_follows(law: Law) -> None:
    found = state(case(claim(default={"since": "2026-01-10", "ground": "own_statement"})), law)
    assert (found.since, found.article) == (dt.date(2026, 1, 10), "art. 6:83 onder c BW")
