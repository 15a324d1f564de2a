"""Requirements on letters and on who sends them: the terms that earlier letters gave, the collector, the figures."""

import datetime as dt
from dataclasses import replace

from filing.calendar_nl import DAY
from filing.casefile.history import Event, SendingChannel
from filing.law.table import Status
from filing.message import say, sentences
from filing.reckoning.receipt import last_day_of_term, receipt
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.case_paths import letter_facts

REM_10 = Rule("REM-10", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
REM_11 = Rule("REM-11", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
DEM_01 = Rule("DEM-01", "art. 6:82 lid 1 BW", Severity.BLOCK, Certainty.CONFIRMED)
DEM_07 = Rule("DEM-07", "Besluit kwaliteit incassodienstverlening", Severity.WARN, Certainty.CONFIRMED, answerable=True)
DEM_07_SUMMONS = replace(DEM_07, severity=Severity.BLOCK)
WAY_01 = Rule("WAY-01", "", Severity.ERROR, Certainty.HOUSE)
LAW_01 = Rule("LAW-01", "", Severity.WARN, Certainty.HOUSE, answerable=True)
WAY_02 = Rule("WAY-02", "", Severity.WARN, Certainty.HOUSE, answerable=True)

LETTERS_WITH_A_TERM = (
    "reminder", "notice_of_default", "fourteen_day_notice", "final_demand", "last_notice_before_summons",
    "dispute_reply", "payment_plan_offer", "payment_plan_breach",
)  # fmt: skip
ON_PAPER = frozenset({
    SendingChannel.POST, SendingChannel.REGISTERED_POST, SendingChannel.POST_AND_EMAIL, SendingChannel.IN_PERSON,
    SendingChannel.BAILIFF,
})  # fmt: skip
HOUSE_TERM_DAYS = 14  # [days] left free after a letter whose term is not on record
SURE_ENOUGH = frozenset({Status.PUBLISHED, Status.REPORTED})


def collector_gives_addresses(facts: Facts) -> Finding:
    """A collector's letter can state visiting and postal address.

    Rule:  REM-10, X-03
    """
    name = "collector_gives_addresses"
    collector = facts.file.collector
    if not facts.classification.sender.must_register:
        return satisfied(REM_10, name, say("The duty binds collection agencies and debt buyers."))
    if collector.party is None or not collector.party.addresses:
        return unmet(
            REM_10,
            name,
            say("The collector's address is missing."),
            say("Record collector.party with its addresses."),
            facts=(fact("collector.party.addresses", None),),
        )
    return satisfied(REM_10, name, say("The collector's address is on record."))


def complaints_scheme_is_known(facts: Facts) -> Finding:
    """A collector's letter can state the complaints and disputes scheme.

    Rule:  REM-11, X-03 (also DIS-02)
    """
    name = "complaints_scheme_is_known"
    if facts.classification.sender.must_register and not facts.file.collector.complaints:
        return unmet(
            REM_11,
            name,
            say("The complaints scheme is not on record."),
            say("Record collector.complaints: where a debtor complains, and the disputes scheme."),
            facts=(fact("collector.complaints", None),),
        )
    return satisfied(REM_11, name, say("The complaints scheme is on record or not needed."))


def announced_step_is_decided(facts: Facts) -> Finding:
    """A letter announces proceedings only when somebody decided on them.

    A bailiff, a lawyer, an instruction or proceedings on record show that; otherwise a person says so.

    Rule:  DEM-07 (also REM-16)
    """
    return _decided(facts, DEM_07, "announced_step_is_decided")


def summons_is_decided(facts: Facts) -> Finding:
    """A letter that is about nothing but the summons goes out only when somebody decided on it.

    Rule:  DEM-07 (also REM-16): a summons may be announced only when it is
    """
    return _decided(facts, DEM_07_SUMMONS, "summons_is_decided")


def _decided(facts: Facts, rule: Rule, name: str) -> Finding:
    file = facts.file
    if any(one is not None for one in (file.bailiff, file.lawyer, file.instruction, file.proceedings)):
        return satisfied(rule, name, say("The proceedings that the letter announces are being prepared."))
    return unknown(
        rule,
        name,
        say("The letter announces proceedings, and nothing on record shows that these were decided on."),
        say("Record bailiff, lawyer or instruction, or answer under answers with rule DEM-07 that it is decided."),
        facts=(fact("bailiff", None), fact("lawyer", None), fact("instruction", None), fact("proceedings", None)),
    )


def notice_of_default_is_outstanding(facts: Facts) -> Finding:
    """No notice of default is under way whose term still runs.

    Rule:  DEM-01
    """
    name = "notice_of_default_is_outstanding"
    running = _running(facts, ("notice_of_default",))
    if running:
        last, event = running
        first = last + DAY
        return unmet(
            DEM_01,
            name,
            say("The notice of default of {sent} runs until {day}.", sent=event.on, day=last),
            say("Wait until {day}.", day=first),
            holds_from=first,
            facts=_term_facts(event),
        )
    return satisfied(DEM_01, name, say("No notice of default is under way."))


def earlier_term_has_run_out(facts: Facts) -> Finding:
    """The payment term that the last letter gave has run out before the next step.

    Rule:  WAY-01, D14-27 (house rule, not law): a step while an earlier term still runs contradicts that letter
    """
    name = "earlier_term_has_run_out"
    running = _running(facts, LETTERS_WITH_A_TERM)
    if running:
        last, event = running
        first = last + DAY
        return unmet(
            WAY_01,
            name,
            say("The letter of {sent} gave the debtor until {day}.", sent=event.on, day=last),
            say("Wait until {day}.", day=first),
            holds_from=first,
            facts=_term_facts(event),
        )
    return satisfied(WAY_01, name, say("No letter's term is running."))


def final_demand_has_run_out(facts: Facts) -> Finding:
    """A final demand went out and its term is over: only then a summons is announced as the next step.

    A demand that went by e-mail alone has run out for certain only when its receipt is known.

    Rule:  WAY-01 (house rule, not law); also DEM-07, D14-31
    """
    name = "final_demand_has_run_out"
    demands = facts.sent("final_demand")
    if not demands:
        return unmet(
            WAY_01,
            name,
            say("No final demand was sent."),
            say("Send the final demand first, and let its term run out."),
        )
    last = demands[-1]
    if last.delivered_on is None and last.channel is not None and last.channel not in ON_PAPER:
        return unknown(
            WAY_01,
            name,
            say(
                "Whether the final demand of {sent} was received is not on record; it did not go by post.", sent=last.on
            ),
            say("Record delivered_on for it, or send it by post."),
            facts=letter_facts(last),
        )
    ends = _ends_on(facts, last)
    if ends >= facts.on:
        first = ends + DAY
        message = say("The final demand of {sent} runs until {day}.", sent=last.on, day=ends)
        step = say("Wait until {day}.", day=first)
        return unmet(WAY_01, name, message, step, holds_from=first, facts=_term_facts(last))
    return satisfied(WAY_01, name, say("The term of the final demand of {sent} is over.", sent=last.on))


def _term_facts(event: Event) -> tuple[Fact, ...]:
    given = event.term.days if event.term is not None else None
    return (*letter_facts(event), fact(f"history.{event.id}.term.days", given))


def _running(facts: Facts, documents: tuple[str, ...]) -> tuple[dt.date, Event] | None:
    """Return the last day of the terms that still run, and its letter; what came back gave nobody a term."""
    days = [(_ends_on(facts, event), event) for document in documents for event in facts.sent(document)]
    return max((one for one in days if one[0] >= facts.on), key=lambda one: one[0], default=None)


def _ends_on(facts: Facts, event: Event) -> dt.date:
    """Return the last day of a letter's term.

    Without known receipt it counts from dispatch, and without a recorded term fourteen days are left free: the next
    step waits rather than crosses the letter. A fourteen-day notice ends where the law ends it (D14-26).
    """
    days = [one.last_day for one in facts.notices if one.event.id == event.id and one.last_day is not None]
    doubted = receipt(facts.file, facts.law, event).doubted
    term = last_day_of_term(facts.file, facts.law, event)
    given = event.term.days if event.term and event.term.days is not None else HOUSE_TERM_DAYS
    return max([*days, term if term is not None else (doubted or event.on) + given * DAY])


def law_values_are_sure(facts: Facts) -> Finding:
    """Every law value that the statement rests on is published or well reported.

    Rule:  LAW-01 (house rule): a document that rests on less says so to the person, not to the debtor
    """
    name = "law_values_are_sure"
    weak = [row for row in facts.statement.rows if row.status not in SURE_ENOUGH]
    if weak:
        what = tuple(
            say("{table} from {day} is {status}", table=row.table, day=row.since, status=row.status.value)
            for row in weak
        )
        return unknown(
            LAW_01,
            name,
            say("The amounts rest on values that are not confirmed: {values}.", values=what),
            say("Check them, and answer under answers with rule LAW-01."),
        )
    return satisfied(LAW_01, name, say("Every value is published or reported."))


def figures_say_everything(facts: Facts) -> Finding:
    """The statement shows all that the case file says about money; what it leaves out is named.

    Rule:  WAY-02, X-14, D14-13, DEM-22, DEM-26, DEM-28, DEM-29 (house rule, not law)
    """
    name = "figures_say_everything"
    if facts.statement.remarks:
        step = say("Decide whether the figures can go out like this, and answer under answers with rule WAY-02.")
        return unknown(WAY_02, name, sentences(facts.statement.remarks), step)
    return satisfied(WAY_02, name, say("The figures leave nothing out."))
