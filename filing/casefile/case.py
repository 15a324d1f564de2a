"""The case file as one frozen value: everything that is known about a case, and nothing that is concluded from it."""

import re
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, field_validator, model_validator

from filing.casefile.claim import Claim, CreditNote, Payment
from filing.casefile.dealings import Assignment, Dispute, PaymentPlan
from filing.casefile.debt import Debt
from filing.casefile.desk_work import Answer, ExhibitEntry, Override, RegisterCheck
from filing.casefile.history import Event
from filing.casefile.party import Collector, Handler, Party
from filing.casefile.proceedings import (
    AttachmentMade,
    Instruction,
    Judgment,
    Proceedings,
    SeizureRequest,
    SeizureTarget,
)
from filing.casefile.values import CaseModel, Day, Flag, Iban, Line

SCHEMA_VERSION = 1
_HTTPS = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?\Z")


class References(CaseModel):
    """What the parties call the case."""

    ours: Line
    """Our own reference; it is printed on every letter."""
    client: Line | None = None
    """The creditor's own reference."""
    debtor: Line | None = None
    """What the debtor calls the matter: a customer or order number."""
    court: Line | None = None
    """The case number at the court."""
    bailiff: Line | None = None
    """The bailiff's file number."""


class PayTo(CaseModel):
    """The account to pay to; often a third-party account, not the creditor's."""

    iban: Iban
    """The account to which the debtor pays."""
    holder: Line
    """In whose name the account stands."""
    reference: Line | None = None
    """Payment reference; left out means our reference."""
    payment_link: Line | None = None
    """Address of a page on which the debtor can pay; it begins with https://."""

    @field_validator("payment_link")
    @classmethod
    def _link_is_https(cls, value: str | None) -> str | None:
        if value is not None and not _HTTPS.match(value):
            message = "this is not an address of a page to pay on; write it in full, beginning with https://"
            raise ValueError(message)
        return value


class CostsPosition(CaseModel):
    """What the creditor wants on collection costs."""

    claim_collection_costs: Flag = True
    """Whether collection costs are claimed at all."""
    outside_collector: Flag | None = None
    """Whether an outside collector is charged for (D14-12)."""
    minimum_per_claim: Flag | None = None
    """Whether each business claim bears the minimum of art. 6:96 lid 4 BW: a decision on DEM-22.

    Left out or false, the minimum is asked once.
    """
    by_contract: Flag | None = None
    """Whether the agreed collection costs are claimed in place of the scale; between businesses only (DEM-29)."""
    interest_on_costs: Flag = False
    """Whether interest over the collection costs is claimed."""
    interest_on_costs_since: Day | None = None
    """The first day of that interest; left out means the day on which the summons was served."""

    @model_validator(mode="after")
    def _day_goes_with_interest(self) -> "CostsPosition":
        if self.interest_on_costs_since is not None and not self.interest_on_costs:
            message = "a first day goes with interest_on_costs: true; set that too, or leave the day out"
            raise ValueError(message)
        return self


class CaseFile(CaseModel):
    """A case file, version 1 of the format."""

    schema_version: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})] = Field(alias="schema")
    """Version of this format."""
    language: Literal["nl", "en"] = "nl"
    """The language of the case: Dutch or English."""
    references: References
    """What the parties call the case."""
    handler: Handler | None = None
    """Who handles the case and signs the letters."""
    creditor: Party
    """To whom the money is owed (schuldeiser)."""
    collector: Collector
    """Who writes the letters: the creditor itself, or another for it."""
    lawyer: Party | None = None
    """The advocate for a petition or the civil chamber; name and office address are printed (SUM-12, ATT-01)."""
    lawyer_bar_number: Line | None = None
    """The advocate's number in the bar register."""
    bailiff: Party | None = None
    """The bailiff who is instructed."""
    debtors: tuple[Party, ...] = Field(min_length=1)
    """Who owe the money (schuldenaars), one or more."""
    liability: Literal["joint_and_several", "divided"] | None = None
    """Whether several debtors are each liable for the whole (hoofdelijk)."""
    debt: Debt
    """What the debt comes from."""
    claims: tuple[Claim, ...] = Field(min_length=1)
    """What is claimed: one item for each invoice, instalment or month."""
    payments: tuple[Payment, ...] = ()
    """Money that came in."""
    credit_notes: tuple[CreditNote, ...] = ()
    """Credit notes, each of one claim."""
    costs: CostsPosition = CostsPosition()
    """What the creditor wants on collection costs."""
    pay_to: PayTo
    """The account to pay to."""
    history: tuple[Event, ...] = ()
    """Everything sent, received, said, promised or served."""
    payment_plans: tuple[PaymentPlan, ...] = ()
    """Payment plans that were proposed or agreed."""
    disputes: tuple[Dispute, ...] = ()
    """Defences of the debtor, and what was answered."""
    assignments: tuple[Assignment, ...] = ()
    """Transfers of the claim (cessie), oldest first."""
    register_checks: tuple[RegisterCheck, ...] = ()
    """Registers that were consulted, when and by whom."""
    proceedings: Proceedings | None = None
    """The proceedings that are planned or pending."""
    judgment: Judgment | None = None
    """The judgment or other title, when there is one."""
    seizure_targets: tuple[SeizureTarget, ...] = ()
    """What may be seized, and under whom."""
    seizure_request: SeizureRequest | None = None
    """What the petition for leave to seize must argue."""
    attachments: tuple[AttachmentMade, ...] = ()
    """Attachments that the bailiff made, conservatory or in execution."""
    instruction: Instruction | None = None
    """What the bailiff is asked to do."""
    exhibits: tuple[ExhibitEntry, ...] = ()
    """The files that prove the case."""
    answers: tuple[Answer, ...] = ()
    """Answers to what only a person can decide."""
    overrides: tuple[Override, ...] = ()
    """Findings that a person sets aside, with the reason."""
