"""Every numbered rule of the collected law is kept, and everything that the rulebook names is there.

The numbers are typed from the collected rules, section by section, with their certainty (of the core, where a rule has
several): nothing here is read from the rulebook itself.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from filing.rules import catalogue
from filing.rules.applicability import applicabilities
from filing.rules.carried import numbers_of, rules_of
from filing.rules.catalogue import built_in_kinds, house_rules
from filing.rules.finding import Certainty, Rule
from filing.rules.kinds import Kind
from filing.rules.proofreading.registry import checks
from filing.rules.registry import requirements
from filing.rules.rulebook import load_rulebook
from filing.rules.track_file import load_tracks


def numbers(text: str) -> tuple[str, ...]:
    return tuple(text.split())


BOOK = load_rulebook()
KINDS = built_in_kinds()
NUMBERS = {
    "1": """
        X-01 X-02 X-03 X-04 X-05 X-10 X-11 X-12 X-13 X-14 X-15 X-16 X-17 X-20 X-21 X-22 X-23 X-24 X-25 X-30 X-31 X-32
        X-33 X-34 X-35 X-36 X-37 X-38 X-39 X-40 X-41 X-42 X-43 X-50 X-51 X-52 X-53
    """,
    "2": """
        REM-01 REM-02 REM-03 REM-04 REM-05 REM-06 REM-10 REM-11 REM-12 REM-13 REM-14 REM-15 REM-16 REM-17 REM-18 REM-20
        REM-21 REM-22 REM-23
    """,
    "3": """
        D14-01 D14-02 D14-03 D14-04 D14-05 D14-06 D14-07 D14-08 D14-09 D14-10 D14-11 D14-12 D14-13 D14-14 D14-15 D14-16
        D14-17 D14-20 D14-21 D14-22 D14-23 D14-24 D14-25 D14-26 D14-27 D14-28 D14-29 D14-30 D14-31 D14-32 D14-33 D14-34
        D14-35
    """,
    "4": """
        DEM-01 DEM-02 DEM-03 DEM-04 DEM-05 DEM-06 DEM-07 DEM-08 DEM-09 DEM-20 DEM-21 DEM-22 DEM-23 DEM-24 DEM-25 DEM-26
        DEM-27 DEM-28 DEM-29
    """,
    "5": """
        SUM-01 SUM-02 SUM-03 SUM-04 SUM-05 SUM-06 SUM-07 SUM-08 SUM-10 SUM-11 SUM-12 SUM-13 SUM-14 SUM-15 SUM-16 SUM-17
        SUM-18 SUM-19 SUM-20 SUM-21 SUM-22 SUM-23 SUM-30 SUM-31 SUM-32 SUM-33 SUM-34 SUM-35 SUM-36 SUM-37 SUM-38 SUM-39
        SUM-40 SUM-41 SUM-42 SUM-50 SUM-51 SUM-52 SUM-53 SUM-54 SUM-55 SUM-56 SUM-57 SUM-60 SUM-61 SUM-62 SUM-63 SUM-64
        SUM-65 SUM-66 SUM-67 SUM-68 SUM-70 SUM-71 SUM-72 SUM-73 SUM-74
    """,
    "6": """
        CON-01 CON-02 CON-03 CON-04 CON-05 CON-06 CON-07 CON-08 CON-09 CON-10 CON-11 CON-12 CON-13 CON-14 CON-15 CON-16
    """,
    "7": """
        EVI-01 EVI-02 EVI-03 EVI-03a EVI-04 EVI-05 EVI-06 EVI-07 EVI-08 EVI-09 EVI-10 EVI-11 EVI-12
    """,
    "8": """
        PLN-01 PLN-02 PLN-03 PLN-04 PLN-05 PLN-06 CES-01 CES-02 CES-02a CES-03 CES-04 CES-05 CES-06 CES-07 CES-08 PRE-01
        PRE-02 PRE-03 PRE-04 PRE-05 PRE-06 PRE-07 PRE-07a PRE-08 PRE-09 DIS-01 DIS-02 DIS-03 DIS-04 DIS-05
    """,
    "9": """
        EXE-01 EXE-02 EXE-03 EXE-04 EXE-05 EXE-06 EXE-07 EXE-10 EXE-11 EXE-12 EXE-13 EXE-14 EXE-15 EXE-20 EXE-21 EXE-22
    """,
    "10": """
        ATT-01 ATT-02 ATT-03 ATT-04 ATT-05 ATT-06 ATT-07 ATT-08 ATT-09 ATT-10 ATT-11 ATT-12 ATT-13 ATT-14
    """,
}
EVERY = tuple(number for some in NUMBERS.values() for number in some.split())
# What the collected rules mark as from memory, as seen in a text of 2017 only, and as derived; all others are read.
MEMORY = numbers("""
    X-04 X-35 X-38 X-39 REM-05 DEM-22 DEM-28 DEM-29 SUM-41 SUM-67 SUM-72 SUM-74 CON-14 EVI-10 EVI-11 EVI-12 PLN-06
    EXE-05
""")
OF_2017 = numbers("""
    X-16 X-20 X-21 X-22 X-23 X-24 X-30 X-31 X-32 X-33 X-42 D14-10 D14-11 D14-12 D14-13 D14-31 SUM-06 SUM-68 CON-15
    EVI-07 PLN-05 CES-01 CES-02 CES-02a CES-08 PRE-01 PRE-03 PRE-04 PRE-05 PRE-07 PRE-07a PRE-08 EXE-07 EXE-20 EXE-21
    ATT-05
""")
DERIVED = numbers("""
    X-10 X-25 X-43 X-53 REM-18 REM-20 D14-24 D14-26 D14-35 DEM-04 SUM-42 SUM-66 CON-16 CES-03 CES-07 DIS-03 EXE-22
""")
SUREST_FIRST = (
    Certainty.CONFIRMED, Certainty.CONFIRMED_2017, Certainty.DERIVED, Certainty.MEMORY, Certainty.HOUSE,
)  # fmt: skip
# The 25 rules that are to be tested first, as numbers; see section 13 of the collected rules.
TESTED_FIRST = numbers("""
    D14-02 D14-03 D14-20 D14-22 D14-07 D14-11 D14-23 D14-24 D14-25 DEM-05 D14-08 D14-10 D14-14 D14-12 X-13 X-15 X-14
    X-12 X-10 X-05 REM-10 REM-11 X-50 X-51 SUM-19 SUM-21 SUM-22 SUM-20 SUM-30 SUM-31 SUM-32 SUM-35 SUM-50 SUM-51 SUM-53
    SUM-54 SUM-23 CON-03 CON-05 CON-07 CON-11 SUM-71 X-30 X-31 X-35 X-36 PRE-01 PRE-02 PRE-03 PRE-05 CES-08 EXE-12
    ATT-12 ATT-02 ATT-04 ATT-05 ATT-06 ATT-08
""")


def surest(number: str) -> Certainty:
    if number in MEMORY:
        return Certainty.MEMORY
    if number in OF_2017:
        return Certainty.CONFIRMED_2017
    return Certainty.DERIVED if number in DERIVED else Certainty.CONFIRMED


def test_the_numbers_are_all_there_and_no_others() -> None:
    assert len(EVERY) == len(set(EVERY))
    assert set(BOOK.rules) == set(EVERY)
    for section, some in NUMBERS.items():
        assert {BOOK.rules[number].section.split(".")[0] for number in some.split()} == {section}


def test_every_rule_is_kept_and_never_surer_than_it_was_read() -> None:
    unkept = [entry.number for entry in BOOK.rules.values() if not (entry.kept and entry.what.endswith("."))]
    surer = [one for one in EVERY if order(BOOK.rules[one].certainty) < order(surest(one))]
    assert (unkept, surer) == ([], [])


def order(certainty: Certainty) -> int:
    return SUREST_FIRST.index(certainty)


def test_the_rules_to_be_tested_first_are_in_the_code() -> None:
    entries = [BOOK.rules[number] for number in TESTED_FIRST]
    assert [one.number for one in entries if not (one.requirements or one.checks or one.computed or one.wording)] == []


def test_the_requirements_that_a_rule_names_are_there_and_tell_its_number() -> None:
    wrong = [
        (entry.number, name)
        for entry in BOOK.rules.values()
        for name in entry.requirements
        if name not in requirements() or entry.number not in told(requirements()[name])
    ]
    assert wrong == []


def test_the_checks_that_a_rule_names_are_there_and_tell_its_number() -> None:
    wrong = [
        (entry.number, name)
        for entry in BOOK.rules.values()
        for name in entry.checks
        if name not in checks() or entry.number not in told(checks()[name])
    ]
    assert wrong == []


def test_the_modules_that_compute_a_rule_are_there() -> None:
    for entry in BOOK.rules.values():
        for module in entry.computed:
            assert import_module(module).__doc__


def test_the_wording_that_a_rule_names_must_carry_it() -> None:
    wrong = [
        (entry.number, kind)
        for entry in BOOK.rules.values()
        for kind in entry.wording
        if entry.number not in statements(KINDS.kind(kind))
    ]
    assert wrong == []


def statements(kind: Kind) -> set[str]:
    return {*kind.statements, *(one for some in kind.statements_when.values() for one in some)}


def test_what_a_rule_waits_for_is_a_kind_to_come() -> None:
    coming = load_tracks(kinds=KINDS.by_name).coming
    wrong = [(entry.number, kind) for entry in BOOK.rules.values() for kind in entry.coming if kind not in coming]
    assert [one for one in wrong if one[1] not in KINDS.by_name] == []


def test_a_question_is_one_and_is_asked_for_kinds_and_conditions_that_exist() -> None:
    kinds = {*KINDS.by_name, *load_tracks().coming}
    for entry in BOOK.rules.values():
        if entry.question is not None:
            assert set(entry.question.kinds) <= kinds, entry.number
            assert set(entry.question.applies) <= set(applicabilities()), entry.number
            assert entry.question.ask.text.endswith("?"), entry.number


def told(asking: Callable[..., object]) -> set[str]:
    return {*numbers_of(asking), *(rule.number for rule in rules_of(asking))}


def carried() -> Iterator[tuple[str, Rule, tuple[str, ...]]]:
    """Every rule of the book that code carries: by whom, the rule, and who stands with it in the book."""
    for name, requirement in requirements().items():
        for rule in rules_of(requirement):
            if rule.number in BOOK.rules:
                yield name, rule, BOOK.rules[rule.number].requirements
    for name, check in checks().items():
        for rule in rules_of(check):
            if rule.number in BOOK.rules:
                yield name, rule, BOOK.rules[rule.number].checks


def test_a_rule_that_is_carried_is_no_surer_than_in_the_book() -> None:
    known = BOOK.rules
    surer = [
        (name, rule.number)
        for name, rule, _ in carried()
        if order(rule.certainty) < order(known[rule.number].certainty)
    ]
    assert surer == []


def test_what_carries_a_number_stands_with_it_in_the_book() -> None:
    assert [(name, rule.number) for name, rule, there in carried() if name not in there] == []


def test_numbers_outside_the_book_are_of_the_house_or_of_an_article() -> None:
    for rule in house_rules(BOOK):
        assert rule.number == "NEEDS" or rule.number.split("-")[0] in {"WAY", "LAW", "FACT", "REG", "PROOF", "RV"}
        assert rule.certainty is Certainty.HOUSE or rule.article


def test_what_is_asked_or_checked_has_tests_that_name_it(root: Path) -> None:
    asked = [one for one in BOOK.rules.values() if one.requirements or one.checks or one.question]
    assert [entry.number for entry in asked if entry.number not in named_in(root)] == []


@cache
def named_in(root: Path) -> frozenset[str]:
    return frozenset(catalogue.tests_by_number(root))


def test_every_statement_that_a_document_must_carry_is_a_rule_that_names_it() -> None:
    for kind in KINDS.by_name.values():
        for number in statements(kind):
            assert kind.name in BOOK.rules[number].wording, number


def test_a_rule_from_memory_is_never_settled_by_the_book() -> None:
    memory = {rule.certainty for _, rule, _ in carried() if BOOK.rules[rule.number].certainty is Certainty.MEMORY}
    assert memory == {Certainty.MEMORY}
