"""What all tests share: where things stand, and how a missing outside tool is treated."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from filing.law.loader import load_law
from filing.law.table import Law

# A busy machine makes one example slow; that is no failure.
settings.register_profile("filing", deadline=None)
settings.load_profile("filing")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def law() -> Law:
    """The law tables as shipped."""
    return load_law()


def require_tool(program: str) -> str:
    """Return the path of an outside program; skip visibly without it, or fail when FILING_REQUIRE_TOOLS=1."""
    found = shutil.which(program)
    if found:
        return found
    message = f"{program} is not installed"
    if os.environ.get("FILING_REQUIRE_TOOLS") == "1":
        pytest.fail(message)
    pytest.skip(message)
