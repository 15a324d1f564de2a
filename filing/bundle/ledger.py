"""The ledger: every input by its digest, in (with pages) or out (with the reason and what to do)."""

import json

from filing.bundle.index import About
from filing.bundle.pages import Taken
from filing.bundle.prove import Check, Proof
from filing.bundle.sources import Refusal, Source, Sources
from filing.casefile.exhibits import Exhibit, Exhibits
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
        "sha256": row.sha256,
        "status": "in",
        "exhibit": row.label,
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
        "page_is_a_picture": taken.as_picture,
    }


def _out(refusal: Refusal) -> dict[str, object]:
    return {
        "id": refusal.evidence.id,
        "file": refusal.evidence.file,
        "title": refusal.evidence.title,
        "inside": refusal.evidence.parent,
        "sha256": refusal.sha256,
        "status": "out",
        "reason": str(refusal.reason),
        "detail": refusal.detail,
        "next_step": refusal.next_step,
    }


def ledger_json(about: About, exhibits: Exhibits, sources: Sources, pdf: bytes) -> bytes:
    """Return ``ledger.json``: one entry for each piece of evidence and each file inside one.

    ``inside`` names the evidence inside whose file it was found, or nothing. ``complete`` holds when what is out stands
    elsewhere in the bundle.
    """
    rows = {row.id: row for row in exhibits.rows}
    inputs = [
        _in(entry, rows[entry.evidence.id]) if isinstance(entry, Source) else _out(entry) for entry in sources.pages_of
    ]
    return _json(
        {
            "schema": SCHEMA,
            "reference": about.reference,
            "on": about.on.isoformat(),
            "bundle": {"file": "bundle.pdf", "sha256": sha256(pdf), "size": len(pdf), "pages": exhibits.total_pages},
            "complete": not sources.refused,
            "in": len(sources.included),
            "out": len(sources.left_out),
            "inputs": inputs,
        }
    )


def _check(check: Check) -> dict[str, object]:
    return {"check": check.name, "holds": check.holds, "expected": check.expected, "found": check.found}


def proof_json(proof: Proof, pdf: bytes) -> bytes:
    """Return ``proof.json``: every check of the whole and of every exhibit, with what was expected and found."""
    return _json(
        {
            "schema": SCHEMA,
            "bundle": {"file": "bundle.pdf", "sha256": sha256(pdf)},
            "reader": "pypdf",
            "holds": proof.holds,
            "whole": [_check(check) for check in proof.whole],
            "exhibits": [
                {"id": row.id, "exhibit": row.label, "holds": row.holds, "checks": [_check(c) for c in row.checks]}
                for row in proof.rows
            ],
        }
    )
