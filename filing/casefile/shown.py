"""What a report of a problem shows: a value short, printable and never a secret, and the command to run next."""

import shlex
from pathlib import Path

from filing.yaml_strict import Value, YamlPath, path_text

MAX_SHOWN = 80  # [characters]
SECRETS = frozenset({"citizen_service_number", "password"})


def shown(value: Value, path: YamlPath = ()) -> str:
    """Return ``value`` as a report may show it: nothing of a secret or of a block, else its first characters.

    Control characters are written out as codes, so that a value cannot give orders to a terminal.
    """
    if not isinstance(value, str) or SECRETS.intersection(step for step in path if isinstance(step, str)):
        return ""
    text = _printable(value)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def shown_path(path: YamlPath) -> str:
    """Return ``claims[0].amount``: where something stands, printable whatever the keys are."""
    return _printable(path_text(path))


def check_command(case: Path) -> str:
    """Return the command that checks ``case``, as a shell takes it: a name with blanks in quotes."""
    return f"filing check {shlex.quote(_printable(str(case)))}"


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


def value_at(tree: Value, path: YamlPath) -> Value:
    """Return what stands at ``path`` in ``tree``, or None when nothing does."""
    at = tree
    for step in path:
        if isinstance(at, dict) and isinstance(step, str):
            at = at.get(step)
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
        else:
            return None
    return at
