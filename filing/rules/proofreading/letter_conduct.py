"""How a letter treats the debtor: who the collector is, where to complain, and that nothing is threatened in vain.

Rule:  REM-10, REM-11, REM-16, DEM-07
Law:   Besluit kwaliteit incassodienstverlening
"""

from filing.casefile.party import CollectorRole
from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, holds

BKI = "Besluit kwaliteit incassodienstverlening"
REM_10 = Rule("REM-10", BKI, Severity.WARN, Certainty.CONFIRMED)
REM_11 = Rule("REM-11", BKI, Severity.WARN, Certainty.CONFIRMED)
REM_16 = Rule("REM-16", BKI, Severity.WARN, Certainty.CONFIRMED)
DEM_07 = Rule("DEM-07", BKI, Severity.WARN, Certainty.CONFIRMED)
COLLECTORS = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.DEBT_BUYER})
_COLLECTOR = words(
    r"\b(?:incassobureau|incasso ?(?:b\.?v\.?|n\.?v\.?|bureau|dienst\w*|gemachtigde)|incassogemachtigde"
    r"|ter incasso|gerechtsdeurwaarder\w*"
    r"|namens (?:onze )?(?:client\w*|opdrachtgever|cliente)|in opdracht van|uit handen gegeven door"
    r"|debt collection agency)"
)
_REGISTER = words(
    r"\b(?:register (?:incassodienst\w*|voor incasso\w*|van incasso\w*)|incassoregister|wki-?(?:nummer"
    r"|registratie\w*|nr)|registratienummer"
    r"|registernummer|register\b[^.\n]{0,40}\d)"
)
_COMPLAINTS = words(r"\b(?:klacht\w*|geschillen\w*|complain\w*|disputes? (?:board|committee|scheme))")
_THREAT = words(
    r"\b(?:beslag\w*|loonbeslag|executie\w*|faillissement\w*|zwarte lijst|bkr|aangifte|politie|gijzel\w*"
    r"|strafrecht\w*|uw werkgever"
    r"|publice\w*|openbare verkoop|inboedel|ontruim\w*|afsluit\w*|bankrupt\w*|seiz(?:e[ds]?|ing|ures?)|blacklist\w*"
    r"|police|employer)\b"
)
_TONE = words(
    r"\b(?:laatste waarschuwing|wij zullen u weten te vinden|u zult|spijt krijgen|genadeloos|zonder pardon"
    r"|oplichter|wanbetaler|fraudeur)\b"
)
_COURT = words(
    r"\b(?:dagvaard\w*|rechter\w*|gerechtelijke|procedure|gerechtsdeurwaarder|rechtsmaatregelen|court"
    r"|legal (?:action|proceedings))\b"
)
_OPEN = words(
    r"\b(?:kan|kunnen|kunt|overweg\w*|adviser\w*|besluit\w*|mogelijk|eventueel|may|might|consider\w*|decide)\b"
)
READ_IT = say("Read the letter: does it say so in other words?")


def collector_shows_its_number(reading: Reading) -> Remark | None:
    """A collector states its number in the register for collection services.

    Rule:  REM-10
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "collector_shows_its_number"
    number = _own_number(reading)
    if number is None:
        return None
    if number and number in reading.text:
        return holds(REM_10, name, say("The number in the register is there."))
    found = _REGISTER.search(reading.text)
    if found and not number:
        quote = reading.quote(found.start(), found.start() + 60)
        return holds(REM_10, name, say("A number in the register is named."), quote)
    message = say("The letter comes from a collector, and its number in the register was not found.")
    step = say("Look whether the sender must be in the register (a bailiff or lawyer need not), and name the number.")
    return asks(REM_10, name, message, step)


def _own_number(reading: Reading) -> str | None:
    """The number that must be there, empty when it is not known which; None when the sender is no collector."""
    if reading.facts is not None:
        collector = reading.facts.file.collector
        return (collector.register_number or "").lower() if collector.role in COLLECTORS else None
    return "" if _COLLECTOR.search(reading.text) else None


def collector_names_complaints(reading: Reading) -> Remark | None:
    """A collector names its scheme for complaints and disputes.

    Rule:  REM-11
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "collector_names_complaints"
    if _own_number(reading) is None:
        return None
    found = _COMPLAINTS.search(reading.text)
    if found:
        quote = reading.quote_around(found)
        return holds(REM_11, name, say("The letter names where to complain."), quote)
    message = say("The letter comes from a collector, and no scheme for complaints and disputes was found.")
    return asks(REM_11, name, message, READ_IT)


def threatens_with_nothing_that_cannot_be_done(reading: Reading) -> Remark | None:
    """The letter threatens with no measure that cannot, or not yet, be taken.

    Rule:  REM-16
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "threatens_with_nothing_that_cannot_be_done"
    found = _THREAT.search(reading.text) or _TONE.search(reading.text)
    if found is None:
        return holds(REM_16, name, say("No threat was found that could not be carried out."))
    message = say("The letter speaks of a measure that cannot be taken without a judgment, or threatens.")
    step = say("Read it: only what can and will be done may be announced, in calm words.")
    return asks(REM_16, name, message, step, reading.quote_around(found))


def announces_only_real_steps(reading: Reading) -> Remark | None:
    """A summons is announced only when it is decided.

    Rule:  DEM-07
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "announces_only_real_steps"
    found = _COURT.search(reading.text)
    if found is None:
        return None
    first, last = reading.letter.sentence(found.start())
    quote = reading.quote_around(found)
    if _OPEN.search(reading.text, first, last):
        return holds(DEM_07, name, say("Court is named as a possibility, not announced."), quote)
    message = say("The letter announces that the matter goes to court.")
    return asks(
        DEM_07, name, message, say("Announce it only when lawyer or bailiff are instructed, or that is decided."), quote
    )
