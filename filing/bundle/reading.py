"""One file read: its type found, the files inside it given back, or its pages made. This runs in a reader process."""

from dataclasses import replace

from filing.bundle.file_types import FileType, ending_of, type_of
from filing.bundle.limits import MAX_SOURCE_PAGES
from filing.bundle.pages import Asked, Inside, Pages
from filing.bundle.redact import redacted
from filing.bundle.refusals import Reason, Refused


def _with_name_noted(pages: Pages, kind: FileType, ending: str, name: str) -> Pages:
    if not ending or ending in kind.endings or ending not in name.lower():
        return pages
    return replace(pages, notes=(f"the name ends in {ending}, but the file is {kind.name}", *pages.notes))


def read_file(asked: Asked) -> Pages | Inside:
    """Return the pages of a file; for one that holds files and was asked without their fates, what is inside.

    Raises: Refused with the reason of the reader; MemoryError and RecursionError where the file is built to cause them.
    """
    if not asked.data:
        raise Refused(Reason.EMPTY, "the file has no bytes")
    ending = ending_of(asked.name, asked.media_type)
    kind = type_of(asked.data, ending)
    if kind.inside and asked.fates is None:
        inside = kind.inside(asked)
        if inside.attached:
            return inside
        asked = replace(asked, fates=())
    if kind.read is None:
        raise Refused(Reason.UNSUPPORTED, f"the file is {kind.name}")
    pages = kind.read(asked)
    if pages.count > MAX_SOURCE_PAGES:
        raise Refused(
            Reason.TOO_MANY_PAGES, f"the file makes {pages.count} pages; at most {MAX_SOURCE_PAGES} are taken"
        )
    return redacted(_with_name_noted(pages, kind, ending, asked.name), asked.areas)
