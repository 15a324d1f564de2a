"""Every field that a wording of a kind may use, with its type, its meaning and an example from an example case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from filing.casefile.names import AnyParty
from filing.documents.fields import Subject, fields_of
from filing.documents.recipients import recipients_of
from filing.documents.samples import Sample, samples_of
from filing.law.table import Law
from filing.rules.kinds import Kind
from filing.yaml_strict import Value, read_yaml

MEANINGS = "field_meanings.yaml"
LANGUAGES = ("nl", "en")
DEEPEST = 2  # times that a shared part may stand inside itself


class FieldType(StrEnum):
    """What a field holds, and so what a wording may do with it."""

    TEXT = "text"
    TRUTH = "truth"
    LIST = "list"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. A text is printed, a truth is asked with ``if``, a list is gone through with ``for``.

    ``meanings`` maps "nl" and "en" to what it means; ``example`` is a text, or for a truth "true" or "false".
    ``fields`` are those inside: of a group, or of each entry of a list; a list of texts has none.
    """

    name: str
    type: FieldType
    meanings: Mapping[str, str]
    example: str = ""
    fields: tuple["Field", ...] = ()

    def inner(self, name: str) -> "Field | None":
        """Return the field with this name inside, or None."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the table of meanings says of one field."""

    words: str = ""
    of: Mapping[str, "_Meaning"] | None = None


def fields_for(kind: Kind, law: Law) -> tuple[Field, ...]:
    """Return the fields of ``kind``, each with the first example that is not empty.

    The example cases in which the kind makes sense come first. A field that is empty in all of them is there as well.
    """
    samples = sorted(samples_of(kind, law), key=lambda one: not one.applies)
    found = [fields_of(_subject(kind, one)) for one in samples]
    return _merged(found, _meanings())


def recipients(kind: Kind, sample: Sample) -> tuple[AnyParty | None, ...]:
    """Return to whom a document of ``kind`` goes in an example case."""
    return recipients_of(kind, sample.facts.file)


def _subject(kind: Kind, sample: Sample) -> Subject:
    language = sample.facts.file.language
    return Subject(kind, sample.facts, sample.exhibits, recipients(kind, sample)[0], language)


def _merged(values: Sequence[Mapping[str, object]], meanings: Mapping[str, _Meaning]) -> tuple[Field, ...]:
    """Return the fields of a group that has these values in the example cases.

    What a group holds only when a fact is there (a lawyer, a notice) is known from the meanings; a group that is empty
    in every case is not for this kind, and is left out.
    """
    if values and not any(values):
        return ()
    names = dict.fromkeys([*(name for one in values for name in one), *meanings])
    found = [_field(name, [one[name] for one in values if name in one], meanings.get(name)) for name in names]
    return tuple(one for one in found if one.type is not FieldType.GROUP or one.fields)


def _field(name: str, values: Sequence[object], meaning: _Meaning | None) -> Field:
    said = meaning or _Meaning()
    field = Field(name, _type(name, values, said), _words(said.words))
    inner = said.of or {}
    if field.type is FieldType.GROUP:
        return replace(field, fields=_merged([one for one in values if isinstance(one, Mapping)], inner))
    if field.type is FieldType.LIST:
        entries = [entry for one in values if isinstance(one, list | tuple) for entry in one]
        texts = [entry for entry in entries if isinstance(entry, str)]
        groups = [entry for entry in entries if isinstance(entry, Mapping)]
        return replace(field, example=next(iter(texts), ""), fields=() if texts else _merged(groups, inner))
    return replace(field, example=_example(values))


def _type(name: str, values: Sequence[object], meaning: _Meaning) -> FieldType:
    value = next(iter(values), None)
    if isinstance(value, Mapping):
        return FieldType.GROUP
    if isinstance(value, list | tuple):
        return FieldType.LIST
    if value is None and meaning.of is not None:
        return FieldType.LIST
    if isinstance(value, bool) or (value is None and name.startswith(("is_", "has_", "with_"))):
        return FieldType.TRUTH
    return FieldType.TEXT


def _example(values: Iterable[object]) -> str:
    for value in values:
        if isinstance(value, bool):
            return "true" if value else "false"
        if value:
            return str(value)
    return ""


def _words(words: str) -> Mapping[str, str]:
    parts = [part.strip() for part in words.split(" | ")]
    return dict(zip(LANGUAGES, parts, strict=False)) if words else {}


@cache
def _meanings() -> Mapping[str, _Meaning]:
    tree = _part(read_yaml((files("filing.documents") / MEANINGS).read_text("utf-8"), MEANINGS).value)
    shared, known = _part(tree["shared"]), _part(tree["fields"])
    return {name: _meaning(value, shared) for name, value in known.items()}


def _part(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _meaning(value: Value, shared: Mapping[str, Value], within: tuple[str, ...] = ()) -> _Meaning:
    """Read one entry; a shared part inside itself (the partners of a partner) ends at the second."""
    if not isinstance(value, dict):
        return _Meaning(str(value))
    inner: dict[str, Value] = {}
    for part in (value.get("like"), value.get("of")):
        if isinstance(part, dict):
            inner |= part
        elif isinstance(part, str) and within.count(part) < DEEPEST:
            inner |= _part(shared[part])
            within = (*within, part)
    return _Meaning(str(value.get("is", "")), {name: _meaning(one, shared, within) for name, one in inner.items()})


def walked(fields: Iterable[Field], before: str = "") -> Iterator[tuple[str, Field]]:
    """Yield every field with its path: inside a group with a point, inside a list with brackets."""
    for field in fields:
        path = f"{before}{field.name}"
        yield path, field
        yield from walked(field.fields, f"{path}[]." if field.type is FieldType.LIST else f"{path}.")
