"""The text of a case file as a plain tree with the line of every value; nothing in it is interpreted yet."""

from pathlib import Path
from typing import Protocol

from filing.casefile.json_strict import JsonFault, read_json
from filing.casefile.shown import check_command
from filing.errors import CaseNotFound, CaseUnreadable, Problem
from filing.files import inside
from filing.yaml_strict import MAX_BYTES, Fault, Value, YamlFault, YamlPath, read_yaml

CASE_FILES = ("case.yaml", "case.json")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Tree(Protocol):
    """What a reader gives: a value of dict, list, str and None, and the line of what stands at a path."""

    @property
    def value(self) -> Value:
        """The whole document."""

    def line(self, path: YamlPath = ()) -> int:
        """Return the line of the value at ``path``, or of the nearest value around it."""


def find_case_file(path: Path) -> Path:
    """Return the case file: the one that ``path`` is, or the one in the folder that ``path`` is.

    Raises:
        CaseNotFound: there is none, or the folder holds both, or the file has another name.
        CaseUnreadable: it is a link that leads out of its folder.
    """
    try:
        source = _in_folder(path) if path.is_dir() else path
        there = source.name in CASE_FILES and (source.exists() or source.is_symlink())
    except OSError as error:
        raise CaseNotFound(
            f"The case cannot be looked at ({error.strerror}).", "Ask for leave to read the folder, then run again."
        ) from error
    if not there:
        raise CaseNotFound(
            "There is no case here.",
            "Give a case folder, or the case.yaml or case.json in it; start one with: filing new DIR",
        )
    if inside(source.parent, source.name) is None or not source.is_file():
        raise _unreadable(source, [Fault("the case file is no ordinary file in the case folder", 1)])
    return source


def _in_folder(folder: Path) -> Path:
    found = [folder / name for name in CASE_FILES if (folder / name).exists()]
    if len(found) > 1:
        raise CaseNotFound(
            "The folder holds both case.yaml and case.json; it is not clear which one is the case.",
            "Remove one of the two, or move it elsewhere.",
        )
    if not found:
        raise CaseNotFound(
            "The folder holds no case.yaml or case.json.",
            "Give the folder of a case, or start one with: filing new DIR",
        )
    return found[0]


def read_case_file(source: Path) -> tuple[bytes, Tree]:
    """Return the bytes of a case file and the tree that they spell.

    Raises:
        CaseUnreadable: no permission, too large, not UTF-8, or not sound YAML or JSON; every fault with its line.
    """
    name = source.name
    try:
        with source.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(source, [Fault(f"the case file cannot be opened ({error.strerror})", 1)]) from error
    if len(data) > MAX_BYTES:
        raise _unreadable(source, [Fault(f"the case file is larger than {MAX_BYTES} bytes", 1)])
    text = _decoded(source, data)
    try:
        tree: Tree = read_json(text, name) if source.suffix == ".json" else read_yaml(text, name)
    except (YamlFault, JsonFault) as error:
        raise _unreadable(source, error.faults) from error
    if not isinstance(tree.value, dict):
        what = "is empty" if tree.value is None else "holds no keys"
        raise _unreadable(source, [Fault(f"the case file {what}", tree.line())])
    return data, tree


def _decoded(source: Path, data: bytes) -> str:
    if data.startswith(_BYTE_ORDER_MARKS):
        raise _unreadable(source, [Fault("the case file is written in UTF-16; it must be UTF-8", 1)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(source, [Fault("a byte here is not UTF-8", line)]) from error


def _unreadable(source: Path, faults: list[Fault] | tuple[Fault, ...]) -> CaseUnreadable:
    return CaseUnreadable(
        "The case file cannot be read.",
        "Correct the lines that are named; docs/case-file.md shows how a case file is written. "
        f"Then run: {check_command(source.parent)}",
        problems=[
            Problem(
                code=CaseUnreadable.code,
                message=fault.message,
                next_step="Correct this line.",
                file=source.name,
                line=fault.line,
            )
            for fault in faults
        ],
    )
