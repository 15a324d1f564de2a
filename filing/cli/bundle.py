"""``filing bundle``: the evidence bundle with its XML, ledger and proof, and the numbers it has given."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from filing.bundle.holes import refuse_holes
from filing.bundle.lock import LOCK_NAME, lock_bytes, read_lock
from filing.bundle.numbering import Request
from filing.bundle.options import Options
from filing.bundle.profiles import profile_named
from filing.bundle.reopen import reopen
from filing.casefile.loading import load_case
from filing.cli.bundle_profiles import print_profiles
from filing.cli.options import as_json, case_argument, law_folder, legal_date, on_option, templates_folder
from filing.cli.output import keep_beside, save
from filing.cli.say import out, plain_text, print_json, print_remarks, print_table, table, working
from filing.errors import CaseInvalid, ExhibitsMissing
from filing.packet.contents import bundle_files
from filing.workflow import Evidenced, bind, evidence, open_office, originals, stand


@click.command("bundle")
@case_argument
@on_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--profile", metavar="NAME", help="Court profile, or a file of your own (….yaml). Default: nl.")
@click.option(
    "--profiles", is_flag=True, is_eager=True, expose_value=False, callback=print_profiles, help="List court profiles."
)
@click.option(
    "--add-to",
    "old",
    type=click.Path(path_type=Path),
    metavar="OLD.xml",
    help="Add to the bundle with this XML: old numbers and pages stay, what is new gets letters and comes last.",
)
@click.option("--allow-missing", is_flag=True, help="Print on the exhibit list what is missing, and do not fail.")
@click.option("--keep-numbers", is_flag=True, help=f"Keep {LOCK_NAME} beside the case file too: it binds all commands.")
@click.option("--tabs", is_flag=True, help="A sheet with number and title before every exhibit.")
@click.option("--shrink", is_flag=True, help="Make pictures no finer than the court profile asks.")
@click.option("--ocr", is_flag=True, help="Lay recognised text under pages that show none (OCRmyPDF; Dutch, English).")
@click.option("--pdfa", is_flag=True, help="Make the bundle PDF/A where every part is or can be made so (Ghostscript).")
@click.option("--with-originals", is_flag=True, help="Put the files as they came beside it, those with redactions too.")
@click.option("--prove-all", is_flag=True, help="Compare the text of every page with its source, not of a sample.")
@law_folder
@templates_folder
@as_json
def bundle(
    case: Path, on: dt.date | None, output: Path, law_folder: Path | None, templates_folder: Path | None, **asked: Any
) -> None:
    """Make the chronological evidence bundle: bundle.pdf, bundle.xml, bundle.akn.xml, ledger.json and proof.json.

    The numbers it gives are kept in bundle.lock.yaml; a rebuild into the same folder changes none of them. With
    evidence missing the outputs are written all the same, and the exit code is 50.
    """
    office = open_office(law_folder, templates_folder)
    standing = stand(load_case(case, evidence_may_be_out=True), legal_date(on), office)
    request = Request(
        profile=profile_named(asked["profile"]) if asked["profile"] else None,
        lock=read_lock(output / LOCK_NAME),
        before=reopen(asked["old"]) if asked["old"] else None,
        allow_missing=asked["allow_missing"],
        shrink=asked["shrink"],
        ocr=asked["ocr"],
        with_originals=asked["with_originals"],
        options=Options(tabs=asked["tabs"], prove_all=asked["prove_all"], pdfa=asked["pdfa"]),
    )
    with working("Reading the evidence and assembling the bundle"):
        numbered = evidence(standing, request)
        made = bind(standing, numbered, office)
    if made is None:
        raise CaseInvalid(
            "The case has no evidence on this date.", "Name files under exhibits, or choose a later --on."
        )
    lock = lock_bytes(numbered.numbers.lock)
    along = dict(originals(standing, numbered)) if asked["with_originals"] else {}
    paths = save(output, dict(bundle_files(made)) | along | {LOCK_NAME: lock})
    if asked["keep_numbers"]:
        paths += (keep_beside(standing.facts.case.folder / LOCK_NAME, lock),)
    print_remarks(numbered.numbers.remarks)
    whole = made.complete or asked["allow_missing"]
    if asked["as_json"]:
        print_json(_answer(numbered, paths, complete=made.complete))
        click.get_current_context().exit(0 if whole else ExhibitsMissing.exit_code)
    _print(numbered, [output / name for name, _ in made.pdfs])
    if not whole:
        refuse_holes(numbered.sources)


def _answer(numbered: Evidenced, paths: tuple[str, ...], *, complete: bool) -> dict[str, object]:
    return {
        "complete": complete,
        "pages": numbered.exhibits.total_pages,
        "exhibits": len(numbered.exhibits.rows),
        "volumes": numbered.exhibits.volumes,
        "profile": numbered.request.profile.name,
        "out": [
            {
                "file": one.evidence.file,
                "number": numbered.numbers.labels.get(one.evidence.id, ""),
                "reason": one.reason.value,
            }
            for one in numbered.sources.refused
        ],
        "remarks": list(numbered.numbers.remarks),
        "files": list(paths),
    }


def _print(numbered: Evidenced, pdfs: list[Path]) -> None:
    volumes = numbered.exhibits.volumes > 1
    made = table(("No.", "Date", "Title", *(("Volume",) if volumes else ()), "Pages"), right=("Pages",))
    for row in numbered.exhibits.rows:
        pages = f"{row.first_page}-{row.last_page}" if row.pages > 1 else str(row.first_page)
        volume = (str(row.volume),) if volumes else ()
        made.add_row(row.label, str(row.day), plain_text(row.title), *volume, pages)
    print_table(made)
    for absent in numbered.exhibits.absent:
        out().print(plain_text(f"Missing: {absent.label} {absent.title}: {absent.reason}"), soft_wrap=True)
    where = ", ".join(str(path) for path in pdfs)
    out().print(plain_text(f"{numbered.exhibits.total_pages} pages in {where}"), soft_wrap=True)
