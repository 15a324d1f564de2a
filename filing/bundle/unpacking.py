"""Streams of a PDF unpacked to see whether they are whole: qpdf and most programs show what they got, and say nothing.

What is unpacked by Flate has an end and a check sum, and both are looked at. Pictures in forms of their own (JPEG, fax)
are given back packed.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, StreamDecodeLevel

from filing.bundle.objects import items_of, said

PICTURES = frozenset({"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"})
SHORT = {
    "/Fl": "/FlateDecode",
    "/LZW": "/LZWDecode",
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
BY_QPDF = frozenset({"/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"})
MOST_FILTERS = 10
SLICE = 1 << 16  # [bytes] unpacked at a time
STEP = 1 << 20  # [bytes] that one slice gives at a time
ZLIB_HEAD = 2  # [bytes]
ZLIB_TAIL = 4  # [bytes] the check sum
DEFLATE = 8  # the only method of packing that zlib has


class Fault(StrEnum):
    """What is wrong with a stream."""

    NONE = ""
    BREAKS_OFF = "breaks off"
    WRONG = "cannot be unpacked"
    ELSEWHERE = "is in another file"
    CHECK_SUM = "has a wrong check sum"
    FAULTY = "has faults in its data"
    TOO_LARGE = "unpacks to more than is taken"


Filters = Sequence[tuple[str, Dictionary | None]]
"""How a stream is packed, outermost first, each way with its parameters."""
DOUBTS = frozenset({Fault.CHECK_SUM, Fault.FAULTY})
"""Faults of what is shown to its end, and may be other than it was."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A stream as far as it could be unpacked: ``size`` bytes, of which ``data`` are kept where that was asked.

    ``picture`` is the filter at which unpacking stopped, for a picture in a form of its own; ``data`` are then packed
    by it, and ``parameters`` belong to it. ``sealed``: its own form says where it ends.
    """

    data: bytes = field(default=b"", repr=False)
    size: int = 0
    fault: Fault = Fault.NONE
    picture: str = ""
    parameters: Dictionary | None = None
    sealed: bool = False


def inflated(packed: bytes, most: int, *, keep: bool = True) -> Unpacked:
    """Return ``packed`` without its Flate; no more than about ``most`` bytes of it.

    Where the last block is complete nothing is missing, whatever stands behind it.
    """
    if len(packed) <= ZLIB_HEAD or packed[0] & 0x0F != DEFLATE:
        return Unpacked(fault=Fault.WRONG if packed else Fault.BREAKS_OFF)
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size, total, end = 0, 1, 0
    view = memoryview(packed)[ZLIB_HEAD:]
    try:
        while end < len(view) and size <= most:
            rest = bytes(view[end : end + SLICE])
            end += len(rest)
            while rest and size <= most:
                pieces.append(engine.decompress(rest, STEP))
                rest = b"" if engine.eof else engine.unconsumed_tail
                size, total = size + len(pieces[-1]), zlib.adler32(pieces[-1], total)
                if not keep:
                    pieces.clear()
            if engine.eof:
                break
        if not engine.eof and size <= most:  # the last bytes of what was unpacked may still wait
            pieces.append(engine.flush())
            size, total = size + len(pieces[-1]), zlib.adler32(pieces[-1], total)
    except zlib.error:
        return Unpacked(b"".join(pieces), size, Fault.WRONG)
    if size > most:
        return Unpacked(b"".join(pieces), size, Fault.TOO_LARGE)
    if not engine.eof:
        return Unpacked(b"".join(pieces), size, Fault.BREAKS_OFF)
    end -= len(engine.unused_data)
    stated = bytes(view[end : end + ZLIB_TAIL])
    wrong = len(stated) == ZLIB_TAIL and int.from_bytes(stated, "big") != total
    return Unpacked(b"".join(pieces), size, Fault.CHECK_SUM if wrong else Fault.NONE, sealed=True)


def _filters(stream: Stream) -> Filters:
    given, how = stream.get("/Filter"), stream.get("/DecodeParms", stream.get("/DP"))
    names = [said(one) for one in items_of(given)] if isinstance(given, Array) else [said(given)] if given else []
    listed = items_of(how) if isinstance(how, Array) else [how]
    parameters = [one if isinstance(one, Dictionary) else None for one in listed]
    parameters += [None] * (len(names) - len(parameters))
    return [(SHORT.get(name, name), one) for name, one in zip(names, parameters, strict=False)]


def _by_qpdf(data: bytes, name: str, parameters: Dictionary | None, most: int) -> Unpacked:
    with Pdf.new() as scratch:
        stream = scratch.make_stream(data, Filter=Name(name))
        early = parameters.get("/EarlyChange") if parameters is not None else None
        if isinstance(early, int):
            stream.DecodeParms = Dictionary(EarlyChange=early)
        try:
            made = stream.read_bytes(StreamDecodeLevel.specialized)
        except pikepdf.PikepdfError:
            return Unpacked(fault=Fault.WRONG)
    return Unpacked(made, len(made), Fault.TOO_LARGE if len(made) > most else Fault.NONE)


def _predicted(parameters: Dictionary | None) -> bool:
    predictor = parameters.get("/Predictor") if parameters is not None else None
    return isinstance(predictor, int) and predictor > 1


def _step(data: bytes, name: str, parameters: Dictionary | None, most: int, *, keep: bool) -> Unpacked:
    if name == "/FlateDecode":
        return inflated(data, most, keep=keep)
    if name in BY_QPDF:
        return _by_qpdf(data, name, parameters, most)
    return Unpacked(data, len(data)) if name == "/Crypt" else Unpacked(fault=Fault.WRONG)


def _through(stream: Stream, data: bytes, filters: Filters, most: int, *, keep: bool) -> Unpacked:
    found, doubt = Unpacked(data, len(data)), Fault.NONE
    for place, (name, parameters) in enumerate(filters, start=1):
        if name in PICTURES:
            return replace(found, fault=doubt, picture=name, parameters=parameters)
        last = place == len(filters)
        if _predicted(parameters) and not last:
            return Unpacked(size=found.size, fault=Fault.TOO_LARGE)  # nobody makes such; it is left unexamined
        found = _step(found.data, name, parameters, most, keep=keep or not last)
        if found.fault not in {Fault.NONE, Fault.CHECK_SUM}:
            return found
        doubt = found.fault or doubt
    if keep and filters and _predicted(filters[-1][1]):
        found = replace(found, data=stream.read_bytes())
    return replace(found, fault=doubt)


def unpacked(stream: Stream, most: int, *, keep: bool) -> Unpacked:
    """Return ``stream`` unpacked, with what is wrong with it; with ``keep`` also its bytes.

    Nothing that unpacks to more than about ``most`` bytes is held. A stream without any bytes is whole, and empty.
    """
    if "/F" in stream:
        return Unpacked(fault=Fault.ELSEWHERE)
    filters = _filters(stream)
    try:
        data = stream.read_raw_bytes()
    except pikepdf.PikepdfError:
        return Unpacked(fault=Fault.WRONG)
    if not data or len(filters) > MOST_FILTERS:
        return Unpacked(fault=Fault.WRONG if data else Fault.NONE)
    if keep and not filters and inflated(data, most, keep=False).size:
        return Unpacked(fault=Fault.WRONG)  # it is packed, and no longer says how
    return _through(stream, data, filters, most, keep=keep)
