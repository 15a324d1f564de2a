"""What the law commands share: how a day and an amount are typed, the firm's folder, and how an answer is printed."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from pydantic_core import to_jsonable_python
from rich.console import Console
from rich.table import Table as Grid

from filing.cli.say import out
from filing.law.table import Row
from filing.law.values import read_day
from filing.money import euro

_F = TypeVar("_F", bound=Callable[..., Any])
_T = TypeVar("_T")
_PERCENT = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_LEGAL_TIME = ZoneInfo("Europe/Amsterdam")


def _read_percent(text: str) -> Decimal:
    """Return the percentage as it is written; whether it makes sense is for the law to say.

    Raises:
        ValueError: not a plain number with at most six decimals.
    """
    if not _PERCENT.fullmatch(text):
        message = "write a percentage as digits with a point before the decimals, for example 10.15"
        raise ValueError(message)
    return Decimal(text)


def _typed(name: str, read: Callable[[str], _T]) -> Callable[[str], _T]:
    """Return ``read`` as an option type: the same strict reading as in a file, a usage error when it fails."""

    def convert(word: str) -> _T:
        try:
            return read(word)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error

    convert.__name__ = name
    return convert


DAY = _typed("date", read_day)
EURO = _typed("amount", euro)
PERCENT = _typed("percent", _read_percent)


def today() -> dt.date:
    """Return the legal date when none is given: the day it is in the Netherlands."""
    return dt.datetime.now(_LEGAL_TIME).date()


def answer_options(command: _F) -> _F:
    """Add ``--law DIR`` and ``--json`` to a command."""
    command = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)
    folder = click.Path(path_type=Path)
    return click.option("--law", "extra", type=folder, metavar="DIR", help="Your own law tables.")(command)


def rate_text(rate: Decimal) -> str:
    """Return ``4`` or ``10.15``: a percentage without idle noughts."""
    return f"{rate.normalize():f}"


def cited(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the rows that an answer rests on, as JSON."""
    return [
        {
            "table": row.table,
            "from": str(row.since),
            "value": to_jsonable_python(row.value),
            "source": row.source,
            "recorded": str(row.recorded),
            "status": str(row.status),
            "origin": row.origin,
            "article": row.article,
            "note": row.note,
        }
        for row in rows
    ]


def print_json(answer: Mapping[str, Any], rows: Iterable[Row]) -> None:
    """Print one JSON object: the answer, and under ``law`` the rows it rests on."""
    click.echo(json.dumps({**answer, "law": cited(rows)}, ensure_ascii=False, indent=2))


def print_grid(title: str, columns: Sequence[str], lines: Iterable[Sequence[str]], right: Sequence[str] = ()) -> None:
    """Print a table for a person; the columns named in ``right`` are aligned on the right."""
    grid = Grid(title=title, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        grid.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for line in lines:
        grid.add_row(*line)
    out().print(grid, markup=False)


def print_sources(rows: Iterable[Row]) -> None:
    """Print where the figures come from, and how sure that is."""
    console = Console(soft_wrap=True, highlight=False, markup=False)
    console.print("Law")
    for row in rows:
        console.print(f"  {row.table}, from {row.since}: {row.status}, {row.article}")
        console.print(f"    {row.source}")
        if row.note:
            console.print(f"    {row.note}")
