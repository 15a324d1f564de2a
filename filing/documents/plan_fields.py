"""The fields of letters about a payment plan and about a payment: schedules, days, what came in and what is missing.

They are there for kinds that apply only where there is such a plan or payment (document.yaml, ``applies``).
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from filing.casefile.case import CaseFile
from filing.casefile.dealings import Instalment, PaymentPlan
from filing.casefile.exhibits import Exhibits
from filing.casefile.history import SendingChannel
from filing.casefile.names import AnyParty, letter_name
from filing.documents.exhibit_fields import cites
from filing.documents.money_fields import INTEREST, extended_terms, money_fields
from filing.documents.party_fields import Fields
from filing.dutch import amount_text, date_text
from filing.errors import WrongUsage
from filing.reckoning.instalments import Met, Schedule
from filing.reckoning.statement import Head, Statement
from filing.rules.applicability import (
    an_instalment_was_missed,
    payment_plan_is_agreed,
    payment_plan_is_asked_for,
    some_payment_was_received,
)
from filing.rules.facts import Facts
from filing.rules.kinds import Kind
from filing.rules.plan_standing import Agreed, agreed, offered, receipted

OF_A_PLAN = frozenset({payment_plan_is_agreed.__name__, an_instalment_was_missed.__name__})
OF_AN_OFFER = frozenset({payment_plan_is_asked_for.__name__})
OF_A_PAYMENT = frozenset({some_payment_was_received.__name__})
CONFIRMATION = "payment_plan_confirmation"
NAMES = "ABC"  # what the proposals of one letter are called
ACCEPTED = {
    "nl": {
        SendingChannel.POST: "per brief",
        SendingChannel.REGISTERED_POST: "per aangetekende brief",
        SendingChannel.EMAIL: "per e-mail",
        SendingChannel.POST_AND_EMAIL: "per brief en per e-mail",
        SendingChannel.TEXT_MESSAGE: "per sms",
        SendingChannel.CHAT: "in een chatgesprek",
        SendingChannel.PORTAL: "via de website",
        SendingChannel.TELEPHONE: "telefonisch",
        SendingChannel.IN_PERSON: "in een gesprek",
        SendingChannel.BAILIFF: "bij de gerechtsdeurwaarder",
    },
    "en": {
        SendingChannel.POST: "by letter",
        SendingChannel.REGISTERED_POST: "by registered letter",
        SendingChannel.EMAIL: "by e-mail",
        SendingChannel.POST_AND_EMAIL: "by letter and by e-mail",
        SendingChannel.TEXT_MESSAGE: "by text message",
        SendingChannel.CHAT: "in a chat",
        SendingChannel.PORTAL: "on the website",
        SendingChannel.TELEPHONE: "by telephone",
        SendingChannel.IN_PERSON: "in a conversation",
        SendingChannel.BAILIFF: "with the bailiff",
    },
}


def plan_fields(kind: Kind, facts: Facts, exhibits: Exhibits, language: str) -> Fields:
    """Return what a letter of ``kind`` says of a plan, an offer and a payment: empty where it is about none."""
    asked = set(kind.applies)
    found = agreed(facts) if asked & (OF_A_PLAN | OF_A_PAYMENT) else None
    return {
        "plan": _plan(found, facts, exhibits, language) if found is not None else {},
        "offer": _offer(facts, language) if asked & OF_AN_OFFER else {},
        "receipt": _receipt(facts, language) if asked & OF_A_PAYMENT else {},
    }


def require_subject(kind: Kind, facts: Facts) -> None:
    """Return when there is the plan, the proposal or the payment that a letter of ``kind`` is about.

    Raises:
        WrongUsage: there is none, so that not even a draft says anything.
    """
    asked = set(kind.applies)
    lacks_offer = asked & OF_AN_OFFER and not _offer(facts, "nl")
    if (asked & OF_A_PLAN and agreed(facts) is None) or lacks_offer:
        message = f"There is no payment plan in this case that {kind.name} could be about."
        raise WrongUsage(message, "Record the plan under payment_plans; see docs/payment-plans.md.")
    if asked & OF_A_PAYMENT and not _receipt(facts, "nl"):
        message = f"There is no payment in this case that {kind.name} could be about."
        raise WrongUsage(message, "Record the payment under payments, or choose a later date with --on.")


def printed_statement(kind: str, facts: Facts) -> Statement:
    """Return the statement that a document prints: that of the day of the agreement where a plan is confirmed."""
    found = agreed(facts) if kind == CONFIRMATION else None
    return facts.statement if found is None else found.balance


def _plan(found: Agreed, facts: Facts, exhibits: Exhibits, language: str) -> Fields:
    plan = found.plan
    ahead = found.ahead
    return {
        "agreed_on": date_text(plan.agreed_on, language) if plan.agreed_on else "",
        "accepted_by": plan.accepted_by or "",
        "accepted_via": ACCEPTED[language][plan.accepted_via] if plan.accepted_via else "",
        "acknowledges": plan.acknowledges_debt is True,
        "balance": _money(found.balance, facts, exhibits, language),
        "schedule": _schedule(plan.instalments, language),
        "terms": _terms(plan, found.balance),
        "next": _met(ahead[0], language) if ahead else {"due_on": "", "amount": "", "received": "", "missing": ""},
        "has_next": bool(ahead),
        "missed": [_met(one, language) for one in found.missed],
        "several_missed": len(found.missed) > 1,
        "arrears": amount_text(found.arrears, language),
        "some_paid": any(one.received > 0 for one in found.met),
        "lapsed": _lapses(plan),
    }


def _offer(facts: Facts, language: str) -> Fields:
    found = offered(facts)
    if found is None or not found.schedules:
        return {}
    single = len(facts.file.debtors) == 1  # what one debtor can pay is nobody else's business
    return {
        "schedules": [
            {"name": name, **_schedule(one.instalments, language)}
            for name, one in zip(NAMES, found.schedules, strict=False)
        ],
        "several": len(found.schedules) > 1,
        "has_room": found.room is not None and single,
        "room": amount_text(found.room, language) if found.room is not None else "",
        "stated_on": date_text(found.plan.budget.stated_on, language)
        if found.plan.budget is not None and found.plan.budget.stated_on is not None
        else "",
        "terms": _terms(found.plan, facts.statement),
    }


def _receipt(facts: Facts, language: str) -> Fields:
    payment = receipted(facts)
    imputed = next((one for one in facts.statement.payments if payment and one.payment_id == payment.id), None)
    if payment is None or imputed is None:
        return {}
    owner = _creditor_on(facts.file, payment.on)
    parts = {
        "costs": imputed.to(Head.COSTS),
        "interest": imputed.to(*INTEREST),
        "principal": imputed.to(Head.PRINCIPAL),
        "surplus": imputed.surplus,
    }
    return {
        "on": date_text(payment.on, language),
        "amount": amount_text(payment.amount, language),
        "by": payment.by or "",
        "creditor": letter_name(owner),
        "before_transfer": owner != facts.file.creditor,
        **{name: amount_text(amount, language) for name, amount in parts.items()},
        **{f"has_{name}": amount > 0 for name, amount in parts.items()},
        "by_law": payment.designated_for is None and not payment.for_claims,
        "all_is_paid": facts.statement.open <= 0,
    }


def _creditor_on(file: CaseFile, day: dt.date) -> AnyParty:
    """Return whose the claim was on ``day``: before the deed of a transfer, the creditor who assigned it then."""
    later = [link for link in file.assignments if link.deed_on > day]
    return later[0].old_creditor if later else file.creditor


def _money(statement: Statement, facts: Facts, exhibits: Exhibits, language: str) -> Fields:
    cited: Mapping[str, object] = {one.id: cites(one.evidence, exhibits, language) for one in facts.file.claims}
    return money_fields(statement, cited, language, extended_terms(facts.file))


def _schedule(instalments: Sequence[Instalment], language: str) -> Fields:
    """Return a schedule; ``is_even`` when every instalment is the same amount."""
    whole = Schedule(tuple(instalments))
    first, last = whole.instalments[0], whole.instalments[-1]
    return {
        "rows": [
            {
                "number": str(number),
                "due_on": date_text(one.due_on, language),
                "amount": amount_text(one.amount, language),
            }
            for number, one in enumerate(whole.instalments, start=1)
        ],
        "count": str(len(whole.instalments)),
        "is_single": len(whole.instalments) == 1,
        "is_even": len({one.amount for one in whole.instalments}) == 1,
        "regular": amount_text(whole.regular, language),
        "last": amount_text(last.amount, language),
        "first_on": date_text(first.due_on, language),
        "last_on": date_text(last.due_on, language),
        "total": amount_text(whole.total, language),
    }


def _terms(plan: PaymentPlan, balance: Statement) -> Fields:
    """Return what a plan says beside its schedule, as yes and no."""
    runs = plan.interest_runs is True
    bears = any(claim.interest_since is not None for claim in balance.claims)
    return {
        "lapses": _lapses(plan),
        "interest_runs": runs and balance.bears_interest,
        "interest_resumes": not runs and bears,
    }


def _lapses(plan: PaymentPlan) -> bool:
    """Whether a missed date ends the plan of itself (PLN-04)."""
    return plan.fatal_dates is True and plan.lapse_clause is True


def _met(met: Met, language: str) -> Fields:
    return {
        "due_on": date_text(met.instalment.due_on, language),
        "amount": amount_text(met.instalment.amount, language),
        "received": amount_text(met.received, language),
        "missing": amount_text(met.missing, language),
    }
