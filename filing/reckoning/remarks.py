"""What the case file says and the figures do not show: said in a sentence each, so that nothing is ignored silently."""

from collections.abc import Iterator, Mapping

from filing.casefile.case import CaseFile
from filing.casefile.claim import Claim
from filing.casefile.debt import DebtKind
from filing.casefile.names import Person
from filing.message import Message, say
from filing.money import total
from filing.reckoning.claim_ledger import Account
from filing.reckoning.classification import DebtorClass, classes_of, debtor_class, signs_of_a_consumer
from filing.reckoning.costs import CostsGround, scoped_claims
from filing.reckoning.statement import ImputedPayment
from filing.reckoning.terms import NO_PRICE


def remarks(
    file: CaseFile,
    ground: CostsGround,
    accounts: Mapping[str, Account],
    payments: tuple[ImputedPayment, ...],
) -> tuple[Message, ...]:
    """Return what a person should know beside the figures of a statement."""
    return (
        *_about_the_case(file),
        *_about_costs(file, ground),
        *(said for claim in file.claims for said in _about_claim(file, claim)),
        *_about_money_left(accounts, payments),
    )


def left_out(whole: CaseFile, file: CaseFile) -> Iterator[Message]:
    """Say which money of the whole case is not in the figures, because what it was for is not due."""
    kept = {one.id for one in file.payments} | {one.id for one in file.credit_notes}
    money = [(one.id, one.amount) for one in whole.payments] + [(one.id, one.amount) for one in whole.credit_notes]
    for name, amount in money:
        if name not in kept:
            yield say(
                "{name} ({amount}) is for claims that are not due, and is left out with them.", name=name, amount=amount
            )
    due = {claim.id for claim in file.claims}
    for payment in file.payments:
        others = [name for name in payment.for_claims if name not in due]
        if others:
            yield say(
                "{payment} is for {claims} too, not due yet; all of it is imputed to what is due.",
                payment=payment.id,
                claims=tuple(others),
            )


def _about_the_case(file: CaseFile) -> Iterator[Message]:
    if file.judgment is not None:
        yield say("There is a judgment; this is the claim without it, and what it awards is not reckoned.")
    if file.debt.kind is DebtKind.TAX:
        yield say("Interest and costs of a tax debt follow tax law, which is not reckoned.")
    if debtor_class(file) is DebtorClass.AUTHORITY:
        yield say("Interest from a public authority rests on a rule from memory (DEM-28).")
    signs = tuple(path for path, _ in signs_of_a_consumer(file))
    acts_as = any(isinstance(one, Person) and one.acts_as is not None for one in file.debtors)
    if signs and acts_as and DebtorClass.UNKNOWN in classes_of(file):
        yield say(
            "By acts_as the debtor acted for a business, and by {signs} as a consumer: until that is settled the "
            "interest and costs of a consumer are reckoned (X-01).",
            signs=signs,
        )
    for plan in file.payment_plans:
        if plan.agreed_on is not None and plan.interest_runs is False:
            yield say("No interest is reckoned while the payment plan {plan} ran (PLN-01).", plan=plan.id)


def _about_costs(file: CaseFile, ground: CostsGround) -> Iterator[Message]:
    since = {name: counted.since for counted in ground.counted for name in counted.claims}
    for note in file.credit_notes:
        if note.claim in since and note.on > since[note.claim]:
            yield say(
                "Credit note {note} came after the collection costs fell due: they go over what it leaves of the "
                "principal, and are never less than was paid of them (D14-10).",
                note=note.id,
            )


def _about_claim(file: CaseFile, claim: Claim) -> Iterator[Message]:
    if claim.kind in NO_PRICE and claim in scoped_claims(file):
        yield say(
            "{claim} is of the kind {kind} and counts for collection costs unless costs_excluded is set (D14-13).",
            claim=claim.id,
            kind=claim.kind,
        )


def _about_money_left(accounts: Mapping[str, Account], payments: tuple[ImputedPayment, ...]) -> Iterator[Message]:
    surplus = total(payment.surplus for payment in payments)
    if surplus:
        yield say("{amount} was paid above what was owed.", amount=surplus)
    for name, account in accounts.items():
        if account.credit_left:
            yield say(
                "Credit notes on {claim} take {amount} off above what was open; pay it back.",
                claim=name,
                amount=account.credit_left,
            )
