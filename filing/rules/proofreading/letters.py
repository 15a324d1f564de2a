"""What a letter to a debtor must show: what is owed and why, by when, to which account, and whom to ask.

Rule:  REM-01 to REM-06, REM-10, REM-11, REM-16, D14-16, DEM-01, DEM-04, DEM-07, X-11, X-15
Law:   art. 6:82, 6:96, 6:119, 6:119a BW; Besluit kwaliteit incassodienstverlening
"""

import re

from filing.message import Message, say
from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.proofreading.letter_text import words
from filing.rules.proofreading.reading import Reading, Remark, asks, fails, holds, lacks
from filing.rules.proofreading.terms import AT_ONCE, Term

BKI = "Besluit kwaliteit incassodienstverlening"
REM_02 = Rule("REM-02", BKI, Severity.WARN, Certainty.CONFIRMED)
REM_03 = Rule("REM-03", BKI, Severity.WARN, Certainty.CONFIRMED)
REM_05 = Rule("REM-05", "", Severity.WARN, Certainty.MEMORY)
REM_06 = Rule("REM-06", BKI, Severity.WARN, Certainty.CONFIRMED)
D14_16 = Rule("D14-16", BKI, Severity.WARN, Certainty.CONFIRMED)
DEM_01 = Rule("DEM-01", "art. 6:82 lid 1 BW", Severity.ERROR, Certainty.CONFIRMED)
DEM_04 = Rule("DEM-04", "art. 6:82 lid 1 BW", Severity.WARN, Certainty.DERIVED)
X_11 = Rule("X-11", BKI, Severity.WARN, Certainty.CONFIRMED)
X_15 = Rule("X-15", "art. 6:119a BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)

LEAST_DAYS = 3  # [days] a term of one or two days is none

_INVOICE = words(
    r"\b(?:factu\w+|nota\w*|invoice\w*|rekening (?:van|nr|nummer)|termijn\w* (?:van|over)|polis\w*|huur\w*)\b"
)
_ORIGIN = words(
    r"\b(?:overeenkomst\w*|contract\w*|koop\w*|bestel\w*|geleverd\w*|levering\w*|abonnement\w*|opdracht\w*|lening"
    r"|krediet\w*"
    r"|huur\w*|werkzaamheden|diensten|polis\w*|order\w*|deliver\w*|agreement|services|goods|purchase\w*|factu\w+"
    r"|invoice\w*)\b"
)
_REFERENCE = words(
    r"\b(?:onder vermelding|kenmerk|dossiernummer|referentie|betalingskenmerk|factuurnummer|klantnummer"
    r"|debiteurnummer|o\.v\.v\."
    r"|reference|quoting)"
)
_REACH = re.compile(
    r"[\w.+-]{1,60}@[\w-]{1,60}\.\w|\b0\d{1,3}\s?[-–/]?\s?\d{2,4}(?:\s?\d{2,4}){1,3}\b|\+31[\d\s()-]{8,}|tel(?:efoon|\.)"
)
_ASK = words(
    r"\b(?:vra(?:ag|gen)|contact|bereik\w*|bel(?:len)?|mail\w*|bezwaar|niet eens|betwist\w*|klacht\w*|reageren"
    r"|question\w*"
    r"|dispute|complain\w*|informatie|toelichting|neem)\b"
)
_COMMERCIAL = (
    words(r"handelsrente"),
    words(r"119 ?a\b"),
    words(r"commercial interest"),
    words(r"statutory commercial"),
)
_NOT = re.compile(r"\b(?:geen|niet|no|not)\b[^.]{0,30}$")
_INTEREST = words(r"\b(?:wettelijke |contractuele |vertragings)?(?:rente\w*|interest)\b")
_BASIS = words(r"\b(?:wettelijke|contractuele|overeengekomen|handelsrente|statutory|contractual|6 ?: ?119)")
READ_IT = say("Read the letter: does it say so in other words?")


def claims_are_specified(reading: Reading) -> Remark:
    """The letter says per claim which invoice, of which day, and how much.

    Rule:  REM-02, D14-16
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "claims_are_specified"
    rule = D14_16 if reading.kind == "fourteen_day_notice" else REM_02
    found = _INVOICE.search(reading.text)
    if found and reading.amounts and reading.days:
        quote = reading.quote(found.start(), found.start() + 70)
        return holds(rule, name, say("The letter names claims with days and amounts."), quote)
    message = say("Number, day and amount of each claim were not found together.")
    return asks(rule, name, message, READ_IT)


def origin_is_told(reading: Reading) -> Remark:
    """The letter says where the claim comes from.

    Rule:  REM-03
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "origin_is_told"
    found = _ORIGIN.search(reading.text)
    if found is None:
        return asks(REM_03, name, say("The letter does not say what the claim is for."), READ_IT)
    return holds(REM_03, name, say("The letter says what the claim is for."), reading.quote_around(found))


def payment_details_are_there(reading: Reading) -> Remark:
    """The letter says to which account to pay, with which reference.

    Rule:  REM-05
    """
    name = "payment_details_are_there"
    if not reading.accounts:
        message = say("No account to pay to was found.")
        return asks(REM_05, name, message, say("Read how the debtor can pay; send the account when it is missing."))
    if not _REFERENCE.search(reading.text):
        return asks(REM_05, name, say("No reference for the payment was found."), READ_IT)
    account = reading.accounts[0]
    return holds(REM_05, name, say("Account and reference are there."), reading.quote(account.start, account.end))


def questions_have_a_place(reading: Reading) -> Remark:
    """The letter says where to ask, complain or dispute.

    Rule:  REM-06
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "questions_have_a_place"
    if _REACH.search(reading.text) and _ASK.search(reading.text):
        return holds(REM_06, name, say("The letter says where the debtor can ask or object."))
    return asks(REM_06, name, say("Where the debtor can ask or object was not found."), READ_IT)


def term_is_reasonable(reading: Reading) -> Remark:
    """The demand gives a term in which the debtor can still perform: not at once, not one or two days.

    Rule:  DEM-01
    Law:   art. 6:82 lid 1 BW
    Units: calendar days
    """
    name = "term_is_reasonable"
    step = say("Send a new notice with a reasonable term, counted from receipt.")
    terms: tuple[Term, ...] = reading.payment_terms
    hasty = _hasty(reading, name, step)
    if hasty is not None:
        return hasty
    short = next((term for term in terms if term.days < LEAST_DAYS), None)
    if short is not None:
        message = say("A term of {days} days is not reasonable.", days=short.days)
        if short.days == 1:
            message = say("A term of one day is not reasonable.")
        return fails(DEM_01, name, message, step, reading.quote(short.begins, short.ends))
    if terms:
        message = say("The letter gives {days} days to pay.", days=min(term.days for term in terms))
        return holds(DEM_01, name, message, reading.quote(terms[0].begins, terms[0].ends))
    if reading.fixed_days or reading.loose_days:
        return _until_a_day(reading, name, step)
    at_once = AT_ONCE.search(reading.text)
    if at_once is not None:
        message = say("The letter demands payment at once; that is no reasonable term.")
        return fails(DEM_01, name, message, step, reading.quote_around(at_once))
    return lacks(reading, DEM_01, name, say("The letter gives no term for paying."), step)


def _hasty(reading: Reading, name: str, step: Message) -> Remark | None:
    """What a day without a date does that leaves next to no time: "uiterlijk morgen"."""
    for one in reading.loose_days:
        left = one.leaves(reading.on)
        if one.sure and left is not None and left < LEAST_DAYS:
            quote = reading.quote(one.begins, one.ends)
            return fails(DEM_01, name, say("The last day leaves no reasonable term."), step, quote)
    return None


def _until_a_day(reading: Reading, name: str, step: Message) -> Remark:
    """What the last day says: with a date how much time is left, without one a person looks."""
    if not reading.fixed_days:
        loose = reading.loose_days[0]
        message = say("The letter names a last day for payment without a date.")
        look = say("Look whether it leaves a reasonable term, counted from receipt.")
        return asks(DEM_01, name, message, look, reading.quote(loose.begins, loose.ends))
    fixed = reading.fixed_days[0]
    day, quote = fixed.day.value, reading.quote(fixed.begins, fixed.ends)
    if day is None or (reading.on is not None and (day - reading.on).days < LEAST_DAYS):
        return fails(DEM_01, name, say("The last day leaves no reasonable term."), step, quote)
    return holds(DEM_01, name, say("The letter gives until {day} to pay.", day=day), quote)


def says_what_how_much_when_and_to_whom(reading: Reading) -> Remark:
    """The debtor can see from the letter what to pay, how much, by when and to whom.

    Rule:  DEM-04
    Law:   art. 6:82 lid 1 BW
    """
    name = "says_what_how_much_when_and_to_whom"
    lacking = []
    if not reading.amounts:
        lacking.append(say("the amount"))
    if not (reading.payment_terms or reading.fixed_days or reading.loose_days):
        lacking.append(say("by when to pay"))
    if not reading.accounts:
        lacking.append(say("the account"))
    if not lacking:
        return holds(DEM_04, name, say("Amount, term and account are there."))
    message = say("Not found in the letter: {what}.", what=tuple(lacking))
    return asks(DEM_04, name, message, READ_IT)


def interest_shows_its_basis(reading: Reading) -> Remark | None:
    """Interest that is asked comes with its basis and its days.

    Rule:  X-11
    Law:   Besluit kwaliteit incassodienstverlening
    """
    name = "interest_shows_its_basis"
    asked = next(
        (
            one
            for one in _INTEREST.finditer(reading.text)
            if any(0 <= a.start - one.end() <= 60 for a in reading.amounts)
        ),
        None,
    )
    if asked is None:
        return None
    quote = reading.quote_around(asked)
    if _BASIS.search(reading.text) and reading.days:
        return holds(X_11, name, say("The interest names its basis."), quote)
    message = say("Interest is asked without its basis, the days it covers or its rate.")
    return asks(X_11, name, message, READ_IT, quote)


def no_commercial_interest_for_a_consumer(reading: Reading) -> Remark | None:
    """A consumer is not asked commercial interest.

    Rule:  X-15
    Law:   art. 6:119a BW
    """
    name = "no_commercial_interest_for_a_consumer"
    everywhere = (found for pattern in _COMMERCIAL for found in pattern.finditer(reading.text))
    for found in sorted(everywhere, key=lambda one: one.start()):
        if _NOT.search(reading.text[max(0, found.start() - 40) : found.start()]):
            continue
        quote = reading.quote_around(found)
        if reading.consumer:
            message = say("Commercial interest is asked of a consumer.")
            return fails(X_15, name, message, say("Ask statutory interest (art. 6:119 BW) only."), quote)
        if reading.consumer is None:
            message = say("Commercial interest is asked; a consumer never owes it.")
            return asks(X_15, name, message, say("Look whether the debtor acted for a business."), quote)
        return None
    return holds(X_15, name, say("No commercial interest is asked.")) if reading.consumer else None
