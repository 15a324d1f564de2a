"""Pages from a calendar file (.ics): each appointment as a list of its facts, in the order of the file.

Law:   RFC 5545 (iCalendar).
"""

import base64
import binascii
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import html

from filing.bundle.from_mail import fate_text
from filing.bundle.from_text import bounded, note_unknown, page_count, shown, text_of
from filing.bundle.pages import Asked, Attached, Inside, Pages
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
SHOWN = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
PARTS = SHOWN | {"VCALENDAR", "STANDARD", "DAYLIGHT"}
USUAL = frozenset({"VERSION", "PRODID", "CALSCALE"})
NO_NAME = "?"
LONGEST_VALUE = 1_000  # [characters] of a value that has no place of its own


@dataclass(frozen=True, slots=True)
class Property:
    """One line: its name, its parameters (both in capitals) and its value as it stands."""

    name: str
    parameters: Mapping[str, str]
    value: str


@dataclass(slots=True)
class Beside:
    """What a calendar holds beside appointments: lines of its own, other parts by name, and whether it ends well."""

    lines: list[Property] = field(default_factory=list)
    parts: Counter[str] = field(default_factory=Counter)
    ends_well: bool = True

    def notes(self) -> Iterator[str]:
        """Yield what is not shown."""
        for part, count in sorted(self.parts.items()):
            if part == "VTIMEZONE":
                yield f"the calendar defines {count} time zones itself; times stand under their names"
            elif part == "VALARM":
                yield f"{count} reminders of the program are not shown"
            else:
                yield f"{count} parts of the kind {one_line(part)[:40]} in the calendar are not shown"
        if not self.ends_well:
            yield "the calendar is cut off: a part of it does not end"


def _colon(line: str) -> int:
    """Return where the value of a line begins: behind the first colon that stands in no quotes; 0 when nowhere."""
    quoted = False
    for at, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == ":" and not quoted:
            return at + 1
    return 0


def _properties(text: str) -> Iterator[Property]:
    for line in FOLD.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        at = _colon(line)
        if not at and line.strip():
            yield Property(NO_NAME, {}, line)
        if at:
            name, _semicolon, rest = line[: at - 1].partition(";")
            pairs = {key.upper(): value.strip('"') for key, value in PARAMETER.findall(f";{rest}")}
            yield Property(name.strip().upper(), pairs, line[at:])


def _events(text: str, beside: Beside) -> Iterator[list[Property]]:
    """Yield the lines of each appointment; what stands beside or inside them is counted in ``beside``."""
    event: list[Property] | None = None
    open_parts: list[str] = []
    for one in _properties(text):
        part = one.value.strip().upper()
        if one.name == "BEGIN":
            open_parts.append(part)
            if part in SHOWN and event is None:
                event = []
            elif part not in PARTS:
                beside.parts[part] += 1
        elif one.name == "END" and open_parts:
            ended = open_parts.pop()
            if event is not None and not SHOWN.intersection(open_parts):
                yield event
                event = None
            beside.ends_well = beside.ends_well and ended == part
        elif event is not None and open_parts[-1] in SHOWN:
            event.append(one)
        elif open_parts == ["VCALENDAR"] and one.name not in USUAL:
            beside.lines.append(one)
    if event is not None:
        yield event
    beside.ends_well = beside.ends_well and not open_parts


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


def _is_file(one: Property) -> bool:
    return one.name == "ATTACH" and one.parameters.get("ENCODING", "").upper() == "BASE64"


def _attached(one: Property) -> Attached:
    name = one.parameters.get("FILENAME", "") or one.parameters.get("X-FILENAME", "")
    media_type = one.parameters.get("FMTTYPE", "")
    try:
        data = base64.b64decode("".join(one.value.split()), validate=True)
    except (binascii.Error, ValueError):
        return Attached(name, media_type, b"", Reason.DAMAGED, "the file inside the calendar is damaged")
    return Attached(name, media_type, data)


def calendar_inside(asked: Asked) -> Inside:
    """Return the files that the appointments carry.

    Raises: Refused when there is no text.
    """
    events = _events(text_of(asked, []), Beside())
    return Inside(tuple(_attached(one) for event in events for one in event if _is_file(one)))


def _row(one: Property, words: Words) -> tuple[str, str]:
    """Return label and value of a line; one without a label of its own stands under its name in the file."""
    moments = {"DTSTART": words.begins, "DTEND": words.ends, "DUE": words.ends}
    texts = {"LOCATION": words.place, "STATUS": words.status, "RRULE": words.repeats}
    if one.name in moments:
        moment = _moment(one, words)
        ends_before = one.name == "DTEND" and re.fullmatch(r"\d{8}", one.value.strip())
        return moments[one.name], f"{moment} ({words.not_included})" if ends_before else moment
    if one.name == "ORGANIZER":
        return words.organiser, breakable(_person(one))
    value = one_line(_unescaped(one.value))
    if len(value) > LONGEST_VALUE:
        value = f"{value[:LONGEST_VALUE]}… ({len(value)})"
    zone = one_line(one.parameters.get("TZID", ""))
    return texts.get(one.name, one_line(one.name)), breakable(f"{value} ({zone})" if zone else value)


def _event(event: list[Property], words: Words, notes: list[str]) -> html.HtmlElement:
    summary = next((one for one in event if one.name == "SUMMARY"), None)
    in_place = ("DTSTART", "DTEND", "DUE", "LOCATION", "STATUS", "RRULE", "ORGANIZER")
    rows: list[tuple[str, str | html.HtmlElement]] = [_row(one, words) for one in event if one.name in in_place]
    invited = [element("li", breakable(_person(one))) for one in event if one.name == "ATTENDEE"]
    if invited:
        rows.append((words.invited, element("ul", *invited)))
    told = {*in_place, "ATTENDEE", "DESCRIPTION"}
    rest: list[tuple[str, str | html.HtmlElement]] = [
        _row(one, words) for one in event if one.name not in told and one is not summary and not _is_file(one)
    ]
    described = [shown(_unescaped(one.value), notes) for one in event if one.name == "DESCRIPTION"]
    body = [element("div", text.strip("\n"), class_="text") for text in described if text.strip()]
    if rest:
        body.append(element("div", facts(rest), class_="other-facts"))
    title = (one_line(_unescaped(summary.value)) if summary else "") or words.event
    return element("div", element("h2", title), facts(rows), *body, class_="mail event")


def calendar_pages(asked: Asked) -> Pages:
    """Return the appointments on A4 pages, with day, time and zone as the file says them.

    Raises: Refused when it holds no appointment, or too many.
    """
    notes: list[str] = []
    words = words_in(asked.language)
    beside = Beside()
    text = text_of(asked, notes)
    events = list(_events(text, beside))
    bounded("".join(one.value for event in events for one in event if not _is_file(one)))
    if not events:
        raise Refused(Reason.EMPTY, "the calendar holds no appointment")
    if len(events) > MAX_EVENTS:
        raise Refused(Reason.TOO_LARGE, f"the calendar holds {len(events)} appointments; at most {MAX_EVENTS}")
    title = f"{words.calendar}: {one_line(asked.name)}"
    made = [_event(event, words, []) for event in events]
    head = [element("div", facts([_row(one, words) for one in beside.lines]), class_="mail")] if beside.lines else []
    if asked.fates:
        files = element("ul", *(element("li", fate_text(fate, words)) for fate in asked.fates))
        made.append(element("div", facts([(words.attachments, files)]), class_="mail"))
    note_unknown(text, notes)
    notes.extend(beside.notes())
    pdf = sheet_pdf(title, words.language, element("p", title, class_="file"), *head, *made)
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
