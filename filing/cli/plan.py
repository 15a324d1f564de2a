"""``filing plan``: what may be done on a date, what is next, and why not."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from filing.case_changes import assumed
from filing.casefile.assumptions import GRAMMAR
from filing.casefile.loading import load_case
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
from filing.cli.output import keep_beside
from filing.cli.plan_ahead import print_outlook, print_timeline, print_windows
from filing.cli.plan_json import classification_json, outlook_json, plan_json, why_json, windows_json
from filing.cli.plan_text import print_assumed, print_plan
from filing.cli.plan_why import print_why
from filing.cli.say import print_json
from filing.errors import WrongUsage
from filing.message import say
from filing.rules.contact_windows import contact_windows
from filing.rules.outlook import outlook
from filing.rules.plan_calendar import deadlines_ics
from filing.rules.plan_picture import timeline_svg
from filing.rules.why import why
from filing.workflow import Office, Standing, open_office, stand

WAYS_TO_ASSUME = "".join(f"\n      {line}" for line in GRAMMAR)


def _time(_context: click.Context, _parameter: click.Parameter, text: str | None) -> dt.time | None:
    """Return the time of day that was typed as hours and minutes."""
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%H:%M").replace(tzinfo=dt.UTC).time()
    except ValueError as error:
        message = f"{text!r} is no time of day; write it as 09:30"
        raise click.BadParameter(message) from error


@click.command(
    "plan",
    epilog="\b\n  An assumption is one of:" + WAYS_TO_ASSUME,
)
@case_argument
@on_option
@known_on_option
@law_folder
@templates_folder
@language_option
@click.option("--all", "show_all", is_flag=True, help="Show satisfied findings too.")
@click.option(
    "--why", "kind", metavar="KIND", help="Show why this kind of document stands as it does, and what would change it."
)
@click.option(
    "--assume", "assumptions", multiple=True, metavar="WORDS", help="Plan as if this had happened; repeatable."
)
@click.option(
    "--at",
    "at",
    metavar="HH:MM",
    callback=_time,
    help="Time of day from which contact is looked at. Default: the first hour.",
)
@click.option("--timeline", "with_timeline", is_flag=True, help="Print the timeline of past and future.")
@click.option(
    "--svg", "picture", type=click.Path(path_type=Path), metavar="FILE", help="Write the timeline as a picture for A4."
)
@click.option(
    "--ics", "calendar", type=click.Path(path_type=Path), metavar="FILE", help="Write the deadlines as a calendar."
)
@as_json
def plan(
    case: Path,
    on: dt.date | None,
    known_on: dt.date | None,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    show_all: bool,
    kind: str | None,
    assumptions: tuple[str, ...],
    at: dt.time | None,
    with_timeline: bool,
    picture: Path | None,
    calendar: Path | None,
    as_json: bool,
) -> None:
    """Show what is next, what holds it up, and for every document kind whether it is due, allowed, waiting or blocked.

    Below it: the steps of the track, the deadlines, what the case costs on the days ahead, and when the debtor may be
    contacted.
    """
    day = legal_date(on)
    office = open_office(law_folder, templates_folder, known_on, language=language)
    if kind is not None:
        office.kinds.kind(kind)  # a kind that is not there is said before anything is written
    known = assumed(case, assumptions, day, office) if assumptions else load_case(case)
    standing = stand(known, day, office)
    _refuse_the_case_itself(case, picture, calendar)
    written = _files(standing, office, picture, calendar)
    if as_json:
        found = _answer(standing, office, at)
        if kind is not None:
            found["why"] = why_json(why(standing.plan.document(kind)), office.language)
        print_json({**found, "assumed": list(assumptions), "files": written})
        return
    if assumptions:
        print_assumed(assumptions, office.language)
    if kind is not None:
        print_why(why(standing.plan.document(kind)), office.language)
    else:
        _print(standing, office, at, show_all=show_all, with_timeline=with_timeline)
    for name in written:
        click.echo(office.language(say("Written: {file}", file=name)), err=True)


def _answer(standing: Standing, office: Office, at: dt.time | None) -> dict[str, Any]:
    facts, language = standing.facts, office.language
    return {
        **plan_json(standing.plan, language),
        "classification": classification_json(facts.classification, language),
        "outlook": outlook_json(outlook(facts, office.tracks), language),
        "contact": windows_json(contact_windows(facts, at), language),
    }


def _print(standing: Standing, office: Office, at: dt.time | None, *, show_all: bool, with_timeline: bool) -> None:
    facts, language = standing.facts, office.language
    reference = facts.file.references.ours
    print_plan(standing.plan, facts.classification, reference, language, show_all=show_all)
    if with_timeline:
        print_timeline(standing.plan, language)
    print_outlook(outlook(facts, office.tracks), language)
    print_windows(contact_windows(facts, at), language)


def _files(standing: Standing, office: Office, picture: Path | None, calendar: Path | None) -> list[str]:
    reference = standing.facts.file.references.ours
    written = []
    if picture is not None:
        written.append(keep_beside(picture, timeline_svg(standing.plan, reference, office.language)))
    if calendar is not None:
        written.append(keep_beside(calendar, deadlines_ics(standing.plan, reference, office.language)))
    return written


def _refuse_the_case_itself(case: Path, *targets: Path | None) -> None:
    """Return when no output would take the place of a case file.

    Raises:
        WrongUsage: one would.
    """
    for target in targets:
        if target is not None and target.name in {"case.yaml", "case.json"}:
            raise WrongUsage(
                f"{target} would take the place of a case file.", f"Name another file than that of {case}."
            )
