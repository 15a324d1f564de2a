"""A firm's own document.yaml may add, and leave out what has no law behind it; what the law asks it keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from filing.documents.template_set import load_templates
from filing.errors import TemplateInvalid
from filing.resources import templates_folder
from filing.rules.carried import mandatory_rule
from filing.rules.catalogue import built_in_kinds
from filing.rules.finding import Certainty, Severity
from filing.rules.kinds import Kind, load_kinds
from filing.rules.registry import requirements

NOTICE = "letters/fourteen_day_notice/document.yaml"
SUMMONS = "summons/summons/document.yaml"


def with_own(folder: Path, name: str, change: Callable[[str], str]) -> dict[str, Kind]:
    """The kinds of a firm whose folder holds one changed document.yaml."""
    before = (templates_folder() / name).read_text("utf-8")
    after = change(before)
    assert after != before
    own = folder / name
    own.parent.mkdir(parents=True)
    own.write_text(after, "utf-8")
    templates = load_templates(folder)
    return dict(load_kinds(templates.files, templates.replaced).by_name)


def line_of(folder: Path, name: str, key: str) -> int:
    lines = (folder / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(key))


# what is wrong: the file, the change, the key it is told at, the words
FAULTS = {
    "drops_default": (NOTICE, lambda text: text.replace("  - consumer_is_in_default\n", ""), "gate:",
                      "consumer_is_in_default (D14-20"),
    "drops_the_summons_term": (SUMMONS, lambda text: text.replace("  - summons_term_is_kept\n", ""), "gate:",
                               "summons_term_is_kept (SUM-30"),
    "drops_the_court_limit": (SUMMONS, lambda text: text.replace("  - subdistrict_court_decides\n", ""), "gate:",
                              "subdistrict_court_decides (SUM-5"),
    "drops_the_dispute": (SUMMONS, lambda text: text.replace("  - disputes_are_answered\n", ""), "gate:",
                          "disputes_are_answered (X-41"),
    "drops_a_statement": (NOTICE, lambda text: text.replace("D14-06, ", ""), "statements:", "statement D14-06"),
    "drops_the_duty_of_truth": (SUMMONS, lambda text: text.replace("SUM-22, ", ""), "statements:", "statement SUM-22"),
    "drops_a_statement_for_several": (SUMMONS, lambda text: text.replace("  several_defendants: [SUM-19, SUM-21]\n",
                                      "  several_defendants: [SUM-19]\n"), "  several_defendants:", "SUM-21"),
    "drops_the_vat_declaration": (NOTICE, lambda text: text.replace(
        "  statement.costs.scale_with_vat: [D14-12]\n", ""), "statements_when:", "D14-12"),
    "names_what_is_not_there": (NOTICE, lambda text: text.replace(
        "  - consumer_is_in_default\n", "  - consumer_is_in_default\n  - no_such_thing\n"), "  - no_such_thing",
        "no_such_thing"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_drops_what_the_law_asks_is_refused_by_file_and_line(tmp_path: Path, fault: str) -> None:
    name, change, key, words = FAULTS[fault]
    with pytest.raises(TemplateInvalid) as refused:
        with_own(tmp_path, name, change)
    [problem] = refused.value.problems
    assert (problem.file, problem.line) == (name, line_of(tmp_path, name, key))
    assert words in problem.message
    assert problem.next_step


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("  - consumer_is_in_default\n", "").replace("D14-06, ", "").replace("D14-07, ", "")

    with pytest.raises(TemplateInvalid) as refused:
        with_own(tmp_path, NOTICE, change)
    assert len(refused.value.problems) == 3


def test_a_firm_may_drop_house_rules_and_rules_from_memory(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("  - earlier_term_has_run_out\n", "").replace("REM-05, ", "")  # WAY-01; REM-05 is M

    kind = with_own(tmp_path, NOTICE, change)["fourteen_day_notice"]
    assert "earlier_term_has_run_out" not in kind.gate
    assert "REM-05" not in kind.statements


def test_a_firm_may_add_requirements_and_statements(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("gate:\n", "gate:\n  - addresses_were_checked\n", 1).replace("D14-06, ", "D14-06, D14-17, ")

    added = "letters_have_evidence"
    kind = with_own(tmp_path, NOTICE, lambda text: change(text).replace("addresses_were_checked", added))
    assert added in kind["fourteen_day_notice"].gate
    assert "D14-17" in kind["fourteen_day_notice"].statements


def test_a_firm_may_ask_a_statement_always_that_is_asked_sometimes(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("  several_defendants: [SUM-19, SUM-21]\n", "").replace("SUM-22", "SUM-19, SUM-21, SUM-22")

    assert "SUM-21" in with_own(tmp_path, SUMMONS, change)["summons"].statements


def test_what_is_mandatory_has_law_behind_it_and_keeps_a_document_from_being_made() -> None:
    for kind in built_in_kinds().by_name.values():
        for name in kind.gate:
            rule = mandatory_rule(requirements()[name])
            if rule is not None:
                assert rule.severity is not Severity.WARN
                assert rule.certainty not in {Certainty.MEMORY, Certainty.HOUSE}


def test_the_built_in_files_that_a_firm_replaced_are_known(tmp_path: Path) -> None:
    with_own(tmp_path, NOTICE, lambda text: text + "# ours\n")
    (tmp_path / "letters" / "own.txt").write_text("new", "utf-8")
    templates = load_templates(tmp_path)
    assert set(templates.replaced) == {NOTICE}
    assert templates.replaced[NOTICE] == (templates_folder() / NOTICE).read_bytes()
    assert load_templates().replaced == {}
