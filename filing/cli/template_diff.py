"""``filing template diff``: how a firm's own wording differs from the built-in one."""

from pathlib import Path

import click
from rich.text import Text

from filing.cli.options import as_json, language_option, templates_folder
from filing.cli.say import out, plain_text, print_json
from filing.documents.template_diff import FileDifference, Standing, differences
from filing.documents.template_set import load_templates
from filing.errors import WrongUsage
from filing.language import Language, load_language
from filing.message import say

STANDINGS = {
    Standing.SAME: say("the same words as the built-in file"),
    Standing.CHANGED: say("differs from the built-in file"),
    Standing.OWN: say("your own, there is no built-in file"),
}
SINCE = say("The built-in file has changed since this one was begun: look whether that is for you.")
UNKNOWN_BASE = say("The file does not tell what it was begun from.")


@click.command("diff")
@templates_folder
@language_option
@as_json
def template_diff(templates_folder: Path | None, language: str, as_json: bool) -> None:
    """Tell how your own folder differs from the built-in wording now, per file and word by word.

    It tells too where the built-in file has changed since yours was begun.
    """
    if templates_folder is None:
        raise WrongUsage("No folder is named.", "Name your own folder with --templates DIR.")
    found = differences(load_templates(), load_templates(templates_folder))
    if as_json:
        print_json({"files": [_answer(one) for one in found]})
        return
    spoken = load_language(language)
    for one in found:
        _print(one, spoken)
    if not found:
        out().print(spoken(say("The folder holds no files.")))


def _answer(one: FileDifference) -> dict[str, object]:
    return {
        "file": one.file,
        "base": one.base,
        "status": one.standing.value,
        "built_in_changed_since": one.base_changed,
        "changes": [{"line": change.line, "was": change.was, "is": change.now} for change in one.changes],
    }


def _print(one: FileDifference, language: Language) -> None:
    head = f"{one.file}: {language(STANDINGS[one.standing])}"
    base = f" ({one.base})" if one.base not in {"", one.file} else ""
    out().print(plain_text(head + base, "bold"), soft_wrap=True)
    if one.base_changed:
        out().print(plain_text(f"  {language(SINCE)}", "yellow"), soft_wrap=True)
    elif one.base_changed is None and one.standing is Standing.CHANGED and one.changes:
        out().print(plain_text(f"  {language(UNKNOWN_BASE)}", "dim"), soft_wrap=True)
    for change in one.changes:
        line = Text(f"  {change.line}: ")
        if change.was:
            line.append_text(plain_text(f"[-{change.was}-]", "red")).append(" ")
        if change.now:
            line.append_text(plain_text(f"{{+{change.now}+}}", "green"))
        out().print(line, soft_wrap=True)
