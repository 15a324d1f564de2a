"""The fields of exhibits: how a pleading cites them, from the one value that numbers them."""

from collections.abc import Iterable

from filing.casefile.exhibits import Exhibit, Exhibits
from filing.documents.party_fields import Fields
from filing.dutch import short_date

CITE = {"nl": "productie\u00a0{label}, p.\u00a0{page}", "en": "exhibit\u00a0{label}, p.\u00a0{page}"}


def cite(exhibit: Exhibit, language: str) -> Fields:
    """Return the citation of one exhibit: its id and "productie 4, p. 31", the page being that of the bundle."""
    text = CITE[language].format(label=exhibit.label, page=exhibit.first_page)
    return {"id": exhibit.id, "text": text}


def cites(ids: Iterable[str], exhibits: Exhibits, language: str) -> list[Fields]:
    """Return the citations of the exhibits with these ids, in the order of the bundle, each once.

    What is not in the bundle (a refused file) is not cited: the ledger says why it is out.
    """
    wanted = set(ids)
    return [cite(row, language) for row in exhibits.rows if row.id in wanted]


def exhibit_list(exhibits: Exhibits, language: str) -> list[Fields]:
    """Return the rows of an exhibit list (productieoverzicht)."""
    return [
        {
            "label": row.label,
            "title": row.title,
            "day": short_date(row.day, language),
            "proves": row.proves,
            "pages": str(row.first_page) if row.pages == 1 else f"{row.first_page}–{row.last_page}",
        }
        for row in exhibits.rows
    ]
