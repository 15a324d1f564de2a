"""The exhibits value of a bundle: numbers given before stay, the list has its length, too much goes into volumes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from filing.bundle.index import About, index_pages
from filing.bundle.lock import Lock, of_case, remarks, renewed, together
from filing.bundle.missing import absent_rows
from filing.bundle.options import PLAIN, Options, Paper
from filing.bundle.profiles import DEFAULT, Profile, profile_named
from filing.bundle.redaction_remarks import redaction_remarks
from filing.bundle.refusals import Reason
from filing.bundle.reopen import Reopened, in_old_order, moved
from filing.bundle.sources import Source, Sources
from filing.bundle.volumes import divided
from filing.casefile.exhibit_numbers import give_numbers, place_of
from filing.casefile.exhibits import Absent, Counted, Exhibits, number_exhibits
from filing.errors import WrongUsage


@dataclass(frozen=True, slots=True)
class Request:
    """What a bundle is made under: the court profile, numbers given before, the bundle it adds to, and its finish.

    Without a ``profile`` it is the one under which numbers were given, else that of Dutch courts. ``allow_missing``
    prints what is missing on the exhibit list. ``shrink`` makes pictures no finer than the profile asks.
    ``ocr`` lays recognised text under pages that show none.
    ``with_originals`` lets the files of all exhibits go along as they came, those with redactions too.
    """

    profile: Profile | None = None
    lock: Lock | None = None
    before: Reopened | None = None
    allow_missing: bool = False
    shrink: bool = False
    ocr: bool = False
    with_originals: bool = False
    options: Options = field(default=PLAIN)


@dataclass(frozen=True, slots=True)
class Settled:
    """A request with every choice made, and the record of numbers that all sources of numbers together are."""

    profile: Profile
    lock: Lock
    before: Reopened | None
    allow_missing: bool
    max_dpi: int | None
    ocr: bool
    with_originals: bool
    options: Options


def settled(request: Request, reference: str, beside: Lock | None, folder: Path | None = None) -> Settled:
    """Return ``request`` for the case with this reference, ``beside`` being the numbers kept beside its case file.

    In ``folder``, that of the case, a profile of one's own is found by its name.

    Raises:
        BundleLockInvalid: numbers given before are of another case, or contradict each other.
        BundleProfileUnknown: the profile under which numbers were given is not there.
        WrongUsage: pictures are to be made smaller, and the profile names no resolution.
    """
    lock = together(of_case(request.lock, reference), of_case(beside, reference))
    if request.before is not None:
        lock = together(of_case(request.before.lock, reference, "the bundle to add to"), lock)
    profile = request.profile or profile_named(lock.profile or DEFAULT, folder)
    max_dpi = profile.number("resolution") if request.shrink else None
    if request.shrink and max_dpi is None:
        raise WrongUsage(
            f"The profile {profile.name} names no resolution to shrink to.",
            "Leave --shrink out, choose a profile that names one (en), or write a profile of your own.",
        )
    return Settled(
        profile=profile,
        lock=lock,
        before=request.before,
        allow_missing=request.allow_missing,
        max_dpi=max_dpi,
        ocr=request.ocr,
        with_originals=request.with_originals,
        options=replace(
            request.options,
            tabs=request.options.tabs or profile.asks("cover", "sheet"),
            pdfa=request.options.pdfa or profile.asks("pdfa", "required"),
            paper=Paper.A4 if profile.asks("paper", Paper.A4) else request.options.paper,
        ),
    )


@dataclass(frozen=True, slots=True)
class Numbered:
    """The exhibits with every number; the lock that keeps them; and what the person who made the case file should know.

    ``remarks`` tell where it contradicts earlier numbers, and where it undoes a redaction.
    """

    exhibits: Exhibits
    labels: dict[str, str]
    lock: Lock
    remarks: tuple[str, ...]


def numbered(about: About, sources: Sources, request: Settled) -> Numbered:
    """Return the numbered exhibits of ``sources``, which stand in the order of the bundle.

    What is missing has its number too, so that nothing moves when it comes; a repetition has none.

    Raises:
        BundleTooLarge: the evidence does not go into files as the profile allows them.
    """
    lock, before = request.lock, request.before
    told = [
        (entry.evidence, entry.sha256)
        for entry in sources.pages_of
        if isinstance(entry, Source) or entry.reason is not Reason.DUPLICATE
    ]
    labels = give_numbers([evidence for evidence, _ in told], lock.given, all_late=before is not None)
    counted = tuple(sorted(sources.counted, key=lambda item: place_of(labels[item.evidence.id])))
    if before is not None:
        counted = in_old_order(counted, before)
    absent = absent_rows(sources, labels, about.language) if request.allow_missing else ()
    exhibits = _laid_out(about, counted, sources, labels, absent, request)
    said = (
        *remarks(lock, told),
        *(moved(exhibits, before) if before is not None else ()),
        *redaction_remarks(sources, labels),
    )
    return Numbered(exhibits, labels, renewed(lock, request.profile.name, told, labels), said)


def _laid_out(
    about: About,
    counted: Sequence[Counted],
    sources: Sources,
    labels: dict[str, str],
    absent: Sequence[Absent],
    request: Settled,
) -> Exhibits:
    """Return the exhibits with their pages, in one file if that is allowed and else in volumes."""
    if not sources.pages_of:
        return number_exhibits((), 0)
    sizes = {source.evidence.id: source.stored.size for source in sources.included}
    tab_pages = int(request.options.tabs)
    volumes: tuple[int, ...] = (1,) * len(counted)
    front = 0
    for several in (1, 2):  # with volumes the list has a column more, which may take another page
        front = index_pages(about, counted, volumes=several, absent=absent, labels=labels)
        volumes = divided(counted, sizes, labels, request.profile, front_pages=front, tab_pages=tab_pages)
        if max(volumes, default=1) == 1:
            break
    return number_exhibits(counted, front, labels, volumes, absent, tab_pages)
