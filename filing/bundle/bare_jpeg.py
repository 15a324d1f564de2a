"""A JPEG without what its maker wrote beside the picture: previews, places, names, remarks. The picture stays as it is.

Law: ITU-T T.81, annex B, gives the segments; JFIF and Adobe's say how the samples are to be read, and stay.
"""

START, END_OF_HEADERS = b"\xff\xd8", 0xDA
REMARK = 0xFE
APPLICATIONS = range(0xE0, 0xF0)
NEEDED = {0xE0: b"JFIF\x00", 0xEE: b"Adobe"}  # by marker, how the segment begins that must stay
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a segment


def _stays(marker: int, body: bytes) -> bool:
    if marker == REMARK:
        return False
    return marker not in APPLICATIONS or (marker in NEEDED and body.startswith(NEEDED[marker]))


def bare_jpeg(data: bytes) -> bytes:
    """Return ``data`` without its remarks and its applications' segments; as it is where it is not laid out plainly."""
    if not data.startswith(START):
        return data
    kept = [START]
    at = len(START)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker in ALONE:
            return data
        if marker == END_OF_HEADERS:
            return b"".join((*kept, data[at:]))
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2:
            return data
        if _stays(marker, data[at + 4 : at + 2 + length]):
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return data
