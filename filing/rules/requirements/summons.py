"""Requirements on a summons before the subdistrict court: who is named, where, by whom it is served, and defences."""

from filing.casefile.names import SERVICE_ADDRESS, AnyParty, Person, full_name
from filing.casefile.party import (
    AddressKind,
    Capacity,
    CollectorRole,
    LegalPerson,
    NaturalPerson,
    Partnership,
    SoleTrader,
)
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.competence import defendants
from filing.rules.requirements.dealings import open_disputes

SUM_01 = Rule("SUM-01", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_02 = Rule("SUM-02", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_03 = Rule("SUM-03", "art. 45 lid 3 Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_10 = Rule("SUM-10", "art. 111 lid 2 onder a Rv", Severity.BLOCK, Certainty.CONFIRMED)
SUM_11 = Rule("SUM-11", "art. 111 lid 2 onder b Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_23 = Rule("SUM-23", "art. 111 lid 3 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_40 = Rule("SUM-40", "art. 50, 51 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_71 = Rule("SUM-71", "HR 17-7-2020, ECLI:NL:HR:2020:1315", Severity.ERROR, Certainty.CONFIRMED)
SUM_72 = Rule("SUM-72", "", Severity.WARN, Certainty.MEMORY, answerable=True)
EXE_20 = Rule("EXE-20", "art. 3, 11 Gdw", Severity.WARN, Certainty.CONFIRMED_2017)
REPRESENTED_BY_OTHERS = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.LAWYER, CollectorRole.BAILIFF})
MANAGES = frozenset({Capacity.DIRECTOR, Capacity.PARTNER})
# Under such a name nobody is party: the person behind it is.
TRADES_AS = ("h.o.d.n.", "hodn", "t.h.o.d.n.", "handelend onder de naam", "eenmanszaak")


def names_are_complete(facts: Facts) -> Finding:
    """Full first names of natural persons and the seat of the claimant are on record.

    Rule:  SUM-01
    """
    name = "names_are_complete"
    missing = [who for who, party in _everyone(facts) if isinstance(party, Person) and not party.first_names]
    rests = [fact(f"{who}.first_names", None) for who in missing]
    claimant = facts.file.creditor
    if isinstance(claimant, LegalPerson) and not claimant.seat:
        missing.append("creditor")
        rests.append(fact("creditor.seat", None))
    if missing:
        step = say("Record first_names in full, and the seat of the claimant.")
        message = say("Names or seat are not complete for {who}.", who=tuple(missing))
        return unmet(SUM_01, name, message, step, facts=tuple(rests))
    return satisfied(SUM_01, name, say("Names are complete."))


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
    rests = tuple(fact(f"{who}.addresses", None) for who in missing)
    if missing:
        message = say("No residence or office is on record for {who}.", who=tuple(missing))
        return unmet(SUM_03, name, message, say("Record the address under addresses."), facts=rests)
    if abroad:
        step = say("Have a lawyer or bailiff draft it: serving abroad (art. 55, 56 Rv) needs another summons.")
        message = say("Outside the Netherlands: {who}.", who=tuple(abroad))
        return unmet(SUM_03, name, message, step)
    return satisfied(SUM_03, name, say("Every defendant has an address."))


def firms_are_served_at_their_office(facts: Facts) -> Finding:
    """A legal person is served at its office or on a director, a partnership at its office or on a managing partner.

    Rule:  SUM-40
    Law:   art. 50, 51 Rv
    """
    name = "firms_are_served_at_their_office"
    bare = []
    for who, party in defendants(facts):
        if not isinstance(party, LegalPerson | Partnership) or party.address(AddressKind.OFFICE) is not None:
            continue
        managed = any(one.capacity in MANAGES and one.addresses for one in party.representatives)
        with_address = isinstance(party, Partnership) and any(one.address(*SERVICE_ADDRESS) for one in party.partners)
        if not managed and not with_address:
            bare.append(who)
    if bare:
        message = say("No office is on record for {who}, nor a director or partner with an address.", who=tuple(bare))
        step = say("Record an address of kind office, or a representative with capacity director and an address.")
        rests = tuple(fact(f"{who}.addresses", None) for who in bare)
        return unmet(SUM_40, name, message, step, facts=rests)
    return satisfied(SUM_40, name, say("Every firm has an office, or a director or partner who can be served."))


def domicile_can_be_chosen(facts: Facts) -> Finding:
    """The claimant chooses domicile in the Netherlands: as recorded, at the representative's, or at its own office.

    Rule:  SUM-10
    """
    name = "domicile_can_be_chosen"
    plan = facts.file.proceedings
    if plan is not None and plan.chosen_domicile:
        return satisfied(SUM_10, name, say("Domicile is chosen as recorded."),
                         facts=(fact("proceedings.chosen_domicile", plan.chosen_domicile),))  # fmt: skip
    represented = facts.file.collector.role in REPRESENTED_BY_OTHERS
    party = facts.file.collector.party or facts.file.creditor
    address = party.address(AddressKind.OFFICE, AddressKind.RESIDENCE)
    if address is None or address.country != "NL":
        message = say("The claimant has no address in the Netherlands at which it can choose domicile.")
        step = say("Record proceedings.chosen_domicile: an address in the Netherlands.")
        return unmet(SUM_10, name, message, step, facts=(fact("proceedings.chosen_domicile", None),))
    message = say("Domicile is chosen at the claimant's own address.")
    if represented:
        message = say("Domicile is chosen at the representative's office.")
    return satisfied(SUM_10, name, message)


def partners_are_named(facts: Facts) -> Finding:
    """A partnership is summoned with every partner, each with an own residence.

    Rule:  SUM-71
    """
    name = "partners_are_named"
    bare = [d.id or "debtor" for d in facts.file.debtors if isinstance(d, Partnership) and not d.partners]
    if bare:
        step = say("Record the partners from the trade register under partners, each with residence.")
        message = say("No partners are on record for {who}.", who=tuple(bare))
        rests = tuple(fact(f"{who}.partners", None) for who in bare)
        return unmet(SUM_71, name, message, step, facts=rests)
    return satisfied(SUM_71, name, say("Partners are named, or there is no partnership."))


def natural_person_is_named(facts: Facts) -> Finding:
    """Nobody is summoned under a trade name alone: of a sole trader the natural person is the party.

    Rule:  SUM-72
    """
    name = "natural_person_is_named"
    found = [
        (who, full_name(party))
        for who, party in defendants(facts)
        if isinstance(party, LegalPerson) and any(words in full_name(party).casefold() for words in TRADES_AS)
    ]
    if found:
        message = say("The name of {who} reads like the trade name of a sole trader.", who=tuple(w for w, _ in found))
        step = say(
            "Look the name up in the trade register and record the person as sole_trader, or answer SUM-72: it is a "
            "legal person."
        )
        rests = tuple(fact(f"{who}.name", called) for who, called in found)
        return unknown(SUM_72, name, message, step, facts=rests)
    return satisfied(SUM_72, name, say("No defendant bears a trade name alone."))


def representative_has_address(facts: Facts) -> Finding:
    """The claimant's representative (gemachtigde) is on record with name and address.

    Rule:  SUM-11
    """
    name = "representative_has_address"
    collector = facts.file.collector
    rests = (fact("collector.role", collector.role.value),)
    if collector.role not in REPRESENTED_BY_OTHERS:
        return satisfied(SUM_11, name, say("The claimant acts in person."), facts=rests)
    if collector.party is None or not collector.party.addresses:
        step = say("Record collector.party with its address.")
        missing = (*rests, fact("collector.party.addresses", None))
        message = say("The representative's name or address is missing.")
        return unmet(SUM_11, name, message, step, facts=missing)
    return satisfied(SUM_11, name, say("The representative is on record."), facts=rests)


def bailiff_is_known(facts: Facts) -> Finding:
    """The bailiff who serves is on record with office address.

    Rule:  SUM-02
    """
    name = "bailiff_is_known"
    bailiff = facts.file.bailiff
    if bailiff is None or not bailiff.addresses:
        message = say("No bailiff with office address is on record.")
        step = say("Record bailiff with name and office address.")
        return unmet(SUM_02, name, message, step, facts=(fact("bailiff.addresses", None),))
    return satisfied(SUM_02, name, say("The bailiff is on record."), facts=(fact("bailiff", full_name(bailiff)),))


def bailiff_is_no_party(facts: Facts) -> Finding:
    """The bailiff does not act in a matter of its own; relatives, who count as well, the case file cannot tell.

    Rule:  EXE-20
    Law:   art. 3 Gdw
    """
    name = "bailiff_is_no_party"
    bailiff = facts.file.bailiff
    ours = [("creditor", facts.file.creditor), *defendants(facts)]
    same = [who for who, party in ours if bailiff is not None and full_name(party) == full_name(bailiff)]
    if same:
        message = say("The bailiff bears the same name as {who}; nobody serves in a matter of his own.",
                      who=tuple(same))  # fmt: skip
        rests = tuple(fact(f"{who}.name", full_name(party)) for who, party in ours if who in same)
        return unmet(EXE_20, name, message, say("Instruct another bailiff and record it."), facts=rests)
    return satisfied(EXE_20, name, say("The bailiff is no party."))


def defences_have_a_rebuttal(facts: Facts) -> Finding:
    """Every known defence comes with what the claimant answers to it.

    Rule:  SUM-23, CES-05
    """
    name = "defences_have_a_rebuttal"
    known = open_disputes(facts)
    bare = [dispute.id for dispute in known if not dispute.rebuttal]
    if bare:
        step = say("Record rebuttal for each dispute: why the defence fails.")
        message = say("No rebuttal is on record for {who}.", who=tuple(bare))
        rests = tuple(fact(f"disputes.{one}.rebuttal", None) for one in bare)
        return unmet(SUM_23, name, message, step, facts=rests)
    if not known:
        return satisfied(SUM_23, name, say("No defence is known."))
    message = say("Every known defence has a rebuttal: {who}.", who=tuple(one.id for one in known))
    return satisfied(SUM_23, name, message)


def _everyone(facts: Facts) -> list[tuple[str, AnyParty]]:
    creditor = facts.file.creditor
    mine: list[tuple[str, AnyParty]] = []
    if isinstance(creditor, NaturalPerson | SoleTrader):
        mine.append(("creditor", creditor))
    return [*mine, *defendants(facts)]
