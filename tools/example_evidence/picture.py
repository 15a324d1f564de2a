"""Draws on paper, and takes a photograph or a scan of it, with the flaws that real ones have."""

import hashlib
import io

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from filing.resources import templates_folder
from tools.example_evidence.pen import Stroke, chances

_FONTS = templates_folder() / "house" / "fonts"
REGULAR, SEMIBOLD, ITALIC = "SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf", "SourceSerif4-Italic.ttf"
INK_BLUE = (28, 44, 112)
Colour = tuple[int, int, int]


def font(file: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font of the house, without outside layout library, so that every machine draws the same."""
    return ImageFont.truetype(_FONTS / file, size, layout_engine=ImageFont.Layout.BASIC)


def grain(size: tuple[int, int], seed: str, reach: int) -> Image.Image:
    """Return a grey picture around 128 whose pixels stray by at most ``reach``, always the same for ``seed``."""
    width, height = size
    noise = Image.frombytes("L", size, hashlib.shake_256(seed.encode()).digest(width * height))
    return noise.point([128 + round((value - 127.5) / 127.5 * reach) for value in range(256)])


def handwrite(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colour: Colour) -> None:
    """Write ``text`` as if by hand: every letter a little off the line and off its size."""
    x, y = float(at[0]), at[1]
    for letter, up, larger in zip(text, chances(text, len(text)), chances(text + "'", len(text)), strict=True):
        face = font(ITALIC, round(size * (0.92 + 0.16 * larger)))
        draw.text((x, y + (up - 0.5) * size * 0.16), letter, font=face, fill=colour)
        x += face.getlength(letter) * 1.02


def sign(
    draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], strokes: tuple[Stroke, ...], colour: Colour, width: int
) -> None:
    """Draw a signature into ``box`` (left, top, width, height)."""
    left, top, wide, high = box
    for stroke in strokes:
        draw.line([(left + x * wide, top + y * high) for x, y in stroke], fill=colour, width=width, joint="curve")


def crease(paper: Image.Image, y: int) -> None:
    """Fold the paper at height ``y``: a light line with a shadow below it."""
    draw = ImageDraw.Draw(paper, "RGBA")
    draw.line([(0, y), (paper.width, y + 2)], fill=(255, 255, 255, 150), width=2)
    for step in range(1, 13):
        draw.line([(0, y + step), (paper.width, y + step + 2)], fill=(90, 80, 60, 30 - 2 * step))


def photograph(paper: Image.Image, seed: str, turn: float, taken: str) -> bytes:
    """Return a JPEG of the paper lying askew on a dark table, taken with a telephone; no place in its data.

    ``taken`` is the moment as EXIF writes it: ``2026:06:17 14:11:52``.
    """
    size = (1200, 1600)
    table = _wood(size, seed)
    sheet = paper.convert("RGBA").rotate(turn, Image.Resampling.BICUBIC, expand=True)
    at = ((size[0] - sheet.width) // 2 + 12, (size[1] - sheet.height) // 2 - 18)
    shadow = Image.new("L", size, 0)
    shadow.paste(sheet.getchannel("A").point([0] * 128 + [170] * 128), (at[0] + 12, at[1] + 18))
    table = Image.composite(Image.new("RGB", size, (8, 6, 5)), table, shadow.filter(ImageFilter.GaussianBlur(16)))
    table.paste(sheet, at, sheet)
    light = ImageOps.invert(Image.radial_gradient("L")).resize((2600, 3000), Image.Resampling.BICUBIC)
    light = light.crop((500, 350, 1700, 1950)).point([min(255, 120 + value * 6 // 10) for value in range(256)])
    lit = ImageChops.multiply(
        table, Image.merge("RGB", (light, light, light.point([v * 96 // 100 for v in range(256)])))
    )
    soft = lit.filter(ImageFilter.GaussianBlur(0.7))
    noise = grain(size, seed + " sensor", 9)
    noisy = ImageChops.add(soft, Image.merge("RGB", (noise, noise, noise)), 1, -128)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Voorbeeld", "Toestel 1", 1
    exif[0x0132] = taken
    exif.get_ifd(0x8769)[0x9003] = taken
    target = io.BytesIO()
    noisy.save(target, "JPEG", quality=66, optimize=True, exif=exif, dpi=(72, 72))
    return target.getvalue()


def _wood(size: tuple[int, int], seed: str) -> Image.Image:
    long_grain = grain((6, 420), seed + " wood", 127).resize(size, Image.Resampling.BICUBIC)
    broad = grain((3, 9), seed + " boards", 100).resize(size, Image.Resampling.BICUBIC)
    both = Image.blend(long_grain, broad, 0.45)
    return ImageOps.colorize(both, black=(26, 17, 12), white=(98, 66, 44), mid=(58, 38, 26))


def scan(paper: Image.Image, seed: str, turn: float) -> bytes:
    """Return a grey PNG of the paper as an office scanner makes it: a little askew, specks, a dark edge; 150 dpi."""
    grey = ImageOps.grayscale(paper).rotate(turn, Image.Resampling.BICUBIC, fillcolor=250)
    draw = ImageDraw.Draw(grey)
    chance = chances(seed, 400)
    for at in range(0, 400, 4):
        x, y = chance[at] * grey.width, chance[at + 1] * grey.height
        reach = 0.4 + 1.5 * chance[at + 2] ** 3
        draw.ellipse((x, y, x + reach, y + reach), fill=round(90 + 120 * chance[at + 3]))
    for step in range(26):
        draw.line([(step, 0), (step - 7, grey.height)], fill=118 + 5 * step)
    worn = grey.filter(ImageFilter.GaussianBlur(0.55))
    sixteen = worn.point([min(255, round(value / 17) * 17) for value in range(256)]).quantize(16)
    target = io.BytesIO()
    sixteen.convert("L").save(target, "PNG", optimize=True, dpi=(150, 150))
    return target.getvalue()
