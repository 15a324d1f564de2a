"""The case file as one frozen value: everything that is known about a case, and nothing that is concluded from it."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from filing.casefile.claim import Claim, CreditNote, Payment
from filing.casefile.dealings import Assignment, Dispute, PaymentPlan
from filing.casefile.debt import Debt
from filing.casefile.desk_work import Answer, ExhibitEntry, Override, RegisterCheck
from filing.casefile.history import Event
from filing.casefile.party import Collector, Handler, Party
from filing.casefile.proceedings import Instruction, Judgment, Proceedings, SeizureRequest, SeizureTarget
from filing.casefile.values import CaseModel, Flag, Iban, Line

SCHEMA_VERSION = 1


class References(CaseModel):
    """What the parties call the case."""

    ours: Line
    client: Line | None = None
    debtor: Line | None = None
    court: Line | None = None
    bailiff: Line | None = None


class PayTo(CaseModel):
    """The account to pay to; often a third-party account, not the creditor's."""

    iban: Iban
    holder: Line
    reference: Line | None = None
    """Payment reference; left out means our reference."""
    payment_link: Line | None = None


class CostsPosition(CaseModel):
    """What the creditor wants on collection costs."""

    claim_collection_costs: Flag = True
    outside_collector: Flag | None = None
    """Whether an outside collector is charged for (D14-12)."""
    interest_on_costs: Flag = False


class CaseFile(CaseModel):
    """A case file, version 1 of the format."""

    schema_version: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})] = Field(alias="schema")
    """Version of this format."""
    language: Literal["nl", "en"] = "nl"
    references: References
    handler: Handler | None = None
    creditor: Party
    collector: Collector
    lawyer: Party | None = None
    """The advocate for a petition or the civil chamber; name and office address are printed (SUM-12, ATT-01)."""
    lawyer_bar_number: Line | None = None
    bailiff: Party | None = None
    """The bailiff who is instructed."""
    debtors: tuple[Party, ...] = Field(min_length=1)
    liability: Literal["joint_and_several", "divided"] | None = None
    """Whether several debtors are each liable for the whole (hoofdelijk)."""
    debt: Debt
    claims: tuple[Claim, ...] = Field(min_length=1)
    payments: tuple[Payment, ...] = ()
    credit_notes: tuple[CreditNote, ...] = ()
    costs: CostsPosition = CostsPosition()
    pay_to: PayTo
    history: tuple[Event, ...] = ()
    payment_plans: tuple[PaymentPlan, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    register_checks: tuple[RegisterCheck, ...] = ()
    proceedings: Proceedings | None = None
    judgment: Judgment | None = None
    seizure_targets: tuple[SeizureTarget, ...] = ()
    seizure_request: SeizureRequest | None = None
    instruction: Instruction | None = None
    exhibits: tuple[ExhibitEntry, ...] = ()
    answers: tuple[Answer, ...] = ()
    overrides: tuple[Override, ...] = ()
