"""Which pictures that came with a mail stand in its text; the others are attachments."""

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from filing.bundle.html_words import told_html
from filing.bundle.inline_pictures import CONTENT_ID, is_whole
from filing.bundle.limits import MAX_HTML_PICTURE_BYTES
from filing.bundle.safe_html import called_in
from filing.bundle.words import DUTCH


def _name(address: str, at_hand: Mapping[str, bytes]) -> str:
    """Return the name of the picture at hand that ``address`` calls, or nothing."""
    key = address[len(CONTENT_ID) :] if address.lower().startswith(CONTENT_ID) else address
    return next((name for name in (unquote(key), key) if name in at_hand), "")


def pictures_shown(markups: Sequence[str], at_hand: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of the pictures ``at_hand`` that the text calls and that can be shown there, by their names."""
    shown: dict[str, bytes] = {}
    left = MAX_HTML_PICTURE_BYTES
    for markup in markups if at_hand else ():
        told = told_html(markup, DUTCH)
        for address in called_in(told) if told else ():
            name = _name(address, at_hand)
            if name and len(at_hand[name]) <= left and (name in shown or is_whole(at_hand[name])):
                shown[name] = at_hand[name]
                left -= len(at_hand[name])
    return shown
