"""What every summons must tell the defendant, whichever chamber hears the case.

Rule:  SUM-01 to SUM-04, SUM-06, SUM-10, SUM-13 to SUM-15, SUM-18, SUM-19, SUM-22, SUM-23, SUM-74
Law:   art. 45, 111, 120, 139, 140 Rv; art. 15 Gerechtsdeurwaarderswet
"""

from itertools import islice

from filing.message import say
from filing.rules.finding import Certainty, Rule, Severity, Verdict
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, lacks, there

SUM_13 = Rule("SUM-13", "art. 111 lid 2 onder d Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_18 = Rule("SUM-18", "art. 111 lid 2 onder i, 139 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_19 = Rule("SUM-19", "art. 111 lid 2 onder j, 140 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_22 = Rule("SUM-22", "art. 111 lid 2 onder m, 21, 149 Rv", Severity.ERROR, Certainty.CONFIRMED)
SUM_23 = Rule("SUM-23", "art. 111 lid 3, 120 lid 4 Rv", Severity.WARN, Certainty.CONFIRMED)
SUM_74 = Rule("SUM-74", "", Severity.WARN, Certainty.MEMORY)
MOST = 40  # [places] that are looked at
BOTH = 2  # [articles] of which the warning consists
RV_112 = Rule("RV-112", "art. 112, 113 Rv (vervallen)", Severity.ERROR, Certainty.CONFIRMED)


_CLAIM = words(r"\b(?:vordert|vorderen|vordering|eist|te veroordelen|veroordeelt|veroordelen|veroordeling)\b")
_GROUNDS = words(
    r"\b(?:feiten|grondslag\w*|gronden|overeenkomst\w*|verzuim|toelichting|grond van|op grond|waarom|factu\w+)\b"
)
_ABSENCE = words(r"\bverstek(?:vonnis)?\b")
_AWARD = words(r"\b(?:toewij\w*|wijst|toegewezen|toekennen|toe te wijzen|gelijk geven)\b")
_UNLESS = words(r"\b(?:onrechtmatig\w*|ongegrond\w*)\b")
# What says, without the words of the law, that the claim is not always awarded.
_NOT_ALWAYS = words(
    r"\b(?:tenzij|behalve|meestal|doorgaans|gewoonlijk|in beginsel|in principe|vaak|kan|unless|usually)\b"
)
_ONE_JUDGMENT = words(
    r"\b(?:vonnis op tegenspraak|artikel 140|art\.? 140|een vonnis gewezen|als een vonnis op tegenspraak)\b"
)
_TRUTH = words(r"\b(?:naar waarheid|waarheidsplicht|de waarheid|waarheidsgetrouw|eerlijk en volledig)\b")
_ARTICLES = words(r"\b(?:art\.?|artikel|artikelen|artt\.) (?:21|149)\b|\ben 149\b")
_ESTABLISHED = words(
    r"\b(?:als vaststaand\w*|vaststaan|vaststaat|(?:als )?vast te staan|komen vast|staan vast|staat vast|vaststaande)\b"
    r"|\b(?:betwist|weerspreekt|weersproken|ontkent|bestrijdt)\b[^.]{0,80}?\b(?:staan|staat|komen|komt)\b"
    r"[^.]{0,40}?\bvast\b"
)
_DEFENCE = words(
    r"\b(?:verweer|verweren|bezwaren|bezwaar gemaakt|betwist\w*|weersproken|standpunt van gedaagde|stelt gedaagde"
    r"|gedaagde stelt|heeft (?:\w+ ){0,3}?niet gereageerd|nooit gereageerd|niets laten (?:weten|horen)|geen reactie"
    r"|heeft (?:\w+ ){0,3}?gereageerd|geen verweer|voerde aan|voert aan|aangevoerd)\b"
)
# What a summons tells every defendant about defending himself is no word on what this one said.
_EXPLAINS = words(
    r"\b(?:149|vaststaa\w*|vast te staan|(?:staan|staat|komen|komt)\b[^.;]{0,40}? vast|gelijkluidend\w*|u kunt"
    r"|kunt u|kan gedaagde"
    r"|gedaagde kan|kan worden|kunnen worden|mondeling|schriftelijk\w*|conclusie van antwoord|griffierecht\w*|wilt u"
    r"|u wilt|bent u het|als u|indien u|indien gedaagde|als gedaagde|ten dienende dage|uw verweer|verweer te voeren)\b"
)
_NO_DEFENCE = words(
    r"\b(?:geen|niet|nooit|niets|nimmer|zonder)\b[^.;]{0,60}?\b(?:verweer|verweren|bezwa\w+|gereageerd|reactie|weten"
    r"|horen|betwist|weersproken|aangevoerd|bekend)\b|\b(?:niet|on)(?:betwist|weersproken)\b|\bniet betwist\b"
)
_CONTENT = words(
    r"\b(?:dat|omdat|aangezien|namelijk|inhoudende|stelt|stelde|zegt|zei|voert|voerde aan|aangevoerd|volgens|meent"
    r"|luidt|want|erop neer|beroept|beriep|verwijst|wijst op|bestaande uit|te weten|dit verweer|dat verweer|reden)\b|:"
)
CONTENT, BARE = 500, 12  # [characters] of one paragraph, [words] of a sentence that only mentions it
_EVIDENCE = words(r"\b(?:bewijs\w*|productie\w*|getuigen|bewijsaanbod)\b")
_REPEALED = words(r"\b(?:artikel(?:en)?|artt?\.?) 11[23]\b(?!\d)[^.;\n]{0,40}?(?:\brv\b|rechtsvordering)|\b11[23] rv\b")
_NULLITY = words(r"\b(?:artikel(?:en)?|artt?\.?) 120 lid 4\b|\b120 lid 4 (?:van het wetboek van burgerlijke )?r")
_JOINTLY = words(r"\bhoofdelijk\w*")


def claim_has_grounds(reading: Reading) -> Remark:
    """The summons has a claim and its grounds.

    Rule:  SUM-13
    Law:   art. 111 lid 2 onder d Rv
    """
    said, lacking = say("Claim and grounds are there."), say("A claim with its grounds was not found.")
    return there(reading, SUM_13, "claim_has_grounds", (_CLAIM, _GROUNDS), said, lacking)


def absence_is_explained(reading: Reading) -> Remark:
    """The summons says what follows when the defendant does not appear.

    Rule:  SUM-18
    Law:   art. 111 lid 2 onder i, 139 Rv
    """
    said = say("The consequence of not appearing is told.")
    lacking = say("It does not say that, without appearing, judgment in absence is given and the claim awarded.")
    name = "absence_is_explained"
    told = there(reading, SUM_18, name, (_ABSENCE, _AWARD), said, lacking)
    if told.finding.verdict is not Verdict.SATISFIED or _UNLESS.search(reading.text):
        return told
    message = say("It does not say that the claim is awarded unless it seems unlawful or unfounded to the court.")
    step = say("Write what art. 139 Rv says: awarded, unless the claim seems unlawful or unfounded.")
    softened = any(
        _NOT_ALWAYS.search(reading.text, *reading.letter.sentence(match.start()))
        for match in islice(_AWARD.finditer(reading.text), MOST)
    )
    return asks(SUM_18, name, message, step) if softened else lacks(reading, SUM_18, name, message, step)


def several_defendants_get_one_judgment(reading: Reading) -> Remark | None:
    """Several defendants are told that one judgment is given when one of them appears.

    Rule:  SUM-19
    Law:   art. 111 lid 2 onder j, 140 lid 3 Rv
    """
    if not reading.several_defendants:
        return None
    said = say("The consequence for several defendants is told.")
    lacking = say("There are several defendants, and what follows when only one appears is not told.")
    return there(reading, SUM_19, "several_defendants_get_one_judgment", (_ONE_JUDGMENT,), said, lacking)


def duty_of_truth_is_told(reading: Reading) -> Remark:
    """The summons warns of the duty to state facts truthfully and of what follows for facts that are not disputed.

    Rule:  SUM-22
    Law:   art. 111 lid 2 onder m, 21, 149 Rv
    """
    said = say("The warning of art. 21 and 149 Rv is there.")
    lacking = say(
        "The warning that every summons needs since 1 January 2025 is missing or not complete: the duty of art. 21 Rv "
        "and the consequence of art. 149 Rv."
    )
    name = "duty_of_truth_is_told"
    told = there(reading, SUM_22, name, (_TRUTH, _ESTABLISHED), said, lacking)
    cited = _ARTICLES.search(reading.text)
    if told.finding.verdict is not Verdict.UNMET or len(_ARTICLES.findall(reading.text)) < BOTH or cited is None:
        return told
    message = say("Art. 21 and 149 Rv are cited, but what they say was not found in full.")
    step = say("Write out the duty of art. 21 Rv and the consequence of art. 149 Rv; a number alone warns nobody.")
    return asks(SUM_22, name, message, step, reading.quote_around(cited))


def defences_and_evidence_are_told(reading: Reading) -> Remark:
    """The summons tells the known defences and the evidence.

    Rule:  SUM-23
    Law:   art. 111 lid 3, 120 lid 4 Rv
    """
    name = "defences_and_evidence_are_told"
    spoken = [one for one in islice(_DEFENCE.finditer(reading.text), MOST) if not _only_explains(reading, one.start())]
    told = next((one for one in spoken if not _is_bare(reading, one.start())), None)
    if spoken and told is None:
        message = say("A defence is mentioned, but not what it is and on which grounds.")
        step = say("Tell what the defendant said, on which grounds, and what is said against it.")
        return asks(SUM_23, name, message, step, reading.quote_around(spoken[-1]))
    if told is not None and _EVIDENCE.search(reading.text):
        return holds(SUM_23, name, say("Defences and evidence are spoken of."), reading.quote_around(told))
    message = say("Known defences with their grounds, or the evidence, were not found.")
    return asks(SUM_23, name, message, say("Add what the defendant said, or that he said nothing, and the evidence."))


def _is_bare(reading: Reading, place: int) -> bool:
    """Whether a defence is told with no word of what it is: not in its sentence, nor in the next ones."""
    first, last = reading.letter.sentence(place)
    if _NO_DEFENCE.search(reading.text, first, last):
        return False
    paragraph = reading.text.find("\n\n", first, first + CONTENT)
    end = max(reading.letter.next_sentence(place)[1], paragraph)
    return not _CONTENT.search(reading.text, first, end) and len(reading.text[first:last].split()) < BARE


def _only_explains(reading: Reading, place: int) -> bool:
    """Whether the sentence only tells the defendant how to answer, or what follows when he does not dispute."""
    first, last = reading.letter.sentence(place)
    end = reading.text.find(";", place, last)
    return bool(
        _EXPLAINS.search(reading.text, max(first, reading.text.rfind(";", first, place)), end if end >= 0 else last)
    )


def no_repealed_article_is_cited(reading: Reading) -> Remark:
    """The summons does not rely on art. 112 or 113 Rv, which were repealed.

    Rule:  RV-112
    Law:   art. 112, 113 Rv (vervallen)
    """
    name = "no_repealed_article_is_cited"
    found = _REPEALED.search(reading.text) if "112" in reading.text or "113" in reading.text else None
    if found is None:
        return holds(RV_112, name, say("No repealed article of the summons section is cited."))
    message = say("The summons cites art. 112 or 113 Rv, which were repealed.")
    return fails(RV_112, name, message, say("Take the reference out."), reading.quote(*found.span()))


def nullity_article_is_the_present_one(reading: Reading) -> Remark | None:
    """A reference to art. 120 lid 4 Rv is told, because its text was changed.

    Rule:  SUM-23
    Law:   art. 111 lid 3, 120 lid 4 Rv
    """
    found = _NULLITY.search(reading.text) if "120" in reading.text else None
    if found is None:
        return None
    message = say("The summons cites art. 120 lid 4 Rv, of which the text was changed.")
    step = say("Read whether it says what the article says now: the court may draw the conclusion it sees fit.")
    return asks(SUM_23, "nullity_article_is_the_present_one", message, step, reading.quote(*found.span()))


def several_are_liable_as_asked(reading: Reading) -> Remark | None:
    """With several defendants the claim says whether each owes the whole.

    Rule:  SUM-74
    """
    if not reading.several_defendants:
        return None
    start, end = reading.petitum or (0, len(reading.text))
    if _JOINTLY.search(reading.text, start, end):
        return holds(SUM_74, "several_are_liable_as_asked", say("The claim says that each owes the whole."))
    message = say("There are several defendants, and the claim does not say 'hoofdelijk'.")
    step = say("Look whether each of them owes the whole.")
    return asks(SUM_74, "several_are_liable_as_asked", message, step)
