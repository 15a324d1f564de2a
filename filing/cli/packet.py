"""``filing packet``: one sealed file for one addressee."""

import datetime as dt
from pathlib import Path

import click

from filing.bundle.holes import refuse_holes
from filing.bundle.numbering import Request
from filing.casefile.loading import load_case
from filing.cli.options import (
    as_json,
    case_argument,
    language_option,
    law_folder,
    legal_date,
    on_option,
    templates_folder,
)
from filing.cli.output import refuse_other_file, save_packet
from filing.cli.say import out, plain_text, print_json, print_remarks, working
from filing.packet.contents import KINDS_FOR, Addressee, formats_for
from filing.workflow import bind, evidence, kinds_for, open_office, stand, write
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
@click.option("--kind", metavar="KIND", help="Only this document, where several are ready (the court gets one).")
@on_option
@click.option("--with-originals", is_flag=True, help="Put in all exhibits as they came too, those with redactions too.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write.")
@law_folder
@templates_folder
@language_option
@as_json
def packet(
    case: Path,
    addressee: str,
    kind: str | None,
    on: dt.date | None,
    output: Path,
    with_originals: bool,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Make one file for one addressee: documents, bundle, filing.xml, case.json, hashes and a readable cover.

    What the court gets, the other side gets: its packet holds nothing of the desk's own work.
    """
    refuse_other_file(output)
    office = open_office(law_folder, templates_folder, language=language)
    standing = stand(load_case(case), legal_date(on), office)
    whom = Addressee(addressee)
    kinds = (office.kinds.kind(kind).name,) if kind else kinds_for(standing, whom, office)
    if kind and KINDS_FOR[whom] and kind not in KINDS_FOR[whom]:
        raise click.UsageError(f"{kind} does not go to the {addressee}.")
    if whom is Addressee.COURT and len(kinds) > 1:
        raise click.UsageError(
            f"Several documents are ready for the court: choose one with --kind {' or '.join(kinds)}"
        )
    with working(f"Making the packet for the {addressee}"):
        numbered = evidence(standing, Request(with_originals=with_originals))
        refuse_holes(numbered.sources)
        written = write(standing, kinds, numbered.exhibits, office, formats_for(whom))
        data = sealed(standing, whom, written, bind(standing, numbered, office, written), numbered, office)
    save_packet(output, data)
    remarks = numbered.numbers.remarks
    print_remarks(remarks)
    if as_json:
        told = {"documents": list(kinds), "bytes": len(data), "remarks": list(remarks)}
        print_json({"file": str(output), "addressee": addressee} | told)
    else:
        out().print(
            plain_text(f"{output}: {', '.join(kinds)} and {len(numbered.exhibits.rows)} exhibits"), soft_wrap=True
        )
