"""What a bailiff's official act costs, by the letter of the act.

Rule:  SUM-68
Law:   art. 2 and 10 Besluit tarieven ambtshandelingen gerechtsdeurwaarders (Btag)
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from filing.errors import LawQuestion
from filing.law.table import Law, Row, Status, weakest
from filing.money import CENT, ZERO, round_cent


@dataclass(frozen=True, slots=True)
class BailiffFee:
    """The fee of one act: without VAT, the VAT, and both together. ``act`` says in short what the letter stands for."""

    letter: str
    act: str
    fee: Decimal
    vat: Decimal
    total: Decimal
    status: Status
    rows: tuple[Row, ...]


def bailiff_tariff(law: Law, act_letter: str, on: dt.date, vat: bool) -> BailiffFee:
    """Return the tariff of an act on a day, with VAT when the client cannot set it off and says so.

    Rule:  SUM-68
    Law:   art. 2 and 10 Btag
    Rounds: the VAT half up to the cent

    Raises:
        LawQuestion: an act is named by one letter.
        LawUnknown: the tariff of that act on that day is not known, or there is no such act.
    """
    if len(act_letter) != 1:
        raise LawQuestion("an act is named by its letter in art. 2 Btag", "Give one letter; a is the summons.")
    row = law.table("bailiff_tariff").at(on).part(act_letter)
    fee = row.value.quantize(CENT)
    rows = [row]
    vat_amount = ZERO
    if vat:
        rate = law.table("vat").at(on)
        rows.append(rate)
        vat_amount = round_cent(fee * rate.value / 100)
    act: str = law.table("bailiff_acts").at(on).part(act_letter).value
    return BailiffFee(act_letter, act, fee, vat_amount, fee + vat_amount, weakest(rows), tuple(rows))
