"""Requirements around the court: what their findings say, on which facts they rest, and what must be done.

The figures are those of the collected rules (vectors of section 5.2) or worked out beside the test.
"""

from decimal import Decimal

import pytest
from case_builder import AGREED, CONSUMER, CONTRACT, CREDITOR, FIRM, OFFICE, Parts, business, case, claim, facts

from filing.casefile.case import CaseFile
from filing.language import load_language
from filing.law.table import Law
from filing.rules.finding import Finding, Verdict
from filing.rules.registry import requirements

ON = "2026-11-24"
DUTCH = load_language("nl")
COURT: Parts = {"name": "rechtbank Midden-Nederland", "location": "Utrecht", "address": "Straat 1, Utrecht"}
LINK = {
    "old_creditor": {"type": "legal_person", "name": "Oud B.V.", "legal_form": "bv"},
    "new_creditor": CREDITOR, "deed_on": "2026-03-01", "deed": "private",
}  # fmt: skip


def finding(law: Law, name: str, file: CaseFile, on: str = ON) -> Finding:
    return requirements()[name](facts(file, law, on))


def docket(day: str, **more: str) -> Parts:
    return {"proceedings": {"docket_date": day, "docket_time": "10:00", **more}}


def test_the_bailiff_who_serves_later_than_planned_makes_the_term_be_looked_at_again(law: Law) -> None:
    """SUM-42, SUM-30: planned for Wednesday 2 December, the docket date of 10 December is possible; on the 3rd not."""
    planned = docket("2026-12-10", planned_service_on="2026-12-02")
    assert finding(law, "summons_term_is_kept", case(**planned)).verdict is Verdict.SATISFIED
    served = docket("2026-12-10", planned_service_on="2026-12-02", served_on="2026-12-03")
    found = finding(law, "summons_term_is_kept", case(**served), "2026-12-04")
    assert DUTCH(found.message) == (
        "Bij betekening op 3 december 2026 is de vroegste roldatum 11 december 2026, niet 10 december 2026."
    )
    assert "herstelexploot" in DUTCH(found.next_step)  # SUM-37: it can be repaired before the docket date
    assert "proceedings.served_on" in {one.path for one in found.facts}


def test_a_repair_exploot_starts_the_term_anew(law: Law) -> None:
    """SUM-37: served on 4 December, repaired on 8 December for 16 December; a week after the 8th ends on the 15th."""
    repaired = docket("2026-12-16", served_on="2026-12-04", repair_served_on="2026-12-08",
                      repair_of_docket_date="2026-12-10")  # fmt: skip
    assert finding(law, "summons_term_is_kept", case(**repaired), "2026-12-09").verdict is Verdict.SATISFIED
    assert finding(law, "repair_is_in_time", case(**repaired), "2026-12-09").verdict is Verdict.SATISFIED
    too_early = docket("2026-12-15", served_on="2026-12-04", repair_served_on="2026-12-08",
                       repair_of_docket_date="2026-12-10")  # fmt: skip
    assert finding(law, "summons_term_is_kept", case(**too_early), "2026-12-09").verdict is Verdict.UNMET


def test_a_summons_that_was_not_filed_in_time_can_be_repaired_for_two_weeks(law: Law) -> None:
    """SUM-35: docket date Wednesday 16 December; two weeks after it is Wednesday 30 December."""
    late = docket("2026-12-16", served_on="2026-12-01")
    found = finding(law, "filing_day_is_ahead", case(**late), "2026-12-16")
    assert "30 december 2026" in DUTCH(found.next_step)


def test_abroad_is_no_summons_of_this_version(law: Law) -> None:
    """SUM-39, SUM-31: who lives in Belgium is not served with this summons, and the step says who can."""
    abroad = case(debtors=[{**CONSUMER, "addresses": [{**OFFICE, "kind": "residence", "country": "BE"}]}])
    found = finding(law, "defendants_can_be_served", abroad)
    assert (found.verdict, found.rule.number) == (Verdict.UNMET, "SUM-03")
    assert "art. 55, 56 Rv" in DUTCH(found.next_step)


def test_the_wrong_judge_is_told_before_he_has_to_refer_the_case(law: Law) -> None:
    """SUM-56, SUM-50: 25,000.01 without interest is above the limit of 25,000."""
    found = finding(law, "subdistrict_court_decides", business(claim(amount="25000.01", interest={"regime": "none"})))
    assert found.rule.number == "SUM-50"
    assert DUTCH(found.message) == (
        "De civiele kamer van de rechtbank beslist: de vordering van € 25.000,01 gaat € 25.000,00 te boven."
    )


@pytest.mark.parametrize(
    ("parts", "number"),
    [({}, "SUM-51"), ({"proceedings": {"subdistrict_agreed_on": ON}}, "SUM-51")],
)
def test_a_consumer_sale_goes_to_the_subdistrict_court_by_its_matter(law: Law, parts: Parts, number: str) -> None:
    found = finding(law, "subdistrict_court_decides", case(**parts))
    assert (found.verdict, found.rule.number) == (Verdict.SATISFIED, number)


def test_where_the_court_tests_its_place_itself_the_finding_says_so(law: Law) -> None:
    """SUM-55 and CON-01: a consumer of Utrecht before the court of Amsterdam."""
    elsewhere = case(proceedings={"court": {**COURT, "name": "rechtbank Amsterdam"}})
    found = finding(law, "court_fits_residence", elsewhere)
    assert found.rule.number == "SUM-55"
    assert "ambtshalve" in DUTCH(found.message)


def test_what_missing_duties_cost_is_told_in_euro(law: Law) -> None:
    """CON-09, CON-16 and section 6 (b): 20 to 60 percent of a price of 3,110.90 is 622.18 to 1,866.54."""
    sale = {**CONTRACT, "channel": "online", "concluded_on": "2026-06-08", "price": "3110.90"}
    found = finding(law, "reduction_of_the_price_is_weighed", case(debt={"kind": "consumer_sale", "contract": sale}))
    assert Decimal("3110.90") * Decimal("0.20") == Decimal("622.180")
    assert Decimal("3110.90") * Decimal("0.60") == Decimal("1866.540")
    said = DUTCH(found.message)
    assert "€ 622,18 tot € 1.866,54" in said
    assert "de bestelknop, de bevestiging" in said
    button = finding(law, "order_button_is_shown", case(debt={"kind": "consumer_sale", "contract": sale}))
    assert "€ 622,18" in DUTCH(button.next_step)


def test_without_a_price_the_exposure_is_of_what_is_charged(law: Law) -> None:
    """CON-09: 20 to 60 percent of the claim of 1,000.00."""
    found = finding(law, "reduction_of_the_price_is_weighed", case())
    assert "€ 200,00 tot € 600,00" in DUTCH(found.message)


def test_a_defence_against_the_old_creditor_stands_against_the_new_one(law: Law) -> None:
    """CES-05: a dispute from before the transfer is answered and rebutted like any other."""
    dispute = {"id": "D1", "raised_on": "2026-02-15", "ground": "Niet geleverd."}
    file = case(disputes=[dispute], assignments=[LINK])
    assert finding(law, "disputes_are_answered", file).verdict is Verdict.UNMET
    assert finding(law, "defences_have_a_rebuttal", file).verdict is Verdict.UNMET


def test_the_petition_names_what_is_attached_under_whom(law: Law) -> None:
    """ATT-02, ATT-10."""
    bank = {"type": "legal_person", "name": "Bank N.V.", "legal_form": "nv", "addresses": [OFFICE]}
    target = {"id": "T1", "kind": "bank_account", "of": "firm", "description": "rekening", "third_party": bank}
    file = business(seizure_targets=[target], seizure_request={"wanted": "true"}, debtors=[FIRM])
    found = finding(law, "targets_are_described", file)
    assert (found.verdict, DUTCH(found.message)) == (Verdict.SATISFIED, "Beslag wordt gevraagd onder derden: T1.")


def test_a_question_of_law_that_is_open_in_this_case_is_said_in_dutch_to_the_end(law: Law) -> None:
    """SUM-54: the reason comes from the law's own words, and is said in the user's language as well."""
    forum = {"kind": "commercial", "contract": {**CONTRACT, "payment_term": AGREED, "forum": "rechtbank Amsterdam"}}
    file = business(debt=forum, proceedings={"court": {**COURT, "name": "rechtbank Amsterdam"}})
    found = finding(law, "forum_clause_has_effect", file)
    assert DUTCH(found.message).startswith("De forumkeuze heeft geen gevolg: de vordering van € ")
    assert DUTCH(found.message).endswith("gaat € 25.000,00 niet te boven.")
