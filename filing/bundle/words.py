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
    sent_by: str
    reply_to: str
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
    volume: str
    redacted: str
    missing: str
    reason: str
    repeated: str
    remote_picture: str
    missing_picture: str
    archive: str
    archive_contents: str
    calendar: str
    event: str
    begins: str
    ends: str
    place: str
    organiser: str
    invited: str
    status: str
    repeats: str
    description: str
    chat: str
    time: str
    message: str
    csv_table: str
    row: str
    web_page: str
    column: str
    value: str
    hidden_text: str
    hidden_picture: str
    without_scripts: str
    drawing: str
    formula: str
    frame: str
    recording: str
    embedded: str
    button: str
    file_field: str
    chosen_from: str
    turned_letters: str
    plain_part: str
    remark: str
    not_included: str

    def stamp(self, label: str, page: int) -> str:
        """Return ``Productie 4 – p. 31``, or ``p. 1`` on a page of the index (no label)."""
        here = f"{self.page} {page}"
        return f"{self.exhibit} {label} – {here}" if label else here

    def entry(self, label: str, title: str, page: int) -> str:
        """Return ``Productie 4 – Aanmaning (p. 31)``: the text of an entry in the outline."""
        return f"{self.exhibit} {label} – {title} ({self.page} {page})"

    def heading(self, title: str, page: int) -> str:
        """Return ``Artikel 3 (p. 12)``: an entry of a source's own outline."""
        return f"{title} ({self.page} {page})"

    def index_entry(self, page: int = 1) -> str:
        """Return ``Productieoverzicht (p. 1)``: the first entry in the outline."""
        return self.heading(self.exhibit_list, page)

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
    sent_by="Verzonden door",
    reply_to="Antwoord aan",
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
    volume="Deel",
    redacted="gelakt",
    missing="Ontbrekende stukken",
    reason="Reden",
    repeated="staat al in deze bundel",
    remote_picture="afbeelding op internet, niet opgehaald",
    missing_picture="afbeelding die niet kan worden getoond",
    archive="Archief",
    archive_contents="Inhoud",
    calendar="Agenda",
    event="Afspraak",
    begins="Begin",
    ends="Einde",
    place="Plaats",
    organiser="Organisator",
    invited="Genodigden",
    status="Status",
    repeats="Herhaling",
    description="Omschrijving",
    chat="Chatgesprek",
    time="Tijdstip",
    message="Bericht",
    csv_table="Tabel",
    row="Regel",
    web_page="Webpagina",
    column="Kolom",
    value="Waarde",
    hidden_text="verborgen tekst",
    hidden_picture="verborgen afbeelding",
    without_scripts="alleen zonder scripts te zien",
    drawing="tekening, hier niet getoond",
    formula="formule",
    frame="ingesloten pagina, niet opgehaald",
    recording="beeld of geluid, hier niet te tonen",
    embedded="ingesloten onderdeel, hier niet te tonen",
    button="knop",
    file_field="bestand kiezen",
    chosen_from="gekozen uit",
    turned_letters="letters in omgekeerde volgorde getoond",
    plain_part="Platte tekst van dit bericht (wijkt af van het bericht hierboven)",
    remark="Opmerking",
    not_included="deze dag niet meegerekend",
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
    sent_by="Sent by",
    reply_to="Reply to",
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
    volume="Volume",
    redacted="redacted",
    missing="Missing documents",
    reason="Reason",
    repeated="stands in this bundle already",
    remote_picture="picture on the internet, not fetched",
    missing_picture="picture that cannot be shown",
    archive="Archive",
    archive_contents="Contents",
    calendar="Calendar",
    event="Appointment",
    begins="Begins",
    ends="Ends",
    place="Place",
    organiser="Organiser",
    invited="Invited",
    status="Status",
    repeats="Repeats",
    description="Description",
    chat="Chat",
    time="Time",
    message="Message",
    csv_table="Table",
    row="Row",
    web_page="Web page",
    column="Column",
    value="Value",
    hidden_text="hidden text",
    hidden_picture="hidden picture",
    without_scripts="visible only without scripts",
    drawing="drawing, not shown here",
    formula="formula",
    frame="page inside the page, not fetched",
    recording="film or sound, cannot be shown here",
    embedded="embedded part, cannot be shown here",
    button="button",
    file_field="choose a file",
    chosen_from="chosen from",
    turned_letters="letters shown in reverse order",
    plain_part="Plain text of this message (differs from the message above)",
    remark="Remark",
    not_included="this day not included",
)

LANGUAGES: Mapping[str, Words] = MappingProxyType({"nl": DUTCH, "en": ENGLISH})


def words_in(language: str) -> Words:
    """Return the words in ``language``; Dutch for a language that the bundle does not speak."""
    return LANGUAGES.get(language, DUTCH)
