"""Draws the delivery notes and the work order that the examples show as photograph and scans."""

from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from tools.example_evidence.pen import signature
from tools.example_evidence.picture import (
    INK_BLUE,
    REGULAR,
    SEMIBOLD,
    crease,
    font,
    handwrite,
    photograph,
    scan,
    sign,
)

BLACK = (24, 24, 26)
TEAL = (18, 128, 122)
NAVY = (28, 43, 74)


@dataclass(frozen=True, slots=True)
class Who:
    """A name with the lines of its address."""

    name: str
    lines: tuple[str, ...]


def consumer_delivery_note(shop: Who, buyer: Who, order: str) -> bytes:
    """Return the photograph of the delivery note of the electric bicycle, signed at the door."""
    paper = Image.new("RGB", (990, 1340), (246, 243, 233))
    draw = ImageDraw.Draw(paper)
    draw.rectangle((0, 0, 990, 26), fill=TEAL)
    draw.text((60, 62), "Vechtzicht Fietsen", font=font(SEMIBOLD, 46), fill=TEAL)
    draw.text((60, 118), ", ".join(shop.lines), font=font(REGULAR, 21), fill=BLACK)
    draw.text((600, 66), "AFLEVERBON", font=font(SEMIBOLD, 44), fill=BLACK)
    _typed(draw, (600, 122), f"bestelling {order}   deel 1 van 2", 2)
    draw.rectangle((56, 178, 934, 352), outline=BLACK, width=2)
    draw.text((72, 188), "Aflevering bij", font=font(REGULAR, 19), fill=(90, 90, 90))
    for row, line in enumerate((buyer.name, *buyer.lines)):
        _typed(draw, (72, 222 + 40 * row), line, 3)
    top = 392
    for text, x in (("aantal", 62), ("artikel", 180), ("nummer", 690)):
        draw.text((x, top), text, font=font(SEMIBOLD, 23), fill=BLACK)
    draw.line((56, top + 36, 934, top + 36), fill=BLACK, width=3)
    goods = (
        ("1", "Stadsridder E5, 53 cm, mat zwart", "frame SE5-0019-7742"),
        ("1", "Fietstassen Waterkant, grijs", "FT-310"),
        ("1", "Oplader 4A en sleutels (3)", "bij fiets"),
    )
    for row, (count, text, code) in enumerate(goods):
        y = top + 56 + 58 * row
        _typed(draw, (72, y), count, 2)
        _typed(draw, (180, y), text, 2)
        _typed(draw, (690, y), code, 2)
        draw.line((56, y + 40, 934, y + 40), fill=(170, 165, 150), width=1)
        handwrite(draw, (22, y - 12), "v", 42, INK_BLUE)
    draw.text(
        (60, 640),
        "Reserveaccu, fietsendrager en robotstofzuiger volgen in week 27.",
        font=font(REGULAR, 24),
        fill=BLACK,
    )
    draw.text((60, 690), "Rijklaar afgesteld, proefrit gemaakt, accu geladen.", font=font(REGULAR, 24), fill=BLACK)
    draw.rectangle((56, 760, 934, 1230), outline=BLACK, width=2)
    draw.text((76, 776), "Ontvangen, compleet en zonder zichtbare schade", font=font(SEMIBOLD, 27), fill=BLACK)
    for y, label in ((850, "datum en tijd"), (930, "naam"), (1010, "opmerkingen"), (1110, "handtekening")):
        draw.text((76, y), label, font=font(REGULAR, 22), fill=(90, 90, 90))
        draw.line((270, y + 34, 900, y + 34), fill=(150, 145, 130), width=1)
    handwrite(draw, (290, 838), "17-6-2026   14.10 uur", 44, INK_BLUE)
    handwrite(draw, (290, 918), "M. van Zandbergen", 44, INK_BLUE)
    handwrite(draw, (290, 998), "geen", 44, INK_BLUE)
    sign(draw, (300, 1050, 420, 170), signature("van Zandbergen"), INK_BLUE, 5)
    draw.text(
        (60, 1262),
        "wit: klant   geel: administratie   bezorger: J. Kwartelaar, bus 3",
        font=font(REGULAR, 20),
        fill=(90, 90, 90),
    )
    crease(paper, 668)
    return photograph(paper, "afleverbon", 2.7, "2026:06:17 14:11:52")


def business_delivery_note(seller: Who, buyer: Who, order: str) -> bytes:
    """Return the scan of the delivery note of the kitchen equipment."""
    paper = _havenbocht_form("AFLEVERBON", "nr. 26-0511-02", seller, buyer, order)
    draw = ImageDraw.Draw(paper)
    rows = (
        ("1", "combisteamer 10 x 1/1 GN, elektrisch", "CS10-24-00871"),
        ("2", "werktafel rvs 1800 x 700 mm met onderblad", "WT-1870"),
        ("1", "plaatsing, aansluiting en proefdraaien", "6 uur"),
    )
    _table(draw, ("aantal", "omschrijving", "nummer"), rows, 640)
    draw.text(
        (90, 1010),
        "Aangesloten en in bedrijf gesteld. Bediening uitgelegd aan keukenpersoneel.",
        font=font(REGULAR, 27),
        fill=BLACK,
    )
    _received(draw, 1130, "In goede staat ontvangen", "11-5-2026", "R. Boterblom, vennoot", "Boterblom")
    _stamp(paper, (820, 1330), ("EETLOKAAL", "DE LOSWAL", "SCHIEDAM"))
    return scan(paper, "afleverbon havenbocht", 0.55)


def work_order(seller: Who, buyer: Who, order: str) -> bytes:
    """Return the scan of the signed work order for the extra work."""
    paper = _havenbocht_form("WERKBON MEERWERK", "nr. 26-0724-01", seller, buyer, order)
    draw = ImageDraw.Draw(paper)
    rows = (
        ("20-7", "afvoer spoelkeuken verleggen, hakwerk", "6,0"),
        ("22-7", "krachtgroep en wandcontactdozen verplaatsen", "7,5"),
        ("24-7", "afvoer aansluiten, afwerken, testen", "5,0"),
    )
    _table(draw, ("datum", "werkzaamheden", "uren"), rows, 640, written=True)
    handwrite(draw, (900, 884), "totaal  18,5", 40, BLACK)
    draw.text((90, 960), "Materiaal", font=font(SEMIBOLD, 28), fill=BLACK)
    handwrite(draw, (300, 944), "pvc, kabel, contactdozen, klein materiaal: 486,75", 36, BLACK)
    draw.text((90, 1030), "Voorrijden", font=font(SEMIBOLD, 28), fill=BLACK)
    handwrite(draw, (300, 1014), "3 x", 40, BLACK)
    _received(
        draw, 1130, "Akkoord met opdracht, uren en materiaal", "24-7-2026", "N. van den Ham, vennoot", "van den Ham"
    )
    return scan(paper, "werkbon havenbocht", -0.8)


def _typed(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, scale: int) -> None:
    """Print ``text`` like a needle printer: the small built-in pixel font, enlarged."""
    face = ImageFont.load_default_imagefont()
    left, top, right, bottom = face.getbbox(text)
    tile = Image.new("L", (max(1, int(right - left)), max(1, int(bottom - top))), 0)
    ImageDraw.Draw(tile).text((0, 0), text, font=face, fill=255)
    large = tile.resize((tile.width * scale, tile.height * scale), Image.Resampling.BILINEAR)
    draw.bitmap(at, large, fill=(40, 40, 70))


def _havenbocht_form(title: str, number: str, seller: Who, buyer: Who, order: str) -> Image.Image:
    paper = Image.new("RGB", (1240, 1754), (250, 250, 250))
    draw = ImageDraw.Draw(paper)
    draw.rectangle((80, 90, 1160, 200), fill=NAVY)
    draw.text((110, 112), "HAVENBOCHT GROOTKEUKENS", font=font(SEMIBOLD, 50), fill=(250, 250, 250))
    draw.text((90, 214), ", ".join(seller.lines), font=font(REGULAR, 24), fill=BLACK)
    draw.text((90, 290), title, font=font(SEMIBOLD, 54), fill=BLACK)
    draw.text((900, 304), number, font=font(SEMIBOLD, 34), fill=BLACK)
    draw.rectangle((88, 380, 1152, 580), outline=BLACK, width=2)
    draw.line((760, 380, 760, 580), fill=BLACK, width=2)
    draw.text((104, 388), "klant", font=font(REGULAR, 22), fill=BLACK)
    draw.text((776, 388), "opdracht", font=font(REGULAR, 22), fill=BLACK)
    for row, line in enumerate((buyer.name, *buyer.lines)):
        draw.text((104, 424 + 44 * row), line, font=font(SEMIBOLD, 32), fill=BLACK)
    draw.text((776, 424), order, font=font(SEMIBOLD, 32), fill=BLACK)
    return paper


def _table(
    draw: ImageDraw.ImageDraw,
    heads: tuple[str, str, str],
    rows: tuple[tuple[str, str, str], ...],
    top: int,
    *,
    written: bool = False,
) -> None:
    columns = (104, 250, 1040) if written else (104, 250, 880)
    draw.rectangle((88, top - 8, 1152, top + 38), fill=(214, 214, 214))
    for x, head in zip(columns, heads, strict=True):
        draw.text((x, top - 6), head, font=font(SEMIBOLD, 28), fill=BLACK)
    for row, cells in enumerate(rows):
        y = top + 58 + 62 * row
        for x, cell in zip(columns, cells, strict=True):
            if written:
                handwrite(draw, (x, y - 10), cell, 34, BLACK)
            else:
                draw.text((x, y - 4), cell, font=font(REGULAR, 30), fill=BLACK)
        draw.line((88, y + 44, 1152, y + 44), fill=(120, 120, 120), width=1)


def _received(draw: ImageDraw.ImageDraw, top: int, words: str, day: str, name: str, hand: str) -> None:
    draw.rectangle((88, top, 1152, top + 420), outline=BLACK, width=2)
    draw.text((108, top + 14), words, font=font(SEMIBOLD, 34), fill=BLACK)
    for step, label in ((100, "datum"), (190, "naam"), (320, "handtekening")):
        draw.text((108, top + step), label, font=font(REGULAR, 26), fill=BLACK)
        draw.line((300, top + step + 38, 760, top + step + 38), fill=(120, 120, 120), width=1)
    handwrite(draw, (320, top + 84), day, 48, (30, 30, 60))
    handwrite(draw, (320, top + 174), name, 48, (30, 30, 60))
    sign(draw, (320, top + 240, 430, 165), signature(hand), (30, 30, 60), 5)


def _stamp(paper: Image.Image, at: tuple[int, int], lines: tuple[str, ...]) -> None:
    stamp = Image.new("L", (300, 170), 0)
    draw = ImageDraw.Draw(stamp)
    draw.rounded_rectangle((6, 6, 294, 164), 16, outline=200, width=5)
    for row, line in enumerate(lines):
        face = font(SEMIBOLD, 36)
        draw.text((150 - face.getlength(line) / 2, 14 + 46 * row), line, font=face, fill=190)
    turned = stamp.rotate(9, Image.Resampling.BICUBIC, expand=True)
    paper.paste(Image.new("RGB", turned.size, (70, 60, 100)), at, turned)
