"""Requirements on letters and on who sends them: notices, their terms, collection costs, the collector's register."""

import datetime as dt

from filing.calendar_nl import DAY
from filing.casefile.history import EventKind
from filing.casefile.party import CollectorRole
from filing.law.table import Status
from filing.reckoning.costs import is_about
from filing.reckoning.receipt import last_day_of_term
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

D14_20 = Rule("D14-20", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_27 = Rule("D14-27", "art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704", Severity.BLOCK, Certainty.CONFIRMED)
D14_07 = Rule("D14-07", "art. 6:96 lid 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
D14_15 = Rule("D14-15", "art. 6:96 lid 8 BW", Severity.WARN, Certainty.MEMORY)
D14_34 = Rule("D14-34", "art. 6:96 lid 5 BW", Severity.WARN, Certainty.CONFIRMED)
DEM_05 = Rule("DEM-05", "art. 6:96 lid 6 BW", Severity.WARN, Certainty.CONFIRMED)
D14_08 = Rule("D14-08", "RBMNE 2025, ECLI:NL:RBMNE:2025:2395", Severity.WARN, Certainty.CONFIRMED)
X_05 = Rule("X-05", "Wet kwaliteit incassodienstverlening", Severity.BLOCK, Certainty.DERIVED, overridable=False)
REM_10 = Rule("REM-10", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
REM_11 = Rule("REM-11", "Besluit kwaliteit incassodienstverlening", Severity.ERROR, Certainty.CONFIRMED)
DEM_01 = Rule("DEM-01", "art. 6:82 lid 1 BW", Severity.BLOCK, Certainty.CONFIRMED)
WAY_01 = Rule("WAY-01", "", Severity.ERROR, Certainty.HOUSE)
LAW_01 = Rule("LAW-01", "", Severity.WARN, Certainty.HOUSE)

LETTERS_WITH_A_TERM = frozenset({"reminder", "notice_of_default", "fourteen_day_notice", "final_demand"})
REGISTERED_ROLES = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.DEBT_BUYER})
SURE_ENOUGH = frozenset({Status.PUBLISHED, Status.REPORTED})


def consumer_is_in_default(facts: Facts) -> Finding:
    """Every claim in the notice is in default before the fourteen-day notice goes.

    Rule:  D14-20, D14-22
    """
    name = "consumer_is_in_default"
    late = [claim.id for claim in facts.open_claims if not facts.defaults[claim.id].holds_on(facts.on)]
    if not late:
        return satisfied(D14_20, name, "Every claim is in default.")
    days = [facts.defaults[claim_id].since for claim_id in late]
    known = [day for day in days if day is not None]
    first = max(known) if len(known) == len(days) else None
    step = f"Wait until {first}." if first else "Send a notice of default first; its term must run out (D14-22)."
    return unmet(D14_20, name, f"Not yet in default: {', '.join(late)}.", step, holds_from=first)


def costs_can_be_named(facts: Facts) -> Finding:
    """The exact amount of collection costs follows from the scale over what is open.

    Rule:  D14-07, D14-10, D14-11
    """
    name = "costs_can_be_named"
    if facts.statement.costs.scale > 0:
        return satisfied(D14_07, name, f"The scale gives € {facts.statement.costs.scale}.")
    step = "A notice without costs has no purpose; leave it out."
    return unmet(D14_07, name, "There are no collection costs to name.", step)


def notice_has_run_out(facts: Facts) -> Finding:
    """A fourteen-day notice that holds was received and its term has run out.

    Rule:  D14-27, D14-28, DEM-05
    Law:   art. 6:96 lid 6 BW
    Units: calendar days; dates in Europe/Amsterdam
    """
    name = "notice_has_run_out"
    if not facts.consumer_rules:
        return satisfied(D14_27, name, "A business needs no fourteen-day notice (D14-33).")
    holding = [notice for notice in facts.notices if notice.holds]
    covered = {c.id for n in holding for c in facts.open_claims if is_about(facts.file, n.event, c)}
    open_ids = {claim.id for claim in facts.open_claims}
    days = [n.costs_due_from for n in holding if n.costs_due_from is not None]
    if holding and open_ids <= covered and max(days) <= facts.on:
        return satisfied(D14_27, name, f"The notice ran out; costs are due from {max(days)}.")
    if holding and max(days) > facts.on:
        first = max(days)
        message = f"The term of the fourteen-day notice runs until {first - DAY}."
        return unmet(D14_27, name, message, f"Wait until {first}.", holds_from=first)
    faulty = [notice for notice in facts.notices if not notice.holds]
    if faulty:
        rule, fault = faulty[-1].faults[0]
        step = "Send a new, correct notice with a full new term (D14-28), or record what is missing."
        return unmet(D14_27, name, f"The notice of {faulty[-1].event.on} has no effect ({rule}): {fault}.", step)
    step = "Send the fourteen-day notice (veertiendagenbrief) first."
    return unmet(D14_27, name, "No fourteen-day notice covers every open claim.", step)


def costs_are_founded(facts: Facts) -> Finding:
    """Collection costs are claimed, or the document goes without them and says why; never an obstacle to suing.

    Rule:  DEM-05
    """
    name = "costs_are_founded"
    costs = facts.statement.costs
    if costs.claimed > 0 or not facts.file.costs.claim_collection_costs:
        return satisfied(DEM_05, name, f"Collection costs: {costs.reason}.")
    step = "Sue without collection costs, or send a correct fourteen-day notice first and wait for its term."
    return unmet(DEM_05, name, f"No collection costs can be claimed ({costs.rule}): {costs.reason}.", step)


def costs_stay_below_the_notice(facts: Facts) -> Finding:
    """The costs that are claimed are not more than the notice named.

    Rule:  D14-08, DEM-06
    """
    name = "costs_stay_below_the_notice"
    if facts.statement.costs.capped:
        step = "Nothing to do; the document claims what the notice named."
        return unmet(D14_08, name, "The scale gives more than the notice named; the claim is capped.", step)
    return satisfied(D14_08, name, "The costs are within what the notice named.")


def instalments_are_looked_at(facts: Facts) -> Finding:
    """Costs over instalments were looked at by a person: the reduced steps are not confirmed.

    Rule:  D14-15
    """
    name = "instalments_are_looked_at"
    if any(claim.kind == "instalment" for claim in facts.open_claims):
        message = "Claims are instalments; the scale for several instalments within six months is not confirmed."
        return unmet(D14_15, name, message, "Look back six months and check the amount by hand.")
    return satisfied(D14_15, name, "No claim is an instalment.")


def costs_clause_is_fair(facts: Facts) -> Finding:
    """No agreed term on collection costs departs from the law to a consumer's detriment.

    Rule:  D14-34
    """
    name = "costs_clause_is_fair"
    contract = facts.file.debt.contract
    clauses = contract.terms.clauses if contract and contract.terms else ()
    about_costs = any(clause.about == "collection_costs" for clause in clauses)
    if facts.consumer_rules and (about_costs or (contract and contract.contractual_costs)):
        step = "Read the clause; if it asks more than art. 6:96 BW gives, the court refuses all collection costs."
        return unknown(D14_34, name, "The terms have a clause on collection costs.", step)
    return satisfied(D14_34, name, "No clause on collection costs is on record.")


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
    running = _running(facts, frozenset({"notice_of_default"}))
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


def _running(facts: Facts, documents: frozenset[str]) -> dt.date | None:
    days = [
        last_day
        for event in facts.file.history
        if event.kind is EventKind.SENT and event.document in documents
        if (last_day := last_day_of_term(facts.law, event)) is not None and last_day >= facts.on
    ]
    return max(days, default=None)


def law_values_are_sure(facts: Facts) -> Finding:
    """Every law value that the statement rests on is published or well reported.

    Rule:  LAW-01 (house rule): a document that rests on less says so to the person, not to the debtor
    """
    name = "law_values_are_sure"
    weak = [row for row in facts.statement.rows if row.status not in SURE_ENOUGH]
    if weak:
        what = "; ".join(f"{row.table} from {row.since} is {row.status.value}" for row in weak)
        return unmet(LAW_01, name, f"The amounts rest on values that are not confirmed: {what}.", "Check them.")
    return satisfied(LAW_01, name, "Every value is published or reported.")
