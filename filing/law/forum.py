"""Whether a choice of court binds, and whether the court tests its own place: the cases that protect the weaker party.

Rule:  SUM-54, SUM-55
Law:   art. 108 lid 2 and 110 Rv
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from filing.law.competence import COSTS_DOUBT
from filing.law.questions import check_amount
from filing.law.table import Law, Row
from filing.law.values import CompetenceLimits
from filing.message import Message, say
from filing.money import ZERO

ARTICLE = "art. 108 lid 2 Rv"


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What decides on protection: the claim as for the limit (SUM-50), and whether it is a consumer or a rent case."""

    on: dt.date
    claim_value: Decimal
    collection_costs: Decimal = ZERO
    consumer: bool = False
    rent: bool = False
    employment: bool = False


@dataclass(frozen=True, slots=True)
class ForumClause:
    """A choice of court, as the contract names it; what is not known of it counts as not so."""

    court: str
    agreed_after_dispute: bool = False
    invoked_by_weaker_party: bool = False


@dataclass(frozen=True, slots=True)
class Protection:
    """Whether the case protects the weaker party: a clause then has no effect, and the court tests its own place.

    When it is not ``certain``, ``holds`` is the answer to act on until somebody decides.
    """

    holds: bool
    reason: Message
    rows: tuple[Row, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class ForumEffect:
    """Whether a choice of court has effect, and why; not ``certain`` means that a person decides."""

    holds: bool
    reason: Message
    article: str
    rows: tuple[Row, ...]
    certain: bool = True


def protection(law: Law, kind: CaseKind) -> Protection:
    """Return whether this is a case of at most the limit, a consumer case or a rent case.

    In those cases the court tests its competence by place of its own motion and refers.

    Rule:  SUM-54, SUM-55
    Law:   art. 108 lid 2, 110 Rv

    Raises:
        LawQuestion: a value that makes no sense.
        LawUnknown: the limit is not known on that day.
    """
    check_amount("value of the claim", kind.claim_value)
    if kind.consumer:
        return Protection(holds=True, reason=say("it is a consumer case"), rows=())
    if kind.rent:
        return Protection(holds=True, reason=say("it is a rent case"), rows=())
    row = law.table("competence").at(kind.on)
    limits: CompetenceLimits = row.value
    if kind.claim_value > limits.limit:
        if kind.employment:
            reason = say("whether employment cases are protected as well is not confirmed")
            return Protection(holds=True, reason=reason, rows=(row,), certain=False)
        reason = say("the claim of {claim} is above {limit}", claim=kind.claim_value, limit=limits.limit)
        return Protection(holds=False, reason=reason, rows=(row,))
    if kind.claim_value + kind.collection_costs > limits.limit:
        return Protection(holds=True, reason=COSTS_DOUBT, rows=(row,), certain=False)
    reason = say("the claim of {claim} is not above {limit}", claim=kind.claim_value, limit=limits.limit)
    return Protection(holds=True, reason=reason, rows=(row,))


def forum_effect(law: Law, clause: ForumClause, kind: CaseKind) -> ForumEffect:
    """Return whether the choice of court binds.

    Rule:  SUM-54
    Law:   art. 108 lid 2 Rv

    Raises:
        LawQuestion: a value that makes no sense.
        LawUnknown: the limit is not known on that day.
    """
    guarded = protection(law, kind)
    if not guarded.holds:
        return ForumEffect(holds=True, reason=guarded.reason, article=ARTICLE, rows=guarded.rows)
    if clause.agreed_after_dispute:
        return ForumEffect(
            holds=True, reason=say("it was agreed after the dispute arose"), article=ARTICLE, rows=guarded.rows
        )
    if clause.invoked_by_weaker_party:
        return ForumEffect(holds=True, reason=say("the weaker party invokes it"), article=ARTICLE, rows=guarded.rows)
    return ForumEffect(holds=False, reason=guarded.reason, article=ARTICLE, rows=guarded.rows, certain=guarded.certain)
