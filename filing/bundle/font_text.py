"""Which letters the characters of a font stand for, as far as the font says: by its table, or by its encoding."""

import re
from collections.abc import Mapping

from fontTools.agl import toUnicode
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Dictionary, Name, Object, Stream

from filing.bundle.objects import items_of, said

MOST_BYTES = 2_000_000  # [bytes] of a table
MOST_CODES = 65_536
LONGEST = 16  # [characters] that one code may stand for
BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
CODE_PAGES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman", "/PDFDocEncoding": "cp1252"}


def _hex(text: bytes) -> bytes:
    digits = b"".join(text.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _says(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")[:LONGEST]


def _after(data: bytes, step: int) -> str:
    """Return what the code ``step`` places further stands for."""
    said_first = _says(data)
    if not said_first or ord(said_first[-1]) + step > 0x10FFFF:
        return ""
    return said_first[:-1] + chr(ord(said_first[-1]) + step)


def _pieces(block: bytes) -> list[bytes | list[bytes]]:
    found: list[bytes | list[bytes]] = []
    inside: list[bytes] | None = None
    for text, opens, closes in TOKEN.findall(block):
        if opens:
            inside = []
            found.append(inside)
        elif closes:
            inside = None
        elif inside is not None:
            inside.append(_hex(text))
        else:
            found.append(_hex(text))
    return found


def _range(first: object, last: object, to: bytes | list[bytes], says: dict[int, str]) -> None:
    if not isinstance(first, bytes) or not isinstance(last, bytes):
        return
    start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
    for step in range(min(end - start + 1, MOST_CODES)):
        if isinstance(to, list):
            if step < len(to):
                says[start + step] = _says(to[step])
        else:
            says[start + step] = _after(to, step)


def _by_table(table: Stream) -> dict[int, str]:
    says: dict[int, str] = {}
    for kind, block in BLOCK.findall(table.read_bytes()[:MOST_BYTES]):
        pieces = _pieces(block)
        if kind == b"bfchar":
            for code, to in zip(pieces[::2], pieces[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(to, bytes):
                    says[int.from_bytes(code, "big")] = _says(to)
        else:
            for first, last, end in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=False):
                _range(first, last, end, says)
        if len(says) > MOST_CODES:
            break
    return says


def _by_encoding(encoding: object) -> dict[int, str]:
    named: object = encoding if isinstance(encoding, Name) else None
    if isinstance(encoding, Dictionary):
        named = encoding.get("/BaseEncoding")
    if named is not None and said(named) in CODE_PAGES:
        says = {code: bytes([code]).decode(CODE_PAGES[said(named)], "replace") for code in range(256)}
    else:
        says = {code: toUnicode(glyph) for code, glyph in enumerate(StandardEncoding)}
    at = 0
    for item in items_of(encoding.get("/Differences")) if isinstance(encoding, Dictionary) else ():
        if isinstance(item, int):
            at = item
        else:
            says[at] = toUnicode(said(item).removeprefix("/"))
            at += 1
    return says


def letters_of(font: Object) -> Mapping[int, str]:
    """Return for the codes of ``font`` the letters that they stand for; codes of which it says nothing are left out."""
    table = font.get("/ToUnicode")
    simple = said(font.get("/Subtype")) != "/Type0"
    says = _by_encoding(font.get("/Encoding")) if simple else {}
    if isinstance(table, Stream):
        says |= _by_table(table)
    return {code: text for code, text in says.items() if text}
