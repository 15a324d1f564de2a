"""Over which principals collection costs go: of instalments in one letter over one, and never over what was credited.

Of several instalments of the last six months in one letter to a consumer the fee is the highest for one of them: the
scale rises with the principal, so it goes over the largest and over nothing of the others. What the reduced steps are
when several letters went within six months is not confirmed, and not reckoned here. What is credited after the costs
fell due lowers their base, so that no costs are claimed over what is not owed as principal.

Rule:  D14-10, D14-15
Law:   art. 6:96 lid 8 BW; art. 2 Besluit vergoeding voor buitengerechtelijke incassokosten
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from filing.calendar_nl import add_months
from filing.casefile.case import CaseFile
from filing.money import ZERO
from filing.reckoning.classification import protected_as_consumer
from filing.reckoning.default import last_day_to_pay

INSTALMENTS = frozenset({"instalment", "rent"})  # a month of rent is taken for one: it never makes the costs higher
LOOK_BACK = 6  # [months] art. 6:96 lid 8 BW
LID_8_BEGINS = dt.date(2024, 10, 1)


def instalments(file: CaseFile, names: Iterable[str], letter_on: dt.date) -> tuple[str, ...]:
    """Return those of the claims that are instalments of a consumer which fell due in the months before the letter.

    Rule:  D14-15
    """
    if letter_on < LID_8_BEGINS or not protected_as_consumer(file):
        return ()
    first, asked = add_months(letter_on, -LOOK_BACK), set(names)
    return tuple(
        claim.id
        for claim in file.claims
        if claim.id in asked
        and claim.kind in INSTALMENTS
        and (due := last_day_to_pay(file, claim)) is not None
        and due >= first
    )


def costs_base(file: CaseFile, principals: Mapping[str, Decimal], letter_on: dt.date) -> dict[str, Decimal]:
    """Return the principal of each claim in one letter that its costs go over: of instalments, that of the largest.

    Rule:  D14-10, D14-14, D14-15
    """
    found = dict(principals)
    several = [name for name in instalments(file, principals, letter_on) if principals[name] > 0]
    if len(several) > 1:
        largest = max(several, key=lambda name: principals[name])
        found |= {name: ZERO for name in several if name != largest}
    return found


def less_credited(base: Mapping[str, Decimal], claim: str, amount: Decimal) -> dict[str, Decimal]:
    """Return the principals after a credit note on one claim; never below zero.

    Rule:  D14-10
    """
    return {**base, claim: max(base[claim] - amount, ZERO)}
