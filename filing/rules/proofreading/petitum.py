"""Where the claim at the end of a summons stands."""

from filing.rules.proofreading.letter_text import words

_PETITUM = words(
    r"\b(?:mitsdien|met conclusie|behage\w*|daarom vordert|(?:dat|om) (?:de|het|uw) (?:kantonrechter|rechtbank"
    r"|edelachtbare)"
    r"|concludeert|de vordering luidt|wat eist|eis(?:er|eres|ende partij) vordert)\b"
)
_AFTER_PETITUM = words(
    r"\b(?:de kosten (?:van dit exploot|dezes|van deze)|overzicht van producties|productieoverzicht|productielijst"
    r"|lijst van producties)\b"
)


def petitum_in(text: str) -> tuple[int, int] | None:
    """Return where the claim at the end begins and ends, or None when it was not recognised."""
    late = [match.start() for match in _PETITUM.finditer(text, len(text) // 3 + 1)]
    if not late:
        return None
    end = _AFTER_PETITUM.search(text, late[-1])
    return late[-1], end.start() if end else len(text)
