"""Every fault of a case file is one small folder, named after it, and told with code, path and line."""

from collections import defaultdict
from pathlib import Path

import pytest

from filing.casefile.loading import load_sound_case
from filing.casefile.reading import CASE_FILES
from filing.errors import (
    CaseInvalid,
    CaseNotFound,
    CaseSchemaVersion,
    CaseUnreadable,
    FilingError,
    InvoiceUnreadable,
    Problem,
)
from filing.yaml_strict import MAX_BYTES

FOLDER = Path(__file__).parent.parent / "broken" / "cases"

# folder, code of the problem, path, line
FAULTS = [
    ("amount_with_three_decimals", "CASE-VALUE", "claims[0].amount", 28),
    ("amount_with_comma", "CASE-VALUE", "claims[0].amount", 28),
    ("amount_negative", "CASE-VALUE", "payments[0].amount", 32),
    ("amount_with_exponent", "CASE-VALUE", "claims[0].amount", 28),
    ("amount_in_other_digits", "CASE-VALUE", "claims[0].amount", 28),
    ("unknown_key", "CASE-UNKNOWN-KEY", "claims[0].due_date", 27),
    ("unknown_key_of_another_party_type", "CASE-UNKNOWN-KEY", "creditor.birth_date", 10),
    ("missing_key", "CASE-MISSING-KEY", "payments[0].on", 30),
    ("empty_key", "CASE-MISSING-KEY", "references.ours", 4),
    ("no_claims", "CASE-MISSING-KEY", "claims", 23),
    ("party_type_unknown", "CASE-VALUE", "debtors[0].type", 13),
    ("party_type_missing", "CASE-MISSING-KEY", "debtors[0].type", 13),
    ("word_not_in_the_list", "CASE-VALUE", "debt.kind", 18),
    ("list_where_one_value_belongs", "CASE-VALUE", "debtors[0].last_name", 15),
    ("one_value_where_a_list_belongs", "CASE-VALUE", "payments[0].for_claims", 33),
    ("text_where_keys_belong", "CASE-VALUE", "collector", 10),
    ("day_not_in_the_calendar", "CASE-VALUE", "claims[0].dated_on", 26),
    ("date_the_dutch_way", "CASE-VALUE", "claims[0].dated_on", 26),
    ("year_mistyped", "CASE-VALUE", "claims[0].dated_on", 26),
    ("kvk_without_its_zero", "CASE-VALUE", "creditor.kvk", 9),
    ("kvk_read_as_octal", "CASE-VALUE", "creditor.kvk", 9),
    ("iban_with_a_wrong_digit", "CASE-VALUE", "pay_to.iban", 35),
    ("control_character", "CASE-VALUE", "creditor.name", 7),
    ("text_that_turns_direction", "CASE-VALUE", "creditor.name", 7),
    ("name_of_two_lines", "CASE-VALUE", "creditor.name", 7),
    ("rate_without_contractual_interest", "CASE-VALUE", "claims[0].interest", 29),
    ("due_before_dated", "CASE-DATES", "claims[0].due_on", 27),
    ("delivered_before_dispatched", "CASE-DATES", "history[0].delivered_on", 41),
    ("reversed_before_received", "CASE-DATES", "payments[0].reversed_on", 32),
    ("born_after_the_contract", "CASE-DATES", "debtors[0].birth_date", 16),
    ("default_before_the_term_ends", "CASE-DATES", "claims[0].default.since", 29),
    ("instalments_out_of_order", "CASE-DATES", "payment_plans[0].broken_on", 46),
    ("instalments_out_of_order", "CASE-DATES", "payment_plans[0].instalments[1].due_on", 49),
    ("plan_without_instalments", "CASE-PLAN-INCOMPLETE", "payment_plans[0].instalments", 43),
    ("docket_before_serving", "CASE-DATES", "proceedings.docket_date", 43),
    ("duplicate_id", "CASE-DUPLICATE-ID", "payments[1].id", 34),
    ("duplicate_party_id", "CASE-DUPLICATE-ID", "debtors[0].id", 14),
    ("claim_that_is_not_there", "CASE-REFERENCE", "payments[0].for_claims[0]", 33),
    ("claim_named_twice", "CASE-REFERENCE", "payments[0].for_claims[1]", 33),
    ("debtor_that_is_not_there", "CASE-REFERENCE", "history[0].to[0]", 43),
    ("exhibit_that_is_not_there", "CASE-REFERENCE", "history[0].evidence[0]", 42),
    ("target_that_is_not_there", "CASE-REFERENCE", "seizure_request.targets[0]", 43),
    ("party_that_is_not_there", "CASE-REFERENCE", "register_checks[0].of", 43),
    ("claim_without_amount", "CASE-CLAIM-INCOMPLETE", "claims[0].amount", 24),
    ("claim_without_date", "CASE-CLAIM-INCOMPLETE", "claims[0].dated_on", 24),
    ("credited_more_than_claimed", "CASE-AMOUNTS", "claims[0].amount", 28),
    ("vat_as_much_as_the_amount", "CASE-AMOUNTS", "claims[0].vat_included", 29),
    ("disputed_more_than_claimed", "CASE-AMOUNTS", "disputes[0].amount", 43),
    ("collector_without_party", "CASE-COLLECTOR", "collector.role", 11),
    ("answers_that_disagree", "CASE-ANSWERS", "answers[1].answer", 45),
    ("evidence_missing", "CASE-EVIDENCE-MISSING", "exhibits[0].file", 45),
    ("evidence_outside_the_folder", "CASE-EVIDENCE-MISSING", "exhibits[0].file", 45),
    ("evidence_absolute", "CASE-EVIDENCE-MISSING", "exhibits[0].file", 45),
    ("evidence_empty", "CASE-EVIDENCE-UNREADABLE", "exhibits[0].file", 45),
    ("evidence_is_a_folder", "CASE-EVIDENCE-UNREADABLE", "exhibits[0].file", 45),
    ("invoice_missing", "CASE-EVIDENCE-MISSING", "claims[0].ubl", 29),
    ("two_problems", "CASE-VALUE", "claims[0].amount", 28),
    ("two_problems", "CASE-DATES", "history[0].delivered_on", 41),
    ("one_wrong_word_and_four_others", "CASE-VALUE", "debtors[0].addresses[0].kind", 18),
    ("one_wrong_word_and_four_others", "CASE-DATES", "claims[0].due_on", 29),
    ("one_wrong_word_and_four_others", "CASE-DATES", "history[0].delivered_on", 43),
    ("one_wrong_word_and_four_others", "CASE-REFERENCE", "history[0].evidence[0]", 44),
    ("one_wrong_word_and_four_others", "CASE-EVIDENCE-MISSING", "exhibits[0].file", 47),
    ("wrong_parts_among_sound_ones", "CASE-VALUE", "debtors[0].type", 13),
    ("wrong_parts_among_sound_ones", "CASE-MISSING-KEY", "claims[0].interest.paused[0].ground", 30),
    ("wrong_parts_among_sound_ones", "CASE-MISSING-KEY", "claims[0].default.ground", 31),
    ("wrong_parts_among_sound_ones", "CASE-MISSING-KEY", "payments[0].on", 38),
    ("wrong_parts_among_sound_ones", "CASE-DATES", "payments[1].reversed_on", 43),
    ("wrong_parts_among_sound_ones", "CASE-REFERENCE", "payments[1].for_claims[1]", 44),
    ("wrong_parts_among_sound_ones", "CASE-VALUE", "history[0].on", 51),
    ("wrong_parts_among_sound_ones", "CASE-REFERENCE", "history[1].to[2]", 54),
    ("wrong_parts_among_sound_ones", "CASE-DATES", "history[1].delivered_on", 56),
    ("wrong_parts_among_sound_ones", "CASE-MISSING-KEY", "payment_plans[0].instalments[0].amount", 63),
    ("wrong_parts_among_sound_ones", "CASE-MISSING-KEY", "exhibits[0].date", 71),
    ("wrong_parts_among_sound_ones", "CASE-EVIDENCE-MISSING", "exhibits[1].file", 76),
    ("misspelt_section", "CASE-UNKNOWN-KEY", "histroy", 37),
    ("misspelt_section", "CASE-VALUE", "histroy[0].kind", 39),
    ("misspelt_section", "CASE-DATES", "histroy[1].delivered_on", 44),
    ("creditor_of_an_unknown_form", "CASE-VALUE", "creditor.legal_form", 8),
    ("creditor_of_an_unknown_form", "CASE-DATES", "claims[0].due_on", 27),
    ("other_schema_version", "CASE-SCHEMA-VERSION", "schema", 2),
    ("schema_version_in_words", "CASE-VALUE", "schema", 2),
    ("schema_version_missing", "CASE-MISSING-KEY", "schema", 2),
    ("yaml_syntax", "CASE-UNREADABLE", "", 34),
    ("yaml_tab", "CASE-UNREADABLE", "", 4),
    ("duplicate_key", "CASE-UNREADABLE", "", 29),
    ("tag", "CASE-UNREADABLE", "", 4),
    ("alias_bomb", "CASE-UNREADABLE", "", 3),
    ("alias_bomb", "CASE-UNREADABLE", "", 4),
    ("alias_bomb", "CASE-UNREADABLE", "", 4),
    ("alias_bomb", "CASE-UNREADABLE", "", 4),
    ("alias_bomb", "CASE-UNREADABLE", "", 5),
    ("alias_bomb", "CASE-UNREADABLE", "", 5),
    ("too_deep", "CASE-UNREADABLE", "", 33),
    ("two_documents", "CASE-UNREADABLE", "", 34),
    ("yaml_is_a_list", "CASE-UNREADABLE", "", 2),
    ("empty", "CASE-UNREADABLE", "", 1),
    ("json_amount_with_three_decimals", "CASE-VALUE", "claims[0].amount", 37),
    ("json_float_noise", "CASE-VALUE", "claims[0].amount", 37),
    ("json_nan", "CASE-UNREADABLE", "", 37),
    ("json_infinity", "CASE-UNREADABLE", "", 37),
    ("json_duplicate_key", "CASE-UNREADABLE", "", 38),
    ("json_syntax", "CASE-UNREADABLE", "", 5),
    ("json_too_deep", "CASE-UNREADABLE", "", 37),
    ("json_unknown_key", "CASE-UNKNOWN-KEY", "claims[0].due_no", 36),
    ("json_half_a_character", "CASE-UNREADABLE", "", 4),
]


def expected() -> dict[str, list[tuple[str, str, int]]]:
    table = defaultdict(list)
    for name, code, path, line in FAULTS:
        table[name].append((code, path, line))
    return table


def refused(path: Path) -> FilingError:
    with pytest.raises(FilingError) as caught:
        load_sound_case(path)
    return caught.value


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, int | None]]:
    return [(problem.code, problem.path, problem.line) for problem in problems]


def test_every_folder_of_a_broken_case_has_a_row_and_the_other_way_round() -> None:
    assert sorted(expected()) == sorted(folder.name for folder in FOLDER.iterdir())


@pytest.mark.parametrize("name", sorted(expected()))
def test_a_broken_case_is_refused_for_its_fault_and_for_nothing_else(name: str) -> None:
    error = refused(FOLDER / name)
    assert sorted(places(error.problems)) == sorted(expected()[name])
    assert error.next_step


@pytest.mark.parametrize("name", sorted(expected()))
def test_every_problem_names_its_file_and_a_next_step_and_keeps_the_value_out_of_the_sentences(name: str) -> None:
    for problem in refused(FOLDER / name).problems:
        assert problem.file in CASE_FILES
        assert problem.message
        assert problem.next_step.endswith((".", "?", "filing check"))
        assert len(problem.value) < 4 or problem.value not in problem.message + problem.next_step


@pytest.mark.parametrize("name", sorted(expected()))
def test_the_class_of_the_error_follows_from_what_is_wrong(name: str) -> None:
    error = refused(FOLDER / name)
    codes = {code for code, _, _ in expected()[name]}
    if codes == {"CASE-UNREADABLE"}:
        assert isinstance(error, CaseUnreadable)
    elif codes == {"CASE-SCHEMA-VERSION"}:
        assert isinstance(error, CaseSchemaVersion)
    else:
        assert isinstance(error, CaseInvalid)
        assert not isinstance(error, InvoiceUnreadable)


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("unknown_key", "Did you mean due_on?"),
        ("json_unknown_key", "Did you mean due_on?"),
        ("word_not_in_the_list", "Write one of: commercial, consumer_sale, services,"),
        ("party_type_unknown", "Write one of: natural_person, sole_trader, legal_person,"),
        ("kvk_without_its_zero", "Write all eight digits"),
        ("date_the_dutch_way", "Write year-month-day"),
        ("amount_with_comma", "Write digits with a point before the cents"),
        ("due_before_dated", "Compare due_on with dated_on (2026-03-04)"),
        ("other_schema_version", "rewrite the case as schema: 1"),
    ],
)
def test_the_next_step_says_what_to_do(name: str, step: str) -> None:
    assert step in refused(FOLDER / name).problems[0].next_step


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount_with_three_decimals", "250.001"),
        ("json_amount_with_three_decimals", "250.001"),
        ("json_float_noise", "0.30000000000000004"),
        ("kvk_without_its_zero", "1234567"),
        ("word_not_in_the_list", "NO"),
        ("date_the_dutch_way", "04-03-2026"),
        ("control_character", "Proef\\x1b[31m B.V."),
        ("evidence_outside_the_folder", "../../../conftest.py"),
    ],
)
def test_the_value_is_shown_as_it_was_written_and_cannot_command_a_terminal(name: str, value: str) -> None:
    assert refused(FOLDER / name).problems[0].value == value


def test_a_folder_without_a_case_is_not_found(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path), CaseNotFound)
    assert isinstance(refused(tmp_path / "nowhere"), CaseNotFound)
    assert isinstance(refused(tmp_path / "case.yaml"), CaseNotFound)


def test_a_folder_with_two_case_files_is_not_guessed_at(tmp_path: Path) -> None:
    for name in CASE_FILES:
        (tmp_path / name).write_text("schema: 1\n")
    assert "both" in refused(tmp_path).message


def test_a_file_of_another_name_is_not_taken_for_a_case(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("schema: 1\n")
    assert isinstance(refused(tmp_path / "notes.yaml"), CaseNotFound)


def test_a_case_file_that_links_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("schema: 1\n")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert isinstance(refused(tmp_path / "case"), CaseUnreadable)


def test_a_case_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").mkdir()
    assert isinstance(refused(tmp_path), CaseUnreadable)


@pytest.mark.parametrize("name", CASE_FILES)
def test_a_case_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert "larger than" in refused(tmp_path).problems[0].message


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"schema: 1\nreferences: {ours: caf\xe9}\n", 2, "not UTF-8"),
        ("schema: 1\n".encode("utf-16"), 1, "UTF-16"),
        (b"schema: 1\nreferences: {ours: \x00}\n", 2, "not YAML"),
    ],
)
def test_bytes_that_are_no_utf8_text_are_refused_with_their_line(
    tmp_path: Path, data: bytes, line: int, words: str
) -> None:
    (tmp_path / "case.yaml").write_bytes(data)
    problem = refused(tmp_path).problems[0]
    assert problem.line == line
    assert words in problem.message


def test_evidence_that_links_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    case = (FOLDER / "evidence_missing" / "case.yaml").read_text()
    (tmp_path / "secret.txt").write_text("secret\n")
    folder = tmp_path / "case"
    (folder / "evidence").mkdir(parents=True)
    (folder / "case.yaml").write_text(case)
    (folder / "evidence" / "letter.txt").symlink_to(tmp_path / "secret.txt")
    problem = refused(folder).problems[0]
    assert (problem.code, problem.message) == ("CASE-EVIDENCE-MISSING", "this name leads outside the case folder")


@pytest.mark.parametrize("name", ["x" * 300, "a/" * 3000 + "b"])
def test_a_file_name_that_no_system_takes_is_a_problem_and_no_crash(tmp_path: Path, name: str) -> None:
    case = (FOLDER / "evidence_missing" / "case.yaml").read_text()
    (tmp_path / "case.yaml").write_text(case.replace("evidence/letter.txt", name))
    assert refused(tmp_path).problems[0].path == "exhibits[0].file"


def test_a_secret_is_shown_in_no_problem(tmp_path: Path) -> None:
    case = (FOLDER / "evidence_missing" / "case.yaml").read_text()
    wrong = case.replace("    birth_date", "    citizen_service_number: 123456789\n    birth_date")
    (tmp_path / "case.yaml").write_text(wrong.replace("    title: Brief", "    password: [geheim]\n    title: Brief"))
    problems = refused(tmp_path).problems
    assert {problem.path for problem in problems} >= {"debtors[0].citizen_service_number", "exhibits[0].password"}
    assert "123456789" not in str(problems)
    assert "geheim" not in str(problems)


def test_thousands_of_faults_are_told_in_bounded_time_and_number(tmp_path: Path) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(20_000))
    (tmp_path / "case.yaml").write_text(f"schema: 1\n{keys}")
    assert len(refused(tmp_path).problems) <= 200
