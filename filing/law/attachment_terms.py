"""The days that run around an attachment and an order to pay: who must have done what by when, or from when.

Rule:  ATT-08, ATT-12, EXE-02, EXE-12, EXE-14, EXE-15
Law:   art. 439, 443, 475i, 476a, 477a, 700 lid 3, 715 lid 2 and 721 Rv
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from filing.calendar_nl import DAY
from filing.errors import LawQuestion
from filing.law.questions import check_choice, check_day
from filing.law.statutory_terms import Nature, TermEnd, Unit, term_end
from filing.law.table import Law, Row, Status
from filing.law.values import AttachmentLength

MOST_LEAVE_DAYS = 365  # [days] a longer term in the leave of the court is a slip of the pen


class AttachmentStep(StrEnum):
    """What has a term of its own; the values are the parts of the table ``attachment_terms``."""

    PAYMENT_ORDER = "payment_order"
    MOVABLES_RECORD = "movables_record"
    SERVE_DEBTOR = "serve_debtor"
    DECLARATION = "declaration"
    CONTEST_DECLARATION = "contest_declaration"
    SERVE_THIRD_PARTY = "serve_third_party"
    SERVE_COMPANY = "serve_company"
    NOTIFY_EXTENSION = "notify_extension"


@dataclass(frozen=True, slots=True)
class _Words:
    """What a step is, and the day it is counted from; ``waits`` when something may happen only after the term."""

    what: str
    counted_from: str
    waits: bool = False


_WORDS = {
    AttachmentStep.PAYMENT_ORDER: _Words(
        "attach movables, once the order to pay was not obeyed", "the order to pay", waits=True
    ),
    AttachmentStep.MOVABLES_RECORD: _Words("serve the record of the attachment of movables", "the attachment"),
    AttachmentStep.SERVE_DEBTOR: _Words("serve the third-party attachment on the debtor", "the attachment"),
    AttachmentStep.DECLARATION: _Words("declaration of the third party", "the attachment", waits=True),
    AttachmentStep.CONTEST_DECLARATION: _Words("contest the declaration of the third party", "the declaration"),
    AttachmentStep.SERVE_THIRD_PARTY: _Words("serve the summons on the third party", "the main action"),
    AttachmentStep.SERVE_COMPANY: _Words("serve the summons on the company (shares)", "the main action"),
    AttachmentStep.NOTIFY_EXTENSION: _Words(
        "notify the third party in writing that the term for the main action was extended", "the end of that term"
    ),
}
# What can be attached, with the terms that run from the attachment itself.
ATTACHED = {
    "third_party": (AttachmentStep.SERVE_DEBTOR, AttachmentStep.DECLARATION),
    "shares": (),
    "movables": (AttachmentStep.MOVABLES_RECORD,),
}
_TOLD = {"third_party": AttachmentStep.SERVE_THIRD_PARTY, "shares": AttachmentStep.SERVE_COMPANY}
_SAFE = "who acts by the day before extension does not depend on the Termijnenwet"
_START_UNSURE = "no rule known here says from which day this term runs: check the article"


@dataclass(frozen=True, slots=True)
class AttachmentTerm:
    """One term around an attachment.

    ``day`` is the last day to do ``what``; when ``waits`` it is the first day on which that can happen, the day after
    the term. ``term`` says how the end was found and whether the Termijnenwet moved it. ``remarks`` are what a person
    should know; ``row`` is the row of the table.
    """

    step: str
    what: str
    counted_from: str
    waits: bool
    day: dt.date
    term: TermEnd
    article: str
    rule: str
    remarks: tuple[str, ...]
    row: Row


def attachment_term(law: Law, step: AttachmentStep, start: dt.date) -> AttachmentTerm:
    """Return the term of ``step`` that is counted from ``start``: the attachment, the main action, the order to pay.

    These terms stand in the law, so the Termijnenwet extends them, and one of three days or more contains two open
    days. None of them is counted back from a day.

    Rule:  EXE-02, EXE-12, EXE-14, EXE-15, ATT-12, X-21, X-22
    Law:   art. 439, 443, 475i, 476a, 477a, 715 lid 2, 721 Rv; art. 1 and 2 Algemene termijnenwet
    Units: days, weeks or months; the day of ``start`` does not count

    Raises:
        LawUnknown: the terms or the holidays are not known on these days.
    """
    check_day(f"day of {_WORDS[step].counted_from}", start)
    row = law.table("attachment_terms").at(start).part(step)
    length: AttachmentLength = row.value
    number, unit = _counted(length)
    term = term_end(law, start, number, unit, Nature.STATUTORY)
    words = _WORDS[step]
    remarks = [_START_UNSURE] if row.status is Status.UNVERIFIED else []
    if term.moved and not words.waits:
        remarks.append(f"{_SAFE}: {term.plain_end}")
    day = term.end + DAY if words.waits else term.end
    return AttachmentTerm(
        str(step),
        words.what,
        words.counted_from,
        words.waits,
        day,
        term,
        length.article,
        length.rule,
        tuple(remarks),
        row,
    )


def main_action_term(law: Law, attached: dt.date, days: int | None = None) -> AttachmentTerm:
    """Return the last day to bring the main action: within the days after attachment that the leave of the court gives.

    ``days`` is what the leave says; left out, the term that is usual is taken, and said to be no more than that. The
    court sets it, and no rule known here extends such a term: the day stays where it falls. Late, the
    attachment lapses; an extension is asked before the term ends.

    Rule:  ATT-08
    Law:   art. 700 lid 3 Rv
    Units: days; the day of attachment does not count

    Raises:
        LawQuestion: fewer days than the law allows, or more than a year.
        LawUnknown: the terms are not known on the day of attachment.
    """
    check_day("day of attachment", attached)
    table_row = law.table("attachment_terms").at(attached)
    least = table_row.part("main_action_least")
    usual = table_row.part("main_action_usual")
    lowest, _ = _counted(least.value)
    remarks: list[str] = ["the attachment lapses when the main action comes later; ask for extension before this day"]
    if days is None:
        row, (number, _) = usual, _counted(usual.value)
        remarks.append("the usual term: read the term in the leave of the court, and give it")
    else:
        row, number = least, days
    if not lowest <= number <= MOST_LEAVE_DAYS:
        raise LawQuestion(
            f"the leave gives {number} days for the main action; it gives {lowest} at least ({least.value.article})",
            "Read the term in the leave of the court.",
        )
    term = term_end(law, attached, number, Unit.DAYS, Nature.SET_BY_JUDGE)
    return AttachmentTerm(
        step="main_action",
        what="bring the main action",
        counted_from="the attachment",
        waits=False,
        day=term.end,
        term=term,
        article=row.value.article,
        rule=row.value.rule,
        remarks=tuple(remarks),
        row=row,
    )


def terms_after_attachment(
    law: Law,
    attached: dt.date,
    of: str = "third_party",
    *,
    conservatory: bool = True,
    leave_days: int | None = None,
    main_action_on: dt.date | None = None,
    declared_on: dt.date | None = None,
) -> tuple[AttachmentTerm, ...]:
    """Return every term that runs after an attachment, earliest first.

    ``of`` is "third_party", "shares" (registered ones) or "movables". A ``conservatory`` attachment needs a main action
    within the days of the leave; one that was brought earlier, or an execution, needs none. ``main_action_on`` is the
    day it was brought; ``declared_on`` the day on which the third party declared what it owes.

    Rule:  ATT-08, ATT-12, EXE-12, EXE-14, EXE-15

    Raises:
        LawQuestion: an unknown object, a declaration before the attachment, or a term that the leave cannot give.
        LawUnknown: the terms or the holidays are not known.
    """
    check_choice("attached object", of, ATTACHED)
    if declared_on is not None and (declared_on < attached or of != "third_party"):
        raise LawQuestion(
            f"a declaration of {declared_on} does not go with this attachment of {attached}",
            "A third party declares after the attachment; check both.",
        )
    found = [attachment_term(law, step, attached) for step in ATTACHED[of]]
    if conservatory and (main_action_on is None or main_action_on >= attached):
        main = main_action_term(law, attached, leave_days)
        late = main_action_on is not None and main_action_on > main.day
        found.append(replace(main, remarks=(*main.remarks, _lapsed(main_action_on))) if late else main)
        told = _TOLD.get(of)
        if told is not None and main_action_on is not None and not late:
            found.append(attachment_term(law, told, main_action_on))
    if declared_on is not None:
        found.append(attachment_term(law, AttachmentStep.CONTEST_DECLARATION, declared_on))
    return tuple(sorted(found, key=lambda one: (one.day, one.step)))


def _lapsed(main_action_on: dt.date | None) -> str:
    return (
        f"the main action of {main_action_on} came after this day: without an extension that was asked for in time the "
        "attachment has lapsed (ATT-08)"
    )


def _counted(length: AttachmentLength) -> tuple[int, Unit]:
    if length.months:
        return length.months, Unit.MONTHS
    return (length.weeks, Unit.WEEKS) if length.weeks else (length.days, Unit.DAYS)
