"""The few words that the bundle itself prints, in Dutch and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Words:
    """What the index, the stamps and the pages made from mails and texts say."""

    language: str
    exhibit: str
    exhibit_list: str
    page: str
    case: str
    parties: str
    court: str
    number: str
    date: str
    title: str
    proves: str
    pages: str
    none: str
    sender: str
    recipients: str
    copy: str
    blind_copy: str
    subject: str
    attachments: str
    follows: str
    one_page: str
    many_pages: str
    not_shown: str
    no_text: str
    zone_unknown: str
    unnamed: str
    text_file: str

    def stamp(self, label: str, page: int) -> str:
        """Return ``Productie 4 – p. 31``, or ``p. 1`` on a page of the index (no label)."""
        here = f"{self.page} {page}"
        return f"{self.exhibit} {label} – {here}" if label else here

    def entry(self, label: str, title: str, page: int) -> str:
        """Return ``Productie 4 – Aanmaning (p. 31)``: the text of an entry in the outline."""
        return f"{self.exhibit} {label} – {title} ({self.page} {page})"

    def index_entry(self) -> str:
        """Return ``Productieoverzicht (p. 1)``: the first entry in the outline."""
        return f"{self.exhibit_list} ({self.page} 1)"

    def page_range(self, first: int, last: int) -> str:
        """Return ``31–34``, or ``31`` for a single page."""
        return str(first) if first == last else f"{first}–{last}"

    def page_count(self, pages: int) -> str:
        """Return ``1 pagina`` or ``3 pagina’s``."""
        return f"{pages} {self.one_page if pages == 1 else self.many_pages}"


DUTCH = Words(
    language="nl",
    exhibit="Productie",
    exhibit_list="Productieoverzicht",
    page="p.",
    case="Zaak",
    parties="Partijen",
    court="Gerecht",
    number="Nr.",
    date="Datum",
    title="Titel",
    proves="Toont aan",
    pages="Pagina’s",
    none="Er zijn geen producties.",
    sender="Van",
    recipients="Aan",
    copy="Cc",
    blind_copy="Bcc",
    subject="Onderwerp",
    attachments="Bijlagen",
    follows="volgt hierna",
    one_page="pagina",
    many_pages="pagina’s",
    not_shown="niet opgenomen",
    no_text="Dit bericht heeft geen tekst.",
    zone_unknown="tijdzone onbekend",
    unnamed="zonder naam",
    text_file="Tekstbestand",
)

ENGLISH = Words(
    language="en",
    exhibit="Exhibit",
    exhibit_list="Exhibit list",
    page="p.",
    case="Case",
    parties="Parties",
    court="Court",
    number="No.",
    date="Date",
    title="Title",
    proves="Proves",
    pages="Pages",
    none="There are no exhibits.",
    sender="From",
    recipients="To",
    copy="Cc",
    blind_copy="Bcc",
    subject="Subject",
    attachments="Attachments",
    follows="follows",
    one_page="page",
    many_pages="pages",
    not_shown="not included",
    no_text="This message has no text.",
    zone_unknown="time zone unknown",
    unnamed="no name",
    text_file="Text file",
)

LANGUAGES: Mapping[str, Words] = MappingProxyType({"nl": DUTCH, "en": ENGLISH})


def words_in(language: str) -> Words:
    """Return the words in ``language``; Dutch for a language that the bundle does not speak."""
    return LANGUAGES.get(language, DUTCH)
