"""What a redaction took, in words that repeat nothing of it."""

from collections.abc import Sequence

from filing.bundle.pages import Taken


def _counted(*things: tuple[int, str, str]) -> list[str]:
    return [f"{count} {one if count == 1 else more}" for count, one, more in things if count]


def _with_it(taken: Taken) -> str:
    """Return ``, and with it 2 links, 1 note``; nothing when nothing of the kind went."""
    found = _counted((taken.links, "link", "links"), (taken.notes, "note", "notes"))
    return f"; taken out with the redaction: {', '.join(found)}" if found else ""


def told(taken: Taken) -> str:
    """Return what went from one page, and why."""
    places = "1 place" if len(taken.boxes) == 1 else f"{len(taken.boxes)} places"
    if taken.as_picture:
        what = f"the whole page is now a picture, since it has {taken.as_picture}"
    else:
        found = _counted(
            (taken.characters, "character", "characters"),
            (taken.pictures, "picture, whole or in part", "pictures, whole or in part"),
            (taken.shapes, "drawing", "drawings"),
        )
        nothing = "nothing else stood there" if taken.links or taken.notes else "nothing stood there"
        what = "; ".join(found) or nothing
    beside = f"; {taken.beside} characters or pictures that lay beside the visible page" if taken.beside else ""
    left = "; no text is left on the page" if taken.emptied else ""
    why = "; ".join(taken.reasons)
    return f"removed from page {taken.page} in {places}: {what}{beside}{_with_it(taken)}{left} ({why})"


def told_of_file(headings: int, names: int, links: int) -> Sequence[str]:
    """Return what went from the file as a whole: its outline and its named places, and links on its other pages."""
    found = _counted(
        (headings, "entry of its outline", "entries of its outline"),
        (names, "named place", "named places"),
        (links, "link on another page", "links on other pages"),
    )
    return [f"taken out of the file with the redaction: {', '.join(found)}"] if found else []
