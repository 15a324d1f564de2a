"""Styles, numbering and fonts of the Word files that make_house_docx.py writes.

Lengths are twentieths of a point, font sizes half points, as in Word itself.
"""

from dataclasses import dataclass

INK, ACCENT, MUTED, RULE, SHADE = "1B1F23", "1F3A53", "5C6770", "D3D9DE", "F2F5F7"
AFTER = 147  # 2.6 mm
HANG = 737  # 13 mm: numbers of a pleading hang in the margin


@dataclass(frozen=True, slots=True)
class House:
    """What differs between letters and pleadings. ``stand_in`` is what Word shows where the font is not installed."""

    name: str
    font: str
    stand_in: str
    family: str
    size: int
    line: int
    heading_sizes: tuple[int, int, int]


def style(
    kind: str, ident: str, name: str, ppr: str = "", rpr: str = "", based: str = "Normal", after: str = ""
) -> str:
    """Return one style; a style that Word does not know by name is a custom one and stands in the gallery."""
    custom = (
        ' w:customStyle="1"' if name[:1].isupper() and name not in {"Normal", "Strong", "Emphasis", "Quote"} else ""
    )
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    follow = f'<w:next w:val="{after}"/>' if after else ""
    body = (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{ident}"><w:name w:val="{name}"/>{base}{follow}<w:qFormat/>'
        f"{body}</w:style>"
    )


def size(half_points: int) -> str:
    """Return a font size."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int = 0, after: int = 0, line: int | None = None, rule: str = "auto") -> str:
    """Return space before and after a paragraph, and its line height when it differs from the rest."""
    height = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def color(value: str) -> str:
    """Return a text colour."""
    return f'<w:color w:val="{value}"/>'


def styles(house: House, namespaces: str) -> str:
    """Return styles.xml: only what the house uses, under the names that to_docx looks for."""
    fonts = " ".join(f'w:{slot}="{house.font}"' for slot in ("ascii", "hAnsi", "cs", "eastAsia"))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{color(INK)}{size(house.size)}"
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(line=house.line)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    found = [
        style("paragraph", "Normal", "Normal", "<w:widowControl/>", based="").replace(
            "<w:style ", '<w:style w:default="1" '
        ),
        style("paragraph", "BodyText", "Body Text", spacing(after=AFTER)).replace(' w:customStyle="1"', ""),
        *_headings(house),
        *_running_text(house),
        *_letter_parts(),
        *_lists(),
        *_characters(),
        *_tables(house),
    ]
    return f"<w:styles {namespaces}>{defaults}{''.join(found)}</w:styles>"


def _headings(house: House) -> list[str]:
    pleading = house.name == "pleading"
    first, second, third = house.heading_sizes
    keep = "<w:keepNext/><w:keepLines/>"
    centre = '<w:jc w:val="center"/>' if pleading else ""
    tone = INK if pleading else ACCENT
    slant = "<w:i/><w:iCs/>" if pleading else "<w:b/><w:bCs/>"
    bold = "<w:b/><w:bCs/>"
    letters = '<w:spacing w:val="12"/>' if pleading else ""
    return [
        style(
            "paragraph",
            "Heading1",
            "heading 1",
            f'{keep}{spacing(170, 450 if pleading else 113)}{centre}<w:outlineLvl w:val="0"/>',
            bold + color(tone) + letters + size(first),
            after="BodyText",
        ),
        style(
            "paragraph",
            "Heading2",
            "heading 2",
            f'{keep}{spacing(368 if pleading else 193, 136 if pleading else 80)}<w:outlineLvl w:val="1"/>',
            bold + color(tone) + size(second),
            after="BodyText",
        ),
        style(
            "paragraph",
            "Heading3",
            "heading 3",
            f'{keep}{spacing(227 if pleading else 147, 91 if pleading else 57)}<w:outlineLvl w:val="2"/>',
            slant + color(INK) + size(third),
            after="BodyText",
        ),
    ]


def _running_text(house: House) -> list[str]:
    after = AFTER + (23 if house.name == "pleading" else 0)
    numbered = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f'{spacing(after=after)}<w:ind w:left="0" w:hanging="{HANG}"/>'
    )
    return [
        style("paragraph", "NumberedParagraph", "Numbered Paragraph", numbered, based="BodyText"),
        style("paragraph", "Centred", "Centred", '<w:jc w:val="center"/>', based="BodyText"),
        style("paragraph", "Quote", "Quote", '<w:ind w:left="454" w:right="454"/>', based="BodyText"),
        style("paragraph", "Header", "header", rpr=color(MUTED) + size(16)),
        style("paragraph", "Folio", "Folio", '<w:jc w:val="right"/>', color(MUTED) + size(16)),
        style(
            "paragraph",
            "FooterLine",
            "Footer Line",
            spacing(line=240),
            color(MUTED) + size(15 if house.name == "letter" else 16),
        ),
        style("paragraph", "Hairline", "Hairline", spacing(line=20, rule="exact"), size(2)),
        style("paragraph", "TableGap", "Table Gap", spacing(line=160, rule="exact"), size(8)),
    ]


def _letter_parts() -> list[str]:
    small = spacing(line=250)
    return [
        style("paragraph", "SenderName", "Sender Name", spacing(line=252), "<w:b/><w:bCs/>" + color(ACCENT) + size(30)),
        style("paragraph", "SenderLine", "Sender Line", small, color("49535C") + size(17)),
        style(
            "paragraph",
            "ReturnAddress",
            "Return Address",
            spacing(before=57, after=150, line=240),
            color(MUTED) + size(14),
        ),
        style("paragraph", "Address", "Address", spacing(line=262)),
        style("paragraph", "PlaceAndDate", "Place and Date", spacing(before=330, after=110, line=250), size(18)),
        style(
            "paragraph",
            "Reference",
            "Reference",
            f'<w:tabs><w:tab w:val="left" w:pos="1361"/></w:tabs>{spacing(after=28, line=250)}'
            '<w:ind w:left="1361" w:hanging="1361"/>',
            size(18),
        ),
        style(
            "paragraph",
            "Subject",
            "Subject",
            f"<w:keepNext/><w:keepLines/>{spacing(after=255)}",
            "<w:b/><w:bCs/>" + color(ACCENT) + size(23),
            after="BodyText",
        ),
    ]


def _lists() -> list[str]:
    names = {
        "ListBullet": ("List Bullet", 2),
        "ListNumber": ("List Number", 3),
        "ListRoman": ("List Roman", 4),
        "ListLetter": ("List Letter", 5),
    }
    known = {"List Bullet", "List Number"}
    found = []
    for ident, (name, number) in names.items():
        ppr = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>{spacing(after=45)}'
        made = style("paragraph", ident, name, ppr, based="BodyText")
        found.append(made.replace(' w:customStyle="1"', "") if name in known else made)
    more = style("paragraph", "ListContinue", "List Continue", spacing(after=45), based="BodyText")
    return [*found, more.replace(' w:customStyle="1"', "")]


def _characters() -> list[str]:
    return [
        style("character", "DefaultParagraphFont", "Default Paragraph Font", based="").replace(
            ' w:customStyle="1"', ' w:default="1"'
        ),
        style("character", "Strong", "Strong", rpr="<w:b/><w:bCs/>", based="DefaultParagraphFont"),
        style("character", "Emphasis", "Emphasis", rpr="<w:i/><w:iCs/>", based="DefaultParagraphFont"),
        style("character", "ExhibitReference", "Exhibit Reference", based="DefaultParagraphFont"),
        style(
            "character", "Blank", "Blank", rpr=color("49535C") + '<w:u w:val="dotted"/>', based="DefaultParagraphFont"
        ),
        style(
            "character",
            "BlankHint",
            "Blank Hint",
            rpr=color(MUTED) + size(15) + '<w:u w:val="dotted"/>',
            based="DefaultParagraphFont",
        ),
    ]


def _tables(house: House) -> list[str]:
    text = size(19 if house.name == "letter" else 20)
    cell = spacing(before=57, after=57, line=252)
    heavy = f'w:val="single" w:sz="6" w:space="0" w:color="{ACCENT}"'
    light = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    none = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    plain = '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{}</w:tblPr>'
    specification = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        f"<w:bottom {light}/><w:insideH {light}/></w:tblBorders>{none}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {heavy}/></w:tcBorders></w:tcPr>'
        "</w:tblStylePr>"
    )
    box = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        f'<w:left w:val="single" w:sz="18" w:space="0" w:color="{ACCENT}"/></w:tblBorders><w:tblCellMar>'
        '<w:top w:w="170" w:type="dxa"/><w:left w:w="255" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="255" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr>'
    )
    bold = "<w:b/><w:bCs/>"
    return [
        style("paragraph", "TableText", "Table Text", f'{cell}<w:ind w:right="113"/>', text),
        style("paragraph", "TableAmount", "Table Amount", f'{cell}<w:jc w:val="right"/>', text),
        style("paragraph", "TableHead", "Table Head", f'<w:keepNext/>{cell}<w:ind w:right="113"/>', bold + text),
        style(
            "paragraph",
            "TableHeadAmount",
            "Table Head Amount",
            f'<w:keepNext/>{cell}<w:jc w:val="right"/>',
            bold + text,
        ),
        style("paragraph", "TableTotal", "Table Total", f'{cell}<w:ind w:right="113"/>', bold + text),
        style("paragraph", "TableTotalAmount", "Table Total Amount", f'{cell}<w:jc w:val="right"/>', bold + text),
        style("paragraph", "Caption", "caption", f"<w:keepNext/>{spacing(before=57, after=60)}", bold + text),
        table_style("PlainLayout", "Plain Layout", plain.format(none)),
        table_style("Specification", "Specification", specification),
        table_style("BoxFrame", "Box Frame", box),
    ]


def table_style(ident: str, name: str, inner: str) -> str:
    """Return a table style."""
    start = f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident}">'
    return f'{start}<w:name w:val="{name}"/><w:qFormat/>{inner}</w:style>'


def numbering(namespaces: str) -> str:
    """Return numbering.xml: 1 numbered paragraphs, 2 bullets, 3 decimal, 4 roman, 5 letters, each three levels deep."""
    kinds = [("decimal", "%{}."), ("bullet", "–"), ("decimal", "%{}."), ("lowerRoman", "%{}."), ("lowerLetter", "%{}.")]
    abstract = "".join(_abstract(at, *kind) for at, kind in enumerate(kinds, start=1))
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(kinds) + 1)
    )
    return f"<w:numbering {namespaces}>{abstract}{numbers}</w:numbering>"


def _abstract(ident: int, form: str, text: str) -> str:
    levels = []
    for level in range(3):
        if ident == 1:
            place = f'<w:ind w:left="0" w:hanging="{HANG}"/>'
        else:
            place = f'<w:ind w:left="{397 * (level + 1)}" w:hanging="{340}"/>'
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text.format(level + 1)}"/><w:lvlJc w:val="left"/><w:pPr>{place}</w:pPr></w:lvl>'
        )
    start = f'<w:abstractNum w:abstractNumId="{ident}"><w:multiLevelType w:val="multilevel"/>'
    return f"{start}{''.join(levels)}</w:abstractNum>"


def font_table(house: House, namespaces: str) -> str:
    """Return fontTable.xml: where the house font is not installed, Word takes the stand-in."""
    return (
        f'<w:fonts {namespaces}><w:font w:name="{house.font}"><w:altName w:val="{house.stand_in}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{house.family}"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
