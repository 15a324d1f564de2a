"""What a person should know about the collection costs beside their figure: said in a sentence each."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from filing.calendar_nl import add_months
from filing.casefile.case import CaseFile
from filing.law.collection_costs import highest_for_one
from filing.law.table import Law
from filing.message import Message, say
from filing.reckoning.classification import is_commercial, protected_as_consumer
from filing.reckoning.costs import SCALE_BEGINS, CostsGround, is_about
from filing.reckoning.costs_account import known_minimum
from filing.reckoning.default import last_day_to_pay
from filing.reckoning.paid_in_term import PaidInTerm

INSTALMENTS = frozenset({"instalment", "rent"})  # a month of rent may be one too; no source seen says so or denies it
LOOK_BACK = 6  # [months] art. 6:96 lid 8 BW
LID_8_BEGINS = dt.date(2024, 10, 1)


def costs_remarks(
    file: CaseFile, law: Law, on: dt.date, ground: CostsGround, base: Mapping[str, Decimal], claimed: Decimal
) -> tuple[Message, ...]:
    """Return what to know about the collection costs of a statement.

    ``ground`` is what is known after the payments, ``base`` the principal over which the costs go per claim, and
    ``claimed`` the costs without VAT.
    """
    if not file.costs.claim_collection_costs:
        return ()
    return (
        *_about_age(ground),
        *_about_unnamed_claims(file, ground),
        *_about_the_clause(file, ground),
        *_about_the_minimum(law, on, ground, claimed),
        *_about_instalments(file, law, on, ground, base),
    )


def about_close_payments(paid: Iterable[PaidInTerm]) -> Iterator[Message]:
    """Say of which notices the principal was paid in time, and not all that they asked."""
    for one in paid:
        if one.is_close:
            yield say(
                "Within the term of the notice of {day} {paid} was paid: the principal, and less than the {asked} that "
                "it asked. Whether costs are due over the rest is for a person to decide (D14-32).",
                day=one.sent_on,
                paid=one.paid,
                asked=one.asked,
            )


def _about_age(ground: CostsGround) -> Iterator[Message]:
    if ground.too_old:
        yield say(
            "{claims}: in default before {day}, so the scale does not hold for it (art. 3 of its decree).",
            claims=ground.too_old,
            day=SCALE_BEGINS,
        )


def _about_unnamed_claims(file: CaseFile, ground: CostsGround) -> Iterator[Message]:
    """Say which claims a notice that names none is taken to be about, where others were there too."""
    for notice in ground.notices:
        event = notice.event
        if event.claims:
            continue
        there = [claim for claim in file.claims if claim.dated_on is None or claim.dated_on <= event.on]
        left = [claim.id for claim in there if not is_about(file, event, claim)]
        if left:
            taken = tuple(claim.id for claim in there if claim.id not in left)
            yield say(
                "The notice of {day} names no claims; it is taken to be about {taken}, which were overdue, and not "
                "about {left}. If it was about these too it went before their default and has no effect (D14-20): "
                "record its claims.",
                day=event.on,
                taken=taken or say("none"),
                left=tuple(left),
            )


def _about_the_clause(file: CaseFile, ground: CostsGround) -> Iterator[Message]:
    clause = file.debt.contract.contractual_costs if file.debt.contract else None
    asked = file.costs.by_contract is True
    if protected_as_consumer(file):
        if asked:
            yield say(
                "Agreed collection costs are never asked of a consumer (art. 6:96 lid 5 BW, D14-34); they are ignored."
            )
    elif asked and clause is None:
        yield say(
            "Agreed collection costs are claimed, but no clause on them is on record; the scale is reckoned (DEM-29)."
        )
    elif asked and not is_commercial(file):
        yield say(
            "Agreed collection costs are reckoned between businesses only; the scale of the law is used (DEM-29)."
        )
    elif asked and clause is not None and clause.percent is None and clause.minimum is None:
        yield say("The clause on collection costs names no percentage and no amount; the scale is reckoned (DEM-29).")
    elif ground.agreed is not None:
        yield say(
            "The collection costs are those of the contract; the court may moderate them, and the letters and the "
            "summons name the law as their ground, not the clause (DEM-29)."
        )
    elif clause is not None and not asked:
        yield say("Agreed collection costs are not reckoned; the scale of the law is used (DEM-29).")


def _about_the_minimum(law: Law, on: dt.date, ground: CostsGround, claimed: Decimal) -> Iterator[Message]:
    if not ground.late:
        return
    found = known_minimum(law, on, ground)
    if found is None:
        yield say(
            "The minimum of art. 6:96 lid 4 BW on {day}, the first day of default, is in no table; none is reckoned.",
            day=min(since for _, since in ground.late),
        )
        return
    if len(ground.late) == 1:
        return
    many = len(ground.late)
    each = found.costs
    if ground.per_claim:
        yield say(
            "The minimum of {amount} for each claim rests on a rule from memory and your decision (DEM-22).",
            amount=each,
        )
    elif claimed < each * many:
        yield say(
            "The minimum is asked once; a decision on DEM-22 (costs.minimum_per_claim) would make it {many} x {each} = "
            "{all}.",
            many=many,
            each=each,
            all=each * many,
        )


def _about_instalments(
    file: CaseFile, law: Law, on: dt.date, ground: CostsGround, base: Mapping[str, Decimal]
) -> Iterator[Message]:
    """Say what lid 8 would give for several instalments in one letter, and that of several letters nothing is known."""
    if not protected_as_consumer(file):
        return
    groups = [(one.claims, one.letter_on or on) for one in ground.counted] or [(ground.scope, on)]
    letters = 0
    for names, letter_on in groups:
        found = _instalments(file, names, letter_on, base)
        letters += bool(found)
        if len(found) > 1:
            highest = highest_for_one(law, [base[name] for name in found], letter_on)
            yield say(
                "{claims} are instalments of the last {months} months in one letter: art. 6:96 lid 8 BW gives {amount} "
                "over them, the highest for one of them (D14-15); the amount is not changed.",
                claims=found,
                months=LOOK_BACK,
                amount=highest,
            )
    if letters > 1:
        yield say(
            "{letters} letters asked costs over instalments; the reduced amounts of lid 8 are not known (D14-15).",
            letters=letters,
        )


def _instalments(
    file: CaseFile, names: tuple[str, ...], letter_on: dt.date, base: Mapping[str, Decimal]
) -> tuple[str, ...]:
    """Return those of the claims that are instalments which fell due in the months before the letter."""
    if letter_on < LID_8_BEGINS:
        return ()
    first = add_months(letter_on, -LOOK_BACK)
    return tuple(
        claim.id
        for claim in file.claims
        if claim.id in names
        and claim.kind in INSTALMENTS
        and base.get(claim.id, Decimal(0)) > 0
        and (due := last_day_to_pay(file, claim)) is not None
        and due >= first
    )
