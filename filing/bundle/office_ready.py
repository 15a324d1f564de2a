"""An Office document made ready to be printed: what would change or reach out is settled, what is not shown told."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from filing.bundle.excel97 import ready_excel
from filing.bundle.office_cells import freeze_cells
from filing.bundle.office_cut import tell_cut_cells
from filing.bundle.office_fields import freeze_fields
from filing.bundle.office_links import cut_links
from filing.bundle.office_parts import packed, parts_of
from filing.bundle.office_slides import freeze_slides
from filing.bundle.office_untold import tell_untold
from filing.bundle.open_document import make_ready
from filing.bundle.rich_text import ready_rtf
from filing.bundle.word97 import ready_word

OPEN_ENDINGS = frozenset({".odt", ".ods", ".odp"})
OLD: Mapping[str, Callable[[bytes], tuple[bytes, list[str]]]] = MappingProxyType(
    {".doc": ready_word, ".xls": ready_excel, ".rtf": ready_rtf}
)


def ready(data: bytes, ending: str, name: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the document as LibreOffice is to print it, and notes; ``name`` is that of its file.

    Raises: Refused when it is cut off, damaged, too large, or has a password.
    """
    if ending in OLD:
        made, notes = OLD[ending](data)
        return made, tuple(notes)
    parts = parts_of(data)
    if ending in OPEN_ENDINGS:
        make_ready(parts)
    else:
        freeze_fields(parts)
        tell_cut_cells(parts)
        freeze_cells(parts, name)
        freeze_slides(parts)
        cut_links(parts)
    tell_untold(parts, ending in OPEN_ENDINGS)
    return packed(parts.contents), tuple(parts.notes)
