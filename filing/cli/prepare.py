"""``filing prepare``: the whole way for one case: what is due now, its bundle, its packets."""

import datetime as dt
from pathlib import Path

import click

from filing.bundle.lock import LOCK_NAME, lock_bytes, read_lock
from filing.bundle.numbering import Request
from filing.cli.options import (
    as_json,
    case_argument,
    language_option,
    law_folder,
    legal_date,
    on_option,
    templates_folder,
)
from filing.cli.output import left_from_before, save
from filing.cli.plan_json import plan_json
from filing.cli.say import aside, out, plain_text, print_json, print_remarks, working
from filing.cli.statement import statement_json
from filing.packet.contents import bundle_files
from filing.workflow import Prepared, open_office
from filing.workflow import prepare as prepared

OURS = ("documents/*", "bundle/*", "packet-*.zip")


@click.command("prepare")
@case_argument
@on_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@law_folder
@templates_folder
@language_option
@as_json
def prepare(
    case: Path,
    on: dt.date | None,
    output: Path,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Go the whole way: write the documents that are due, the evidence bundle, and a packet for each addressee.

    With evidence missing nothing is written, and the exit code is 50; filing bundle shows the ledger.
    """
    office = open_office(law_folder, templates_folder, language=language)
    with working("Making documents, bundle and packets"):
        request = Request(lock=read_lock(output / "bundle" / LOCK_NAME))
        made = prepared(case, legal_date(on), office, request)
    files = _files(made)
    paths = save(output, files)
    older = left_from_before(output, files, OURS)
    print_remarks(made.evidenced.numbers.remarks)
    for path in older:
        aside().print(plain_text(f"From an earlier run, not from this one: {path}", "yellow"), soft_wrap=True)
    if as_json:
        print_json({
            "statement": statement_json(made.standing.statement, office.language),
            "plan": plan_json(made.standing.plan, office.language),
            "files": list(paths),
            "older": list(older),
            "remarks": list(made.evidenced.numbers.remarks),
        })  # fmt: skip
        return
    for path in paths:
        out().print(plain_text(path), soft_wrap=True)
    if not made.written:
        out().print("Nothing is due on this date; filing plan says why.")


def _files(made: Prepared) -> dict[str, bytes]:
    """Return every output by name."""
    files = {f"documents/{one.name}.{form}": data for one in made.written for form, data in one.files}
    if made.bundle is not None:
        files |= {f"bundle/{name}": data for name, data in bundle_files(made.bundle)}
        files[f"bundle/{LOCK_NAME}"] = lock_bytes(made.evidenced.numbers.lock)
    return files | {f"{name}.zip": data for name, _, data in made.packets}
