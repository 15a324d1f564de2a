"""Requirements on a summons before the subdistrict court: parties, defences, and who serves."""

from filing.casefile.names import SERVICE_ADDRESS, AnyParty, Person
from filing.casefile.party import CollectorRole, LegalPerson, NaturalPerson, Partnership, SoleTrader
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unmet
from filing.rules.requirements.competence import defendants
from filing.rules.requirements.dealings import open_disputes

SUM_01 = Rule("SUM-01", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_02 = Rule("SUM-02", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_03 = Rule("SUM-03", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_11 = Rule("SUM-11", "art. 111 lid 2 onder b Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_23 = Rule("SUM-23", "art. 111 lid 3 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_71 = Rule("SUM-71", "HR 17-7-2020, ECLI:NL:HR:2020:1315", Severity.ERROR, Certainty.CONFIRMED)
REPRESENTED_BY_OTHERS = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.LAWYER, CollectorRole.BAILIFF})


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
    for who, party in defendants(facts):
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


def _everyone(facts: Facts) -> list[tuple[str, AnyParty]]:
    creditor = facts.file.creditor
    mine: list[tuple[str, AnyParty]] = []
    if isinstance(creditor, NaturalPerson | SoleTrader):
        mine.append(("creditor", creditor))
    return [*mine, *defendants(facts)]
