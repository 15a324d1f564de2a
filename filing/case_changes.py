"""A case with something more in it: recorded in its file, or only assumed for a plan."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from filing.casefile.as_of import as_of
from filing.casefile.assumptions import Letter, assume
from filing.casefile.case import CaseFile
from filing.casefile.case_edit import Edited, assumed_case, edit_case
from filing.casefile.changes import Change
from filing.casefile.loaded import Case
from filing.casefile.loading import load_case
from filing.casefile.reading import find_case_file, read_case_file
from filing.documents.write import language_for
from filing.law.values import read_day
from filing.reckoning.reckon import reckon
from filing.rules.facts import gather
from filing.rules.kinds import Kind
from filing.rules.letter_made import as_made
from filing.workflow import Office
from filing.yaml_strict import Value

TERM_OF_NOTICE = "statements/D14-02.{language}.html"


def assumed(case_path: Path, assumptions: Sequence[str], on: dt.date, office: Office) -> Case:
    """Return the case as it would be if every assumption held; the case file stays as it is.

    Raises:
        WrongUsage: an assumption is not understood.
        CaseInvalid: the assumed case would not be sound.
    """
    case, tree = load_case(case_path), read_case_file(find_case_file(case_path))[1].value
    for words in assumptions:
        case, tree = assumed_case(case_path, tree, assume(case, words, on.isoformat(), letter_of(office)))
    return case


def record(case_path: Path, make: Callable[[Case], Sequence[Change]]) -> Edited:
    """Leave the case file with the changes that ``make`` gives; return the case after them, with the changes."""
    return edit_case(case_path, make)


def letter_of(office: Office) -> Letter:
    """Return what tells term and costs of a letter that this office makes on a day; nothing of a kind it has not."""

    def letter(case: Case, name: str, on: str) -> Mapping[str, Value]:
        kind = office.kinds.by_name.get(name)
        day = read_day(on)
        if kind is None:
            return {}
        known = as_of(case, day)
        wording = _term_of_notice(office, kind, known.file)
        facts = gather(known, reckon(known.file, office.law, day), office.law, day, office.freshness)
        return as_made(facts, kind, wording if wording.isprintable() and "<" not in wording else "")

    return letter


def _term_of_notice(office: Office, kind: Kind, file: CaseFile) -> str:
    """Return the words of the term as the debtors get them: in each language in which one of them is written to."""
    templates = office.desk.templates
    languages = dict.fromkeys(language_for(templates, kind, file, debtor) for debtor in file.debtors)
    return " / ".join(templates.source(TERM_OF_NOTICE.format(language=one)).strip() for one in languages)
