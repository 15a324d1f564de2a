"""Which entries of a thing that is drawn decide how it looks. All others may say words, and draw nothing."""

from collections.abc import Mapping
from types import MappingProxyType


def _names(text: str) -> frozenset[str]:
    return frozenset(f"/{name}" for name in text.split())


STREAM = _names("Filter DecodeParms")
IMAGE = STREAM | _names(
    "Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData "
    "Matte OC"
)
DECODING = _names(
    "K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError Predictor Colors "
    "BitsPerComponent EarlyChange ColorTransform JBIG2Globals"
)
FORM = STREAM | _names("Type Subtype FormType BBox Matrix Resources Group OC")
GROUP = _names("Type S CS I K")
STATE = _names(
    "Type LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM SMask CA ca AIS TK UseBlackPtComp"
)
FORMULAS = ("/TR", "/TR2", "/BG", "/BG2", "/UCR", "/UCR2")
SOFT_MASK = _names("Type S G BC TR")
FUNCTION = STREAM | _names("FunctionType Domain Range Size BitsPerSample Order Encode Decode Functions Bounds C0 C1 N")
TILING = STREAM | _names("Type PatternType PaintType TilingType BBox XStep YStep Resources Matrix")
PATTERN = _names("Type PatternType Shading Matrix ExtGState")
SHADING = STREAM | _names(
    "ShadingType ColorSpace Background BBox AntiAlias Domain Coords Function Extend Matrix BitsPerCoordinate "
    "BitsPerComponent BitsPerFlag Decode VerticesPerRow"
)
PROFILE = STREAM | _names("N Alternate Range")
CALIBRATED = _names("WhitePoint BlackPoint Gamma Matrix Range")
FONT = _names(
    "Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts FontBBox "
    "FontMatrix CharProcs Resources CIDSystemInfo DW W DW2 W2 CIDToGIDMap"
)
DESCRIPTOR = _names(
    "Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV "
    "StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet"
)
CODES = STREAM | _names("Type BaseEncoding Differences CMapName CIDSystemInfo WMode UseCMap")
COLLECTION = _names("Registry Ordering Supplement")
FONT_FILE = STREAM | _names("Length1 Length2 Length3 Subtype")
LAYER = _names("Type Name Intent")
LAYERS_TOGETHER = _names("Type OCGs P VE")
ANNOTATION = _names(
    "Type Subtype Rect Contents F AP AS Border C BS BE IC Dest A QuadPoints H L LE LL LLE LLO Vertices InkList CA ca "
    "BM T Popup CreationDate M Subj RC IRT RT State StateModel Name Open DA DS Q RD Sy CL IT CP Cap CO OC Parent Path "
    "OverlayText Repeat RO"
)
APPEARANCES = _names("N R D")
ACTION = _names("S URI D N")
PLAIN_INKS = _names("All None Cyan Magenta Yellow Black Red Green Blue Gray")
PLAIN_INTENTS = _names("View Design All")

STANDARD_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "/XObject": "X",
        "/ExtGState": "G",
        "/Font": "F",
        "/ColorSpace": "C",
        "/Pattern": "P",
        "/Shading": "S",
        "/Properties": "L",
    }
)
"""The letter with which the plain names on each shelf of the resources begin."""
