"""Which characters the fonts of a layout can draw: a text that would come out as boxes is refused, and named.

An engine that lacks a character takes whatever font the machine has, or draws an empty box; in either case the letter
is not the one that was looked at. So the characters are looked up in the fonts of the style before anything is drawn.
"""

import io
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import tinycss2
from fontTools.ttLib import TTFont, TTLibError

from filing.documents.texts import continuation, texts
from filing.documents.tree import Document
from filing.errors import Problem, RenderFailed

MOST_NAMED = 20  # [characters] told at once

NEXT_STEP = (
    "Write it in the letters that the fonts have, as it stands in the passport or the register, or add a font that "
    "has this character: fonts, more, in house/house.yaml."
)


@dataclass(frozen=True, slots=True)
class FontReach:
    """The characters that the text of one layout can be written in."""

    characters: frozenset[str]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of ``text`` that no font of the layout has, each once, in order.

        Composed and decomposed spelling are one: "e" with a combining accent is drawn as "é". Characters that are
        never drawn (joiners, soft hyphens, marks of direction) need no font.
        """
        absent = set(text) - self.characters
        if not absent:
            return ()
        composed = unicodedata.normalize("NFC", text)
        return tuple(dict.fromkeys(sign for sign in composed if sign not in self.characters and _is_drawn(sign)))


def refuse_missing_characters(document: Document, reach: FontReach) -> None:
    """Return when every text of ``document`` can be drawn with the fonts of its layout.

    Raises:
        RenderFailed: with one problem for each character that is not in the fonts, and the text it stands in.
    """
    if not set().union(*map(set, _all_texts(document))) - reach.characters:
        return
    found: dict[str, str] = {}
    for text in _all_texts(document):
        for sign in reach.missing(text):
            found.setdefault(sign, text)
    if not found:
        return
    problems = [
        Problem(RenderFailed.code, f"The fonts of the house cannot print {_called(sign)}.", NEXT_STEP, value=text)
        for sign, text in list(found.items())[:MOST_NAMED]
    ]
    names = ", ".join(_called(sign) for sign in list(found)[:3])
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    raise RenderFailed(
        f"{document.kind}: the fonts of the house cannot print {names}{more}.", NEXT_STEP, problems=problems
    )


def font_reach(sheets: Mapping[str, str], files: Mapping[str, bytes]) -> FontReach:
    """Return what the fonts of one layout can draw.

    ``sheets`` are its style sheets by name in the template folders, ``files`` the files of those folders. Counted are
    the families that the last ``font-family`` of ``body`` names, each with the characters that all its faces share;
    where it names none that the sheets bring, every family of the sheets counts.
    """
    families: dict[str, frozenset[str]] = {}
    body: tuple[str, ...] = ()
    for name, css in sheets.items():
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule" and rule.lower_at_keyword == "font-face" and rule.content is not None:
                family, address = _face(rule.content)
                data = files.get(_beside(name, address))
                if family and data is not None:
                    reach = _characters(data)
                    families[family] = families[family] & reach if family in families else reach
            elif rule.type == "qualified-rule" and "body" in _selectors(rule.prelude):
                body = _families(rule.content) or body
    chosen = [families[family] for family in body if family in families] or list(families.values())
    return FontReach(frozenset().union(*chosen))


def _all_texts(document: Document) -> Iterator[str]:
    yield continuation(document)
    yield from (text for _, text in document.labels)
    yield from texts(document)


def _is_drawn(sign: str) -> bool:
    """Return whether ``sign`` leaves ink or room on paper (Cf is what Unicode calls a format character)."""
    return not sign.isspace() and unicodedata.category(sign) != "Cf" and not _is_variation(sign)


def _is_variation(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or sign == "\u034f"


def _called(sign: str) -> str:
    return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a character without a name').lower()})"


def _face(content: list[object]) -> tuple[str, str]:
    """Return the family and the address of the first file of a ``@font-face``."""
    family, address = "", ""
    for found in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if found.type != "declaration":
            continue
        if found.lower_name == "font-family":
            family = _names(found.value)[0]
        elif found.lower_name == "src":
            address = next((one for one in map(_address, found.value) if one), "")
    return family, address


def _address(token: object) -> str:
    kind = getattr(token, "type", "")
    if kind == "url":
        return str(getattr(token, "value", ""))
    if kind == "function" and getattr(token, "lower_name", "") == "url":
        return next((str(one.value) for one in getattr(token, "arguments", ()) if one.type == "string"), "")
    return ""


def _beside(sheet: str, address: str) -> str:
    """Return the name of a file in the template folders that a style sheet names by a relative address."""
    folder = sheet.rpartition("/")[0]
    return f"{folder}/{unquote(address)}" if folder else unquote(address)


def _selectors(prelude: list[object]) -> tuple[str, ...]:
    return tuple(part.strip() for part in tinycss2.serialize(prelude).split(","))


def _families(content: list[object]) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name == "font-family":
            found = _names(one.value)
    return found


def _names(value: list[object]) -> tuple[str, ...]:
    """Return the names of a list of families, in quotes or without."""
    return tuple(part.strip().strip("\"'") for part in tinycss2.serialize(value).split(","))


def _characters(data: bytes) -> frozenset[str]:
    """Return the characters of a font; of a file that is no font none, which the engine tells when it reads it."""
    try:
        cmap = TTFont(io.BytesIO(data), lazy=True).getBestCmap() or {}
    except (TTLibError, KeyError, ValueError, OSError, struct.error):
        return frozenset()
    return frozenset(map(chr, cmap))
