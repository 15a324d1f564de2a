"""Requirements on the record itself: letters that are proven, addresses that can be used, nothing left to fill in."""

from filing.casefile.names import LETTER_ADDRESS, AnyParty, Person, address_lines, full_name
from filing.casefile.party import StatusKind
from filing.message import Message, say
from filing.reckoning.receipt_doubts import held_on
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.kind_words import letter_name
from filing.rules.requirements.case_paths import named

EVI_01 = Rule("EVI-01", "art. 85 Rv", Severity.WARN, Certainty.CONFIRMED)
WAY_03 = Rule("WAY-03", "", Severity.BLOCK, Certainty.HOUSE, overridable=False)
D14_31 = Rule("D14-31", "art. 3:37 lid 3 BW", Severity.ERROR, Certainty.CONFIRMED_2017)
REM_01 = Rule("REM-01", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
WAY_06 = Rule("WAY-06", "", Severity.WARN, Certainty.HOUSE, answerable=True)
WAY_07 = Rule("WAY-07", "", Severity.WARN, Certainty.HOUSE, answerable=True)
LETTERS = ("notice_of_default", "fourteen_day_notice", "final_demand")
PLACEHOLDER = "VOORBEELD"
BOX = "postbus"


def debtors_can_be_written_to(facts: Facts) -> Finding:
    """Every debtor, or who stands in, has an address to which a letter can go.

    Rule:  REM-01 (also D14-31)
    """
    name = "debtors_can_be_written_to"
    without = [
        named(debtor, place)
        for place, debtor in enumerate(facts.file.debtors, start=1)
        if debtor.address(*LETTER_ADDRESS) is None and not _somebody_stands_in(facts, debtor)
    ]
    if without:
        return unknown(
            REM_01,
            name,
            say("No address is on record of {who}.", who=tuple(without)),
            say("Record addresses of {who}: residence, office or postal address.", who=tuple(without)),
            facts=tuple(fact(f"debtors.{one}.addresses", None) for one in without),
        )
    return satisfied(REM_01, name, say("Every debtor has an address."))


def letters_can_arrive(facts: Facts) -> Finding:
    """No debtor is without a known residence today: a letter to the old address is not taken to reach him.

    Rule:  D14-31
    Law:   art. 3:37 lid 3 BW
    """
    name = "letters_can_arrive"
    gone = [
        (named(debtor, place), status)
        for place, debtor in enumerate(facts.file.debtors, start=1)
        for status in debtor.statuses
        if status.kind is StatusKind.UNKNOWN_RESIDENCE
        and held_on(status, facts.on)
        and not _somebody_stands_in(facts, debtor)
    ]
    if gone:
        who = tuple(dict.fromkeys(one for one, _ in gone))
        return unmet(
            D14_31,
            name,
            say("{who} has no known residence, so that a letter to the address on record need not arrive.", who=who),
            say(
                "Look up where {who} lives, record the address and give the status its last day (until). Was that done "
                "in vain: have the letter handed over or served, so that receipt is proved, and record an override "
                "with rule D14-31.",
                who=who,
            ),
            facts=tuple(fact(f"debtors.{one}.statuses.since", status.since) for one, status in gone),
        )
    return satisfied(D14_31, name, say("No debtor is without a known residence."))


def _somebody_stands_in(facts: Facts, debtor: AnyParty) -> bool:
    lasting = (status for status in debtor.statuses if status.lasts_on(facts.on))
    stand_ins = [*debtor.representatives, *(one.representative for one in lasting if one.representative)]
    return any(one.addresses for one in stand_ins)


def addresses_are_ordinary(facts: Facts) -> Finding:
    """No debtor is written to at a post-office box alone, or abroad, unless a person looked at it.

    The presumption of delivery by post and the service of a summons are about ordinary Dutch addresses.

    Rule:  WAY-06 (house rule, not law)
    """
    name = "addresses_are_ordinary"
    odd: list[Message] = []
    rests_on: list[Fact] = []
    for place, debtor in enumerate(facts.file.debtors, start=1):
        who = named(debtor, place)
        address = debtor.address(*LETTER_ADDRESS)
        if address is None:
            continue
        boxes = [one for one in debtor.addresses if one.street and one.street.casefold().startswith(BOX)]
        if address.country != "NL":
            odd.append(say("{who} lives abroad ({country})", who=who, country=address.country))
            rests_on.append(fact(f"debtors.{who}.addresses", address.country))
        elif len(boxes) == len(debtor.addresses):
            odd.append(say("of {who} only a post-office box is known", who=who))
            rests_on.append(fact(f"debtors.{who}.addresses", address.street))
    if odd:
        return unknown(
            WAY_06,
            name,
            say("An address is not an ordinary one: {addresses}.", addresses=tuple(odd)),
            say(
                "Look up another address, or send it so that receipt is proved; answer under answers with rule WAY-06."
            ),
            facts=tuple(rests_on),
        )
    return satisfied(WAY_06, name, say("Every address is an ordinary Dutch one."))


def debtors_are_told_apart(facts: Facts) -> Finding:
    """No two persons of one family name at one address are mixed up: initials tell them apart.

    Rule:  WAY-07 (house rule, not law)
    """
    name = "debtors_are_told_apart"
    seen: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for place, debtor in enumerate(facts.file.debtors, start=1):
        address = debtor.address(*LETTER_ADDRESS)
        if not isinstance(debtor, Person) or address is None:
            continue
        who, given = named(debtor, place), (debtor.first_names or debtor.initials or "").casefold()
        key = (debtor.last_name.casefold(), address_lines(address))
        other = seen.setdefault(key, (who, given))
        if other[0] != who and (not given or not other[1] or given == other[1]):
            return unknown(
                WAY_07,
                name,
                say(
                    "{one} and {other} have one family name and one address, and no names that differ.",
                    one=other[0],
                    other=who,
                ),
                say("Record first_names of both, or answer under answers with rule WAY-07."),
                facts=(fact(f"debtors.{other[0]}.first_names", None), fact(f"debtors.{who}.first_names", None)),
            )
    return satisfied(WAY_07, name, say("The debtors can be told apart."))


def letters_have_evidence(facts: Facts) -> Finding:
    """Every letter that the document relies on is among the evidence.

    Rule:  EVI-01
    Law:   art. 85 Rv
    """
    name = "letters_have_evidence"
    bare = [event for kind in LETTERS for event in facts.sent(kind) if not event.evidence and event.file is None]
    if bare:
        letters = tuple(
            say("{document} of {day}", document=letter_name(event.document or ""), day=event.on) for event in bare
        )
        return unmet(
            EVI_01,
            name,
            say("No copy is on record of {letters}.", letters=letters),
            say("Add the letter to exhibits, and name it under evidence of the event."),
            facts=tuple(fact(f"history.{event.id}.evidence", None) for event in bare),
        )
    return satisfied(EVI_01, name, say("Of every letter that is relied on a copy is on record."))


def no_placeholder_is_left(facts: Facts) -> Finding:
    """Creditor and debtors are real: nothing of the case file that ``filing new`` wrote is left in their names.

    Rule:  WAY-03 (house rule)
    """
    name = "no_placeholder_is_left"
    parties = (facts.file.creditor, *facts.file.debtors)
    if any(PLACEHOLDER in full_name(party) for party in parties):
        return unmet(
            WAY_03,
            name,
            say("The parties still bear the placeholder {word}.", word=PLACEHOLDER),
            say("Replace what says {word}; filing check lists the places.", word=PLACEHOLDER),
        )
    return satisfied(WAY_03, name, say("The parties are filled in."))
