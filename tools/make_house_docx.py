"""Writes templates/house/letter.docx and pleading.docx, the Word side of the house style, from scratch.

Run it from the top of the repository: ``python tools/make_house_docx.py [FOLDER]``. The same script gives the same
bytes. A firm edits a copy of the files in Word instead; what must stay in them is listed in docs/templates.md.
"""

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from house_docx_styles import House, font_table, numbering, styles

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LETTER = House(
    name="letter",
    font="Source Sans 3",
    stand_in="Calibri",
    family="swiss",
    size=21,
    line=264,
    heading_sizes=(25, 22, 21),
)
PLEADING = House(
    name="pleading",
    font="Source Serif 4",
    stand_in="Cambria",
    family="roman",
    size=22,
    line=278,
    heading_sizes=(32, 24, 22),
)


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of an A4 page in millimetres; header and footer are their distances from the edge."""

    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float = 12


PAGES = {"letter": Page(25, 25, 26, 25, 14), "pleading": Page(28, 26, 27, 36, 14)}


def paragraph(style: str, *runs: str) -> str:
    """Return a paragraph in one of the house styles."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def run(text: str, style: str = "") -> str:
    """Return a run of text, in a character style if one is named; a tab in it becomes a tab of Word."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    parts = [f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in text.split("\t")]
    return f"<w:r>{look}{'<w:tab/>'.join(parts)}</w:r>"


def field(code: str) -> str:
    """Return a field that Word fills in: PAGE or NUMPAGES."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def each(name: str, of: str, style: str, runs: str) -> str:
    """Return a paragraph for each item of a list."""
    return paragraph("Normal", run(f"{{%p for {name} in {of} %}}")) + paragraph(style, runs) + end("endfor")


def end(word: str) -> str:
    """Return the paragraph that closes a loop or a condition; it disappears."""
    return paragraph("Normal", run(f"{{%p {word} %}}"))


def layout_table(widths: tuple[int, ...], height: int, *cells: str) -> str:
    """Return a table of one row without lines, that puts blocks beside each other at a fixed height."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    columns = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlainLayout"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{columns}</w:tr></w:tbl>'
    )


def folio() -> str:
    """Return "Pagina x van y" with its words as fields of the template and its numbers as fields of Word."""
    return (
        run("{{ page_before }}")
        + field("PAGE")
        + run("{{ page_between }}")
        + field("NUMPAGES")
        + run("{{ page_after }}")
    )


def concept_mark(number: int) -> str:
    """Return the watermark of a draft, as Word itself makes one; it disappears from a final document."""
    shape = (
        f'<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="ConceptMark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:96pt;rotation:308;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;"
        'mso-position-vertical-relative:page" fillcolor="#e4e8eb" stroked="f">'
        '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt;font-weight:bold" string="{{ concept }}"/>'
        "</v:shape></w:pict></w:r>"
    )
    return paragraph("Normal", run("{%p if concept %}")) + paragraph("Hairline", shape) + end("endif")


def letter_parts() -> dict[str, str]:
    """Return body, headers and footers of the letter; the address stands in the left window of a C5/6 envelope."""
    window, particulars = twips(104), twips(56)
    first_header = layout_table(
        (window, particulars),
        twips(30),
        paragraph("SenderName", run("{{ sender_name }}")),
        each("line", "sender", "SenderLine", run("{{ line }}")) + paragraph("Hairline"),
    )
    reference = run("{{ reference.label }}", "ReferenceLabel") + run("\t{{ reference.value }}")
    opening = layout_table(
        (window, particulars),
        twips(50),
        paragraph("ReturnAddress", run("{{ return_address }}"))
        + each("line", "recipient", "Address", run("{{ line }}"))
        + paragraph("Hairline"),
        paragraph("PlaceAndDate", run("{{ place_and_date }}"))
        + each("reference", "references", "Reference", reference)
        + paragraph("Hairline"),
    )
    first_footer = layout_table(
        (twips(128), twips(32)),
        twips(8),
        each("line", "footer", "FooterLine", run("{{ line }}")) + paragraph("Hairline"),
        paragraph("Folio", folio()),
    )
    return {
        "body": opening + paragraph("Hairline") + paragraph("Subject", run("{{ subject }}")) + body_place(),
        "header_first": concept_mark(1) + first_header + paragraph("Hairline"),
        "header": concept_mark(2) + paragraph("Header", run("{{ continuation }}")),
        "footer_first": first_footer + paragraph("Hairline"),
        "footer": paragraph("Folio", folio()),
    }


def pleading_parts() -> dict[str, str]:
    """Return body, headers and footers of a pleading: the same on every page."""
    foot = layout_table(
        (twips(112), twips(36)),
        twips(5),
        paragraph("FooterLine", run("{{ continuation }}")),
        paragraph("Folio", folio()),
    )
    footer = foot + paragraph("Hairline")
    return {
        "body": body_place(),
        "header_first": concept_mark(1) + paragraph("Header"),
        "header": concept_mark(2) + paragraph("Header"),
        "footer_first": footer,
        "footer": footer,
    }


def body_place() -> str:
    """Return the paragraph that the text of the document takes the place of."""
    return paragraph("BodyText", run("{{p body }}"))


def document(parts: dict[str, str], page: Page) -> str:
    """Return document.xml."""
    margins = " ".join(
        f'w:{side}="{twips(getattr(page, side))}"' for side in ("top", "right", "bottom", "left", "header", "footer")
    )
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId11"/><w:headerReference w:type="default" r:id="rId12"/>'
        '<w:footerReference w:type="first" r:id="rId13"/><w:footerReference w:type="default" r:id="rId14"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{parts['body']}{section}</w:body></w:document>"


def settings() -> str:
    """Return settings.xml: current Word, no hyphenation."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:autoHyphenation w:val="false"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def package(house: House, parts: dict[str, str]) -> dict[str, str]:
    """Return every part of the Word file by its name."""
    kinds = {"header_first": "hdr", "header": "hdr", "footer_first": "ftr", "footer": "ftr"}
    files = {
        f"word/{name}.xml": f"{DECLARATION}<w:{tag} {NAMESPACES}>{parts[name]}</w:{tag}>" for name, tag in kinds.items()
    }
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {
        "/word/document.xml": f"{main}.document.main+xml",
        "/word/styles.xml": f"{main}.styles+xml",
        "/word/numbering.xml": f"{main}.numbering+xml",
        "/word/settings.xml": f"{main}.settings+xml",
        "/word/fontTable.xml": f"{main}.fontTable+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/word/{name}.xml": f"{main}.{name.split('_')[0]}+xml" for name in kinds},
    }
    links = {"styles": "rId1", "numbering": "rId2", "settings": "rId3", "fontTable": "rId4"}
    relations = "".join(
        f'<Relationship Id="{number}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>' for name, number in links.items()
    )
    relations += "".join(
        f'<Relationship Id="rId{11 + at}" Type="{RELATIONS}/{name.split("_")[0]}" Target="{name}.xml"/>'
        for at, name in enumerate(kinds)
    )
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return files | {
        "[Content_Types].xml": (
            f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(overrides.items()))
            + "</Types>"
        ),
        "_rels/.rels": (
            f'{DECLARATION}{start}<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" '
            f'Target="word/document.xml"/><Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
            "</Relationships>"
        ),
        "docProps/core.xml": (
            f'{DECLARATION}<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
            f"<dc:title>House style: {house.name}</dc:title></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": f"{DECLARATION}{start}{relations}</Relationships>",
        "word/document.xml": document(parts, PAGES[house.name]),
        "word/styles.xml": f"{DECLARATION}{styles(house, NAMESPACES)}",
        "word/numbering.xml": f"{DECLARATION}{numbering(NAMESPACES)}",
        "word/settings.xml": settings(),
        "word/fontTable.xml": f"{DECLARATION}{font_table(house, NAMESPACES)}",
    }


def write(folder: Path) -> None:
    """Leave both Word files in ``folder``."""
    for house, parts in ((LETTER, letter_parts()), (PLEADING, pleading_parts())):
        with zipfile.ZipFile(folder / f"{house.name}.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in sorted(package(house, parts).items()):
                archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), text.encode(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "templates/house"))
