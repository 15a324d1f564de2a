"""The two example cases gone the whole way once for each process, because tests of many areas look at the outcome."""

import datetime as dt
from functools import cache
from pathlib import Path

from filing.casefile.loading import load_case
from filing.packet.contents import Addressee
from filing.workflow import Evidenced, Office, Prepared, Standing, evidence, open_office, prepare, stand

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
ON = dt.date(2026, 11, 24)
NAMES = ("consumer", "business")
KINDS = (
    "reminder",
    "notice_of_default",
    "fourteen_day_notice",
    "final_demand",
    "summons",
    "bailiff_instruction",
    "attachment_request",
    "interest_statement",
)


@cache
def office() -> Office:
    return open_office()


@cache
def standing(name: str, on: dt.date = ON) -> Standing:
    return stand(load_case(EXAMPLES / name), on, office())


@cache
def evidenced(name: str, on: dt.date = ON) -> Evidenced:
    return evidence(standing(name, on))


@cache
def prepared(name: str) -> Prepared:
    return prepare(EXAMPLES / name, ON, office())


def packet_of(name: str, addressee: Addressee) -> bytes:
    """The packet of an example for one addressee, as ``filing prepare`` makes it."""
    return next(data for _, whom, data in prepared(name).packets if whom is addressee)
