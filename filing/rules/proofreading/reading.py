"""What every check looks at: the text of one document, what was found in it, and the case where there is one."""

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from filing.law.table import Law
from filing.message import NOTHING, Message, say
from filing.rules.facts import Facts
from filing.rules.finding import Finding, Rule, Severity, Verdict, satisfied, unknown, unmet
from filing.rules.proofreading.chamber import Chamber, chamber_of
from filing.rules.proofreading.costs_claimed import Mention, claimed_costs
from filing.rules.proofreading.costs_named import NamedCosts, costs_named
from filing.rules.proofreading.figures import Account, Amount, DayNamed, accounts_in, amounts_in, days_in
from filing.rules.proofreading.future_days import FutureDay, future_days_in
from filing.rules.proofreading.letter_date import letter_day
from filing.rules.proofreading.letter_text import LetterText, read_letter, words
from filing.rules.proofreading.loose_days import LooseDay, loose_days_in
from filing.rules.proofreading.petitum import petitum_in
from filing.rules.proofreading.terms import About, FixedDay, Term, fixed_days_in, terms_in

_APPEAR = words(r"\b(?:verschijnen|rolzitting|roldatum|terechtzitting|zitting|reageren)\b")
_SEVERAL = words(r"\bgedaagd(?:en|e sub 2|e 2)\b")


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about a text, and the words of the letter that it is about (never in a log)."""

    finding: Finding
    quote: str = field(default="", repr=False)

    @property
    def breaks(self) -> bool:
        """Whether the document does not hold for it: unmet, and graver than a warning."""
        return self.finding.verdict is Verdict.UNMET and self.finding.rule.severity is not Severity.WARN


@dataclass(frozen=True)
class Reading:
    """One document read. ``facts`` are those of the case it belongs to, or None; ``law`` may be there without a case.

    ``whole`` is False when a part of the letter could not be read: what is missing may then stand there.
    ``made_here`` says that this program made it of the case. What stands in it is looked up when it is first asked.
    """

    letter: LetterText = field(repr=False)
    kind: str
    law: Law | None = field(repr=False)
    facts: Facts | None = field(repr=False)
    day: dt.date | None
    whole: bool
    made_here: bool

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount."""
        return amounts_in(self.letter)

    @cached_property
    def days(self) -> tuple[DayNamed, ...]:
        """Every day that is written with its year."""
        return days_in(self.letter)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Everything that looks like an IBAN."""
        return accounts_in(self.letter)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term, whatever it is for."""
        return terms_in(self.letter)

    @cached_property
    def fixed_days(self) -> tuple[FixedDay, ...]:
        """Every day that is named as the last one for payment."""
        return fixed_days_in(self.letter, self.days)

    @cached_property
    def loose_days(self) -> tuple[LooseDay, ...]:
        """Every last day for payment that is named without a date."""
        return loose_days_in(self.letter, self.on, self.days)

    @cached_property
    def future_days(self) -> tuple[FutureDay, ...]:
        """Every day after that of the letter that nothing else than its term explains."""
        return future_days_in(self.letter, self.on, self.days)

    @cached_property
    def costs(self) -> NamedCosts:
        """What the letter says about collection costs."""
        return costs_named(self.letter, self.amounts)

    @cached_property
    def claimed_costs(self) -> tuple[Mention, ...]:
        """The mentions of collection costs, and whether each asks them now."""
        return claimed_costs(self.letter, self.amounts)

    @cached_property
    def chamber(self) -> Chamber:
        """Before whom a summons calls the defendant."""
        return chamber_of(self.text)

    @cached_property
    def calls(self) -> tuple[int, ...]:
        """Where a summons calls the defendant to appear or speaks of the hearing."""
        return tuple(match.start() for match in _APPEAR.finditer(self.text))

    @cached_property
    def petitum(self) -> tuple[int, int] | None:
        """Where the claim at the end of a summons begins and ends, or None when it was not recognised."""
        return petitum_in(self.text)

    @cached_property
    def several_defendants(self) -> bool:
        """Whether a summons is of several defendants, by the case or else by its words."""
        return len(self.facts.file.debtors) > 1 if self.facts is not None else bool(_SEVERAL.search(self.text))

    @cached_property
    def on(self) -> dt.date | None:
        """The day of the document: the given one, else the one that it bears."""
        if self.day is not None:
            return self.day
        return letter_day(self.letter, self.days, frozenset(one.day for one in self.fixed_days))

    @property
    def text(self) -> str:
        """The letter in small letters, as it is read."""
        return self.letter.text

    @property
    def payment_terms(self) -> tuple[Term, ...]:
        """The terms for paying this letter."""
        return tuple(term for term in self.terms if term.about is About.PAYMENT)

    @property
    def consumer(self) -> bool | None:
        """Whether the debtor is protected as a consumer; None when nothing says so."""
        if self.facts is not None:
            return self.facts.consumer_rules
        return True if self.kind == "fourteen_day_notice" else None

    def quote(self, start: int, end: int) -> str:
        """Return words of the letter."""
        return self.letter.quote(start, end)

    def quote_around(self, match: re.Match[str]) -> str:
        """Return what was found with some words before and behind it."""
        return self.letter.quote(max(0, match.start() - 20), match.end() + 45)

    def values(self) -> frozenset[Decimal]:
        """Return every amount of the letter, without its place and its sign."""
        return frozenset(abs(one.value) for one in self.amounts)


def reading_of(
    text: str,
    kind: str,
    *,
    law: Law | None = None,
    facts: Facts | None = None,
    on: dt.date | None = None,
    whole: bool = True,
    made_here: bool = False,
) -> Reading:
    """Return ``text`` read as a document of ``kind``."""
    known = law if law is not None or facts is None else facts.law
    return Reading(read_letter(text), kind, known, facts, on, whole, made_here)


def holds(rule: Rule, name: str, message: Message, quote: str = "") -> Remark:
    """Return the remark that a check is met."""
    return Remark(satisfied(rule, name, message), quote)


def fails(rule: Rule, name: str, message: Message, next_step: Message, quote: str = "") -> Remark:
    """Return the remark that a check is not met; a rule from memory asks instead."""
    return Remark(unmet(rule, name, message, next_step), quote)


def asks(rule: Rule, name: str, message: Message, next_step: Message = NOTHING, quote: str = "") -> Remark:
    """Return the remark that the text alone does not decide."""
    return Remark(unknown(rule, name, message, next_step), quote)


def there(
    reading: Reading, rule: Rule, name: str, patterns: tuple[re.Pattern[str], ...], said: Message, lacking: Message
) -> Remark:
    """Return that a statement is met when each pattern stands in the text; what cannot be read may hold the rest."""
    found = [pattern.search(reading.text) for pattern in patterns]
    first = found[0]
    if all(found) and first is not None:
        return holds(rule, name, said, reading.quote(max(0, first.start() - 10), first.end() + 50))
    return lacks(
        reading, rule, name, lacking, say("Put the statement in; without it the summons may be void (art. 120 Rv).")
    )


def lacks(reading: Reading, rule: Rule, name: str, message: Message, next_step: Message, quote: str = "") -> Remark:
    """Return that something was not found: unmet, or a question when a part of the letter could not be read."""
    if reading.whole:
        return fails(rule, name, message, next_step, quote)
    return asks(rule, name, message, say("Read the pages without text."), quote)
