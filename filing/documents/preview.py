"""All example cases of some kinds as one PDF, every page marked as a draft, with an outline to find them by."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from filing.documents.template_check import Tried, tried
from filing.documents.to_docx import to_docx
from filing.documents.write import Desk
from filing.errors import TemplateInvalid
from filing.law.table import Law
from filing.rules.kinds import Kind


@dataclass(frozen=True, slots=True)
class Preview:
    """The PDF, the Word files by name where they were asked for, and the kinds that make sense in no example case."""

    pdf: bytes
    word: tuple[tuple[str, bytes], ...]
    documents: int
    left_out: tuple[str, ...]


def preview(desk: Desk, kinds: Sequence[Kind], law: Law, *, word: bool = False) -> Preview:
    """Return every example document of ``kinds``: the same bytes for the same templates, law and version.

    Raises:
        TemplateInvalid: a wording cannot be filled in, or none of the kinds makes sense in any example case.
        RenderFailed: a renderer reported anything.
    """
    made = {kind.name: tuple(tried(desk, kind, law)) for kind in kinds}
    if not any(made.values()):
        raise TemplateInvalid(
            "This kind makes sense in no example case, so there is nothing to show.",
            "Try it with a case of your own: filing render CASE KIND --draft.",
        )
    shown = [(kind, made[kind.name]) for kind in kinds if made[kind.name]]
    files = tuple(pair for kind, found in shown for pair in _word_files(desk, kind, found)) if word else ()
    left_out = tuple(kind.name for kind in kinds if not made[kind.name])
    return Preview(_joined(desk, shown), files, sum(len(found) for _, found in shown), left_out)


def _word_files(desk: Desk, kind: Kind, found: Sequence[Tried]) -> list[tuple[str, bytes]]:
    return [(f"{name}.docx", one.word or to_docx(desk.templates, one.document)) for name, one in _named(kind, found)]


def _named(kind: Kind, found: Sequence[Tried]) -> list[tuple[str, Tried]]:
    """Name each document by its kind and case, with a number when the case has several recipients."""
    named: list[tuple[str, Tried]] = []
    for one in found:
        of_case = [other for other in found if other.sample.name == one.sample.name]
        number = f"-{of_case.index(one) + 1}" if len(of_case) > 1 else ""
        named.append((f"{kind.name}-{one.sample.name}{number}", one))
    return named


def _joined(desk: Desk, shown: Sequence[tuple[Kind, Sequence[Tried]]]) -> bytes:
    with pikepdf.new() as whole:
        entries: list[tuple[str, int, list[tuple[str, int]]]] = []
        for kind, found in shown:
            inner: list[tuple[str, int]] = []
            first = len(whole.pages)
            for one in found:
                inner.append((_title(one, desk), len(whole.pages)))
                with pikepdf.open(io.BytesIO(desk.press.pdf(one.document))) as single:
                    whole.pages.extend(single.pages)
            entries.append((f"{kind.title(desk.language.code)} ({kind.name})", first, inner))
        with whole.open_outline() as outline:
            for title, page, inner in entries:
                top = pikepdf.OutlineItem(title, page)
                top.children.extend(pikepdf.OutlineItem(name, at) for name, at in inner)
                outline.root.append(top)
        whole.Root.PageMode = pikepdf.Name.UseOutlines
        buffer = io.BytesIO()
        whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _title(one: Tried, desk: Desk) -> str:
    head = one.document.head
    name = head.recipient[0] if head and head.recipient else ""
    return " – ".join(part for part in (one.sample.titles[desk.language.code], name) if part)
