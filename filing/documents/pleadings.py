"""What the pleadings of a case would cite if they were made now, for a bundle that is made without them."""

from filing.casefile.exhibits import Exhibits
from filing.documents.citations import Citation, citations
from filing.documents.write import Desk, compose
from filing.errors import FilingError
from filing.rules.facts import Facts
from filing.rules.kinds import Kinds
from filing.rules.plan import Plan


def cited_in_pleadings(desk: Desk, kinds: Kinds, plan: Plan, facts: Facts, exhibits: Exhibits) -> tuple[Citation, ...]:
    """Return what the pleadings that may be made now would cite; nothing for one that cannot be composed."""
    found: dict[Citation, None] = {}
    for planned in plan.documents:
        kind = kinds.kind(planned.kind)
        if kind.layout != "pleading" or not planned.may_be_made:
            continue
        try:
            tree = compose(desk, kind, facts, exhibits, None)
        except FilingError:  # whoever asks for that document is told why; here the bundle is asked for
            continue
        found.update(dict.fromkeys(citations(tree)))
    return tuple(found)
