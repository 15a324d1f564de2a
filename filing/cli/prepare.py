"""``filing prepare``: the whole way for one case: what is due now, its bundle, its packets."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.options import as_json, case_argument, law_folder, legal_date, on_option, templates_folder
from filing.cli.plan import plan_json
from filing.cli.say import print_json, print_table, table, working
from filing.cli.statement import statement_json
from filing.files import whole_folder
from filing.packet.contents import bundle_files
from filing.workflow import Prepared, open_office
from filing.workflow import prepare as prepared


@click.command("prepare")
@case_argument
@on_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@law_folder
@templates_folder
@as_json
def prepare(
    case: Path,
    on: dt.date | None,
    output: Path,
    law_folder: Path | None,
    templates_folder: Path | None,
    as_json: bool,
) -> None:
    """Go the whole way: write the documents that are due, the evidence bundle, and a packet for each addressee."""
    office = open_office(law_folder, templates_folder)
    with working("Making documents, bundle and packets"):
        made = prepared(case, legal_date(on), office)
    files = _files(made)
    with whole_folder(output) as folder:
        for name, (data, _) in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    if as_json:
        print_json({
            "statement": statement_json(made.standing.statement),
            "plan": plan_json(made.standing.plan),
            "files": [str(output / name) for name in files],
        })  # fmt: skip
        return
    listed = table(("File", "What it is"))
    for name, (_, what) in files.items():
        listed.add_row(str(output / name), what)
    if not files:
        listed.add_row("nothing", "nothing is due on this date; see filing plan")
    print_table(listed)


def _files(made: Prepared) -> dict[str, tuple[bytes, str]]:
    """Return every output by name, with what it is."""
    files: dict[str, tuple[bytes, str]] = {}
    for one in made.written:
        for form, data in one.files:
            files[f"documents/{one.name}.{form}"] = (data, one.document.title)
    if made.bundle is not None:
        for name, data in bundle_files(made.bundle):
            files[f"bundle/{name}"] = (data, "evidence bundle" if name == "bundle.pdf" else "account of the bundle")
    for addressee, data in made.packets:
        files[f"packet-{addressee.value}.zip"] = (data, f"packet for the {addressee.value}")
    return files
