"""``filing render``: one kind of document, in the formats asked for."""

import datetime as dt
from pathlib import Path

import click

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
from filing.cli.output import save
from filing.cli.say import aside, out, plain_text, print_json, working
from filing.documents.write import ALL_FORMATS
from filing.rules.refusal import refuse_what_is_blocked
from filing.workflow import evidence, open_office, stand, write

ENDINGS = {"sms": "sms.txt"}  # what opens on every desk


@click.command("render")
@case_argument
@click.argument("kind")
@on_option
@click.option(
    "--format", "formats", type=click.Choice(ALL_FORMATS), multiple=True, help="Format; may be given more than once."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="Folder to write to.")
@click.option("--draft", is_flag=True, help="Make it although findings stand in the way; every page is marked.")
@law_folder
@templates_folder
@language_option
@as_json
def render(
    case: Path,
    kind: str,
    on: dt.date | None,
    formats: tuple[str, ...],
    output: Path,
    draft: bool,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Make one KIND of document for CASE: reminder, fourteen_day_notice, summons and so on (see filing plan).

    Exit code 30, with every finding, when it may not be made now; --draft makes it all the same.
    """
    office = open_office(law_folder, templates_folder, language=language)
    office.kinds.kind(kind)
    standing = stand(load_case(case), legal_date(on), office)
    if not draft:
        refuse_what_is_blocked(standing.plan, (kind,), office.language)
    with working(f"Making {kind}"):
        numbered = evidence(standing)
        written = write(standing, (kind,), numbered.exhibits, office, formats, concept=draft)
    files = {f"{one.name}.{ENDINGS.get(form, form)}": data for one in written for form, data in one.files}
    paths = save(output, files)
    for refused in numbered.sources.refused:
        words = f"Not cited, out of the bundle ({refused.reason}): {refused.evidence.file}"
        aside().print(plain_text(words, "yellow"), soft_wrap=True)
    for one in written:
        for broken in one.proof.broken if one.document.concept == draft else ():  # a draft that is enclosed has holes
            words = f"{broken.finding.rule.number}: {office.language(broken.finding.message)}"
            aside().print(plain_text(words, "yellow"), soft_wrap=True)
    remarks = list(dict.fromkeys(office.language(remark) for one in written for remark in one.remarks))
    for remark in remarks:
        aside().print(plain_text(remark, "yellow"), soft_wrap=True)
    if as_json:
        print_json({"kind": kind, "files": list(paths), "remarks": remarks})
    else:
        for path in paths:
            out().print(plain_text(path), soft_wrap=True)
