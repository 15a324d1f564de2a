"""The ledger: every input by its digest, in (with pages) or out (with the reason and what to do)."""

import json
from collections.abc import Mapping, Sequence

from filing.bundle.demands_met import answers
from filing.bundle.pages import Taken
from filing.bundle.prove import Check, Proof
from filing.bundle.record import PdfFile, Record
from filing.bundle.sources import Refusal, Source
from filing.casefile.exhibits import Exhibit
from filing.files import sha256

SCHEMA = 1


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _in(source: Source, row: Exhibit) -> dict[str, object]:
    return {
        "id": row.id,
        "file": row.file,
        "title": row.title,
        "inside": row.parent,
        "stored_as": source.stored_as,
        "sha256": row.sha256,
        "status": "in",
        "exhibit": row.label,
        "volume": row.volume,
        "pages": {"from": row.first_page, "to": row.last_page},
        "notes": list(source.notes),
        "removed": list(source.removed),
        "without_text": [row.first_page + number - 1 for number in source.without_text],
        "redacted": [_taken(one, row.first_page) for one in source.taken],
    }


def _taken(taken: Taken, first_page: int) -> dict[str, object]:
    """Return what a redaction took, without the words."""
    return {
        "page": first_page + taken.page - 1,
        "places": len(taken.boxes),
        "reasons": list(taken.reasons),
        "characters": taken.characters,
        "pictures": taken.pictures,
        "drawings": taken.shapes,
        "links": taken.links,
        "notes": taken.notes,
        "no_text_left": taken.emptied,
        "page_is_a_picture": taken.as_picture,
    }


def _out(refusal: Refusal, number: str) -> dict[str, object]:
    return {
        "id": refusal.evidence.id,
        "file": refusal.evidence.file,
        "title": refusal.evidence.title,
        "inside": refusal.evidence.parent,
        "stored_as": refusal.stored_as,
        "sha256": refusal.sha256,
        "status": "out",
        "exhibit": number,
        "reason": str(refusal.reason),
        "detail": refusal.detail,
        "next_step": refusal.next_step,
    }


def _file(file: PdfFile) -> dict[str, object]:
    return {
        "file": file.name,
        "volume": file.volume,
        "sha256": file.sha256,
        "size": file.size,
        "pages": file.pages,
        "first_page": file.first_page,
    }


def _whole(files: Sequence[PdfFile]) -> dict[str, object]:
    """Return what is said of the PDF; of several volumes what holds for all, their digests being in ``files``."""
    if len(files) == 1:
        return {"file": files[0].name, "sha256": files[0].sha256, "size": files[0].size, "pages": files[0].pages}
    return {"volumes": len(files), "size": sum(one.size for one in files), "pages": sum(one.pages for one in files)}


def _profile(record: Record) -> dict[str, object] | None:
    profile = record.particulars.profile
    if profile is None:
        return None
    return {
        "name": profile.name,
        "title": profile.title,
        "recorded": profile.recorded.isoformat(),
        "demands": [
            {
                "demand": one.demand.name,
                "value": one.demand.value,
                "status": str(one.demand.status),
                "met": str(one.met),
                "source": one.demand.source,
            }
            for one in answers(record)
        ],
    }


def ledger_json(record: Record) -> bytes:
    """Return ``ledger.json``: one entry for each piece of evidence and each file inside one.

    ``inside`` names the evidence inside whose file it was found, or nothing, and ``stored_as`` the whole name that it
    has there. ``complete`` holds when what is out stands elsewhere in the bundle. ``exhibit`` of what is out is the
    number it keeps until it is there.
    """
    sources, labels = record.sources, record.particulars.labels
    rows = {row.id: row for row in record.exhibits.rows}
    inputs = [
        _in(entry, rows[entry.evidence.id])
        if isinstance(entry, Source)
        else _out(entry, labels.get(entry.evidence.id, ""))
        for entry in sources.pages_of
    ]
    return _json(
        {
            "schema": SCHEMA,
            "reference": record.about.reference,
            "on": record.about.on.isoformat(),
            "bundle": _whole(record.files),
            "files": [_file(file) for file in record.files],
            "complete": not sources.refused,
            "in": len(sources.included),
            "out": len(sources.left_out),
            "inputs": inputs,
            "profile": _profile(record),
        }
    )


def _check(check: Check, file: str) -> dict[str, object]:
    return {"check": check.name, "file": file, "holds": check.holds, "expected": check.expected, "found": check.found}


def proof_json(record: Record, proofs: Sequence[Proof], beside: Mapping[str, bytes]) -> bytes:
    """Return ``proof.json``: every check of each file and of every exhibit, with what was expected and found.

    ``beside`` are the records that go with the PDF, by name; their digests let a later change to them be found.
    """
    parts = list(zip(record.files, proofs, strict=True))
    return _json(
        {
            "schema": SCHEMA,
            "bundle": {key: value for key, value in _whole(record.files).items() if key not in {"size", "pages"}},
            "files": [{"file": file.name, "sha256": file.sha256} for file in record.files],
            "records": [{"file": name, "sha256": sha256(data)} for name, data in sorted(beside.items())],
            "reader": "pypdf",
            "holds": all(proof.holds for proof in proofs),
            "whole": [_check(check, file.name) for file, proof in parts for check in proof.whole],
            "exhibits": [
                {
                    "id": row.id,
                    "exhibit": row.label,
                    "holds": row.holds,
                    "checks": [_check(check, file.name) for check in row.checks],
                }
                for file, proof in parts
                for row in proof.rows
            ],
        }
    )
