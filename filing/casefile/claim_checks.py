"""Claims are complete, and what is said about them adds up."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from filing.casefile.party import CollectorRole
from filing.casefile.under_check import CaseUnderCheck
from filing.errors import Problem
from filing.money import ZERO, plain, total

INCOMPLETE = "CASE-CLAIM-INCOMPLETE"
AMOUNTS = "CASE-AMOUNTS"
COLLECTOR = "CASE-COLLECTOR"
PLAN = "CASE-PLAN-INCOMPLETE"
ANSWERS = "CASE-ANSWERS"


def claims_are_complete(case: CaseUnderCheck) -> Iterable[Problem]:
    """Every claim has an amount and a date: of its own, or from its UBL invoice."""
    for at, claim in enumerate(case.file.claims):
        if claim.ubl is not None or case.taken.is_incomplete(("claims", at, "ubl")):
            continue  # an invoice that can be read has both; one that cannot is a problem of its own
        if claim.amount is None:
            message, step = "the claim has no amount", "Add amount, or name its UBL invoice under ubl."
            yield case.problem(INCOMPLETE, ("claims", at, "amount"), message, step)
        if claim.dated_on is None:
            message, step = "the claim has no date", "Add dated_on, or name its UBL invoice under ubl."
            yield case.problem(INCOMPLETE, ("claims", at, "dated_on"), message, step)


def amounts_add_up(case: CaseUnderCheck) -> Iterable[Problem]:
    """VAT is less than the claim; credit notes and a disputed part are no more than the claims they are about."""
    file = case.file
    credited: dict[str, Decimal] = {}
    for note in file.credit_notes:
        credited[note.claim] = credited.get(note.claim, ZERO) + note.amount
    for at, claim in enumerate(file.claims):
        if claim.amount is None:
            continue
        if claim.vat_included is not None and claim.vat_included >= claim.amount:
            step = "vat_included is the part of amount that is VAT; correct one of the two."
            message = "the VAT is not less than the amount that includes it"
            yield case.problem(AMOUNTS, ("claims", at, "vat_included"), message, step)
        if credited.get(claim.id, ZERO) > claim.amount:
            message = f"the credit notes of this claim come to {plain(credited[claim.id])}, more than the claim"
            step = "Check to which claim each credit note belongs."
            yield case.problem(AMOUNTS, ("claims", at, "amount"), message, step, plain(claim.amount))
    yield from _disputes_fit(case)


def _disputes_fit(case: CaseUnderCheck) -> Iterator[Problem]:
    file = case.file
    amounts = {claim.id: claim.amount for claim in file.claims}
    complete = not case.taken.is_incomplete(("claims",))
    everything = _sum(list(amounts.values())) if complete else None
    for at, dispute in enumerate(file.disputes):
        if case.taken.is_incomplete(("disputes", at, "claims")):
            continue  # which claims it is about is not known
        about = sorted(set(dispute.claims))
        whole = _sum([amounts.get(name) for name in about]) if about else everything
        if dispute.amount is not None and whole is not None and dispute.amount > whole:
            message = f"the disputed part is more than the claims it is about, which come to {plain(whole)}"
            step = "Correct the amount, or leave it out when the whole is disputed."
            yield case.problem(AMOUNTS, ("disputes", at, "amount"), message, step)


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum, or None when one of the amounts is not known."""
    known = [amount for amount in amounts if amount is not None]
    return total(known) if len(known) == len(amounts) else None


def collector_is_somebody(case: CaseUnderCheck) -> Iterable[Problem]:
    """A collector other than the creditor is a party; the creditor itself is named once."""
    collector = case.file.collector
    if collector.role is CollectorRole.CREDITOR and collector.party is not None:
        message = "the creditor collects itself, and yet another party is named as collector"
        step = "Leave collector.party out, or give the role that this party has."
        yield case.problem(COLLECTOR, ("collector", "party"), message, step)
    unread = case.taken.is_incomplete(("collector", "party"))
    if collector.role is not CollectorRole.CREDITOR and collector.party is None and not unread:
        message = "it is not said who the collector is"
        step = "Add collector.party: who writes the letters, with address."
        yield case.problem(COLLECTOR, ("collector", "role"), message, step)


def agreed_plans_have_instalments(case: CaseUnderCheck) -> Iterable[Problem]:
    """A payment plan that was agreed says what is paid when."""
    for at, plan in enumerate(case.file.payment_plans):
        unread = case.taken.is_incomplete(("payment_plans", at, "instalments"))
        if plan.agreed_on is not None and not plan.instalments and not unread:
            message = "the plan is agreed, and has no instalments"
            step = "Add instalments, each with due_on and amount."
            yield case.problem(PLAN, ("payment_plans", at, "instalments"), message, step)


def answers_agree(case: CaseUnderCheck) -> Iterable[Problem]:
    """No question is answered with yes and no on the same day."""
    first: dict[tuple[str, object], str] = {}
    for at, answer in enumerate(case.file.answers):
        if first.setdefault((answer.rule, answer.on), answer.answer) != answer.answer:
            message = "this question is answered with yes and with no on the same day"
            yield case.problem(ANSWERS, ("answers", at, "answer"), message, "Keep the answer that counts.")
