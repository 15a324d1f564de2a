"""The costs in a letter: what a fourteen-day notice must name exactly, and what a letter may not ask yet, or ever.

Rule:  D14-06 to D14-09, D14-11, D14-12, D14-17, REM-21, REM-23, DEM-06
Law:   art. 6:96 BW; Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from decimal import Decimal

from filing.errors import LawUnknown
from filing.law.collection_costs import scale_on
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.principal import principal_of
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, lacks

D14_06 = Rule("D14-06", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_07 = Rule("D14-07", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_08 = Rule("D14-08", "art. 6:96 lid 6 BW", Severity.WARN, Certainty.CONFIRMED)
D14_09 = Rule("D14-09", "art. 6:96 lid 6 BW", Severity.ERROR, Certainty.DERIVED)
D14_12 = Rule("D14-12", "art. 2 lid 3 Besluit BIK", Severity.ERROR, Certainty.CONFIRMED_2017)

_VAT = words(r"\b(?:btw|b\.t\.w\.|omzetbelasting|vat)")
_NO_VAT = words(r"\b(?:geen|zonder|no|without|niet met) (?:\w+ )?(?:btw|vat|omzetbelasting)")
_CANNOT_DEDUCT = words(
    r"\b(?:niet|geen|kan|kunnen|cannot|can not|not|unable)\b[^.]{0,80}?\b(?:verreken\w*|aftrek\w*|in aftrek"
    r"|afgetrokken|vorderen"
    r"|terugvorder\w*|deduct\w*|recover\w*|reclaim\w*)|\b(?:vrijgesteld|niet btw-?plichtig|geen btw-?ondernemer"
    r"|kleineondernemersregeling)"
    r"|\bniet[- ](?:verrekenbare|aftrekbare)"
)
_RAISED = words(
    r"\b(?:verhoogd|verhogen|verhoging|vermeerderd|vermeerderen|daarom|om die reden|om deze reden|derhalve|vandaar|dus"
    r"|opgehoogd|daardoor|deswege|reden waarom|zodat|waardoor|increased?|therefore|for (?:that|this) reason|hence|so)\b"
)
# "Inclusief btw, die wij niet kunnen verrekenen" in one sentence may say that the costs are raised for that reason.
_WITH_VAT = words(r"\b(?:inclusief|incl\b|including|omdat|aangezien|doordat|nu|because|since|as)\b")
_EITHER = words(r"\b(?:of|or|dan wel|danwel|respectievelijk|resp|met een minimum|minimum)\b")
EITHER = 45  # [characters] between an amount and a percentage that stand as alternatives
LEAST_VAT, MOST_VAT = Decimal("0.20"), Decimal("0.22")  # [share] within which an amount is taken for VAT over another
SAY_THE_AMOUNT = say("Send a new letter that names the collection costs as one exact amount in euros.")
LOOK_AT_PAGES = say("Read the pages without text.")


def costs_are_the_consequence(reading: Reading) -> Remark:
    """The letter says that collection costs become due when the consumer does not pay in time.

    Rule:  D14-06
    Law:   art. 6:96 lid 6 BW
    """
    name = "costs_are_the_consequence"
    named = reading.costs
    if named.mentioned is None:
        message = say("The letter does not say that collection costs become due without payment.")
        return lacks(reading, D14_06, name, message, SAY_THE_AMOUNT)
    quote = reading.quote(named.mentioned[0], reading.letter.sentence(named.mentioned[0])[1])
    if named.consequence and named.specific:
        return holds(D14_06, name, say("The letter says that collection costs become due without payment."), quote)
    if named.consequence:
        message = say("The letter speaks of costs, but does not call them collection costs.")
        return asks(D14_06, name, message, say("Read whether the debtor could know which costs are meant."), quote)
    message = say("The letter names collection costs, but not clearly as the consequence of not paying in time.")
    step = say("Read whether it says that these costs become due only when the debtor does not pay within the term.")
    return asks(D14_06, name, message, step, quote)


def costs_are_one_exact_amount(reading: Reading) -> Remark:
    """The collection costs are named as one exact amount: no range, no "at least", no percentage alone.

    Rule:  D14-07
    Law:   art. 6:96 lid 6 BW
    Units: euro
    """
    name = "costs_are_one_exact_amount"
    named = reading.costs
    if named.vague is not None:
        message = say("The collection costs are named as a range, an estimate, a minimum or a maximum.")
        return fails(D14_07, name, message, SAY_THE_AMOUNT, reading.quote(*named.vague))
    if not named.exact:
        return _no_amount(reading, name)
    either = _amount_or_percentage(reading)
    if either is not None:
        message = say("The collection costs are named as an amount or a percentage, and which of them is left open.")
        return fails(D14_07, name, message, SAY_THE_AMOUNT, reading.quote(*either))
    amounts = named.values
    quote = reading.quote(named.exact[0].start - 30 if named.exact[0].start > 30 else 0, named.exact[0].end)
    if named.besides_vat and len(amounts) == 1:
        message = say("The costs are named without VAT, and whether VAT comes on top is left open.")
        return asks(D14_07, name, message, say("Read what the debtor would have to pay; it must be one amount."), quote)
    if len(amounts) > 1 and not _differ_by_vat(reading, amounts):
        message = say("Near the collection costs stand several amounts: {amounts}.", amounts=amounts)
        return asks(D14_07, name, message, say("Read which of them are the costs; there may be only one."), quote)
    return holds(D14_07, name, say("The letter names collection costs of {amount}.", amount=max(amounts)), quote)


def _amount_or_percentage(reading: Reading) -> tuple[int, int] | None:
    """Where an amount and a percentage stand as alternatives: "€ 40,00 of 15%"."""
    percent = reading.costs.percent
    if percent is None:
        return None
    for one in reading.costs.exact:
        first, last = min(one.end, percent[1]), max(one.start, percent[0])
        if first < last < first + EITHER and _EITHER.search(reading.text, first, last):
            return min(one.start, percent[0]), max(one.end, percent[1])
    return None


def _no_amount(reading: Reading, name: str) -> Remark:
    percent = reading.costs.percent
    if percent is not None and reading.whole:
        message = say("The collection costs are named as a percentage and not as an amount.")
        return fails(D14_07, name, message, SAY_THE_AMOUNT, reading.quote(*percent))
    return lacks(reading, D14_07, name, say("The letter names no amount of collection costs."), SAY_THE_AMOUNT)


def _differ_by_vat(reading: Reading, amounts: tuple[Decimal, ...]) -> bool:
    """Costs, VAT over them and both together are one amount told in parts."""
    least, most = min(amounts), max(amounts)
    rest = [one for one in amounts if one not in {least, most}]
    if not _VAT.search(reading.text):
        return False
    if len(amounts) == 2:
        return most <= least * 2 or _is_vat_over(least, most) or _is_vat_over(least, most - least)
    return len(amounts) == 3 and least + rest[0] == most


def _is_vat_over(tax: Decimal, amount: Decimal) -> bool:
    """Whether the lesser amount can only be the VAT over the other."""
    return LEAST_VAT < tax / amount < MOST_VAT


def costs_equal_the_scale(reading: Reading) -> Remark | None:
    """The costs named are those of the scale: over the claims of the case, or else over the principal the letter names.

    Rule:  D14-08, D14-09, D14-11
    Law:   art. 6:96 BW; Besluit vergoeding voor buitengerechtelijke incassokosten
    Units: euro
    """
    name = "costs_equal_the_scale"
    named = reading.costs
    if not named.exact or named.vague is not None:
        return None
    quote = reading.quote(named.exact[0].start - 30 if named.exact[0].start > 30 else 0, named.exact[0].end)
    right, most = _right_amounts(reading)
    values = named.values
    least = min(values)
    if not right:
        return _without_principal(name, least, most, quote)
    if any(value in right for value in values):
        amount = next(value for value in values if value in right)
        return holds(D14_09, name, say("{amount} is what the scale gives.", amount=amount), quote)
    if least > max(right):
        message = say("The letter names {named}; the scale gives {right}.", named=least, right=right[0])
        return fails(D14_09, name, message, say("Send a new letter with the amount of the scale."), quote)
    message = say("The letter names {named}, less than the scale gives ({right}).", named=least, right=right[0])
    step = say("No more than the amount that the letter names can be awarded (D14-08).")
    return Remark(fails(D14_08, name, message, step).finding, quote)


def _without_principal(name: str, least: Decimal, most: Decimal | None, quote: str) -> Remark:
    """What can be said of the costs when it is not known over which principal: too much over all that is named."""
    if most is not None and least > most:
        message = say("The letter names {named}; over the principal it names that is too much.", named=least)
        return fails(D14_09, name, message, say("Send a new letter with the amount of the scale."), quote)
    message = say("The principal over which the costs are computed was not recognised, so they are not checked.")
    step = say("Compare with filing law collection-costs --principal, or name the case with --case.")
    return asks(D14_09, name, message, step, quote)


def _right_amounts(reading: Reading) -> tuple[tuple[Decimal, ...], Decimal | None]:
    """What the costs may be, by the case or by the principal that the letter names; and the most they can ever be.

    Both are without amounts when the principal is not known.
    """
    if reading.facts is not None:
        return _of_the_case(reading.facts), None
    if reading.law is None:
        return (), None
    day = reading.on or dt.date(2012, 7, 1)  # the first day of the scale, which has not changed since
    try:
        scale, vat = scale_on(reading.law, day, vat=False), scale_on(reading.law, day, vat=True)
    except LawUnknown:
        return (), None
    principal = principal_of(reading.letter, reading.amounts, reading.costs.values)
    if principal.value is not None:
        costs_of = scale.costs(principal.value)
        return ((costs_of, costs_of + vat.vat(costs_of)) if _VAT.search(reading.text) else (costs_of,)), None
    ceiling = scale.costs(principal.most) if principal.most is not None else None
    return (), ceiling + vat.vat(ceiling) if ceiling is not None else None


def _of_the_case(facts: Facts) -> tuple[Decimal, ...]:
    """The costs over the claims of the case, with VAT first where it comes on top."""
    costs = facts.statement.costs
    if costs.scale <= 0:
        return ()
    return (costs.scale + costs.scale_vat, costs.scale) if costs.scale_vat else (costs.scale,)


def vat_is_declared(reading: Reading) -> Remark | None:
    """Costs with VAT come with both declarations: the creditor cannot deduct it, and they are raised for that reason.

    Rule:  D14-12
    Law:   art. 2 lid 3 Besluit vergoeding voor buitengerechtelijke incassokosten
    """
    name = "vat_is_declared"
    named = reading.costs
    near = [
        match for one in named.exact for match in _VAT.finditer(reading.text, max(0, one.start - 120), one.end + 220)
    ]
    near = [one for one in near if not _NO_VAT.search(reading.text[max(0, one.start() - 40) : one.end()])]
    if not near or (named.besides_vat and len(named.values) == 1):
        return None
    place = near[0].start()
    first, _ = reading.letter.sentence(place)
    _, last = reading.letter.next_sentence(place)
    around = reading.text[max(0, first - 250) : max(last, place + 250)]
    quote = reading.quote(near[0].start() - 20 if near[0].start() > 20 else 0, near[0].end() + 40)
    missing = say("that the creditor cannot deduct the VAT")
    if _CANNOT_DEDUCT.search(around):
        raised = _RAISED.search(around)
        if raised is None and _in_one_sentence(reading, near[0].start()):
            message = say("The letter does not say in so many words that the costs are raised because of the VAT.")
            step = say("Read whether both declarations are there; else claim the costs without VAT.")
            return asks(D14_12, name, message, step, quote)
        if raised:
            message = say("The letter declares that the VAT cannot be deducted and that the costs are raised for it.")
            return holds(D14_12, name, message, quote)
        missing = say("that the costs are raised for that reason")
    message = say("The costs are named with VAT, but the letter does not declare {what}.", what=missing)
    step = say("Claim the costs without VAT, or send a new letter with both declarations.")
    return fails(D14_12, name, message, step, quote)


def _in_one_sentence(reading: Reading, place: int) -> bool:
    """Whether the sentence that includes the VAT also says that it cannot be deducted."""
    first, last = reading.letter.sentence(place)
    cannot = _CANNOT_DEDUCT.search(reading.text, first, last)
    return bool(cannot) and bool(_WITH_VAT.search(reading.text, first, last))
