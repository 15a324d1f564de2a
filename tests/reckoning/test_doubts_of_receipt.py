"""When delivery by post is not presumed, and when it is not known to whom a letter went: D14-23, D14-31, X-36, X-38.

A notice in such doubt brings no costs until a person recorded more; and one that a payment plan overtook brings none
at all (X-40; section 8.5 of the rules: costs only if they were due before the plan).
"""

import datetime as dt

import pytest
from case_builder import CONSUMER, CONTRACT, HOME, Parts, case, claim, english, facts, notice, owed, sent

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.requirements.notices import notice_has_run_out

ON = "2026-12-15"
DISPUTE: Parts = {"id": "D1", "raised_on": "2026-12-01", "ground": "De fiets was kapot."}
BEWIND: Parts = {"kind": "protective_administration", "since": "2026-05-01"}
PLAN: Parts = {
    "id": "R1", "agreed_on": "2026-12-01", "instalments": [{"due_on": "2027-01-01", "amount": "1000.00"}],
}  # fmt: skip


def debtor(**more: object) -> list[Parts]:
    return [{**CONSUMER, **more}]


def judged(law: Law, on: str = ON, letter: Parts | None = None, **parts: object) -> tuple[str, str]:
    """Whether costs are claimed, and else the rule of the reason; and the verdict on the notice."""
    file = case(history=[letter or notice("2026-11-24", "150.00")], **parts)
    costs = owed(file, law, on).costs
    return ("due" if costs.claimed else costs.rule), notice_has_run_out(facts(file, law, on)).verdict.value


def test_the_notice_counts_when_nothing_is_in_doubt(law: Law) -> None:
    assert judged(law) == ("due", "satisfied")
    assert judged(law, disputes=[DISPUTE]) == ("due", "satisfied")


@pytest.mark.parametrize(
    "ground",
    [
        "Ik heb de brief nooit ontvangen.",
        "De aanmaning is nooit aangekomen",
        "Geen veertiendagenbrief gehad; ik woon daar niet meer",
        "Ik ontving deze brief niet.",
        "I never received your letter.",
        "Goed verhaal. Uw post heeft mij niet bereikt.",
    ],
)
def test_d14_23_a_ground_that_denies_receipt_takes_the_presumption_away(law: Law, ground: str) -> None:
    assert judged(law, disputes=[{**DISPUTE, "ground": ground}]) == ("D14-23", "unknown")


@pytest.mark.parametrize(
    "ground", ["Ik heb de fiets nooit ontvangen.", "De brief klopt niet. De fiets is nooit geleverd.", "Niet geleverd."]
)
def test_a_ground_about_something_else_leaves_the_presumption(law: Law, ground: str) -> None:
    assert judged(law, disputes=[{**DISPUTE, "ground": ground}]) == ("due", "satisfied")


def test_d14_23_a_dispute_that_names_the_letter_takes_the_presumption_away(law: Law) -> None:
    named = {**DISPUTE, "letters": ["fourteen_day_notice-2026-11-24"]}
    assert judged(law, disputes=[named]) == ("D14-23", "unknown")
    assert judged(law, disputes=[{**named, "withdrawn_on": "2026-12-10"}]) == ("due", "satisfied")
    proved = notice("2026-11-24", "150.00", delivered_on="2026-11-27")
    assert judged(law, letter=proved, disputes=[named]) == ("due", "satisfied")
    # an answer settles what was read from words, not what is on record
    answer = {"rule": "D14-23", "answer": "yes", "on": "2026-12-02", "by": "X"}
    assert judged(law, disputes=[named], answers=[answer]) == ("D14-23", "unknown")
    words = {**DISPUTE, "ground": "Ik heb de brief nooit ontvangen."}
    assert judged(law, disputes=[words], answers=[answer]) == ("due", "satisfied")


def test_d14_31_no_presumption_while_no_residence_was_known(law: Law) -> None:
    unknown = {"kind": "unknown_residence", "since": "2026-10-01"}
    assert judged(law, debtors=debtor(statuses=[unknown])) == ("D14-31", "unknown")
    # it ended since, and the letter went before it ended
    assert judged(law, debtors=debtor(statuses=[{**unknown, "until": "2026-12-01"}])) == ("D14-31", "unknown")
    assert judged(law, debtors=debtor(statuses=[{**unknown, "until": "2026-11-24"}])) == ("due", "satisfied")
    assert judged(law, debtors=debtor(statuses=[{**unknown, "since": "2026-11-25"}])) == ("due", "satisfied")


def test_d14_31_no_presumption_for_an_address_abroad(law: Law) -> None:
    abroad = debtor(addresses=[{**HOME, "country": "BE"}])
    assert judged(law, debtors=abroad) == ("D14-31", "unknown")
    proved = notice("2026-11-24", "150.00", delivered_on="2026-11-30")
    assert judged(law, letter=proved, debtors=abroad) == ("due", "satisfied")


def test_d14_31_no_presumption_for_a_letter_of_before_the_address(law: Law) -> None:
    moved = debtor(addresses=[{**HOME, "since": "2026-12-01"}])
    assert judged(law, debtors=moved) == ("D14-31", "unknown")
    answer = {"rule": "D14-31", "answer": "yes", "on": "2026-12-02", "by": "X"}
    assert judged(law, debtors=moved, answers=[answer]) == ("due", "satisfied")


def test_x_36_a_notice_during_bewind_counts_when_it_went_to_the_administrator(law: Law) -> None:
    under = debtor(statuses=[BEWIND])
    assert judged(law, debtors=under) == ("X-36", "unknown")
    to_him = notice("2026-11-24", "150.00", addressee="representative")
    assert judged(law, letter=to_him, debtors=under) == ("due", "satisfied")
    to_debtor = notice("2026-11-24", "150.00", addressee="debtor")
    assert judged(law, letter=to_debtor, debtors=under) == ("X-36", "unmet")
    # posted on 24 November it came on the 26th; a letter works when it is received (D14-31)
    for day in ("2026-11-25", "2026-11-26"):
        assert judged(law, debtors=debtor(statuses=[{**BEWIND, "since": day}])) == ("X-36", "unknown")
    later = debtor(statuses=[{**BEWIND, "since": "2026-11-27"}])
    assert judged(law, debtors=later) == ("due", "satisfied")
    ended = debtor(statuses=[{**BEWIND, "until": "2026-12-01"}])
    assert judged(law, debtors=ended) == ("X-36", "unknown")


def test_x_38_a_notice_to_a_ward_is_asked_about_and_never_void_for_certain(law: Law) -> None:
    ward = debtor(statuses=[{"kind": "guardianship", "since": "2026-05-01"}])
    to_debtor = notice("2026-11-24", "150.00", addressee="debtor")
    assert judged(law, letter=to_debtor, debtors=ward) == ("X-38", "unknown")
    answer = {"rule": "X-38", "answer": "yes", "on": "2026-12-02", "by": "X"}
    assert judged(law, letter=to_debtor, debtors=ward, answers=[answer]) == ("due", "satisfied")


def test_d14_23_a_notice_of_default_in_doubt_brings_no_default(law: Law) -> None:
    alone = {**CONTRACT, "payment_term": {"set_by": "unilateral"}}
    letter = sent("notice_of_default", "2026-11-03")
    known = {"debt": {"kind": "consumer_sale", "contract": alone}, "history": [letter]}
    assert owed(case(**known), law, ON).claims[0].default.since == dt.date(2026, 11, 20)
    doubted = owed(case(**known, debtors=debtor(statuses=[BEWIND])), law, ON).claims[0].default
    assert doubted.since is None
    assert "administrator" in english(doubted.why)
    denied = {**DISPUTE, "letters": [letter["id"]]}
    assert owed(case(**known, disputes=[denied]), law, ON).claims[0].default.since is None


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (PLAN, ("X-40", "unmet")),  # it runs
        ({**PLAN, "broken_on": "2026-12-14"}, ("X-40", "unknown")),  # no source says whether the costs come after it
        ({**PLAN, "ended_on": "2026-12-14"}, ("X-40", "unknown")),
        ({**PLAN, "agreed_on": "2026-12-10"}, ("X-40", "unmet")),  # the last day of the term
        ({**PLAN, "agreed_on": "2026-12-11"}, ("due", "satisfied")),  # the costs were due by then
        ({**PLAN, "agreed_on": "2026-11-01"}, ("X-40", "unmet")),  # it ran when the letter went
        ({**PLAN, "agreed_on": "2026-11-01", "broken_on": "2026-11-24"}, ("due", "satisfied")),
        ({**PLAN, "agreed_on": None, "proposed_on": "2026-12-01"}, ("due", "satisfied")),
    ],
)
def test_x_40_costs_that_were_not_due_before_a_plan_do_not_fall_due_during_it(
    law: Law, plan: Parts, found: tuple[str, str]
) -> None:
    assert judged(law, payment_plans=[plan]) == found


def test_a_notice_in_doubt_tells_what_to_record_and_the_next_step_waits_for_its_term(law: Law) -> None:
    file = case(claim(), history=[notice("2026-11-24", "150.00")], debtors=debtor(statuses=[BEWIND]))
    found = notice_has_run_out(facts(file, law, ON))
    assert found.verdict is Verdict.UNKNOWN
    assert english(found.next_step) == "Record addressee of fourteen_day_notice-2026-11-24: representative or debtor."
    assert "history.fourteen_day_notice-2026-11-24.addressee" in [one.path for one in found.facts]


OLD, NEW = ({"type": "legal_person", "name": name, "legal_form": "bv"} for name in ("Oud B.V.", "Nieuw B.V."))


def transfer(told: str | None, received: str | None = None) -> list[Parts]:
    notice_of_it = {"on": told, "by": "new_creditor", "delivered_on": received} if told else None
    return [
        {"old_creditor": OLD, "new_creditor": NEW, "deed_on": "2026-11-10", "deed": "private", "notice": notice_of_it}
    ]


def test_ces_01_a_letter_from_before_the_notice_of_transfer_counts_only_from_the_old_creditor(law: Law) -> None:
    late = transfer("2026-12-01", "2026-12-03")  # the letter of 24 November came on the 26th
    for links in (late, transfer(None)):
        assert judged(law, assignments=links) == ("CES-01", "unknown")
        by_old = notice("2026-11-24", "150.00", by="Oud B.V.")
        assert judged(law, letter=by_old, assignments=links) == ("due", "satisfied")
        by_new = notice("2026-11-24", "150.00", by="Nieuw B.V.")
        assert judged(law, letter=by_new, assignments=links) == ("CES-01", "unmet")
    assert judged(law, assignments=transfer("2026-11-20", "2026-11-23")) == ("due", "satisfied")
    assert judged(law, assignments=transfer("2026-11-20", "2026-11-28")) == ("CES-01", "unknown")


@pytest.mark.parametrize("died", ["2026-11-20", "2026-11-26"])
def test_x_37_a_letter_to_who_died_before_it_came_is_asked_about(law: Law, died: str) -> None:
    dead = debtor(statuses=[{"kind": "deceased", "since": died}])
    assert judged(law, debtors=dead) == ("X-37", "unknown")
    to_heirs = notice("2026-11-24", "150.00", addressee="representative")
    assert judged(law, letter=to_heirs, debtors=dead) == ("due", "satisfied")


def test_x_37_who_died_after_the_letter_came_had_received_it(law: Law) -> None:
    dead = debtor(statuses=[{"kind": "deceased", "since": "2026-11-27"}])
    assert judged(law, debtors=dead) == ("due", "satisfied")


def test_x_38_a_letter_to_a_minor_by_birth_date_is_asked_about(law: Law) -> None:
    young = debtor(birth_date="2008-11-25")  # of age the day after the letter went
    assert judged(law, debtors=young) == ("X-38", "unknown")
    to_debtor = notice("2026-11-24", "150.00", addressee="debtor")
    assert judged(law, letter=to_debtor, debtors=young) == ("X-38", "unknown")
    settled = [{"rule": "X-38", "answer": "yes", "on": "2026-12-12", "by": "A"}]
    assert judged(law, letter=to_debtor, debtors=young, answers=settled) == ("due", "satisfied")
    assert judged(law, debtors=debtor(birth_date="2008-11-24")) == ("due", "satisfied")
