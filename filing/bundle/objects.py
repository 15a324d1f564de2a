"""PDF objects read with care: what is not of the kind that should stand there counts as absent."""

from pikepdf import Array, Dictionary, Name, Object, Operator, String


def items_of(value: object) -> list[Object]:
    """Return the items of an array; nothing for anything else."""
    return list(value.as_list()) if isinstance(value, Array) else []


def said(value: object) -> str:
    """Return a name or a string as text, whatever its bytes; nothing for what is neither.

    Names need not be UTF-8, and pikepdf's own conversion refuses those that are not.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Name | Operator):
        return bytes(value).decode("utf-8", errors="surrogateescape")
    return str(value) if isinstance(value, String) else ""


def dictionaries_of(value: object) -> list[Dictionary]:
    """Return the dictionaries in an array, in order; nothing for anything else."""
    return [item for item in items_of(value) if isinstance(item, Dictionary)]
