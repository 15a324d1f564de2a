"""What the parties arranged or contest: payment plans, disputes, and transfers of the claim."""

from typing import Literal, Self

from pydantic import model_validator

from filing.casefile.history import SendingChannel
from filing.casefile.party import Party
from filing.casefile.values import CaseModel, Day, Flag, Identifier, Line, NotNegative, Positive, Prose, Whole

LONGEST_MONTH = 31  # [days]


class Instalment(CaseModel):
    """One instalment of a plan."""

    due_on: Day
    """The last day on which this instalment is paid in time."""
    amount: Positive
    """What is paid on it."""


class Budget(CaseModel):
    """What the debtor said about means; a plan may not exceed it (PLN-06). Either income and expenses, or room."""

    income: NotNegative | None = None
    """What comes in per month."""
    expenses: NotNegative | None = None
    """What goes out per month."""
    other_plans: NotNegative | None = None
    """What goes to other payment plans per month."""
    room: NotNegative | None = None
    """What can be paid per month, as the debtor said it; where income and expenses leave less, that counts."""
    pay_day: Whole | None = None
    """The day of the month on which the debtor can pay; 31 means the last day of the month."""
    source: Line | None = None
    """What shows it: a form, a call, a statement of the debt counsellor."""
    stated_on: Day | None = None
    """The day on which the debtor said so."""

    @model_validator(mode="after")
    def _says_what_is_left(self) -> Self:
        if (self.income is None) != (self.expenses is None):
            message = "a budget has income and expenses both, or neither; add the other one, or record room"
            raise ValueError(message)
        if self.income is None and self.room is None:
            message = "this budget does not say what can be paid; record income and expenses, or room"
            raise ValueError(message)
        if self.pay_day is not None and not 1 <= self.pay_day <= LONGEST_MONTH:
            message = "no month has this day; write pay_day as a day from 1 to 31"
            raise ValueError(message)
        return self


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
    payments_checked_on: Day | None = None
    """The day on which the account was last compared with the plan, all payments booked (PLN-04)."""
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


class DisputePoint(CaseModel):
    """One point of a defence, and the answer to it (DIS-03)."""

    point: Prose
    """What the debtor says, as the reply repeats it."""
    answer: Prose
    """What is answered to this point, in sentences that the reply prints."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it; copies go along with the reply."""


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
    letters: tuple[Identifier, ...] = ()
    """Ids of the letters of the history of which the debtor says that they did not arrive.

    Their delivery by post is not presumed then (D14-23). Left out: the ground is read for such words.
    """
    points: tuple[DisputePoint, ...] = ()
    """The points of the defence with the answer to each, from which the reply (dispute_reply) is made."""
    outcome: Literal["maintained", "reduced", "conceded"] | None = None
    """What the reply comes to: the claim stays, a part of what is disputed is given up, or all of it is."""
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
    notice_by: Literal["old_creditor", "new_creditor"] | None = None
    """Who is to give the notice that has yet to be sent; left out: the new creditor, or who collects for it."""
    notice: AssignmentNotice | None = None
    """The notice of the transfer to the debtor, as it was sent."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""
