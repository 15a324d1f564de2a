"""PDF objects read with care: what is not of the kind that should stand there counts as absent."""

from pikepdf import Array, Dictionary, Object


def items_of(value: object) -> list[Object]:
    """Return the items of an array; nothing for anything else."""
    return list(value.as_list()) if isinstance(value, Array) else []


def dictionaries_of(value: object) -> list[Dictionary]:
    """Return the dictionaries in an array, in order; nothing for anything else."""
    return [item for item in items_of(value) if isinstance(item, Dictionary)]
