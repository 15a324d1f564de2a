"""The hostile letters of ``tests/cases/hostile``: a case of two companies with each file's parts laid over it."""

import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

from case_builder import CONTRACT, CREDITOR, FIRM, OFFICE, business, claim, facts
from prepared_cases import ROOT, office

from filing.documents.fields import NO_EXHIBITS
from filing.documents.tree import Document
from filing.documents.write import compose
from filing.yaml_strict import read_yaml

FOLDER = ROOT / "tests" / "cases" / "hostile"
KINDS = ("reminder", "final_demand", "interest_statement", "summons")
ON = "2026-07-01"

_BASE: dict[str, Any] = {
    "references": {"ours": "PROEF-1"},
    "creditor": {**CREDITOR, "email": "post@proef.example", "telephone": "030 - 000 00 00"},
    "debtors": [{**FIRM, "addresses": [OFFICE]}],
    "claims": [claim(description="levering van kantoorartikelen", interest={"regime": "commercial"})],
    "pay_to": {"iban": "NL93VBNK0000000101", "holder": "Proef B.V."},
    "debt": {"kind": "commercial", "contract": {**CONTRACT, "payment_term": {"set_by": "agreed", "fatal": "true"}}},
}


@dataclass(frozen=True)
class Hostile:
    """One file of the set."""

    name: str
    says: str
    refused: tuple[str, ...]
    parts: Any
    copies: int


def _read(name: str) -> Hostile:
    found: Any = read_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name).value
    return Hostile(
        name, found["says"], tuple(found.get("refused", ())), found.get("parts", {}), int(found.get("repeat_claims", 1))
    )


SET = {path.stem: _read(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
PRINTED = [name for name, one in SET.items() if not one.refused]
REFUSED = [name for name, one in SET.items() if one.refused]


def _laid(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{key: _laid(base.get(key), value) for key, value in over.items()}}
    if isinstance(base, list) and isinstance(over, list):
        return [_laid(base[at] if at < len(base) else None, value) for at, value in enumerate(over)]
    return over


@cache
def document(name: str, kind: str) -> Document:
    """Return the document of ``kind`` of one hostile case, composed and without format."""
    one = SET[name]
    parts = _laid(copy.deepcopy(_BASE), one.parts)
    (first,) = parts.pop("claims")
    claims = [{**first, "id": f"F{at}", "number": f"{first['number']}-{at}"} for at in range(1, one.copies + 1)]
    file = business(*claims, **parts)
    found = facts(file, office().law, ON)
    desk, of_kind = office().desk, office().kinds.kind(kind)
    return compose(desk, of_kind, found, NO_EXHIBITS, file.debtors[0], concept=of_kind.layout == "pleading")
