"""What a petition for conservatory seizure (beslagrekest) must say, as far as its words show.

Rule:  ATT-01, ATT-02, ATT-04, ATT-05, ATT-08
Law:   art. 21, 278, 700, 711, 714, 725 Rv; Beslagsyllabus
"""

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, lacks
from filing.rules.proofreading.terms import number_of
from filing.rules.requirements.attachment import ATT_01, ATT_04, ATT_05, ATT_08, LEAST_TERM_DAYS

ATT_02 = Rule("ATT-02", "art. 700 lid 2 Rv", Severity.ERROR, Certainty.CONFIRMED)

_PETITIONER = words(r"\b(?:verzoek(?:er|ster|ers)|verzoekende partij|rekestrante?|requestrante?)\b")
_ADVOCATE = words(r"\badvoca(?:at|te|ten)\b")
_LIVES = words(r"\b(?:wonende?|woont|gevestigd|woonplaats|kantoorhoudende?)\b")
_ATTACHMENT = words(r"\b\w*beslag\w*\b")
_RIGHT = words(
    r"\b(?:vordering\w*|geldvordering|recht op|verhaal\w*|verzekering van|schuldig|verschuldigd|te vorderen)\b"
)
_SET_AT = words(r"\b(?:begro\w+|te stellen op|vast te stellen op|maximum|ten hoogste|bedrag van)\b")
_DEFENCE = words(r"\b(?:verweer|verweren|betwist\w*|bezwaren|niet gereageerd|tegenspraak|weersproken)\b")
_NEEDS_FEAR = words(
    r"\b(?:beslag (?:te leggen )?(?:\w+ ){0,4}?op (?:\w+ ){0,4}?)"
    r"(?:roerende zaken|onroerende\w* (?:zaak|zaken)|de woning|aandelen|effecten|inventaris|voorra\w+)\b"
)
_FEAR = words(r"\b(?:verduister\w*|vrees)\b")
_MAIN_ACTION = words(r"\b(?:hoofdzaak|eis in de hoofdzaak|hoofdvordering)\b")
_PENDING = words(r"\b(?:aanhangig|zaaknummer|rolnummer|reeds ingesteld)\b")
_DAYS = words(r"(?<![\w.,])(?P<n>\d{1,3}|[a-z]{3,12})(?: \(\w+\))? dagen na\b")
NEAR = 250  # [characters] between the main action and its term
STEP = say("Put it into the petition; the judge decides on the petition alone.")


def petition_names_advocate_and_petitioner(reading: Reading) -> Remark:
    """The petition names the petitioner with a residence, and the advocate who files it.

    Rule:  ATT-01
    Law:   art. 278 Rv
    """
    name = "petition_names_advocate_and_petitioner"
    lacking = [
        said
        for pattern, said in (
            (_PETITIONER, say("the petitioner")),
            (_LIVES, say("a residence")),
            (_ADVOCATE, say("the advocate")),
        )
        if not pattern.search(reading.text)
    ]
    if lacking:
        message = say("Not found in the petition: {what}.", what=tuple(lacking))
        return lacks(reading, ATT_01, name, message, STEP)
    found = _PETITIONER.search(reading.text)
    quote = reading.quote_around(found) if found else ""
    return holds(ATT_01, name, say("Petitioner and advocate are named."), quote)


def petition_names_right_and_sum(reading: Reading) -> Remark:
    """The petition says which attachment is asked for which right, and for money its amount or maximum.

    Rule:  ATT-02
    Law:   art. 700 lid 2 Rv
    """
    name = "petition_names_right_and_sum"
    if not (_ATTACHMENT.search(reading.text) and _RIGHT.search(reading.text)):
        message = say("The kind of attachment, or the right for which it is asked, was not found.")
        return lacks(reading, ATT_02, name, message, STEP)
    for found in _SET_AT.finditer(reading.text):
        near = next((one for one in reading.amounts if 0 <= one.start - found.end() <= 160), None)
        if near is not None:
            message = say("The attachment, the right and the sum are named.")
            return holds(ATT_02, name, message, reading.quote(found.start(), near.end))
    if reading.amounts:
        message = say("Amounts are named, but not which is the sum or maximum for which leave is asked.")
        return asks(ATT_02, name, message, say("Read for which sum leave is asked."))
    return lacks(reading, ATT_02, name, say("The sum or maximum of the claim is not named."), STEP)


def petition_tells_defences(reading: Reading) -> Remark:
    """The petition tells the known defences of the debtor, or that there are none.

    Rule:  ATT-04
    Law:   art. 21, 700 Rv; Beslagsyllabus
    """
    name = "petition_tells_defences"
    found = _DEFENCE.search(reading.text)
    if found:
        return holds(ATT_04, name, say("Defences are spoken of."), reading.quote_around(found))
    message = say("What the debtor said against the claim, or that he said nothing, was not found.")
    return lacks(reading, ATT_04, name, message, STEP)


def petition_shows_fear(reading: Reading) -> Remark | None:
    """Where the law asks for fear of embezzlement, the petition speaks of it; whether with facts, a person judges.

    Rule:  ATT-05
    Law:   art. 711, 714, 725 Rv
    """
    name = "petition_shows_fear"
    needed = _NEEDS_FEAR.search(reading.text)
    if needed is None:
        return None
    fear = _FEAR.search(reading.text)
    if fear is None:
        message = say("This attachment needs fear of embezzlement, and the petition does not speak of it.")
        return lacks(reading, ATT_05, name, message, STEP, reading.quote_around(needed))
    message = say("Fear of embezzlement is spoken of; the text does not show whether facts carry it.")
    step = say("Read it: facts must be told, the words of the law alone are not enough.")
    return asks(ATT_05, name, message, step, reading.quote_around(fear))


def petition_asks_term_for_main_action(reading: Reading) -> Remark:
    """The petition asks a term of at least eight days for the main action, or names where it is pending.

    Rule:  ATT-08
    Law:   art. 700 lid 3 Rv
    Units: days after the attachment
    """
    name = "petition_asks_term_for_main_action"
    asked = _main_action_days(reading)
    if asked is not None:
        days, quote = asked
        if days < LEAST_TERM_DAYS:
            message = say("A term of {days} days for the main action is too short.", days=days)
            return fails(ATT_08, name, message, say("Ask at least {days} days.", days=LEAST_TERM_DAYS), quote)
        return holds(ATT_08, name, say("A term of {days} days is asked.", days=days), quote)
    found = _MAIN_ACTION.search(reading.text)
    pending = _PENDING.search(reading.text)
    if found and pending:
        return holds(ATT_08, name, say("The main action is pending."), reading.quote_around(pending))
    message = say("A term for the main action, or where it is pending, was not found.")
    return lacks(reading, ATT_08, name, message, STEP)


def _main_action_days(reading: Reading) -> tuple[int, str] | None:
    """The least number of days that stands near the main action, with its words."""
    places = [found.start() for found in _MAIN_ACTION.finditer(reading.text)]
    near = [
        (number, reading.quote(max(0, found.start() - 40), found.end() + 20))
        for found in _DAYS.finditer(reading.text)
        if any(abs(found.start() - place) < NEAR for place in places) and (number := number_of(found["n"])) is not None
    ]
    return min(near, default=None)
