"""Pages from a calendar file (.ics): each appointment as a list of its facts, in the order of the file.

Law:   RFC 5545 (iCalendar).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from filing.bundle.from_text import bounded, page_count, shown, text_of
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import breakable, one_line
from filing.bundle.refusals import Reason, Refused
from filing.bundle.sheets import element, facts, sheet_pdf
from filing.bundle.words import Words, words_in
from filing.dutch import date_text

FOLD = re.compile(r"\r?\n[ \t]")
PARAMETER = re.compile(r';([^=;"]+)=("[^"]*"|[^;"]*)')
MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?")
ESCAPES = {"n": "\n", "N": "\n"}
MAX_EVENTS = 500
SHOWN = ("VEVENT", "VTODO", "VJOURNAL")


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its name, its parameters (both in capitals) and its value as it stands."""

    name: str
    parameters: Mapping[str, str]
    value: str


def _colon(line: str) -> int:
    """Return where the value of a line begins: behind the first colon that stands in no quotes; 0 when nowhere."""
    quoted = False
    for at, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == ":" and not quoted:
            return at + 1
    return 0


def _properties(text: str) -> Iterator[Property]:
    for line in FOLD.sub("", text).splitlines():
        at = _colon(line)
        if at:
            name, _semicolon, rest = line[: at - 1].partition(";")
            pairs = {key.upper(): value.strip('"') for key, value in PARAMETER.findall(f";{rest}")}
            yield Property(name.strip().upper(), pairs, line[at:])


def _events(text: str) -> Iterator[list[Property]]:
    """Yield the lines of each appointment; what stands in an alarm inside it belongs to the alarm."""
    event: list[Property] | None = None
    inner = 0
    for one in _properties(text):
        if one.name == "BEGIN":
            if event is not None:
                inner += 1
            elif one.value.strip().upper() in SHOWN:
                event, inner = [], 0
        elif one.name == "END" and event is not None:
            if inner:
                inner -= 1
            else:
                yield event
                event = None
        elif event is not None and not inner:
            event.append(one)


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), value, flags=re.DOTALL)


def _moment(one: Property, words: Words) -> str:
    found = MOMENT.fullmatch(one.value.strip())
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        day = None
    if found is None or day is None:
        return one_line(one.value)
    written = date_text(day, words.language)
    if found[4] is None:
        return written
    zone = "UTC" if found[7] else one_line(one.parameters.get("TZID", "")) or words.zone_unknown
    return f"{written}, {found[4]}:{found[5]}:{found[6]} ({zone})"


def _person(one: Property) -> str:
    name = one_line(one.parameters.get("CN", ""))
    address = one_line(re.sub(r"(?i)\Amailto:", "", one.value))
    answer = one_line(one.parameters.get("PARTSTAT", ""))
    person = f"{name} <{address}>" if name else address
    return f"{person} ({answer})" if answer else person


def _event(event: list[Property], words: Words, notes: list[str]) -> html.HtmlElement:
    rows: list[tuple[str, str | html.HtmlElement]] = []
    moments = {"DTSTART": words.begins, "DTEND": words.ends, "DUE": words.ends}
    texts = {"LOCATION": words.place, "STATUS": words.status, "RRULE": words.repeats}
    for one in event:
        if one.name in moments:
            rows.append((moments[one.name], _moment(one, words)))
        elif one.name in texts:
            rows.append((texts[one.name], breakable(one_line(_unescaped(one.value)))))
        elif one.name == "ORGANIZER":
            rows.append((words.organiser, breakable(_person(one))))
    invited = [element("li", breakable(_person(one))) for one in event if one.name == "ATTENDEE"]
    if invited:
        rows.append((words.invited, element("ul", *invited)))
    summary = next((one_line(_unescaped(one.value)) for one in event if one.name == "SUMMARY"), "") or words.event
    described = [shown(_unescaped(one.value), notes) for one in event if one.name == "DESCRIPTION"]
    body = [element("div", text.strip("\n"), class_="text") for text in described if text.strip()]
    return element("div", element("h2", summary), facts(rows), *body, class_="mail event")


def calendar_pages(asked: Asked) -> Pages:
    """Return the appointments on A4 pages, with day, time and zone as the file says them.

    Raises: Refused when it holds no appointment, or too many.
    """
    notes: list[str] = []
    words = words_in(asked.language)
    events = list(_events(bounded(text_of(asked, notes))))
    if not events:
        raise Refused(Reason.EMPTY, "the calendar holds no appointment")
    if len(events) > MAX_EVENTS:
        raise Refused(Reason.TOO_LARGE, f"the calendar holds {len(events)} appointments; at most {MAX_EVENTS}")
    title = f"{words.calendar}: {one_line(asked.name)}"
    made = [_event(event, words, notes) for event in events]
    pdf = sheet_pdf(title, words.language, element("p", title, class_="file"), *made)
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
