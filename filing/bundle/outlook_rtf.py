"""The HTML of an Outlook message that is stored inside compressed RTF, as programs of the Exchange family store it.

Law:   [MS-OXRTFCP] compression; [MS-OXRTFEX] HTML inside RTF.
"""

import re
import struct
from dataclasses import dataclass, replace

from filing.bundle.limits import MAX_RTF_BYTES
from filing.bundle.refusals import Reason, Refused
from filing.bundle.rich_text import DEEPEST, TOKEN

HEAD = struct.Struct("<IIII")
PACKED, PLAIN = 0x75465A4C, 0x414C454D
WINDOW = 4096  # [bytes]
# What every packed RTF may refer to before it says anything itself [MS-OXRTFCP 2.1.3.1.4].
BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
PASSED_OVER = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"listtable", b"generator"}
)
LETTERS = {b"par": "\r\n", b"line": "\r\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“"} | {
    b"rdblquote": "”",
    b"bullet": "•",
    b"endash": "–",
    b"emdash": "—",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
}
CODEPAGE = re.compile(rb"\\ansicpg(\d{1,5})")
NAMED_CODEPAGES = {65001: "utf-8", 10000: "mac-roman"}


def _repeat(out: bytearray, place: int, length: int) -> bool:
    """Add what stands at ``place`` of the window once more; say whether there is anything: at the end there is not."""
    back = (len(out) - place) % WINDOW
    if not back:
        return False
    first = len(out) - back
    if first < 0:
        raise Refused(Reason.DAMAGED, "the text of the message cannot be unpacked; it refers to nothing")
    for number in range(first, first + length):
        out.append(out[number])
    return True


def _unfold(data: bytes) -> bytes:
    out = bytearray(BEGINNING)
    at = HEAD.size
    while at < len(data) and len(out) <= MAX_RTF_BYTES:
        control = data[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                out += data[at : at + 1]
                at += 1
            elif at + 2 > len(data) or not _repeat(out, data[at] << 4 | data[at + 1] >> 4, (data[at + 1] & 15) + 2):
                return bytes(out[len(BEGINNING) :])
            else:
                at += 2
    return bytes(out[len(BEGINNING) :])


def unpacked(data: bytes) -> bytes:
    """Return the RTF in ``data``; nothing when it is no packed RTF.

    Raises: Refused when it is damaged or unpacks to too much.
    """
    if len(data) < HEAD.size:
        return b""
    kind = HEAD.unpack_from(data)[2]
    if kind == PLAIN:
        return data[HEAD.size :]
    rtf = _unfold(data) if kind == PACKED else b""
    if len(rtf) > MAX_RTF_BYTES - WINDOW:
        raise Refused(Reason.TOO_LARGE, f"the text of the message unpacks to more than {MAX_RTF_BYTES} bytes")
    return rtf


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a group: whether it is HTML itself, for RTF only, or passed over; letters behind a code."""

    tag: bool = False
    only_rtf: bool = False
    passed: bool = False
    skip: int = 1
    begins: bool = True


class _Reader:
    """Takes the HTML out of RTF, token by token."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._out: list[str] = []
        self._bytes = bytearray()
        self._stack = [_Group()]
        self._to_skip = 0

    @property
    def said(self) -> str:
        self._flush()
        return "".join(self._out)

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(self._bytes.decode(self._encoding, errors="replace"))
            self._bytes.clear()

    def _write(self, letters: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(letters))
            self._to_skip -= skipped
            letters = letters[skipped:]
        group = self._stack[-1]
        if not group.passed and (group.tag or not group.only_rtf):
            self._bytes += letters

    def _say(self, text: str) -> None:
        group = self._stack[-1]
        if not group.passed and (group.tag or not group.only_rtf):
            self._flush()
            self._out.append(text)

    def _word(self, word: bytes, number: bytes | None) -> None:
        group = self._stack[-1]
        if word == b"htmlrtf":
            self._stack[-1] = replace(group, only_rtf=number != b"0")
        elif word == b"htmltag":
            self._stack[-1] = replace(group, tag=True, passed=False)
        elif word in PASSED_OVER and group.begins:
            self._stack[-1] = replace(group, passed=True)
        elif word == b"uc":
            self._stack[-1] = replace(group, skip=int(number or b"1"))
        elif word == b"u" and number is not None:
            self._say(chr(int(number) % 0x10000))
            self._to_skip = group.skip
        elif word in LETTERS:
            self._say(LETTERS[word])

    def take(self, symbol: bytes, coded: bytes | None, word: bytes | None, number: bytes | None) -> None:
        """Take one token in."""
        if symbol == b"{":
            self._stack.append(replace(self._stack[-1], begins=True))
            self._to_skip = 0
            if len(self._stack) > DEEPEST:
                raise Refused(Reason.TOO_LARGE, f"groups of the message lie more than {DEEPEST} deep")
            return
        if symbol == b"}":
            self._stack = self._stack[:-1] or [_Group()]
            self._to_skip = 0
            return
        if word is not None:
            self._word(word, number)
        elif coded is not None:
            self._write(bytes([int(coded, 16)]))
        elif symbol == b"\\*":
            # What stands in a group that a reader need not know is passed over, unless it turns out to be HTML.
            self._stack[-1] = replace(self._stack[-1], passed=True)
            return
        elif symbol in {b"\\{", b"\\}", b"\\\\"}:
            self._write(symbol[1:])
        elif symbol == b"\\~":
            self._say("\u00a0")
        elif not symbol.startswith(b"\\"):
            self._write(symbol.replace(b"\r", b"").replace(b"\n", b""))
        if symbol.strip():
            self._stack[-1] = replace(self._stack[-1], begins=False)


def _encoding(rtf: bytes) -> str:
    found = CODEPAGE.search(rtf[:2000])
    number = int(found[1]) if found else 1252
    encoding = NAMED_CODEPAGES.get(number, f"cp{number}")
    try:
        b"".decode(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def holds_html(rtf: bytes) -> bool:
    """Return whether the RTF only wraps HTML."""
    return b"\\fromhtml" in rtf[:2000]


def html_in(rtf: bytes) -> str:
    """Return the HTML that the RTF wraps; nothing when it wraps none.

    Raises: Refused when its groups lie too deep.
    """
    if not holds_html(rtf):
        return ""
    reader = _Reader(_encoding(rtf))
    at = 0
    while at < len(rtf) and (found := TOKEN.match(rtf, at)):
        reader.take(found[0], found["coded"], found["word"], found["number"])
        at = found.end() + int(found["binary"] or 0)
    return reader.said
