"""The tag tree of a PDF put into the form that PDF/UA-1 asks of lists and tables, after WeasyPrint has built it.

WeasyPrint puts the blocks of a list item beside its label and leaves the direction of a table header to a reader;
ISO 14289-1 wants what belongs to a list item in its body (7.2) and the direction said (7.5).
"""

import pydyf


def mend_tags(pdf: pydyf.PDF) -> None:
    """Give each list item one body, and each table header its scope: of a column in the head, of a row elsewhere."""
    elements = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"]
    known = {one.reference: one for one in elements}
    for element in elements:
        if element["S"] == "/LI":
            _give_one_body(pdf, element, known)
        elif element["S"] == "/TH":
            section = known[known[element["P"]]["P"]]  # header, row, section
            element["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"


def _give_one_body(pdf: pydyf.PDF, item: pydyf.Dictionary, known: dict[bytes, pydyf.Dictionary]) -> None:
    """Put what stands in ``item`` beside its label and body into its body."""
    children = [known[one] for one in item["K"]]
    loose = [one for one in children if one["S"] not in {"/Lbl", "/LBody"}]
    if not loose:
        return
    body = next((one for one in children if one["S"] == "/LBody"), None)
    if body is None:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
    for one in loose:
        one["P"] = body.reference
    body["K"].extend(one.reference for one in loose)
    item["K"] = pydyf.Array([*(one.reference for one in children if one["S"] == "/Lbl"), body.reference])
