"""A small language for what-if questions: "delivered 2026-11-26", "paid 100.00 2026-12-01", "no plan".

Each line becomes changes to the case file as it was read, which itself stays as it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from filing.casefile import entries
from filing.casefile.case_edit import plain_value
from filing.casefile.changes import Append, Change, Put
from filing.casefile.history import SendingChannel
from filing.casefile.loaded import Case
from filing.errors import WrongUsage
from filing.yaml_strict import Value

GRAMMAR = (
    "delivered DATE | EVENT delivered DATE",
    "returned DATE | EVENT returned DATE",
    "sent KIND DATE [CHANNEL]",
    "paid AMOUNT DATE [for CLAIM]",
    "answered RULE yes|no",
    "served DATE",
    "docket DATE",
    "dispute answered DATE",
    "dispute withdrawn DATE",
    "no plan",
    "plan broken DATE",
    "status KIND [since DATE] [until DATE]",
    "set PATH=VALUE",
)
BY = "filing plan --assume"
_DATE = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"

Letter = Callable[[Case, str, str], Mapping[str, Value]]
"""Gives term and costs of a letter of a kind as it is made on a day."""


def assume(case: Case, words: str, on: str, letter: Letter) -> tuple[Change, ...]:
    """Return the changes that one assumption makes; ``on`` is the legal date, for what names no day itself.

    Raises:
        WrongUsage: the words are none of the grammar, or name what is not in the case.
    """
    text = " ".join(words.split())
    for pattern, make in _RULES:
        found = re.fullmatch(pattern, text)
        if found is not None:
            return make(case, found, on, letter)
    raise WrongUsage(
        f"The assumption {words!r} is not understood.", f"Write one of: {'; '.join(GRAMMAR)}. Dates as 2026-11-26."
    )


def _delivered(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return entries.delivered(case.file, found[1] or "", found[2], {})


def _returned(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return entries.returned(case.file, found[1] or "", found[2])


def _sent(case: Case, found: "re.Match[str]", _on: str, letter: Letter) -> tuple[Change, ...]:
    fields: dict[str, Value] = {"document": found[1], "channel": found[3] or SendingChannel.POST.value}
    return entries.event(case.file, "sent", found[2], {**fields, **letter(case, found[1], found[2])})


def _paid(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    claims: dict[str, Value] = {"for_claims": [found[3]]} if found[3] else {}
    return entries.payment(case.file, found[1], found[2], claims)


def _answered(_case: Case, found: "re.Match[str]", on: str, _letter: Letter) -> tuple[Change, ...]:
    return entries.answer(found[1], found[2], on, {"by": BY})


def _served(_case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return (Put(("proceedings", "served_on"), found[1]),)


def _docket(_case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return (Put(("proceedings", "docket_date"), found[1]),)


def _dispute_answered(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return entries.reply(case.file, "", BY, found[1], {})


def _dispute_withdrawn(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    stands = [at for at, one in enumerate(case.file.disputes) if not one.withdrawn_on and not one.settled_on]
    if not stands:
        raise WrongUsage("No dispute stands in this case.", "Leave this assumption out.")
    return tuple(Put(("disputes", at, "withdrawn_on"), found[1]) for at in stands)


def _no_plan(_case: Case, _found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return (Put(("payment_plans",), []),)


def _plan_broken(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return entries.broken(case.file, "", found[1])


def _status(case: Case, found: "re.Match[str]", on: str, _letter: Letter) -> tuple[Change, ...]:
    status: dict[str, Value] = {"kind": found[1], "since": found[2] or on}
    if found[3]:
        status["until"] = found[3]
    return tuple(Append(("debtors", at, "statuses"), status) for at, _ in enumerate(case.file.debtors))


def _set(case: Case, found: "re.Match[str]", _on: str, _letter: Letter) -> tuple[Change, ...]:
    return entries.set_value(case.file, found[1].strip(), plain_value(found[2].strip()))


_Make = Callable[[Case, "re.Match[str]", str, Letter], tuple[Change, ...]]
_RULES: Sequence[tuple[str, _Make]] = (
    (rf"(?:([^ ]+) )?delivered {_DATE}", _delivered),
    (rf"(?:([^ ]+) )?returned {_DATE}", _returned),
    (rf"sent ([a-z_]+) {_DATE}(?: ([a-z_]+))?", _sent),
    (rf"paid ([0-9.]+) {_DATE}(?: for ([^ ]+))?", _paid),
    (r"answered ([A-Z0-9]+-[0-9]+[a-z]?) (yes|no)", _answered),
    (rf"served {_DATE}", _served),
    (rf"docket {_DATE}", _docket),
    (rf"dispute answered {_DATE}", _dispute_answered),
    (rf"dispute withdrawn {_DATE}", _dispute_withdrawn),
    (r"no plan", _no_plan),
    (rf"plan broken {_DATE}", _plan_broken),
    (rf"status ([a-z_]+)(?: since {_DATE})?(?: until {_DATE})?", _status),
    (r"set ([^=]+)=(.*)", _set),
)
