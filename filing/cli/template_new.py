"""``filing template new``: a firm's own folder begun, or a new kind made of an existing one."""

from pathlib import Path

import click

from filing.cli.options import as_json, language_option
from filing.cli.output import save
from filing.cli.say import aside, out, plain_text, print_json
from filing.documents.template_start import refuse_existing, started
from filing.message import say
from filing.workflow import open_office


@click.command("new")
@click.argument("kind")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), required=True, help="Your templates folder.")
@click.option("--from", "origin", metavar="KIND", help="Make KIND a new kind, begun from this existing one.")
@language_option
@as_json
def template_new(kind: str, folder: Path, origin: str | None, language: str, as_json: bool) -> None:
    """Begin your own wording of KIND: copy its files into your folder, with notes how to edit them.

    Nothing is overwritten. Each file notes what it was begun from, so that filing template diff can tell when the
    built-in one has changed since.
    """
    office = open_office(language=language)
    files = started(office.desk.templates, office.kinds, kind, origin, office.language)
    refuse_existing(folder, files)
    paths = save(folder, files)
    if as_json:
        print_json({"kind": kind, "files": list(paths)})
        return
    for path in paths:
        out().print(plain_text(path), soft_wrap=True)
    command = f"filing template check {kind} --templates {folder}"
    step = office.language(say("Change the words, then run: {command}", command=command))
    aside().print(plain_text(step), soft_wrap=True)
