"""Draws the screenshot of the order page: what was bought, what it costs, and the button with its words."""

import io
from decimal import Decimal

from PIL import Image, ImageDraw

from filing.dutch import amount_text
from tools.example_evidence.picture import REGULAR, SEMIBOLD, Colour, font

TEAL: Colour = (18, 128, 122)
INK: Colour = (32, 40, 42)
GREY: Colour = (110, 124, 126)


def order_page(
    rows: tuple[tuple[str, str, Decimal], ...], gross: Decimal, button: str, buyer: tuple[str, ...]
) -> bytes:
    """Return a PNG of the last step of the order; ``rows`` are article, week of delivery and price."""
    page = Image.new("RGB", (1280, 1500), (255, 255, 255))
    draw = ImageDraw.Draw(page)
    _browser(draw)
    draw.text((120, 150), "Vechtzicht Fietsen", font=font(SEMIBOLD, 38), fill=TEAL)
    _steps(draw, 230)
    draw.text((120, 310), "Controleer uw bestelling", font=font(SEMIBOLD, 34), fill=INK)
    y = 376
    for text, week, price in rows:
        draw.rounded_rectangle((120, y, 184, y + 64), 8, fill=(234, 244, 243))
        draw.ellipse((136, y + 16, 168, y + 48), outline=TEAL, width=4)
        draw.text((206, y + 2), text, font=font(SEMIBOLD, 22), fill=INK)
        draw.text((206, y + 32), week, font=font(REGULAR, 20), fill=GREY)
        _right(draw, 1160, y + 14, amount_text(price), 24)
        y += 84
        draw.line((120, y - 10, 1160, y - 10), fill=(224, 230, 230))
    draw.text((120, y + 6), "Totaal, inclusief btw en bezorgkosten", font=font(SEMIBOLD, 26), fill=INK)
    _right(draw, 1160, y + 2, amount_text(gross), 32)
    y += 74
    _address(draw, y, buyer)
    y += 190
    draw.rectangle((120, y, 146, y + 26), outline=TEAL, width=3)
    draw.line([(125, y + 13), (131, y + 20), (143, y + 5)], fill=TEAL, width=4)
    draw.text(
        (162, y - 2),
        "Ik ga akkoord met de algemene voorwaarden (versie januari 2026)",
        font=font(REGULAR, 22),
        fill=INK,
    )
    face = font(REGULAR, 22)
    left = 162 + face.getlength("Ik ga akkoord met de ")
    draw.line((left, y + 25, left + face.getlength("algemene voorwaarden"), y + 25), fill=TEAL, width=1)
    draw.text(
        (120, y + 44),
        "U mag de koop tot 14 dagen na ontvangst zonder reden ontbinden. U krijgt het formulier per e-mail.",
        font=font(REGULAR, 20),
        fill=GREY,
    )
    draw.text(
        (120, y + 74),
        "U betaalt achteraf: binnen 14 dagen na de factuurdatum, zonder kosten.",
        font=font(REGULAR, 20),
        fill=GREY,
    )
    draw.rounded_rectangle((120, y + 124, 1160, y + 200), 12, fill=TEAL)
    face = font(SEMIBOLD, 32)
    draw.text((640 - face.getlength(button) / 2, y + 140), button, font=face, fill=(255, 255, 255))
    draw.text(
        (120, y + 222),
        "Wielerij Vechtzicht B.V.  Kanaalbrugkade 21, 3542 QA Utrecht  030 - 000 17 01  KvK 00001701",
        font=font(REGULAR, 18),
        fill=GREY,
    )
    target = io.BytesIO()
    page.quantize(160).save(target, "PNG", optimize=True, dpi=(96, 96))
    return target.getvalue()


def _right(draw: ImageDraw.ImageDraw, x: int, y: int, text: str, size: int) -> None:
    face = font(SEMIBOLD, size)
    draw.text((x - face.getlength(text), y), text, font=face, fill=INK)


def _browser(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, 1280, 100), fill=(226, 230, 232))
    for at, colour in enumerate(((232, 106, 94), (240, 190, 80), (110, 190, 110))):
        draw.ellipse((24 + 30 * at, 18, 42 + 30 * at, 36), fill=colour)
    draw.rounded_rectangle((150, 50, 1130, 88), 19, fill=(255, 255, 255))
    draw.text((180, 56), "https://www.vechtzichtfietsen.example/bestellen/controle", font=font(REGULAR, 20), fill=GREY)
    draw.text((1010, 14), "8 juni 2026 20:14", font=font(REGULAR, 19), fill=GREY)


def _steps(draw: ImageDraw.ImageDraw, y: int) -> None:
    for at, text in enumerate(("Winkelwagen", "Gegevens", "Controleren en bestellen")):
        x = 120 + 330 * at
        here = at == 2
        draw.ellipse((x, y, x + 40, y + 40), fill=TEAL if here else (214, 226, 225))
        draw.text((x + 14, y + 5), str(at + 1), font=font(SEMIBOLD, 24), fill=(255, 255, 255) if here else GREY)
        draw.text((x + 52, y + 6), text, font=font(SEMIBOLD if here else REGULAR, 22), fill=INK if here else GREY)


def _address(draw: ImageDraw.ImageDraw, y: int, buyer: tuple[str, ...]) -> None:
    for x, head in ((120, "Bezorgadres en factuuradres"), (650, "Betaalwijze")):
        draw.rounded_rectangle((x, y, x + 510, y + 160), 10, outline=(200, 214, 213), width=2)
        draw.text((x + 20, y + 12), head, font=font(SEMIBOLD, 21), fill=TEAL)
    for row, line in enumerate(buyer):
        draw.text((140, y + 44 + 30 * row), line, font=font(REGULAR, 21), fill=INK)
    draw.text((670, y + 44), "Achteraf op factuur", font=font(REGULAR, 21), fill=INK)
    draw.text((670, y + 74), "binnen 14 dagen na de factuurdatum", font=font(REGULAR, 21), fill=INK)
