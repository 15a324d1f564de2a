"""Form fields of a web page turned into words: the value that the file gives each, in brackets."""

from collections.abc import Callable

from lxml import html

from filing.bundle.html_source import attribute
from filing.bundle.words import Words

UNSEEN = frozenset({"hidden"})
TICKED = frozenset({"checkbox", "radio"})
PRESSED = frozenset({"submit", "reset", "button", "image"})
LOOKS = frozenset({"style", "hidden", "class", "id"})
EMPTY = "[–]"
MOST_CHOICES = 12  # [choices] of a list that are named; of a longer one only the number
MOST_LETTERS = 200  # [characters] of all choices that are named together


def _input(field: html.HtmlElement, words: Words) -> str:
    kind = field.get("type", "text").lower()
    value = attribute(field, "value")
    if kind in TICKED:
        return "[x]" if "checked" in field.attrib else "[ ]"
    if kind in PRESSED:
        return (
            f"[{words.button}: {value or attribute(field, 'alt')}]"
            if value or field.get("alt")
            else f"[{words.button}]"
        )
    if kind == "password":
        return "[***]" if value else EMPTY
    if kind == "file":
        return f"[{words.file_field}]"
    return f"[{value}]" if value.strip() else EMPTY


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _select(field: html.HtmlElement, words: Words) -> str:
    """Return what is chosen, and from what. A list that nothing was chosen from shows its first entry."""
    choices = list(field.iter("option"))
    chosen = [_text(one) for one in choices if "selected" in one.attrib]
    several = "multiple" in field.attrib
    if not chosen and choices and not several and field.get("size", "1") in {"", "0", "1"}:
        chosen = [_text(choices[0])]
    if chosen and not several:
        chosen = chosen[-1:]
    named = ", ".join(map(_text, choices))
    told = named if len(choices) <= MOST_CHOICES and len(named) <= MOST_LETTERS else str(len(choices))
    return f"[{', '.join(chosen) or '–'} ({words.chosen_from}: {told})]"


def _measured(field: html.HtmlElement, _words: Words) -> str:
    value = attribute(field, "value")
    most = attribute(field, "max")
    shown = " / ".join(part for part in (value, most) if part) or _text(field)
    return f"[{shown}]" if shown else EMPTY


READ: dict[str, Callable[[html.HtmlElement, Words], str]] = {
    "input": _input,
    "select": _select,
    "meter": _measured,
    "progress": _measured,
}


def keep_look(element: html.HtmlElement) -> None:
    """Leave at ``element`` only the attributes that tell whether a reader sees it."""
    for name in set(element.attrib) - LOOKS:
        del element.attrib[name]


def _replace(field: html.HtmlElement, text: str) -> None:
    for child in list(field):
        field.remove(child)
    keep_look(field)
    field.tag = "span"
    field.text = f" {text} "


def show_fields(root: html.HtmlElement, words: Words) -> int:
    """Put in place of each form field below ``root`` what it says, and return how many there were."""
    count = 0
    for field in list(root.iter(*READ)):
        if field.tag == "input" and field.get("type", "").lower() in UNSEEN:
            field.tag = "span"
            continue
        _replace(field, READ[field.tag](field, words))
        count += 1
    for area in list(root.iter("textarea")):
        written = (area.text_content() or "").strip("\n")
        keep_look(area)
        area.tag = "pre"
        area.text = f"[{written}]" if written.strip() else EMPTY
        count += 1
    for button in list(root.iter("button")):
        label = f"{words.button}: " if button.text_content().strip() else words.button
        button.tag = "span"
        button.text = f"[{label}{button.text or ''}"
        tail = button[-1] if len(button) else None
        if tail is None:
            button.text += "]"
        else:
            tail.tail = f"{tail.tail or ''}]"
        count += 1
    return count
