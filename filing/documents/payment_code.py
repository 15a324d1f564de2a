"""The payment code of a letter: a QR code after EPC069-12 that a banking app turns into a transfer.

The guidelines "Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a SEPA Credit Transfer" of
the European Payments Council (EPC069-12, version 002) fix the lines, their lengths, error correction M and at most
331 bytes.
"""

import io
from decimal import Decimal, InvalidOperation

import segno
from PIL import Image
from stdnum import iban as iban_number
from stdnum import iso11649

from filing.documents.tree import PaymentCode
from filing.dutch import amount_text

LEAST, MOST = Decimal("0.01"), Decimal("999999999.99")
LONGEST_NAME = 70  # [characters]
LONGEST_TEXT = 140  # [characters]
LARGEST = 331  # [bytes]
LARGEST_VERSION = 13
SIDE = 26.0  # [mm] with its quiet zone
QUIET = 4  # [modules]
PIXELS = 8  # a module; about 500 to the inch on paper
PACKED = 6  # of 9: the smallest here for its time

WORDS = {
    "nl": {
        "scan": "Betaalt u met een app van uw bank? Scan dan deze code en controleer het bedrag en de rekening.",
        "name": "In de code is de naam ingekort.",
        "text": "In de code is de betalingsreferentie ingekort.",
        "none": "Voor deze betaling is er geen code om te scannen: {reason}.",
        "amount": "het bedrag past er niet in",
        "iban": "het rekeningnummer is geen IBAN",
        "size": "de gegevens passen er niet in",
        "alternative": "QR-code voor een betaling",
    },
    "en": {
        "scan": "Do you pay with your bank's app? Scan this code and check the amount and the account.",
        "name": "The name is shortened in the code.",
        "text": "The payment reference is shortened in the code.",
        "none": "There is no code to scan for this payment: {reason}.",
        "amount": "the amount does not fit in it",
        "iban": "the account number is not an IBAN",
        "size": "the details do not fit in it",
        "alternative": "QR code for a payment",
    },
}


def payment_code(printed: str, iban: str, holder: str, reference: str, language: str, link: str = "") -> PaymentCode:
    """Return the code for the amount that is ``printed`` in the letter ("€ 1.234,50"), so that both are the same.

    Without a code its text says why: an amount below € 0,01 or above € 999.999.999,99, no IBAN, or too many bytes.
    """
    words = WORDS[language]
    amount = printed_amount(printed, language)
    payload, reason = "", ""
    if amount is None or not LEAST <= amount <= MOST:
        reason = "amount"
    elif not iban_number.is_valid(iban):
        reason = "iban"
    else:
        payload = _payload(amount, iban_number.compact(iban), holder, reference)
        if len(payload.encode()) > LARGEST:
            payload, reason = "", "size"
    if reason:
        return PaymentCode(printed, "", words["none"].format(reason=words[reason]), link)
    said = [words["scan"]]
    said += [words["name"]] if len(_one_line(holder)) > LONGEST_NAME else []
    said += [words["text"]] if len(_one_line(reference)) > LONGEST_TEXT else []
    return PaymentCode(printed, payload, " ".join(said), link)


def printed_amount(printed: str, language: str) -> Decimal | None:
    """Return the amount of a text that ``amount_text`` made, or None when it is not such a text."""
    group, point = (".", ",") if language == "nl" else (",", ".")
    figure = printed.removeprefix("€").strip("\u00a0 ").replace(group, "").replace(point, ".")
    try:
        amount = Decimal(figure)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount_text(amount, language) == printed else None


def png(payload: str) -> bytes:
    """Return the code as a picture of grey values, eight pixels to a module, with its quiet zone."""
    rows = [bytes(0 if module else 255 for module in row) for row in _code(payload).matrix]
    side = len(rows)
    modules = Image.new("L", (side + 2 * QUIET, side + 2 * QUIET), 255)
    modules.paste(Image.frombytes("L", (side, side), b"".join(rows)), (QUIET, QUIET))
    buffer = io.BytesIO()
    whole = modules.resize((modules.width * PIXELS, modules.height * PIXELS), Image.Resampling.NEAREST)
    whole.save(buffer, format="PNG", compress_level=PACKED)
    return buffer.getvalue()


def _code(payload: str) -> segno.QRCode:
    code = segno.make(payload, error="m", encoding="utf-8", mode="byte", boost_error=False, micro=False)
    if int(code.version) > LARGEST_VERSION:
        message = f"EPC069-12 knows no version above {LARGEST_VERSION}"
        raise ValueError(message)
    return code


def _payload(amount: Decimal, iban: str, holder: str, reference: str) -> str:
    text = _one_line(reference)
    structured = iso11649.is_valid(text)
    lines = [
        "BCD", "002", "1", "SCT", "", _one_line(holder)[:LONGEST_NAME].rstrip(), iban, f"EUR{amount:.2f}", "",
        iso11649.compact(text) if structured else "",
        "" if structured else text[:LONGEST_TEXT].rstrip(),
    ]  # fmt: skip
    return "\n".join(lines).rstrip("\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())
