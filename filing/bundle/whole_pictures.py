"""Whether the pictures in a PDF are whole: their dots are all there, in whatever form, within bounds of time."""

from pikepdf import Stream

from filing.bundle.limits import MAX_UNPACKED_BYTES, MAX_UNPACKED_SAMPLES
from filing.bundle.picture_data import fax_fault, jbig2_fault, jpeg2000_fault, jpeg_fault
from filing.bundle.picture_size import PictureSize, picture_size
from filing.bundle.unpacking import DOUBTS, Fault, Unpacked, unpacked

SPARE = 1_000_000  # [bytes] that a picture may unpack to beyond its dots
GLOBALS = "/JBIG2Globals"


class WholePictures:
    """Looks at one picture after the other, at the last ones of very many less thoroughly: ``passed_over``."""

    def __init__(self) -> None:
        self._bytes_left = MAX_UNPACKED_BYTES
        self._samples_left = MAX_UNPACKED_SAMPLES
        self.passed_over = False

    def fault(self, stream: Stream) -> Fault:
        """Return what is wrong with the picture ``stream``."""
        if self._bytes_left <= 0:
            self.passed_over = True
            return Fault.NONE
        size = picture_size(stream)
        made = unpacked(stream, size.whole + SPARE if size.whole else self._bytes_left, keep=False)
        self._bytes_left -= made.size
        if not made.picture:
            return size.fault(made)
        if made.fault is not Fault.NONE and made.fault not in DOUBTS:
            return made.fault
        return self._own_form(made, size)

    def _own_form(self, made: Unpacked, size: PictureSize) -> Fault:
        if made.picture == "/DCTDecode":
            thorough = self._samples_left > 0
            self._samples_left -= size.samples
            self.passed_over |= not thorough
            return jpeg_fault(made.data, unpack=thorough)
        if made.picture == "/CCITTFaxDecode":
            return fax_fault(made.data, made.parameters, size.high)
        if made.picture == "/JPXDecode":
            return jpeg2000_fault(made.data)
        how = made.parameters
        gone = how is not None and how.get(GLOBALS) is None and any(key == GLOBALS for key, _value in how.items())
        return Fault.WRONG if gone else jbig2_fault(made.data)
