"""The head of a plan: what is next, the track, who the debtors are, who collects, with what all of it rests on."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from filing.cli.plan_words import CLASS, PARTY, ROLE, SIZE, TRACK
from filing.cli.say import out, plain_text
from filing.language import Language
from filing.message import Message, say, verbatim
from filing.rules.classified import Classification, DebtorIs, Known, SenderIs
from filing.rules.finding import Fact
from filing.rules.plan import Plan


def print_head(found: Plan, classification: Classification, reference: str, language: Language) -> None:
    """Print what is next in bold, and below it the track, the debtors and the collector."""
    head = say("Case {reference} on {day}", reference=reference, day=found.on)
    out().print(plain_text(language(head), "dim"))
    out().print(plain_text(f"▶ {next_step_text(found, language)}", "bold"))
    rows = Table.grid(padding=(0, 2))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    names = tuple(TRACK.get(track.name, verbatim(track.name)) for track in found.tracks)
    rows.add_row(plain_text(language(say("Track")), "dim"), plain_text(language(say("{names}", names=names))))
    label = language(say("Debtor"))
    for one in classification.debtors:
        rows.add_row(plain_text(label, "dim"), _with_facts(_debtor(one, language), one.facts, language))
    sender = classification.sender
    rows.add_row(
        plain_text(language(say("Collector")), "dim"), _with_facts(_sender(sender, language), sender.facts, language)
    )
    out().print(rows)
    out().print()


def next_step_text(found: Plan, language: Language) -> str:
    """Return what is next in a sentence or two: what is due now, what is to be done by hand, or from when."""
    said = []
    step = found.step
    if found.next:
        said.append(say("Next: {kinds}.", kinds=_named(found, found.next)))
    if found.by_hand:
        names = _named(found, found.by_hand)
        said.append(
            say(
                "By hand: {kinds}; not made by this version, write it yourself and record it with filing log.",
                kinds=names,
            )
        )
        said.extend(found.by_hand_how)
    if step is not None and not found.by_hand and not set(step.kinds) & set(found.next):
        names = _named(found, step.kinds)
        if found.step_from is not None and found.step_from > found.on:
            said.append(say("Next step: {kinds}, from {day}.", kinds=names, day=found.step_from))
        elif found.step_from is None:
            said.append(say("Next step: {kinds}, but it is blocked; see why with --why.", kinds=names))
    if step is not None and step.optional:
        said.append(say("This step may be left out."))
    if found.is_paid:
        said.append(say("Everything is paid."))
    if not said or (found.is_paid and len(said) == 1):
        said.append(say("Nothing is due."))
    return " ".join(language(one) for one in said)


def _named(found: Plan, kinds: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{found.titles.get(kind, kind)} ({kind})" for kind in kinds)


def _debtor(one: DebtorIs, language: Language) -> str:
    said: list[Message] = [CLASS[one.debtor_class]]
    kind = next((each.value for each in one.facts if each.path.endswith(".type")), None)
    if isinstance(kind, str) and kind in PARTY:
        said.append(PARTY[kind])
    if one.bki_debtor is Known.YES:
        said.append(say("lives in the Netherlands (Bki)"))
    elif one.bki_debtor is Known.UNKNOWN:
        said.append(say("residence not known (Bki)"))
    if one.size is not None:
        said.append(SIZE[one.size])
    return f"{one.debtor}: {', '.join(language(each) for each in said)}"


def _sender(one: SenderIs, language: Language) -> str:
    said = [ROLE[one.role]]
    if one.register_number:
        said.append(say("register number {number}", number=one.register_number))
    elif one.must_register:
        said.append(say("register number missing"))
    else:
        said.append(say("needs no registration"))
    return ", ".join(language(each) for each in said)


def _with_facts(words: str, facts: Sequence[Fact], language: Language) -> Text:
    """Return the words with what they rest on behind them: the last name of each path is enough to find it."""
    told = []
    for one in facts:
        value = language(say("not on record")) if one.value is None else language(say("{value}", value=one.value))
        told.append(f"{one.path.rsplit('.', 1)[-1]} = {value}")
    return Text.assemble(plain_text(words), plain_text(f"  [{', '.join(told)}]", "dim"))
