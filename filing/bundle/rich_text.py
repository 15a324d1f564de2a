"""An RTF document made ready to be printed: fields as stored, nothing that reaches out of it.

LibreOffice would take a picture that a field names from the disk of whoever makes the bundle.
Law:   Rich Text Format (RTF) Specification 1.9.1: groups, control words, fields, binary data.
"""

import re
from dataclasses import dataclass, field

from filing.bundle.office_fields import LEFT_ALONE, keyword
from filing.bundle.refusals import Reason, Refused

TOKEN = re.compile(
    rb"\\bin(?P<binary>\d{1,9}) ?|\\'(?P<coded>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?|"
    rb"\\.|(?P<brace>[{}])|(?P<plain>[^\\{}]+)|\\",
    re.DOTALL,
)
MOMENTS = frozenset({b"chdate", b"chtime", b"chdpl", b"chdpa"})
REMOVED_GROUPS = frozenset({b"template", b"filetbl", b"nextgraphic", b"NeXTGraphic", b"datafield", b"linkval"})
HIDDEN = frozenset({b"v"})
DEEPEST = 500  # [levels] groups inside groups


@dataclass(slots=True)
class _Group:
    """A group on its way: where it begins in what is written, and what it turns out to be."""

    begin: int
    word: bytes = b""
    letters: bytearray = field(default_factory=bytearray)
    is_code: bool = False
    drop: bool = False


@dataclass(slots=True)
class _Told:
    fields: int = 0
    moments: int = 0
    outside: int = 0
    hidden: int = 0
    tracked: int = 0


def _word(group: _Group, word: bytes, number: bytes, told: _Told) -> bool:
    """Take note of a control word in ``group``; say whether it is left out."""
    group.word = group.word or word
    if word == b"fldinst":
        if group.word != word:
            raise Refused(Reason.DAMAGED, "a field of the RTF document is not written as the format wants it")
        group.is_code = True
    if group.word in REMOVED_GROUPS:
        group.drop = True
    if word in MOMENTS:
        told.moments += 1
        return True
    told.hidden += word in HIDDEN and number != b"0"
    told.tracked += word in {b"revised", b"deleted"} and number != b"0"
    return False


def _is_frozen(group: _Group) -> bool:
    return keyword(group.letters.decode("cp1252", errors="replace")) not in LEFT_ALONE


def _close(stack: list[_Group], out: bytearray, told: _Told) -> None:
    group = stack.pop()
    above = stack[-1] if stack else None
    if above is not None and above.is_code:
        above.letters += group.letters
        return
    names_picture = group.word == b"sn" and group.letters.strip() == b"pibName"
    if names_picture and above is not None:
        above.drop = True
    if group.drop:
        told.outside += 1
        del out[group.begin :]
    elif group.is_code and _is_frozen(group):
        told.fields += 1
        del out[group.begin :]


def _take(found: re.Match[bytes], group: _Group, told: _Told) -> bool:
    """Take note in ``group`` of what stands in it; say whether it is left out."""
    coded, word, number, plain = found.group("coded", "word", "number", "plain")
    if word is not None:
        return _word(group, word, number or b"", told)
    if coded is not None:
        group.letters += bytes([int(coded, 16)])
    elif found[0] == b"\\\\":
        group.letters += b"\\"
    elif plain is not None:
        group.letters += plain.replace(b"\r", b"").replace(b"\n", b"")
    return False


def _rewritten(data: bytes, told: _Told) -> bytes:
    out = bytearray()
    stack: list[_Group] = []
    at = 0
    while at < len(data) and (found := TOKEN.match(data, at)):
        end = found.end() + int(found["binary"] or 0)
        if found["brace"] == b"{":
            stack.append(_Group(len(out)))
            if len(stack) > DEEPEST:
                raise Refused(Reason.TOO_LARGE, f"groups of the RTF document lie more than {DEEPEST} deep")
        if not (stack and _take(found, stack[-1], told)):
            out += data[at:end]
        if found["brace"] == b"}" and stack:
            _close(stack, out, told)
        at = end
    if stack:
        raise Refused(Reason.DAMAGED, "the RTF document is cut off: its groups do not end")
    return bytes(out)


def ready_rtf(data: bytes) -> tuple[bytes, list[str]]:
    """Return the document with its fields as stored and nothing that reaches out of it, and notes.

    Raises: Refused when it is cut off or its groups lie too deep.
    """
    told = _Told()
    made = _rewritten(data, told)
    counts = (
        (told.fields, "fields (dates, names of files and the like) stand as the file stored them"),
        (told.moments, "dates or hours would be those of the print and are left out"),
        (told.outside, "links to what is outside the document (pictures, templates, data) are cut off"),
        (told.hidden, "places where text is hidden in the document; it is not printed"),
        (told.tracked, "tracked changes; what was taken out stands struck, what was added underlined"),
    )
    return made, [f"{count} {what}" for count, what in counts if count]
