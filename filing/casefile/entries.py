"""Entries of a case file as a person reports them: what was sent, received, paid, disputed, answered or decided.

Each function returns the changes to make. Ids that nobody gave follow from what is there: notice-2, payment-3.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from filing.casefile.case import CaseFile
from filing.casefile.changes import Append, Change, Put, no_such_place
from filing.errors import WrongUsage
from filing.yaml_strict import Value, YamlPath

LISTS_WITH_ID = (
    "claims", "payments", "credit_notes", "history", "payment_plans", "disputes", "seizure_targets", "attachments",
    "exhibits", "debtors",
)  # fmt: skip
LETTERS = frozenset({"sent", "served"})
# The word before the number of a generated id, where it is not the document or kind itself.
SHORT = {"fourteen_day_notice": "notice", "acknowledgement": "acknowledgement"}
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]{1,6})\]")

Fields = Mapping[str, Value]


def event(file: CaseFile, kind: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return a new event of the history; ``fields`` hold its other keys."""
    document = fields.get("document")
    base = document if isinstance(document, str) and kind in LETTERS else kind
    name = fresh_id(SHORT.get(base, base).replace("_", "-"), [one.id for one in file.history])
    return (Append(("history",), {"id": name, "kind": kind, **_first(fields, "document"), "on": on, **_rest(fields)}),)


def payment(file: CaseFile, amount: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return a new payment."""
    name = fresh_id("payment", [one.id for one in file.payments])
    return (Append(("payments",), {"id": name, "on": on, "amount": amount, **fields}),)


def dispute(file: CaseFile, ground: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return a new dispute."""
    name = fresh_id("dispute", [one.id for one in file.disputes])
    return (Append(("disputes",), {"id": name, "raised_on": on, "ground": ground, **fields}),)


def reply(file: CaseFile, name: str, summary: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return an answer to a dispute; an empty name means the last dispute that has no answer.

    Raises:
        WrongUsage: there is no such dispute.
    """
    names = [one.id for one in file.disputes]
    silent = [one.id for one in file.disputes if not one.replies and not one.withdrawn_on and not one.settled_on]
    chosen = name or (silent[-1] if silent else "")
    at = _place(names, chosen, "dispute")
    return (Append(("disputes", at, "replies"), {"on": on, "summary": summary, **fields}),)


def replied(file: CaseFile, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return the reply to each dispute that a letter answers: those that wait and have their points on record."""
    kept = {key: fields[key] for key in ("by", "channel") if key in fields}
    return tuple(
        Append(
            ("disputes", at, "replies"), {"on": on, "summary": " ".join(one.answer for one in dispute.points), **kept}
        )
        for at, dispute in enumerate(file.disputes)
        if dispute.points and not dispute.replies and not dispute.withdrawn_on and not dispute.settled_on
    )


def notified(file: CaseFile, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return the notice of each transfer of which the debtor had not been told."""
    kept = {key: fields[key] for key in ("channel", "delivered_on") if key in fields}
    return tuple(
        Put(("assignments", at, "notice"), {"on": on, "by": link.notice_by or "new_creditor", **kept})
        for at, link in enumerate(file.assignments)
        if link.notice is None
    )


def answer(rule: str, said: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return an answer to a question of the program."""
    return (Append(("answers",), {"rule": rule, "answer": said, "on": on, **fields}),)


def override(rule: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return an overrule of a finding."""
    return (Append(("overrides",), {"rule": rule, "on": on, **fields}),)


def register_check(register: str, party: str, result: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return a consultation of a register."""
    return (Append(("register_checks",), {"register": register, "of": party, "on": on, "result": result, **fields}),)


def delivered(file: CaseFile, name: str, on: str, fields: Fields) -> tuple[Change, ...]:
    """Return the day of receipt of a letter; an empty name means the letter that was sent last.

    Raises:
        WrongUsage: there is no such letter.
    """
    place = last_letter(file) if not name else _place([one.id for one in file.history], name, "event")
    return (Put(("history", place, "delivered_on"), on), *(Put(("history", place, key), fields[key]) for key in fields))


def returned(file: CaseFile, name: str, on: str) -> tuple[Change, ...]:
    """Return the day on which a letter came back; an empty name means the letter that was sent last."""
    place = last_letter(file) if not name else _place([one.id for one in file.history], name, "event")
    return (Put(("history", place, "returned_on"), on),)


def broken(file: CaseFile, name: str, on: str) -> tuple[Change, ...]:
    """Return the missed date of a payment plan; an empty name means the plan that runs."""
    running = [one.id for one in file.payment_plans if one.agreed_on and not one.broken_on and not one.ended_on]
    chosen = name or (running[-1] if running else "")
    return (
        Put(("payment_plans", _place([one.id for one in file.payment_plans], chosen, "payment plan"), "broken_on"), on),
    )


def set_value(file: CaseFile, path: str, value: Value) -> tuple[Change, ...]:
    """Return a value put at ``path``, in which list entries go by their id or place: history.notice-1.delivered_on.

    Raises:
        WrongUsage: the path names an entry that is not there.
    """
    return (Put(_tree_path(file, path), value),)


def fresh_id(base: str, taken: Collection[str]) -> str:
    """Return ``base`` with the first free number: notice-1, notice-2."""
    number = 1
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def last_letter(file: CaseFile) -> int:
    """Return the place in the history of what was sent last.

    Raises:
        WrongUsage: nothing was sent.
    """
    sent = [(one.on, at) for at, one in enumerate(file.history) if one.kind.value in LETTERS]
    if not sent:
        raise WrongUsage("Nothing was sent in this case.", "Record the letter first: filing log CASE sent KIND.")
    return max(sent)[1]


def _place(names: Sequence[str], name: str, what: str) -> int:
    if name in names:
        return names.index(name)
    known = ", ".join(names) or "none"
    raise WrongUsage(f"There is no {what} {name!r} in the case file.", f"Name one of: {known}.")


def _tree_path(file: CaseFile, text: str) -> YamlPath:
    steps: list[str | int] = []
    rest = text
    while rest:
        found = _STEP.match(rest)
        if found is None:
            raise no_such_place((text,))
        word, place = found.groups()
        if place is not None:
            steps.append(int(place))
        elif len(steps) == 1 and steps[0] in LISTS_WITH_ID:
            entries = getattr(file, str(steps[0]))
            longest = [
                one.id for one in entries if one.id is not None and (rest == one.id or rest.startswith(f"{one.id}."))
            ]
            name = max(longest, key=len) if longest else str(word)
            steps.append(_place([one.id or "" for one in entries], name, f"entry of {steps[0]}"))
            rest = rest[len(name) :].removeprefix(".")
            continue
        else:
            steps.append(word)
        rest = rest[found.end() :].removeprefix(".")
    if not steps:
        raise no_such_place((text,))
    return tuple(steps)


def _first(fields: Fields, name: str) -> dict[str, Value]:
    return {name: fields[name]} if name in fields else {}


def _rest(fields: Fields) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if name != "document"}
