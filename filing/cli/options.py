"""Options that several commands share: the case, the legal date, the firm's folders, and how an answer is given."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from filing.cli.law_answer import DAY, today
from filing.language import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])

case_argument = click.argument("case", type=click.Path(path_type=Path))
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout.")
law_folder = click.option("--law", "law_folder", type=click.Path(path_type=Path), help="Your own law tables (folder).")
templates_folder = click.option(
    "--templates", "templates_folder", type=click.Path(path_type=Path), help="Your own templates (folder)."
)

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="nl",
    show_default=True,
    help="Language in which findings are told.",
)


def on_option(command: F) -> F:
    """Add ``--on DATE``: the legal date; left out, today in Europe/Amsterdam."""
    return click.option(
        "--on", "on", type=DAY, default=None, help="Legal date, year-month-day. Default: today in the Netherlands."
    )(command)


def known_on_option(command: F) -> F:
    """Add ``--known-on DATE``: answer as the law tables were on that day; left out, as they are now."""
    return click.option(
        "--known-on",
        "known_on",
        type=DAY,
        default=None,
        help="Use only law rows recorded on or before this day. Default: all of them.",
    )(command)


def legal_date(on: dt.date | None) -> dt.date:
    """Return the legal date that was asked for, else today in Europe/Amsterdam."""
    return on or today()
