"""A case folder as one sound value, or everything that is wrong with it at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from filing.casefile.case import SCHEMA_VERSION
from filing.casefile.contradictions import contradictions, doubts
from filing.casefile.evidence_checks import is_of_evidence
from filing.casefile.invoices import complete_claims
from filing.casefile.loaded import Case
from filing.casefile.party_ids import with_party_ids
from filing.casefile.placeholders import placeholders
from filing.casefile.reading import Tree, find_case_file, read_case_file
from filing.casefile.shown import check_command, shown, shown_path, value_at
from filing.casefile.under_check import CaseUnderCheck
from filing.casefile.validation import MAX_FAULTS_OF_FORM, Validated, validate
from filing.errors import CaseInvalid, CaseSchemaVersion, InvoiceUnreadable, Problem
from filing.files import sha256

MAX_PROBLEMS = 500  # [problems told at once]


def load_case(path: Path, *, evidence_may_be_out: bool = False) -> Case:
    """Return the case in the folder ``path``, or of the case file ``path``.

    Claims are complete (UBL invoices have been read) and every party has an id. Facts that contradict each other and
    can be planned around are its ``doubts``; ``load_sound_case`` refuses these too. With ``evidence_may_be_out`` a file
    of an exhibit or event may be missing, empty or unreadable: whoever asks so tells of each, as a ledger does.

    Raises:
        CaseNotFound: no case file, or two.
        CaseUnreadable: the case file is not sound YAML or JSON.
        CaseSchemaVersion: it is of another version of the format.
        InvoiceUnreadable: nothing is wrong but UBL invoices that cannot be read or say something else.
        CaseInvalid: anything else; ``problems`` has everything that could be found.
    """
    source = find_case_file(path)
    data, tree = read_case_file(source)
    return case_of(path, source, data, tree, evidence_may_be_out=evidence_may_be_out)


def case_of(path: Path, source: Path, data: bytes, tree: Tree, *, evidence_may_be_out: bool = False) -> Case:
    """Return the case that ``tree`` spells, read from the bytes ``data`` of ``source``; it raises as ``load_case``."""
    _refuse_other_version(tree, source.name)
    validated = validate(tree, source.name)
    if validated.rest is None:
        raise invalid_case(path, validated.problems)
    case = CaseUnderCheck(source.parent, source.name, tree, with_party_ids(validated.rest), validated.taken)
    completed = complete_claims(case)
    complete = replace(case, file=completed.file)
    later = _worth_telling(validated, (*completed.problems, *contradictions(complete)))
    if evidence_may_be_out:
        later = tuple(problem for problem in later if not is_of_evidence(problem))
    doubtful = _worth_telling(validated, doubts(complete))
    if validated.problems or later:
        raise invalid_case(path, (*validated.problems, *later, *doubtful))
    digest = _digest(source.name, data, completed.digests)
    return Case(source.parent, source.name, digest, completed.file, placeholders(tree.value), doubtful)


def load_sound_case(path: Path) -> Case:
    """Return the case, in which no facts contradict each other either.

    Raises:
        CaseInvalid: and everything else that ``load_case`` raises; ``problems`` has all that could be found.
    """
    case = load_case(path)
    if case.doubts:
        raise invalid_case(path, case.doubts)
    return case


def _refuse_other_version(tree: Tree, source: str) -> None:
    """Stop at a case of another version before anything in it is judged by the rules of this one."""
    version = value_at(tree.value, ("schema",))
    if not isinstance(version, str) or not version.isascii() or not version.strip().isdigit():
        return
    if version.strip() == str(SCHEMA_VERSION):
        return
    step = f"Use the version of filing that reads this format, or rewrite the case as schema: {SCHEMA_VERSION}."
    raise CaseSchemaVersion(
        f"The case file is written in another version of the format; this program reads version {SCHEMA_VERSION}.",
        step,
        problems=[
            Problem(
                code=CaseSchemaVersion.code,
                message="this version of the format is not read",
                next_step=step,
                file=source,
                line=tree.line(("schema",)),
                path="schema",
                value=shown(version),
            )
        ],
    )


def _worth_telling(validated: Validated, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that do not merely follow from a fault of form: a value that is wrong is not missing."""
    faulty = tuple(shown_path(path) for path in validated.faulty)
    below = tuple(f"{path}{sign}" for path in faulty for sign in ".[")
    return tuple(problem for problem in problems if problem.path not in faulty and not problem.path.startswith(below))


def _digest(name: str, data: bytes, invoices: Sequence[tuple[str, str]]) -> str:
    """Return the digest of the case file and of the invoices that completed it, each by name."""
    lines = [f"{digest}  {file}\n" for file, digest in ((name, sha256(data)), *invoices)]
    return sha256("".join(lines).encode())


def invalid_case(path: Path, problems: Sequence[Problem]) -> CaseInvalid | InvoiceUnreadable:
    """Return the error that tells all ``problems`` of the case at ``path``, in the order of their lines."""
    in_order = sorted(problems, key=lambda problem: problem.line or 0)
    many = len(in_order) >= MAX_FAULTS_OF_FORM
    count = "one thing" if len(in_order) == 1 else f"{'at least ' if many else ''}{len(in_order)} things"
    more = f" The first {MAX_PROBLEMS} are shown." if len(in_order) > MAX_PROBLEMS else ""
    step = f"Correct what is listed, then run: {check_command(path)}"
    if all(problem.code.startswith(InvoiceUnreadable.code) for problem in in_order):
        message = f"The UBL invoices do not fit the case: {count} to correct.{more}"
        return InvoiceUnreadable(message, step, problems=in_order[:MAX_PROBLEMS])
    message = f"The case file is not sound: {count} to correct.{more}"
    return CaseInvalid(message, step, problems=in_order[:MAX_PROBLEMS])
