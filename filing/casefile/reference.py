"""The reference of the case file, written from the models: ``python -m filing.casefile.reference`` prints it."""

import sys
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from filing.casefile.case import CaseFile
from filing.casefile.key_kinds import kind_in_words, models_in
from filing.casefile.values import CaseModel

_HEAD = """\
# Reference of the case file

Every key of version 1, in the order of the case file: what to write, whether it must be there, and what it means. This
page is written from the program (`python -m filing.casefile.reference`). [The case file](case-file.md) explains the
same by example; how dates, amounts and the like are written stands under
[How values are written](case-file.md#how-values-are-written). Numbers such as D14-21 are rules; [the rules](rules.md)
lists those that the program applies.
"""
# Titles that do not follow from the name of the model.
_NAMES = {
    "CaseFile": "The case file",
    "CostsPosition": "Collection costs",
    "CourtChoice": "Court",
    "Event": "Event of the history",
    "ExhibitEntry": "Exhibit",
    "NamedCosts": "Costs that a letter named",
    "NamedTerm": "Term that a letter named",
    "PayTo": "Account to pay to",
    "VatPosition": "VAT position",
}


def reference() -> str:
    """Return the page as it stands in ``docs/``: the same text each time."""
    places = _places()
    sections = [_section(model, used) for model, used in places.items()]
    return "\n".join([_HEAD, *sections])


def documented_models() -> tuple[type[BaseModel], ...]:
    """Return every model that the page has a section of, in its order."""
    return tuple(_places())


def _places() -> dict[type[BaseModel], list[str]]:
    """Return the models in the order of the case file, each with the places where it stands."""
    found: dict[type[BaseModel], list[str]] = {CaseFile: []}
    waiting: list[tuple[type[BaseModel], str]] = [(CaseFile, "")]
    order: list[type[BaseModel]] = []
    while waiting:
        model, at = waiting.pop(0)
        if model in order:
            continue
        order.append(model)
        below: list[tuple[type[BaseModel], str]] = []
        for base in _described_bases(model):
            found.setdefault(base, [])
            below.append((base, at))
        for key, hint in _own_keys(model):
            place = f"`{key}`" if model is CaseFile else f"`{key}` of {_in_a_sentence(model)}"
            for inner in models_in(hint):
                found.setdefault(inner, []).append(place)
                below.append((inner, place))
        waiting = below + waiting
    return {model: found[model] for model in order}


def _described_bases(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return the model whose keys this one has too, when there is one."""
    return tuple(base for base in model.__bases__ if issubclass(base, CaseModel) and base is not CaseModel)


def _own_keys(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    for name, field in _own_fields(model):
        yield field.alias or name, hints[name]


def _own_fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields that this model has and the model it builds on has not."""
    inherited = {name for base in _described_bases(model) for name in base.model_fields}
    for name, field in model.model_fields.items():
        if name not in inherited:
            yield name, field


def _title(model: type[BaseModel]) -> str:
    name = model.__name__
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip()
    return _NAMES.get(name, words.capitalize())


def _in_a_sentence(model: type[BaseModel]) -> str:
    title = _title(model)
    return title if title[:2].isupper() else title.lower()


def _anchor(model: type[BaseModel]) -> str:
    return _title(model).lower().replace(" ", "-")


def _section(model: type[BaseModel], used: list[str]) -> str:
    lines = [f"## {_title(model)}", "", _one_line(model.__doc__), ""]
    if used:
        lines += [f"Stands under {', '.join(dict.fromkeys(used))}.", ""]
    for base in _described_bases(model):
        lines += [f"It has these keys, and those of [{_in_a_sentence(base)}](#{_anchor(base)}).", ""]
    lines += ["| key | write | required | what it says |", "|---|---|---|---|"]
    hints = get_type_hints(model, include_extras=True)
    for name, field in _own_fields(model):
        required = "yes" if field.is_required() else _default(field)
        write = kind_in_words(hints[name], lambda one: f"[{_in_a_sentence(one)}](#{_anchor(one)})")
        lines.append(f"| `{field.alias or name}` | {write} | {required} | {_one_line(field.description)} |")
    return "\n".join([*lines, ""])


def _default(field: FieldInfo) -> str:
    value = field.default
    if value is None or value == () or isinstance(value, BaseModel):
        return "no"
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return f"no; left out it is `{written}`"


def _one_line(text: str | None) -> str:
    return " ".join(cleandoc(text or "").replace("``", "`").replace("|", "\\|").split())


def main() -> None:
    """Print the page."""
    sys.stdout.buffer.write(reference().encode())


if __name__ == "__main__":
    main()
