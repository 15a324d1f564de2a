"""What a court asks of an electronic bundle: dated demands with source and status, read strictly from YAML.

Every profile answers every demand, if only with ``unknown``: a limit that nobody has seen is not invented. The limits
that ``limits.py`` sets on what is read are this program's own and no court's.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from filing.bundle.options import Paper
from filing.bundle.yaml_walk import Refusal, Walk, walk_file
from filing.errors import BundleProfileInvalid, BundleProfileUnknown
from filing.files import inside
from filing.resources import profiles_folder
from filing.yaml_strict import Value, YamlPath

DEFAULT = "nl"
UNKNOWN = "unknown"
_SUFFIX = ".yaml"
_REFUSAL = Refusal(
    BundleProfileInvalid, "The court profile {file} is not sound.", "docs/bundle.md shows how a court profile looks."
)
_KEYS = ("name", "title", "language", "recorded", "note", "demands")
_ROW_KEYS = ("value", "status", "source")
_ROW_OPTIONS = ("note",)
_FIELD = re.compile(r"\{([^{}]*)\}")
_NAME_FIELDS = ("reference", "parties")


class Sureness(StrEnum):
    """How sure a demand is: seen in the court's own text, told by others, our own choice, or not known."""

    PUBLISHED = "published"
    REPORTED = "reported"
    OWN = "own"
    UNKNOWN = "unknown"


def _count(text: str) -> str:
    return "" if re.fullmatch(r"[1-9][0-9]{0,14}", text) else "write a whole number above 0"


def _one_of(*words: str) -> Callable[[str], str]:
    return lambda text: "" if text in words else f"write one of: {', '.join(words)}"


def _file_name(text: str) -> str:
    strange = [name for name in _FIELD.findall(text) if name not in _NAME_FIELDS]
    if strange or not _FIELD.search(text) or re.search(r"[{}/\\]", _FIELD.sub("", text)):
        return f"write a file name without ending, with the fields {{{'} and {'.join(_NAME_FIELDS)}}}"
    return ""


DEMANDS: Mapping[str, tuple[str, Callable[[str], str]]] = MappingProxyType({
    "file_bytes": ("size of one file at most [bytes]", _count),
    "total_bytes": ("size of all files together at most [bytes]", _count),
    "file_pages": ("pages of one file at most", _count),
    "total_pages": ("pages of all files together at most", _count),
    "one_file": ("whether the bundle has to be one file", _one_of("yes", "no")),
    "paper": ("what becomes of pages of another size than A4", _one_of(*(str(one) for one in Paper))),
    "resolution": ("pictures at most [dots per inch]", _count),
    "file_name": ("name of the file", _file_name),
    "cover": ("a sheet before every exhibit", _one_of("sheet", "none")),
    "pdfa": ("PDF/A", _one_of("required", "accepted")),
    "page_numbers": ("number on the page = place in the file", _one_of("yes", "no")),
    "linked_index": ("every entry of the index is a link", _one_of("yes", "no")),
    "outline": ("exhibits in the outline, with the page in the text", _one_of("yes", "no")),
    "text": ("text that can be searched", _one_of("yes", "no")),
    "zoom": ("how the file opens [%]", _count),
    "late_pages": ("how late pages are added", _one_of("as_agreed", "letters")),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand: what is asked, how sure that is, and where it comes from; ``value`` may be ``unknown``."""

    name: str
    value: str
    status: Sureness
    source: str
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value != UNKNOWN


@dataclass(frozen=True, slots=True)
class Profile:
    """What one court or jurisdiction asks, as it was known on ``recorded``."""

    name: str
    title: str
    language: str
    recorded: dt.date
    note: str
    demands: tuple[Demand, ...]

    def demand(self, name: str) -> Demand:
        """Return the demand with this name, which is one of ``DEMANDS``."""
        return next(one for one in self.demands if one.name == name)

    def number(self, name: str) -> int | None:
        """Return the figure of a demand, or None when it is not known."""
        found = self.demand(name)
        return int(found.value) if found.known else None

    def asks(self, name: str, value: str) -> bool:
        """Return whether the demand is known to have this value."""
        return self.demand(name).value == value


def built_in() -> tuple[Profile, ...]:
    """Return the profiles that come with the program, by name.

    Raises:
        BundleProfileInvalid: a file of them is not sound.
    """
    return tuple(read_profile(path) for path in sorted(profiles_folder().glob(f"*{_SUFFIX}")))


def profile_named(name: str, beside: Path | None = None) -> Profile:
    """Return the built-in profile with this name, or the one in the file that ``name`` is the path of (….yaml).

    In the folder ``beside`` a firm's own profile is found by its name alone: numbers kept beside a case file name it.

    Raises:
        BundleProfileUnknown: there is none; the names that there are, are told.
        BundleProfileInvalid: the file is not sound.
    """
    if name.endswith(_SUFFIX):
        return read_profile(Path(name))
    known = {profile.name: profile for profile in built_in()}
    own = None if beside is None or name in known else inside(beside, f"{name}{_SUFFIX}")
    if own is not None and own.is_file():
        return read_profile(own)
    if name not in known:
        raise BundleProfileUnknown(
            f"There is no court profile {name!r}.",
            f"Choose one of: {', '.join(known)}; or name a file of your own (….yaml), or put it beside the case file.",
        )
    return known[name]


def read_profile(path: Path) -> Profile:
    """Return the profile in the file at ``path``.

    Raises:
        BundleProfileInvalid: it is not sound; every fault is told with its line.
    """
    walk = walk_file(path, _REFUSAL)
    fields = walk.mapping((), walk.tree.value, _KEYS)
    texts = {key: walk.text((key,), fields, filled=True) for key in _KEYS if key not in {"demands", "recorded"}}
    if texts["name"] and texts["name"] != path.stem:
        walk.fault(("name",), f"the profile is called otherwise than its file, {path.stem!r}", texts["name"])
    if texts["language"] and texts["language"] not in {"nl", "en"}:
        walk.fault(("language",), "write nl or en", texts["language"])
    recorded = walk.day(("recorded",), fields)
    rows = walk.mapping(("demands",), fields["demands"], tuple(DEMANDS)) if "demands" in fields else {}
    demands = tuple(_demand(walk, ("demands", name), name, rows[name]) for name in DEMANDS if name in rows)
    walk.end()
    return Profile(texts["name"], texts["title"], texts["language"], recorded, texts["note"], demands)


def _demand(walk: Walk, path: YamlPath, name: str, value: Value) -> Demand:
    fields = walk.mapping(path, value, _ROW_KEYS, _ROW_OPTIONS)
    texts = {key: walk.text((*path, key), fields, filled=True) for key in (*_ROW_KEYS, *_ROW_OPTIONS)}
    said, status = texts["value"], texts["status"]
    wrong = DEMANDS[name][1](said) if said and said != UNKNOWN else ""
    if wrong:
        walk.fault((*path, "value"), f"{wrong}, or {UNKNOWN}", said)
    if status and status not in set(Sureness):
        walk.fault((*path, "status"), f"write one of: {', '.join(Sureness)}", status)
    elif said and status and (said == UNKNOWN) != (status == Sureness.UNKNOWN):
        walk.fault((*path, "status"), f"a value that is {UNKNOWN} has that status, and no other has it", status)
    sure = Sureness(status) if status in set(Sureness) else Sureness.UNKNOWN
    return Demand(name, said, sure, texts["source"], texts["note"])
