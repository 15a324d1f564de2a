"""From when a term runs, by the words around it: the day after receipt, receipt, the letter itself, the invoice.

Only receipt of the letter counts: what is said of an invoice, of goods or of the money is no start at receipt, and a
letter that is "bezorgd" at the post office is sent, not received.
"""

import re
from enum import StrEnum

from filing.rules.proofreading.letter_text import words


class Start(StrEnum):
    """From when a term runs."""

    DAY_AFTER_RECEIPT = "day_after_receipt"
    AFTER_RECEIPT = "after_receipt"
    DAY_OF_RECEIPT = "day_of_receipt"
    LETTER = "letter"  # its date, its dispatch, today
    INVOICE = "invoice"
    NONE = "none"


_NOUN = (
    r"(?:brief|schrijven|e-?mail|mail|aanmaning\w*|bericht|sommatie\w*|herinnering\w*|betalingsherinnering"
    r"|ingebrekestelling|kennisgeving|letter|notice|reminder|demand|message)"
)
_RECEIPT = (
    r"(?:ontvang\w*|ontving\w*|bezor[gq]\w*|afgelever\w*|aflever\w*|bereik\w*|betek\w*|receiv\w*|receipt|deliver\w*"
    r"|reach(?:ed|es) you)"
)
_SENT = (
    r"(?:verzonden|verstuurd|gepost|op de bus gedaan|uitgegaan|de deur uit|opgemaakt|gedateerd|gedagtekend|posted"
    r"|mailed"
    rf"|was sent|is sent|sent to you|has been sent|dated)(?! {_NOUN})"
)
# A letter handed to the post is not yet with the debtor.
_POSTED = words(
    r"\b(?:ter post|op de post|op de bus|(?:aan|bij) (?:de post\w*|postnl|het postkantoor|tnt|de postbode)"
    r"|ter verzending)(?: (?:is|zijn|werd|wordt|hebben|heeft|door ons|wij))*"
    r" (?:bezor\w+|bestel\w+|gedaan|gegaan|gebracht|aangeboden|afgegeven|afgelever\w+|overhandigd|toevertrouwd)"
    r"|\b(?:bezor\w+|bestel\w+|aangeboden|afgegeven|afgelever\w+|overhandigd)"
    r" (?:ter post|op de post|(?:aan|bij) (?:de post\w*|postnl|het postkantoor))|\bterpost ?bezor\w+"
    r"|\b(?:handed|delivered|given) (?:in )?(?:to|at) (?:the )?(?:post|post office|postal service|carrier)\b"
)
_POSTING = words(r"\b(?:ter ?post ?bezorging|terpost ?bezorging|afgifte (?:aan|bij|ter) (?:de )?post\w*)")
# Between the start and the receipt stands no word for sending, unless it tells how the letter came.
_GAP = (
    rf"(?:(?!verz[eo]nd\w*\b(?! {_NOUN})|verstu+r\w*\b(?! {_NOUN})|dagteken|dispatch|\bsent\b|sending|posting)[^.;\[])"
)
_UNTIL_SENT = r"(?:(?!ontvang|ontving|bezor[gq]|receiv|deliver|bereik)[^.;])"
_STARTS = (
    (
        Start.INVOICE,
        words(
            r"\b(?:na|vanaf|van|after|from|of) (?:de |the |uw |your )?(?:factuur|nota|verval|invoice"
            r"|due) ?-?(?:datum|date|dag)"
            r"|\bna (?:factuur|levering|aflevering)\b|\bna (?:de )?datum van (?:de|uw|onze) (?:factuur|nota)"
        ),
    ),
    (
        Start.LETTER,
        words(
            r"\b(?:na|vanaf|van|from|after|of|per|met ingang van|te rekenen van|gerekend vanaf|ingaande|starting"
            r"|as of|volgende? op|following)"
            r" (?:(?:de|het|the|deze) )?(?:(?:dag|day) (?:na|van|of|after|volgende? op|following) )?(?:de |the )?"
            r"(?:heden\w*|vandaag|morgen|nu\b|dagtekening|dato\b|datering|verzend\w*|verstur\w*|post ?stempel\w*"
            r"|postdatum|opmaak|uitgifte|terhandstelling aan de post|briefdatum|dateren"
            r"|(?:bovenstaande|bovengenoemde|bovenvermelde|hierboven (?:genoemde|vermelde)|genoemde) (?:datum"
            r"|dagtekening)"
            r"|(?:datum|date) poststempel"
            r"|(?:datum|date|dagtekening) (?:hier|van verzend\w*|dezes|(?:of |on |at the top of )?(?:this|the)(?: \w+)?"
            r" (?:letter|notice|e-?mail|demand)"
            rf"|boven|bovenaan|(?:deze|dit|de|van|van deze|van dit|op deze) {_NOUN})"
            r"|today|now\b|dispatch|sending|posting|(?:the )?postmark|date (?:above|hereof|of (?:dispatch|sending"
            r"|posting))"
            r"|this (?:letter|notice)(?! (?:has|is|was|reach|arriv|being))"
            rf"|(?:deze|dit) {_NOUN}(?! (?:bij|door|is|heeft|hebt|u|te hebben|hebben|ontv)))"
            r"|\b(?:na|vanaf) (?:de |deze )?datum\b(?! (?:van )?(?:ontvangst|bezorging|waarop|dat|die))"
            r"|\b(?:(?:vanaf|van|na|from|after) (?:de |the )?)?(?:dag |day )?(?:die volgt op )?"
            rf"(?:nadat|dag na|waarop|dat|after|on which) {_UNTIL_SENT}{{0,60}}?{_SENT}"
        ),
    ),
    (
        Start.DAY_OF_RECEIPT,
        words(
            r"\b(?:vanaf|met ingang van|te rekenen van|ingaande|gerekend van|from|starting|as of)(?: op)?(?: de"
            r"| the)?"
            rf" (?:dag|datum|moment|day|date) (?:van|waarop|dat|of|on which)\b{_GAP}{{0,70}}?{_RECEIPT}"
        ),
    ),
    (
        Start.AFTER_RECEIPT,
        words(
            rf"\b(?:na(?:dat)?|vanaf|after|following)\b{_GAP}{{0,60}}?{_RECEIPT}"
            r"|\b(?:of|from|van) (?:de |the |your |uw )?(?:dag van |datum van |date of |day of )?"
            r"(?:ontvangst|bezorging|aflevering|receipt|receiving|delivery)"
        ),
    ),
    (
        Start.DAY_AFTER_RECEIPT,
        words(
            rf"\b(?:dag|day)(?: (?:die|that))? (?:na(?:dat)?|volg\w* op|after|follow\w*"
            rf"|erna)\b{_GAP}{{0,90}}?{_RECEIPT}"
            rf"|\bdaags na\b{_GAP}{{0,40}}?{_RECEIPT}"
            rf"|\b(?:na|after) (?:de|the) (?:dag|datum|day|date) (?:van|waarop|of|on which|dat"
            rf"|die)\b{_GAP}{{0,70}}?{_RECEIPT}"
            rf"|{_RECEIPT}[^.;]{{0,40}} (?:vanaf de|te rekenen vanaf de|from the) (?:daarop)?volgende dag"
        ),
    ),
)  # fmt: skip
_LOOSER = {Start.DAY_AFTER_RECEIPT: (Start.DAY_OF_RECEIPT, Start.AFTER_RECEIPT)}
_NOT_COUNTED = words(
    r"\b(?:dag van (?:de )?(?:ontvangst|bezorging|aflevering)|day of (?:receipt|delivery))\b[^.;]{0,30}?"
    r"\b(?:niet (?:mee|inbegrepen|meegerekend)|telt niet|not (?:count\w*|included)|excluded|does not count)"
)
_LETTER_MEANT = words(rf"\b{_NOUN}\b")
# Received by the sender of the letter, which says nothing of when the debtor had it.
_BY_US = words(
    r"\b(?:bij|door|aan|by|to|at) (?:ons|mij|onze|mijn|ondergetekende|us|our|de (?:schuldeiser|crediteur|afzender"
    r"|verzender|opdrachtgever|deurwaarder|incassogemachtigde))\b"
    r"|\b(?:wij|we|ik|de post\w*|postnl|de bezorgdienst|ons kantoor)\b[^.;]{0,40}\b(?:ontvang\w*|ontving\w*|receiv\w*)"
)
_BY_US_BEHIND = words(
    r"^ (?:van (?:deze|de|dit) \w+ )?(?:(?:door|bij|by|at) (?:ons|mij|us|our office|ons kantoor|mijn kantoor))"
    r"(?= ?(?:[.,;]|$)|(?: (?:het|een|dit|uw|de|te betalen|heeft|hebt|is bezorgd|is ontvangen|aan)\b))"
)
_BY_YOU = words(r"\b(?:u|uw|bij u|aan u|you|your|geadresseerde|huisadres)\b")
_OTHER_THING = words(
    r"\b(?:factu\w+|nota|goederen|zaken|product\w*|bestelling|artikel\w*|pakket|levering|invoice|goods|order|parcel"
    r"|uw betaling|de betaling|het bedrag|het geld|payment|money|offerte|polis)\b"
)


def counts_from_the_next_day(text: str) -> bool:
    """Return whether the words say that the day of receipt does not count."""
    return bool(_NOT_COUNTED.search(text))


def start_in(text: str) -> Start:
    """Return the start that a piece of a sentence names first."""
    return first_start(text)[0]


def first_start(text: str) -> tuple[Start, int]:
    """Return the first start and where its words end."""
    if "post" in text or "verzending" in text or "carrier" in text:
        text = _POSTING.sub(lambda match: "verzending".ljust(len(match.group())), text)
        text = _POSTED.sub(lambda match: "verzonden".ljust(len(match.group())), text)
    best: tuple[int, int, int, Start] | None = None
    for order, (start, pattern) in enumerate(_STARTS):
        match = pattern.search(text)
        if match is None:
            continue
        found = _meant(text, match, start)
        # "from the day after receipt" holds "from … receipt": the words inside are the more exact ones.
        if best and best[3] in _LOOSER.get(found, ()) and match.start() < best[1]:
            best = None
        if best is None or (match.start(), order) < (best[0], best[2]):
            best = (match.start(), match.end(), order, found)
    return (best[3], best[1]) if best else (Start.NONE, 0)


def _meant(text: str, match: re.Match[str], start: Start) -> Start:
    """The start as it is meant: receipt of an invoice or of goods is a start of theirs and not of the letter."""
    if start in {Start.INVOICE, Start.LETTER}:
        return start
    if _BY_US.search(match.group()) and not _BY_YOU.search(match.group()):
        return Start.INVOICE
    if _BY_US_BEHIND.search(text[match.end() : match.end() + 60]) and not _BY_YOU.search(match.group()):
        return Start.INVOICE
    around = text[match.start() : match.end() + 40]
    if _LETTER_MEANT.search(around) or not _OTHER_THING.search(around):
        return start
    return Start.INVOICE
