"""The JSON Schema of the case file, derived from the models: ``python -m filing.casefile.schema`` writes it."""

import json

from filing.casefile.case import SCHEMA_VERSION
from filing.casefile.format_keys import format_schema
from filing.files import write_whole
from filing.resources import schemas_folder

FILE_NAME = "case-file.schema.json"


def schema_json() -> bytes:
    """Return the schema as it stands in ``schemas/``: keys sorted, the same bytes each time."""
    schema = {
        **format_schema(),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:filing:case-file:{SCHEMA_VERSION}",
        "title": f"filing case file, version {SCHEMA_VERSION}",
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def main() -> None:
    """Leave ``schemas/case-file.schema.json`` in step with the models."""
    write_whole(schemas_folder() / FILE_NAME, schema_json())


if __name__ == "__main__":
    main()
