"""Requirements on letters and on who sends them: the terms that earlier letters gave, the collector, the figures."""

import datetime as dt

from filing.calendar_nl import DAY
from filing.casefile.history import Event
from filing.casefile.party import CollectorRole
from filing.law.table import Status
from filing.reckoning.receipt import last_day_of_term
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

X_04 = Rule("X-04", "Wet kwaliteit incassodienstverlening", Severity.WARN, Certainty.MEMORY, answerable=True)
X_05 = Rule("X-05", "Wet kwaliteit incassodienstverlening", Severity.BLOCK, Certainty.DERIVED, overridable=False)
REM_10 = Rule("REM-10", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
REM_11 = Rule("REM-11", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
DEM_01 = Rule("DEM-01", "art. 6:82 lid 1 BW", Severity.BLOCK, Certainty.CONFIRMED)
WAY_01 = Rule("WAY-01", "", Severity.ERROR, Certainty.HOUSE)
LAW_01 = Rule("LAW-01", "", Severity.WARN, Certainty.HOUSE, answerable=True)
WAY_02 = Rule("WAY-02", "", Severity.WARN, Certainty.HOUSE, answerable=True)

LETTERS_WITH_A_TERM = ("reminder", "notice_of_default", "fourteen_day_notice", "final_demand")
HOUSE_TERM_DAYS = 14  # [days] left free after a letter whose term is not on record
REGISTERED_ROLES = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.DEBT_BUYER})
SURE_ENOUGH = frozenset({Status.PUBLISHED, Status.REPORTED})


def collector_is_registered(facts: Facts) -> Finding:
    """A collection agency or debt buyer has its number in the register.

    Rule:  X-05
    """
    name = "collector_is_registered"
    collector = facts.file.collector
    if collector.role in REGISTERED_ROLES and not collector.register_number:
        step = "Record collector.register_number; without registration nothing may go out."
        return unmet(X_05, name, "The collector's register number (Wki) is missing.", step)
    return satisfied(X_05, name, f"The collector's role is {collector.role.value}.")


def debt_buyer_is_named(facts: Facts) -> Finding:
    """Whoever collects a claim that it bought is recorded as a debt buyer, which has to be registered.

    Rule:  X-04
    """
    name = "debt_buyer_is_named"
    if facts.file.assignments and facts.file.collector.role is CollectorRole.CREDITOR:
        step = "Record collector.role debt_buyer, or answer under answers with rule X-04 that none is."
        return unknown(X_04, name, "The creditor got the claim by assignment; it may be a debt buyer.", step)
    return satisfied(X_04, name, "The claim was not assigned, or the collector's role is on record.")


def collector_gives_addresses(facts: Facts) -> Finding:
    """A collector's letter can state visiting and postal address.

    Rule:  REM-10
    """
    name = "collector_gives_addresses"
    collector = facts.file.collector
    if collector.role not in REGISTERED_ROLES:
        return satisfied(REM_10, name, "The duty binds collection agencies and debt buyers.")
    if collector.party is None or not collector.party.addresses:
        step = "Record collector.party with its addresses."
        return unmet(REM_10, name, "The collector's address is missing.", step)
    return satisfied(REM_10, name, "The collector's address is on record.")


def complaints_scheme_is_known(facts: Facts) -> Finding:
    """A collector's letter can state the complaints and disputes scheme.

    Rule:  REM-11
    """
    name = "complaints_scheme_is_known"
    collector = facts.file.collector
    if collector.role in REGISTERED_ROLES and not collector.complaints:
        step = "Record collector.complaints."
        return unmet(REM_11, name, "The complaints scheme is not on record.", step)
    return satisfied(REM_11, name, "The complaints scheme is on record or not needed.")


def notice_of_default_is_outstanding(facts: Facts) -> Finding:
    """No notice of default is under way whose term still runs.

    Rule:  DEM-01
    """
    name = "notice_of_default_is_outstanding"
    running = _running(facts, ("notice_of_default",))
    if running:
        first = running + DAY
        return unmet(
            DEM_01, name, f"A notice of default runs until {running}.", f"Wait until {first}.", holds_from=first
        )
    return satisfied(DEM_01, name, "No notice of default is under way.")


def earlier_term_has_run_out(facts: Facts) -> Finding:
    """The payment term that the last letter gave has run out before the next step.

    Rule:  WAY-01 (house rule, not law): a step while an earlier term still runs contradicts that letter
    """
    name = "earlier_term_has_run_out"
    running = _running(facts, LETTERS_WITH_A_TERM)
    if running:
        first = running + DAY
        message = f"A letter gave the debtor until {running}."
        return unmet(WAY_01, name, message, f"Wait until {first}.", holds_from=first)
    return satisfied(WAY_01, name, "No letter's term is running.")


def _running(facts: Facts, documents: tuple[str, ...]) -> dt.date | None:
    """Return the last day of the terms that still run; what came back gave nobody a term."""
    days = [_ends_on(facts, event) for document in documents for event in facts.sent(document)]
    return max((day for day in days if day >= facts.on), default=None)


def _ends_on(facts: Facts, event: Event) -> dt.date:
    """Return the last day of a letter's term.

    Without known receipt it counts from dispatch, and without a recorded term fourteen days are left free: the next
    step waits rather than crosses the letter. A fourteen-day notice ends where the law ends it (D14-26).
    """
    days = [one.last_day for one in facts.notices if one.event.id == event.id and one.last_day is not None]
    term = last_day_of_term(facts.law, event)
    given = event.term.days if event.term and event.term.days is not None else HOUSE_TERM_DAYS
    return max([*days, term if term is not None else event.on + given * DAY])


def law_values_are_sure(facts: Facts) -> Finding:
    """Every law value that the statement rests on is published or well reported.

    Rule:  LAW-01 (house rule): a document that rests on less says so to the person, not to the debtor
    """
    name = "law_values_are_sure"
    weak = [row for row in facts.statement.rows if row.status not in SURE_ENOUGH]
    if weak:
        what = "; ".join(f"{row.table} from {row.since} is {row.status.value}" for row in weak)
        step = "Check them, and answer under answers with rule LAW-01."
        return unknown(LAW_01, name, f"The amounts rest on values that are not confirmed: {what}.", step)
    return satisfied(LAW_01, name, "Every value is published or reported.")


def figures_say_everything(facts: Facts) -> Finding:
    """The statement shows all that the case file says about money; what it leaves out is named.

    Rule:  WAY-02 (house rule, not law)
    """
    name = "figures_say_everything"
    if facts.statement.remarks:
        step = "Decide whether the figures can go out like this, and answer under answers with rule WAY-02."
        return unknown(WAY_02, name, f"{'. '.join(facts.statement.remarks)}.", step)
    return satisfied(WAY_02, name, "The figures leave nothing out.")
