"""``filing template fields``: every field of a kind, with its meaning and an example."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from filing.cli.options import as_json, language_option, law_folder, templates_folder
from filing.cli.say import out, plain_text, print_json, print_table, table
from filing.documents.field_list import Field, FieldType, fields_for, walked
from filing.message import say
from filing.workflow import open_office

COLUMNS = (say("Field"), say("Type"), say("Meaning"), say("Example"))
TYPES = {
    FieldType.TEXT: say("text"),
    FieldType.TRUTH: say("yes or no"),
    FieldType.LIST: say("list"),
    FieldType.GROUP: say("group"),
}
USE = say(
    "A text is printed: {{{{ field }}}}. Yes or no is asked: {{% if field %}}. A list is gone through:"
    " {{% for one in field %}}; [] stands for its entry. The examples are of invented cases."
)
LONGEST = 60  # [characters] of an example in the table


@click.command("fields")
@click.argument("kind")
@law_folder
@templates_folder
@language_option
@as_json
def template_fields(
    kind: str, law_folder: Path | None, templates_folder: Path | None, language: str, as_json: bool
) -> None:
    """List every field that a wording of KIND may use, with what it means and an example."""
    office = open_office(law_folder, templates_folder, language=language)
    found = fields_for(office.kinds.kind(kind), office.law)
    if as_json:
        print_json({"kind": kind, "fields": _answers(found, language)})
        return
    made = table([office.language(one) for one in COLUMNS])
    for path, field in walked(found):
        meaning = plain_text(field.meanings.get(language, ""))
        made.add_row(plain_text(path), office.language(TYPES[field.type]), meaning, plain_text(_short(field.example)))
    print_table(made)
    out().print(plain_text(office.language(USE)), soft_wrap=True)


def _answers(fields: Iterable[Field], language: str) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "type": one.type.value,
            "meaning": one.meanings.get(language, ""),
            "example": one.example,
            "fields": _answers(one.fields, language),
        }
        for one in fields
    ]


def _short(example: str) -> str:
    return example if len(example) <= LONGEST else f"{example[:LONGEST].rstrip()}…"
