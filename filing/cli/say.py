"""How the command line speaks: tables and JSON on stdout; progress, warnings and errors on stderr."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from filing.cli.problems import print_problems, problem_answers
from filing.errors import FilingError

WIDTH = 110  # [characters] of an answer that goes into a file or another program
# Columns of dates, in both languages.
DATES = frozenset({"From", "Through", "On", "In default since", "Table of", "Table row", "Day",
                   "Van", "Tot en met", "Op", "In verzuim sinds", "Tabel van", "Tabelrij", "Dag"})  # fmt: skip
DATE_WIDTH = len("2026-11-24")


def out() -> Console:
    """Return the console for answers; it measures the terminal at each call and holds no state."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=WIDTH)


def aside() -> Console:
    """Return the console for what is not an answer."""
    return Console(stderr=True, highlight=False)


def print_json(answer: object) -> None:
    """Print one JSON object on stdout."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def table(columns: Sequence[str], right: Sequence[str] = (), title: str = "") -> Table:
    """Return an empty table with these columns; amounts stand right, and dates do not break."""
    made = Table(
        title=title or None, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False
    )
    for name in columns:
        least = DATE_WIDTH if name in DATES else None
        made.add_column(name, justify="right" if name in right else "left", overflow="fold", min_width=least)
    return made


def print_table(made: Table) -> None:
    """Print a table with a blank line below it."""
    out().print(Padding(made, (0, 0, 1, 0)))


def plain_text(words: str, style: str = "") -> Text:
    """Return text in which brackets mean nothing and no character commands the terminal: names come from outside."""
    return Text("".join(sign if _is_printed(sign) else f"\\u{ord(sign):04x}" for sign in words), style=style)


def _is_printed(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def print_remarks(remarks: Iterable[str]) -> None:
    """Print on stderr what the person who made the case file should know; the other side never reads it."""
    for remark in remarks:
        aside().print(plain_text(remark, "yellow"), soft_wrap=True)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on stderr that something takes time, when a person watches."""
    console = aside()
    if console.is_terminal:
        with console.status(what):
            yield
    else:
        yield


def print_error(error: FilingError) -> None:
    """Print an error with every problem: place, value, what is wrong, and what to do."""
    console = aside()
    console.print(plain_text(f"{error.code}: {error.message}", "bold red"), soft_wrap=True)
    print_problems(error, console)
    if error.next_step and error.next_step not in {problem.next_step for problem in error.problems}:
        console.print(plain_text(f"Next: {error.next_step}"), soft_wrap=True)


def error_json(error: FilingError) -> dict[str, object]:
    """Return an error as JSON, with its stable code and exit code."""
    return {
        "code": error.code,
        "exit_code": error.exit_code,
        "message": error.message,
        "next_step": error.next_step,
        "problems": problem_answers(error),
    }
