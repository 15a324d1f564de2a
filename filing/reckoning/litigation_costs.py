"""What a court would award for the costs of the proceedings when the defendant does not appear.

Each line stands with the day whose table counts: the court fee of the first docket date, the bailiff's tariff of the
day of serving, the representative's scale of the day of the judgment, which is before neither the docket date nor the
legal date. What is not known is a gap with its name, never zero: a summons of December for January misses the tables of
the next year.

Rule:  SUM-60 to SUM-68
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loaded import Case
from filing.errors import LawUnknown
from filing.law.competence import DISTRICT, Sector
from filing.law.court_fees import attachment_petition_fee, left_after_petition
from filing.law.representative_fee import check_points, points_text
from filing.law.table import Law, Row, distinct
from filing.law.unknown import why_unknown
from filing.message import Message, say
from filing.money import total
from filing.reckoning.litigation_lines import (
    CostLine,
    Gap,
    Suit,
    after_costs_lines,
    asked,
    court_fee_line,
    defendant_line,
    representative_line,
    summons_line,
)
from filing.reckoning.litigation_parties import fee_rate, has_advocate
from filing.reckoning.receipt import went_out
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement

ONE_POINT = Decimal(1)  # for the summons: a house assumption, no rule here names it
PETITION = "attachment_request"
AWARDED = frozenset({"court_fee", "representative_fee", "summons", "next_serving"})


@dataclass(frozen=True, slots=True)
class LitigationCosts:
    """The costs of the proceedings, as far as they are known.

    ``value`` is what the summons claims on ``summons_on``: principal, collection costs and interest to that day.
    ``lines`` would be awarded; ``after_costs`` come on top, each when its work is done. ``defendant_fee`` is what the
    other side would pay for appearing, and is not awarded. ``notes`` are what a person should know.
    """

    court: Sector
    value: Decimal
    summons_on: dt.date
    docket_date: dt.date | None
    lines: tuple[CostLine, ...]
    after_costs: tuple[CostLine, ...]
    defendant_fee: CostLine | None
    gaps: tuple[Gap, ...]
    notes: tuple[Message, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the known lines; it is all there is only when the costs are ``complete``."""
        return total(line.total for line in self.lines)

    @property
    def complete(self) -> bool:
        """Whether no sum is missing in what would be awarded; a gap elsewhere leaves the total whole."""
        return not any(gap.what in AWARDED for gap in self.gaps)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every law row that a line rests on, once each."""
        levied = (self.defendant_fee,) if self.defendant_fee else ()
        every = (row for line in (*self.lines, *self.after_costs, *levied) for row in line.rows)
        return distinct((*self.court.rows, *every))


def litigation_costs(
    case: Case, statement: Statement, law: Law, court: Sector, points: Decimal = ONE_POINT
) -> LitigationCosts:
    """Return what a court would award for the proceedings on default, with every gap named.

    ``case`` and ``statement`` are of the same legal date. ``court`` is where the claim goes by competence. ``points``
    are those of the representative's scale.

    Rule:  SUM-60 to SUM-68
    Units: euro; the court fee is exempt from VAT

    Raises:
        LawQuestion: points that cannot be counted.
    """
    check_points(points)
    plan = case.file.proceedings
    summons_on, how = _day_of_summons(case.file, statement.on)
    claim, estimate = _claim_on(case, statement, law, summons_on)
    suit = Suit(
        case.file, law, court.court, claim.asked, summons_on, plan.docket_date if plan else None, points, statement.on
    )
    awarded = (
        *asked("court_fee", suit, court_fee_line),
        *asked("representative_fee", suit, representative_line),
        *asked("summons", suit, summons_line),
    )
    after = asked("after_costs", suit, after_costs_lines)
    levied = asked("defendant_fee", suit, defendant_line)
    everything = (*awarded, *after, *levied)
    return LitigationCosts(
        court=court,
        value=suit.value,
        summons_on=summons_on,
        docket_date=suit.docket_date,
        lines=tuple(one for one in awarded if isinstance(one, CostLine)),
        after_costs=tuple(one for one in after if isinstance(one, CostLine)),
        defendant_fee=next((one for one in levied if isinstance(one, CostLine)), None),
        gaps=tuple(one for one in everything if isinstance(one, Gap)),
        notes=(*how, *estimate, *_notes(suit, court, everything)),
    )


def _day_of_summons(file: CaseFile, on: dt.date) -> tuple[dt.date, tuple[Message, ...]]:
    """Return the day on which the summons was, or is expected to be, served; and what was assumed."""
    plan = file.proceedings
    if plan is not None and plan.served_on is not None:
        return plan.served_on, ()
    if plan is not None and plan.planned_service_on is not None and plan.planned_service_on >= on:
        return plan.planned_service_on, (
            say("The summons counts as served on the planned day; the bailiff may serve later."),
        )
    return on, (say("No day of serving lies ahead on record; the summons counts as served on the legal date."),)


def _claim_on(case: Case, statement: Statement, law: Law, summons_on: dt.date) -> tuple[Statement, tuple[Message, ...]]:
    """Return the statement of the day of the summons: the claim with interest up to then (SUM-60)."""
    if summons_on == statement.on:
        return statement, ()
    try:
        return reckon(as_of(case, summons_on).file, law, summons_on), ()
    except LawUnknown as error:
        told = say(
            "The interest is that up to {day}, not up to the summons: {why}.", day=statement.on, why=why_unknown(error)
        )
        return statement, (told,)


def _notes(suit: Suit, court: Sector, found: tuple[CostLine | Gap, ...]) -> Iterator[Message]:
    yield from (say("Which court this is for is not certain: {doubt}", doubt=doubt) for doubt in court.doubts)
    if suit.docket_date is not None and suit.docket_date.year != suit.summons_on.year:
        yield say(
            "The summons is of {served} and the docket date of {docket}: the claimant's fee follows the docket date, "
            "the defendant's the summons; the sources do not fully agree (SUM-62).",
            served=suit.summons_on.year,
            docket=suit.docket_date.year,
        )
    if suit.judged_on is not None and suit.file.judgment is None:
        yield say(
            "The representative's scale and the after-costs are those of {day}; those of the judgment count, which is "
            "not before it.",
            day=suit.judged_on,
        )
    if suit.points == ONE_POINT:
        yield say("One point for the representative, for the summons, is a house assumption: no rule here names it.")
    else:
        points = points_text(suit.points)
        yield say("{points} points for the representative are as asked; no rule here names them.", points=points)
    if suit.court == DISTRICT and not has_advocate(suit.file):
        yield say("A summons before the district court names the claimant's advocate, and none is on record (SUM-12).")
    vat = suit.file.creditor.vat
    if vat is None or vat.can_deduct is None:
        yield say("Whether the claimant can deduct VAT is not on record; none is added to the summons (art. 10 Btag).")
    yield say("The bailiff's disbursements (art. 9 Btag) are not in it; they stand at the foot of the deed.")
    if fee_rate(suit.file.creditor) == "natural":
        yield say("Whether the claimant is impecunious is not in a case file; the ordinary court fee is taken.")
    yield from _about_the_petition(suit, found)


def _about_the_petition(suit: Suit, found: tuple[CostLine | Gap, ...]) -> Iterator[Message]:
    """Say what the fee for leave to seize takes off the fee of the main case, when leave was asked."""
    petitions = [event for event in suit.file.history if went_out(event, PETITION)]
    main = next((one for one in found if isinstance(one, CostLine) and one.what == "court_fee"), None)
    if not petitions:
        return
    day = min(event.on for event in petitions)
    try:
        paid = attachment_petition_fee(suit.law, fee_rate(suit.file.creditor), day)
    except LawUnknown as error:
        yield say("The fee paid for leave to seize on {day} is not known: {why}.", day=day, why=why_unknown(error))
        return
    yield say(
        "{fee} for leave to seize is deducted from the court fee when the claimant points it out (art. 11 Wgbz).",
        fee=paid.fee,
    )
    if main is not None:
        yield say("Then {left} of it is left to pay.", left=left_after_petition(main.amount, paid.fee))
