"""What a person writes by hand because no letter of this version may go, although one is called for.

A claim must not lapse while its letter is held back: then the letter is addressed to whoever stands in the debtor's
place, or a person decides on it.

Rule:  X-17, X-30 to X-39, PRE-04 to PRE-06
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from filing.message import Message, say, sentences
from filing.rules.facts import Facts
from filing.rules.finding import Finding, Redirect
from filing.rules.requirements.limitation import WHAT_LAPSES, limitations

INTERRUPTION = "interruption"
URGENT = frozenset({INTERRUPTION})  # what goes before every step of a track
_WHOM: Mapping[Redirect, Message] = MappingProxyType({
    Redirect.HEIRS: say("the heirs or the executor"),
    Redirect.TRUSTEE: say("the trustee (curator)"),
    Redirect.ADMINISTRATOR: say("the administrator (bewindvoerder)"),
    Redirect.REPRESENTATIVE: say("the legal representative"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class HandMade:
    """A kind that is written by hand, and how."""

    kind: str
    how: Message


def hand_made(kind: str, findings: Sequence[Finding], facts: Facts) -> HandMade:
    """Return what to write by hand in the place of a letter whose ``findings`` hold it back."""
    if kind != INTERRUPTION:
        return HandMade(
            kind, say("Write it over the sums of the judgment: after it this version makes no such letter.")
        )
    near = [(name, one.date) for name, one in facts.once(limitations) if one.alarm_on <= facts.on <= one.date]
    what = tuple(say("{what} on {day}", what=WHAT_LAPSES.get(name, name), day=day) for name, day in near)
    found = dict.fromkeys(one.redirect for one in findings if one.hinders and one.redirect is not None)
    redirects = tuple(_WHOM[one] for one in found)
    whom = redirects or (say("every debtor"),)
    how = say(
        "Interrupt limitation (stuiten) in writing before it lapses ({what}), to {whom}, with proof of receipt; record "
        "it as sent interruption with interrupts_limitation.",
        what=what,
        whom=whom,
    )
    rules = tuple(dict.fromkeys(one.rule.number for one in findings if one.hinders))
    if not redirects and rules:
        held = say("The program makes no letter because of {rules}: a person decides on it.", rules=rules)
        how = sentences((how, held))
    return HandMade(kind, how)
