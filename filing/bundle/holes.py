"""Nothing leaves the desk with a hole in it: evidence that is out of the bundle is an error with all of its reasons."""

from filing.bundle.sources import Sources
from filing.errors import ExhibitsMissing, Problem


def refuse_holes(sources: Sources) -> None:
    """Return when every piece of evidence is in the bundle.

    Raises:
        ExhibitsMissing: with one problem for each piece that is out, and its reason.
    """
    problems = [
        Problem(f"BUNDLE-{one.reason.upper()}", one.detail, one.next_step, file=one.evidence.file)
        for one in sources.refused
    ]
    if not problems:
        return
    raise ExhibitsMissing("Evidence is missing from the bundle.", "See the ledger for each file.", problems=problems)
