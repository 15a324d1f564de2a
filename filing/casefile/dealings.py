"""What the parties arranged or contest: payment plans, disputes, and transfers of the claim."""

from typing import Literal

from filing.casefile.history import SendingChannel
from filing.casefile.party import Party
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Positive, Prose


class Instalment(CaseModel):
    """One instalment of a plan."""

    due_on: Day
    """The last day on which this instalment is paid in time."""
    amount: Positive
    """What is paid on it."""


class Budget(CaseModel):
    """What the debtor said about means; a plan may not exceed it (PLN-06)."""

    income: NotNegative
    """What comes in per month."""
    expenses: NotNegative
    """What goes out per month."""
    other_plans: NotNegative | None = None
    """What goes to other payment plans per month."""
    stated_on: Day | None = None
    """The day on which the debtor said so."""


class PaymentPlan(CaseModel):
    """A payment plan (betalingsregeling) and how it stands (PLN-01 to PLN-06)."""

    id: Identifier
    """Name of this plan in the case file."""
    proposed_on: Day | None = None
    """The day on which it was proposed."""
    agreed_on: Day | None = None
    """The day on which it was agreed; left out means that it is not agreed."""
    accepted_by: Line | None = None
    """Who accepted it."""
    accepted_via: SendingChannel | None = None
    """How it was accepted."""
    instalments: tuple[Instalment, ...] = ()
    """What is paid when, in the order of the dates; an agreed plan has at least one."""
    fatal_dates: Flag | None = None
    """Whether the dates are fatal (PLN-01, PLN-04)."""
    lapse_clause: Flag | None = None
    """Whether the whole sum falls due on a missed date."""
    interest_runs: Flag | None = None
    """Whether interest runs during the plan (PLN-01)."""
    acknowledges_debt: Flag | None = None
    """Acknowledgement interrupts limitation (PLN-05)."""
    broken_on: Day | None = None
    """The missed date on which it was broken."""
    ended_on: Day | None = None
    """The day on which it ended: paid, broken or withdrawn."""
    budget: Budget | None = None
    """What the debtor said about means (PLN-06)."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Reply(CaseModel):
    """An answer to a dispute."""

    on: Day
    """The day of the answer."""
    by: Line | None = None
    """Who answered."""
    channel: SendingChannel | None = None
    """How the answer went."""
    summary: Prose
    """What was answered."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Dispute(CaseModel):
    """A defence of the debtor, and what was answered (DIS-01, SUM-23)."""

    id: Identifier
    """Name of this dispute in the case file."""
    raised_on: Day
    """The day on which the debtor raised it."""
    channel: SendingChannel | None = None
    """How it was raised."""
    by: Line | None = None
    """Who raised it."""
    claims: tuple[Identifier, ...] = ()
    """The claims it is about; empty means all."""
    amount: Positive | None = None
    """The part in dispute; left out means the whole of these claims."""
    ground: Prose
    """The defence and its grounds, as a sentence that a summons can quote."""
    replies: tuple[Reply, ...] = ()
    """What was answered."""
    rebuttal: Prose | None = None
    """Why the defence fails, as the summons says it."""
    withdrawn_on: Day | None = None
    """The day on which the debtor withdrew it."""
    settled_on: Day | None = None
    """The day on which it was settled."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class AssignmentNotice(CaseModel):
    """The notice of a transfer to the debtor (CES-01)."""

    on: Day
    """The day on which the notice was sent."""
    by: Literal["old_creditor", "new_creditor"]
    """Who gave notice."""
    channel: SendingChannel | None = None
    """How the notice went."""
    delivered_on: Day | None = None
    """The day on which the debtor received it, when it is known."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Assignment(CaseModel):
    """One link in the chain of transfers (cessie), oldest first."""

    old_creditor: Party
    """Who transferred the claim."""
    new_creditor: Party
    """Who acquired it."""
    deed_on: Day
    """The date of the deed."""
    deed: Literal["private", "registered", "authentic"]
    """The form of the deed: private, registered or authentic (CES-01)."""
    claims: tuple[Identifier, ...] = ()
    """Ids of the claims that were transferred; empty means all."""
    balance: NotNegative | None = None
    """What was due according to the deed."""
    notice: AssignmentNotice | None = None
    """The notice of the transfer to the debtor."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""
