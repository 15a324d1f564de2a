"""docs/rules.md: every numbered rule, what it says, how it is kept, where, and which tests name it.

``python -m filing.rules.catalogue > docs/rules.md`` writes it anew, from the rulebook, the code and the tests of the
checkout; a test keeps it in step.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from filing.resources import templates_folder
from filing.rules import gate, register_checks
from filing.rules.carried import NUMBER, rules_of
from filing.rules.finding import Certainty, Rule
from filing.rules.kinds import GATE_FILE, Kinds, load_kinds
from filing.rules.proofreading.registry import CHECKS_OF, EVERY_TEXT, checks
from filing.rules.registry import EVERY_DOCUMENT, requirements
from filing.rules.rulebook import Rulebook, RuleEntry, load_rulebook

CHECKOUT = Path(__file__).resolve().parents[2]
LISTS_ALL = frozenset({"test_rulebook.py"})  # a test that lists every number tests none of them
EVERY = "every document"
HEAD = """\
# Rules

Written by `python -m filing.rules.catalogue > docs/rules.md` from the rulebook (`filing/rules/rulebook/`), the code and
the tests; do not edit by hand.

Every numbered rule that we collected stands here, with what it says in a line and how this program keeps it:

- **requirement**: looked at in the case before a document is made. It gives one finding: satisfied, unmet or unknown.
- **check**: looked at in the text of a document, made here or elsewhere (proof-reading).
- **computed**: a sum, a day or a choice follows it.
- **wording**: the text of these documents says it, and none without it is made.
- **question**: a person must decide; the answer is kept in the case file under `answers`.
- **waits for**: belongs to a document that this version does not make yet.
- **out of scope**: with the reason.

**Severity**: `block` do not make or send it, `error` the document would be wrong (both keep it from being made), `warn`
ask a person. *Overrule*: an entry under `overrides` of the case file lifts it; *answer*: "yes" under `answers` settles
it, and the last answer counts. **Certainty**: `C` read in the source, `C17` read in a text of 2017, `DER` derived, `M`
from memory (such a rule never says unmet, it asks), `house` our own practice.
"""
TABLE = """\
| rule | what it says | article | certainty | how it is kept | tests |
|---|---|---|---|---|---|
"""


def catalogue(kinds: Kinds, checkout: Path = CHECKOUT) -> str:
    """Return the whole page; the tests are read from ``checkout``."""
    book = load_rulebook()
    named_in = tests_by_number(checkout)
    parts = [HEAD]
    for section, entries in groupby(book.rules.values(), key=lambda one: one.section):
        rows = [_row(entry, kinds, named_in) for entry in entries]
        parts.append(f"\n## {section}\n\n{TABLE}" + "\n".join(rows) + "\n")
    house = sorted(_house_rows(book, kinds, named_in))
    parts.append(
        f"\n## House rules\n\nOur own practice, and what the list of rules says without a number.\n\n{TABLE}"
        + "\n".join(house)
        + "\n"
    )
    return "".join(parts)


def tests_by_number(checkout: Path) -> Mapping[str, tuple[str, ...]]:
    """Return for each rule number the test files that name it, below ``tests``."""
    found: dict[str, list[str]] = {}
    folder = checkout / "tests"
    for path in sorted(folder.rglob("test_*.py")):
        if path.name not in LISTS_ALL:
            for number in sorted(set(NUMBER.findall(path.read_text("utf-8")))):
                found.setdefault(number, []).append(path.relative_to(folder).as_posix())
    return {number: tuple(files) for number, files in found.items()}


def house_rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return the rules that findings carry although no rulebook has their number."""
    carried = [rule for one in requirements().values() for rule in rules_of(one)]
    carried += [rule for one in checks().values() for rule in rules_of(one)]
    known = dict.fromkeys([*carried, *register_checks.RULES.values(), gate.NEEDS, gate.LAW_02])
    return tuple(rule for rule in known if rule.number not in book.rules)


def _row(entry: RuleEntry, kinds: Kinds, named_in: Mapping[str, tuple[str, ...]]) -> str:
    cells = (entry.number, entry.what, entry.article, entry.certainty.value, "<br>".join(_kept(entry, kinds)))
    return _cells((*cells, _tests(named_in.get(entry.number, ()))))


def _kept(entry: RuleEntry, kinds: Kinds) -> Iterator[str]:
    for name in entry.requirements:
        requirement = requirements()[name]
        carried = [rule for rule in rules_of(requirement) if rule.number == entry.number] or rules_of(requirement)
        yield f"requirement `{name}` ({_grave(carried)}) for {_kinds_of(kinds, name)}; {_place(requirement)}"
    for name in entry.checks:
        check = checks()[name]
        carried = [rule for rule in rules_of(check) if rule.number == entry.number] or rules_of(check)
        yield f"check `{name}` ({_grave(carried)}) of {_texts_of(name)}; {_place(check)}"
    if entry.computed:
        yield f"computed in {', '.join(_module(name) for name in entry.computed)}"
    if entry.wording:
        yield f"wording of {', '.join(entry.wording)}"
    if entry.question is not None:
        yield f"question (warn, answer) for {', '.join(entry.question.kinds)}: {entry.question.ask.text}"
    if entry.coming:
        yield f"waits for {', '.join(entry.coming)}"
    if entry.out_of_scope:
        yield f"out of scope: {entry.out_of_scope}"


def _house_rows(book: Rulebook, kinds: Kinds, named_in: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    told = {
        gate.NEEDS: "What the wording needs is on record.",
        gate.LAW_02: "The law tables reach far enough to decide.",
    }
    for register, rule in register_checks.RULES.items():
        told[rule] = f"The register `{register.value}` was consulted, and not too long ago (`freshness.yaml`)."
    for rule in house_rules(book):
        asking = [one for one in requirements().values() if rule in rules_of(one)]
        reading = [one for one in checks().values() if rule in rules_of(one)]
        lines = [_first_line(one) for one in asking] + [_first_line(one) for one in reading]
        what = told.get(rule) or " ".join(dict.fromkeys(lines))
        each = [
            f"requirement `{one.__name__}` ({_grave([rule])}) for {_kinds_of(kinds, one.__name__)}; {_place(one)}"
            for one in asking
        ]
        each += [
            f"check `{one.__name__}` ({_grave([rule])}) of {_texts_of(one.__name__)}; {_place(one)}" for one in reading
        ]
        kept = "<br>".join(each)
        kept = kept or f"requirement ({_grave([rule])}) for {EVERY}; {_module(gate.__name__)}"
        tests = _tests(named_in.get(rule.number, ()))
        yield _cells((rule.number, what, rule.article, rule.certainty.value, kept, tests))


def _grave(rules: Iterable[Rule]) -> str:
    """How grave, and what a person may do about it: "block, overrule" or "warn, overrule, answer"."""
    each = [", ".join(part for part in (rule.severity.value, *_may(rule), _memory(rule)) if part) for rule in rules]
    return " or ".join(dict.fromkeys(each))


def _may(rule: Rule) -> Iterator[str]:
    if rule.overridable:
        yield "overrule"
    if rule.answerable:
        yield "answer"
    if not (rule.overridable or rule.answerable):
        yield "no overrule"


def _memory(rule: Rule) -> str:
    return "from memory" if rule.certainty is Certainty.MEMORY else ""


def _texts_of(name: str) -> str:
    if name in {one.__name__ for one in EVERY_TEXT}:
        return "every text"
    return ", ".join(kind for kind, some in CHECKS_OF.items() if name in {one.__name__ for one in some})


def _first_line(requirement: Callable[..., object]) -> str:
    first = (requirement.__doc__ or "").split("\n\n", maxsplit=1)[0]
    return " ".join(first.split())


def _place(requirement: Callable[..., object]) -> str:
    return _module(requirement.__module__)


def _module(name: str) -> str:
    return f"{name.replace('.', '/')}.py"


def _tests(files: tuple[str, ...]) -> str:
    return "<br>".join(files)


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _kinds_of(kinds: Kinds, name: str) -> str:
    if name in {one.__name__ for one in EVERY_DOCUMENT}:
        return EVERY
    return ", ".join(kind.name for kind in kinds.by_name.values() if name in kind.gate) or "no document yet"


def built_in_kinds() -> Kinds:
    """Return the kinds as shipped."""
    folder = templates_folder()
    files = {str(path.relative_to(folder).as_posix()): path.read_bytes() for path in folder.rglob(GATE_FILE)}
    return load_kinds(files)


if __name__ == "__main__":
    sys.stdout.write(catalogue(built_in_kinds()))
