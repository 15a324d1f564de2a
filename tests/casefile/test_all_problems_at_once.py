"""What cannot be understood hides nothing else, and nothing is told that merely follows from it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from filing.casefile.loading import load_sound_case
from filing.errors import CaseInvalid, Problem
from filing.yaml_strict import read_yaml

EVERYTHING = Path(__file__).parent / "everything"
OF_FORM = {"CASE-VALUE", "CASE-UNKNOWN-KEY", "CASE-MISSING-KEY"}
UNPRINTABLE = "\u202e"  # stands nowhere: no text, no date, no amount, no word of a list
EVERY = 5  # one place in five, so that the test stays quick; all of them were tried when it was written


def everything() -> Any:
    return read_yaml((EVERYTHING / "case.yaml").read_text(encoding="utf-8"), "case.yaml").value


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in rows:
        yield from places(inner, (*path, step))


def with_value(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = with_value(value[path[0]], path[1:], new)
    return copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EVERYTHING / "evidence", tmp_path / "evidence")
    return tmp_path


def problems(folder: Path, tree: Any) -> tuple[Problem, ...]:
    (folder / "case.json").write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(CaseInvalid) as caught:
        load_sound_case(folder)
    return caught.value.problems


def told(folder: Path, tree: Any) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in problems(folder, tree)}


def test_a_value_that_cannot_stand_there_is_the_only_thing_told_wherever_it_stands(folder: Path) -> None:
    tree = everything()
    for path in list(places(tree))[::EVERY]:
        found = problems(folder, with_value(tree, path, UNPRINTABLE))
        assert {problem.code for problem in found} <= OF_FORM, path


@pytest.mark.parametrize("section", sorted(everything()))
def test_a_section_that_cannot_be_read_draws_no_other_in(folder: Path, section: str) -> None:
    tree = with_value(everything(), (section,), {"zzz": "1"})
    assert {problem.code for problem in problems(folder, tree)} <= OF_FORM


@pytest.mark.parametrize("section", sorted(set(everything()) - {"history"}))
def test_with_any_section_unreadable_a_contradiction_elsewhere_is_still_told(folder: Path, section: str) -> None:
    tree = with_value(everything(), (section,), {"zzz": "1"})
    tree["history"][0]["delivered_on"] = "2026-03-31"
    assert ("CASE-DATES", "history[0].delivered_on") in told(folder, tree)


def test_an_id_that_stood_in_a_part_taken_out_is_not_missed_and_any_other_is(folder: Path) -> None:
    tree = everything()
    del tree["exhibits"][0]["date"]
    tree["claims"][0]["evidence"] = ["order", "no-such-exhibit"]
    assert told(folder, tree) == {
        ("CASE-MISSING-KEY", "exhibits[0].date"),
        ("CASE-REFERENCE", "claims[0].evidence[1]"),
    }


def test_an_item_without_id_leaves_it_open_what_its_id_was(folder: Path) -> None:
    tree = everything()
    del tree["exhibits"][0]["id"]
    assert told(folder, tree) == {("CASE-MISSING-KEY", "exhibits[0].id")}


def test_a_debtor_that_cannot_be_read_gives_its_place_to_nobody(folder: Path) -> None:
    tree = everything()
    tree["debtors"].insert(0, {"type": "person", "last_name": "Vorig"})
    tree["history"][0]["to"] = ["debtor-1", "debtor-2-partner-1", "debtor-3"]
    assert told(folder, tree) == {
        ("CASE-VALUE", "debtors[0].type"),
        ("CASE-REFERENCE", "history[0].to[2]"),
    }


def test_a_disputed_part_is_not_compared_with_claims_that_could_not_be_read(folder: Path) -> None:
    tree = everything()
    del tree["claims"][0]["id"]
    del tree["disputes"][0]["claims"]
    assert told(folder, tree) == {("CASE-MISSING-KEY", "claims[0].id")}


def test_a_claim_whose_invoice_has_no_readable_name_is_not_called_incomplete(folder: Path) -> None:
    tree = with_value(everything(), ("claims", 1, "ubl"), ["evidence/invoice-2.xml"])
    assert {code for code, _ in told(folder, tree)} == {"CASE-VALUE"}


def test_a_collector_whose_party_cannot_be_read_is_not_called_nobody(folder: Path) -> None:
    tree = with_value(everything(), ("collector", "party", "type"), "agency")
    assert told(folder, tree) == {("CASE-VALUE", "collector.party.type")}


def test_a_plan_with_an_unreadable_instalment_is_neither_empty_nor_broken_too_soon(folder: Path) -> None:
    tree = with_value(everything(), ("payment_plans", 0, "instalments", 0, "amount"), "honderd")
    tree["payment_plans"][0]["broken_on"] = "2026-07-01"
    assert told(folder, tree) == {("CASE-VALUE", "payment_plans[0].instalments[0].amount")}


def test_nothing_but_nonsense_is_still_only_problems_of_form(folder: Path) -> None:
    tree = {key: {"zzz": ["1", {"x": "y"}]} for key in everything()}
    assert {code for code, _ in told(folder, {**tree, "schema": "1"})} <= OF_FORM
