"""The numbers that a bundle has given, kept in ``bundle.lock.yaml``, so that a rebuild changes none of them.

The file stands among the outputs, because a command writes only where it is told to; a copy beside the case file binds
every command that cites exhibits. Both are read, and where they contradict each other the run stops.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from filing.bundle.yaml_walk import Refusal, Walk, walk_file
from filing.casefile.exhibit_numbers import place_of
from filing.casefile.exhibits import Evidence
from filing.errors import BundleLockInvalid
from filing.yaml_strict import Value, YamlPath

LOCK_NAME = "bundle.lock.yaml"
SCHEMA = "1"
HEAD = (
    "# The numbers that exhibits of this case have been given; none is ever changed or used again. Keep this file\n"
    "# with the bundle, and put a copy beside the case file when documents with these numbers leave the desk.\n"
)
_REFUSAL = Refusal(
    BundleLockInvalid,
    "{file} does not hold numbers that can be kept.",
    "Correct the line, or take the file of the last bundle that left the desk.",
)
_SHA256 = re.compile(r"[0-9a-f]{64}|")
_FILE_KEYS = ("schema", "case", "profile", "numbers")
_ROW_KEYS = ("number", "id", "date", "file", "sha256")


@dataclass(frozen=True, slots=True)
class Kept:
    """A number that was given: to which id, and what that was then. ``sha256`` is empty when there was no file."""

    id: str
    label: str
    day: dt.date
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Lock:
    """Every number that was ever given in the case with this reference, and the court profile it was given under."""

    reference: str
    profile: str = ""
    kept: tuple[Kept, ...] = ()

    @property
    def given(self) -> Mapping[str, str]:
        """The numbers by id."""
        return {one.id: one.label for one in self.kept}


def lock_bytes(lock: Lock) -> bytes:
    """Return the file: numbers in their order, the same lock in the same bytes."""
    lines = [f"schema: {_quoted(SCHEMA)}", f"case: {_quoted(lock.reference)}", f"profile: {_quoted(lock.profile)}"]
    lines.append("numbers:" if lock.kept else "numbers: []")
    for one in sorted(lock.kept, key=lambda one: place_of(one.label)):
        values = (one.label, one.id, one.day.isoformat(), one.file, one.sha256)
        row = [f"{key}: {_quoted(value)}" for key, value in zip(_ROW_KEYS, values, strict=True)]
        lines += [f"- {row[0]}", *(f"  {line}" for line in row[1:])]
    return (HEAD + "\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    """Return ``text`` as YAML in double quotes; PyYAML's own writer loses some of the characters a name may have."""
    return '"' + "".join(sign if sign.isprintable() and sign not in '"\\' else _escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign in '"\\' else f"\\U{ord(sign):08x}"


def read_lock(path: Path) -> Lock | None:
    """Return the lock that stands at ``path``, or None when there is no file.

    Raises:
        BundleLockInvalid: it is not a sound lock; every fault is told with its line.
    """
    if not path.exists():
        return None
    walk = walk_file(path, _REFUSAL)
    fields = walk.mapping((), walk.tree.value, _FILE_KEYS)
    if fields and fields.get("schema", SCHEMA) != SCHEMA:
        walk.fault(("schema",), f"this version reads schema {SCHEMA}", fields["schema"])
    listed = fields.get("numbers", [])
    if not isinstance(listed, list):
        walk.fault(("numbers",), "write a list", listed)
        listed = []
    kept = [_kept(walk, ("numbers", at), row) for at, row in enumerate(listed)]
    _refuse_twice(walk, kept)
    lock = Lock(walk.text(("case",), fields), walk.text(("profile",), fields), tuple(kept))
    walk.end()
    return lock


def _kept(walk: Walk, path: YamlPath, value: Value) -> Kept:
    fields = walk.mapping(path, value, _ROW_KEYS)
    number, name, file, sha256 = (walk.text((*path, key), fields) for key in ("number", "id", "file", "sha256"))
    try:
        place_of(number if "number" in fields else "1")
    except ValueError:
        walk.fault((*path, "number"), "this is no number of an exhibit (4, 4a, 4.1)", number)
    if not name and "id" in fields:
        walk.fault((*path, "id"), "the id is empty")
    if not _SHA256.fullmatch(sha256):
        walk.fault((*path, "sha256"), "this is no SHA-256 (64 hexadecimal digits)", sha256)
    return Kept(name, number, walk.day((*path, "date"), fields), file, sha256)


def _refuse_twice(walk: Walk, kept: Sequence[Kept]) -> None:
    for key in ("number", "id"):
        seen: set[str] = set()
        for at, one in enumerate(kept):
            value = one.label if key == "number" else one.id
            if value and value in seen:
                walk.fault(("numbers", at, key), f"the {key} {value!r} stands here for the second time", value)
            seen.add(value)


def of_case(lock: Lock | None, reference: str, name: str = LOCK_NAME) -> Lock:
    """Return ``lock``, or an empty one; of this case.

    Raises:
        BundleLockInvalid: it belongs to a case with another reference.
    """
    if lock is None:
        return Lock(reference)
    if lock.reference != reference:
        raise BundleLockInvalid(
            f"{name} belongs to another case: its reference is not that of the case file.",
            "Choose another output folder; when the case was given another reference, correct it in this file too.",
        )
    return lock


def together(one: Lock, other: Lock) -> Lock:
    """Return the numbers of both; what ``one`` says of an id goes first where only the file or its date differ.

    Raises:
        BundleLockInvalid: they give one id two numbers, or one number to two ids; every one is named.
    """
    problems = []
    owners = {kept.label: kept.id for kept in one.kept}
    added = []
    for kept in other.kept:
        label = one.given.get(kept.id)
        if label is not None and label != kept.label:
            problems.append(
                _REFUSAL.problem(LOCK_NAME, None, f"{kept.id!r} has number {label} here and {kept.label} there")
            )
        elif label is None and kept.label in owners:
            problems.append(
                _REFUSAL.problem(
                    LOCK_NAME, None, f"number {kept.label} is {owners[kept.label]!r} here and {kept.id!r} there"
                )
            )
        elif label is None:
            added.append(kept)
    if problems:
        raise BundleLockInvalid(
            "Two records of the numbers given in this case contradict each other.",
            "Keep the one of the bundle that left the desk, and remove the other.",
            problems=problems,
        )
    return Lock(one.reference, one.profile or other.profile, (*one.kept, *added))


def renewed(lock: Lock, profile: str, evidence: Iterable[tuple[Evidence, str]], labels: Mapping[str, str]) -> Lock:
    """Return the lock after a bundle was made of ``evidence``, each with its digest; no number is ever dropped."""
    now = {item.id: Kept(item.id, labels[item.id], item.day, item.file, digest) for item, digest in evidence}
    gone = [one for one in lock.kept if one.id not in now]
    kept = sorted([*now.values(), *gone], key=lambda one: place_of(one.label))
    return Lock(lock.reference, profile, tuple(kept))


def remarks(lock: Lock, evidence: Iterable[tuple[Evidence, str]]) -> tuple[str, ...]:
    """Return in words where the case file says something else than when the numbers were given, in their order."""
    now = {item.id: (item, digest) for item, digest in evidence}
    said = []
    for one in sorted(lock.kept, key=lambda one: place_of(one.label)):
        if one.id not in now:
            said.append(
                f"number {one.label} stays unused: {one.id!r} ({one.file}) is not evidence of the case on this date"
            )
            continue
        item, digest = now[one.id]
        if item.file != one.file:
            said.append(f"{one.id!r} keeps number {one.label}, though its file was {one.file} and is now {item.file}")
        elif one.sha256 and digest and digest != one.sha256:
            said.append(f"{one.id!r} keeps number {one.label}, though the content of {item.file} has changed")
        if item.day != one.day:
            said.append(f"{one.id!r} keeps number {one.label}, though its date was {one.day} and is now {item.day}")
        if item.late and place_of(one.label)[1] == 0:
            said.append(f"{one.id!r} keeps number {one.label}, though the case file marks it as late")
    return tuple(said)
