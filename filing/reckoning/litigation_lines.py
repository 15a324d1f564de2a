"""Each line of the costs of the proceedings: the sum, the day whose table counts, and what it rests on; or a gap.

Rule:  SUM-60 to SUM-68
Law:   Wet griffierechten burgerlijke zaken (Wgbz); Besluit tarieven ambtshandelingen gerechtsdeurwaarders (Btag);
       liquidatietarief
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.errors import LawQuestion, LawUnknown
from filing.law.bailiff_tariff import bailiff_tariff
from filing.law.competence import SUBDISTRICT
from filing.law.court_fees import court_fee, defendant_fee, fee_day
from filing.law.representative_fee import after_costs, points_text, representative_fee
from filing.law.table import Law, Row, Status
from filing.law.unknown import what_to_do, why_unknown
from filing.message import Message, say, verbatim
from filing.money import ZERO, plain
from filing.reckoning.litigation_parties import fee_rate, is_represented, natural_person_is_party, recipients

SUMMONS_ACT = "a"
RECORD_DOCKET_DATE = say("Record proceedings.docket_date.")
PAYERS = {"natural": say("natural person"), "legal": say("legal person"), "impecunious": say("impecunious")}


@dataclass(frozen=True, slots=True)
class CostLine:
    """One sum, without VAT and the VAT, with the day whose table counts, article, rule and rows.

    ``certain`` is False when the rule itself is from memory, however sure the rows are.
    """

    what: str
    detail: Message
    amount: Decimal
    vat: Decimal
    on: dt.date
    article: str
    rule: str
    rows: tuple[Row, ...]
    status: Status
    certain: bool = True

    @property
    def total(self) -> Decimal:
        """The sum with VAT."""
        return self.amount + self.vat


@dataclass(frozen=True, slots=True)
class Gap:
    """A sum that is not known: which, why, and what to do."""

    what: str
    why: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class Suit:
    """The proceedings as the lines see them: ``value`` is what the summons of ``summons_on`` claims, all together."""

    file: CaseFile
    law: Law
    court: str
    value: Decimal
    summons_on: dt.date
    docket_date: dt.date | None
    points: Decimal
    on: dt.date

    @property
    def judged_on(self) -> dt.date | None:
        """The day of the judgment, else the first on which there can be one: not before docket date or legal date."""
        if self.file.judgment is not None:
            return self.file.judgment.given_on
        return None if self.docket_date is None else max(self.docket_date, self.on)


Lines = tuple[CostLine | Gap, ...]


def asked(what: str, suit: Suit, ask: Callable[[Suit], Lines]) -> Lines:
    """Return the lines that ``ask`` gives; a gap when the law tables do not answer."""
    try:
        return ask(suit)
    except (LawUnknown, LawQuestion) as error:
        return (Gap(what, why_unknown(error), what_to_do(error)),)


def court_fee_line(suit: Suit) -> Lines:
    """Return the court fee of the claimant, by the table of the first docket date.

    Rule:  SUM-60 to SUM-63
    """

    def on(day: dt.date) -> CostLine:
        payer = fee_rate(suit.file.creditor)
        natural = natural_person_is_party(suit.file)
        found = court_fee(suit.law, suit.court, suit.value, payer, day, natural_person_is_party=natural)
        return CostLine(
            "court_fee",
            _band(payer, found.band),
            found.fee,
            ZERO,
            day,
            found.article,
            "SUM-60",
            found.rows,
            found.status,
        )

    if suit.docket_date is None:
        return (_without_docket_date("court_fee", suit, on),)
    return (on(fee_day("claimant", suit.summons_on, suit.docket_date).day),)


def representative_line(suit: Suit) -> Lines:
    """Return the representative's fee, by the scale of the first day on which there can be a judgment.

    Rule:  SUM-65, SUM-66
    """
    if suit.court == SUBDISTRICT and not is_represented(suit.file):
        why = say("nobody represents the claimant, as far as the case file says")
        step = say("Record the representative; a claimant in person has none to be paid.")
        return (Gap("representative_fee", why, step),)

    def on(day: dt.date) -> CostLine:
        found = representative_fee(suit.law, suit.court, suit.value, suit.points, day)
        most = "" if found.max_points is None else f" (max. {found.max_points})"
        detail = verbatim(f"{points_text(found.points)} x {plain(found.per_point)}{most}")
        return CostLine(
            "representative_fee", detail, found.fee, ZERO, day, "liquidatietarief", "SUM-65", found.rows, found.status
        )

    return (_without_docket_date("representative_fee", suit, on) if suit.judged_on is None else on(suit.judged_on),)


def summons_line(suit: Suit) -> Lines:
    """Return the bailiff's tariff for the summons, by the day of serving, with VAT when the client cannot deduct it.

    Rule:  SUM-68
    Law:   art. 2 and 10 Btag
    """
    vat = suit.file.creditor.vat
    found = bailiff_tariff(suit.law, SUMMONS_ACT, suit.summons_on, vat is not None and vat.can_deduct is False)
    line = CostLine(
        "summons",
        say("letter {letter}", letter=found.letter),
        found.fee,
        found.vat,
        suit.summons_on,
        "art. 2 Btag" if found.vat == 0 else "art. 2 en 10 Btag",
        "SUM-68",
        found.rows,
        found.status,
    )
    many = recipients(suit.file)
    if many == 1:
        return (line,)
    why = say("{many} are served, and the tariff of each next serving (art. 8 Btag) is not reckoned", many=many)
    return line, Gap("next_serving", why, say("Take it from the bailiff's deed."))


def after_costs_lines(suit: Suit) -> Lines:
    """Return the after-costs, and what comes on top when the judgment is served; both from memory.

    Rule:  SUM-67
    """

    def on(day: dt.date) -> CostLine:
        found = after_costs(suit.law, suit.court, suit.value, day)
        return CostLine(
            "after_costs",
            say("without serving"),
            found.fee,
            ZERO,
            day,
            "liquidatietarief",
            found.rule,
            found.rows,
            found.status,
            found.certain,
        )

    if suit.judged_on is None:
        return (_without_docket_date("after_costs", suit, on),)
    found = after_costs(suit.law, suit.court, suit.value, suit.judged_on)
    line = on(suit.judged_on)
    if found.serving is None or found.serving_status is None:
        why = say("what comes on top when the judgment is served was not found for this court")
        return line, Gap("after_costs_serving", why, say("Take it from the judgment."))
    status = found.serving_status
    more = CostLine(
        "after_costs_serving",
        say("more when the judgment is served"),
        found.serving,
        ZERO,
        suit.judged_on,
        "liquidatietarief",
        found.rule,
        found.rows[-1:],
        status,
        found.certain,
    )
    return line, more


def defendant_line(suit: Suit) -> Lines:
    """Return what the defendants would pay for appearing: nothing in the subdistrict court, else by the table.

    Rule:  SUM-20, SUM-62, SUM-63
    """
    payer = fee_rate(*suit.file.debtors)
    natural = natural_person_is_party(suit.file)
    found = defendant_fee(suit.law, suit.court, suit.value, payer, suit.summons_on, natural_person_is_party=natural)
    detail = _band(payer, found.band) if found.band else say("none is levied")
    return (
        CostLine(
            "defendant_fee",
            detail,
            found.fee,
            ZERO,
            suit.summons_on,
            found.article,
            "SUM-62",
            found.rows,
            found.status,
        ),
    )


def _without_docket_date(what: str, suit: Suit, on: Callable[[dt.date], CostLine]) -> Gap:
    """Return the gap of a line that follows the docket date, with what the table of the summons would give."""
    hint = on(suit.summons_on)
    why = say(
        "no docket date is on record; by the table of {day} it would be {amount}",
        day=suit.summons_on,
        amount=hint.amount,
    )
    return Gap(what, why, RECORD_DOCKET_DATE)


def _band(payer: str, band: str) -> Message:
    """Return who pays, and in which band: "up_to_1500" is the name of one in the table."""
    bound = band.rpartition("_")[2]
    told = say("value not determined") if band == "indeterminate" else verbatim(band)
    if bound.isdigit():
        told = say("above € {bound}", bound=bound) if band.startswith("above") else say("up to € {bound}", bound=bound)
    return say("{payer}, {band}", payer=PAYERS.get(payer, verbatim(payer)), band=told)
