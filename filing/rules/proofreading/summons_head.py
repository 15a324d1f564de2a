"""Who summons whom before which court: the head of a summons.

Rule:  SUM-01 to SUM-04, SUM-06, SUM-10, SUM-14
Law:   art. 45, 111 Rv; art. 15 Gerechtsdeurwaarderswet
"""

import re
from itertools import islice

from filing.law.court import court_named
from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, there

SUM_01 = Rule("SUM-01", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_02 = Rule("SUM-02", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_03 = Rule("SUM-03", "art. 45 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_04 = Rule("SUM-04", "art. 45 lid 3 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_06 = Rule("SUM-06", "art. 15 Gerechtsdeurwaarderswet", Severity.WARN, Certainty.CONFIRMED_2017)
SUM_10 = Rule("SUM-10", "art. 111 lid 2 onder a Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_14 = Rule("SUM-14", "art. 111 lid 2 onder e Rv", Severity.ERROR, Certainty.CONFIRMED)
MOST_COURTS = 200  # [places] that name a court
LOOK_AT_PAGES = say("Read the pages without text.")
_CLAIMANT = words(r"\b(?:op|ten) verzoeke? van\b|\bter requeste\b|\beis(?:er|eres|ende partij)\b")
_BAILIFF = words(r"\b(?:toegevoegd )?(?:kandidaat-)?gerechtsdeurwaarder\b")
_OFFICE = words(r"\b(?:kantoorhoudende?|kantoor houdende?|gevestigd|kantooradres|ten kantore)\b")
_SUMMONED = words(r"\b(?:gedagvaard|dagvaard|opgeroepen|gedaagden?)\b")
_LIVES = words(
    r"\b(?:wonende?|woont|woonachtig|gevestigd|zonder bekende woon|woonplaats hebbende|verblijvende"
    r"|kantoorhoudende?)\b"
)
_COPY = words(r"\b(?:afschrift\w*|latende|gelaten|gesproken met|exploot doende|betekend aan|elektronisch)\b")
_DOMICILE = words(
    r"\b(?:woonplaats|domicilie)\b[^.]{0,60}?\b(?:kies\w*|kiez\w*|gekozen)\b|\b(?:kies\w*|kiez\w*"
    r"|gekozen)\b[^.]{0,60}?\b(?:woonplaats|domicilie)\b"
)
_COURT = words(r"rechtbank (?P<name>[a-z'-]+(?:[ -][a-z'-]+){0,3})")
_OLD_COURT = (words(r"kantongerecht\b"), words(r"arrondissementsrechtbank\b"))
_POSTCODE = words(r"\b\d{4} ?[a-z]{2}\b")
_ABBREVIATION = words(
    r"(?<![\w@/.-])(?:art\.|artt\.|jo\.|d\.d\.|nl\.|i\.v\.m\.|m\.b\.t\.|t\.a\.v\.|incl\.|excl\.|nr\.|blz\.|rv|bw"
    r"|e\.v\.|c\.s\.|q\.q\."
    r"|i\.p\.v\.|o\.a\.|resp\.|prod\.|t/m|enz\.|etc\.)(?![\w@/-])"
)


def claimant_is_named(reading: Reading) -> Remark:
    """The summons says at whose request it is served.

    Rule:  SUM-01
    Law:   art. 45 lid 3 Rv
    """
    said, lacking = say("The claimant is named."), say("It does not say at whose request the summons is served.")
    return there(reading, SUM_01, "claimant_is_named", (_CLAIMANT,), said, lacking)


def bailiff_is_named(reading: Reading) -> Remark:
    """The summons names the bailiff with the office address.

    Rule:  SUM-02
    Law:   art. 45 lid 3 Rv
    """
    said, lacking = say("The bailiff and an office are named."), say("Bailiff and office address were not found.")
    return there(reading, SUM_02, "bailiff_is_named", (_BAILIFF, _OFFICE), said, lacking)


def defendant_is_named(reading: Reading) -> Remark:
    """The summons names the defendant with the residence.

    Rule:  SUM-03
    Law:   art. 45 lid 3 Rv
    """
    said, lacking = say("The defendant and a residence are named."), say("Defendant and residence were not found.")
    return there(reading, SUM_03, "defendant_is_named", (_SUMMONED, _LIVES), said, lacking)


def copy_has_its_place(reading: Reading) -> Remark:
    """There is a place for the person with whom the copy was left.

    Rule:  SUM-04
    Law:   art. 45 lid 3 Rv
    """
    name = "copy_has_its_place"
    if _COPY.search(reading.text):
        return holds(SUM_04, name, say("The summons says with whom the copy is left, or has room for it."))
    message = say("It was not found with whom the copy is left.")
    return asks(SUM_04, name, message, say("Read the deed: it names the person and the capacity."))


def domicile_is_chosen(reading: Reading) -> Remark:
    """The claimant chooses a domicile.

    Rule:  SUM-10
    Law:   art. 111 lid 2 onder a Rv
    """
    said, lacking = say("A domicile is chosen."), say("The chosen domicile of the claimant is missing.")
    return there(reading, SUM_10, "domicile_is_chosen", (_DOMICILE,), said, lacking)


def court_is_named_in_full(reading: Reading) -> Remark:
    """The court is named by its statutory name, with the address of the hearing location.

    Rule:  SUM-14
    Law:   art. 111 lid 2 onder e Rv
    """
    name = "court_is_named_in_full"
    old = next((found for one in _OLD_COURT if (found := one.search(reading.text))), None)
    step = say("Name the court as 'rechtbank' with its name, and the address of the hearing location.")
    if old is not None:
        message = say("The summons names a court that no longer exists.")
        return fails(SUM_14, name, message, step, reading.quote(old.start(), old.end() + 40))
    places = islice(_COURT.finditer(reading.text), MOST_COURTS)
    named = [match for match in places if _is_court(reading, match["name"])]
    if not named:
        if not reading.whole:
            return asks(SUM_14, name, say("No court was found in the part that can be read."), LOOK_AT_PAGES)
        return fails(SUM_14, name, say("No court is named by its statutory name (rechtbank and its name)."), step)
    quote = reading.quote(named[0].start(), named[0].end() + 40)
    if any(_POSTCODE.search(reading.text, one.end(), one.end() + 260) for one in named):
        return holds(SUM_14, name, say("Court and address of the hearing are named."), quote)
    message = say("The court is named; the address of the hearing location was not found near it.")
    if reading.whole and "[adres" in reading.text:
        return fails(SUM_14, name, message, step, quote)
    return asks(SUM_14, name, message, say("Read whether the address where the hearing takes place is there."), quote)


def _is_court(reading: Reading, written: str) -> bool:
    """Whether the words behind "rechtbank" begin with the name of a court."""
    if reading.law is None:
        return True
    pieces = re.split(r"\s+", written.replace("\n", " "))
    return any(court_named(reading.law, " ".join(pieces[:count])) for count in range(1, len(pieces) + 1))


def nothing_is_abbreviated(reading: Reading) -> Remark:
    """The deed has no abbreviations.

    Rule:  SUM-06
    Law:   art. 15 Gerechtsdeurwaarderswet
    """
    name = "nothing_is_abbreviated"
    found = _ABBREVIATION.search(reading.text)
    if found is None:
        return holds(SUM_06, name, say("No abbreviation was found."))
    message = say("The deed has an abbreviation.")
    step = say("Write it out; a deed has no abbreviations.")
    return asks(SUM_06, name, message, step, reading.quote(max(0, found.start() - 25), found.end() + 25))
