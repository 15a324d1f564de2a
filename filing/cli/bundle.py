"""``filing bundle``: the evidence bundle with its XML, ledger and proof."""

import datetime as dt
from pathlib import Path

import click

from filing.casefile.loading import load_case
from filing.cli.options import as_json, case_argument, law_folder, legal_date, on_option, templates_folder
from filing.cli.output import save
from filing.cli.say import out, plain_text, print_json, print_table, table, working
from filing.errors import BundleProfileUnknown, CaseInvalid, ExhibitsMissing
from filing.packet.contents import bundle_files
from filing.workflow import Evidenced, bind, evidence, open_office, refuse_holes, stand

PROFILES = ("neutral",)


@click.command("bundle")
@case_argument
@on_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--profile", default="neutral", show_default=True, help="Court profile with limits on the bundle.")
@law_folder
@templates_folder
@as_json
def bundle(
    case: Path,
    on: dt.date | None,
    output: Path,
    profile: str,
    law_folder: Path | None,
    templates_folder: Path | None,
    as_json: bool,
) -> None:
    """Make the chronological evidence bundle: bundle.pdf, bundle.xml, ledger.json and proof.json.

    With evidence missing the outputs are written all the same, and the exit code is 50.
    """
    if profile not in PROFILES:
        raise BundleProfileUnknown(f"There is no court profile {profile!r}.", f"Choose one of: {', '.join(PROFILES)}.")
    office = open_office(law_folder, templates_folder)
    standing = stand(load_case(case), legal_date(on), office)
    with working("Reading the evidence and assembling the bundle"):
        numbered = evidence(standing)
        made = bind(standing, numbered, office)
    if made is None:
        raise CaseInvalid(
            "The case has no evidence on this date.", "Name files under exhibits, or choose a later --on."
        )
    paths = save(output, dict(bundle_files(made)))
    if as_json:
        print_json({
            "complete": made.complete,
            "pages": numbered.exhibits.total_pages,
            "exhibits": len(numbered.exhibits.rows),
            "out": [{"file": one.evidence.file, "reason": one.reason.value} for one in numbered.sources.refused],
            "files": list(paths),
        })  # fmt: skip
        click.get_current_context().exit(0 if made.complete else ExhibitsMissing.exit_code)
    _print(numbered, output)
    refuse_holes(numbered.sources)


def _print(numbered: Evidenced, output: Path) -> None:
    made = table(("No.", "Date", "Title", "Pages"), right=("Pages",))
    for row in numbered.exhibits.rows:
        pages = f"{row.first_page}-{row.last_page}" if row.pages > 1 else str(row.first_page)
        made.add_row(row.label, str(row.day), plain_text(row.title), pages)
    print_table(made)
    out().print(plain_text(f"{numbered.exhibits.total_pages} pages in {output / 'bundle.pdf'}"), soft_wrap=True)
