"""The tag tree of a PDF put into the form that PDF/UA-1 asks of lists and tables, after WeasyPrint has built it.

WeasyPrint gives each line of text an element of its own, of no meaning; its text is put into the element around it.

It puts the blocks of a list item beside its label and leaves the direction of a table header to a reader;
ISO 14289-1 wants what belongs to a list item in its body (7.2) and the direction said (7.5).
"""

import pydyf

_PLAIN = frozenset({"/NonStruct", "/Span"})


def mend_tags(pdf: pydyf.PDF) -> None:
    """Give each list item one body, and each table header its scope: of a column in the head, of a row elsewhere."""
    elements = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"]
    known = {one.reference: one for one in elements}
    _join_lines(pdf, elements, known)
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


def _join_lines(pdf: pydyf.PDF, elements: list[pydyf.Dictionary], known: dict[bytes, pydyf.Dictionary]) -> None:
    """Put the text of each line into the element around it; what held it becomes the null object."""
    moved: dict[bytes, bytes] = {}
    for element in reversed(elements):  # WeasyPrint adds an element before what is in it
        kids = element["K"]
        around = known.get(element["P"])
        if element["S"] not in _PLAIN or len(kids) != 1 or not isinstance(kids[0], int) or around is None:
            continue
        if around["Pg"] == element["Pg"]:
            around["K"][around["K"].index(element.reference)] = kids[0]
            moved[element.reference] = element["P"]
    holders: dict[bytes, bytes] = {}
    for found, around in reversed(moved.items()):
        holders[found] = holders.get(around, around)
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    for one in pdf.objects[_number(root["ParentTree"])]["Nums"]:
        if isinstance(one, pydyf.Array):
            one[:] = [holders.get(found, found) for found in one]
    for reference in moved:
        number = _number(reference)
        pdf.objects[number] = Nothing(number)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


class Nothing(pydyf.Object):  # type: ignore[misc]
    """The null object (ISO 32000-1, 7.3.9) in the place of one that is no longer used."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    data = b"null"
