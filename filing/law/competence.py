"""Which judge a claim goes to: subdistrict or district court, and which court by the debtor's municipality.

Rule:  SUM-14, SUM-50, SUM-51, SUM-53
Law:   art. 93, 94 and 99 Rv
"""

import datetime as dt
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from filing.errors import LawQuestion
from filing.law.questions import check_amount, check_choice
from filing.law.table import Law, Row, Status, weakest
from filing.law.values import CompetenceLimits, CourtAddress

CONSUMER_CREDIT = "consumer_credit"
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sector:
    """The court a claim goes to ("subdistrict" or "district"), and why, in a sentence for the person who asks."""

    court: str
    reason: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Location:
    """A hearing location; its addresses where they were found, with the issue that gives them."""

    name: str
    visiting: str = ""
    postal: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CourtPlace:
    """The district court of a municipality. Which of its locations takes the case is never guessed.

    ``statutory_name`` is how a summons names it ("rechtbank Den Haag").
    """

    court: str
    statutory_name: str
    municipality: str
    locations: tuple[Location, ...]
    status: Status
    rows: tuple[Row, ...]


def sector(law: Law, claim_value: Decimal, matter: str, on: dt.date) -> Sector:
    """Return which court hears the claim: by its matter, else by its value.

    ``claim_value`` is the claims together with interest up to the day of the summons; whether collection costs count
    is not settled (SUM-50), so a caller near the limit asks twice. ``matter`` is one of the words of the table,
    "consumer_credit", or "other". For consumer credit the limit is of the credit sum, which is taken to be at least
    the claim.

    Rule:  SUM-50, SUM-51
    Law:   art. 93 and 94 lid 1 Rv

    Raises:
        LawQuestion: an unknown matter, or a value that makes no sense.
        LawUnknown: the limits are not known on that day.
    """
    check_amount("value of the claim", claim_value)
    row = law.table("competence").at(on)
    limits: CompetenceLimits = row.value
    check_choice("matter", matter, (*limits.regardless, CONSUMER_CREDIT, OTHER))
    rows = (row,)
    if matter in limits.regardless:
        return Sector("subdistrict", f"a matter of {matter.replace('_', ' ')} goes there whatever the amount", rows)
    if claim_value <= limits.limit:
        return Sector("subdistrict", f"the claim of {claim_value} is not above {limits.limit} euro", rows)
    if matter == CONSUMER_CREDIT and claim_value <= limits.consumer_credit_limit:
        return Sector("subdistrict", f"consumer credit not above {limits.consumer_credit_limit} euro goes there", rows)
    limit = limits.consumer_credit_limit if matter == CONSUMER_CREDIT else limits.limit
    return Sector("district", f"the claim of {claim_value} is above {limit} euro", rows)


def court_for(law: Law, municipality: str) -> CourtPlace:
    """Return the district court of a municipality, as the lists now stand.

    Capitals and spaces around the name do not matter; nothing else is forgiven.

    Rule:  SUM-14, SUM-53
    Law:   art. 99 Rv; art. 4-13 Wet op de rechterlijke indeling

    Raises:
        LawQuestion: there is no such municipality; the nearest names are given.
    """
    by_court = law.table("municipalities").last()
    found = _find(by_court.value, municipality)
    if found is None:
        raise LawQuestion(f"no municipality is called {municipality!r}", _nearest(by_court.value, municipality))
    court, name = found
    courts = law.table("courts").last()
    addresses = law.table("court_addresses").last()
    known: Mapping[str, CourtAddress] = addresses.value
    locations = tuple(_location(place, known.get(place)) for place in courts.part(court).value)
    rows = [by_court.part(court), courts.part(court)]
    rows += [addresses.part(place.name) for place in locations if place.visiting]
    return CourtPlace(court, f"rechtbank {court}", name, locations, weakest(rows), tuple(rows))


def _find(by_court: Mapping[str, tuple[str, ...]], municipality: str) -> tuple[str, str] | None:
    wanted = municipality.strip().casefold()
    for court, names in by_court.items():
        for name in names:
            if name.casefold() == wanted:
                return court, name
    return None


def _nearest(by_court: Mapping[str, tuple[str, ...]], municipality: str) -> str:
    names = {name.casefold(): name for names in by_court.values() for name in names}
    near = difflib.get_close_matches(municipality.strip().casefold()[:100], names, n=3)
    if not near:
        return "Give the municipality, not the town; the municipality of an address stands in the residence register."
    return f"Did you mean {', '.join(names[name] for name in near)}? Give the municipality, not the town."


def _location(name: str, address: CourtAddress | None) -> Location:
    if address is None:
        return Location(name)
    return Location(name, address.visiting, address.postal or "", address.source)
