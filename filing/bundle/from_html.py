"""Pages from an HTML file: its structure and the pictures it carries in itself; nothing is fetched, nothing runs."""

import re

from filing.bundle.from_text import bounded, decoded, page_count, shown
from filing.bundle.inline_pictures import InlinePictures, without_pictures
from filing.bundle.pages import Asked, Pages
from filing.bundle.printable import breakable, one_line
from filing.bundle.refusals import Reason, Refused
from filing.bundle.safe_html import bare_text, safe_html
from filing.bundle.sheets import element, sheet_pdf
from filing.bundle.words import words_in

CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_-]{2,40})""", re.IGNORECASE)

CALLED = re.compile(r"<title\b[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)


def _markup(data: bytes) -> str:
    text, encoding = decoded(data)
    declared = CHARSET.search(data[:4096])
    if encoding != "windows-1252" or declared is None:
        return text
    try:
        return data.decode(declared[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return text


def html_pages(asked: Asked) -> Pages:
    """Return the page on A4: words, headings, lists, tables and its own pictures, without its look.

    Raises: Refused when there is nothing to show, or too much.
    """
    words = words_in(asked.language)
    notes = ["the HTML page is shown without its own look; nothing is fetched from the internet"]
    markup = _markup(asked.data)
    bounded(without_pictures(markup))
    rich = safe_html(markup, notes, words, InlinePictures({}))
    body = rich if rich is not None else element("div", shown(bare_text(markup), notes), class_="text")
    if not body.text_content().strip() and body.find(".//img") is None:
        raise Refused(Reason.EMPTY, "the page holds no words and no pictures of its own")
    title = f"{words.web_page}: {one_line(asked.name)}"
    called = CALLED.search(without_pictures(markup))
    own = " ".join(one_line(bare_text(called[1])).split()) if called else ""
    heading = breakable(f"{title} – {own}" if own else title)
    pdf = sheet_pdf(title, words.language, element("p", heading, class_="file"), body)
    return Pages(pdf=pdf, count=page_count(pdf), notes=tuple(notes))
