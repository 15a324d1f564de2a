"""The district court of a municipality, with its hearing locations and the addresses that are known.

Rule:  SUM-14, SUM-53
Law:   art. 4-13 Wet op de rechterlijke indeling; Besluit zittingsplaatsen gerechten
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from filing.law.municipality import find_municipality, folded
from filing.law.table import Law, Row, Status, Table, weakest
from filing.law.values import CourtAddress

STATUTORY = "rechtbank"
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
WHICH_LOCATION = (
    "Which location takes a case is laid down by each court and by kind of case, and is not in the tables: "
    "a person confirms it."
)


@dataclass(frozen=True, slots=True)
class Location:
    """A hearing location; its addresses where they were found, with the issue that gives them.

    An address is as old as its source and is confirmed before use.
    """

    name: str
    visiting: str = ""
    postal: str = ""
    source: str = ""

    @property
    def of_year(self) -> int | None:
        """The year of the source of the addresses, as far as it names one."""
        found = _YEAR.search(self.source)
        return int(found.group()) if found else None


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


def court_for(law: Law, municipality: str, on: dt.date | None = None) -> CourtPlace:
    """Return the district court of a municipality, as the lists stand on ``on``; left out, as they now stand.

    Capitals, spaces, apostrophes, hyphens and diacritics do not matter; nothing else is forgiven.

    Rule:  SUM-14, SUM-53
    Law:   art. 4-13 Wet op de rechterlijke indeling

    Raises:
        LawQuestion: there is no such municipality; the nearest names are given.
        LawUnknown: the lists are not known on that day.
    """
    by_court, courts, addresses = (
        _row(law.table(name), on) for name in ("municipalities", "courts", "court_addresses")
    )
    court, name = find_municipality(by_court.value, municipality, courts.value)
    known: Mapping[str, CourtAddress] = addresses.value
    locations = tuple(_location(place, known.get(place)) for place in courts.part(court).value)
    rows = [by_court.part(court), courts.part(court)]
    rows += [addresses.part(place.name) for place in locations if place.visiting]
    return CourtPlace(court, statutory_name(court), name, locations, weakest(rows), tuple(rows))


def court_named(law: Law, name: str, on: dt.date | None = None) -> str | None:
    """Return the statutory name of the court that ``name`` means, with or without "rechtbank"; None: it is none."""
    wanted = folded(name)
    for court in _row(law.table("courts"), on).value:
        if wanted in {folded(court), folded(statutory_name(court))}:
            return statutory_name(court)
    return None


def statutory_name(court: str) -> str:
    """Return ``rechtbank Den Haag``: the name by which a summons calls a court."""
    return f"{STATUTORY} {court}"


def _row(table: Table, on: dt.date | None) -> Row:
    return table.last() if on is None else table.at(on)


def _location(name: str, address: CourtAddress | None) -> Location:
    if address is None:
        return Location(name)
    return Location(name, address.visiting, address.postal or "", address.source)
