"""What changes between two statements of one case on one day, reckoned with different knowledge of the law."""

from dataclasses import dataclass
from decimal import Decimal

from filing.law.table import Row
from filing.reckoning.statement import Statement


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums of a statement; principal, interest and costs are what is claimed, whatever was paid.

    ``interest`` has that on the collection costs in it. ``total`` is what is still owed.
    Invariant: principal, interest and costs together, less what was paid, plus ``surplus``, is ``total``.
    Units: euro with two decimals
    """

    principal: Decimal
    interest: Decimal
    costs: Decimal
    surplus: Decimal
    total: Decimal
    per_day: Decimal


@dataclass(frozen=True, slots=True)
class StatementDifference:
    """The figures before and after, ``by`` how much each rises (negative: falls), and the law rows that are new."""

    before: Figures
    after: Figures
    by: Figures
    new_rows: tuple[Row, ...]

    @property
    def changed(self) -> bool:
        """Whether any figure is another one."""
        return self.before != self.after


def figures(statement: Statement) -> Figures:
    """Return the sums of a statement."""
    return Figures(
        principal=statement.principal,
        interest=statement.interest + statement.costs_interest.interest,
        costs=statement.costs.total,
        surplus=statement.surplus,
        total=statement.open,
        per_day=statement.per_day,
    )


def difference(before: Statement, after: Statement) -> StatementDifference:
    """Return what changes from ``before`` to ``after``: two statements of the same facts on the same day."""
    old, new = figures(before), figures(after)
    by = Figures(
        principal=new.principal - old.principal,
        interest=new.interest - old.interest,
        costs=new.costs - old.costs,
        surplus=new.surplus - old.surplus,
        total=new.total - old.total,
        per_day=new.per_day - old.per_day,
    )
    return StatementDifference(old, new, by, tuple(row for row in after.rows if row not in before.rows))
