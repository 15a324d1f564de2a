"""Every kind of document over the example cases in which it would really go out, in each language it has."""

import hashlib
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a program, the tests folder is not known

from prepared_cases import office

from filing.documents.samples import Sample, samples_of
from filing.documents.write import FORMATS, Written, write_kind
from filing.rules.facts import gather
from filing.rules.kinds import Kind

LANGUAGES = ("nl", "en")


def languages(kind: Kind) -> tuple[str, ...]:
    """The languages that a kind has wording in."""
    return tuple(one for one in LANGUAGES if f"{kind.folder}/{one}.html" in office().desk.templates.files)


@cache
def samples(kind: str) -> dict[tuple[str, str], Sample]:
    """The example cases in which the kind may go out, by language and name; one is translated where there is none."""
    known = office().kinds.kind(kind)
    ready = [one for one in samples_of(known, office().law) if one.ready]
    found = {(language_of(known, one), one.name): one for one in ready}
    for language in languages(known):
        if not any(spoken == language for spoken, _ in found):
            found[language, ready[0].name] = spoken_in(ready[0], language)
    return found


def language_of(kind: Kind, sample: Sample) -> str:
    """The language in which the kind is written in this case."""
    wanted = sample.facts.file.language
    return wanted if wanted in languages(kind) else "nl"


def spoken_in(sample: Sample, language: str) -> Sample:
    """The same case in another language."""
    debtors = tuple(one.model_copy(update={"language": language}) for one in sample.facts.file.debtors)
    file = sample.facts.file.model_copy(update={"language": language, "debtors": debtors})
    facts = gather(replace(sample.facts.case, file=file), sample.facts.statement, sample.facts.law, sample.facts.on)
    return replace(sample, facts=facts)


def kinds() -> tuple[str, ...]:
    """The names of all kinds."""
    return tuple(office().kinds.by_name)


def everything() -> list[tuple[str, str, str]]:
    """Kind, language and case of every document."""
    return [(kind, language, case) for kind in kinds() for language, case in samples(kind)]


def one_of_each() -> list[tuple[str, str, str]]:
    """The first case of each kind in each of its languages."""
    first = {(kind, language): (kind, language, case) for kind, language, case in reversed(everything())}
    return list(reversed(first.values()))


@cache
def made(kind: str, language: str, case: str) -> tuple[Written, ...]:
    """The documents in all formats; a closed gate or a broken rule would stop them."""
    sample = samples(kind)[language, case]
    return write_kind(office().desk, office().kinds.kind(kind), sample.facts, sample.exhibits, FORMATS)


def digests() -> list[str]:
    """A digest of each format of one document of each kind and language."""
    return [
        f"{one.name} {language} {form} {hashlib.sha256(data).hexdigest()}"
        for kind, language, case in one_of_each()
        for one in made(kind, language, case)
        for form, data in one.files
    ]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in digests()))
