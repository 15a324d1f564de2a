"""``filing verify`` of an evidence bundle that stands in a folder: is it what was made, and what does it say."""

from pathlib import Path
from typing import Any

from filing.bundle.examine import Examined, examine
from filing.bundle.record import XML_NAME
from filing.cli.problems import problem_answers
from filing.cli.say import out, plain_text, print_table, table
from filing.errors import BundleNotReopened


def is_bundle(file: Path) -> bool:
    """Return whether ``file`` is the folder of a bundle, or an XML file."""
    return file.suffix.lower() == ".xml" or (file.is_dir() and (file / XML_NAME).is_file())


def examined(file: Path) -> Examined:
    """Return what the bundle says.

    Raises: BundleNotReopened.
    """
    return examine(file / XML_NAME if file.is_dir() else file)


def changed(found: Examined) -> BundleNotReopened:
    """Return the refusal of a bundle that was changed."""
    step = "Ask the maker for the bundle again, with all of its files; do not use these."
    return BundleNotReopened("The bundle is not what was made.", step, problems=found.problems)


def examined_json(found: Examined) -> dict[str, Any]:
    """Return what a bundle says as JSON."""
    return {
        "sound": not found.problems,
        "reference": found.reference,
        "on": found.on,
        "program": found.program,
        "exhibits": found.exhibits,
        "pages": found.pages,
        "complete": found.complete,
        "files": found.files,
        "problems": problem_answers(changed(found)) if found.problems else [],
    }


def print_examined(found: Examined) -> None:
    """Print what a bundle says."""
    made = table(("Bundle", ""))
    made.add_row("Reference", plain_text(found.reference))
    made.add_row("On", plain_text(found.on))
    made.add_row("Exhibits", str(found.exhibits))
    made.add_row("Pages", str(found.pages))
    made.add_row("Complete", "yes" if found.complete else "no: bundle.xml names what is missing")
    made.add_row("Made with", plain_text(found.program))
    print_table(made)
    if not found.problems:
        out().print(
            plain_text(f"Sound: {found.files} files, every hash right, PDF and XML say the same.", "bold green")
        )
