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
from filing.message import Message, say, verbatim


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
    reason: Message
    covers: tuple[str, ...]
    exclusive: bool = False
    certain: bool = True
    rows: tuple[Row, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the facts leave open: ``name`` is a stable word, for one person with the name after a colon."""

    name: str
    message: Message
    next_step: Message


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
            message = say("Rent of a dwelling or retail space goes to the court of its location alone (art. 103 Rv).")
            self.ask("rented", message, say("Record debt.rented: dwelling, retail_space or other."))
            self.located(PlaceGround.RENTED, exclusive=False)
        self.residences()
        self.consumer()
        if matter is Matter.RENT:
            self.doubt_unless_one_court()
        if matter is Matter.IMMOVABLE_THING:
            self.located(PlaceGround.LOCATION, exclusive=False)
        if matter is Matter.EMPLOYMENT:
            message = say(
                "Art. 100 Rv gives employment cases another court as well; which place it means is not in the tables."
            )
            self.ask("place_of_work", message, say("Have a lawyer decide before another court is chosen."))

    def residences(self) -> None:
        found: dict[str, list[tuple[Residence, CourtPlace]]] = {}
        for one in self.question.defendants:
            place = self.court(f"residence:{one.who}", say("the residence of {who}", who=one.who), one.municipality)
            if place:
                found.setdefault(place.statutory_name, []).append((one, place))
        for court, some in found.items():
            self.residence(court, some)
        if len(found) > 1 and self.question.connected is None:
            message = say(
                "The defendants live in more than one district; one court serves for all when the claims are connected."
            )
            step = say("Record liability (joint_and_several or divided), or summon each apart.")
            self.ask("connected", message, step)

    def residence(self, court: str, some: list[tuple[Residence, CourtPlace]]) -> None:
        here = tuple(one.who for one, _ in some)
        place = some[0][1]
        everyone = here == self.everybody
        if everyone or not self.question.connected:
            reason = say("its district is the residence of {who}", who=here)
            article, ground, covers = "art. 99 Rv", PlaceGround.RESIDENCE, here
        else:
            reason = say("its district is the residence of {who}, and the claims are connected", who=here)
            article, ground, covers = "art. 99, 107 Rv", PlaceGround.CONNECTED, self.everybody
        self.options.append(Option(court, place.municipality, ground, article, reason, covers, rows=place.rows))

    def consumer(self) -> None:
        """Add the consumer's court: as claimant a further one; as defendant it is that of the residence already."""
        consumer = self.question.consumer
        if consumer is None or consumer.who in self.everybody:
            return
        where = say("the residence of {who}", who=consumer.who)
        place = self.court(f"residence:{consumer.who}", where, consumer.municipality)
        if place:
            reason = say("its district is the residence of {who}, the consumer of the contract", who=consumer.who)
            self.add(place, PlaceGround.CONSUMER, "art. 101 Rv", reason)

    def located(self, ground: PlaceGround, *, exclusive: bool) -> None:
        place = self.court("location", say("the location of the thing"), self.question.location)
        if place:
            reason = say("the immovable thing is in its district")
            if ground is PlaceGround.RENTED:
                reason = say("the rented thing is in its district")
            self.add(place, ground, "art. 103 Rv", reason, exclusive=exclusive)

    def add(
        self, place: CourtPlace, ground: PlaceGround, article: str, reason: Message, *, exclusive: bool = False
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
            message = say("The choice of court may have no effect: {reason}.", reason=effect.reason)
            self.ask("forum_effect", message, say("Have a lawyer decide."))
        if not effect.holds:
            return
        court = court_named(self.law, clause.court, self.question.kind.on)
        if court is None:
            message = say(
                "The choice of court names {court}, which is no district court by its name.", court=shown(clause.court)
            )
            step = say("Record debt.contract.forum as the statutory name, for example rechtbank Rotterdam.")
            self.ask("forum_court", message, step)
            return
        reason = say("the parties chose it, and the choice has effect: {reason}", reason=effect.reason)
        self.options.append(Option(court, "", PlaceGround.FORUM, effect.article, reason, self.everybody))
        # Their place turns on what is asked here; the same court by residence does not.
        self.options = [one if one.court == court else replace(one, certain=False) for one in self.options]
        if any(option.court != court for option in self.options):
            message = say("Whether the choice of court shuts out the other courts is not confirmed.")
            self.ask("forum_exclusive", message, say("Have a lawyer read the clause before another court is chosen."))

    def court(self, name: str, what: Message, municipality: str | None) -> CourtPlace | None:
        """Return the court of a municipality; None, and a question, when it is not known or is none."""
        if municipality is None:
            step = say("Record the municipality, not the village.")
            self.ask(name, say("The municipality of {what} is not known.", what=what), step)
            return None
        try:
            return court_for(self.law, municipality, self.question.kind.on)
        except LawQuestion as error:
            message = say("The municipality on record for {what} is none.", what=what)
            self.ask(name, message, verbatim(error.next_step))
        except LawUnknown as error:
            message = say("The court of {what} is not known: {why}.", what=what, why=error.message.rstrip("."))
            self.ask(name, message, verbatim(error.next_step))
        return None

    def ask(self, name: str, message: Message, next_step: Message) -> None:
        self.asked.append(Asked(name, message, next_step))
