"""Every piece of evidence as clean pages, or as a refusal with its reason: nothing falls between."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from filing.bundle.content import kind_of
from filing.bundle.convert import plain_pages
from filing.bundle.from_mail import mail_pages
from filing.bundle.limits import MAX_SOURCE_BYTES, MAX_SOURCE_PAGES
from filing.bundle.pages import Pages, Part
from filing.bundle.refusals import Reason, Refused
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Counted, Evidence
from filing.files import inside, sha256


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence that can be shown: the digest of its file, and its pages as a cleaned PDF."""

    evidence: Evidence
    sha256: str
    pdf: bytes
    pages: int
    notes: tuple[str, ...]
    removed: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Evidence that cannot be shown. ``sha256`` is empty when there is no file to read."""

    evidence: Evidence
    sha256: str
    reason: Reason
    detail: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Sources:
    """One entry for each piece of evidence, in the order in which it was asked for."""

    pages_of: tuple[Source | Refusal, ...]

    @property
    def included(self) -> tuple[Source, ...]:
        """The evidence that goes into the bundle."""
        return tuple(entry for entry in self.pages_of if isinstance(entry, Source))

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """The evidence that stays out, each with its reason."""
        return tuple(entry for entry in self.pages_of if isinstance(entry, Refusal))

    @property
    def counted(self) -> tuple[Counted, ...]:
        """What the exhibits are numbered from."""
        return tuple(Counted(source.evidence, source.sha256, source.pages) for source in self.included)


def _located(case_dir: Path, file: str) -> Path:
    try:
        path = inside(case_dir, file)
        found = path is not None and path.is_file()
    except (OSError, RuntimeError) as error:  # a name too long for the system, or links in a circle
        raise Refused(Reason.MISSING, "the name leads to no file") from error
    if path is None:
        raise Refused(Reason.OUTSIDE_CASE, "the name leads outside the case folder")
    if not found:
        raise Refused(Reason.MISSING, "there is no such file in the case folder")
    return path


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    if not data:
        raise Refused(Reason.EMPTY, "the file has no bytes")
    return data


def _convert(data: bytes, evidence: Evidence, words: Words) -> Pages:
    if evidence.redacted:
        raise Refused(Reason.REDACTION, "parts of the file may not be shown, and this version cannot remove them")
    name = PurePosixPath(evidence.file).name
    kind, mismatch = kind_of(data, name)
    pages = plain_pages(kind, data, name, words) or mail_pages(data, words)
    if pages.count > MAX_SOURCE_PAGES:
        raise Refused(
            Reason.TOO_MANY_PAGES, f"the file makes {pages.count} pages; at most {MAX_SOURCE_PAGES} are taken"
        )
    notes = (mismatch, *pages.notes) if mismatch else pages.notes
    return Pages(pdf=pages.pdf, count=pages.count, notes=notes, removed=pages.removed, parts=pages.parts)


def _entry(case_dir: Path, evidence: Evidence, words: Words) -> Source | Refusal:
    digest = ""
    try:
        path = _located(case_dir, evidence.file)
        try:
            size = path.stat().st_size
            digest = _digest(path)
            if size > MAX_SOURCE_BYTES:
                raise Refused(Reason.TOO_LARGE, f"the file has {size} bytes; at most {MAX_SOURCE_BYTES} are taken")
            data = _read(path)
        except OSError as error:
            raise Refused(Reason.MISSING, "the file is there but may not be read") from error
        digest = sha256(data)
        pages = _convert(data, evidence, words)
    except Refused as refused:
        return Refusal(evidence, digest, refused.reason, refused.detail, refused.next_step)
    return Source(evidence, digest, pages.pdf, pages.count, pages.notes, pages.removed, pages.parts)


def _with_duplicates_noted(entries: Sequence[Source | Refusal]) -> tuple[Source | Refusal, ...]:
    first: dict[str, str] = {}
    noted: list[Source | Refusal] = []
    for entry in entries:
        same = first.setdefault(entry.sha256, entry.evidence.id) if isinstance(entry, Source) else entry.evidence.id
        if isinstance(entry, Source) and same != entry.evidence.id:
            note = f"the file is the same, byte for byte, as that of {same}"
            noted.append(
                Source(
                    entry.evidence,
                    entry.sha256,
                    entry.pdf,
                    entry.pages,
                    (*entry.notes, note),
                    entry.removed,
                    entry.parts,
                )
            )
        else:
            noted.append(entry)
    return tuple(noted)


def read_sources(case_dir: Path, evidence: Sequence[Evidence], language: str = "nl") -> Sources:
    """Return clean pages, or a refusal with its reason, for every piece of evidence, in the given order.

    Two that name the same content are both shown, with a note. ``language`` is that of the pages made from mails
    and texts.

    Raises: RenderFailed when a page made from words could not be made without complaint.
    """
    words = words_in(language)
    return Sources(_with_duplicates_noted([_entry(case_dir, item, words) for item in evidence]))
