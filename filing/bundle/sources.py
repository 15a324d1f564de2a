"""Every piece of evidence as clean pages, or as a refusal with its reason: nothing falls between."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from filing.bundle.inside import Read, read_all
from filing.bundle.pages import Kept, Taken
from filing.bundle.readers import Readers, shared_readers
from filing.bundle.refusals import Reason, Refused
from filing.casefile.exhibits import Counted, Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence that can be shown: the digest of its file, and its pages as a cleaned PDF.

    ``kept`` are files that go into the packet as they came, beside the bundle. ``taken`` is what redactions took;
    ``without_text`` are the pages, from 1, that show no text. ``archival``: they are known to be PDF/A. ``before`` are
    the pages as they were read, where a program has written them anew since: against them the proof holds the bundle.
    ``stored_as`` is the whole name that it has inside the file that holds it.
    """

    evidence: Evidence
    sha256: str
    pdf: bytes = field(repr=False)
    pages: int
    notes: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[Kept, ...] = ()
    taken: tuple[Taken, ...] = ()
    without_text: tuple[int, ...] = ()
    archival: bool = False
    before: bytes = field(default=b"", repr=False)
    stored_as: str = ""


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
    if isinstance(made, Refused):
        return Refusal(read.evidence, read.sha256, made.reason, made.detail, made.next_step, read.stored_as)
    kept = [Kept(read.name, read.media_type, read.data, made.keep)] if made.keep else []
    return Source(
        evidence=read.evidence,
        sha256=read.sha256,
        pdf=made.pdf,
        pages=made.count,
        notes=made.notes,
        removed=made.removed,
        kept=(*kept, *made.kept),
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
    ``max_dpi`` makes pictures smaller that are finer than that in print. ``readers`` are those of this process unless
    others are given.
    """
    read = read_all(case_dir, evidence, language, max_dpi, readers or shared_readers())
    return Sources(_with_duplicates_noted([_entry(one) for one in read]))
