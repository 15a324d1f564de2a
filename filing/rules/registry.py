"""Every requirement by its name, as ``document.yaml`` gates refer to them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from filing.rules.facts import Facts
from filing.rules.finding import Finding
from filing.rules.requirements import attachment, claims, consumer_review, letters, status, summons

Requirement = Callable[[Facts], Finding]

CLAIMS: tuple[Requirement, ...] = (
    claims.due_date_has_passed,
    claims.something_is_owed,
    claims.claims_are_identified,
    claims.every_claim_is_in_default,
    claims.no_commercial_interest_from_consumer,
    claims.disputes_are_answered,
    claims.no_plan_is_honoured,
    claims.assignment_was_notified,
    claims.claims_have_not_lapsed,
)
STATUS: tuple[Requirement, ...] = (
    status.debtor_class_is_known,
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
    status.residence_is_known,
)
LETTERS: tuple[Requirement, ...] = (
    letters.consumer_is_in_default,
    letters.costs_can_be_named,
    letters.notice_has_run_out,
    letters.costs_are_founded,
    letters.costs_stay_below_the_notice,
    letters.instalments_are_looked_at,
    letters.costs_clause_is_fair,
    letters.collector_is_registered,
    letters.collector_gives_addresses,
    letters.complaints_scheme_is_known,
    letters.notice_of_default_is_outstanding,
    letters.earlier_term_has_run_out,
    letters.law_values_are_sure,
)
SUMMONS: tuple[Requirement, ...] = (
    summons.subdistrict_court_decides,
    summons.names_are_complete,
    summons.defendants_can_be_served,
    summons.partners_are_named,
    summons.representative_has_address,
    summons.bailiff_is_known,
    summons.court_is_chosen,
    summons.court_fits_residence,
    summons.docket_date_is_set,
    summons.summons_term_is_kept,
    summons.docket_date_is_confirmed,
    summons.filing_day_is_ahead,
    summons.fee_year_is_known,
    summons.defences_have_a_rebuttal,
)
CONSUMER_REVIEW: tuple[Requirement, ...] = (
    consumer_review.contract_channel_is_known,
    consumer_review.order_button_is_shown,
    consumer_review.contract_was_confirmed,
    consumer_review.information_duties_are_shown,
    consumer_review.terms_are_stated,
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
    *STATUS[:-1],
    claims.something_is_owed,
    claims.claims_are_identified,
    claims.no_commercial_interest_from_consumer,
    claims.assignment_was_notified,
    claims.claims_have_not_lapsed,
    letters.collector_is_registered,
    letters.law_values_are_sure,
)


def requirements() -> Mapping[str, Requirement]:
    """Return every requirement by its name."""
    all_of_them = CLAIMS + STATUS + LETTERS + SUMMONS + CONSUMER_REVIEW + ATTACHMENT
    return MappingProxyType({one.__name__: one for one in all_of_them})
