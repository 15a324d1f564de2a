"""What a person should know about the collection costs beside their figure: said in a sentence each."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.law.table import Law
from filing.message import Message, say
from filing.reckoning.classification import is_commercial, protected_as_consumer
from filing.reckoning.costs import SCALE_BEGINS, CostsGround, is_about
from filing.reckoning.costs_account import known_minimum
from filing.reckoning.costs_base import LOOK_BACK, instalments
from filing.reckoning.paid_in_term import PaidInTerm


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
        *_about_instalments(file, on, ground, base),
    )


def about_close_payments(paid: Iterable[PaidInTerm]) -> Iterator[Message]:
    """Say of which notices nearly all was paid in time, where nobody decided what follows."""
    for one in paid:
        if one.is_close and not one.let_go:
            yield say(
                "Within the term of the notice of {day} {paid} was paid of the {asked} that it asked. Whether costs "
                "are due over the rest is for a person to decide (D14-32).",
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
    file: CaseFile, on: dt.date, ground: CostsGround, base: Mapping[str, Decimal]
) -> Iterator[Message]:
    """Say that lid 8 was applied to several instalments in one letter, and that of several letters nothing is known."""
    groups = [(one.claims, one.letter_on or on) for one in ground.counted] or [(ground.scope, on)]
    letters = 0
    for names, letter_on in groups:
        found = tuple(name for name in instalments(file, names, letter_on) if name in base)
        letters += bool(found)
        if len(found) > 1:
            yield say(
                "{claims} are instalments of the last {months} months in one letter: the costs go over the largest "
                "alone, as art. 6:96 lid 8 BW gives the highest amount for one of them (D14-15).",
                claims=found,
                months=LOOK_BACK,
            )
    if letters > 1:
        yield say(
            "{letters} letters asked costs over instalments; the reduced amounts of lid 8 are not known (D14-15).",
            letters=letters,
        )
