"""What a summons says differently for the subdistrict court and for the civil chamber; the two are never mixed.

Rule:  SUM-11, SUM-12, SUM-16, SUM-17, SUM-20, SUM-21
Law:   art. 79, 80, 82, 111 lid 2 Rv; art. 3, 4, 15 Wgbz
"""

import re
from collections.abc import Iterator

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.chamber import Chamber
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, lacks

SUM_11 = Rule("SUM-11", "art. 111 lid 2 onder b Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_12 = Rule("SUM-12", "art. 111 lid 2 onder c Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_16 = Rule("SUM-16", "art. 111 lid 2 onder g, 82 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_17 = Rule("SUM-17", "art. 111 lid 2 onder h Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_20 = Rule("SUM-20", "art. 111 lid 2 onder k Rv; art. 3, 4 Wgbz", Severity.ERROR, Certainty.CONFIRMED)
SUM_21 = Rule("SUM-21", "art. 111 lid 2 onder l Rv; art. 15 Wgbz", Severity.ERROR, Certainty.CONFIRMED)

_IN_PERSON = words(r"\b(?:in persoon|zelf (?:verschijnen|komen|naar de)|persoonlijk)\b")
_NOT_IN_PERSON = words(r"\bniet in persoon\b")
_AGENT = words(r"\b(?:gemachtigde|iemand anders|laten vertegenwoordigen|laten bijstaan)\b")
_WRITTEN = words(r"\bschriftelijk\w*|\bper brief\b|\bbrief sturen\b|\bop papier\b")
# Where and when a written answer is given in before the hearing.
_BEFOREHAND = words(
    r"\b(?:griffie|vooraf|van tevoren|voorafgaand\w*|(?:voor|uiterlijk op|uiterlijk|tot) (?:de |deze |die |dat )?"
    r"(?:rol(?:datum|zitting|dag)|zitting|terechtzitting|zittingsdag|dag van de zitting|genoemde dag)"
    r"|(?:stuur|sturen|zenden|toezenden|opsturen|indienen|inleveren|mailen)\b[^.;]{0,60}?\b(?:rechtbank|kantonrechter"
    r"|gerecht|rechter)|(?:rechtbank|kantonrechter|gerecht)\b[^.;]{0,40}?\b(?:sturen|zenden|opsturen|indienen|ontvangen))\b"
)
_ORAL = words(r"\bmondeling\w*|\bop de zitting (?:zelf )?(?:vertellen|zeggen|antwoorden|reageren)\b")
_BY_LAWYER = words(
    r"\b(?:(?:bij|door|van een) advocaat|(?<!als\s)advocaat (?:stel\w*|te stellen|verschijn\w*)"
    r"|vertegenwoordigd door een advocaat)\b"
)
_MUST_BY_LAWYER = words(
    r"\b(?:uitsluitend|alleen|enkel|verplicht|niet in persoon|moet|moeten|dient|dienen|slechts|gehouden)\b"
    r"[^.]{0,80}?\badvocaat\b"
    r"|\b(?:bij|door) advocaat (?:te )?verschijnen|\badvocaat te stellen|\badvocaat stellen"
    r"|\bniet (?:bij|door een|via een|vertegenwoordigd door een) advocaat\b"
    r"|\badvocaat (?:is )?(?:verplicht|nodig|vereist|noodzakelijk|in te schakelen|inschakelen)\b"
    r"|\bverplichte? (?:proces)?vertegenwoordiging\b"
    r"|\b(?:met bijstand|door tussenkomst|met tussenkomst) van een advocaat\b"
)
# An advocate who is offered as one of several, or of whom it is said that he is not needed, or whose costs are meant.
_FREE = words(
    r"\b(?:geen|zonder|hoeft|zelf (?:of|komen|verschijnen|naar)|in persoon of|gemachtigde (?:of|dan wel|en/of)"
    r"|alleen of|iemand anders|(?:kosten|salaris|honorarium)"
    r" (?:van|voor) (?:de|een|haar|zijn|uw) advocaat)\b"
)
_NONE_BEFORE = words(r"\b(?:geen|zonder) $")
_FREE_BEHIND = words(
    r"^[^.]{0,40}?\bniet (?:nodig|verplicht|vereist)|^ (?:of|en/of) (?:door |een |de |zelf|iemand|andere|gemachtigde)"
    r"|^ van (?:eis|de eis)"
)
_NO_LAWYER_NEEDED = words(
    r"\bgeen advocaat (?:nodig|te nemen|in te schakelen|verplicht)|\bzonder (?:een )?advocaat|\bmet of zonder advocaat"
    r"|\badvocaat is niet (?:nodig|verplicht|vereist)|\bhoeft (?:u )?geen advocaat"
)
_LAWYER = words(r"\b(?:advocaat|advocaten|mr\.)")
_OFFICE = words(r"\b(?:kantoorhoudende?|ten kantore|kantooradres|kantoor houdende?|gevestigd)\b")
_FEE = words(r"\bgriffierecht\w*")
_NO_FEE = words(
    r"\b(?:geen|zonder|nihil)\b[^.]{0,50}?\bgriffierecht\w*"
    r"|\b(?:hoeft|hoef|wordt|worden|is|zijn|bent)\b[^.]{0,40}?\bniet\b[^.]{0,40}?\bgriffierecht\w*"
    r"|\bgriffierecht\w*[^.]{0,60}?\b(?:niet|geen)\b(?! (?:tijdig|op tijd|binnen|betaal\w*|voldo\w+|voldaan|of niet))"
    r"|\bgratis\b|\bkosteloos\b"
)
_FOUR_WEEKS = words(r"\b(?:binnen )?(?:vier|4)(?: \(4\))? weken\b")
_MEANS = words(r"\b(?:onvermogend\w*|raad voor rechtsbijstand|toevoeging)\b")
_ANNEX = words(r"\b(?:bijlage|wet griffierechten burgerlijke zaken|wgbz|rechtspraak\.nl)\b")
_JOINT_FEE = words(r"\b(?:gezamenlijk griffierecht|eenmaal (?:een )?(?:gezamenlijk )?griffierecht|artikel 15)\b")
_AGENT_OF = words(
    r"\b(?:als|tot) gemachtigde\b|\bgemachtigde(?:n)? (?:van eis\w*|optreedt|:|is|zijn)|\bvoor wie als gemachtigde"
    r"|\bprocesgemachtigde\b"
)
AROUND = 120  # [characters] around the word for an advocate in which he is demanded
STEP = say("Use the statement for this court; without it the summons may be void (art. 120 Rv).")


def agent_is_named(reading: Reading) -> Remark | None:
    """Before the subdistrict court, an agent of the claimant is named with the address.

    Rule:  SUM-11
    Law:   art. 111 lid 2 onder b Rv
    """
    if reading.chamber is not Chamber.SUBDISTRICT:
        return None
    name = "agent_is_named"
    found = _AGENT_OF.search(reading.text)
    if found is None:
        message = say("No agent of the claimant was found.")
        return asks(SUM_11, name, message, say("When somebody acts for the claimant, name and address must be there."))
    return holds(
        SUM_11, name, say("The agent of the claimant is named."), reading.quote(found.start(), found.end() + 60)
    )


def lawyer_is_named(reading: Reading) -> Remark | None:
    """Before the civil chamber, the advocate of the claimant is named with the office address.

    Rule:  SUM-12
    Law:   art. 111 lid 2 onder c Rv
    """
    if reading.chamber is not Chamber.CIVIL:
        return None
    name = "lawyer_is_named"
    if _LAWYER.search(reading.text) and _OFFICE.search(reading.text):
        return holds(SUM_12, name, say("An advocate and an office are named."))
    message = say("The advocate of the claimant with the office address was not found.")
    return lacks(reading, SUM_12, name, message, STEP)


def answering_is_explained(reading: Reading) -> Remark | None:
    """Before the subdistrict court: in person or by an agent, and how to answer, in writing or orally.

    Rule:  SUM-16
    Law:   art. 111 lid 2 onder g, 82 Rv
    """
    name = "answering_is_explained"
    chamber = reading.chamber
    if chamber is Chamber.CIVIL:
        return None
    if chamber is Chamber.UNKNOWN:
        message = say("It cannot be seen whether the subdistrict court or the civil chamber is to decide.")
        return asks(SUM_16, name, message, say("Read which court is named, and which statements it needs."))
    must = _must_by_lawyer(reading.text)
    if must is not None:
        message = say("Before the subdistrict court nobody needs an advocate; this is the text of the civil chamber.")
        return fails(SUM_16, name, message, STEP, reading.quote(must.start(), must.end() + 20))
    lacking = [
        words_of
        for pattern, words_of in (
            (_IN_PERSON, say("in person")),
            (_AGENT, say("by an agent")),
            (_WRITTEN, say("in writing")),
            (_ORAL, say("orally")),
        )
        if not pattern.search(reading.text)
    ]
    if not lacking:
        found = _IN_PERSON.search(reading.text)
        quote = reading.quote(found.start(), found.end() + 50) if found else ""
        if not _BEFOREHAND.search(reading.text):
            message = say("It is not told that a written answer may be filed at the registry before the docket date.")
            return asks(SUM_16, name, message, say("Add it (art. 82 Rv): at the hearing, or filed before it."), quote)
        return holds(SUM_16, name, say("How to appear and answer is told."), quote)
    message = say("How to appear and answer is not told in full; missing: {what}.", what=tuple(lacking))
    return lacks(reading, SUM_16, name, message, STEP)


def _around(text: str, *held: str) -> Iterator[re.Match[str]]:
    """Yield where an advocate is demanded, looking only around the words that every such demand holds."""
    for word in held:
        place = text.find(word)
        while place >= 0:
            yield from _MUST_BY_LAWYER.finditer(text, max(0, place - AROUND), place + AROUND)
            place = text.find(word, place + AROUND // 2)


def _must_by_lawyer(text: str) -> re.Match[str] | None:
    """Return where an advocate is demanded; None when none is, or when one is offered among others."""
    if "advocaat" not in text and "vertegenwoordiging" not in text:
        return None
    for match in _around(text, "advocaat", "vertegenwoordiging"):
        held = match.group()
        if _NONE_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if "niet in persoon" in held or not (
            _FREE.search(held) or _FREE_BEHIND.search(text[match.end() : match.end() + 70])
        ):
            return match
    return None


def lawyer_is_required(reading: Reading) -> Remark | None:
    """Before the civil chamber: to appear by an advocate only.

    Rule:  SUM-17
    Law:   art. 111 lid 2 onder h Rv
    """
    if reading.chamber is not Chamber.CIVIL:
        return None
    name = "lawyer_is_required"
    found = _IN_PERSON.search(reading.text)
    if found and not _NOT_IN_PERSON.search(reading.text):
        message = say(
            "Before the civil chamber nobody can appear in person; this is the text of the subdistrict court."
        )
        return fails(SUM_17, name, message, STEP, reading.quote(max(0, found.start() - 20), found.end() + 30))
    free = _NO_LAWYER_NEEDED.search(reading.text)
    if free:
        message = say("Before the civil chamber an advocate is needed, and the summons says that none is.")
        return fails(SUM_17, name, message, STEP, reading.quote_around(free))
    must = _must_by_lawyer(reading.text) or _BY_LAWYER.search(reading.text)
    if must:
        message = say("It says that an advocate is needed.")
        return holds(SUM_17, name, message, reading.quote(must.start(), must.end() + 20))
    message = say("It does not say that the defendant can appear by an advocate only.")
    return lacks(reading, SUM_17, name, message, STEP)


def court_fee_is_explained(reading: Reading) -> Remark:
    """The summons says whether the defendant pays a court fee: none before the subdistrict court, else when and which.

    Rule:  SUM-20
    Law:   art. 111 lid 2 onder k Rv; art. 3, 4 Wgbz
    """
    name = "court_fee_is_explained"
    fee = _FEE.search(reading.text)
    if fee is None:
        return lacks(reading, SUM_20, name, say("It does not say whether the defendant pays a court fee."), STEP)
    quote = reading.quote(max(0, fee.start() - 40), fee.end() + 30)
    weeks = [
        match
        for match in _FOUR_WEEKS.finditer(reading.text)
        if _FEE.search(reading.text, *reading.letter.sentence(match.start()))
    ]
    if reading.chamber is Chamber.SUBDISTRICT:
        return _no_fee_is_due(reading, name, weeks, quote)
    if reading.chamber is Chamber.CIVIL:
        if weeks and _MEANS.search(reading.text) and _ANNEX.search(reading.text):
            return holds(SUM_20, name, say("Fee, term, annex and reduced fee are told."), quote)
        message = say("The statement on the court fee is not complete: term, annex, reduced fee with its documents.")
        return lacks(reading, SUM_20, name, message, STEP, quote)
    message = say("A court fee is spoken of, but which court decides was not recognised.")
    return asks(SUM_20, name, message, say("Read which court is named, and which statements it needs."), quote)


def _no_fee_is_due(reading: Reading, name: str, weeks: list[re.Match[str]], quote: str) -> Remark:
    if weeks:
        message = say("A fee within four weeks is the text of the civil chamber; here the defendant pays none.")
        return fails(SUM_20, name, message, STEP, reading.quote(max(0, weeks[0].start() - 40), weeks[0].end()))
    if _NO_FEE.search(reading.text):
        return holds(SUM_20, name, say("It says that the defendant pays no court fee."), quote)
    return fails(SUM_20, name, say("It does not say that the defendant pays no court fee."), STEP, quote)


def joint_fee_is_told(reading: Reading) -> Remark | None:
    """Several defendants are told that one fee is due for those with the same advocate and the same defence.

    Rule:  SUM-21
    Law:   art. 111 lid 2 onder l Rv; art. 15 Wgbz
    """
    if not reading.several_defendants:
        return None
    name = "joint_fee_is_told"
    found = _JOINT_FEE.search(reading.text)
    if found:
        message = say("The joint court fee is told.")
        return holds(SUM_21, name, message, reading.quote(max(0, found.start() - 20), found.end()))
    message = say("There are several defendants, and the joint court fee is not told.")
    return lacks(reading, SUM_21, name, message, STEP)
