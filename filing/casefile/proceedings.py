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
    """The name of the witness."""
    city: Line
    """Where the witness lives."""
    about: Prose
    """What the witness can tell."""


class CourtChoice(CaseModel):
    """The court and hearing location, confirmed by a person: a location is never guessed (SUM-41, SUM-53)."""

    name: Line
    """The statutory name, for example "rechtbank Midden-Nederland"."""
    location: Line
    """The hearing location, for example "Utrecht"."""
    address: Line | None = None
    """The address of the hearing location on one line of text: "Voorbeeldplein 1, 1234 AB Voorbeeldstad"."""
    filing_address: Line | None = None
    """Where papers can be filed, on one line of text."""
    confirmed_by: Line | None = None
    """Who confirmed court and location."""


class Proceedings(CaseModel):
    """The proceedings that are planned or pending."""

    court: CourtChoice | None = None
    """The court and hearing location."""
    subdistrict_agreed_on: Day | None = None
    """The day on which the parties together chose the subdistrict court (art. 96 Rv, SUM-52)."""
    planned_service_on: Day | None = None
    """The day on which the bailiff is expected to serve; the bailiff may serve later (SUM-42)."""
    served_on: Day | None = None
    """The day on which the summons was served."""
    shortened_to_days: Whole | None = None
    """The summons term in days, when the court shortened it by an order; the summons says so at its head (SUM-34)."""
    shortened_on: Day | None = None
    """The day of that order."""
    shortened_evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show the order."""
    docket_date: Day | None = None
    """The day on which the case is called in court (roldatum)."""
    docket_time: TimeOfDay | None = None
    """The time on that day."""
    repair_served_on: Day | None = None
    """The day on which a repair exploot (herstelexploot) was served; the summons term runs anew from it (SUM-37)."""
    repair_of_docket_date: Day | None = None
    """The docket date of the summons that it repairs, when the repair exploot names a new one in docket_date."""
    case_number: Line | None = None
    """The case number that the court gave."""
    chosen_domicile: Line | None = None
    """Where the claimant chooses domicile, when not at the representative's office (SUM-10)."""
    main_action_at: Line | None = None
    """Court and number, when the main action is already pending (ATT-08)."""
    witnesses: tuple[Witness, ...] = ()
    """Witnesses who are offered."""
    provisional_enforcement: Flag = True
    """Whether the judgment is asked to be enforceable at once (uitvoerbaar bij voorraad)."""
    claim_limit: Positive | None = None
    """A claim deliberately limited to this sum; the rest is reserved."""
    language_note: Prose | None = None
    """What there is to say about the language of exhibits or of a party."""


class Award(CaseModel):
    """One sum that a judgment awards."""

    head: Literal["principal", "interest", "collection_costs", "litigation_costs", "after_costs", "other"]
    """What the sum is awarded for."""
    amount: NotNegative
    """The sum."""
    interest: InterestTerms | None = None
    """The interest that runs over it."""
    interest_from: Day | None = None
    """The first day of that interest."""


class Judgment(CaseModel):
    """A judgment or other title."""

    court: Line
    """The court that gave it."""
    number: Line
    """The case number."""
    given_on: Day
    """The day of the judgment."""
    in_absence: Flag | None = None
    """Given in absence (verstek)."""
    provisionally_enforceable: Flag | None = None
    """Whether it can be enforced at once (uitvoerbaar bij voorraad)."""
    final_since: Day | None = None
    """The day since which no appeal is open."""
    served_on: Day | None = None
    """The day on which it was served."""
    grosse_with: Line | None = None
    """Who holds the enforceable original (grosse)."""
    awards: tuple[Award, ...] = ()
    """The sums that it awards."""
    against: tuple[Identifier, ...] = ()
    """Ids of the debtors against whom it was given."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


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
    """Name of this target in the case file."""
    kind: SeizureKind
    """What kind of asset it is."""
    of: Identifier
    """The debtor whose asset it is."""
    third_party: Party | None = None
    """Under whom it is seized: the bank, the employer."""
    iban: Iban | None = None
    """The account, when it is known."""
    description: Line
    """What it is, as the petition describes it."""
    located_at: Address | None = None
    """Where it is."""
    estimated_value: NotNegative | None = None
    """What it may bring."""
    source: Line | None = None
    """How the creditor knows of it."""
    fear_of_embezzlement: Prose | None = None
    """The concrete facts (ATT-05); required for movables, bearer rights, registered shares and real estate."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class SeizureRequest(CaseModel):
    """What a petition for conservatory seizure must argue (section 10 of the rules)."""

    wanted: Flag = True
    """Whether leave to seize is asked."""
    targets: tuple[Identifier, ...] = ()
    """Ids of targets; empty means all third-party targets."""
    surcharge_percent: Percent | None = None
    """Surcharge on the claim for interest and costs; the court's guideline decides (ATT-09)."""
    proportionality: Prose | None = None
    """Why this seizure, and no lighter means (ATT-07)."""
    urgency: Prose | None = None
    """Why it cannot wait."""
    main_action_term_days: Whole | None = None
    """Term asked for bringing the main action (ATT-08)."""
    earlier_requests: Prose | None = None
    """Earlier petitions for the same claim, or that there were none."""


class AttachmentMade(CaseModel):
    """An attachment (beslag) that the bailiff made; the terms that run from it are in the plan."""

    id: Identifier
    """Name of this attachment in the case file."""
    on: Day
    """The day on which it was made."""
    of: Literal["third_party", "shares", "movables"] = "third_party"
    """What was attached: what a third party owes or holds, registered shares, or movables."""
    targets: tuple[Identifier, ...] = ()
    """Ids of the seizure targets that it was made on."""
    conservatory: Flag = True
    """Whether it was made before judgment (conservatoir); false means in execution of a title."""
    leave_days: Whole | None = None
    """The days that the leave of the court gives for the main action (ATT-08); left out, the usual term is shown."""
    main_action_on: Day | None = None
    """The day on which the main action was brought; left out means the day on which the summons was served."""
    served_on: Day | None = None
    """The day on which it was served on the debtor (EXE-12)."""
    declared_on: Day | None = None
    """The day on which the third party declared what it owes (EXE-14)."""
    lifted_on: Day | None = None
    """The day on which it was lifted or lapsed; no term runs any more."""
    evidence: tuple[Identifier, ...] = ()
    """Ids of the exhibits that show it."""


class Instruction(CaseModel):
    """What the bailiff is asked to do."""

    act: Literal["serve_summons", "serve_judgment", "seize", "serve_other"]
    """What the bailiff is asked to do."""
    given_on: Day | None = None
    """The day of the instruction."""
    budget: NotNegative | None = None
    """What the bailiff may spend."""
    advance_paid: NotNegative | None = None
    """What was paid in advance."""
    plan_allowed: Flag | None = None
    """Whether the bailiff may agree on a payment plan."""
    note: Prose | None = None
    """What else the bailiff must know."""
