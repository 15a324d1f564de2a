"""docs/rules.md: every rule that a finding can carry, with what is required and which document kinds ask it.

``python -m filing.rules.catalogue > docs/rules.md`` writes it anew; a test keeps it in step.
"""

import sys
from collections.abc import Iterator, Mapping

from filing.resources import templates_folder
from filing.rules import gate
from filing.rules.finding import Rule
from filing.rules.kinds import GATE_FILE, Kinds, load_kinds
from filing.rules.registry import EVERY_DOCUMENT, Requirement, requirements

HEAD = """\
# Rules that findings carry

Written by `python -m filing.rules.catalogue > docs/rules.md`; do not edit by hand.

Each requirement gives one finding: satisfied, unmet or unknown. **Severity**: `block` do not make or send it, `error`
the document would be wrong (both keep it from being made), `warn` ask a person. **Certainty**: `C` read in the source,
`C17` read in a text of 2017, `DER` derived, `M` from memory (such a rule never says unmet, it asks), `house` our own
practice. **Overrule**: whether an entry under `overrides` lifts it. **Answer**: whether "yes" under `answers` settles
it; the last answer counts.

| rule | article | severity | certainty | overrule | answer | requirement | asked for |
|---|---|---|---|---|---|---|---|
"""


def catalogue(kinds: Kinds) -> str:
    """Return the whole page."""
    rows = [_row(rule, name, text, _kinds_of(kinds, name)) for name, text, rule in _requirements()]
    rows += [_row(rule, "", text, "every document") for rule, text in _house()]
    return HEAD + "\n".join(sorted(rows)) + "\n"


def rules_of(requirement: Requirement) -> tuple[Rule, ...]:
    """Return the rules that a requirement can carry: those of its module that its code names."""
    known: Mapping[str, object] = requirement.__globals__
    named = (known.get(name) for name in requirement.__code__.co_names)
    return tuple(dict.fromkeys(one for one in named if isinstance(one, Rule)))


def _requirements() -> Iterator[tuple[str, str, Rule]]:
    for name, requirement in requirements().items():
        first = (requirement.__doc__ or "").split("\n\n", maxsplit=1)[0]
        for rule in rules_of(requirement):
            yield name, " ".join(first.split()), rule


def _house() -> Iterator[tuple[Rule, str]]:
    yield gate.NEEDS, "What the wording needs is on record."
    yield gate.LAW_02, "The law tables reach far enough to decide."


def _kinds_of(kinds: Kinds, name: str) -> str:
    if name in {one.__name__ for one in EVERY_DOCUMENT}:
        return "every document"
    return ", ".join(kind.name for kind in kinds.by_name.values() if name in kind.gate) or "none"


def _row(rule: Rule, name: str, text: str, asked_for: str) -> str:
    what = f"{text} `{name}`" if name else text
    cells = (
        rule.number,
        rule.article,
        rule.severity.value,
        rule.certainty.value,
        "yes" if rule.overridable else "no",
        "yes" if rule.answerable else "",
        what,
        asked_for,
    )
    return f"| {' | '.join(cells)} |"


def built_in_kinds() -> Kinds:
    """Return the kinds as shipped."""
    folder = templates_folder()
    files = {str(path.relative_to(folder).as_posix()): path.read_bytes() for path in folder.rglob(GATE_FILE)}
    return load_kinds(files)


if __name__ == "__main__":
    sys.stdout.write(catalogue(built_in_kinds()))
