"""``filing proofread``: would somebody's own letter hold, rule by rule."""

import datetime as dt
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from filing.casefile.loading import load_case
from filing.cli.law_answer import DAY, today
from filing.cli.options import as_json, language_option, law_folder, templates_folder
from filing.cli.say import aside, out, plain_text, print_json, print_table, table, working
from filing.errors import FilingBlocked
from filing.language import Language
from filing.message import say
from filing.proofread import dated, facts_of, proofread_letter, read_letter_file
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof
from filing.rules.proofreading.reading import Remark
from filing.workflow import open_office

COLOURS = {Verdict.UNMET: "red", Verdict.UNKNOWN: "yellow", Verdict.SATISFIED: "green"}
# The words of the table, in the order in which a reader meets them.
HOLDS, FAILS = say("Holds"), say("Does not hold")
VERDICTS = {
    Verdict.UNMET: say("not met"),
    Verdict.UNKNOWN: say("look at it"),
    Verdict.SATISFIED: say("met"),
}
COLUMNS = (say("Rule"), say("Verdict"), say("Finding"), say("What to do"))


@click.command("proofread")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", required=True, help="What it is meant to be: fourteen_day_notice, summons, reminder and so on.")
@click.option("--case", "case", type=click.Path(path_type=Path), help="The case it belongs to; amounts are compared.")
@click.option("--on", "on", type=DAY, default=None, help="Date of the letter. Default: the date that it bears.")
@click.option("--ocr", is_flag=True, help="Recognise the text of scanned pages first.")
@click.option("--all", "show_all", is_flag=True, help="Show what is met too.")
@law_folder
@templates_folder
@language_option
@as_json
def proofread(
    file: Path,
    kind: str,
    case: Path | None,
    on: dt.date | None,
    ocr: bool,
    show_all: bool,
    law_folder: Path | None,
    templates_folder: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """Tell whether a letter (PDF, .docx, .eml or text), made here or elsewhere, would hold, rule by rule.

    Exit code 0 when nothing is unmet that is graver than a warning, 30 when something is. What the text cannot show is
    told as a point to look at, never as met.
    """
    office = open_office(law_folder, templates_folder, language=language)
    office.kinds.kind(kind)
    with working(f"Reading {file.name}"):
        words = read_letter_file(file, ocr=ocr)
    facts = None
    if case is not None:
        found = load_case(case)
        day = on or dated(words.text, kind)
        facts = facts_of(found, office.law, day or today())
    proof = proofread_letter(words, kind, office.law, facts, on)
    if as_json:
        print_json(proof_json(proof, office.language))
    else:
        print_proof(proof, office.language, show_all=show_all)
        if words.without_text:
            told = say(
                "On page {pages} no text was found; what stands there was not checked (--ocr reads scans).",
                pages=words.without_text,
            )
            aside().print(plain_text(office.language(told), "yellow"), soft_wrap=True)
    if not proof.holds:
        click.get_current_context().exit(FilingBlocked.exit_code)


def proof_json(proof: Proof, language: Language) -> dict[str, Any]:
    """Return the proof as JSON."""
    return {
        "holds": proof.holds,
        "open": proof.undecided,
        "kind": proof.kind,
        "findings": [
            {
                "rule": one.finding.rule.number,
                "check": one.finding.requirement,
                "verdict": one.finding.verdict.value,
                "severity": one.finding.rule.severity.value,
                "certainty": one.finding.rule.certainty.value,
                "article": one.finding.rule.article,
                "message": language(one.finding.message),
                "quote": one.quote,
                "next_step": language(one.finding.next_step),
            }
            for one in proof.remarks
        ],
    }


def print_proof(proof: Proof, language: Language, *, show_all: bool = False) -> None:
    """Print whether the letter holds, for which rule not, and every point that is not met."""
    out().print(_verdict(proof, language), soft_wrap=True)
    made = table([language(one) for one in COLUMNS])
    for one in proof.remarks if show_all else proof.open:
        verdict = one.finding.verdict
        cell = Text.assemble(plain_text(language(one.finding.message)))
        if one.quote:
            cell.append_text(Text.assemble("\n", plain_text(f"“{one.quote}”", "dim")))
        step = plain_text(language(one.finding.next_step))
        made.add_row(one.finding.rule.number, plain_text(language(VERDICTS[verdict]), COLOURS[verdict]), cell, step)
    if made.row_count:
        out().print()
        print_table(made)


def _verdict(proof: Proof, language: Language) -> Text:
    """The first line: whether it holds, and what decides."""
    if proof.holds:
        count = proof.undecided
        if proof.holds_as_far_as_seen:
            told = say("Holds, as far as can be seen: points to judge: {count}.", count=count)
            return plain_text(language(told), "bold yellow")
        if not count:
            return plain_text(f"{language(HOLDS)}.", "bold green")
        more = language(say("Points that the text does not settle: {count}.", count=count))
        return plain_text(f"{language(HOLDS)}. {more}", "bold green")
    first: Remark = proof.broken[0]
    why = f"{first.finding.rule.number}: {language(first.finding.message)}"
    return plain_text(f"{language(FAILS)}. {why}", "bold red")
