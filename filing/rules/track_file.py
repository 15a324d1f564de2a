"""The file of the tracks, read and checked: the built-in one, and what a firm's own may change in it.

A firm's ``tracks.yaml`` replaces whole tracks, figures of the house and the list ``beside``. What ``law_demands`` of
the built-in file names must stay; every fault is told at once, with its line.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from filing.errors import Problem, TemplateInvalid
from filing.message import Message
from filing.rules.conditions import conditions
from filing.rules.tracks import CountedFrom, Step, Track, Tracks
from filing.yaml_strict import YamlFault, YamlPath, YamlTree, path_text, read_yaml

TRACKS_FILE = "tracks.yaml"
Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]{2,40}$")]
Days = Annotated[str, Field(pattern=r"^[0-9]{1,3}$")]
Yes = Annotated[bool, BeforeValidator(lambda text: {"true": True, "false": False}.get(text, text))]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Step(_Model):
    kinds: tuple[Name, ...] = Field(min_length=1)
    after_days: Days = "0"
    counted_from: CountedFrom = CountedFrom.TERM
    optional: Yes = False
    unless: tuple[Name, ...] = ()
    done_when: tuple[Name, ...] = ()


class _Track(_Model):
    when: tuple[Name, ...]
    steps: tuple[_Step, ...]
    continues: Yes = False
    decide: tuple[Annotated[str, Field(min_length=1, max_length=300)], ...] = ()


class _House(_Model):
    minor_amount: Annotated[str, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{2})?$")] | None = None
    judgment_after_days: Days | None = None


class _Demand(_Model):
    """What the law demands of the tracks named: ``kind`` first, or before another, or so many days after it."""

    rule: str
    kind: Name
    tracks: tuple[Name, ...]
    before: Name | None = None
    first: Yes = False
    least_days: Days | None = None


class _Own(_Model):
    """What a firm's file may hold."""

    house: _House = _House()
    tracks: dict[Name, _Track] = {}
    beside: tuple[Name, ...] | None = None


class _BuiltIn(_Own):
    coming: dict[Name, dict[str, str]]
    beside_when: dict[Name, tuple[Name, ...]]
    law_demands: tuple[_Demand, ...]


def load_tracks(templates: Mapping[str, bytes] | None = None, kinds: Collection[str] = ()) -> Tracks:
    """Return the built-in tracks, with those of the firm's ``tracks.yaml`` among ``templates`` in their place.

    ``kinds`` are the document kinds that exist; when they are given, a firm's file can name no other.

    Raises:
        TemplateInvalid: the firm's file is unreadable, names what does not exist, or drops what the law demands.
    """
    built_in = _built_in()
    data = (templates or {}).get(TRACKS_FILE)
    own = _Own() if data is None else _read(data, built_in, kinds)
    tracks = {**built_in.tracks, **own.tracks}
    house, figures = built_in.house, own.house
    beside = built_in.beside if own.beside is None else own.beside
    return Tracks(
        tracks=tuple(_track(name, track) for name, track in tracks.items()),
        beside=frozenset(beside or ()),
        beside_when=built_in.beside_when,
        coming={name: titles for name, titles in built_in.coming.items() if name not in kinds},
        minor_amount=Decimal(figures.minor_amount or house.minor_amount or "0"),
        judgment_after_days=int(figures.judgment_after_days or house.judgment_after_days or "0"),
        demanded={demand.kind: demand.rule for demand in built_in.law_demands if demand.first},
    )


@cache
def _built_in() -> _BuiltIn:
    source = files("filing.rules").joinpath(TRACKS_FILE)
    return _BuiltIn.model_validate(read_yaml(source.read_text("utf-8"), TRACKS_FILE).value)


def _track(name: str, track: _Track) -> Track:
    steps = tuple(
        Step(one.kinds, int(one.after_days), one.counted_from, one.optional, one.unless, one.done_when)
        for one in track.steps
    )
    # The catalogues hold the built-in ones too: tools/catalogue.py reads them from the file.
    return Track(name, track.when, steps, track.continues, tuple(Message(text) for text in track.decide))


def _read(data: bytes, built_in: _BuiltIn, kinds: Collection[str]) -> _Own:
    """Return a firm's file; every fault of it at once."""
    tree: YamlTree | None = None
    try:
        tree = read_yaml(data.decode("utf-8-sig"), TRACKS_FILE)
        own = _Own.model_validate({} if tree.value is None else tree.value)
    except UnicodeDecodeError:
        problems = [Problem("TEMPLATE", "This file is not UTF-8 text.", "Save it as UTF-8.", file=TRACKS_FILE)]
    except YamlFault as fault:
        step = "Correct the YAML."
        problems = [Problem("TEMPLATE", one.message, step, file=TRACKS_FILE, line=one.line) for one in fault.faults]
    except ValidationError as error:
        problems = [_problem(tree, at["loc"], at["msg"]) for at in error.errors(include_url=False)]
    else:
        problems = [*_unknown_names(tree, own, built_in, kinds), *_dropped(tree, own, built_in)]
        if not problems:
            return own
    problems.sort(key=lambda one: one.line or 0)
    raise TemplateInvalid(
        f"The tracks of the firm ({TRACKS_FILE}) cannot be used.", problems[0].next_step, problems=problems
    )


def _unknown_names(tree: YamlTree, own: _Own, built_in: _BuiltIn, kinds: Collection[str]) -> Iterator[Problem]:
    known = {*kinds, *built_in.coming, *_kinds_of(built_in)}
    for name, track in own.tracks.items():
        here: YamlPath = ("tracks", name)
        ours = built_in.tracks.get(name)
        if ours is None:
            yield _problem(tree, here, f"there is no track {name}; there are: {', '.join(built_in.tracks)}")
        elif track.when != ours.when:
            message = f"when a track is taken cannot be changed; write when: [{', '.join(ours.when)}]"
            yield _problem(tree, (*here, "when"), message)
        for place, step in enumerate(track.steps):
            yield from _unknown_in_step(tree, (*here, "steps", place), step, known)
    yield from _not_among(tree, ("beside",), own.beside or (), known, "document kind")


def _unknown_in_step(tree: YamlTree, at: YamlPath, step: _Step, known: Collection[str]) -> Iterator[Problem]:
    yield from _not_among(tree, (*at, "kinds"), step.kinds, known, "document kind")
    yield from _not_among(tree, (*at, "unless"), step.unless, conditions(), "condition")
    yield from _not_among(tree, (*at, "done_when"), step.done_when, conditions(), "condition")


def _not_among(
    tree: YamlTree, at: YamlPath, names: Sequence[str], known: Collection[str], what: str
) -> Iterator[Problem]:
    for place, name in enumerate(names):
        if name not in known:
            yield _problem(tree, (*at, place), f"there is no {what} {name}")


def _kinds_of(built_in: _BuiltIn) -> Iterator[str]:
    for track in built_in.tracks.values():
        for step in track.steps:
            yield from step.kinds


def _dropped(tree: YamlTree, own: _Own, built_in: _BuiltIn) -> Iterator[Problem]:
    """Say what a firm's file leaves out although the law demands it."""
    for demand in built_in.law_demands:
        for name in demand.tracks:
            if name in own.tracks:
                fault = _fault(demand, own.tracks[name], built_in.tracks[name])
                if fault is not None:
                    place, message = fault
                    at: YamlPath = ("tracks", name, "steps") if place is None else ("tracks", name, "steps", place)
                    yield _problem(tree, at, f"{message} ({demand.rule})")


def _fault(demand: _Demand, track: _Track, built_in: _Track) -> tuple[int | None, str] | None:
    """Return what is wrong with a track, and the place of the step; None when the demand is kept."""
    place = _place(track, demand.kind)
    if demand.least_days is not None:
        return _too_soon(demand, track, place)
    before = None if demand.before is None else _place(track, demand.before)
    if demand.before is not None and before is None:
        return None
    if place is None:
        return before, f"{demand.kind} is demanded by law and is not in this track"
    step, ours = track.steps[place], _step(built_in, demand.kind)
    faults = (
        (demand.first and place > 0, f"{demand.kind} has to be the first step"),
        (before is not None and place >= before, f"{demand.kind} has to come before {demand.before}"),
        (step.optional, f"{demand.kind} is demanded by law and cannot be optional"),
        (
            ours is not None and (step.unless != ours.unless or step.done_when != ours.done_when),
            f"when {demand.kind} is done or left out cannot be changed",
        ),
    )
    return next(((place, message) for is_wrong, message in faults if is_wrong), None)


def _too_soon(demand: _Demand, track: _Track, place: int | None) -> tuple[int, str] | None:
    after = None if place is None else place + 1
    if after is None or after >= len(track.steps) or demand.least_days is None:
        return None
    step = track.steps[after]
    if step.counted_from is CountedFrom.SENDING and int(step.after_days) < int(demand.least_days):
        return after, f"{step.after_days} days after {demand.kind} is less than the {demand.least_days} of the law"
    return None


def _place(track: _Track, kind: str) -> int | None:
    return next((place for place, step in enumerate(track.steps) if kind in step.kinds), None)


def _step(track: _Track, kind: str) -> _Step | None:
    place = _place(track, kind)
    return None if place is None else track.steps[place]


def _problem(tree: YamlTree | None, where: YamlPath, message: str) -> Problem:
    line = None if tree is None else tree.line(where)
    step = "See docs/plan.md on the tracks for what a firm can change."
    return Problem("TEMPLATE", message, step, file=TRACKS_FILE, line=line, path=path_text(where))
