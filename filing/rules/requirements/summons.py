"""Requirements on a summons before the subdistrict court: parties, court, dates, and who serves."""

from decimal import Decimal

from filing.casefile.debt import DebtKind
from filing.casefile.names import SERVICE_ADDRESS, AnyParty, Person
from filing.casefile.party import Address, CollectorRole, LegalPerson, NaturalPerson, Partnership, SoleTrader
from filing.errors import LawQuestion, LawUnknown
from filing.law.competence import court_for, sector
from filing.law.summons_term import earliest_docket_date, file_by
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

SUM_01 = Rule("SUM-01", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_02 = Rule("SUM-02", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_03 = Rule("SUM-03", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_11 = Rule("SUM-11", "art. 111 lid 2 onder b Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_14 = Rule("SUM-14", "art. 111 lid 2 onder e Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_15 = Rule("SUM-15", "art. 111 lid 2 onder f Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_23 = Rule("SUM-23", "art. 111 lid 3 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_30 = Rule("SUM-30", "art. 114, 115, 119 Rv", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
SUM_35 = Rule("SUM-35", "art. 125 lid 2 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_41 = Rule("SUM-41", "", Severity.WARN, Certainty.MEMORY)
SUM_50 = Rule("SUM-50", "art. 93, 94 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_50_COSTS = Rule("SUM-50", "art. 93 Rv", Severity.WARN, Certainty.MEMORY)
SUM_53 = Rule("SUM-53", "art. 99 tot 107 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_62 = Rule("SUM-62", "art. 10 Wgbz", Severity.WARN, Certainty.CONFIRMED)
SUM_71 = Rule("SUM-71", "HR 17-7-2020, ECLI:NL:HR:2020:1315", Severity.ERROR, Certainty.CONFIRMED)
REPRESENTED_BY_OTHERS = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.LAWYER, CollectorRole.BAILIFF})
MATTERS = {
    DebtKind.RENT: "rent",
    DebtKind.CONSUMER_SALE: "consumer_sale",
    DebtKind.CONSUMER_CREDIT: "consumer_credit",
    DebtKind.EMPLOYMENT: "employment",
}


def claim_value(facts: Facts) -> Decimal:
    """Return the value of the claim for the court's competence: principal and interest to date (SUM-50)."""
    return facts.statement.principal_open + facts.statement.interest_open


def subdistrict_court_decides(facts: Facts) -> Finding:
    """The subdistrict court (kantonrechter) decides: the claim is within the limit, or the matter is one of its own.

    Rule:  SUM-50, SUM-51
    """
    name = "subdistrict_court_decides"
    value = claim_value(facts)
    matter = MATTERS.get(facts.file.debt.kind, "other")
    found = sector(facts.law, value, matter, facts.on)
    if found.court != "subdistrict":
        step = "A lawyer has to summon before the civil chamber; that is another document."
        return unmet(SUM_50, name, f"The district court decides: {found.reason}.", step)
    with_costs = sector(facts.law, value + facts.statement.costs.open, matter, facts.on)
    if with_costs.court != "subdistrict":
        step = "Have a lawyer decide whether the costs count for the limit."
        return unmet(SUM_50_COSTS, name, "Only without the collection costs is the claim within the limit.", step)
    return satisfied(SUM_50, name, f"The subdistrict court decides: {found.reason}.")


def names_are_complete(facts: Facts) -> Finding:
    """Full first names of natural persons and the seat of the claimant are on record.

    Rule:  SUM-01
    """
    name = "names_are_complete"
    missing = [who for who, party in _everyone(facts) if isinstance(party, Person) and not party.first_names]
    claimant = facts.file.creditor
    if isinstance(claimant, LegalPerson) and not claimant.seat:
        missing.append("creditor (seat)")
    if missing:
        step = "Record first_names in full, and the seat of the claimant."
        return unmet(SUM_01, name, f"Names are not complete for {', '.join(missing)}.", step)
    return satisfied(SUM_01, name, "Names are complete.")


def defendants_can_be_served(facts: Facts) -> Finding:
    """Every defendant has a residence, office or abode, in the Netherlands for this version.

    Rule:  SUM-03, SUM-31, SUM-39
    """
    name = "defendants_can_be_served"
    missing, abroad = [], []
    for who, party in _defendants(facts):
        address = party.address(*SERVICE_ADDRESS)
        if address is None:
            missing.append(who)
        elif address.country != "NL":
            abroad.append(who)
    if missing:
        return unmet(SUM_03, name, f"No residence or office for {', '.join(missing)}.", "Record the address.")
    if abroad:
        step = "Serving abroad (art. 55, 56 Rv) needs another summons than this version makes."
        return unmet(SUM_03, name, f"Outside the Netherlands: {', '.join(abroad)}.", step)
    return satisfied(SUM_03, name, "Every defendant has an address.")


def partners_are_named(facts: Facts) -> Finding:
    """A partnership is summoned with every partner, each with an own residence.

    Rule:  SUM-71
    """
    name = "partners_are_named"
    bare = [d.id or "debtor" for d in facts.file.debtors if isinstance(d, Partnership) and not d.partners]
    if bare:
        step = "Record the partners from the trade register, each with residence."
        return unmet(SUM_71, name, f"No partners on record for {', '.join(bare)}.", step)
    return satisfied(SUM_71, name, "Partners are named, or there is no partnership.")


def representative_has_address(facts: Facts) -> Finding:
    """The claimant's representative (gemachtigde) is on record with name and address.

    Rule:  SUM-11
    """
    name = "representative_has_address"
    collector = facts.file.collector
    if collector.role not in REPRESENTED_BY_OTHERS:
        return satisfied(SUM_11, name, "The claimant acts in person.")
    if collector.party is None or not collector.party.addresses:
        step = "Record collector.party with its address."
        return unmet(SUM_11, name, "The representative's name or address is missing.", step)
    return satisfied(SUM_11, name, "The representative is on record.")


def bailiff_is_known(facts: Facts) -> Finding:
    """The bailiff who serves is on record with office address.

    Rule:  SUM-02
    """
    name = "bailiff_is_known"
    bailiff = facts.file.bailiff
    if bailiff is None or not bailiff.addresses:
        return unmet(SUM_02, name, "No bailiff with office address is on record.", "Record bailiff.")
    return satisfied(SUM_02, name, "The bailiff is on record.")


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
    """The chosen court is that of a defendant's residence.

    Rule:  SUM-53, SUM-55
    """
    name = "court_fits_residence"
    court = facts.file.proceedings.court if facts.file.proceedings else None
    competent = competent_courts(facts)
    if court is None or not competent:
        step = "Record the municipality of each defendant's address."
        return unknown(SUM_53, name, "The court of the defendant's residence does not follow from the case.", step)
    if court.name.casefold() not in {place.casefold() for place in competent}:
        step = "Choose that court, or record under overrides why another one is competent."
        return unmet(SUM_53, name, f"Residence leads to {' or '.join(competent)}, not to {court.name}.", step)
    return satisfied(SUM_53, name, f"{court.name} is the court of a defendant's residence.")


def docket_date_is_set(facts: Facts) -> Finding:
    """Docket date (roldatum) and hour are on record.

    Rule:  SUM-15
    """
    name = "docket_date_is_set"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None or plan.docket_time is None:
        step = "Ask the court for a docket date and record docket_date and docket_time."
        return unknown(SUM_15, name, "Docket date or hour is missing.", step)
    return satisfied(SUM_15, name, f"The docket date is {plan.docket_date}.")


def summons_term_is_kept(facts: Facts) -> Finding:
    """Between service and docket date lies at least the summons term; the day itself is not counted.

    Rule:  SUM-30, SUM-42
    Law:   art. 114, 119 Rv
    Units: calendar days; the planned day of service, or the legal date when it is later
    """
    name = "summons_term_is_kept"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return unknown(SUM_30, name, "There is no docket date to count back from.", "Record the docket date.")
    served = max(plan.planned_service_on or facts.on, facts.on)
    earliest = earliest_docket_date(facts.law, served, "NL")
    if plan.docket_date < earliest:
        step = f"Serve earlier, or choose a docket date on or after {earliest}."
        message = f"Served on {served}, the earliest docket date is {earliest}, not {plan.docket_date}."
        return unmet(SUM_30, name, message, step)
    return satisfied(SUM_30, name, f"Served on {served}, a docket date from {earliest} is possible.")


def docket_date_is_confirmed(facts: Facts) -> Finding:
    """A person confirmed that the docket date is a roll day of the court; no table has roll days.

    Rule:  SUM-41
    """
    name = "docket_date_is_confirmed"
    confirmed = any(answer.rule == "SUM-41" and answer.answer == "yes" for answer in facts.file.answers)
    if confirmed:
        return satisfied(SUM_41, name, "A person confirmed the roll day.")
    step = "Ask the registry, and record the answer under answers with rule SUM-41."
    return unknown(SUM_41, name, "Whether the docket date is a roll day of this court is not confirmed.", step)


def filing_day_is_ahead(facts: Facts) -> Finding:
    """There is still time to file: the last opening day before the docket date has not passed.

    Rule:  SUM-35
    """
    name = "filing_day_is_ahead"
    plan = facts.file.proceedings
    if plan is None or plan.docket_date is None:
        return unknown(SUM_35, name, "Without a docket date there is no last day for filing.", "Record it.")
    last = file_by(facts.law, plan.docket_date)
    if last < facts.on:
        return unmet(SUM_35, name, f"The last day for filing was {last}.", "Choose a later docket date.")
    return satisfied(SUM_35, name, f"File at the registry on {last} at the latest.")


def fee_year_is_known(facts: Facts) -> Finding:
    """The court-fee table of the docket date's year is known; a year-crossing case is checked by a person.

    Rule:  SUM-62
    """
    name = "fee_year_is_known"
    plan = facts.file.proceedings
    docket = plan.docket_date if plan and plan.docket_date else facts.on
    try:
        facts.law.table("court_fees_subdistrict").at(docket)
    except LawUnknown as error:
        step = "Use the new table as soon as it is published."
        return unmet(SUM_62, name, f"The court fee on the docket date is not known. {error.message}", step)
    if docket.year != facts.on.year:
        step = "The table of the docket date's year counts; check the amount at filing."
        return unmet(SUM_62, name, f"The case is docketed in {docket.year}.", step)
    return satisfied(SUM_62, name, f"The court fees of {docket.year} are known.")


def defences_have_a_rebuttal(facts: Facts) -> Finding:
    """Every known defence comes with what the claimant answers to it.

    Rule:  SUM-23
    """
    name = "defences_have_a_rebuttal"
    bare = [dispute.id for dispute in facts.file.disputes if not dispute.rebuttal]
    if bare:
        step = "Record rebuttal for each dispute: why the defence fails."
        return unmet(SUM_23, name, f"No rebuttal for {', '.join(bare)}.", step)
    return satisfied(SUM_23, name, f"{len(facts.file.disputes)} known defence(s), each with a rebuttal.")


def competent_courts(facts: Facts) -> tuple[str, ...]:
    """Return the courts of the defendants' residences, by their statutory names (SUM-53)."""
    names = []
    for address in _residences(facts):
        if address.municipality is None:
            continue
        try:
            names.append(court_for(facts.law, address.municipality).statutory_name)
        except LawQuestion:
            continue
    return tuple(dict.fromkeys(names))


def _proposal(facts: Facts) -> str:
    competent = competent_courts(facts)
    return f"; residence leads to {' or '.join(competent)}" if competent else ""


def _residences(facts: Facts) -> list[Address]:
    found = [party.address(*SERVICE_ADDRESS) for _, party in _defendants(facts)]
    return [address for address in found if address is not None]


def _defendants(facts: Facts) -> list[tuple[str, AnyParty]]:
    found: list[tuple[str, AnyParty]] = []
    for place, debtor in enumerate(facts.file.debtors, start=1):
        who = debtor.id or f"debtor-{place}"
        found.append((who, debtor))
        if isinstance(debtor, Partnership):
            found.extend(
                (f"{who}, partner {number}", partner) for number, partner in enumerate(debtor.partners, start=1)
            )
    return found


def _everyone(facts: Facts) -> list[tuple[str, AnyParty]]:
    creditor = facts.file.creditor
    mine: list[tuple[str, AnyParty]] = []
    if isinstance(creditor, NaturalPerson | SoleTrader):
        mine.append(("creditor", creditor))
    return [*mine, *_defendants(facts)]
