"""Whether the data of a picture go on to its last line: JPEG, JPEG 2000, JBIG2, fax, and plain samples."""

import io
import re
import struct
from collections.abc import Iterator
from hashlib import sha256

import pikepdf
from pikepdf import Dictionary, Name, Pdf, StreamDecodeLevel
from PIL import Image

from filing.bundle.unpacking import Fault

JPEG_START = b"\xff\xd8"
JPEG_END = b"\xff\xd9"
JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
JPEG_SCAN = 0xDA
JPEG_USUAL = frozenset({0xC0, 0xC1, 0xC2})  # kinds of JPEG that every program unpacks
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
EIGHT_BITS = 8
MOST_SAMPLES = 128_000_000  # of a JPEG that is unpacked to the last one
MOST_SAMPLES_REDUCED = 240_000_000  # of one that is unpacked much reduced
LOST_GREYS = frozenset({127, 128, 129})  # [of 255] what a decoder shows of blocks for which no data came
LAST_LINES = 8  # [lines] of one row of blocks
FAX_GROUNDS = (bytes(4096), b"".join(sha256(bytes([number])).digest() for number in range(128)))
FAX_MOST = 100_000_000  # [pixels]
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, struct.error)


def jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of a JPEG as far as they go: marker, and where what it holds begins and ends."""
    at = 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in JPEG_ALONE or marker == JPEG_END[1]:
            yield marker, at, at + 2
            if marker == JPEG_END[1]:
                return
            at += 2
            continue
        if at + 4 > len(data):
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data):
            return
        yield marker, at + 4, end
        if marker == JPEG_SCAN:
            following = AFTER_SCAN.search(data, end)
            if following is None:
                return
            end = following.end() - 2
        at = end


def _samples_of_usual(data: bytes, segments: list[tuple[int, int, int]]) -> int:
    """Return how many samples a JPEG holds that every program unpacks; 0 for one of another kind."""
    frames = [(marker, start) for marker, start, end in segments if marker in JPEG_FRAMES and end - start >= 6]
    if len(frames) != 1 or frames[0][0] not in JPEG_USUAL:
        return 0
    bits, high, wide, colours = struct.unpack_from(">BHHB", data, frames[0][1])
    return high * wide * colours if bits == EIGHT_BITS else 0


def _last_lines_are_grey(data: bytes) -> bool:
    """Return whether the last lines are the even grey that a decoder gives for data that never came."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        high = image.height
        image.draft("L", (image.width // 8, high // 8))
        grey = image.convert("L")
    lines = max(1, LAST_LINES * grey.height // high)
    levels = {level for level, count in enumerate(grey.crop((0, grey.height - lines, *grey.size)).histogram()) if count}
    return levels <= LOST_GREYS


def _jpeg_unpacked(data: bytes) -> Fault:
    """Return what a decoder says that tells of every byte it did not expect, some of them harmless."""
    with Pdf.new() as scratch:
        try:
            scratch.make_stream(data, Filter=Name.DCTDecode).read_bytes(StreamDecodeLevel.all)
        except pikepdf.DataDecodingError:
            return Fault.FAULTY
        except (pikepdf.PikepdfError, RuntimeError):
            return Fault.BREAKS_OFF
    return Fault.NONE


def _usual_jpeg_fault(data: bytes, samples: int, *, ended: bool) -> Fault:
    """Return what is wrong with a JPEG of ``samples``, of a kind that every program unpacks."""
    if samples > MOST_SAMPLES_REDUCED:
        return Fault.NONE if ended else Fault.BREAKS_OFF
    small = samples <= MOST_SAMPLES
    found = _jpeg_unpacked(data if ended else data + JPEG_END) if small else Fault.NONE
    if found is Fault.NONE and (small or not ended):
        return Fault.NONE if small else Fault.BREAKS_OFF
    try:
        return found if ended and not _last_lines_are_grey(data) else Fault.BREAKS_OFF
    except UNREADABLE:
        return Fault.BREAKS_OFF


def jpeg_fault(data: bytes, *, unpack: bool = True) -> Fault:
    """Return what is wrong with a JPEG; ``unpack`` looks at all of its data, which takes time and memory.

    One that lacks nothing but its end mark is whole. Kinds that few programs know are only looked at from outside.
    """
    if not data.startswith(JPEG_START):
        return Fault.WRONG if data else Fault.BREAKS_OFF
    segments = list(jpeg_segments(data))
    ended = bool(segments) and segments[-1][0] == JPEG_END[1]
    if not any(marker == JPEG_SCAN for marker, _start, _end in segments):
        return Fault.BREAKS_OFF
    samples = _samples_of_usual(data, segments)
    if unpack and samples:
        return _usual_jpeg_fault(data, samples, ended=ended)
    return Fault.NONE if ended else Fault.BREAKS_OFF


def with_jpeg_end(data: bytes) -> bytes:
    """Return a JPEG with the mark at its end, which some programs leave out; anything else as it is."""
    if not data.startswith(JPEG_START):
        return data
    ended = any(marker == JPEG_END[1] for marker, _start, _end in jpeg_segments(data))
    return data if ended else data + JPEG_END


def _codestream(data: bytes) -> bytes:
    """Return what stands in the box of a JPEG 2000 that holds the picture; a bare picture as it is."""
    if not data.startswith(b"\x00\x00\x00\x0cjP  "):
        return data
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= len(data):
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if kind == b"jp2c":
            return data[at + head : at + size if size else len(data)] if at + size <= len(data) else data[at + head :]
        if size < head:
            break
        at += size
    return b""


def jpeg2000_fault(data: bytes) -> Fault:
    """Return what is wrong with a JPEG 2000: the parts of its tiles say how long they are, and each tile has some."""
    code = _codestream(data)
    if not code.startswith(b"\xff\x4f\xff\x51") or len(code) < 42:
        return Fault.BREAKS_OFF if code else Fault.WRONG
    wide, high, tile_wide, tile_high, tile_left, tile_top = struct.unpack_from(">II8xIIII", code, 8)
    if not tile_wide or not tile_high:
        return Fault.WRONG
    tiles = -(-(wide - tile_left) // tile_wide) * -(-(high - tile_top) // tile_high)
    seen = set()
    at = 2
    while at + 12 <= len(code) and code[at : at + 2] != JPEG_END:
        if code[at : at + 2] != b"\xff\x90":
            at += 2 + int.from_bytes(code[at + 2 : at + 4], "big")
            continue
        tile, length = struct.unpack_from(">HI", code, at + 4)
        seen.add(tile)
        at = len(code) if not length else at + max(length, 12)
    return Fault.BREAKS_OFF if at > len(code) or len(seen) < tiles else Fault.NONE


def jbig2_fault(data: bytes) -> Fault:
    """Return what is wrong with a JBIG2 as PDFs hold it: every segment says how long it is."""
    at, regions = 0, 0
    while at + 11 <= len(data):
        number, flags, referred = struct.unpack_from(">IBB", data, at)
        at += 5
        count = referred >> 5
        if count == 7:
            count = int.from_bytes(data[at : at + 4], "big") & 0x1FFFFFFF
            at += 4 + (count + 8) // 8
        else:
            at += 1
        at += count * (1 if number <= 256 else 2 if number <= 65536 else 4) + (4 if flags & 0x40 else 1)
        if at + 4 > len(data):
            return Fault.BREAKS_OFF
        length = int.from_bytes(data[at : at + 4], "big")
        regions += 4 <= flags & 0x3F <= 43
        if length == 0xFFFFFFFF:
            return Fault.NONE  # it ends where its data say so
        at += 4 + length
    return Fault.BREAKS_OFF if at > len(data) or not regions else Fault.NONE


def _whole_number(parameters: Dictionary | None, key: str, otherwise: int) -> int:
    value = parameters.get(key, otherwise) if parameters is not None else otherwise
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _fax(data: bytes, wide: int, high: int) -> bytes | None:
    """Return the dots of fax data of the fourth group, or None where they make no sense."""
    words = [(256, wide), (257, high), (258, 1), (259, 4), (262, 0), (273, 0), (277, 1), (278, high), (279, len(data))]
    begin = 8 + 2 + 12 * len(words) + 4
    entries = [struct.pack("<HHII", tag, 4, 1, begin if tag == 273 else value) for tag, value in words]
    file = b"II*\x00" + struct.pack("<IH", 8, len(words)) + b"".join(entries) + bytes(4) + data
    try:
        with Image.open(io.BytesIO(file), formats=("TIFF",)) as image:
            return image.tobytes()
    except UNREADABLE:
        return None


def fax_fault(data: bytes, parameters: Dictionary | None, high: int) -> Fault:
    """Return what is wrong with fax data of the fourth group: whether what follows them would be drawn, too.

    Data that end too early take what stands behind them for more lines. Two kinds of ground behind them tell.
    """
    wide = _whole_number(parameters, "/Columns", 1728)
    aligned = parameters is not None and bool(parameters.get("/EncodedByteAlign", False))
    if _whole_number(parameters, "/K", 0) >= 0 or aligned or not 0 < wide * high <= FAX_MOST:
        return Fault.NONE
    even, uneven = (_fax(data + ground, wide, high) for ground in FAX_GROUNDS)
    return Fault.NONE if even == uneven else Fault.BREAKS_OFF
