"""Requirements on a petition for conservatory seizure (beslagrekest), above all third-party seizure (section 10)."""

from filing.casefile.names import AnyParty, is_person
from filing.casefile.proceedings import SeizureKind, SeizureTarget
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet
from filing.rules.requirements.dealings import open_disputes

ATT_01 = Rule("ATT-01", "art. 278 Rv", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
ATT_05 = Rule("ATT-05", "art. 711, 714, 725 Rv", Severity.BLOCK, Certainty.CONFIRMED_2017)
ATT_06 = Rule("ATT-06", "art. 720 Rv", Severity.BLOCK, Certainty.CONFIRMED)
ATT_07 = Rule("ATT-07", "Beslagsyllabus", Severity.ERROR, Certainty.CONFIRMED)
ATT_08 = Rule("ATT-08", "art. 700 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
ATT_09 = Rule("ATT-09", "Beslagsyllabus", Severity.WARN, Certainty.MEMORY, answerable=True)
ATT_10 = Rule("ATT-10", "art. 700 lid 2, 718 Rv", Severity.BLOCK, Certainty.CONFIRMED)
ATT_04 = Rule("ATT-04", "art. 21, 700 Rv; Beslagsyllabus", Severity.ERROR, Certainty.CONFIRMED)
EVI_08 = Rule("EVI-08", "", Severity.WARN, Certainty.CONFIRMED, answerable=True)
EXE_11 = Rule("EXE-11", "art. 475a Rv", Severity.WARN, Certainty.CONFIRMED, answerable=True)
LEAST_TERM_DAYS = 8
NEED_FEAR = frozenset({
    SeizureKind.MOVABLES, SeizureKind.BEARER_RIGHTS, SeizureKind.REGISTERED_SHARES, SeizureKind.SECURITIES,
    SeizureKind.REAL_ESTATE,
})  # fmt: skip
THIRD_PARTY = frozenset({SeizureKind.BANK_ACCOUNT, SeizureKind.WAGE, SeizureKind.BENEFIT, SeizureKind.THIRD_PARTY_DEBT})
PERIODIC = frozenset({SeizureKind.WAGE, SeizureKind.BENEFIT})


def wanted_targets(facts: Facts) -> tuple[SeizureTarget, ...]:
    """Return the targets that the petition asks for: those named, else every third-party target."""
    request = facts.file.seizure_request
    if request is None:
        return ()
    if request.targets:
        return tuple(target for target in facts.file.seizure_targets if target.id in request.targets)
    return tuple(target for target in facts.file.seizure_targets if target.kind in THIRD_PARTY)


def lawyer_is_known(facts: Facts) -> Finding:
    """An advocate with office address files the petition.

    Rule:  ATT-01
    """
    name = "lawyer_is_known"
    lawyer = facts.file.lawyer
    if lawyer is None or not lawyer.addresses:
        return unmet(ATT_01, name, "No advocate with office address is on record.", "Record lawyer.")
    return satisfied(ATT_01, name, "The advocate is on record.")


def targets_are_described(facts: Facts) -> Finding:
    """There is at least one third-party target, each third party with name and address.

    Rule:  ATT-10
    """
    name = "targets_are_described"
    targets = wanted_targets(facts)
    if not targets:
        return unmet(ATT_10, name, "No target of a third-party seizure is on record.", "Record seizure_targets.")
    other = [target.id for target in targets if target.kind not in THIRD_PARTY]
    if other:
        step = "This petition is for third-party seizure; make another for these."
        return unmet(ATT_10, name, f"Not under a third party: {', '.join(other)}.", step)
    bare = [t.id for t in targets if t.third_party is None or not t.third_party.addresses]
    if bare:
        step = "Record third_party with name and address for each target."
        return unmet(ATT_10, name, f"The third party is not complete for {', '.join(bare)}.", step)
    return satisfied(ATT_10, name, f"{len(targets)} target(s) under a third party.")


def fear_is_concrete(facts: Facts) -> Finding:
    """Where the law asks for fear of embezzlement, the facts are on record; not for third-party seizure.

    Rule:  ATT-05
    """
    name = "fear_is_concrete"
    bare = [t.id for t in wanted_targets(facts) if t.kind in NEED_FEAR and not t.fear_of_embezzlement]
    if bare:
        step = "Record fear_of_embezzlement with concrete facts."
        return unmet(ATT_05, name, f"No concrete fear of embezzlement for {', '.join(bare)}.", step)
    return satisfied(ATT_05, name, "Not required for these targets, or on record.")


def no_periodic_income(facts: Facts) -> Finding:
    """Wage or benefit is not seized without the debtor being heard.

    Rule:  ATT-06
    """
    name = "no_periodic_income"
    periodic = [t.id for t in wanted_targets(facts) if t.kind in PERIODIC]
    if periodic:
        step = "The debtor must be heard first; leave these targets out, or have a lawyer ask for a hearing."
        return unmet(ATT_06, name, f"Periodic income: {', '.join(periodic)}.", step)
    return satisfied(ATT_06, name, "No wage or benefit is asked for.")


def proportionality_is_argued(facts: Facts) -> Finding:
    """The case file says why this seizure and no lighter means.

    Rule:  ATT-07
    """
    name = "proportionality_is_argued"
    request = facts.file.seizure_request
    if request is None or not request.proportionality:
        step = "Record seizure_request.proportionality; no leave is given for mere pressure."
        return unmet(ATT_07, name, "Proportionality and subsidiarity are not argued.", step)
    return satisfied(ATT_07, name, "Proportionality is argued.")


def main_action_term_is_asked(facts: Facts) -> Finding:
    """A term of at least eight days for the main action is asked, or the pending main action is named.

    Rule:  ATT-08
    Units: days after the seizure
    """
    name = "main_action_term_is_asked"
    if facts.file.proceedings is not None and facts.file.proceedings.main_action_at:
        return satisfied(ATT_08, name, "The main action is pending.")
    request = facts.file.seizure_request
    days = request.main_action_term_days if request else None
    if days is None:
        step = "Record seizure_request.main_action_term_days; fourteen days are usual in practice."
        return unmet(ATT_08, name, "No term for the main action is on record.", step)
    if days < LEAST_TERM_DAYS:
        return unmet(ATT_08, name, f"A term of {days} days is too short.", "Ask for at least eight days.")
    return satisfied(ATT_08, name, f"A term of {days} days is asked.")


def surcharge_is_decided(facts: Facts) -> Finding:
    """A person decided on the surcharge for interest and costs; the tiers are not confirmed.

    Rule:  ATT-09
    """
    name = "surcharge_is_decided"
    request = facts.file.seizure_request
    if request is None or request.surcharge_percent is None:
        step = "Record seizure_request.surcharge_percent after the court's guideline."
        return unknown(ATT_09, name, "No surcharge is on record; the petition asks for the sum owed.", step)
    step = "Compare with the newest Beslagsyllabus, and answer under answers with rule ATT-09."
    message = f"The surcharge of {request.surcharge_percent}% rests on practice; the tiers are not confirmed."
    return unknown(ATT_09, name, message, step)


def known_defences_are_stated(facts: Facts) -> Finding:
    """Every known defence is on record with its ground and an answer.

    Rule:  ATT-04
    """
    name = "known_defences_are_stated"
    known = open_disputes(facts)
    bare = [dispute.id for dispute in known if not dispute.rebuttal and not dispute.replies]
    if bare:
        step = "Record a reply or rebuttal for each dispute."
        return unmet(ATT_04, name, f"No answer on record for {', '.join(bare)}.", step)
    return satisfied(ATT_04, name, f"{len(known)} known defence(s) will be stated.")


def filed_digitally(facts: Facts) -> Finding:
    """The petition is filed through the court's portal; paper is refused since 2025.

    Rule:  EVI-08
    """
    step = "File through the portal of the courts, with its exhibits; answer under answers with rule EVI-08."
    count = len(wanted_targets(facts))
    return unknown(EVI_08, "filed_digitally", f"This petition ({count} target(s)) must be filed digitally.", step)


def exempt_balance_applies(facts: Facts) -> Finding:
    """For the bank account of a natural person an exempt balance is stated; its 2026 amounts are not known.

    Rule:  EXE-11
    """
    name = "exempt_balance_applies"
    owners = {debtor.id: debtor for debtor in facts.file.debtors}
    for debtor in facts.file.debtors:
        owners.update({partner.id: partner for partner in getattr(debtor, "partners", ())})
    persons = [
        target.id for target in wanted_targets(facts)
        if target.kind is SeizureKind.BANK_ACCOUNT and _is_person(owners.get(target.of))
    ]  # fmt: skip
    if persons:
        step = "The bailiff states the exempt balance of the day."
        return unknown(EXE_11, name, f"Account of a natural person: {', '.join(persons)}.", step)
    return satisfied(EXE_11, name, "No account of a natural person is asked for.")


def _is_person(party: AnyParty | None) -> bool:
    return party is not None and is_person(party)
