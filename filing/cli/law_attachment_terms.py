"""``filing law attachment-terms``: the days that run after an attachment."""

import datetime as dt
from pathlib import Path

import click

from filing.cli.law_answer import DAY, answer_options, print_grid, print_json, print_sources
from filing.cli.law_days import print_notes, shown
from filing.cli.options import known_on_option
from filing.law.attachment_terms import ATTACHED, AttachmentTerm, terms_after_attachment
from filing.law.loader import load_law
from filing.law.table import distinct


@click.command("attachment-terms")
@click.option("--attached", type=DAY, required=True, help="The day of the attachment.")
@click.option(
    "--of", type=click.Choice(list(ATTACHED)), default="third_party", show_default=True, help="What was attached."
)
@click.option("--execution", is_flag=True, help="On a title: no main action is needed.")
@click.option("--leave-days", type=int, help="The days for the main action that the leave of the court gives.")
@click.option("--main-action", "main_action_on", type=DAY, help="The day the main action was brought.")
@click.option("--declared", "declared_on", type=DAY, help="The day the third party declared what it owes.")
@known_on_option
@answer_options
def law_attachment_terms(
    *,
    attached: dt.date,
    of: str,
    execution: bool,
    leave_days: int | None,
    main_action_on: dt.date | None,
    declared_on: dt.date | None,
    known_on: dt.date | None,
    extra: Path | None,
    as_json: bool,
) -> None:
    """Compute the terms after an attachment (beslag)."""
    found = terms_after_attachment(
        load_law(extra, known_on),
        attached,
        of,
        conservatory=not execution,
        leave_days=leave_days,
        main_action_on=main_action_on,
        declared_on=declared_on,
    )
    rows = distinct(row for one in found for row in (one.row, *one.term.rows))
    if as_json:
        print_json({"terms": [_answer(one) for one in found]}, rows)
        return
    lines = [("from" if one.waits else "by", shown(one.day), one.what) for one in found]
    print_grid(f"Attachment of {shown(attached)}", ("", "day", "what"), lines)
    print_notes("Why", [f"{one.article}: {one.term.reason}" for one in found])
    print_notes("Mind", [f"{one.article}: {remark}" for one in found for remark in one.remarks])
    print_sources({(row.table, row.since, row.status): row for row in rows}.values())


def _answer(found: AttachmentTerm) -> dict[str, object]:
    return {
        "step": found.step,
        "what": found.what,
        "day": str(found.day),
        "waits": found.waits,
        "counted_from": str(found.term.start),
        "plain_end": str(found.term.plain_end),
        "reason": found.term.reason,
        "article": found.article,
        "rule": found.rule,
        "status": str(found.row.status),
        "remarks": list(found.remarks),
    }
