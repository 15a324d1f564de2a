"""The timeline of a plan as an SVG picture for an A4 sheet: readable in black and white, the same bytes each time.

Days stand below each other on a rail, one row for each thing that happened; the signs differ in shape, not in colour
alone. What does not fit in two lines is cut, with the whole of it in the title of its row. Many rows go into two
columns, and then onto further sheets below each other.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from filing.language import Language
from filing.message import say
from filing.rules.plan import Plan
from filing.rules.timeline import Moment, MomentKind

# Millimetres on the sheet; one unit of the picture is one millimetre.
WIDTH, HEIGHT = 210, 297
LEFT, RIGHT, TOP, BOTTOM = 15, 15, 32, 24
GUTTER = 8
FONT, SMALL = 3.5, 2.8
LINE = 4.4
PAD = 2.2  # between two rows
MONTHS_GAP = 3.0  # more room where a month or more lies between two days
DATE_WIDTH = 21
RAIL = 4.0  # from the date to the words
CHARACTER = 0.53  # [of the size of the font] a wide average, as no font is known here
LONG_GAP = 28  # [days]
ONE_COLUMN = 40  # [rows] more go into two columns
MOST_LINES = 2

_SIGNS: Mapping[MomentKind, str] = {
    MomentKind.PAYMENT: "square",
    MomentKind.DISPUTE: "cross",
    MomentKind.DEADLINE: "triangle",
    MomentKind.STEP: "diamond",
}
_LEGEND = (
    ("circle", False, say("happened")),
    ("square", False, say("payment")),
    ("cross", False, say("dispute")),
    ("triangle", True, say("deadline")),
    ("diamond", True, say("next step")),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its day when it is the first of that day, its words in lines, and the room above it."""

    on: dt.date
    shows_day: bool
    lines: tuple[str, ...]
    whole: str
    moment: Moment | None
    above: float

    @property
    def height(self) -> float:
        return self.above + LINE * len(self.lines) + PAD


def timeline_svg(plan: Plan, reference: str, language: Language) -> bytes:
    """Return the timeline as an SVG document of one or more A4 sheets below each other."""
    shown = plan.timeline
    columns = 1 if len(shown) <= ONE_COLUMN else 2
    width = (WIDTH - LEFT - RIGHT - GUTTER * (columns - 1)) / columns
    rows = _rows(plan, shown, language, width - DATE_WIDTH - RAIL)
    placed, sheets = _placed(rows, columns)
    title = language(say("Timeline of {reference}", reference=reference))
    described = language(say("What happened and what lies ahead, seen from {day}.", day=plan.on))
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}mm" height="{HEIGHT * sheets}mm"',
        f' viewBox="0 0 {WIDTH} {HEIGHT * sheets}" role="img" aria-labelledby="title desc" lang="{language.code}"',
        ' font-family="Source Sans 3, Arial, Helvetica, sans-serif">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="desc">{_text(described)}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT * sheets}" fill="#fff"/>',
    ]
    for sheet in range(sheets):
        parts += _frame(sheet, sheets, title, described, language)
    parts += _rails(placed)
    for row, x, y in placed:
        parts += _drawn(row, x, y, width, language)
    return ("\n".join([*parts, "</svg>"]) + "\n").encode()


def _rows(plan: Plan, shown: Sequence[Moment], language: Language, width: float) -> tuple[_Row, ...]:
    rows: list[_Row] = []
    before: dt.date | None = None
    today_is_in = False
    for one in [*shown, None]:
        if not today_is_in and (one is None or one.ahead):
            words = language(say("legal date"))
            rows.append(
                _Row(plan.on, shows_day=True, lines=(words,), whole=words, moment=None, above=_gap(before, plan.on))
            )
            before, today_is_in = plan.on, True
        if one is not None:
            whole = _plain(language(one.what))
            lines = _wrapped(whole, int(width / (FONT * CHARACTER)))
            rows.append(_Row(one.on, one.on != before, lines, whole, one, _gap(before, one.on)))
            before = one.on
    return tuple(rows)


def _gap(before: dt.date | None, on: dt.date) -> float:
    return MONTHS_GAP if before is not None and (on - before).days >= LONG_GAP else 0.0


def _placed(rows: Sequence[_Row], columns: int) -> tuple[list[tuple[_Row, float, float]], int]:
    """Return every row with the place of its top left, and how many sheets that takes."""
    width = (WIDTH - LEFT - RIGHT - GUTTER * (columns - 1)) / columns
    found: list[tuple[_Row, float, float]] = []
    sheet, column, y = 0, 0, float(TOP)
    for row in rows:
        if y + row.height > HEIGHT - BOTTOM:
            column += 1
            y = float(TOP)
            if column == columns:
                sheet, column = sheet + 1, 0
        found.append((row, LEFT + column * (width + GUTTER), sheet * HEIGHT + y))
        y += row.height
    return found, sheet + 1


def _frame(sheet: int, sheets: int, title: str, described: str, language: Language) -> Iterator[str]:
    """Draw the head and the legend of a sheet."""
    top = sheet * HEIGHT
    number = f" ({sheet + 1}/{sheets})" if sheets > 1 else ""
    yield f'<text x="{LEFT}" y="{top + 17}" font-size="6" font-weight="bold">{_text(title + number)}</text>'
    yield f'<text x="{LEFT}" y="{top + 23.5}" font-size="{FONT}">{_text(described)}</text>'
    yield f'<path d="M{LEFT} {top + 27}H{WIDTH - RIGHT}" stroke="#000" stroke-width="0.3"/>'
    x = float(LEFT)
    y = top + HEIGHT - 13
    for sign, hollow, words in _LEGEND:
        said = language(words)
        yield _sign(sign, x + 1.5, y - 1, hollow=hollow)
        yield f'<text x="{x + 4.5:.1f}" y="{y}" font-size="{SMALL}">{_text(said)}</text>'
        x += 12 + len(said) * SMALL * CHARACTER
    said = language(say("open sign: lies ahead"))
    yield f'<text x="{WIDTH - RIGHT}" y="{y}" font-size="{SMALL}" text-anchor="end">{_text(said)}</text>'


def _rails(placed: Sequence[tuple[_Row, float, float]]) -> Iterator[str]:
    """Draw the line of days behind the signs, one for each column of each sheet."""
    ends: dict[tuple[float, int], tuple[float, float]] = {}
    for row, x, y in placed:
        key = (x, int(y // HEIGHT))
        middle = y + row.above + LINE / 2
        first = ends.get(key, (middle, middle))[0]
        ends[key] = (first, middle)
    for (x, _), (first, last) in ends.items():
        yield f'<path d="M{x + DATE_WIDTH:.1f} {first:.1f}V{last:.1f}" stroke="#000" stroke-width="0.25"/>'


def _drawn(row: _Row, x: float, y: float, width: float, language: Language) -> Iterator[str]:
    middle = y + row.above + LINE / 2
    base = middle + FONT * 0.35
    yield f"<g><title>{_text(f'{row.on}: {row.whole}')}</title>"
    if row.moment is None:
        yield f'<path d="M{x:.1f} {middle + 2.8:.1f}H{x + width:.1f}" stroke="#000" stroke-width="0.6"/>'
        yield f'<text x="{x:.1f}" y="{base:.1f}" font-size="{FONT}" font-weight="bold">{row.on}</text>'
        words = f'font-size="{FONT}" font-weight="bold"'
    else:
        words = f'font-size="{FONT}"'
        if row.shows_day:
            yield f'<text x="{x:.1f}" y="{base:.1f}" font-size="{FONT}">{row.on}</text>'
        yield _sign(_SIGNS.get(row.moment.kind, "circle"), x + DATE_WIDTH, middle, hollow=row.moment.ahead)
    for place, line in enumerate(row.lines):
        at = base + place * LINE
        yield f'<text x="{x + DATE_WIDTH + RAIL:.1f}" y="{at:.1f}" {words} lang="{language.code}">{_text(line)}</text>'
    yield "</g>"


def _sign(shape: str, x: float, y: float, *, hollow: bool) -> str:
    look = f'fill="{"#fff" if hollow else "#000"}" stroke="#000" stroke-width="0.35"'
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.1" {look}/>'
    if shape == "square":
        return f'<rect x="{x - 1.1:.1f}" y="{y - 1.1:.1f}" width="2.2" height="2.2" {look}/>'
    if shape == "cross":
        left, right, high, low = f"{x - 1.1:.1f}", f"{x + 1.1:.1f}", f"{y - 1.1:.1f}", f"{y + 1.1:.1f}"
        path = f"M{left} {high}L{right} {low}M{left} {low}L{right} {high}"
        return f'<path d="{path}" stroke="#000" stroke-width="0.7" fill="none"/>'
    top = f"M{x:.1f} {y - 1.5:.1f}"
    if shape == "triangle":
        return f'<path d="{top}L{x + 1.5:.1f} {y + 1.1:.1f}H{x - 1.5:.1f}Z" {look}/>'
    return f'<path d="{top}L{x + 1.5:.1f} {y:.1f}L{x:.1f} {y + 1.5:.1f}L{x - 1.5:.1f} {y:.1f}Z" {look}/>'


def _wrapped(words: str, most: int) -> tuple[str, ...]:
    """Return the words in at most two lines of ``most`` characters; what is left over is cut with an ellipsis."""
    lines: list[str] = []
    rest = words
    while rest and len(lines) < MOST_LINES:
        if len(rest) <= most:
            lines.append(rest)
            rest = ""
            break
        cut = rest.rfind(" ", 0, most + 1)
        cut = cut if cut > most // 2 else most
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        lines[-1] = f"{lines[-1][: most - 1].rstrip()}…"
    return tuple(lines) or ("",)


def _plain(words: str) -> str:
    """Return ``words`` without what cannot stand in XML or would turn the direction of the text."""
    return "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in words)


def _text(words: str) -> str:
    return escape(_plain(words))
