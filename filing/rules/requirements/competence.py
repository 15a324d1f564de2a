"""Which judge and which courts a case leads to; the requirement that the subdistrict court decides."""

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
from filing.message import say, sentences
from filing.money import round_cent
from filing.reckoning.classification import DebtorClass, classify
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet

SUM_50 = Rule("SUM-50", "art. 93, 94 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_51 = Rule("SUM-51", "art. 93 onder c Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_52 = Rule("SUM-52", "art. 96 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_50_DOUBT = Rule("SUM-50", "art. 93 Rv", Severity.WARN, Certainty.MEMORY, answerable=True)
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
_RULE = {Ground.MATTER: SUM_51, Ground.AGREED: SUM_52}


def sector_of(facts: Facts) -> Sector:
    """Return which judge decides the case as it stands on the day of the summons (SUM-50, SUM-51, SUM-52)."""
    return facts.once(_sector)


def _sector(facts: Facts) -> Sector:
    matter = MATTERS.get(facts.file.debt.kind, OTHER)
    # Of a matter that goes there whatever the amount, what interest adds until the summons changes nothing.
    sums = facts.once(_at_summons) if matter in {OTHER, CONSUMER_CREDIT} else _sums(facts.statement)
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

    The wrong court refers the case, with what that does to the court fee (SUM-56); this finding keeps it from the
    wrong one.

    Rule:  SUM-50, SUM-51, SUM-52, SUM-56
    """
    name = "subdistrict_court_decides"
    found = sector_of(facts)
    rule = _RULE.get(found.ground, SUM_50) if found.court == SUBDISTRICT else SUM_50
    rests = (fact("debt.kind", facts.file.debt.kind.value), fact("owed with interest", _sums(facts.statement).value))
    message = say("The district court (rechtbank, civiel) decides: {reason}.", reason=found.reason)
    if found.court == SUBDISTRICT:
        message = say("The subdistrict court (kantonrechter) decides: {reason}.", reason=found.reason)
    message = sentences([message, *(say("But {doubt}.", doubt=doubt) for doubt in found.doubts)])
    if found.ground is Ground.VALUE and facts.once(_at_summons).estimated:
        message = sentences(
            [
                message,
                say("The interest up to the planned service is an estimate: the law tables do not reach that day."),
            ]
        )
        if found.court != SUBDISTRICT:
            step = say("Set proceedings.planned_service_on earlier, or have a lawyer decide which court this is for.")
            return unknown(SUM_50, name, message, step, facts=rests)
    if found.court != SUBDISTRICT:
        step = say(
            "Have a lawyer summon before the civil chamber, which this version does not write; or record "
            "proceedings.subdistrict_agreed_on when the parties together chose the subdistrict court."
        )
        return unmet(rule, name, message, step, facts=rests)
    if not found.certain:
        step = say("Have a lawyer decide which court this is for, and answer under answers with rule SUM-50.")
        if found.ground is Ground.CREDIT:
            step = say("Record debt.contract.credit_sum, and have a lawyer decide which court this is for.")
        return unmet(SUM_50_DOUBT, name, message, step, facts=rests)
    return satisfied(rule, name, message, facts=rests)


def places_of(facts: Facts) -> Places:
    """Return every court that the case leads to by place, with its reason, and what must be asked."""
    return facts.once(_places)


def _places(facts: Facts) -> Places:
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
    sums = _sums(facts.statement) if is_consumer_case or is_rent else facts.once(_at_summons)
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
