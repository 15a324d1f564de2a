"""How many bytes the dots of a picture in a PDF take, as far as it says itself, and whether they are all there."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Stream

from filing.bundle.objects import items_of, said
from filing.bundle.unpacking import Fault, Unpacked

COLOURS = {
    "/DeviceGray": 1,
    "/G": 1,
    "/CalGray": 1,
    "/Indexed": 1,
    "/I": 1,
    "/Separation": 1,
    "/DeviceRGB": 3,
    "/RGB": 3,
    "/CalRGB": 3,
    "/Lab": 3,
    "/DeviceCMYK": 4,
    "/CMYK": 4,
}


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1_000_000 else 0


def _colours(space: object) -> int:
    """Return the samples of one dot; 0 where that is not known."""
    if isinstance(space, Name):
        return COLOURS.get(said(space), 0)
    parts = items_of(space) if isinstance(space, Array) else []
    if not parts:
        return 0
    kind = said(parts[0])
    if kind == "/ICCBased" and len(parts) > 1 and isinstance(parts[1], Stream):
        return _number(parts[1].get("/N"))
    if kind == "/DeviceN" and len(parts) > 1:
        return len(items_of(parts[1]))
    return COLOURS.get(kind, 0)


@dataclass(frozen=True, slots=True)
class PictureSize:
    """A picture of ``high`` lines of ``line`` bytes each, 0 where that is not known; ``samples`` are those of all."""

    high: int
    line: int
    samples: int

    @property
    def whole(self) -> int:
        """The bytes of all lines; 0 where that is not known."""
        return self.high * self.line

    def fault(self, made: Unpacked) -> Fault:
        """Return what is wrong with a picture of plain samples that was unpacked to ``made``.

        Where every line is there, it does not matter how its data end.
        """
        if self.whole and made.size >= self.whole:
            beyond = made.fault is Fault.BREAKS_OFF and made.size > self.whole
            return Fault.CHECK_SUM if beyond or made.fault in {Fault.CHECK_SUM, Fault.WRONG} else Fault.NONE
        if made.fault is Fault.TOO_LARGE:
            return Fault.NONE
        if made.fault is not Fault.NONE or not self.whole:
            return made.fault if made.size or not self.samples else Fault.BREAKS_OFF
        return Fault.BREAKS_OFF if not made.sealed or made.size < self.whole - self.line else Fault.NONE


def picture_size(stream: Stream) -> PictureSize:
    """Return how large ``stream``, a picture, says it is."""
    wide, high = _number(stream.get("/Width", stream.get("/W"))), _number(stream.get("/Height", stream.get("/H")))
    mask = bool(stream.get("/ImageMask", stream.get("/IM", False)))
    bits = 1 if mask else _number(stream.get("/BitsPerComponent", stream.get("/BPC")))
    colours = 1 if mask else _colours(stream.get("/ColorSpace", stream.get("/CS")))
    line = (wide * bits * colours + 7) // 8
    if line and _tagged_lines(stream):
        line += 1
    return PictureSize(high, line, wide * high * (colours or 3))


def _tagged_lines(stream: Stream) -> bool:
    """Return whether each line has a byte before it that says how it was foretold, as in PNG.

    Where qpdf or a chain of forms has unpacked it, the byte is gone; the size is then reckoned a little high.
    """
    how = stream.get("/DecodeParms", stream.get("/DP"))
    given = items_of(how) if isinstance(how, Array) else [how]
    found = [one.get("/Predictor", 1) for one in given if isinstance(one, Dictionary)]
    return any(isinstance(one, int) and one >= 10 for one in found)
