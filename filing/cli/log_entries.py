"""What ``filing log`` makes of the words and options that were typed: the entry of each kind, and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import click

from filing.case_changes import letter_of
from filing.casefile import entries
from filing.casefile.case import CaseFile
from filing.casefile.case_edit import plain_value
from filing.casefile.changes import Change
from filing.casefile.history import SendingChannel
from filing.casefile.loaded import Case
from filing.cli.law_answer import EURO
from filing.errors import WrongUsage
from filing.money import plain
from filing.workflow import Office
from filing.yaml_strict import Value


@dataclass(frozen=True, slots=True)
class Report:
    """What was typed: the words after the kind of entry, the day, and the keys that options filled."""

    what: str
    words: tuple[str, ...]
    on: str
    fields: Mapping[str, Value]
    made_elsewhere: bool

    def word(self, place: int, name: str) -> str:
        """Return one of the words.

        Raises:
            WrongUsage: it is missing.
        """
        if place >= len(self.words):
            raise WrongUsage(f"filing log … {self.what} needs {name}.", f"Write: {USAGE[self.what]}")
        return self.words[place]

    def rest(self, place: int) -> str:
        """Return the words from ``place`` on as one text."""
        return " ".join(self.words[place:])

    def with_summary(self, place: int = 0) -> dict[str, Value]:
        """Return the keys, and the words from ``place`` on as the summary."""
        said: dict[str, Value] = {"summary": self.rest(place)} if self.rest(place) else {}
        return {**self.fields, **said}


ALONG: Mapping[str, Callable[[CaseFile, str, Mapping[str, Value]], tuple[Change, ...]]] = {
    "dispute_reply": entries.replied,
    "assignment_notice": entries.notified,
}


def _sent(case: Case, report: Report, office: Office) -> tuple[Change, ...]:
    kind = report.word(0, "the kind of letter")
    given = {**report.with_summary(1), "document": kind}
    given.setdefault("channel", SendingChannel.POST.value if report.what == "sent" else SendingChannel.BAILIFF.value)
    is_ours = not report.made_elsewhere and not {"term", "costs"} & given.keys()
    made = letter_of(office)(case, kind, report.on) if is_ours and report.what == "sent" else {}
    # What was typed counts; an answer or a notice is also recorded where it belongs, so that what waited goes on.
    along = ALONG.get(kind, _nothing)(case.file, report.on, given)
    return (*entries.event(case.file, report.what, report.on, {**given, **made, **given}), *along)


def _nothing(_file: CaseFile, _on: str, _fields: Mapping[str, Value]) -> tuple[Change, ...]:
    return ()


def _event(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    return entries.event(case.file, report.what, report.on, report.with_summary())


def _payment(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    fields = {("for_claims" if key == "claims" else key): value for key, value in report.fields.items()}
    words: dict[str, Value] = {"description": report.rest(1)} if report.rest(1) else {}
    return entries.payment(case.file, plain(_amount(report.word(0, "the amount"))), report.on, {**fields, **words})


def _amount(text: str) -> Decimal:
    try:
        return EURO(text)
    except click.BadParameter as error:
        raise WrongUsage(f"{text!r} is not an amount: {error.message}.", "Write it as 250.00.") from error


def _dispute(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    report.word(0, "the ground of the dispute")
    return entries.dispute(case.file, report.rest(0), report.on, report.fields)


def _reply(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    report.word(0, "what was answered")
    is_named = report.words[0] in {one.id for one in case.file.disputes}
    name = report.words[0] if is_named else ""
    return entries.reply(case.file, name, report.rest(1 if is_named else 0), report.on, report.fields)


def _answer(_case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    rule, said = report.word(0, "the rule number"), report.word(1, "yes or no")
    return entries.answer(rule, said, report.on, _with_reason(report, 2))


def _override(_case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    return entries.override(report.word(0, "the rule number"), report.on, _with_reason(report, 1))


def _with_reason(report: Report, place: int) -> dict[str, Value]:
    said: dict[str, Value] = {"reason": report.rest(place)} if report.rest(place) else {}
    return {**report.fields, **said}


def _check(_case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    register, party, result = (
        report.word(at, name) for at, name in enumerate(("the register", "the party", "the result"))
    )
    detail: dict[str, Value] = {"detail": report.rest(3)} if report.rest(3) else {}
    return entries.register_check(register, party, result, report.on, {**report.fields, **detail})


def _delivered(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    return entries.delivered(case.file, report.rest(0), report.on, report.fields)


def _returned(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    return entries.returned(case.file, report.rest(0), report.on)


def _broken(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    return entries.broken(case.file, report.rest(0), report.on)


def _set(case: Case, report: Report, _office: Office) -> tuple[Change, ...]:
    path = report.word(0, "a place in the case file")
    report.word(1, "a value")
    return entries.set_value(case.file, path, plain_value(report.rest(1)))


_Make = Callable[[Case, Report, Office], tuple[Change, ...]]
WAYS: Mapping[str, _Make] = {
    "sent": _sent,
    "served": _sent,
    "received": _event,
    "call": _event,
    "visit": _event,
    "promise": _event,
    "acknowledgement": _event,
    "suit": _event,
    "note": _event,
    "delivered": _delivered,
    "returned": _returned,
    "payment": _payment,
    "dispute": _dispute,
    "reply": _reply,
    "broken": _broken,
    "answer": _answer,
    "check": _check,
    "override": _override,
    "set": _set,
}
USAGE = {
    "sent": "filing log CASE sent KIND [SUMMARY…]",
    "served": "filing log CASE served KIND [SUMMARY…]",
    "received": "filing log CASE received [SUMMARY…]",
    "call": "filing log CASE call [SUMMARY…]",
    "visit": "filing log CASE visit [SUMMARY…]",
    "promise": "filing log CASE promise [SUMMARY…]",
    "acknowledgement": "filing log CASE acknowledgement [SUMMARY…]",
    "suit": "filing log CASE suit [SUMMARY…]",
    "note": "filing log CASE note SUMMARY…",
    "delivered": "filing log CASE delivered [EVENT]",
    "returned": "filing log CASE returned [EVENT]",
    "payment": "filing log CASE payment AMOUNT [DESCRIPTION…]",
    "dispute": "filing log CASE dispute GROUND…",
    "reply": "filing log CASE reply [DISPUTE] SUMMARY…",
    "broken": "filing log CASE broken [PLAN]",
    "answer": "filing log CASE answer RULE yes|no [REASON…] --by NAME",
    "check": "filing log CASE check REGISTER PARTY clear|found|not_available [DETAIL…] --by NAME",
    "override": "filing log CASE override RULE REASON… --by NAME",
    "set": "filing log CASE set PATH VALUE",
}
# Which options go with which entries; the others are refused instead of being passed over.
_LETTER = {"at", "channel", "document", "delivered_on", "delivery_proof", "term", "costs", "asked", "addressee",
           "claims", "to", "file", "interrupts_limitation", "by", "evidence"}  # fmt: skip
_EVENT = {"at", "channel", "document", "claims", "to", "file", "interrupts_limitation", "by", "evidence"}
ALLOWED: Mapping[str, set[str]] = {
    "sent": _LETTER,
    "served": _LETTER,
    **dict.fromkeys(("received", "call", "visit", "promise", "acknowledgement", "suit", "note"), _EVENT),
    "delivered": {"delivery_proof"},
    "returned": set(),
    "payment": {"claims", "by", "evidence"},
    "dispute": {"channel", "by", "claims", "amount", "evidence"},
    "reply": {"channel", "by", "evidence"},
    "broken": set(),
    "answer": {"by"},
    "check": {"by", "evidence"},
    "override": {"by", "document"},
    "set": set(),
}
