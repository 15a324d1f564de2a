"""What goes before the court and the bailiff: summons data, judgment, seizure targets, instruction."""

from enum import StrEnum
from typing import Literal

from filing.casefile.claim import InterestTerms
from filing.casefile.party import Address, Party
from filing.casefile.values import (
    CaseModel,
    Day,
    Flag,
    Iban,
    Identifier,
    Line,
    NotNegative,
    Percent,
    Positive,
    Prose,
    TimeOfDay,
    Whole,
)


class Witness(CaseModel):
    """A witness who is offered."""

    name: Line
    city: Line
    about: Prose


class CourtChoice(CaseModel):
    """The court and hearing location, confirmed by a person: a location is never guessed (SUM-41, SUM-53)."""

    name: Line
    """The statutory name, for example "rechtbank Midden-Nederland"."""
    location: Line
    """The hearing location, for example "Utrecht"."""
    address: Line | None = None
    filing_address: Line | None = None
    confirmed_by: Line | None = None


class Proceedings(CaseModel):
    """The proceedings that are planned or pending."""

    court: CourtChoice | None = None
    planned_service_on: Day | None = None
    """The day on which the bailiff is expected to serve; the bailiff may serve later (SUM-42)."""
    served_on: Day | None = None
    docket_date: Day | None = None
    docket_time: TimeOfDay | None = None
    case_number: Line | None = None
    chosen_domicile: Line | None = None
    """Where the claimant chooses domicile, when not at the representative's office (SUM-10)."""
    main_action_at: Line | None = None
    """Court and number, when the main action is already pending (ATT-08)."""
    witnesses: tuple[Witness, ...] = ()
    provisional_enforcement: Flag = True
    claim_limit: Positive | None = None
    """A claim deliberately limited to this sum; the rest is reserved."""
    language_note: Prose | None = None


class Award(CaseModel):
    """One sum that a judgment awards."""

    head: Literal["principal", "interest", "collection_costs", "litigation_costs", "after_costs", "other"]
    amount: NotNegative
    interest: InterestTerms | None = None
    interest_from: Day | None = None


class Judgment(CaseModel):
    """A judgment or other title."""

    court: Line
    number: Line
    given_on: Day
    in_absence: Flag | None = None
    """Given in absence (verstek)."""
    provisionally_enforceable: Flag | None = None
    final_since: Day | None = None
    served_on: Day | None = None
    grosse_with: Line | None = None
    """Who holds the enforceable original (grosse)."""
    awards: tuple[Award, ...] = ()
    against: tuple[Identifier, ...] = ()
    evidence: tuple[Identifier, ...] = ()


class SeizureKind(StrEnum):
    """What can be seized."""

    BANK_ACCOUNT = "bank_account"
    WAGE = "wage"
    BENEFIT = "benefit"
    THIRD_PARTY_DEBT = "third_party_debt"
    MOVABLES = "movables"
    REAL_ESTATE = "real_estate"
    REGISTERED_SHARES = "registered_shares"
    SECURITIES = "securities"
    BEARER_RIGHTS = "bearer_rights"
    SHIP = "ship"


class SeizureTarget(CaseModel):
    """Something of a debtor that may be seized, and under whom (ATT-10)."""

    id: Identifier
    kind: SeizureKind
    of: Identifier
    """The debtor whose asset it is."""
    third_party: Party | None = None
    iban: Iban | None = None
    description: Line
    located_at: Address | None = None
    estimated_value: NotNegative | None = None
    source: Line | None = None
    """How the creditor knows of it."""
    fear_of_embezzlement: Prose | None = None
    """The concrete facts (ATT-05); required for movables, bearer rights, registered shares and real estate."""
    evidence: tuple[Identifier, ...] = ()


class SeizureRequest(CaseModel):
    """What a petition for conservatory seizure must argue (section 10 of the rules)."""

    wanted: Flag = True
    targets: tuple[Identifier, ...] = ()
    """Ids of targets; empty means all third-party targets."""
    surcharge_percent: Percent | None = None
    """Surcharge on the claim for interest and costs; the court's guideline decides (ATT-09)."""
    proportionality: Prose | None = None
    """Why this seizure, and no lighter means (ATT-07)."""
    urgency: Prose | None = None
    main_action_term_days: Whole | None = None
    """Term asked for bringing the main action (ATT-08)."""
    earlier_requests: Prose | None = None
    """Earlier petitions for the same claim, or that there were none."""


class Instruction(CaseModel):
    """What the bailiff is asked to do."""

    act: Literal["serve_summons", "serve_judgment", "seize", "serve_other"]
    given_on: Day | None = None
    budget: NotNegative | None = None
    advance_paid: NotNegative | None = None
    plan_allowed: Flag | None = None
    """Whether the bailiff may agree on a payment plan."""
    note: Prose | None = None
