"""Whether a letter interrupts limitation: it names the claim and reserves the right to performance, or demands it.

Rule:  PRE-04
Law:   art. 3:317 lid 1 BW
"""

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, holds, lacks

PRE_04 = Rule("PRE-04", "art. 3:317 lid 1 BW", Severity.ERROR, Certainty.CONFIRMED_2017)
_RESERVES = words(
    r"\bondubbelzinnig\w*\b[^.]{0,80}\brecht(?:en)?\b[^.]{0,40}\bnakoming\b[^.]{0,60}\bvoor\b"
    r"|\brecht(?:en)?\b[^.]{0,40}\bnakoming\b[^.]{0,80}\bondubbelzinnig\w*\b"
    r"|\bunequivocal\w*\b[^.]{0,40}\breserv\w+\b[^.]{0,60}\bright\b[^.]{0,30}\bperformance\b"
    r"|\breserv\w+\b[^.]{0,60}\bright\b[^.]{0,30}\bperformance\b[^.]{0,80}\bunequivocal\w*\b"
)
_DEMANDS = words(r"\b(?:sommer\w+|manen|stel\w* u in gebreke|u moet \D{0,40}betalen|betaal\b|demand\w*|you must pay)\b")


def performance_is_reserved(reading: Reading) -> Remark:
    """The letter reserves the right to performance without doubt, or demands performance.

    A question, a copy of an invoice or a statement of account does neither.

    Rule:  PRE-04
    Law:   art. 3:317 lid 1 BW
    """
    name = "performance_is_reserved"
    found = _RESERVES.search(reading.text)
    if found:
        message = say("The letter reserves the right to performance without doubt.")
        return holds(PRE_04, name, message, reading.quote_around(found))
    found = _DEMANDS.search(reading.text)
    if found:
        return holds(PRE_04, name, say("The letter demands performance."), reading.quote_around(found))
    message = say("The letter neither reserves the right to performance without doubt nor demands it.")
    return lacks(reading, PRE_04, name, message, say("Say so in so many words; else nothing is interrupted."))
