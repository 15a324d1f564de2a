"""Every check of a text by its name, and which checks are made for which kind of document."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from filing.rules.proofreading import (
    case_amounts,
    case_days,
    costs_asked,
    deemed_receipt,
    extra_charges,
    interruption_words,
    leftovers,
    letter_conduct,
    letters,
    notice_costs,
    notice_terms,
    petition,
    summons_chamber,
    summons_days,
    summons_head,
    summons_interest,
    summons_law,
    summons_statements,
    sums,
    transfer_told,
)
from filing.rules.proofreading.reading import Reading, Remark

Check = Callable[[Reading], Remark | None]

EVERY_TEXT: tuple[Check, ...] = (
    leftovers.nothing_is_left_over,
    leftovers.text_is_no_flood,
    sums.account_is_the_right_one,
    sums.days_are_possible,
    summons_days.weekdays_fit,
    case_days.labelled_days_agree,
    case_days.days_are_known,
    sums.totals_add_up,
)
EVERY_LETTER: tuple[Check, ...] = (
    sums.parties_are_named,
    sums.total_is_what_is_owed,
    case_amounts.amounts_are_known,
    letters.claims_are_specified,
    letters.origin_is_told,
    letters.payment_details_are_there,
    letters.questions_have_a_place,
    letter_conduct.collector_shows_its_number,
    letter_conduct.collector_names_complaints,
    letter_conduct.threatens_with_nothing_that_cannot_be_done,
    letters.interest_shows_its_basis,
    letters.no_commercial_interest_for_a_consumer,
    costs_asked.no_fee_on_top,
)
NOTICE: tuple[Check, ...] = (
    notice_terms.gives_fourteen_days_from_receipt,
    deemed_receipt.receipt_is_not_fixed_by_the_letter,
    notice_terms.words_of_the_term_are_safe,
    notice_terms.term_does_not_run_from_the_letter,
    notice_terms.no_other_term_contradicts,
    notice_terms.longer_term_is_tied_to_receipt,
    notice_costs.costs_are_the_consequence,
    notice_costs.costs_are_one_exact_amount,
    notice_costs.costs_equal_the_scale,
    notice_costs.vat_is_declared,
    costs_asked.costs_are_not_asked_yet,
    letter_conduct.announces_only_real_steps,
)
REMINDER: tuple[Check, ...] = (
    costs_asked.costs_are_not_asked_yet,
    extra_charges.nothing_is_put_on_top,
    letter_conduct.announces_only_real_steps,
)
DEFAULT: tuple[Check, ...] = (
    letters.term_is_reasonable,
    letters.says_what_how_much_when_and_to_whom,
    costs_asked.costs_are_not_asked_yet,
    extra_charges.nothing_is_put_on_top,
    letter_conduct.announces_only_real_steps,
)
DEMAND: tuple[Check, ...] = (
    letters.says_what_how_much_when_and_to_whom,
    costs_asked.costs_stay_below_the_named_ones,
    letter_conduct.announces_only_real_steps,
)
# A letter that asks nothing by itself: it tells, answers or reserves.
TELLING: tuple[Check, ...] = (
    sums.parties_are_named,
    letters.claims_are_specified,
    letters.origin_is_told,
    letters.questions_have_a_place,
    letter_conduct.collector_shows_its_number,
    letter_conduct.collector_names_complaints,
    letter_conduct.threatens_with_nothing_that_cannot_be_done,
    letter_conduct.announces_only_real_steps,
    letters.no_commercial_interest_for_a_consumer,
    costs_asked.no_fee_on_top,
)
SUMS: tuple[Check, ...] = (sums.total_is_what_is_owed, case_amounts.amounts_are_known)
SUMMONS: tuple[Check, ...] = (
    summons_head.claimant_is_named,
    summons_head.bailiff_is_named,
    summons_head.defendant_is_named,
    summons_head.copy_has_its_place,
    summons_head.nothing_is_abbreviated,
    summons_head.domicile_is_chosen,
    summons_chamber.agent_is_named,
    summons_chamber.lawyer_is_named,
    summons_statements.claim_has_grounds,
    summons_head.court_is_named_in_full,
    summons_days.docket_day_and_hour_are_named,
    summons_days.docket_leaves_a_week,
    summons_days.day_of_service_is_in_letters,
    summons_chamber.answering_is_explained,
    summons_chamber.lawyer_is_required,
    summons_statements.absence_is_explained,
    summons_statements.several_defendants_get_one_judgment,
    summons_chamber.court_fee_is_explained,
    summons_chamber.joint_fee_is_told,
    summons_statements.duty_of_truth_is_told,
    summons_statements.defences_and_evidence_are_told,
    summons_statements.no_repealed_article_is_cited,
    summons_law.silence_wins_nothing_for_certain,
    summons_law.remedies_are_not_denied,
    summons_statements.nullity_article_is_the_present_one,
    summons_statements.several_are_liable_as_asked,
    letters.no_commercial_interest_for_a_consumer,
    sums.claim_equals_its_grounds,
    summons_interest.interest_runs_over_the_principal,
    summons_interest.interest_is_asked_once,
    sums.parties_are_named,
    sums.total_is_what_is_owed,
    case_amounts.amounts_are_known,
)
PETITION: tuple[Check, ...] = (
    petition.petition_names_advocate_and_petitioner,
    petition.petition_names_right_and_sum,
    petition.petition_tells_defences,
    petition.petition_shows_fear,
    petition.petition_asks_term_for_main_action,
)
OF_A_PLAN: tuple[Check, ...] = (
    *TELLING,
    letters.payment_details_are_there,
    letters.interest_shows_its_basis,
    case_amounts.amounts_are_known,
)
BREACH: tuple[Check, ...] = (
    letters.term_is_reasonable,
    letters.says_what_how_much_when_and_to_whom,
    costs_asked.costs_stay_below_the_named_ones,
    sums.total_is_what_is_owed,
)
CHECKS_OF: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "reminder": (*REMINDER, *EVERY_LETTER, *EVERY_TEXT),
        "notice_of_default": (*DEFAULT, *EVERY_LETTER, *EVERY_TEXT),
        "fourteen_day_notice": (*NOTICE, *EVERY_LETTER, *EVERY_TEXT),
        "final_demand": (*DEMAND, *EVERY_LETTER, *EVERY_TEXT),
        "last_notice_before_summons": (*DEMAND, *EVERY_LETTER, *EVERY_TEXT),
        "summons": (*SUMMONS, *EVERY_TEXT),
        "attachment_request": (*PETITION, sums.parties_are_named, *EVERY_TEXT),
        "bailiff_instruction": (sums.parties_are_named, *EVERY_TEXT),
        "claim_verification": (*TELLING, letters.interest_shows_its_basis, *SUMS, *EVERY_TEXT),
        "dispute_reply": (*TELLING, letters.payment_details_are_there, *SUMS, *EVERY_TEXT),
        "assignment_notice": (transfer_told.transfer_is_told, *TELLING, letters.payment_details_are_there, *EVERY_TEXT),
        "interruption": (interruption_words.performance_is_reserved, *TELLING, *EVERY_TEXT),
        "payment_plan_offer": (*OF_A_PLAN, *EVERY_TEXT),
        "payment_plan_confirmation": (*OF_A_PLAN, *EVERY_TEXT),
        "payment_plan_breach": (*BREACH, *OF_A_PLAN, *EVERY_TEXT),
        "payment_receipt": (*TELLING, case_amounts.amounts_are_known, *EVERY_TEXT),
        "interest_statement": (sums.parties_are_named, *EVERY_TEXT),
    }
)


def checks_for(kind: str) -> tuple[Check, ...]:
    """Return the checks of a kind; those of every text for a kind that has none of its own."""
    return CHECKS_OF.get(kind, EVERY_TEXT)


@cache
def checks() -> Mapping[str, Check]:
    """Return every check by its name."""
    every = (check for made in (*CHECKS_OF.values(), EVERY_TEXT) for check in made)
    return MappingProxyType({check.__name__: check for check in every})
