"""A PDF without anything that acts by itself: scripts, programs to launch, embedded files, multimedia.

What is allowed is listed; what no entry allows goes, and is reported. Links inside the file keep working: each is
rewritten to point at its page itself, so that no name can clash or dangle once files are put together.
"""

from collections import Counter

from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf, String

from filing.bundle.forms import settle_form
from filing.bundle.objects import dictionaries_of, said
from filing.bundle.signposts import read_signposts, write_signposts

SAFE_NAMED = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
MEDIA = frozenset({"/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"})
ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "launch action",
    "/SubmitForm": "action that sends a form",
    "/ImportData": "action that loads a file",
    "/GoTo": "link that leads nowhere",
    "/GoToR": "link into another file",
    "/GoToE": "link into an embedded file",
    "/Rendition": "multimedia action",
    "/Movie": "multimedia action",
    "/Sound": "multimedia action",
    "/RichMediaExecute": "multimedia action",
    "/URI": "link to an address that is not of web, mail or telephone",
}
ROOT_TRASH = (
    "/OpenAction",
    "/AA",
    "/AF",
    "/Threads",
    "/StructTreeRoot",
    "/PieceInfo",
    "/SpiderInfo",
    "/Names",
    "/Dests",
    "/Outlines",
)
PAGE_TRASH = ("/AA", "/AF", "/B", "/Thumb", "/PieceInfo", "/Trans", "/Dur", "/StructParents", "/PresSteps")
EMBEDDED = "embedded file"
AUTOMATIC = "automatic action"


def _named(pdf: Pdf, tree: str) -> dict[str, Object]:
    names = pdf.Root.get("/Names")
    root = names.get(tree) if isinstance(names, Dictionary) else None
    return {str(key): value for key, value in NameTree(root).items()} if isinstance(root, Dictionary) else {}


class _Destinations:
    """Finds the page that a destination of any form means."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = [page.obj for page in pdf.pages]
        self._known = {page.objgen for page in self._pages}
        self._names = _named(pdf, "/Dests")
        old = pdf.Root.get("/Dests")
        if isinstance(old, Dictionary):
            self._names.update({str(key): value for key, value in old.items()})

    def explicit(self, destination: object) -> Array | None:
        """Return ``destination`` as an array that begins with a page of this file, or None."""
        if isinstance(destination, (String, Name)):
            destination = self._names.get(said(destination))
        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        if not isinstance(destination, Array) or not len(destination):
            return None
        target, *how = destination.as_list()
        if isinstance(target, int) and 0 <= target < len(self._pages):
            target = self._pages[target]
        if not isinstance(target, Dictionary) or target.objgen not in self._known:
            return None
        return Array([target, *(how or [Name.Fit])])


def _kept_action(action: object, destinations: _Destinations, removed: Counter[str]) -> Object | None:
    """Return the part of ``action`` that may stay, an explicit destination or an action; count what may not."""
    if not isinstance(action, Dictionary):
        removed["action without meaning"] += 1
        return None
    kind = said(action.get("/S"))
    if "/Next" in action:
        removed["chained action"] += 1
    kept: Object | None = None
    if kind == "/GoTo":
        kept = destinations.explicit(action.get("/D"))
    elif kind == "/URI" and said(action.get("/URI")).lower().startswith(SAFE_ADDRESSES):
        kept = Dictionary(S=Name.URI, URI=action["/URI"])
    elif kind == "/Named" and said(action.get("/N")) in SAFE_NAMED:
        kept = Dictionary(S=Name.Named, N=action["/N"])
    if kept is None:
        removed[ACTIONS.get(kind, "action of an unknown kind")] += 1
    return kept


def _clean_annotation(annotation: Dictionary, destinations: _Destinations, removed: Counter[str]) -> bool:
    """Take from ``annotation`` what acts by itself; return whether the rest may stay."""
    kind = said(annotation.get("/Subtype"))
    if kind == "/FileAttachment" or kind in MEDIA:
        removed[EMBEDDED if kind == "/FileAttachment" else "multimedia"] += 1
        return False
    for key in ("/AA", "/PA", "/AF"):
        if key in annotation:
            removed[AUTOMATIC if key == "/AA" else EMBEDDED if key == "/AF" else "stored address"] += 1
            del annotation[key]
    if "/StructParent" in annotation:
        del annotation["/StructParent"]
    target: Object | None = None
    if "/Dest" in annotation:
        target = destinations.explicit(annotation["/Dest"])
        del annotation["/Dest"]
        if target is None:
            removed["link that leads nowhere"] += 1
    if "/A" in annotation:
        target = _kept_action(annotation["/A"], destinations, removed) or target
        del annotation["/A"]
    if isinstance(target, Array):
        annotation["/Dest"] = target
    elif target is not None:
        annotation["/A"] = target
    return kind != "/Link" or target is not None


def _clean_page(page: Page, destinations: _Destinations, removed: Counter[str]) -> None:
    if "/AA" in page.obj:
        removed[AUTOMATIC] += 1
    for key in PAGE_TRASH:
        if key in page.obj:
            del page.obj[key]
    if "/Annots" not in page.obj:
        return
    kept = [item for item in dictionaries_of(page.obj["/Annots"]) if _clean_annotation(item, destinations, removed)]
    if kept:
        page.obj["/Annots"] = Array(kept)
    else:
        del page.obj["/Annots"]


def clean(pdf: Pdf) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leave ``pdf`` with nothing that acts by itself; return notes, and what was removed with how many of each.

    Raises: pikepdf's errors where the file is too damaged to be walked.
    """
    removed: Counter[str] = Counter()
    notes: list[str] = []
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary) and said(opening.get("/S")) != "/GoTo":
        removed[f"{ACTIONS.get(said(opening.get('/S')), 'action')} on opening"] += 1
    if "/AA" in pdf.Root:
        removed[AUTOMATIC] += 1
    removed["script"] += len(_named(pdf, "/JavaScript"))
    removed[EMBEDDED] += len(_named(pdf, "/EmbeddedFiles"))
    destinations = _Destinations(pdf)
    for page in pdf.pages:
        _clean_page(page, destinations, removed)
    notes.extend(settle_form(pdf, removed))
    signposts = read_signposts(pdf, destinations.explicit)
    if signposts.cut:
        notes.append("the file's own outline or its named places go beyond what is taken over; the rest is not shown")
    for key in ROOT_TRASH:
        if key in pdf.Root:
            del pdf.Root[key]
    write_signposts(pdf, signposts)
    return tuple(notes), tuple(f"{count} × {name}" for name, count in sorted(removed.items()) if count)


def forget_origin(pdf: Pdf) -> None:
    """Leave ``pdf`` without what its maker wrote about itself: dates, programs, names; the ledger names the file."""
    for key in ("/Info", "/ID", "/DocChecksum"):  # some makers draw the last two anew each time
        if key in pdf.trailer:
            del pdf.trailer[key]
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
