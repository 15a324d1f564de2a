"""The version that packets and provenance name; the build reads it from here."""

VERSION = "0.1.0"


def program_version() -> str:
    """Return the version of this program."""
    return VERSION
