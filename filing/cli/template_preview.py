"""``filing template preview``: the example cases of a kind, or of all kinds, as one PDF marked as a draft."""

from pathlib import Path

import click

from filing.cli.options import as_json, language_option, law_folder, templates_folder
from filing.cli.output import keep_beside, save
from filing.cli.say import aside, out, plain_text, print_json, working
from filing.documents.preview import preview
from filing.errors import WrongUsage
from filing.message import say
from filing.workflow import open_office


@click.command("preview")
@click.argument("kind", required=False)
@click.option("--all", "every", is_flag=True, help="Show every kind.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The PDF to write (FILE.pdf).",
)
@click.option("--docx", "word", type=click.Path(path_type=Path), help="Write the Word files too, into this folder.")
@law_folder
@templates_folder
@language_option
@as_json
def template_preview(
    kind: str | None,
    every: bool,
    output: Path,
    word: Path | None,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Make KIND (or --all) of every example case as one PDF: every page says that it is a draft.

    The example cases: a consumer, a business, several debtors, a debtor who is written to in English, and a creditor
    who writes itself. A kind is made only for cases in which it makes sense.
    """
    if every == (kind is not None):
        raise WrongUsage("Name one KIND, or --all.", "See filing template preview --help.")
    office = open_office(law_folder, templates_folder, language=language)
    kinds = [office.kinds.kind(kind)] if kind is not None else list(office.kinds.by_name.values())
    with working("Making the preview"):
        made = preview(office.desk, kinds, office.law, word=word is not None)
    paths = [keep_beside(output, made.pdf), *(save(word, dict(made.word)) if word is not None else ())]
    if made.left_out:
        words = office.language(say("Makes sense in no example case, and is left out: {kinds}.", kinds=made.left_out))
        aside().print(plain_text(words, "yellow"), soft_wrap=True)
    if as_json:
        print_json({"documents": made.documents, "files": paths, "left_out": list(made.left_out)})
        return
    for path in paths:
        out().print(plain_text(path), soft_wrap=True)
