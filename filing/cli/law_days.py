"""How the commands on terms print a day with its day of the week, and sentences under a table."""

import datetime as dt
from collections.abc import Iterable

from rich.console import Console


def shown(day: dt.date) -> str:
    """Return a day as a person reads it: ``Fri 2026-12-11``."""
    return f"{day:%a} {day}"


def print_notes(title: str, notes: Iterable[str]) -> None:
    """Print sentences under their title, each on lines of its own; nothing when there are none."""
    console = Console(highlight=False, markup=False)
    lines = list(dict.fromkeys(notes))
    if not lines:
        return
    console.print(title)
    for line in lines:
        console.print(f"  {line}", soft_wrap=True)
