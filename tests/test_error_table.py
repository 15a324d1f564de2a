"""docs/errors.md tables every error class, and nothing that is none."""

import re
from pathlib import Path

from filing import errors
from filing.errors import FilingError

PAGE = Path(__file__).resolve().parent.parent / "docs" / "errors.md"
ROW = re.compile(r"^\| (\d+) \| `([A-Z-]+)` \| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def classes() -> list[type[FilingError]]:
    found = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, FilingError)]
    return sorted(found, key=lambda one: one.exit_code)


def test_every_class_has_its_row_in_order_and_no_row_is_without_a_class() -> None:
    rows = [match[:4] for match in ROW.findall(PAGE.read_text())]
    wanted = [(str(one.exit_code), one.code, one.__name__, " ".join((one.__doc__ or "").split())) for one in classes()]
    assert rows == wanted
    assert PAGE.read_text().count("\n| ") == len(rows) + 1


def test_codes_and_exit_codes_are_given_once() -> None:
    assert len({one.code for one in classes()}) == len({one.exit_code for one in classes()}) == len(classes())


def test_exit_codes_lie_in_the_range_of_their_class() -> None:
    ranges = {"CASE": 1, "LAW": 2, "BLOCKED": 3, "TEMPLATE": 4, "BUNDLE": 5, "PACKET": 6, "TOOL": 8}
    for one in classes():
        if one.exit_code >= 10:
            assert ranges[one.code.split("-")[0]] == one.exit_code // 10
