"""Whether a document kind makes sense in a case at all; named in document.yaml under ``applies``."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from filing.casefile.claim import DefaultGround
from filing.casefile.debt import DebtKind
from filing.casefile.history import EventKind
from filing.casefile.party import CollectorRole, StatusKind
from filing.message import Message, say
from filing.reckoning.classification import NO_CONTRACT
from filing.rules.facts import Facts
from filing.rules.plan_standing import is_behind, last_agreed, plan_asked_for
from filing.rules.requirements.defaults import some_claim_is_not_in_default
from filing.rules.requirements.replies import disputes_to_answer
from filing.rules.requirements.transfers import silent_transfers

TEXTS_OF = 2026  # [year] art. 6:230l, 6:230m BW were read in a text of this year
TROUBLE = frozenset({StatusKind.DEBT_HELP_STABILISATION, StatusKind.MORATORIUM, StatusKind.PROTECTIVE_ADMINISTRATION})
Applicability = Callable[[Facts], tuple[bool, Message]]


def debtor_is_protected_as_consumer(facts: Facts) -> tuple[bool, Message]:
    """The debtor is a consumer, or nobody recorded otherwise."""
    return facts.consumer_rules, say("the debtor acted for a business, so no fourteen-day notice is needed (D14-33)")


def no_judgment_yet(facts: Facts) -> tuple[bool, Message]:
    """There is no judgment; after one, the amicable phase is over."""
    return facts.file.judgment is None, say("there is a judgment already")


def notice_of_default_has_a_purpose(facts: Facts) -> tuple[bool, Message]:
    """Some open claim is not in default without a notice."""
    return some_claim_is_not_in_default(facts)


def some_claim_is_in_default(facts: Facts) -> tuple[bool, Message]:
    """Some claim of the statement is in default, so that there is something to explain."""
    return any(claim.default.holds_on(facts.on) for claim in facts.statement.claims), say("no claim is in default yet")


def seizure_is_wanted(facts: Facts) -> tuple[bool, Message]:
    """A conservatory seizure is asked for."""
    request = facts.file.seizure_request
    return request is not None and request.wanted, say("no seizure is asked for (seizure_request)")


def bailiff_is_to_serve(facts: Facts) -> tuple[bool, Message]:
    """The bailiff is asked to serve a summons."""
    instruction = facts.file.instruction
    asked = instruction is None or instruction.act == "serve_summons"
    return asked, say("the instruction is for another act")


def debt_is_for_care_telecom_or_a_subscription(facts: Facts) -> tuple[bool, Message]:
    """The contract is of a kind with rules of its own on ending it, its length and its price (CON-14)."""
    kinds = {DebtKind.CARE, DebtKind.TELECOM, DebtKind.SUBSCRIPTION}
    return facts.file.debt.kind in kinds, say("the debt is not for care, telecom or a subscription")


def debt_comes_from_a_contract(facts: Facts) -> tuple[bool, Message]:
    """The debt comes from a contract, and not from the law."""
    return facts.file.debt.kind not in NO_CONTRACT, say("the debt comes from no contract")


def consumer_contract_is_under_the_texts_of_2026(facts: Facts) -> tuple[bool, Message]:
    """A consumer's contract of 2026 or later, or of an unknown day: the texts of that year added duties (CON-04)."""
    contract = facts.file.debt.contract
    concluded = contract.concluded_on if contract else None
    later = concluded is None or concluded.year >= TEXTS_OF
    applies = facts.consumer_rules and facts.file.debt.kind not in NO_CONTRACT and later
    return applies, say("no consumer's contract of {year} or later", year=TEXTS_OF)


def claimant_is_represented_without_a_lawyer(facts: Facts) -> tuple[bool, Message]:
    """The claimant's representative is neither lawyer nor bailiff, and can be asked for a written power (SUM-57)."""
    return facts.file.collector.role is CollectorRole.COLLECTION_AGENCY, say("nobody needs a written power")


def collector_must_be_registered(facts: Facts) -> tuple[bool, Message]:
    """A collection service or debt buyer writes, whom the decree binds (X-03)."""
    return facts.classification.sender.must_register, say("the sender is no collection service")


def creditor_contact_is_incomplete(facts: Facts) -> tuple[bool, Message]:
    """Address, telephone or e-mail of the creditor is not on record, so that a letter cannot show it (REM-13)."""
    creditor = facts.file.creditor
    complete = bool(creditor.addresses and creditor.telephone and creditor.email)
    return not complete, say("how the creditor is reached is on record")


def payment_trouble_shows(facts: Facts) -> tuple[bool, Message]:
    """A broken plan, a budget, debt help or administration on record shows trouble to pay (REM-15)."""
    plans = facts.file.payment_plans
    statuses = (status.kind for debtor in facts.file.debtors for status in debtor.statuses if status.lasts_on(facts.on))
    shows = any(plan.broken_on or plan.budget for plan in plans) or any(kind in TROUBLE for kind in statuses)
    return shows, say("nothing on record shows trouble to pay")


def claim_was_transferred(facts: Facts) -> tuple[bool, Message]:
    """The claim was assigned."""
    return bool(facts.file.assignments), say("the claim was not assigned")


def default_is_by_a_statement_of_liability(facts: Facts) -> tuple[bool, Message]:
    """A person recorded default by a statement that holds the debtor liable (art. 6:82 lid 2 BW)."""
    grounds = (claim.default.ground for claim in facts.open_claims if claim.default)
    applies = DefaultGround.LIABILITY_STATEMENT in grounds
    return applies, say("no default rests on a statement of liability")


def some_claim_is_contractual_damages(facts: Facts) -> tuple[bool, Message]:
    """Some open claim is for damages, under a contract (DEM-08)."""
    applies = facts.file.debt.kind not in NO_CONTRACT and any(one.kind == "damages" for one in facts.open_claims)
    return applies, say("no claim is for damages under a contract")


def suit_was_brought_before(facts: Facts) -> tuple[bool, Message]:
    """A suit is in the history (PRE-07a)."""
    return any(event.kind is EventKind.SUIT for event in facts.file.history), say("no earlier suit is on record")


def payment_plan_is_asked_for(facts: Facts) -> tuple[bool, Message]:
    """Somebody asked for a payment plan, or one was proposed, and it is not agreed (PLN-06)."""
    return plan_asked_for(facts) is not None, say("no payment plan is asked for")


def payment_plan_is_agreed(facts: Facts) -> tuple[bool, Message]:
    """A payment plan was agreed, is neither broken nor ended, and no other one is asked for (PLN-01)."""
    plan = None if plan_asked_for(facts) is not None else last_agreed(facts)
    runs = plan is not None and plan.broken_on is None and plan.ended_on is None
    return runs, say("no payment plan that was agreed runs")


def an_instalment_was_missed(facts: Facts) -> tuple[bool, Message]:
    """The payment plan that was agreed last is broken, or less came in for it than was due by now (PLN-04)."""
    plan = last_agreed(facts)
    missed = plan is not None and plan.ended_on is None and (plan.broken_on is not None or is_behind(facts, plan))
    return missed, say("no instalment of a payment plan was missed")


def some_payment_was_received(facts: Facts) -> tuple[bool, Message]:
    """Money was received and kept (X-17)."""
    return any(one.reversed_on is None for one in facts.file.payments), say("no payment was received")


def some_dispute_waits(facts: Facts) -> tuple[bool, Message]:
    """A dispute stands and has no reply."""
    return bool(disputes_to_answer(facts)), say("no dispute waits for an answer")


def some_transfer_is_silent(facts: Facts) -> tuple[bool, Message]:
    """The claim was assigned, and of some transfer the debtor has not been told, as far as is known."""
    return bool(silent_transfers(facts)), say("there is no transfer of which the debtor has yet to be told")


@cache
def applicabilities() -> Mapping[str, Applicability]:
    """Return every applicability by its name."""
    all_of_them = (
        debtor_is_protected_as_consumer,
        no_judgment_yet,
        notice_of_default_has_a_purpose,
        some_claim_is_in_default,
        seizure_is_wanted,
        bailiff_is_to_serve,
        debt_is_for_care_telecom_or_a_subscription,
        debt_comes_from_a_contract,
        consumer_contract_is_under_the_texts_of_2026,
        claimant_is_represented_without_a_lawyer,
        collector_must_be_registered,
        creditor_contact_is_incomplete,
        payment_trouble_shows,
        claim_was_transferred,
        default_is_by_a_statement_of_liability,
        some_claim_is_contractual_damages,
        suit_was_brought_before,
        some_dispute_waits,
        some_transfer_is_silent,
        payment_plan_is_asked_for,
        payment_plan_is_agreed,
        an_instalment_was_missed,
        some_payment_was_received,
    )
    return MappingProxyType({one.__name__: one for one in all_of_them})
