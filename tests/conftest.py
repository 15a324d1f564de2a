"""What all tests share: where things stand, and how a missing outside tool is treated."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


def require_tool(program: str) -> str:
    """Return the path of an outside program; skip visibly without it, or fail when FILING_REQUIRE_TOOLS=1."""
    found = shutil.which(program)
    if found:
        return found
    message = f"{program} is not installed"
    if os.environ.get("FILING_REQUIRE_TOOLS") == "1":
        pytest.fail(message)
    pytest.skip(message)
