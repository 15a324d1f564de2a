"""Requirements on the court of a summons: the subdistrict court decides, and the place fits the case."""

from dataclasses import dataclass
from decimal import Decimal

from filing.casefile.as_of import as_of
from filing.casefile.debt import DebtKind
from filing.casefile.names import SERVICE_ADDRESS, AnyParty
from filing.casefile.party import Partnership
from filing.errors import LawUnknown
from filing.law.competence import CONSUMER_CREDIT, OTHER, SUBDISTRICT, ClaimValue, Ground, Sector, sector, value_of
from filing.law.forum import CaseKind, ForumClause
from filing.law.place import Matter, Option, PlaceQuestion, Places, Residence, places
from filing.money import round_cent
from filing.reckoning.classification import DebtorClass, classify
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

SUM_14 = Rule("SUM-14", "art. 111 lid 2 onder e Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_50 = Rule("SUM-50", "art. 93, 94 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_50_DOUBT = Rule("SUM-50", "art. 93 Rv", Severity.WARN, Certainty.MEMORY, answerable=True)
SUM_53 = Rule("SUM-53", "art. 99 tot 107 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_54 = Rule("SUM-54", "art. 108 lid 2 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_54_DOUBT = Rule("SUM-54", "art. 108 lid 2 Rv", Severity.WARN, Certainty.MEMORY, answerable=True)
MATTERS = {
    DebtKind.RENT: "rent",
    DebtKind.CONSUMER_SALE: "consumer_sale",
    DebtKind.CONSUMER_CREDIT: CONSUMER_CREDIT,
    DebtKind.EMPLOYMENT: "employment",
}
RENTED = {
    "dwelling": Matter.RENT_OF_DWELLING,
    "retail_space": Matter.RENT_OF_RETAIL_SPACE,
    "other": Matter.RENT_OF_SOMETHING_ELSE,
}
_NO_COURT = "Record the municipality of each defendant's address, and for rent debt.location and debt.rented."


def sector_of(facts: Facts) -> Sector:
    """Return which judge decides the case as it stands on the day of the summons (SUM-50, SUM-51, SUM-52)."""
    matter = MATTERS.get(facts.file.debt.kind, OTHER)
    # Of a matter that goes there whatever the amount, what interest adds until the summons changes nothing.
    sums = _at_summons(facts) if matter in {OTHER, CONSUMER_CREDIT} else _sums(facts.statement)
    contract = facts.file.debt.contract
    plan = facts.file.proceedings
    return sector(
        facts.law,
        sums.value,
        matter,
        facts.on,
        collection_costs=sums.costs,
        credit_sum=contract.credit_sum if contract else None,
        agreed=bool(plan and plan.subdistrict_agreed_on),
    )


def subdistrict_court_decides(facts: Facts) -> Finding:
    """The subdistrict court (kantonrechter) decides: the claim is within the limit, or the matter is one of its own.

    Rule:  SUM-50, SUM-51, SUM-52
    """
    name = "subdistrict_court_decides"
    found = sector_of(facts)
    doubt = f" But {'; and '.join(found.doubts)}." if found.doubts else ""
    message = f"The {found.court} court decides: {found.reason}.{doubt}"
    if found.ground is Ground.VALUE and _at_summons(facts).estimated:
        message += " The interest up to the planned service is an estimate: the law tables do not reach that day."
        if found.court != SUBDISTRICT:
            return unknown(SUM_50, name, message, "Plan the service earlier, or have a lawyer decide.")
    if found.court != SUBDISTRICT:
        step = "A lawyer has to summon before the civil chamber; that is another document."
        return unmet(SUM_50, name, message, step)
    if not found.certain:
        step = "Have a lawyer decide which court this is for."
        if found.ground is Ground.CREDIT:
            step = "Record debt.contract.credit_sum, and have a lawyer decide which court this is for."
        return unmet(SUM_50_DOUBT, name, message, step)
    return satisfied(SUM_50, name, message)


def court_is_chosen(facts: Facts) -> Finding:
    """Court, hearing location and its address were confirmed by a person.

    Rule:  SUM-14; the location is never guessed (SUM-41, SUM-53)
    """
    name = "court_is_chosen"
    court = facts.file.proceedings.court if facts.file.proceedings else None
    if court is None:
        step = "Record proceedings.court with name, location and address."
        return unknown(SUM_14, name, f"The hearing location is not confirmed{_proposal(facts)}.", step)
    if not court.address:
        step = "Record proceedings.court.address, as the court publishes it."
        return unknown(SUM_14, name, "The address of the hearing location is missing.", step)
    return satisfied(SUM_14, name, f"{court.name}, {court.location}.")


def court_fits_residence(facts: Facts) -> Finding:
    """The chosen court is one that the case leads to: by residence, by location, or by a choice that has effect.

    Rule:  SUM-53, SUM-55
    """
    name = "court_fits_residence"
    court = facts.file.proceedings.court if facts.file.proceedings else None
    found = places_of(facts)
    option = found.option(court.name) if court is not None else None
    if court is not None and option is not None and found.leads_to(court.name):
        return satisfied(SUM_53, name, f"{court.name} is competent: {option.reason} ({option.article}).")
    asked = " ".join(one.message for one in found.asked)
    step = " ".join(dict.fromkeys(one.next_step for one in found.asked))
    if not found.options:
        message = f"The competent court does not follow from the case. {asked}".rstrip()
        return unknown(SUM_53, name, message, step or _NO_COURT)
    leads = f"The case leads to {' or '.join(found.courts)}"
    if court is None:
        step = "Have a person confirm court and location, and record proceedings.court."
        return unknown(SUM_53, name, f"{leads}; no court is confirmed yet. {asked}".rstrip(), step)
    if option is not None or asked:
        return unknown(SUM_53, name, f"{leads}. Whether {court.name} is competent is open. {asked}".rstrip(), step)
    tested = " The court tests this of its own motion (art. 110 Rv)." if found.protection.holds else ""
    step = "Choose that court, or record under overrides why another one is competent."
    return unmet(SUM_53, name, f"{leads}, not to {court.name}.{tested}", step)


def forum_clause_has_effect(facts: Facts) -> Finding:
    """The summons relies on no choice of court that the law takes the effect from.

    Rule:  SUM-54
    Law:   art. 108 lid 2 Rv
    """
    name = "forum_clause_has_effect"
    contract = facts.file.debt.contract
    court = facts.file.proceedings.court if facts.file.proceedings else None
    if contract is None or contract.forum is None:
        return satisfied(SUM_54, name, "No choice of court is on record.")
    found = places_of(facts)
    if court is None or found.forum is None or found.leads_to(court.name):
        return satisfied(SUM_54, name, "The court is not that of the choice alone.")
    if court.name.casefold() not in contract.forum.casefold():
        return satisfied(SUM_54, name, "The court is not that of the choice.")
    if not found.forum.certain:
        step = "Have a lawyer decide whether the choice of court has effect."
        return unknown(SUM_54_DOUBT, name, f"The choice of court may have no effect: {found.forum.reason}.", step)
    if not found.forum.holds:
        step = "Choose the court that the case leads to; or record forum_after_dispute when it was agreed later."
        return unmet(SUM_54, name, f"The choice of court has no effect: {found.forum.reason}.", step)
    return satisfied(SUM_54, name, f"The choice of court has effect: {found.forum.reason}.")


def places_of(facts: Facts) -> Places:
    """Return every court that the case leads to by place, with its reason, and what must be asked."""
    file = facts.file
    contract = file.debt.contract
    court = file.proceedings.court if file.proceedings else None
    consumer = _consumer(facts)
    forum = None
    if contract is not None and contract.forum is not None:
        # Who sues as the weaker party before the chosen court invokes the choice by doing so.
        invoked = consumer is not None and court is not None and court.name.casefold() in contract.forum.casefold()
        forum = ForumClause(contract.forum, bool(contract.forum_after_dispute), invoked)
    is_consumer_case = facts.consumer_rules or consumer is not None
    is_rent = file.debt.kind is DebtKind.RENT
    sums = _sums(facts.statement) if is_consumer_case or is_rent else _at_summons(facts)
    kind = CaseKind(
        facts.on,
        sums.value,
        sums.costs,
        consumer=is_consumer_case,
        rent=is_rent,
        employment=file.debt.kind is DebtKind.EMPLOYMENT,
    )
    homes = tuple(_home(who, party) for who, party in defendants(facts))
    together = file.liability == "joint_and_several" or any(_is_vof(debtor) for debtor in file.debtors)
    location = file.debt.location
    return places(facts.law, PlaceQuestion(kind, homes, _matter(facts), consumer, location, together or None, forum))


def place_option(facts: Facts) -> Option | None:
    """Return the option on which the chosen court is competent; before a choice, the first; None: there is none."""
    court = facts.file.proceedings.court if facts.file.proceedings else None
    found = places_of(facts)
    if court is not None:
        return found.option(court.name) if found.leads_to(court.name) else None
    return next(iter(found.options), None)


def residence_courts(facts: Facts) -> tuple[str, ...]:
    """Return the courts of the debtors' residences by their statutory names: where leave to seize is asked.

    Law: art. 700 lid 1 Rv
    """
    homes = tuple(_home(who, party) for who, party in defendants(facts))
    return places(facts.law, PlaceQuestion(CaseKind(facts.on, facts.statement.principal_open), homes)).courts


def defendants(facts: Facts) -> list[tuple[str, AnyParty]]:
    """Return who is summoned, each with the name it has in the case file: debtors, and partners (SUM-71)."""
    found: list[tuple[str, AnyParty]] = []
    for place, debtor in enumerate(facts.file.debtors, start=1):
        who = debtor.id or f"debtor-{place}"
        found.append((who, debtor))
        if isinstance(debtor, Partnership):
            found.extend(
                (f"{who} (partner {number})", partner) for number, partner in enumerate(debtor.partners, start=1)
            )
    return found


@dataclass(frozen=True, slots=True)
class _Sums:
    """What counts for the limits: the claims on the day of the summons; an estimate where no law is known that far."""

    value: Decimal
    costs: Decimal
    estimated: bool = False


def _at_summons(facts: Facts) -> _Sums:
    """Return the claims with interest up to the day of the summons: served, or planned and still ahead (SUM-50)."""
    now = facts.statement
    plan = facts.file.proceedings
    day = (plan.served_on or plan.planned_service_on) if plan else None
    if plan is None or day is None or (plan.served_on is None and day < facts.on):
        return _sums(now)
    try:
        return _sums(reckon(as_of(facts.case, day).file, facts.law, day))
    except LawUnknown:
        more = round_cent(now.per_day * (day - facts.on).days)
        return _Sums(_sums(now).value + more, now.costs.open, estimated=True)


def _sums(statement: Statement) -> _Sums:
    claims = (ClaimValue(claim.principal_open, claim.interest_open) for claim in statement.claims)
    return _Sums(value_of(claims), statement.costs.open)


def _matter(facts: Facts) -> Matter:
    debt = facts.file.debt
    if debt.kind is DebtKind.RENT:
        return RENTED[debt.rented] if debt.rented else Matter.RENT
    if debt.kind is DebtKind.EMPLOYMENT:
        return Matter.EMPLOYMENT
    return Matter.IMMOVABLE_THING if debt.location else Matter.OTHER


def _consumer(facts: Facts) -> Residence | None:
    """Return the claimant when it is the consumer of the contract; a defendant's residence counts anyway."""
    file = facts.file
    against_business = all(classify(debtor) is DebtorClass.BUSINESS for debtor in file.debtors)
    if file.debt.contract is None or classify(file.creditor) is not DebtorClass.CONSUMER or not against_business:
        return None
    return _home(file.creditor.id or "creditor", file.creditor)


def _home(who: str, party: AnyParty) -> Residence:
    address = party.address(*SERVICE_ADDRESS)
    return Residence(who, address.municipality if address else None)


def _is_vof(party: AnyParty) -> bool:
    return isinstance(party, Partnership) and party.legal_form == "vof"


def _proposal(facts: Facts) -> str:
    courts = places_of(facts).courts
    return f"; the case leads to {' or '.join(courts)}" if courts else ""
