"""The one place that knows where templates, schemas and tables stand: in a checkout or in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"


def _folder(name: str) -> Path:
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def templates_folder() -> Path:
    """Return the folder of the built-in document kinds and the house style."""
    return _folder("templates")


def schemas_folder() -> Path:
    """Return the folder of the JSON Schema and the XSDs."""
    return _folder("schemas")


def law_folder() -> Path:
    """Return the folder of the built-in law tables."""
    return _PACKAGE / "law" / "tables"


def profiles_folder() -> Path:
    """Return the folder of the built-in court profiles."""
    return _PACKAGE / "bundle" / "profiles"


def new_case_file() -> Path:
    """Return the commented case file that a new case starts from."""
    return _PACKAGE / "casefile" / "new_case.yaml"


def locale_folder() -> Path:
    """Return the folder of the message catalogues."""
    return _PACKAGE / "locale"
