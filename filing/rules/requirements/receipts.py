"""The requirement on a receipt: the payment that it is about stands in the statement, with what it paid.

Rule:  X-17, X-12
"""

from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown
from filing.rules.plan_standing import receipted

X_12 = Rule("X-12", "art. 6:43, 6:44 BW", Severity.ERROR, Certainty.CONFIRMED, overridable=False)


def payment_is_imputed(facts: Facts) -> Finding:
    """The payment that a receipt is about is imputed: what it paid can be shown, and the new balance.

    Rule:  X-12, X-17, DIS-04
    """
    name = "payment_is_imputed"
    payment = receipted(facts)
    if payment is None:
        return satisfied(X_12, name, say("No payment was received."))
    rests_on = (fact(f"payments.{payment.id}.on", payment.on), fact(f"payments.{payment.id}.amount", payment.amount))
    if all(one.payment_id != payment.id for one in facts.statement.payments):
        return unknown(
            X_12,
            name,
            say("The payment {payment} is for claims that are not due, and is not imputed yet.", payment=payment.id),
            say("Write this receipt by hand, or wait until the claims are due."),
            facts=rests_on,
        )
    message = say("The payment of {amount} on {day} is imputed.", amount=payment.amount, day=payment.on)
    return satisfied(X_12, name, message, facts=rests_on)
