"""What no document may leave the desk with: marks of a template, empty values, places still to be filled in.

Rule:  PROOF-01
"""

import re

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.case_values import texts_in
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds
from filing.rules.proofreading.terms import MOST_UNITS, is_flooded

PROOF_04 = Rule("PROOF-04", "", Severity.BLOCK, Certainty.HOUSE)
PROOF_01 = Rule("PROOF-01", "", Severity.ERROR, Certainty.HOUSE)

_MARKS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|<<\w+>>|\$\{\w|#REF!|#NAAM\?|#N/A|#WAARDE!|#VALUE!|\bundefined\b|\bNaN\b|(?<=€ )None\b"
    r"|(?<=: )None$"
    r"|\bNone\b(?=[,.;]? (?:van|te|op|euro|aan|voor|,))|(?<=[a-z] )None(?= [a-z])|\bVOORBEELD\b|\bLorem ipsum\b"
    r"|\bMERGEFIELD\b"
    r"|\[[^\]\n]{0,60}(?:in te vullen|invullen|naam|datum|bedrag|adres|name|date|amount)[^\]\n]{0,30}\]|\bXXX+\b"
    r"|_{{_?|\bTODO\b"
    r"|Fout! (?:Verwijzingsbron|Bladwijzer)|Error! (?:Reference|Bookmark)",
    re.MULTILINE,
)
# Without any of these there is no mark; looking for them is far quicker than the pattern.
_SIGNS = (
    "{", "}", "<<", "#", "undefined", "NaN", "None", "VOORBEELD", "orem ipsum", "MERGEFIELD", "[", "XXX", "TODO",
    "Fout!", "Error!",
)  # fmt: skip


def nothing_is_left_over(reading: Reading) -> Remark:
    """No braces, template marks, empty values or places to be filled in stand in the text.

    Rule:  PROOF-01
    """
    name = "nothing_is_left_over"
    told: tuple[str, ...] | None = None
    suspect = any(sign in reading.letter.cased for sign in _SIGNS)
    for match in _MARKS.finditer(reading.letter.cased) if suspect else ():
        if reading.facts is not None:  # a name may hold such marks; it stands in the letter as it is
            told = tuple(texts_in(reading.facts.file)) if told is None else told
            if any(match.group() in one for one in told):
                continue
        message = say("The text holds something that a template or a person should have filled in.")
        quote = reading.quote(max(0, match.start() - 25), match.end() + 25)
        return fails(PROOF_01, name, message, say("Fill it in, or correct the template."), quote)
    return holds(PROOF_01, name, say("No marks of a template and no empty places were found."))


def text_is_no_flood(reading: Reading) -> Remark | None:
    """The text names no more days and terms than can be read one by one.

    Rule:  PROOF-04
    """
    if not is_flooded(reading.letter, reading.days):
        return None
    message = say("The text names more than {count} days or terms; what follows was not read.", count=MOST_UNITS)
    step = say("Name a file with the letter alone, without its enclosures.")
    return asks(PROOF_04, "text_is_no_flood", message, step)
