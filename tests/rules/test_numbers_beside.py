"""Numbers of the collected rules that a requirement decides beside the one that its finding bears."""

from case_builder import CONSUMER, CONTRACT, CREDITOR, FIRM, OFFICE, Parts, case, claim, facts, notice, sent

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.rules.finding import Finding, Severity, Verdict
from filing.rules.registry import requirements
from filing.rules.requirements.limitation import limitations

ON = "2026-12-11"
ALONE = {**CONTRACT, "payment_term": {"set_by": "unilateral"}}
LINK: Parts = {
    "old_creditor": {"type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"},
    "new_creditor": CREDITOR, "deed_on": "2026-03-01", "deed": "private",
}  # fmt: skip


def finding(law: Law, name: str, file: CaseFile, on: str = ON) -> Finding:
    return requirements()[name](facts(file, law, on))


def test_a_term_that_the_creditor_set_alone_brings_no_default(law: Law) -> None:
    """D14-21, D14-20: default arises by an agreed fatal term or by a notice, not by the invoice's own term."""
    file = case(debt={"kind": "other", "contract": ALONE})
    assert finding(law, "consumer_is_in_default", file).verdict is Verdict.UNMET
    assert finding(law, "every_claim_is_in_default", file).verdict is Verdict.UNMET


def test_a_void_notice_is_not_cured_by_some_further_days(law: Law) -> None:
    """D14-28: after a notice from its date a short extra term does not bring the costs; a new notice does."""
    void = notice("2026-11-02", "150.00", term={"days": "14", "starts": "letter_date"})
    extra = sent("reminder", "2026-11-20", term={"days": "5", "starts": "day_after_receipt"})
    assert finding(law, "notice_has_run_out", case(history=[void, extra])).verdict is Verdict.UNMET
    assert finding(law, "notice_has_run_out", case(history=[void, notice("2026-11-24", "150.00")])).verdict is (
        Verdict.SATISFIED
    )


def test_receipt_of_a_notice_by_e_mail_has_to_be_told_and_proven(law: Law) -> None:
    """D14-29, D14-30: the day of receipt is on record, its proof is not."""
    mailed = notice("2026-11-24", "150.00", channel="email", delivered_on="2026-11-24")
    assert finding(law, "receipt_can_be_proved", case(history=[mailed])).verdict is Verdict.UNKNOWN
    proven = {**mailed, "delivery_proof": "antwoord van de schuldenaar"}
    assert finding(law, "receipt_can_be_proved", case(history=[proven])).verdict is Verdict.SATISFIED


def test_a_plan_that_is_kept_is_not_ended_at_will(law: Law) -> None:
    """PLN-03, X-40: the first instalment came in; nothing further is done."""
    rows = [{"due_on": "2026-12-01", "amount": "100.00"}, {"due_on": "2027-01-01", "amount": "100.00"}]
    plan = {"id": "R1", "agreed_on": "2026-11-01", "instalments": rows}
    paid = {"id": "P1", "on": "2026-12-01", "amount": "100.00"}
    found = finding(law, "no_plan_is_honoured", case(payment_plans=[plan], payments=[paid]))
    assert (found.verdict, found.rule.number, found.hinders) == (Verdict.UNMET, "X-40", True)


def test_a_transfer_needs_deed_and_notice(law: Law) -> None:
    """CES-01, CES-08: the deed alone is not enough against the debtor."""
    assert finding(law, "assignment_was_notified", case(assignments=[LINK])).verdict is Verdict.UNMET
    told = {**LINK, "notice": {"on": "2026-03-02", "by": "new_creditor", "channel": "post"}}
    assert finding(law, "assignment_was_notified", case(assignments=[told])).verdict is Verdict.SATISFIED


def test_the_collector_names_its_scheme_of_complaints_and_disputes(law: Law) -> None:
    """DIS-02, REM-11."""
    agency = {"role": "collection_agency", "party": {**FIRM, "id": "a", "addresses": [OFFICE]}, "register_number": "1"}
    assert finding(law, "complaints_scheme_is_known", case(collector=agency)).verdict is not Verdict.SATISFIED
    scheme = {**agency, "complaints": "De Geschillencommissie."}
    assert finding(law, "complaints_scheme_is_known", case(collector=scheme)).verdict is Verdict.SATISFIED


def test_limitation_warns_and_never_stops_a_document_by_itself(law: Law) -> None:
    """PRE-08: no court applies limitation of its own motion. Due 31 January 2026, lapsed after 31 January 2028."""
    found = finding(law, "claims_have_not_lapsed", case(claim(interest={"regime": "none"})), "2028-02-01")
    assert (found.verdict, found.rule.severity) == (Verdict.UNMET, Severity.WARN)


def test_a_judgment_lapses_after_twenty_years_and_its_interest_after_five(law: Law) -> None:
    """PRE-03: judgment of 20 January 2026."""
    judgment = {"court": "rechtbank Midden-Nederland", "number": "1", "given_on": "2026-01-20"}
    days = {str(one.date) for _, one in limitations(facts(case(judgment=judgment), law, ON))}
    assert days == {"2046-01-20", "2031-01-20"}


def test_a_demand_interrupts_against_those_whom_it_went_to(law: Law) -> None:
    """PRE-04, PRE-09: a demand to one of two debtors; the claim on the other lapses on 31 January 2028 all the same."""
    other = {**CONSUMER, "id": "other"}
    reserves = sent("reminder", "2026-03-03", to=["jansen"], interrupts_limitation="true", delivered_on="2026-03-05")
    both = case(debtors=[CONSUMER, other], history=[reserves], liability="joint_and_several")
    [(_, found)] = limitations(facts(both, law, ON))
    assert str(found.date) == "2028-01-31"
    [(_, alone)] = limitations(facts(case(history=[reserves]), law, ON))
    assert str(alone.date) > "2028-01-31"


def test_no_more_is_asked_than_the_notice_named(law: Law) -> None:
    """DEM-06, D14-08: the notice named 11.00, and over 1,000.00 the scale gives 150.00."""
    found = finding(law, "costs_stay_below_the_notice", case(history=[notice("2026-11-24", "11.00")]))
    assert found.verdict is not Verdict.SATISFIED
    right = finding(law, "costs_stay_below_the_notice", case(history=[notice("2026-11-24", "150.00")]))
    assert right.verdict is Verdict.SATISFIED
