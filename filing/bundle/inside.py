"""Evidence read with everything inside it: a mail with its attachments, an archive with its members, level by level.

A file is read in a reader process. When it holds files, those are read first, and then the file itself, which then
can say what became of each.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from filing.bundle.inside_names import base_name, short, titles_of
from filing.bundle.limits import MAX_INSIDE_BYTES, MAX_INSIDE_DEPTH, MAX_INSIDE_FILES, MAX_SOURCE_BYTES
from filing.bundle.pages import Asked, Attached, Fate, Inside, Original, Pages
from filing.bundle.printable import one_line
from filing.bundle.readers import Readers
from filing.bundle.refusals import Reason, Refused
from filing.bundle.same_word import all_of
from filing.bundle.shelf import Shelf, Stored
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Evidence
from filing.files import inside, sha256

LONGEST_NAME = 120  # [characters]
NO_PAGES = Refused(Reason.READER_FAILED, "the reader gave the files inside and no pages")
NAME_REMOVED = "its name is not shown, since it was removed from the pages of the file that held it"


@dataclass(slots=True)
class Read:
    """One file on its way: what is known of it so far. ``outcome`` is None until it is known how it ends.

    ``data`` is the file until its reader has answered, ``held`` the file where it is needed again, ``pages`` and
    ``kept`` what was made of it. ``within`` are the files inside it; ``top`` is the id of the evidence of the case file
    that it belongs to. ``stored_as`` is the whole name under which it stood inside another file. ``anew``: it may have
    to be read again under another name, since a file that holds it is redacted.
    """

    evidence: Evidence
    name: str
    media_type: str = ""
    data: bytes = field(default=b"", repr=False)
    held: Stored | None = None
    sha256: str = ""
    size: int = 0
    outcome: Pages | Refused | None = None
    pages: Stored | None = None
    kept: tuple[Original, ...] = ()
    within: list["Read"] = field(default_factory=list)
    top: str = ""
    stored_as: str = ""
    anew: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """What is the same for every file of one run."""

    folder: Path
    words: Words
    max_dpi: int | None
    readers: Readers
    shelf: Shelf

    def asked(self, read: Read, fates: tuple[Fate, ...] | None = None) -> Asked:
        """Return the question about ``read``."""
        return Asked(
            name=read.name,
            data=read.held.read() if read.held is not None else read.data,
            media_type=read.media_type,
            language=self.words.language,
            password=read.evidence.password,
            max_dpi=self.max_dpi,
            fates=fates,
            areas=read.evidence.areas,
        )


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


def _load(case_dir: Path, read: Read) -> None:
    """Fill in digest and data of a file of the case folder.

    Raises: Refused: missing, outside the case folder, or too large.
    """
    path = _located(case_dir, read.evidence.file)
    try:
        size = path.stat().st_size
        if size > MAX_SOURCE_BYTES:
            with path.open("rb") as stream:
                read.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            raise Refused(Reason.TOO_LARGE, f"the file has {size} bytes; at most {MAX_SOURCE_BYTES} are taken")
        read.data = path.read_bytes()
    except OSError as error:
        raise Refused(Reason.MISSING, "the file is there but may not be read") from error
    read.sha256 = sha256(read.data)


def _settle(read: Read, found: Pages | Inside | Refused, run: _Run) -> None:
    """Set the outcome of ``read``, or put the files inside it within it, to be read next."""
    if isinstance(found, Inside):
        titles = titles_of([one.name for one in found.attached], run.words.unnamed)
        pairs = zip(found.attached, titles, strict=True)
        read.within = [_child(read, at, one, title, run.shelf) for at, (one, title) in enumerate(pairs, start=1)]
        _put_away(read, run.shelf, needed=True)
        return
    _put_away(read, run.shelf, needed=isinstance(found, Pages) and (bool(found.keep) or read.anew))
    if isinstance(found, Pages):
        read.pages = run.shelf.put(found.pdf)
        read.kept = tuple(Original(one.name, one.media_type, run.shelf.put(one.data), one.why) for one in found.kept)
        found = replace(found, pdf=b"", kept=())
    read.outcome = found
    if isinstance(found, Pages) and read.evidence.parent and found.title:
        read.evidence = replace(read.evidence, title=short(found.title))


def _put_away(read: Read, shelf: Shelf, *, needed: bool) -> None:
    """Take the file out of memory, which it may fill; to the shelf when it is needed again."""
    if needed and read.held is None:
        read.held = shelf.put(read.data)
    elif not needed:
        read.held = None
    read.data = b""


def _read_top(read: Read, run: _Run) -> None:
    try:
        _load(run.folder, read)
    except Refused as refused:
        read.outcome = refused
        return
    _settle(read, run.readers.read(run.asked(read)), run)


def _read_inner(read: Read, run: _Run) -> None:
    _settle(read, run.readers.read(run.asked(read)), run)


def _child(parent: Read, place: int, attached: Attached, title: str, shelf: Shelf) -> Read:
    above = parent.evidence
    evidence = Evidence(
        id=f"{above.id}#{place}",
        file=f"{above.file}#{place}",
        title=title,
        day=above.day,
        proves="",
        password=above.password,
        parent=above.id,
    )
    return Read(
        evidence=evidence,
        name=base_name(attached.name),
        media_type=one_line(attached.media_type),
        held=shelf.put(attached.data),
        size=len(attached.data),
        sha256=sha256(attached.data),
        outcome=None if attached.reason is None else Refused(attached.reason, attached.detail),
        top=parent.top,
        stored_as=one_line(attached.name),
        anew=parent.anew or bool(above.areas),
    )


class _Bounds:
    """Counts what is inside each piece of evidence, and where each content was met first."""

    def __init__(self, tops: Sequence[Read]) -> None:
        self._files: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._first = {one.sha256: one for one in reversed(tops) if not isinstance(one.outcome, Refused)}

    def check(self, read: Read, depth: int) -> None:
        """Settle ``read`` without reading it when it is one too many, lies too deep, or is met again."""
        self._files[read.top] += 1
        self._bytes[read.top] += read.size
        if read.outcome is not None:
            return
        first = self._first.get(read.sha256) if read.size else None
        if first is not None:
            read.outcome = Refused(Reason.DUPLICATE, f"the same file, byte for byte, as that of {first.evidence.id}")
            return
        if depth > MAX_INSIDE_DEPTH:
            read.outcome = Refused(Reason.TOO_LARGE, f"files lie more than {MAX_INSIDE_DEPTH} deep inside each other")
        elif self._files[read.top] > MAX_INSIDE_FILES:
            read.outcome = Refused(Reason.TOO_LARGE, f"more than {MAX_INSIDE_FILES} files are inside one exhibit")
        elif self._bytes[read.top] > MAX_INSIDE_BYTES:
            read.outcome = Refused(Reason.TOO_LARGE, f"the files inside one exhibit have over {MAX_INSIDE_BYTES} bytes")
        else:
            self._first[read.sha256] = read

    def title_of(self, read: Read) -> str:
        """Return the title under which the content of ``read`` was met first."""
        return self._first[read.sha256].evidence.title if read.sha256 in self._first else ""


def _fate(read: Read, bounds: _Bounds) -> Fate:
    made = read.outcome
    refused = made if isinstance(made, Refused) else None
    repeated = refused is not None and refused.reason is Reason.DUPLICATE
    return Fate(
        name=short(read.stored_as) or read.evidence.title,
        media_type=read.media_type,
        size=read.size,
        pages=made.count if isinstance(made, Pages) else 0,
        reason=refused.reason if refused else None,
        repeats=bounds.title_of(read) if repeated else "",
    )


def _with_all_inside(read: Read) -> Iterator[Read]:
    yield read
    for inner in read.within:
        yield from _with_all_inside(inner)


def _finish(read: Read, run: _Run, bounds: _Bounds) -> None:
    """Read a file again whose inner files are settled; when it cannot be shown, they are not shown either."""
    fates = tuple(_fate(inner, bounds) for inner in read.within)
    found = run.readers.read(run.asked(read, fates))
    if isinstance(found, Inside):
        found = NO_PAGES
    _settle(read, found, run)
    if isinstance(found, Refused):
        for inner in _with_all_inside(read):
            if inner is not read and isinstance(inner.outcome, Pages):
                inner.outcome = Refused(found.reason, "it is inside a file that cannot be shown")
    else:
        _hide_removed_names(read, found, run, bounds)


def _hide_removed_names(read: Read, found: Pages, run: _Run, bounds: _Bounds) -> None:
    """Take from the files inside a name that repeats what redactions took from the pages that list them.

    Pages that were made of them, or of a file that holds them, may print the name; so those are made anew.
    """
    removed = all_of(one.words for one in found.taken)
    hidden: set[str] = set()
    for inner in reversed([one for one in _with_all_inside(read) if one is not read]):
        names = (inner.evidence.title, inner.name, inner.stored_as)
        if any(map(removed.found_in, names)):
            hidden.add(inner.evidence.id)
            inner.stored_as = ""
            inner.name = f"{run.words.unnamed}{PurePosixPath(inner.name).suffix}"
        elif not any(one.evidence.id in hidden for one in inner.within):
            continue
        _read_anew(inner, run, bounds)
        if inner.evidence.id in hidden:
            inner.evidence = replace(inner.evidence, title=run.words.unnamed)
            if isinstance(inner.outcome, Pages):
                inner.outcome = replace(inner.outcome, notes=(*inner.outcome.notes, NAME_REMOVED))


def _read_anew(read: Read, run: _Run, bounds: _Bounds) -> None:
    if not isinstance(read.outcome, Pages):
        return
    fates = tuple(_fate(inner, bounds) for inner in read.within)
    made = run.readers.read(run.asked(read, fates))
    _settle(read, made if not isinstance(made, Inside) else NO_PAGES, run)


def read_all(
    case_dir: Path, evidence: Sequence[Evidence], language: str, max_dpi: int | None, readers: Readers
) -> list[Read]:
    """Return every piece of evidence with its outcome, each followed by what is inside it; its pages on a shelf."""
    run = _Run(case_dir, words_in(language), max_dpi, readers, Shelf())
    tops = [Read(item, PurePosixPath(item.file).name, top=item.id) for item in evidence]
    readers.each(partial(_read_top, run=run), tops)
    bounds = _Bounds(tops)
    levels = [tops]
    while level := [inner for read in levels[-1] for inner in read.within]:
        for read in level:
            bounds.check(read, len(levels))
        readers.each(partial(_read_inner, run=run), [read for read in level if read.outcome is None])
        levels.append(level)
    for level in reversed(levels):
        readers.each(partial(_finish, run=run, bounds=bounds), [read for read in level if read.within])
    return [read for top in tops for read in _with_all_inside(top)]
