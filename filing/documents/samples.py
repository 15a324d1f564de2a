"""Example cases ready to be written about: each kind of document on a day on which it makes sense."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.evidence import evidence_of, history_order
from filing.casefile.exhibits import Counted, Exhibits, in_bundle_order, number_exhibits
from filing.casefile.loaded import Case
from filing.casefile.party_ids import with_party_ids
from filing.files import sha256
from filing.law.table import Law
from filing.reckoning.reckon import reckon
from filing.rules.applicability import applicabilities
from filing.rules.facts import Facts, gather
from filing.rules.gate import findings_for
from filing.rules.kinds import Kind
from filing.yaml_strict import read_yaml

FOLDER = "filing.documents.example_cases"
INDEX = "index.yaml"


class _Entry(BaseModel):
    """One example case in the index."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: dict[str, str]
    days: dict[str, dt.date]
    kinds: dict[str, dt.date] = {}


@dataclass(frozen=True, slots=True)
class Sample:
    """One example case on the day of a kind. ``titles`` is what the case is an example of, by language.

    ``applies`` says whether the kind makes sense in it, ``ready`` whether its gate is open, so that the document would
    really go out; only then its proof-reading says anything about the wording.
    """

    name: str
    titles: Mapping[str, str]
    facts: Facts
    exhibits: Exhibits
    applies: bool
    ready: bool


def samples_of(kind: Kind, law: Law) -> tuple[Sample, ...]:
    """Return every example case on the day on which ``kind`` makes sense in it, if it does at all."""
    return tuple(_sample(entry, kind, law) for entry in _index())


@cache
def _index() -> tuple[_Entry, ...]:
    found = read_yaml(_text(INDEX), INDEX).value
    return tuple(TypeAdapter(list[_Entry]).validate_python(found))


@cache
def _case(name: str) -> Case:
    """The example case, complete; its files are not there, and nothing reads them."""
    text = _text(f"{name}.yaml")
    file = with_party_ids(CaseFile.model_validate(read_yaml(text, name).value))
    return Case(Path(), f"{name}.yaml", sha256(text.encode()), file)


def _text(name: str) -> str:
    return (files(FOLDER) / name).read_text("utf-8")


def _sample(entry: _Entry, kind: Kind, law: Law) -> Sample:
    on = entry.kinds.get(kind.name, entry.days[kind.phase])
    known = as_of(_case(entry.name), on)
    facts = gather(known, reckon(known.file, law, on), law, on)
    applies = all(applicabilities()[name](facts)[0] for name in kind.applies)
    ready = applies and not any(finding.hinders for finding in findings_for(facts, kind))
    return Sample(entry.name, entry.title, facts, _exhibits(known.file), applies, ready)


def _exhibits(file: CaseFile) -> Exhibits:
    """The exhibits with their numbers, each counted as one page: enough to cite from."""
    ordered = in_bundle_order(evidence_of(file), history_order(file))
    return number_exhibits([Counted(one, "0" * 64, 1) for one in ordered], front_pages=1)
