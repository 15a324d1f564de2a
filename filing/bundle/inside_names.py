"""Names of files inside a file: a clean title for each, whatever path or trick the stored name holds."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from filing.bundle.printable import one_line

LONGEST_NAME = 120  # [characters]
NO_FOLDER = frozenset({"", ".", "..", "/"})


def short(text: str) -> str:
    """Return ``text``, cut where it is too long for a title."""
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def _pieces(name: str) -> list[str]:
    """Return the folders and the name itself, without what leads up, to a root or to a drive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return [one_line(part) for part in parts if part not in NO_FOLDER and not (len(part) == 2 and part[1] == ":")]


def base_name(name: str) -> str:
    """Return the name without its folders; nothing when it has none."""
    pieces = _pieces(name)
    return short(pieces[-1]) if pieces and not name.endswith(("/..", "\\..")) else ""


def _numbered(titles: Sequence[str]) -> list[str]:
    met: Counter[str] = Counter()
    several = {title for title, count in Counter(titles).items() if count > 1}
    numbered = []
    for title in titles:
        met[title] += 1
        numbered.append(f"{title} ({met[title]})" if title in several else title)
    return numbered


def titles_of(names: Sequence[str], unnamed: str) -> list[str]:
    """Return a title for each file: its own name, with its folder and a number where two are alike."""
    bases = [base_name(name) for name in names]
    alike = {base for base, count in Counter(bases).items() if count > 1}
    titles = []
    for name, base in zip(names, bases, strict=True):
        folder = "/".join(_pieces(name)[:-1])
        titles.append(short(f"{base} ({folder})") if base and base in alike and folder else base or unnamed)
    return [title if title == unnamed else numbered for title, numbered in zip(titles, _numbered(titles), strict=True)]
