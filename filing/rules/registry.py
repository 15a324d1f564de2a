"""Every requirement by its name, as ``document.yaml`` gates refer to them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from filing.rules.facts import Facts
from filing.rules.finding import Finding
from filing.rules.requirements import (
    attachment,
    claim_limit,
    claims,
    competence,
    consumer_review,
    dealings,
    docket,
    letters,
    limitation,
    notices,
    record,
    status,
    summons,
)

Requirement = Callable[[Facts], Finding]

CLAIMS: tuple[Requirement, ...] = (
    claims.due_date_has_passed,
    claims.something_is_owed,
    claims.claims_are_identified,
    claims.every_claim_is_in_default,
    claims.no_commercial_interest_from_consumer,
    claims.agreed_term_is_valid,
    claims.long_term_is_express,
    limitation.claims_have_not_lapsed,
)
DEALINGS: tuple[Requirement, ...] = (
    dealings.disputes_are_answered,
    dealings.no_plan_is_honoured,
    dealings.assignment_was_notified,
    dealings.liability_is_known,
)
STATUS: tuple[Requirement, ...] = (
    status.debtor_class_is_known,
    status.debtors_are_of_one_class,
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
    notices.consumer_is_in_default,
    notices.costs_can_be_named,
    notices.notice_has_run_out,
    notices.costs_are_founded,
    notices.costs_stay_below_the_notice,
    notices.notice_named_the_right_amount,
    notices.notice_was_not_met,
    notices.instalments_are_looked_at,
    notices.costs_clause_is_fair,
)
LETTERS: tuple[Requirement, ...] = (
    letters.collector_is_registered,
    letters.debt_buyer_is_named,
    letters.collector_gives_addresses,
    letters.complaints_scheme_is_known,
    letters.notice_of_default_is_outstanding,
    letters.earlier_term_has_run_out,
    letters.law_values_are_sure,
    letters.figures_say_everything,
)
SUMMONS: tuple[Requirement, ...] = (
    competence.subdistrict_court_decides,
    summons.names_are_complete,
    summons.defendants_can_be_served,
    status.residence_is_known,
    summons.partners_are_named,
    summons.representative_has_address,
    summons.bailiff_is_known,
    competence.court_is_chosen,
    competence.court_fits_residence,
    competence.forum_clause_has_effect,
    docket.docket_date_is_set,
    docket.summons_term_is_kept,
    docket.service_day_is_allowed,
    docket.docket_date_is_confirmed,
    docket.filing_day_is_ahead,
    docket.fee_year_is_known,
    summons.defences_have_a_rebuttal,
    claim_limit.whole_claim_is_asked,
)
CONSUMER_REVIEW: tuple[Requirement, ...] = (
    consumer_review.contract_channel_is_known,
    consumer_review.order_button_is_shown,
    consumer_review.contract_was_confirmed,
    consumer_review.information_duties_are_shown,
    consumer_review.telephone_sale_was_accepted,
    consumer_review.terms_are_stated,
    consumer_review.interest_clause_is_fair,
    consumer_review.credit_is_explained,
    consumer_review.new_credit_rules_are_looked_at,
)
RECORD: tuple[Requirement, ...] = (
    record.addresses_were_checked,
    record.letters_have_evidence,
    record.no_placeholder_is_left,
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
)
# Run for every document, whatever a firm's document.yaml says: who is owed what by whom, and may he be addressed.
EVERY_DOCUMENT: tuple[Requirement, ...] = (
    *STATUS,
    claims.something_is_owed,
    claims.claims_are_identified,
    claims.no_commercial_interest_from_consumer,
    claims.agreed_term_is_valid,
    claims.long_term_is_express,
    limitation.claims_have_not_lapsed,
    dealings.assignment_was_notified,
    dealings.liability_is_known,
    letters.collector_is_registered,
    letters.debt_buyer_is_named,
    letters.law_values_are_sure,
    letters.figures_say_everything,
    record.no_placeholder_is_left,
)


def requirements() -> Mapping[str, Requirement]:
    """Return every requirement by its name."""
    all_of_them = CLAIMS + DEALINGS + STATUS + NOTICES + LETTERS + SUMMONS + CONSUMER_REVIEW + RECORD + ATTACHMENT
    return MappingProxyType({one.__name__: one for one in all_of_them})
