"""Requirements on a summons before the subdistrict court: parties, court, and who serves."""

from decimal import Decimal

from filing.casefile.debt import DebtKind
from filing.casefile.names import SERVICE_ADDRESS, AnyParty, Person
from filing.casefile.party import Address, CollectorRole, LegalPerson, NaturalPerson, Partnership, SoleTrader
from filing.errors import LawQuestion
from filing.law.competence import sector
from filing.law.court import court_for
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet
from filing.rules.requirements.dealings import open_disputes

SUM_01 = Rule("SUM-01", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_02 = Rule("SUM-02", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_03 = Rule("SUM-03", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_11 = Rule("SUM-11", "art. 111 lid 2 onder b Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_14 = Rule("SUM-14", "art. 111 lid 2 onder e Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_23 = Rule("SUM-23", "art. 111 lid 3 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_50 = Rule("SUM-50", "art. 93, 94 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_50_COSTS = Rule("SUM-50", "art. 93 Rv", Severity.WARN, Certainty.MEMORY, answerable=True)
SUM_53 = Rule("SUM-53", "art. 99 tot 107 Rv", Severity.WARN, Certainty.CONFIRMED)
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
    """The chosen court is that of a defendant's residence; for rent that of the rented thing.

    Rule:  SUM-53, SUM-55
    """
    name = "court_fits_residence"
    court = facts.file.proceedings.court if facts.file.proceedings else None
    competent = competent_courts(facts)
    if court is None and competent:
        step = "Have a person confirm court and location, and record proceedings.court."
        return unknown(SUM_53, name, f"The case leads to {' or '.join(competent)}; no court is confirmed yet.", step)
    if court is None or not competent:
        step = "Record the municipality of each defendant's address, and for rent debt.location."
        return unknown(SUM_53, name, "The competent court does not follow from the case.", step)
    if court.name.casefold() not in {place.casefold() for place in competent}:
        step = "Choose that court, or record under overrides why another one is competent."
        return unmet(SUM_53, name, f"The case leads to {' or '.join(competent)}, not to {court.name}.", step)
    return satisfied(SUM_53, name, f"{court.name} is competent.")


def defences_have_a_rebuttal(facts: Facts) -> Finding:
    """Every known defence comes with what the claimant answers to it.

    Rule:  SUM-23
    """
    name = "defences_have_a_rebuttal"
    known = open_disputes(facts)
    bare = [dispute.id for dispute in known if not dispute.rebuttal]
    if bare:
        step = "Record rebuttal for each dispute: why the defence fails."
        return unmet(SUM_23, name, f"No rebuttal for {', '.join(bare)}.", step)
    return satisfied(SUM_23, name, f"{len(known)} known defence(s), each with a rebuttal.")


def competent_courts(facts: Facts) -> tuple[str, ...]:
    """Return the courts of the defendants' residences, by their statutory names; for rent that of the location alone.

    Rule:  SUM-53
    """
    places = [address.municipality for address in _residences(facts)]
    if facts.file.debt.kind is DebtKind.RENT:
        places = [facts.file.debt.location]
    names = []
    for place in places:
        if place is None:
            continue
        try:
            names.append(court_for(facts.law, place).statutory_name)
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
