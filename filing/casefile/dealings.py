"""What the parties arranged or contest: payment plans, disputes, and transfers of the claim."""

from typing import Literal

from filing.casefile.history import SendingChannel
from filing.casefile.party import Party
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Positive, Prose


class Instalment(CaseModel):
    """One instalment of a plan."""

    due_on: Day
    amount: Positive


class Budget(CaseModel):
    """What the debtor said about means; a plan may not exceed it (PLN-06)."""

    income: NotNegative
    expenses: NotNegative
    other_plans: NotNegative | None = None
    stated_on: Day | None = None


class PaymentPlan(CaseModel):
    """A payment plan (betalingsregeling) and how it stands (PLN-01 to PLN-06)."""

    id: Identifier
    proposed_on: Day | None = None
    agreed_on: Day | None = None
    accepted_by: Line | None = None
    accepted_via: SendingChannel | None = None
    instalments: tuple[Instalment, ...] = ()
    fatal_dates: Flag | None = None
    lapse_clause: Flag | None = None
    """Whether the whole sum falls due on a missed date."""
    interest_runs: Flag | None = None
    acknowledges_debt: Flag | None = None
    """Acknowledgement interrupts limitation (PLN-05)."""
    broken_on: Day | None = None
    """The missed date on which it was broken."""
    ended_on: Day | None = None
    budget: Budget | None = None
    evidence: tuple[Identifier, ...] = ()


class Reply(CaseModel):
    """An answer to a dispute."""

    on: Day
    by: Line | None = None
    channel: SendingChannel | None = None
    summary: Prose
    evidence: tuple[Identifier, ...] = ()


class Dispute(CaseModel):
    """A defence of the debtor, and what was answered (DIS-01, SUM-23)."""

    id: Identifier
    raised_on: Day
    channel: SendingChannel | None = None
    by: Line | None = None
    claims: tuple[Identifier, ...] = ()
    """The claims it is about; empty means all."""
    amount: Positive | None = None
    """The part in dispute; left out means the whole of these claims."""
    ground: Prose
    """The defence and its grounds, as a sentence that a summons can quote."""
    replies: tuple[Reply, ...] = ()
    rebuttal: Prose | None = None
    """Why the defence fails, as the summons says it."""
    withdrawn_on: Day | None = None
    settled_on: Day | None = None
    evidence: tuple[Identifier, ...] = ()


class AssignmentNotice(CaseModel):
    """The notice of a transfer to the debtor (CES-01)."""

    on: Day
    by: Literal["old_creditor", "new_creditor"]
    channel: SendingChannel | None = None
    delivered_on: Day | None = None
    evidence: tuple[Identifier, ...] = ()


class Assignment(CaseModel):
    """One link in the chain of transfers (cessie), oldest first."""

    old_creditor: Party
    new_creditor: Party
    deed_on: Day
    deed: Literal["private", "registered", "authentic"]
    claims: tuple[Identifier, ...] = ()
    balance: NotNegative | None = None
    notice: AssignmentNotice | None = None
    evidence: tuple[Identifier, ...] = ()
