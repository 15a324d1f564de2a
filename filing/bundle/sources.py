"""Every piece of evidence as clean pages, or as a refusal with its reason: nothing falls between."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from filing.bundle.inside import Read, read_all
from filing.bundle.pages import Original, Taken
from filing.bundle.readers import Readers
from filing.bundle.refusals import Reason, Refused
from filing.bundle.shelf import Stored
from filing.casefile.exhibits import Counted, Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence that can be shown: the digest of its file, and its pages as a cleaned PDF, on a shelf.

    ``kept`` are files that go into the packet as they came, beside the bundle. ``taken`` is what redactions took;
    ``without_text`` are the pages, from 1, that show no text. ``archival``: they are known to be PDF/A. ``before`` are
    the pages as they were read, where a program has written them anew since: against them the proof holds the bundle.
    ``stored_as`` is the whole name that it has inside the file that holds it.
    """

    evidence: Evidence
    sha256: str
    stored: Stored
    pages: int
    notes: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[Original, ...] = ()
    taken: tuple[Taken, ...] = ()
    without_text: tuple[int, ...] = ()
    archival: bool = False
    before: Stored | None = None
    stored_as: str = ""

    @property
    def pdf(self) -> bytes:
        """The pages, read anew each time."""
        return self.stored.read()

    @property
    def as_read(self) -> Stored:
        """The pages as they were read, before any program has written them anew."""
        return self.before or self.stored


@dataclass(frozen=True, slots=True)
class Refusal:
    """Evidence that is not shown. ``sha256`` is empty when there is no file to read; ``stored_as`` as in ``Source``."""

    evidence: Evidence
    sha256: str
    reason: Reason
    detail: str
    next_step: str
    stored_as: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """One entry for each piece of evidence, in the order in which it was asked for, what is inside it behind it."""

    pages_of: tuple[Source | Refusal, ...]

    @property
    def included(self) -> tuple[Source, ...]:
        """The evidence that goes into the bundle."""
        return tuple(entry for entry in self.pages_of if isinstance(entry, Source))

    @property
    def left_out(self) -> tuple[Refusal, ...]:
        """The evidence that stays out, each with its reason, repetitions of what is in included."""
        return tuple(entry for entry in self.pages_of if isinstance(entry, Refusal))

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """The evidence that is missing from the bundle: what stays out and stands nowhere else in it."""
        return tuple(entry for entry in self.left_out if entry.reason is not Reason.DUPLICATE)

    @property
    def counted(self) -> tuple[Counted, ...]:
        """What the exhibits are numbered from."""
        return tuple(Counted(source.evidence, source.sha256, source.pages) for source in self.included)


def _entry(read: Read) -> Source | Refusal:
    made = read.outcome or Refused(Reason.READER_FAILED, "the file was not read")
    if isinstance(made, Refused) or read.pages is None:
        made = made if isinstance(made, Refused) else Refused(Reason.READER_FAILED, "the reader gave no pages")
        return Refusal(read.evidence, read.sha256, made.reason, made.detail, made.next_step, read.stored_as)
    kept = [Original(read.name, read.media_type, read.held, made.keep)] if made.keep and read.held else []
    return Source(
        evidence=read.evidence,
        sha256=read.sha256,
        stored=read.pages,
        pages=made.count,
        notes=made.notes,
        removed=made.removed,
        kept=(*kept, *read.kept),
        taken=made.taken,
        without_text=made.without_text,
        stored_as=read.stored_as,
    )


def _with_duplicates_noted(entries: Sequence[Source | Refusal]) -> tuple[Source | Refusal, ...]:
    first: dict[str, str] = {}
    noted: list[Source | Refusal] = []
    for entry in entries:
        same = first.setdefault(entry.sha256, entry.evidence.id) if isinstance(entry, Source) else entry.evidence.id
        if isinstance(entry, Source) and same != entry.evidence.id:
            note = f"the file is the same, byte for byte, as that of {same}"
            noted.append(replace(entry, notes=(*entry.notes, note)))
        else:
            noted.append(entry)
    return tuple(noted)


def read_sources(
    case_dir: Path,
    evidence: Sequence[Evidence],
    language: str = "nl",
    *,
    max_dpi: int | None = None,
    readers: Readers | None = None,
) -> Sources:
    """Return clean pages, or a refusal with its reason, for every piece of evidence, in the given order.

    What is inside a file (attachments, members of an archive) follows it as evidence of its own, named as its parent's.
    Two that the case file names with the same content are both shown, with a note, since each may be cited; a file
    inside another that is shown elsewhere is not repeated. ``language`` is that of the pages made from words.
    ``max_dpi`` makes pictures smaller that are finer than that in print. ``readers`` are kept by whoever reads for
    several bundles; without any, some are started here and ended.
    """
    with nullcontext(readers) if readers is not None else Readers() as at_work:
        read = read_all(case_dir, evidence, language, max_dpi, at_work)
    return Sources(_with_duplicates_noted([_entry(one) for one in read]))
