"""Which municipality a name means: equal in all but typing, or asked back with the nearest; a village is never guessed.

Rule:  SUM-53
"""

import difflib
import unicodedata
from collections.abc import Mapping

from filing.errors import LawQuestion

MOST_SHOWN = 40  # [characters] of what was typed, in a message
MOST_READ = 100  # [characters] no municipality is longer; beyond it nothing is compared
MOST_NAMES = 4
SHORTEST_WORD = 4  # [characters] "aan", "den" and "op" point nowhere
_FORGIVEN = frozenset("'’‘ʼ`´′-‐‑‒–—,")
ASK = "Give the municipality, not the village or town; the population register tells it for every address."

ByCourt = Mapping[str, tuple[str, ...]]


def folded(name: str) -> str:
    """Return a name without what typing leaves out: capitals, spaces, apostrophes, hyphens, commas and diacritics.

    Nothing else is forgiven: a letter more or less is another name.
    """
    apart = unicodedata.normalize("NFD", name.strip().casefold().replace("ĳ", "ij"))
    return "".join(sign for sign in apart if unicodedata.category(sign) not in {"Mn", "Zs"} and sign not in _FORGIVEN)


def find_municipality(by_court: ByCourt, name: str, locations: ByCourt) -> tuple[str, str]:
    """Return the court and the full name of the municipality that ``name`` is, after folding both.

    ``locations`` are the hearing locations of each court: who gives the name of a court ("Den Haag") is asked which
    of them is meant.

    Raises:
        LawQuestion: there is no such municipality; the nearest names are given.
    """
    for court, names in by_court.items():
        if name in names:  # the common case, without folding every name
            return court, name
    wanted = folded(name) if len(name) <= MOST_READ else ""
    if wanted:
        for court, names in by_court.items():
            for known in names:
                if folded(known) == wanted:
                    return court, known
    raise LawQuestion(f"no municipality is called {shown(name)}", _next_step(by_court, wanted, locations))


def shown(name: str) -> str:
    """Return what was typed as a message can hold it: in quotes, short, and nothing in it commands a terminal."""
    return repr(name if len(name) <= MOST_SHOWN else f"{name[:MOST_SHOWN]}…")


def _next_step(by_court: ByCourt, wanted: str, locations: ByCourt) -> str:
    for court, places in locations.items():
        if wanted and folded(court) == wanted:
            return f"That is the name of a district court; its hearing locations are {', '.join(places)}. {ASK}"
    near = _nearest(by_court, wanted)
    return f"Nearest in name: {', '.join(near)}. {ASK}" if near else ASK


def _nearest(by_court: ByCourt, wanted: str) -> list[str]:
    """Return the names that may be meant: those that differ in what stands in brackets, else what looks alike."""
    if not wanted:
        return []
    names = {folded(name): name for some in by_court.values() for name in some}
    namesakes = [name for name in names.values() if folded(name.partition("(")[0]) == wanted]
    if namesakes:
        return namesakes
    holding = [name for name in names.values() if wanted in _words(name)]
    alike = [names[one] for one in difflib.get_close_matches(wanted, names, n=3)]
    return list(dict.fromkeys([*holding, *alike]))[:MOST_NAMES]


def _words(name: str) -> list[str]:
    return [folded(word) for word in name.replace("-", " ").split() if len(word) >= SHORTEST_WORD]
