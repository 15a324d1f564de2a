"""``filing log``: record in the case file what happened, and say what is next."""

import datetime as dt
import shlex
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import click

from filing.case_changes import record
from filing.casefile.changes import Append, Change
from filing.casefile.history import SendingChannel
from filing.cli.law_answer import DAY, EURO
from filing.cli.log_entries import ALLOWED, USAGE, WAYS, Report
from filing.cli.options import (
    as_json,
    case_argument,
    known_on_option,
    language_option,
    law_folder,
    legal_date,
    on_option,
    templates_folder,
)
from filing.cli.plan_head import next_step_text
from filing.cli.say import out, plain_text, print_json
from filing.errors import WrongUsage
from filing.message import say
from filing.money import plain
from filing.workflow import open_office, stand
from filing.yaml_strict import Value, path_text

F = TypeVar("F", bound=Callable[..., Any])
CHANNELS = [one.value for one in SendingChannel]
STARTS = ["day_after_receipt", "receipt", "dispatch", "letter_date"]


def _letter_options(command: F) -> F:
    """Add the options that say what an entry holds; those left out are left out of the entry."""
    for option in reversed((
        click.option("--at", "at", metavar="HH:MM", help="Time of day in the Netherlands."),
        click.option("--channel", type=click.Choice(CHANNELS), help="How it went. Letters: post when left out."),
        click.option("--document", metavar="KIND", help="The kind of document that it is about."),
        click.option("--delivered", "delivered_on", type=DAY, help="The day of receipt, when it is known."),
        click.option("--proof", "delivery_proof", metavar="TEXT", help="What proves receipt."),
        click.option("--term-days", type=click.IntRange(0, 999), help="Days that the letter gave to pay."),
        click.option("--term-starts", type=click.Choice(STARTS), help="From when it counts them."),
        click.option("--last-day", type=DAY, help="A fixed last day that it named."),
        click.option("--wording", metavar="TEXT", help="The words of the term in the letter."),
        click.option("--costs", type=EURO, metavar="AMOUNT", help="Collection costs that it named, without VAT."),
        click.option("--vat", type=EURO, metavar="AMOUNT", help="VAT that it added to them, and declared."),
        click.option("--asked", type=EURO, metavar="AMOUNT", help="What it asked to pay, without those costs."),
        click.option("--addressee", type=click.Choice(["debtor", "representative"]), help="Whom it was addressed to."),
        click.option("--other-letter", is_flag=True, help="Not made by filing: record no term or costs of itself."),
        click.option("--claim", "claims", multiple=True, metavar="ID", help="A claim that it is about; repeatable."),
        click.option("--to", multiple=True, metavar="ID", help="A debtor that it went to; repeatable."),
        click.option("--amount", type=EURO, metavar="AMOUNT", help="The part of the claim that is in dispute."),
        click.option("--interrupts/--no-interruption", "interrupts_limitation", default=None,
                     help="Whether it demands performance or reserves the right to it (stuiting)."),
        click.option("--by", metavar="NAME", help="Who did it."),
        click.option("--file", "file", metavar="PATH", help="The file below the case folder that proves it."),
        click.option("--evidence", multiple=True, metavar="ID", help="An exhibit that shows it; repeatable."),
    )):  # fmt: skip
        command = option(command)
    return command


@click.command("log", short_help="Record in the case file what happened.")
@case_argument
@click.argument("what", type=click.Choice(list(WAYS)))
@click.argument("words", nargs=-1)
@on_option
@_letter_options
@law_folder
@templates_folder
@known_on_option
@language_option
@as_json
def log(
    case: Path,
    what: str,
    words: tuple[str, ...],
    on: dt.date | None,
    law_folder: Path | None,
    templates_folder: Path | None,
    known_on: dt.date | None,
    language: str,
    as_json: bool,
    other_letter: bool,
    **options: Any,
) -> None:
    """Add one entry to the case file, and say what the next step is then.

    WHAT is one of: sent KIND, served KIND, received, call, visit, promise, acknowledgement, suit, note, delivered
    [EVENT], returned [EVENT], payment AMOUNT, dispute GROUND, reply [DISPUTE] SUMMARY, broken [PLAN], answer RULE
    yes|no, check REGISTER PARTY RESULT, override RULE REASON, set PATH VALUE. Words that are left over are the summary.

    A letter that filing makes is recorded with the term that it gives and the costs that it names on that day.

    The rest of the file stays as it is, comments included. Nothing is written when the case would not be sound.
    """
    day = legal_date(on)
    office = open_office(law_folder, templates_folder, known_on, language=language)
    report = Report(what, words, day.isoformat(), _fields(what, options), other_letter)
    edited = record(case, lambda found: WAYS[what](found, report, office))
    plan = stand(edited.case, day, office).plan
    if as_json:
        added = [{"path": path_text(one.path), "value": _value(one)} for one in edited.changes]
        print_json({"on": str(day), "added": added, "next": list(plan.next), "by_hand": list(plan.by_hand)})
        return
    for change in edited.changes:
        for line in _lines(change):
            out().print(plain_text(line), soft_wrap=True)
    out().print(plain_text(next_step_text(plan, office.language), "bold"), soft_wrap=True)
    run = f"filing plan {shlex.quote(str(case))}"
    click.echo(office.language(say("See: {command}", command=run)), err=True)


def _fields(what: str, options: Mapping[str, Any]) -> dict[str, Value]:
    """Return the keys that were given.

    Raises:
        WrongUsage: an option does not go with this kind of entry.
    """
    found: dict[str, Value] = {}
    term = {"days": options["term_days"], "starts": options["term_starts"], "last_day": options["last_day"]}
    term |= {"wording": options["wording"]}
    if any(value is not None for value in term.values()):
        found["term"] = {key: str(value) for key, value in term.items() if value is not None}
    if options["costs"] is not None:
        vat = options["vat"]
        costs: dict[str, Value] = {"amount": plain(options["costs"])}
        found["costs"] = costs if vat is None else {**costs, "vat": plain(vat), "vat_declared": "true"}
    for key in ("at", "channel", "document", "asked", "addressee", "delivered_on", "delivery_proof", "claims", "to",
                "amount", "interrupts_limitation", "by", "file", "evidence"):  # fmt: skip
        value = options[key]
        if value is not None and value != ():
            found[key] = _text(value)
    strange = sorted(found.keys() - ALLOWED[what])
    if strange:
        raise WrongUsage(f"filing log … {what} has no {', '.join(strange)}.", f"Write: {USAGE[what]}")
    return found


def _text(value: object) -> Value:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, Decimal) else str(value)


def _value(change: Change) -> Value:
    return change.entry if isinstance(change, Append) else change.value


def _lines(change: Change) -> Sequence[str]:
    if isinstance(change, Append):
        return [f"{path_text(change.path)}:", *(f"  {key}: {_shown(value)}" for key, value in change.entry.items())]
    return [f"{path_text(change.path)}: {_shown(change.value)}"]


def _shown(value: Value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items())
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
