"""A firm's own folder begun: the files of a kind with notes how to edit them, or a new kind made of an existing one."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from filing.documents.template_base import base_line, with_note
from filing.documents.template_check import wordings_of
from filing.documents.template_set import TemplateSet
from filing.errors import Problem, TemplateExists, WrongUsage
from filing.language import Language
from filing.message import Message, say
from filing.rules.kinds import GATE_FILE, Kind, Kinds

WORDING_NOTE = (
    say("Your own wording. It takes the place of the built-in one when you give this folder with --templates."),
    say("Change the words. What stands between braces is filled in: filing template fields shows what there is."),
    say("Leave data-rule where it is: the law asks these statements. After a change: filing template check."),
)
GATE_NOTE = (
    say("What this document is, and what must be true before it may be made."),
    say("You may add to it; what the law asks may not be left out. Delete this file to keep the built-in one."),
)
NEW_GATE_NOTE = (
    say("A new kind of document. Give it a title of its own; then look at gate, statements and addressee."),
    say("It stands beside the tracks: it may be made when its gate is open, and is never due by itself."),
)
_NAME = re.compile(r"[a-z][a-z_]{2,40}")
_KIND_LINE = re.compile(rb"(?m)^kind:.*$")


def started(
    built_in: TemplateSet, kinds: Kinds, name: str, origin: str | None, language: Language
) -> Mapping[str, bytes]:
    """Return the files, by their names in a firm's folder, with which the kind ``name`` is begun.

    Without ``origin`` it is a built-in kind; with it a new one, made of the kind ``origin``.

    Raises:
        KindUnknown: there is no such kind to begin from.
        WrongUsage: a new kind has the name of a built-in one, or a name that is none.
    """
    if origin is None:
        return _files(built_in, kinds.kind(name), name, language)
    if name in kinds.by_name:
        raise WrongUsage(f"The kind {name!r} is built in already.", "Leave out --from, or give another name.")
    if not _NAME.fullmatch(name):
        raise WrongUsage(
            f"{name!r} is no name for a kind.", "Write small letters and underscores: payment_reminder_by_phone."
        )
    return _files(built_in, kinds.kind(origin), name, language)


def refuse_existing(folder: Path, files: Mapping[str, bytes]) -> None:
    """Return when none of ``files`` is in ``folder``.

    Raises:
        TemplateExists: with one problem for each file that is there.
    """
    step = "Take another folder, or move your file away first."
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        problems = [Problem(TemplateExists.code, "this file is there already.", step, file=name) for name in there]
        raise TemplateExists("Nothing was written: your own files are there already.", step, problems=problems)


def _files(built_in: TemplateSet, kind: Kind, name: str, language: Language) -> Mapping[str, bytes]:
    folder = str(PurePosixPath(kind.folder).parent / name)
    gate = f"{kind.folder}/{GATE_FILE}"
    found: dict[str, bytes] = {}
    for source in (gate, *wordings_of(built_in, kind).values()):
        data = built_in.data(source)
        target = f"{folder}/{PurePosixPath(source).name}"
        note: tuple[Message, ...] = WORDING_NOTE
        if source == gate:
            note = GATE_NOTE if name == kind.name else NEW_GATE_NOTE
        begun = _KIND_LINE.sub(f"kind: {name}".encode(), data, count=1) if source == gate else data
        found[target] = with_note(target, begun, base_line(source, data), [language(one) for one in note])
    return found
