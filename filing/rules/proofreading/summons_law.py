"""What a pleading says the law is, where that is known to be wrong: that silence or absence always wins the case.

Rule:  SUM-18, SUM-22
Law:   art. 139, 149 Rv
"""

from collections.abc import Iterator

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails

SUM_18 = Rule("SUM-18", "art. 139 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_22 = Rule("SUM-22", "art. 149 Rv", Severity.WARN, Certainty.CONFIRMED)

# Each begins with fixed letters: that is what makes looking through a whole summons quick.
_ALWAYS = tuple(
    words(pattern)
    for pattern in (
        r"\baltijd\b", r"\bautomatisch\b", r"\bzonder ?meer\b", r"\bsowieso\b", r"\bhoe dan ook\b",
        r"\bin alle gevallen\b",
        r"\bper definitie\b", r"\bvan rechtswege\b", r"\bte allen tijde\b", r"\bdwingend\b", r"\bonherroepelijk\b",
        r"\bzonder (?:uitzondering|(?:verdere |nadere |enige )?(?:toetsing|beoordeling|onderzoek))\b", r"\balways\b",
        r"\bautomatically\b",
    )
)  # fmt: skip
_NOT_ALWAYS = words(r"\b(?:niet|not|geenszins|allerminst) $")
_OUTCOME = words(
    r"\b(?:wint|winnen|gewonnen|verliest|verliezen|verloren|gelijk (?:krijgt|krijgen|heeft|te geven)|in het gelijk"
    r"|(?:toe|af)gewezen|toe te wijzen|toewijz\w*|toewijst|wijst|veroordeeld|veroordelen|veroordeelt|vast(?:staan|staat"
    r"|gesteld)|(?:staat|staan|komt|komen)\b[^.]{0,30}? vast|wins?|awarded)\b"
)
_SILENCE = words(
    r"\b(?:149|139|verstek\w*|niet (?:of niet )?(?:voldoende |tijdig |op tijd )?(?:betwist\w*|weersproken|verschijnt"
    r"|reageert|antwoordt|verweert|gemotiveerd|verschenen)|onbetwist\w*|onweersproken|zwijg\w*|verschijnt u niet"
    r"|reageert u niet|geen verweer|wie zwijgt|stilzwijgen)\b"
)
REMEDIES = ("verzet", "beroep", "rechtsmiddel", "cassatie")
_NO_REMEDY = words(
    r"\b(?:geen|niet|nooit|zonder|uitgesloten)\b[^.;]{0,45}?\b(?:(?<!lijdelijk\s)verzet|(?:hoger )?beroep(?! op| doen)"
    r"|rechtsmiddel\w*|cassatie)\b(?! (?:op\b|is ingesteld|ingesteld))"
    r"|\b(?:verzet|(?:hoger )?beroep|rechtsmiddel\w*) (?:is|staat|staan|zijn) (?:niet|uitgesloten|dan niet)\b"
)
NEAR = 160  # [characters] between "always" and what is said to follow


def silence_wins_nothing_for_certain(reading: Reading) -> Remark | None:
    """The pleading does not say that who is silent or absent always loses: the law makes exceptions.

    Rule:  SUM-22, SUM-18
    Law:   art. 139, 149 Rv
    """
    name = "silence_wins_nothing_for_certain"
    for start, end in _always(reading):
        first, last = reading.letter.sentence(start)
        about = reading.text[first:last]
        if not (
            _SILENCE.search(about) and _OUTCOME.search(reading.text, max(first, start - NEAR), min(last, end + NEAR))
        ):
            continue
        rule = SUM_22 if "149" in about or "verstek" not in about else SUM_18
        message = say("The summons says that who does not dispute or appear always loses; the law makes exceptions.")
        step = say(
            "Write what the articles say: facts not disputed are taken as established, with exceptions (art. 149 Rv); "
            "in absence the claim is awarded unless it is unlawful or unfounded (art. 139 Rv)."
        )
        return fails(rule, name, message, step, reading.quote(max(first, start - 35), min(last, end + 40)))
    return None


def remedies_are_not_denied(reading: Reading) -> Remark | None:
    """The pleading does not tell the defendant that no remedy is open against a judgment.

    Rule:  SUM-18
    Law:   art. 139 Rv
    """
    found = _NO_REMEDY.search(reading.text) if any(word in reading.text for word in REMEDIES) else None
    if found is None:
        return None
    message = say("The summons says that no remedy is open against the judgment.")
    step = say("Leave it out: the claimant does not decide that, and it may mislead the defendant.")
    quote = reading.quote_around(found)
    return asks(SUM_18, "remedies_are_not_denied", message, step, quote)


def _always(reading: Reading) -> Iterator[tuple[int, int]]:
    for match in (match for pattern in _ALWAYS for match in pattern.finditer(reading.text)):
        if not _NOT_ALWAYS.search(reading.text[max(0, match.start() - 12) : match.start()]):
            yield match.span()
