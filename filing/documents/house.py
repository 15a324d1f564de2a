"""A firm's own look from ``house/house.yaml``: logo, colours, fonts, foot, signature and window, checked before use."""

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fontTools.ttLib import TTFont, TTLibError
from PIL import Image, UnidentifiedImageError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from filing.documents.tree import Picture
from filing.errors import Problem, TemplateInvalid
from filing.yaml_strict import YamlFault, YamlPath, YamlTree, path_text, read_yaml

HOUSE_FILE = "house/house.yaml"
LEAST_CONTRAST = 4.5  # WCAG 2.1, success criterion 1.4.3: text of usual size
LOGO_ROOM = (80.0, 16.0)  # [mm] width and height
SIGNATURE_ROOM = (60.0, 20.0)  # [mm]
MOST_PIXELS = 25_000_000
MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg"}
NO_EMBEDDING = 0x0002  # OpenType OS/2 fsType: restricted licence embedding
BITMAP_ONLY = 0x0200  # OpenType OS/2 fsType: outlines may not be embedded

_Name = Annotated[str, Field(pattern=r"^[^/\\][^\\\x00]{0,199}$")]
_Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
_Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]*$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Image(_Part):
    file: _Name
    text: _Line


class _Colours(_Part):
    ink: _Colour = "#1b1f23"
    accent: _Colour = "#1f3a53"
    muted: _Colour = "#5c6770"
    shade: _Colour = "#f2f5f7"


class _Face(_Part):
    regular: _Name
    italic: _Name | None = None
    bold: _Name | None = None


class _Fonts(_Part):
    letter: _Face | None = None
    pleading: _Face | None = None
    more: tuple[_Name, ...] = Field(default=(), max_length=8)


class _File(_Part):
    logo: _Image | None = None
    signature: _Image | None = None
    colours: _Colours = _Colours()
    fonts: _Fonts = _Fonts()
    footer: tuple[_Line, ...] = Field(default=(), max_length=4)
    window: Literal["left", "right", "din_b"] = "left"


@dataclass(frozen=True, slots=True)
class Family:
    """A font family of the firm: its name in CSS, as Word knows it, and its files with style and weight."""

    css: str
    word: str
    faces: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class House:
    """The look of a firm. ``families`` are those of each layout; ``more`` help out where these lack a character.

    ``colours`` are "#rrggbb" by name: ink, accent, muted, shade.
    """

    colours: Mapping[str, str]
    logo: Picture | None = None
    signature: Picture | None = None
    families: tuple[tuple[str, Family], ...] = ()
    more: tuple[Family, ...] = ()
    footer: tuple[str, ...] = ()
    window: str = "left"


OURS = House(colours=_Colours().model_dump())
"""The look without a ``house.yaml``."""


def load_house(files: Mapping[str, bytes]) -> House:
    """Return the look that ``house/house.yaml`` of the template folders asks for, else the built-in one.

    Raises:
        TemplateInvalid: with every fault by line: an unknown key, a file that is not there, a picture that cannot be
            read, too little contrast, a file that is no font or whose licence forbids embedding.
    """
    if HOUSE_FILE not in files:
        return OURS
    tree, asked = _read(files[HOUSE_FILE])
    found = _Checked(files, tree)
    found.contrasts(asked.colours)
    families = [(layout, face) for layout in ("letter", "pleading") if (face := getattr(asked.fonts, layout))]
    house = House(
        colours=asked.colours.model_dump(),
        logo=found.picture(asked.logo, ("logo",), LOGO_ROOM),
        signature=found.picture(asked.signature, ("signature",), SIGNATURE_ROOM),
        families=tuple((layout, found.family(face, layout)) for layout, face in families),
        more=tuple(
            Family(f"House More {at + 1}", found.font(name, ("fonts", "more", at)), ((f"house/{name}", "normal", 400),))
            for at, name in enumerate(asked.fonts.more)
        ),
        footer=asked.footer,
        window=asked.window,
    )
    if found.problems:
        raise _invalid(found.problems)
    return house


def _read(data: bytes) -> tuple[YamlTree, _File]:
    try:
        tree = read_yaml(data.decode("utf-8-sig"), HOUSE_FILE)
    except UnicodeDecodeError as error:
        raise _invalid([_problem("This file is not UTF-8 text.", "Save it with the encoding UTF-8.")]) from error
    except YamlFault as fault:
        step = "Correct this line."
        raise _invalid([_problem(one.message, step, one.line) for one in fault.faults]) from fault
    try:
        return tree, _File.model_validate(tree.value if tree.value is not None else {})
    except ValidationError as error:
        step = "See docs/templates.md, the house style, for the keys of this file."
        problems = [
            _problem(one["msg"], step, tree.line(one["loc"]), path_text(one["loc"]))
            for one in error.errors(include_url=False, include_input=False)
        ]
        raise _invalid(problems) from error


class _Checked:
    """Reads what the file names, and keeps what is wrong with it."""

    def __init__(self, files: Mapping[str, bytes], tree: YamlTree) -> None:
        self.problems: list[Problem] = []
        self._files = files
        self._tree = tree

    def _fault(self, path: YamlPath, message: str, step: str) -> None:
        self.problems.append(_problem(message, step, self._tree.line(path), path_text(path)))

    def _data(self, name: str, path: YamlPath) -> bytes | None:
        data = self._files.get(f"house/{name}")
        if data is None:
            self._fault(path, f"There is no file house/{name}.", "Put the file there, or correct its name.")
        return data

    def contrasts(self, colours: _Colours) -> None:
        for name in ("ink", "accent", "muted"):
            for ground in ("#ffffff", colours.shade):
                found = contrast(getattr(colours, name), ground)
                if found < LEAST_CONTRAST:
                    self._fault(
                        ("colours", name),
                        f"On {ground} this colour has a contrast of {found:.1f}:1; text needs {LEAST_CONTRAST}:1.",
                        "Take a darker colour, or a lighter shade.",
                    )
                    break

    def picture(self, asked: _Image | None, path: YamlPath, room: tuple[float, float]) -> Picture | None:
        """Return a picture scaled to fit its room."""
        data = None if asked is None else self._data(asked.file, (*path, "file"))
        if asked is None or data is None:
            return None
        try:
            _refuse_broken_off(data)
            with Image.open(io.BytesIO(data), formats=tuple(MEDIA)) as image:
                width, height, media = image.width, image.height, MEDIA[str(image.format)]
                if width * height <= MOST_PIXELS:
                    image.load()
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            self._fault((*path, "file"), f"house/{asked.file} cannot be read as a picture.", "Save it as PNG or JPEG.")
            return None
        if width * height > MOST_PIXELS:
            self._fault((*path, "file"), "This picture has more than 25 million pixels.", "Save it smaller.")
            return None
        scale = min(room[0] / width, room[1] / height)
        return Picture(data, media, asked.text, round(width * scale, 2), round(height * scale, 2))

    def family(self, face: _Face, layout: str) -> Family:
        faces = [(face.regular, "normal", 400, "regular")]
        faces += [(face.italic, "italic", 400, "italic")] if face.italic else []
        faces += [(face.bold, "normal", 600, "bold")] if face.bold else []
        names = [self.font(name, ("fonts", layout, key)) for name, _, _, key in faces]
        return Family(
            f"House Own {layout}", names[0], tuple((f"house/{name}", style, weight) for name, style, weight, _ in faces)
        )

    def font(self, name: str, path: YamlPath) -> str:
        """Return the family that a font file names, as Word lists it."""
        data = self._data(name, path)
        if data is None:
            return ""
        try:
            font = TTFont(io.BytesIO(data), lazy=True)
            allowed, family = font["OS/2"].fsType, font["name"].getBestFamilyName() or ""
            font.getBestCmap()
        except (TTLibError, KeyError, ValueError, OSError, AttributeError, struct.error):
            self._fault(path, f"house/{name} is not a font.", "Use an OpenType font: a .ttf or .otf file.")
            return ""
        if allowed & 0x000F == NO_EMBEDDING or allowed & BITMAP_ONLY:
            self._fault(
                path,
                f"The licence of house/{name} forbids embedding in a document (fsType {allowed}).",
                "Ask the maker for a licence that allows it, or use another font.",
            )
        return family


def _refuse_broken_off(data: bytes) -> None:
    """Refuse a file without the end that PNG and JPEG have; WeasyPrint lets Pillow take pictures that break off."""
    if b"IEND" not in data[-64:] and b"\xff\xd9" not in data[-1024:]:
        message = "the picture breaks off"
        raise ValueError(message)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours "#rrggbb" as WCAG 2.1 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def house_sheet(house: House) -> str:
    """Return the ``@font-face`` rules of the firm's fonts, as a style sheet that stands in ``house/``."""
    families = [*(family for _, family in house.families), *house.more]
    return "\n".join(_rules(families))


def _rules(families: list[Family]) -> Iterator[str]:
    for family in families:
        for file, style, weight in family.faces:
            address = "".join(f"%{ord(sign):02X}" if sign in " %\"'()<>" else sign for sign in file[len("house/") :])
            yield (
                f'@font-face {{ font-family: "{family.css}"; src: url("{address}"); '
                f"font-style: {style}; font-weight: {weight}; }}"
            )


def with_values(css: str, house: House) -> str:
    """Return a style sheet with the values of the house in it: ``var(--accent)``, ``var(--letter-font)`` and so on.

    Put in before the sheet is read, for a variable that is looked up for each element takes time in each letter.
    """
    own = {layout: family.css for layout, family in house.families}
    values: dict[str, Any] = {f"--{name}": colour for name, colour in house.colours.items()}
    for layout, usual in (("letter", "House Sans"), ("pleading", "House Serif")):
        names = [own.get(layout, usual), *(family.css for family in house.more)]
        values[f"--{layout}-font"] = ", ".join(f'"{name}"' for name in names)
    for name, value in values.items():
        css = css.replace(f"var({name})", str(value))
    return css


def _problem(message: str, step: str, line: int | None = None, path: str = "") -> Problem:
    return Problem(TemplateInvalid.code, message, step, file=HOUSE_FILE, line=line, path=path)


def _invalid(problems: list[Problem]) -> TemplateInvalid:
    first = problems[0]
    return TemplateInvalid(f"{first.place()}: {first.message}", first.next_step, problems=problems)
