"""A case file as JSON again: what a packet carries, and what another system can load."""

import json

from filing.casefile.case import CaseFile


def case_json(file: CaseFile) -> bytes:
    """Return ``file`` as a ``case.json`` that loads into the same values.

    Keys stand in the order of the format, amounts are strings with two decimals, what is not known is left out. A
    citizen service number and the password of an exhibit are in no dump.
    """
    values = file.model_dump(mode="json", by_alias=True, exclude_none=True)
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
