"""Every requirement by its name, as ``document.yaml`` gates refer to them."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from filing.rules.facts import Facts
from filing.rules.finding import Finding
from filing.rules.requirements import (
    agreed_terms,
    assignments,
    attachment,
    attachment_court,
    claim_limit,
    claims,
    classification,
    competence,
    consumer_review,
    consumer_terms,
    contact_times,
    contradictions,
    court_place,
    dealings,
    debtor_facts,
    defaults,
    docket,
    evidence,
    incompatible,
    letters,
    limitation,
    notice_proof,
    notices,
    record,
    rent,
    status,
    summons,
    summons_term,
)

Requirement = Callable[[Facts], Finding]

CLAIMS: tuple[Requirement, ...] = (
    claims.due_date_has_passed,
    claims.something_is_owed,
    claims.claims_are_identified,
    defaults.every_claim_is_in_default,
    defaults.notice_term_is_reasonable,
    defaults.reminder_brings_default,
    claims.no_commercial_interest_from_consumer,
    claims.principal_holds_no_fees,
    claims.claims_have_their_papers,
    agreed_terms.agreed_term_is_valid,
    agreed_terms.long_term_is_express,
    agreed_terms.verification_is_short,
    limitation.claims_have_not_lapsed,
    limitation.lapsed_claims_are_not_threatened,
    limitation.interruptions_are_proven,
)
DEALINGS: tuple[Requirement, ...] = (
    dealings.disputes_are_answered,
    dealings.disputes_are_recorded_whole,
    dealings.no_plan_is_honoured,
    dealings.broken_plan_was_noticed,
    assignments.assignment_was_notified,
    assignments.deed_covers_the_claims,
    assignments.silent_transfer_reaches_the_claims,
    assignments.assignment_is_proven,
    dealings.liability_is_known,
    rent.rent_steps_were_taken,
)
STATUS: tuple[Requirement, ...] = (
    classification.debtor_class_is_known,
    classification.debtors_are_of_one_class,
    status.not_bankrupt,
    status.not_in_debt_restructuring,
    status.not_in_suspension_of_payments,
    status.no_provisional_measure,
    status.no_cooling_off,
    status.no_moratorium,
    status.administrator_is_addressed,
    status.debtor_is_alive,
    status.representative_is_addressed,
    status.no_debt_help_stabilisation,
)
NOTICES: tuple[Requirement, ...] = (
    defaults.consumer_is_in_default,
    notices.costs_can_be_named,
    notices.notice_has_run_out,
    notices.costs_are_founded,
    notices.costs_stay_below_the_notice,
    notices.notice_named_the_right_amount,
    notices.notice_was_not_met,
    notices.instalments_are_looked_at,
    notices.costs_clause_is_fair,
    notice_proof.receipt_can_be_proved,
    notice_proof.notices_went_to_the_right_address,
    notice_proof.claims_were_noticed_together,
)
LETTERS: tuple[Requirement, ...] = (
    classification.collector_is_registered,
    classification.debt_buyer_is_named,
    classification.domicile_is_known,
    letters.collector_gives_addresses,
    letters.complaints_scheme_is_known,
    letters.announced_step_is_decided,
    letters.notice_of_default_is_outstanding,
    letters.earlier_term_has_run_out,
    letters.law_values_are_sure,
    letters.figures_say_everything,
)
SUMMONS: tuple[Requirement, ...] = (
    competence.subdistrict_court_decides,
    summons.names_are_complete,
    summons.defendants_can_be_served,
    summons.firms_are_served_at_their_office,
    summons.domicile_can_be_chosen,
    status.residence_is_known,
    summons.partners_are_named,
    summons.natural_person_is_named,
    summons.representative_has_address,
    summons.bailiff_is_known,
    summons.bailiff_is_no_party,
    court_place.court_is_chosen,
    court_place.court_fits_residence,
    court_place.forum_clause_has_effect,
    docket.docket_date_is_set,
    summons_term.shortened_term_is_ordered,
    summons_term.summons_term_is_kept,
    summons_term.repair_is_in_time,
    docket.service_day_is_allowed,
    docket.docket_date_is_confirmed,
    docket.filing_day_is_ahead,
    docket.fee_year_is_known,
    summons.defences_have_a_rebuttal,
    claim_limit.whole_claim_is_asked,
)
CONSUMER_REVIEW: tuple[Requirement, ...] = (
    consumer_review.contract_channel_is_known,
    consumer_review.agreed_price_is_known,
    consumer_review.order_button_is_shown,
    consumer_review.order_page_shows_the_essentials,
    consumer_review.contract_was_confirmed,
    consumer_review.information_duties_are_shown,
    consumer_review.telephone_sale_was_accepted,
    consumer_review.reduction_of_the_price_is_weighed,
    consumer_review.assigned_contract_is_shown,
    consumer_terms.terms_are_stated,
    consumer_terms.relied_clauses_are_quoted,
    consumer_terms.interest_clause_is_fair,
    consumer_terms.credit_is_explained,
    consumer_terms.new_credit_rules_are_looked_at,
    consumer_terms.at_most_half_is_asked_in_advance,
)
EVIDENCE: tuple[Requirement, ...] = (
    evidence.relied_documents_are_exhibits,
    evidence.electronic_receipt_can_be_proven,
    evidence.acknowledgement_is_in_form,
    evidence.claim_summary_is_complete,
    evidence.petition_has_its_exhibits,
    evidence.petition_is_not_blacked_out,
)
RECORD: tuple[Requirement, ...] = (
    record.debtors_can_be_written_to,
    record.addresses_are_ordinary,
    record.debtors_are_told_apart,
    record.letters_have_evidence,
    record.no_placeholder_is_left,
    contact_times.contacts_were_in_time,
)
ATTACHMENT: tuple[Requirement, ...] = (
    attachment.lawyer_is_known,
    attachment.targets_are_described,
    attachment.fear_is_concrete,
    attachment.no_periodic_income,
    attachment.proportionality_is_argued,
    attachment.main_action_term_is_asked,
    attachment.surcharge_is_decided,
    attachment.known_defences_are_stated,
    attachment.filed_digitally,
    attachment.exempt_balance_applies,
    attachment_court.petition_court_fits,
)
CONTRADICTIONS: tuple[Requirement, ...] = (
    contradictions.letters_arrive_after_dispatch,
    contradictions.letters_come_back_after_dispatch,
    contradictions.payments_are_reversed_after_receipt,
    contradictions.plans_run_in_order,
    contradictions.disputes_run_in_order,
    contradictions.statuses_run_in_order,
    incompatible.nothing_is_delivered_and_returned,
    incompatible.payments_follow_their_claims,
    incompatible.disputes_end_once,
    incompatible.no_plan_runs_through_a_judgment,
    incompatible.no_demand_follows_the_judgment,
    incompatible.letters_follow_their_claims,
    incompatible.no_claim_is_acknowledged_and_disputed,
    debtor_facts.no_consumer_owes_a_commercial_debt,
    debtor_facts.nobody_acts_after_death,
    incompatible.summons_is_served_once,
    debtor_facts.default_follows_its_notice,
    debtor_facts.nobody_owes_himself,
)
# Run for every document, whatever a firm's document.yaml says: who is owed what by whom, and may he be addressed.
EVERY_DOCUMENT: tuple[Requirement, ...] = (
    *CONTRADICTIONS,
    *STATUS,
    claims.something_is_owed,
    claims.claims_are_identified,
    claims.no_commercial_interest_from_consumer,
    claims.principal_holds_no_fees,
    agreed_terms.agreed_term_is_valid,
    agreed_terms.long_term_is_express,
    agreed_terms.verification_is_short,
    limitation.claims_have_not_lapsed,
    assignments.assignment_was_notified,
    assignments.deed_covers_the_claims,
    assignments.silent_transfer_reaches_the_claims,
    dealings.liability_is_known,
    classification.collector_is_registered,
    classification.debt_buyer_is_named,
    letters.law_values_are_sure,
    letters.figures_say_everything,
    record.no_placeholder_is_left,
    contact_times.contacts_were_in_time,
)


@cache
def requirements() -> Mapping[str, Requirement]:
    """Return every requirement by its name."""
    all_of_them = CONTRADICTIONS + CLAIMS + DEALINGS + STATUS + NOTICES + LETTERS
    all_of_them += SUMMONS + CONSUMER_REVIEW + EVIDENCE + RECORD + ATTACHMENT
    return MappingProxyType({one.__name__: one for one in all_of_them})
