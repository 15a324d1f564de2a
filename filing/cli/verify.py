"""``filing verify``: is a packet what was sealed, and what does it say."""

from pathlib import Path
from typing import Any

import click

from filing.cli.options import as_json
from filing.cli.problems import problem_answers
from filing.cli.say import error_json, out, plain_text, print_json, print_table, table
from filing.cli.verify_bundle import changed, examined, examined_json, is_bundle, print_examined
from filing.errors import BundleNotReopened, FilingError, PacketBroken, PacketUnreadable
from filing.money import plain
from filing.packet.container import ASK_AGAIN, LARGEST_PACKET
from filing.packet.verify import Verified
from filing.packet.verify import verify as verified


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@as_json
def verify(file: Path, as_json: bool) -> None:
    """Open a packet, check every hash and the XML, and print what it is, what is owed and what is asked.

    FILE may also be the bundle.xml of an evidence bundle, or its folder: then every file of the bundle is checked, and
    its PDF against its XML. Exit code 60 when FILE is no packet, 61 when anything in it was changed, 56 when anything
    in a bundle was; the part is named. That it is sound does not prove who made it.
    """
    if is_bundle(file):
        _verify_bundle(file, as_json=as_json)
        return
    try:
        found = verified(_read(file))
    except FilingError as error:
        if not as_json:
            raise
        print_json({"sound": False, "error": error_json(error), "problems": problem_answers(error)})
        click.get_current_context().exit(error.exit_code)
    if as_json:
        print_json(verified_json(found))
        click.get_current_context().exit(PacketBroken.exit_code if found.problems else 0)
    _print(found)
    if found.problems:
        raise _not_sealed(found)


def _verify_bundle(file: Path, *, as_json: bool) -> None:
    found = examined(file)
    if as_json:
        print_json(examined_json(found))
        click.get_current_context().exit(BundleNotReopened.exit_code if found.problems else 0)
    print_examined(found)
    if found.problems:
        raise changed(found)


def _not_sealed(found: Verified) -> PacketBroken:
    return PacketBroken("The packet is not what was sealed.", ASK_AGAIN, problems=found.problems)


def _read(file: Path) -> bytes:
    step = "Name the packet file that you received."
    try:
        if not file.is_file():
            raise PacketUnreadable("There is no such file.", step)
        if file.stat().st_size > LARGEST_PACKET:
            raise PacketUnreadable("The packet is larger than 2 GB.", step)
        return file.read_bytes()
    except OSError as error:
        raise PacketUnreadable(f"The file cannot be read ({error.strerror}).", step) from error


def verified_json(found: Verified) -> dict[str, Any]:
    """Return what a packet says as JSON."""
    return {
        "sound": not found.problems,
        "reference": found.reference,
        "addressee": found.addressee,
        "on": str(found.on),
        "program": found.program,
        "parties": [{"role": role, "name": name} for role, name in found.parties],
        "owed": {
            "principal": plain(found.principal),
            "interest": plain(found.interest),
            "costs": plain(found.costs),
            "total": plain(found.open),
            "per_day": plain(found.per_day),
        },
        "asked": [{"kind": one.kind, "title": one.title, "file": one.file} for one in found.documents],
        "exhibits": found.exhibits,
        "parts": found.parts,
        "overrides": list(found.overrides),
        "problems": problem_answers(_not_sealed(found)) if found.problems else [],
    }


def _print(found: Verified) -> None:
    made = table(("Packet", ""))
    made.add_row("Reference", plain_text(found.reference))
    made.add_row("For", found.addressee)
    made.add_row("On", str(found.on))
    for role, name in found.parties:
        made.add_row(role.capitalize(), plain_text(name))
    made.add_row("Principal", plain(found.principal))
    made.add_row("Interest", plain(found.interest))
    made.add_row("Collection costs", plain(found.costs))
    made.add_row("Owed", plain_text(plain(found.open), "bold"))
    made.add_row("Each further day", plain(found.per_day))
    for title in dict.fromkeys(one.title for one in found.documents):
        made.add_row("Asked", plain_text(title))
    made.add_row("Exhibits", str(found.exhibits))
    made.add_row("Overruled", plain_text(", ".join(found.overrides) or "nothing"))
    made.add_row("Made with", plain_text(found.program))
    print_table(made)
    if not found.problems:
        out().print(plain_text(f"Sound: {found.parts} parts, every hash right, filing.xml valid.", "bold green"))
