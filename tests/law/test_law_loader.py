"""A law table is read whole or refused with every fault, its file and its line."""

import shutil
from pathlib import Path

import pytest

from filing.errors import LawQuestion, LawTableInvalid, Problem
from filing.law.loader import load_tables
from filing.law.table import BUILT_IN
from filing.resources import law_folder

BROKEN = Path(__file__).resolve().parent.parent / "broken" / "law"

FAULTS = [
    ("unknown_key", "statutory_interest", 6, "currency", "not known here"),
    ("unknown_row_key", "statutory_interest", 14, "rows[1].rate", "not known here"),
    ("duplicate_key", "statutory_interest", 5, "", "second time"),
    ("missing_title", "statutory_interest", 1, "title", "missing"),
    ("missing_source", "statutory_interest", 12, "rows[1].source", "missing"),
    ("empty_source", "statutory_interest", 14, "rows[1].source", "write a text"),
    ("missing_value", "statutory_interest", 12, "rows[1].value", "missing"),
    ("rows_out_of_order", "statutory_interest", 12, "", "oldest first"),
    ("two_rows_from_one_day", "statutory_interest", 12, "", "second row begins on 2025-01-01"),
    ("overlapping_rows", "statutory_interest", 13, "", "runs until 2026-01-02"),
    ("row_ends_before_it_begins", "statutory_interest", 8, "rows[0].until", "ends before it begins"),
    ("row_after_the_last_known_day", "statutory_interest", 12, "", "after the last known day 2025-12-31"),
    ("revised_value_known_open", "statutory_interest", 5, "known_through", "never open"),
    ("bad_status", "statutory_interest", 16, "rows[1].status", "a status is one of published, reported"),
    ("rate_with_exponent", "statutory_interest", 13, "rows[1].value", "write a percentage"),
    ("rate_with_comma", "statutory_interest", 13, "rows[1].value", "write a percentage"),
    ("rate_not_a_number", "statutory_interest", 13, "rows[1].value", "write a percentage"),
    ("rate_above_hundred", "statutory_interest", 13, "rows[1].value", "write a percentage"),
    ("rate_with_sign", "statutory_interest", 13, "rows[1].value", "write a percentage"),
    ("date_the_wrong_way_round", "statutory_interest", 12, "rows[1].from", "year-month-day"),
    ("day_that_does_not_exist", "statutory_interest", 12, "rows[1].from", "no day 2026-02-30"),
    ("no_rows", "statutory_interest", 6, "rows", "at least one row"),
    ("not_a_mapping", "statutory_interest", 1, "", "write a mapping"),
    ("empty", "statutory_interest", 1, "", "write a mapping"),
    ("tag", "statutory_interest", 13, "", "a tag"),
    ("name_of_another_table", "statutory_interest", 1, "name", "the names are equal"),
    ("statuses_of_a_single_value", "statutory_interest", 14, "rows[1].statuses", "write a mapping"),
    ("limits_that_do_not_rise", "collection_costs", 11, "rows[0].value.tiers", "the limits (up_to) rise"),
    ("last_band_with_a_limit", "collection_costs", 11, "rows[0].value.tiers", "only the last band has none"),
    ("unknown_part_of_a_value", "collection_costs", 11, "rows[0].value.median", "not known here"),
    ("missing_part_of_a_value", "collection_costs", 8, "rows[0].value.minimum", "missing"),
    ("amount_with_three_decimals", "collection_costs", 9, "rows[0].value.minimum", "write an amount"),
    ("part_surer_than_its_row", "bailiff_tariff", 12, "rows[0].statuses.b", "less sure than the row"),
    ("status_of_a_part_that_is_not_there", "bailiff_tariff", 12, "rows[0].statuses.z", "no such part"),
    ("unknown_household", "protected_income_maxima", 8, "rows[0].value.alone_with_cats", "write one of 'single'"),
    ("amount_with_one_decimal", "bailiff_tariff", 8, "rows[0].value.a", "write an amount"),
]


def problems_of(folder: Path, extra: Path | None = None) -> tuple[Problem, ...]:
    with pytest.raises(LawTableInvalid) as caught:
        load_tables(folder, extra)
    return caught.value.problems


@pytest.mark.parametrize(("fault", "table", "line", "path", "words"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_is_refused_with_its_place(
    tmp_path: Path, fault: str, table: str, line: int, path: str, words: str
) -> None:
    shutil.copy(BROKEN / f"{fault}.yaml", tmp_path / f"{table}.yaml")
    (problem,) = problems_of(tmp_path)
    assert problem.code == "LAW-TABLE"
    assert problem.file == f"{tmp_path.name}/{table}.yaml"
    assert (problem.line, problem.path) == (line, path)
    assert words in problem.message
    assert problem.next_step


def test_an_alias_is_refused_with_its_anchor(tmp_path: Path) -> None:
    shutil.copy(BROKEN / "alias.yaml", tmp_path / "statutory_interest.yaml")
    assert [problem.line for problem in problems_of(tmp_path)] == [8, 13]


def test_every_broken_file_has_its_test() -> None:
    assert {path.stem for path in BROKEN.glob("*.yaml")} == {row[0] for row in FAULTS} | {"alias"}


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    shutil.copy(BROKEN / "missing_title.yaml", tmp_path / "statutory_interest.yaml")
    shutil.copy(BROKEN / "unknown_part_of_a_value.yaml", tmp_path / "collection_costs.yaml")
    shutil.copy(BROKEN / "amount_with_one_decimal.yaml", tmp_path / "bailiff_tariff.yaml")
    (tmp_path / "parking_fines.yaml").write_text("name: parking_fines\n", encoding="utf-8")
    (tmp_path / "vat.yaml").write_bytes(b"name: vat\ntitle: caf\xe9\n")
    messages = [f"{problem.place()}: {problem.message}" for problem in problems_of(tmp_path)]
    assert len(messages) == 5
    assert any("no law table is called 'parking_fines'" in message for message in messages)
    assert any("it is not UTF-8" in message for message in messages)


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (problem,) = problems_of(law_folder(), tmp_path / "nowhere")
    assert "no such folder" in problem.message


def overlay(folder: Path, table: str, text: str) -> Path:
    (folder / f"{table}.yaml").write_text(text, encoding="utf-8")
    return folder


ROW = "  - {from: %s, value: %s, source: our own, recorded: 2026-12-20, status: %s}\n"


def test_a_firm_adds_a_row_and_moves_the_last_known_day(tmp_path: Path) -> None:
    text = "name: statutory_interest\nknown_through: 2027-06-30\nrows:\n" + ROW % ("2027-01-01", "5", "reported")
    law = load_tables(law_folder(), overlay(tmp_path, "statutory_interest", text))
    table = law.table("statutory_interest")
    assert str(table.known_through) == "2027-06-30"
    assert table.last().origin == f"{tmp_path.name}/statutory_interest.yaml"
    assert table.last().article == "art. 6:119 BW"
    assert table.rows[-2].origin == BUILT_IN


def test_a_firm_replaces_the_row_of_the_same_day(tmp_path: Path) -> None:
    text = "name: vat\nrows:\n" + ROW % ("2012-10-01", "21", "published")
    law = load_tables(law_folder(), overlay(tmp_path, "vat", text))
    (row,) = law.table("vat").rows
    assert (row.status, row.source) == ("published", "our own")


def test_a_firm_s_rows_change_the_digest_and_nothing_else_does(tmp_path: Path) -> None:
    plain, again = load_tables(law_folder()), load_tables(law_folder())
    text = "name: vat\nrows:\n" + ROW % ("2012-10-01", "21", "published")
    changed = load_tables(law_folder(), overlay(tmp_path, "vat", text))
    assert plain.digest == again.digest != changed.digest


@pytest.mark.parametrize(
    ("table", "text", "words"),
    [
        ("vat", "name: vat\ntitle: Btw\n", "not known here"),
        ("vat", "name: vat\nrows:\n" + ROW % ("2012-10-01", "twenty-one", "published"), "write a percentage"),
        ("statutory_interest", "name: statutory_interest\nknown_through: open\n", "never open"),
        (
            "statutory_interest",
            "name: statutory_interest\nrows:\n" + ROW % ("2027-01-01", "5", "reported"),
            "after the last known day",
        ),
        ("bailiff_tariff", "name: bailiff_tariff\nrows:\n" + ROW % ("2017-06-01", "{a: 1}", "reported"), "runs until"),
    ],
)
def test_a_firm_s_file_is_read_as_strictly_as_ours(tmp_path: Path, table: str, text: str, words: str) -> None:
    (problem,) = problems_of(law_folder(), overlay(tmp_path, table, text))
    assert words in problem.message


def test_files_that_are_no_table_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("who added what", encoding="utf-8")
    assert load_tables(law_folder(), tmp_path).digest == load_tables(law_folder()).digest


def test_a_table_that_does_not_exist_is_named_with_its_nearest() -> None:
    with pytest.raises(LawQuestion) as caught:
        load_tables(law_folder()).table("statutory_intrest")
    assert "statutory_interest" in caught.value.next_step
