"""Fields on the slides of a PowerPoint presentation: dates stand as the file stored them."""

from filing.bundle.office_parts import Parts, written, xml_of

FRESH = ("datetime", "filename", "author")


def freeze_slides(parts: Parts) -> None:
    """Leave on slides of dates what was stored; a note says how many."""
    count = 0
    for name in parts.markup(b"fld"):
        root = xml_of(parts.contents[name])
        fields = [one for one in root.iter("{*}fld") if one.get("type", "").lower().startswith(FRESH)]
        for one in fields:
            one.tag = one.tag.replace("}fld", "}r")
            one.attrib.clear()
            for inner in [inner for inner in one if inner.tag.endswith("}pPr")]:
                one.remove(inner)
        count += len(fields)
        parts.contents[name] = written(root)
    parts.tell(count, "fields (dates and the like) on slides stand as the file stored them")
