"""The files of the template folders as one value: built in, overlaid file by file by a firm's own folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from filing.errors import Problem, TemplateInvalid
from filing.files import inside
from filing.resources import templates_folder

LARGEST_FILE = 20 * 1024 * 1024  # [bytes] a font or a logo; anything larger is a mistake
LARGEST_SET = 100 * 1024 * 1024  # [bytes]


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """Every template file by its relative name ("letters/reminder/nl.html"), read once.

    Nothing outside these names can be reached by a template, a style sheet or a Word file: there is no path to climb.
    ``digest`` says which files they were. ``replaced`` are the built-in files in whose place a firm put its own.
    """

    files: Mapping[str, bytes] = field(repr=False)
    digest: str
    replaced: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def data(self, relative: str) -> bytes:
        """Return the bytes of one file.

        Raises:
            TemplateInvalid: no template folder has this file.
        """
        try:
            return self.files[relative]
        except KeyError as error:
            raise TemplateInvalid(
                f"No template folder has a file {relative!r}.",
                "Check the name, or put the file into your template folder.",
            ) from error

    def source(self, relative: str) -> str:
        """Return the text of one file, which must be UTF-8.

        Raises:
            TemplateInvalid: no template folder has this file, or it is not UTF-8 text.
        """
        try:
            return self.data(relative).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateInvalid(f"{relative} is not UTF-8 text.", "Save the file with the encoding UTF-8.") from error


def load_templates(extra: Path | None = None) -> TemplateSet:
    """Return the built-in templates, each file replaced by the one of the same name in ``extra`` where there is one.

    Hidden files and the lock files of word processors are no templates and are passed over.

    Raises:
        TemplateInvalid: ``extra`` is no folder, a file is too large, or a link leads out of its folder.
    """
    built_in = _read_folder(templates_folder())
    own = _read_folder(extra) if extra is not None else {}
    files = {**built_in, **own}
    if sum(map(len, files.values())) > LARGEST_SET:
        raise TemplateInvalid("The template folders hold more than 100 MB.", "Keep only templates in the folder.")
    ordered = dict(sorted(files.items()))
    replaced = {name: built_in[name] for name in own if name in built_in}
    return TemplateSet(files=ordered, digest=_digest(ordered), replaced=replaced)


def _read_folder(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise TemplateInvalid(f"{folder} is not a folder.", "Name an existing folder with --templates.")
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not path.is_file() or any(part.startswith((".", "~$")) for part in relative.parts):
            continue
        name = relative.as_posix()
        if inside(folder, name) is None:
            problems.append(_problem(name, "is a link that leads out of the template folder", "Copy the file itself."))
        elif path.stat().st_size > LARGEST_FILE:
            problems.append(_problem(name, "is larger than 20 MB", "Use a smaller file."))
        else:
            files[name] = path.read_bytes()
    if problems:
        raise TemplateInvalid("Template files cannot be used.", "Correct the files named.", problems=problems)
    return files


def _problem(name: str, wrong: str, next_step: str) -> Problem:
    return Problem(code=TemplateInvalid.code, message=f"{name} {wrong}.", next_step=next_step, file=name)


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in files.items():
        whole.update(f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()
