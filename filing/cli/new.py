"""``filing new``: a commented case folder to start from."""

from pathlib import Path

import click

from filing.casefile.placeholders import PLACEHOLDER
from filing.casefile.shown import check_command
from filing.casefile.writing import new_case


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--ubl",
    "invoices",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A UBL 2.1 invoice or credit note to fill the case from; may be given more than once.",
)
def new(folder: Path, invoices: tuple[Path, ...]) -> None:
    """Make a case folder DIR with a case.yaml that explains itself.

    Nothing is overwritten. With --ubl the invoices are copied into DIR/evidence and creditor, debtor, claims and
    account are filled from them.
    """
    for path in new_case(folder, invoices):
        click.echo(str(path))
    click.echo(f"Replace what is marked {PLACEHOLDER}, then run: {check_command(folder)}", err=True)
