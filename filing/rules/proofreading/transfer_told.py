"""Whether a notice of transfer tells who owned the claim, who owns it now, since which deed, and whom to pay.

Rule:  CES-03
Law:   art. 3:94 lid 1 BW
"""

from filing.casefile.names import letter_name
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import plain_words, words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds
from filing.rules.requirements.transfers import silent_transfers

CES_03 = Rule("CES-03", "art. 3:94 lid 1 BW", Severity.ERROR, Certainty.DERIVED)
_TRANSFER = words(
    r"\b(?:overgedragen|overdracht|cessie|gecedeerd|cedeert|draagt over|assign(?:ed|ment|s)|transferred)\b"
)


def transfer_is_told(reading: Reading) -> Remark:
    """The notice names the old and the new creditor and the day of the deed, and an account to pay to.

    Rule:  CES-03
    Law:   art. 3:94 lid 1 BW
    """
    name = "transfer_is_told"
    found = _TRANSFER.search(reading.text)
    step = say("Name the old and the new creditor, the day of the deed, the claim, and whom to pay from when.")
    if found is None:
        return fails(CES_03, name, say("The letter does not say that the claim was transferred."), step)
    lacking = () if reading.facts is None else _lacking(reading, reading.facts)
    if lacking:
        message = say("Not found in the notice of transfer: {what}.", what=lacking)
        return fails(CES_03, name, message, step, reading.quote_around(found))
    if not reading.accounts:
        return asks(CES_03, name, say("The notice names no account to pay to."), step, reading.quote_around(found))
    message = say("The notice tells of the transfer and names an account.")
    return holds(CES_03, name, message, reading.quote_around(found))


def _lacking(reading: Reading, facts: Facts) -> tuple[str, ...]:
    """Return the creditors and days that the letter does not name: of the transfers still to be told, else of all."""
    read = plain_words(reading.text)
    links = silent_transfers(facts) or facts.file.assignments
    names = dict.fromkeys(letter_name(party) for link in links for party in (link.old_creditor, link.new_creditor))
    named = {one.value for one in reading.days}
    days = (link.deed_on for link in links if link.deed_on not in named)
    return (*(one for one in names if plain_words(one) not in read), *(day.isoformat() for day in days))
