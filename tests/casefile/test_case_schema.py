"""The JSON Schema in schemas/ is that of the models, and accepts what the loader accepts."""

import json
from pathlib import Path
from typing import Any

import pytest
from schema_reader import SchemaReader

from filing.casefile.loading import load_case
from filing.casefile.schema import FILE_NAME, schema_json
from filing.yaml_strict import read_yaml

EVERYTHING = Path(__file__).parent / "everything"
UNSAID_BY_KIND = {
    ("SoleTrader", key)
    for key in (
        "first_names",
        "initials",
        "prefix",
        "salutation",
        "birth_date",
        "citizen_service_number",
    )
}
EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(schema_json())
    return read


def test_the_schema_that_is_shipped_is_in_step_with_the_models(root: Path) -> None:
    assert (root / "schemas" / FILE_NAME).read_bytes() == schema_json(), "run: make docs"


def test_the_schema_names_itself_and_its_version(schema: dict[str, Any]) -> None:
    assert schema["$id"] == "urn:filing:case-file:1"
    assert schema["title"] == "filing case file, version 1"
    assert schema["properties"]["schema"]["enum"] == [1, "1"]


def test_the_schema_speaks_of_keys_as_they_are_written(schema: dict[str, Any]) -> None:
    assert "schema_version" not in schema["properties"]
    assert "register" in schema["$defs"]["RegisterCheck"]["properties"]
    assert {"schema", "references", "creditor", "collector", "debtors", "debt", "claims", "pay_to"} == set(
        schema["required"]
    )


def test_every_mapping_of_the_schema_refuses_unknown_keys(schema: dict[str, Any]) -> None:
    mappings = [schema, *(model for model in schema["$defs"].values() if "properties" in model)]
    assert all(model["additionalProperties"] is False for model in mappings)


def test_every_section_is_described(schema: dict[str, Any]) -> None:
    undescribed = [name for name, model in schema["$defs"].items() if not model.get("description")]
    assert undescribed == []


def test_the_schema_accepts_a_case_that_says_everything_and_no_key_is_left_unsaid(schema: dict[str, Any]) -> None:
    load_case(EVERYTHING)
    reader = SchemaReader(schema)
    tree = read_yaml((EVERYTHING / "case.yaml").read_text(), "case.yaml").value
    assert reader.faults(tree) == []
    known = {("CaseFile", key) for key in schema["properties"]}
    for name, model in schema["$defs"].items():
        known |= {(name, key) for key in model.get("properties", {})}
    # The keys that all parties have are said of one of them; those of a kind of party are said of that kind.
    shared = set(schema["$defs"]["LegalPerson"]["properties"]) & set(schema["$defs"]["NaturalPerson"]["properties"])
    unsaid = {(name, key) for name, key in known - reader.met if key not in shared}
    assert unsaid == UNSAID_BY_KIND
    assert {name for name, _ in known} == {name for name, _ in reader.met}


@pytest.mark.parametrize("name", ["consumer", "business"])
def test_the_schema_accepts_the_examples(schema: dict[str, Any], name: str) -> None:
    file = EXAMPLES / name / "case.yaml"
    assert SchemaReader(schema).faults(read_yaml(file.read_text(), "case.yaml").value) == []


def test_the_schema_refuses_what_the_loader_refuses(schema: dict[str, Any]) -> None:
    tree = read_yaml((EVERYTHING / "case.yaml").read_text(), "case.yaml").value
    assert isinstance(tree, dict)
    assert SchemaReader(schema).faults({**tree, "klaims": []})
    assert SchemaReader(schema).faults({key: value for key, value in tree.items() if key != "claims"})
    assert SchemaReader(schema).faults({**tree, "liability": "both"})
