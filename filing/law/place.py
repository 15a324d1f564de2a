"""Which court by place: every court that the facts lead to, each with its reason; what is missing is asked for.

Rule:  SUM-53, SUM-54, SUM-55
Law:   art. 99 to 110 Rv
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from filing.errors import LawQuestion, LawUnknown
from filing.law.court import CourtPlace, court_for, court_named
from filing.law.forum import CaseKind, ForumClause, ForumEffect, Protection, forum_effect, protection
from filing.law.municipality import shown
from filing.law.table import Law, Row, Status, distinct, weakest


class Matter(StrEnum):
    """What a case is about, as far as its place turns on that. ``RENT``: of what is not said."""

    RENT = "rent"
    RENT_OF_DWELLING = "rent_of_dwelling"
    RENT_OF_RETAIL_SPACE = "rent_of_retail_space"
    RENT_OF_SOMETHING_ELSE = "rent_of_something_else"
    IMMOVABLE_THING = "immovable_thing"
    EMPLOYMENT = "employment"
    OTHER = "other"


EXCLUSIVE = frozenset({Matter.RENT_OF_DWELLING, Matter.RENT_OF_RETAIL_SPACE})
RENTS = frozenset({Matter.RENT, Matter.RENT_OF_SOMETHING_ELSE, *EXCLUSIVE})


class PlaceGround(StrEnum):
    """Why a court is competent by place."""

    RESIDENCE = "residence"
    CONNECTED = "connected"
    CONSUMER = "consumer"
    LOCATION = "location"
    RENTED = "rented"
    FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Residence:
    """Somebody of a case, by the name that the case gives, and the municipality of residence; None: not known."""

    who: str
    municipality: str | None


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """What a case says that its place turns on.

    ``consumer`` is the consumer of a consumer contract, on either side. ``location`` is the municipality of the rented
    or immovable thing. ``connected``: whether the claims against several defendants hang together; None: not known.
    """

    kind: CaseKind
    defendants: tuple[Residence, ...]
    matter: Matter = Matter.OTHER
    consumer: Residence | None = None
    location: str | None = None
    connected: bool | None = None
    forum: ForumClause | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A court that is competent by place. ``covers`` names the defendants who can be summoned there.

    An ``exclusive`` option leaves no other. One that is not ``certain`` turns on a question that is still asked.
    ``municipality`` is empty for a choice of court.
    """

    court: str
    municipality: str
    ground: PlaceGround
    article: str
    reason: str
    covers: tuple[str, ...]
    exclusive: bool = False
    certain: bool = True
    rows: tuple[Row, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the facts leave open: ``name`` is a stable word, for one person with the name after a colon."""

    name: str
    message: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Places:
    """The courts that the facts lead to, likeliest first, and what is still asked.

    ``protection`` says whether the court tests its place of its own motion (art. 110 Rv).
    """

    options: tuple[Option, ...]
    asked: tuple[Asked, ...]
    defendants: tuple[str, ...]
    protection: Protection
    forum: ForumEffect | None = None

    @property
    def courts(self) -> tuple[str, ...]:
        """The courts by their statutory names, each once."""
        return tuple(dict.fromkeys(option.court for option in self.options))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every law row that this rests on."""
        forum = self.forum.rows if self.forum else ()
        return distinct([*(row for option in self.options for row in option.rows), *self.protection.rows, *forum])

    @property
    def status(self) -> Status:
        """How sure the least sure of the rows is."""
        return weakest(self.rows)

    def option(self, court: str) -> Option | None:
        """Return the best option of this court, by its statutory name in any capitals; None: nothing leads there."""
        here = [one for one in self.options if one.court.casefold() == court.casefold()]
        return max(here, key=lambda one: (one.certain, len(one.covers)), default=None)

    def leads_to(self, court: str) -> bool:
        """Return whether this court is certainly competent for every defendant, whatever is still asked."""
        best = self.option(court)
        return best is not None and best.certain and best.covers == self.defendants


def places(law: Law, question: PlaceQuestion) -> Places:
    """Return every court that is competent by place, with its reason, and what must be asked to know more.

    Rule:  SUM-53, SUM-54, SUM-55
    Law:   art. 99, 100, 101, 103, 107, 108 and 110 Rv

    Raises:
        LawUnknown: the limit is not known on that day; a list of courts that is not known is asked for.
    """
    finder = _Finder(law, question)
    finder.look()
    forum = question.forum
    effect = forum_effect(law, forum, question.kind) if forum else None
    if forum and effect:
        finder.forum(forum, effect)
    return Places(tuple(finder.options), tuple(finder.asked), finder.everybody, protection(law, question.kind), effect)


class _Finder:
    """One walk over a question: collects options and what is asked."""

    def __init__(self, law: Law, question: PlaceQuestion) -> None:
        self.law = law
        self.question = question
        self.options: list[Option] = []
        self.asked: list[Asked] = []
        self.everybody = tuple(one.who for one in question.defendants)

    def look(self) -> None:
        """Find the courts of residence and location; a dwelling or retail space that is rented leaves only its own."""
        matter = self.question.matter
        if matter in EXCLUSIVE:
            self.located(PlaceGround.RENTED, exclusive=True)
            return
        if matter is Matter.RENT:
            message = "Rent of a dwelling or retail space goes to the court of its location alone (art. 103 Rv)."
            self.ask("rented", message, "Record what is rented: dwelling, retail_space or other.")
            self.located(PlaceGround.RENTED, exclusive=False)
        self.residences()
        self.consumer()
        if matter is Matter.RENT:
            self.doubt_unless_one_court()
        if matter is Matter.IMMOVABLE_THING:
            self.located(PlaceGround.LOCATION, exclusive=False)
        if matter is Matter.EMPLOYMENT:
            message = (
                "Art. 100 Rv gives employment cases another court as well; which place it means is not in the tables."
            )
            self.ask("place_of_work", message, "Have a lawyer decide before another court is chosen.")

    def residences(self) -> None:
        found: dict[str, list[tuple[Residence, CourtPlace]]] = {}
        for one in self.question.defendants:
            place = self.court(f"residence:{one.who}", f"the residence of {one.who}", one.municipality)
            if place:
                found.setdefault(place.statutory_name, []).append((one, place))
        for court, some in found.items():
            self.residence(court, some)
        if len(found) > 1 and self.question.connected is None:
            message = (
                "The defendants live in more than one district; one court serves for all when the claims are connected."
            )
            self.ask(
                "connected", message, "Record whether they are liable jointly and severally, or summon each apart."
            )

    def residence(self, court: str, some: list[tuple[Residence, CourtPlace]]) -> None:
        here = tuple(one.who for one, _ in some)
        place = some[0][1]
        everyone = here == self.everybody
        if everyone or not self.question.connected:
            reason = f"{_names(here)} {'lives' if len(here) == 1 else 'live'} in its district"
            article, ground, covers = "art. 99 Rv", PlaceGround.RESIDENCE, here
        else:
            reason = (
                f"{_names(here)} {'lives' if len(here) == 1 else 'live'} in its district, and the claims are connected"
            )
            article, ground, covers = "art. 99, 107 Rv", PlaceGround.CONNECTED, self.everybody
        self.options.append(Option(court, place.municipality, ground, article, reason, covers, rows=place.rows))

    def consumer(self) -> None:
        """Add the consumer's court: as claimant a further one; as defendant it is that of the residence already."""
        consumer = self.question.consumer
        if consumer is None or consumer.who in self.everybody:
            return
        place = self.court(f"residence:{consumer.who}", f"the residence of {consumer.who}", consumer.municipality)
        if place:
            reason = f"{consumer.who}, the consumer of the contract, lives in its district"
            self.add(place, PlaceGround.CONSUMER, "art. 101 Rv", reason)

    def located(self, ground: PlaceGround, *, exclusive: bool) -> None:
        place = self.court("location", "the location of the thing", self.question.location)
        if place:
            thing = "rented thing" if ground is PlaceGround.RENTED else "immovable thing"
            self.add(place, ground, "art. 103 Rv", f"the {thing} is in its district", exclusive=exclusive)

    def add(
        self, place: CourtPlace, ground: PlaceGround, article: str, reason: str, *, exclusive: bool = False
    ) -> None:
        court, municipality = place.statutory_name, place.municipality
        self.options.append(
            Option(court, municipality, ground, article, reason, self.everybody, exclusive, rows=place.rows)
        )

    def doubt_unless_one_court(self) -> None:
        """What is rented is not said: only when location and residences lead to one court does it not matter."""
        located = any(one.ground is PlaceGround.RENTED for one in self.options)
        certain = located and len({one.court for one in self.options}) == 1
        self.options = [replace(one, certain=certain) for one in self.options]

    def forum(self, clause: ForumClause, effect: ForumEffect) -> None:
        """Add the chosen court when the choice has effect."""
        if not effect.certain:
            self.ask(
                "forum_effect", f"The choice of court may have no effect: {effect.reason}.", "Have a lawyer decide."
            )
        if not effect.holds:
            return
        court = court_named(self.law, clause.court, self.question.kind.on)
        if court is None:
            message = f"The choice of court names {shown(clause.court)}, which is no district court by its name."
            self.ask("forum_court", message, "Record forum as the statutory name, for example rechtbank Rotterdam.")
            return
        reason = f"the parties chose it, and the choice has effect: {effect.reason}"
        self.options.append(Option(court, "", PlaceGround.FORUM, effect.article, reason, self.everybody))
        # Their place turns on what is asked here; the same court by residence does not.
        self.options = [one if one.court == court else replace(one, certain=False) for one in self.options]
        if any(option.court != court for option in self.options):
            message = "Whether the choice of court shuts out the other courts is not confirmed."
            self.ask("forum_exclusive", message, "Have a lawyer read the clause before another court is chosen.")

    def court(self, name: str, what: str, municipality: str | None) -> CourtPlace | None:
        """Return the court of a municipality; None, and a question, when it is not known or is none."""
        if municipality is None:
            self.ask(name, f"The municipality of {what} is not known.", "Record the municipality, not the village.")
            return None
        try:
            return court_for(self.law, municipality, self.question.kind.on)
        except LawQuestion as error:
            self.ask(name, f"The municipality on record for {what} is none.", error.next_step)
        except LawUnknown as error:
            self.ask(name, f"The court of {what} is not known: {error.message}.", error.next_step)
        return None

    def ask(self, name: str, message: str, next_step: str) -> None:
        self.asked.append(Asked(name, message, next_step))


def _names(some: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(some[:-1]), some[-1]) if part)
