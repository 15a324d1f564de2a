"""The version that packets and provenance name; the one place where it stands is the package's metadata."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the installed version, or ``0+source`` for a checkout that was never installed."""
    try:
        return version("filing")
    except PackageNotFoundError:
        return "0+source"
