"""How much of an income or a bank balance is protected against seizure, as far as the figures are known.

The lowest and the highest incomes have an answer. Between them stands a formula whose parameters are not in the
tables: there the answer is what is certain, and the name of the official calculator.

Law:   art. 475da lid 1, 475a Rv
"""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from filing.errors import LawQuestion, LawUnknown
from filing.law.questions import check_amount, check_choice
from filing.law.table import Law, Row, Status, weakest
from filing.money import CENT, round_cent

CALCULATOR = "uwbeslagvrijevoet.nl"
LARGEST_SHARE = Decimal("0.95")  # of net income with holiday allowance; the rest always goes to the seizure
HALF = Decimal("0.5")  # for who is in no population register (475a lid 6)
HALF_CENT = "How half an amount is rounded was not found; half a cent goes to the debtor here."
NOT_IN_IT = "Housing costs, which raise the amount on request, and a partner's income, which lowers it, are not in it."
_USE_THE_CALCULATOR = f"Use the official calculator, {CALCULATOR}."


class Household(StrEnum):
    """Whom the debtor lives with; each household has a maximum of its own."""

    SINGLE = "single"
    SINGLE_PARENT = "single_parent"
    COUPLE = "couple"
    COUPLE_WITH_CHILDREN = "couple_with_children"


class Regime(StrEnum):
    """Which way of computing applies: up to the social-assistance norm, the fixed maximum, or the formula between."""

    NORM = "norm"
    MAXIMUM = "maximum"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class ProtectedIncome:
    """The protected part of one month's income. ``amount`` is None where only bounds are known.

    ``at_most`` is a bound in every regime, and so is ``seizable_at_least``: together they are the income. ``notes``
    are what the rows say about themselves; ``next_step`` is empty when nothing is left to ask.
    Units: euro per month
    """

    household: Household
    regime: Regime
    net_income: Decimal
    maximum: Decimal
    amount: Decimal | None
    at_most: Decimal
    reason: str
    next_step: str
    notes: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def seizable_at_least(self) -> Decimal:
        """What at least goes to the seizure."""
        return self.net_income - self.at_most

    @property
    def status(self) -> Status:
        """How sure the maximum is."""
        return weakest(self.rows)


@dataclass(frozen=True, slots=True)
class ProtectedBalance:
    """What a natural person keeps on a bank account that is seized; ``item`` is the name that the table gives."""

    item: str
    amount: Decimal
    halved: bool
    row: Row


def protected_income(
    law: Law,
    household: str,
    net_income: Decimal,
    on: dt.date,
    *,
    norm: Decimal | None = None,
    at_maximum: bool = False,
) -> ProtectedIncome:
    """Return how much of a month's income is protected, or what is certain about it.

    ``net_income`` is with holiday allowance, and so is ``norm``, the social-assistance norm of this household. Income
    up to the norm: 95% of it. ``at_maximum``: somebody who can tell (the calculator, the bailiff) says that the income
    is so high that the fixed maximum applies; from which income it does is not in the tables. At least 5% of the
    income always goes to the seizure, and never more than the maximum is protected. What raises or lowers the amount
    (housing costs, a partner's income) is not in it.

    Law:    art. 475da lid 1 Rv
    Units:  euro per month
    Rounds: the protected part down to the cent, so that at least 5% goes to the seizure

    Raises:
        LawQuestion: an unknown household, an amount that makes no sense, a maximum for an income up to the norm.
        LawUnknown: the maximum of that household is not known for that half-year.
    """
    check_choice("household", household, Household)
    check_amount("net income", net_income)
    if norm is not None:
        check_amount("social-assistance norm", norm)
    row = _maximum_row(law, household, on)
    maximum: Decimal = row.value
    share = (net_income * LARGEST_SHARE).quantize(CENT, rounding=ROUND_FLOOR)
    at_most = min(share, maximum)
    regime, reason, next_step = _regime(net_income, norm, at_maximum=at_maximum)
    return ProtectedIncome(
        household=Household(household),
        regime=regime,
        net_income=net_income,
        maximum=maximum,
        amount=None if regime is Regime.FORMULA else at_most,
        at_most=at_most,
        reason=reason,
        next_step=next_step,
        notes=(row.note,) if row.note else (),
        rows=(row,),
    )


def protected_balances(law: Law, on: dt.date, *, in_population_register: bool = True) -> tuple[ProtectedBalance, ...]:
    """Return what stays free on a seized bank account of a natural person, for each household that the table has.

    Which household each amount is for was not found, so none is chosen here; who is in no population register (BRP)
    keeps half.

    Rule:   EXE-11
    Law:    art. 475a Rv; lid 6
    Units:  euro, for one month
    Rounds: the half, half up to the cent

    Raises:
        LawUnknown: the amounts of that half-year are not known.
    """
    try:
        row = law.table("protected_balance").at(on)
    except LawUnknown as error:
        raise LawUnknown(error.message, f"Ask the bailiff for that half-year. {error.next_step}") from error
    found = [row.part(item) for item in row.value]
    share = Decimal(1) if in_population_register else HALF
    return tuple(
        ProtectedBalance(one.item, round_cent(one.value * share), not in_population_register, one) for one in found
    )


def _maximum_row(law: Law, household: str, on: dt.date) -> Row:
    try:
        return law.table("protected_income_maxima").at(on).part(household)
    except LawUnknown as error:
        raise LawUnknown(error.message, f"{_USE_THE_CALCULATOR} {error.next_step}") from error


def _regime(net_income: Decimal, norm: Decimal | None, *, at_maximum: bool) -> tuple[Regime, str, str]:
    if norm is not None and net_income <= norm:
        if at_maximum:
            raise LawQuestion(
                f"the income of {net_income} is not above the norm of {norm}, so the fixed maximum does not apply",
                "Give the norm, or say that the maximum applies, and not both.",
            )
        reason = f"the income is not above the norm of {norm}: 95% of it is protected, and never more than the maximum"
        return Regime.NORM, reason, ""
    if at_maximum:
        return Regime.MAXIMUM, "the income is said to be so high that the fixed maximum applies", ""
    if norm is None:
        reason = "without the social-assistance norm it is not known which way of computing applies"
        return Regime.FORMULA, reason, f"Give the norm of this household, or use the official calculator, {CALCULATOR}."
    reason = f"above the norm of {norm} a formula applies whose parameters are not in the tables"
    return Regime.FORMULA, reason, _USE_THE_CALCULATOR
