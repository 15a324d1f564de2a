"""The example cases with which wordings are tried: sound, the same as the examples, and one for every built-in kind."""

import json

import pytest
from prepared_cases import EXAMPLES, KINDS, office

from filing.casefile.dumping import case_json
from filing.casefile.loading import load_case
from filing.documents.field_list import Field, FieldType, fields_for, walked
from filing.documents.field_use import misused_fields
from filing.documents.samples import samples_of
from filing.documents.template_check import wordings_of


@pytest.mark.parametrize("name", ["consumer", "business"])
def test_the_shipped_cases_are_those_of_the_examples(name: str) -> None:
    kind = office().kinds.kind("summons")
    (sample,) = (one for one in samples_of(kind, office().law) if one.name == name)
    shipped = json.loads(case_json(sample.facts.file))
    example = json.loads(case_json(load_case(EXAMPLES / name).file))
    for key in ("creditor", "debtors", "claims", "payments", "pay_to", "debt", "exhibits"):
        assert shipped[key] == example[key], key


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_may_really_go_out_in_some_example_case(name: str) -> None:
    assert any(one.ready for one in samples_of(office().kinds.kind(name), office().law))


def test_the_variety_is_there() -> None:
    found = {one.name: one.facts for one in samples_of(office().kinds.kind("reminder"), office().law)}
    assert found["consumer"].consumer_rules
    assert not found["business"].consumer_rules
    assert len(found["several_debtors"].file.debtors) == 2
    assert found["english"].file.language == "en"
    assert found["no_term"].file.collector.role == "creditor"


def test_costs_of_the_two_debtors_are_those_of_the_scale_with_vat() -> None:
    # 15% of 498.90 = 74.835, so 74.84; 21% of that = 15.7164, so 15.72; together 90.56 (art. 2 Bik; rule D14-12).
    kind = office().kinds.kind("fourteen_day_notice")
    (sample,) = (one for one in samples_of(kind, office().law) if one.name == "several_debtors")
    assert str(sample.facts.statement.costs.scale) == "74.84"
    assert str(sample.facts.statement.costs.scale_vat) == "15.72"


@pytest.mark.parametrize("name", KINDS)
def test_every_field_has_a_meaning_in_both_languages(name: str) -> None:
    found = fields_for(office().kinds.kind(name), office().law)
    assert [path for path, one in walked(found) if set(one.meanings) != {"nl", "en"}] == []


@pytest.mark.parametrize("name", KINDS)
def test_the_built_in_wordings_use_only_fields_that_are_listed(name: str) -> None:
    kind = office().kinds.kind(name)
    templates = office().desk.templates
    for file in wordings_of(templates, kind).values():
        assert misused_fields(templates, file, fields_for(kind, office().law)) == ()


def test_fields_tell_their_type_and_an_example() -> None:
    found = dict(walked(fields_for(office().kinds.kind("reminder"), office().law)))
    assert found["creditor.name"].type is FieldType.TEXT
    assert found["creditor.name"].example == "Wielerij Vechtzicht B.V."
    assert found["consumer"].type is FieldType.TRUTH
    assert found["statement.claims"].type is FieldType.LIST
    assert found["statement.claims[].number"].example == "VF-2026-1187"
    assert found["pay_to"].type is FieldType.GROUP
    assert found["statement.payments[].amount"].type is FieldType.TEXT
    assert found["more_grounds"].fields == ()


def test_the_computation_is_a_field_of_annexes_alone() -> None:
    def names(kind: str) -> set[str]:
        return {one.name for one in fields_for(office().kinds.kind(kind), office().law)}

    assert "explanation" in names("interest_statement")
    assert "explanation" not in names("reminder")


def test_an_inner_field_is_found_by_name() -> None:
    group = Field("a", FieldType.GROUP, {}, fields=(Field("b", FieldType.TEXT, {}),))
    assert group.inner("b") is group.fields[0]
    assert group.inner("c") is None
