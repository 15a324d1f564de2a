"""Where in the template files a sentence of a document comes from: by the words that stand there unchanged."""

import re
from collections.abc import Iterator

from filing.documents.template_set import TemplateSet
from filing.documents.wording import parse_wording
from filing.documents.wording_rules import included

RUNS = (6, 4, 3)  # [words] in a row by which a sentence is recognised, surest first


def place_of(templates: TemplateSet, file: str, sentence: str) -> str:
    """Return ``file:line`` of the words of ``sentence`` in the wording ``file`` or what it includes.

    Empty when no three of its words stand there in a row: then they all came from fields.
    """
    words = sentence.split()
    sources = [(name, templates.source(name)) for name in files_of(templates, file)]
    for length in RUNS:
        for start in range(len(words) - length + 1):
            run = re.compile(r"(?:\s|&nbsp;|\u00a0)+".join(map(re.escape, words[start : start + length])))
            for name, source in sources:
                if found := run.search(source):
                    return f"{name}:{source.count(chr(10), 0, found.start()) + 1}"
    return ""


def files_of(templates: TemplateSet, file: str) -> tuple[str, ...]:
    """Return the wording ``file`` and everything that it includes, in the order in which they are met."""
    return tuple(dict.fromkeys(_files(templates, file, ())))


def _files(templates: TemplateSet, file: str, within: tuple[str, ...]) -> Iterator[str]:
    if file in within or file not in templates.files:
        return
    yield file
    for name, _ in included(parse_wording(templates, file)):
        yield from _files(templates, name, (*within, file))
