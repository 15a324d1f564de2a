"""What a draft prints where a fact is still missing: a visible hole with its name, never an empty place.

Only drafts have holes: a document whose gate is open has every fact that its wording needs.
"""

from collections.abc import Mapping

HOLES: Mapping[str, Mapping[str, str]] = {
    "proceedings": {
        "court": "gerecht",
        "location": "zittingsplaats",
        "court_address": "adres van de zittingsplaats",
        "docket_date": "roldatum",
        "docket_time": "uur",
        "serve_by": "laatste dag van betekening",
        "file_by": "laatste dag van aanbrengen",
    },
    "bailiff": {"name": "voornamen en naam", "office_address": "kantooradres"},
    "lawyer": {"name": "voornamen en naam", "office_address": "kantooradres", "city": "plaats"},
    "plan": {"accepted_by": "wie akkoord ging", "accepted_via": "hoe"},
    "seizure": {"court": "rechtbank"},
}
RECIPIENT = "[geadresseerde: nog in te vullen]"


def with_holes(fields: Mapping[str, object]) -> dict[str, object]:
    """Return ``fields`` with a named hole wherever a fact that the wording prints is missing."""
    filled = dict(fields)
    for group, names in HOLES.items():
        known = filled.get(group)
        if isinstance(known, Mapping):
            missing = {name: f"[{words}: nog in te vullen]" for name, words in names.items() if not known.get(name)}
            filled[group] = {**known, **missing}
    return filled
