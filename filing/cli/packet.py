"""``filing packet``: one sealed file for one addressee."""

import datetime as dt
from pathlib import Path

import click

from filing.casefile.loading import load_case
from filing.cli.options import as_json, case_argument, law_folder, legal_date, on_option, templates_folder
from filing.cli.say import out, plain_text, print_json, working
from filing.errors import FilingBlocked, Problem
from filing.files import write_whole
from filing.packet.contents import KINDS_FOR, Addressee
from filing.workflow import bind, evidence, kinds_for, open_office, refuse_what_is_blocked, stand, write
from filing.workflow import packet as sealed


@click.command("packet")
@case_argument
@click.option(
    "--for",
    "addressee",
    type=click.Choice([one.value for one in Addressee]),
    required=True,
    help="Whom the packet is for.",
)
@on_option
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write.")
@law_folder
@templates_folder
@as_json
def packet(
    case: Path,
    addressee: str,
    on: dt.date | None,
    output: Path,
    law_folder: Path | None,
    templates_folder: Path | None,
    as_json: bool,
) -> None:
    """Make one file for one addressee: documents, bundle, filing.xml, case.json, hashes and a readable cover."""
    office = open_office(law_folder, templates_folder)
    standing = stand(load_case(case), legal_date(on), office)
    whom = Addressee(addressee)
    kinds = kinds_for(standing, whom)
    if not kinds:
        refuse_what_is_blocked(standing.plan, KINDS_FOR[whom])
        step = "See filing plan for what may be made on this date."
        problem = Problem("BLOCKED", f"Nothing may go to the {addressee} now.", step)
        raise FilingBlocked(problem.message, step, problems=[problem])
    with working(f"Making the packet for the {addressee}"):
        numbered = evidence(standing)
        written = write(standing, kinds, numbered.exhibits, office)
        data = sealed(standing, whom, written, bind(standing, numbered, office), numbered, office)
    write_whole(output, data)
    if as_json:
        print_json({"file": str(output), "addressee": addressee, "documents": list(kinds), "bytes": len(data)})
    else:
        out().print(plain_text(f"{output}: {', '.join(kinds)} and {len(numbered.exhibits.rows)} exhibits"))
