"""Requirements on a petition for conservatory seizure (beslagrekest), above all third-party seizure (section 10)."""

import re

from filing.casefile.names import AnyParty, full_name, is_person
from filing.casefile.proceedings import SeizureKind, SeizureTarget
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.dealings import open_disputes

ATT_01 = Rule("ATT-01", "art. 278 Rv", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
ATT_04 = Rule("ATT-04", "art. 21, 700 Rv; Beslagsyllabus", Severity.ERROR, Certainty.CONFIRMED)
ATT_05 = Rule("ATT-05", "art. 711, 714, 725 Rv", Severity.BLOCK, Certainty.CONFIRMED_2017)
ATT_06 = Rule("ATT-06", "art. 720 Rv", Severity.BLOCK, Certainty.CONFIRMED)
ATT_07 = Rule("ATT-07", "Beslagsyllabus", Severity.ERROR, Certainty.CONFIRMED)
ATT_08 = Rule("ATT-08", "art. 700 lid 3 Rv", Severity.ERROR, Certainty.CONFIRMED)
ATT_09 = Rule("ATT-09", "Beslagsyllabus", Severity.WARN, Certainty.MEMORY, answerable=True)
ATT_10 = Rule("ATT-10", "art. 700 lid 2, 718 Rv", Severity.BLOCK, Certainty.CONFIRMED)
EVI_08 = Rule("EVI-08", "", Severity.WARN, Certainty.CONFIRMED, answerable=True)
EXE_11 = Rule("EXE-11", "art. 475a Rv", Severity.WARN, Certainty.CONFIRMED, answerable=True)
LEAST_TERM_DAYS = 8
LEAST_WORDS = 4  # [words] beside those of the law; fewer tell no facts
FORMULA = re.compile(
    "aan|bestaat|bij|daarvan|dat|debiteur|deze|dit|door|een|gegronde|gedaagde|gerekwestreerde|goed|goederen|het|hun|"
    "onttrekken|onttrokken|roerende|onroerende|schuldenaar|schuldeiser|verduister(?:ing|en|d)|verhaal|vermogen|"
    "verweerder|vrees|vreest|gevreesd|voor|van|wordt|worden|zaak|zaken|zal|zullen|zijn"
)
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
        message = say("No advocate with office address is on record; only an advocate files a petition.")
        step = say("Record lawyer with name and office address.")
        return unmet(ATT_01, name, message, step, facts=(fact("lawyer.addresses", None),))
    return satisfied(ATT_01, name, say("The advocate is on record."), facts=(fact("lawyer", full_name(lawyer)),))


def targets_are_described(facts: Facts) -> Finding:
    """There is at least one third-party target, each third party in the Netherlands, with name and address.

    Rule:  ATT-10, ATT-02
    Law:   art. 700 lid 1, 718 Rv; abroad seizure follows other law
    """
    name = "targets_are_described"
    targets = wanted_targets(facts)
    rests = tuple(fact(f"seizure_targets.{one.id}.kind", one.kind.value) for one in targets)
    if not targets:
        message = say("No target of a third-party seizure is on record.")
        step = say("Record seizure_targets with kind, description and third_party.")
        return unmet(ATT_10, name, message, step, facts=(fact("seizure_targets", None),))
    other = tuple(target.id for target in targets if target.kind not in THIRD_PARTY)
    if other:
        step = say("Leave these out of seizure_request.targets; a lawyer makes another petition for them.")
        return unmet(ATT_10, name, say("Not under a third party: {targets}.", targets=other), step, facts=rests)
    bare = tuple(t.id for t in targets if t.third_party is None or not t.third_party.addresses)
    if bare:
        step = say("Record third_party with name and address for each target.")
        message = say("The third party is not complete for {targets}.", targets=bare)
        missing = tuple(fact(f"seizure_targets.{one}.third_party", None) for one in bare)
        return unmet(ATT_10, name, message, step, facts=missing)
    abroad = tuple(t.id for t in targets if t.third_party and all(a.country != "NL" for a in t.third_party.addresses))
    if abroad:
        message = say("The third party is outside the Netherlands for {targets}.", targets=abroad)
        step = say("Leave these out; abroad seizure goes by the law of that state, or by a European order.")
        return unmet(ATT_10, name, message, step, facts=rests)
    message = say("Seizure is asked under these third parties: {targets}.", targets=tuple(t.id for t in targets))
    return satisfied(ATT_10, name, message, facts=rests)


def fear_is_concrete(facts: Facts) -> Finding:
    """Where the law asks for fear of embezzlement, the facts are on record; not for third-party seizure.

    Rule:  ATT-05
    """
    name = "fear_is_concrete"
    bare = tuple(t.id for t in wanted_targets(facts) if t.kind in NEED_FEAR and not t.fear_of_embezzlement)
    if bare:
        step = say("Record fear_of_embezzlement with concrete facts; the formula alone is not enough.")
        message = say("No concrete fear of embezzlement is on record for {targets}.", targets=bare)
        rests = tuple(fact(f"seizure_targets.{one}.fear_of_embezzlement", None) for one in bare)
        return unmet(ATT_05, name, message, step, facts=rests)
    formula = tuple(
        t.id for t in wanted_targets(facts) if t.kind in NEED_FEAR and _is_formula(t.fear_of_embezzlement or "")
    )
    if formula:
        step = say("Read fear_of_embezzlement: it must tell facts; the words of the law alone are not enough.")
        message = say("Fear of embezzlement is told in so few words that it may be the formula only: {targets}.",
                      targets=formula)  # fmt: skip
        rests = tuple(fact(f"seizure_targets.{one}.fear_of_embezzlement", "…") for one in formula)
        return unknown(ATT_05, name, message, step, facts=rests)
    return satisfied(ATT_05, name, say("Fear of embezzlement is not required for these targets, or on record."))


def _is_formula(told: str) -> bool:
    """Whether nothing but the words of the law, or next to nothing more, is told."""
    own = [word for word in re.findall(r"[^\W_]+", told.lower()) if len(word) > 2 and not FORMULA.fullmatch(word)]
    return len(own) < LEAST_WORDS


def no_periodic_income(facts: Facts) -> Finding:
    """Wage or benefit is not seized without the debtor being heard.

    Rule:  ATT-06
    """
    name = "no_periodic_income"
    periodic = tuple(t.id for t in wanted_targets(facts) if t.kind in PERIODIC)
    if periodic:
        step = say(
            "The debtor must be heard first: leave these targets out of seizure_request.targets, or have a lawyer ask "
            "for a hearing."
        )
        kinds = {target.id: target.kind.value for target in wanted_targets(facts)}
        rests = tuple(fact(f"seizure_targets.{one}.kind", kinds[one]) for one in periodic)
        return unmet(ATT_06, name, say("Periodic income: {targets}.", targets=periodic), step, facts=rests)
    return satisfied(ATT_06, name, say("No wage or benefit is asked for."))


def proportionality_is_argued(facts: Facts) -> Finding:
    """The case file says why this seizure and no lighter means.

    Rule:  ATT-07
    """
    name = "proportionality_is_argued"
    request = facts.file.seizure_request
    if request is None or not request.proportionality:
        step = say("Record seizure_request.proportionality; no leave is given for mere pressure.")
        message = say("Proportionality and subsidiarity are not argued.")
        return unmet(ATT_07, name, message, step, facts=(fact("seizure_request.proportionality", None),))
    return satisfied(ATT_07, name, say("Proportionality is argued."))


def main_action_term_is_asked(facts: Facts) -> Finding:
    """A term of at least eight days for the main action is asked, or the pending main action is named.

    Rule:  ATT-08
    Units: days after the seizure
    """
    name = "main_action_term_is_asked"
    plan = facts.file.proceedings
    if plan is not None and plan.main_action_at:
        message = say("The main action is pending.")
        return satisfied(ATT_08, name, message, facts=(fact("proceedings.main_action_at", plan.main_action_at),))
    request = facts.file.seizure_request
    days = request.main_action_term_days if request else None
    rests = (fact("seizure_request.main_action_term_days", days),)
    if days is None:
        step = say("Record seizure_request.main_action_term_days; fourteen days are usual in practice.")
        return unmet(ATT_08, name, say("No term for the main action is on record."), step, facts=rests)
    if days < LEAST_TERM_DAYS:
        message = say("A term of {days} days for the main action is too short.", days=days)
        step = say("Record {days} days or more as main_action_term_days.", days=LEAST_TERM_DAYS)
        return unmet(ATT_08, name, message, step, facts=rests)
    return satisfied(ATT_08, name, say("A term of {days} days is asked.", days=days), facts=rests)


def surcharge_is_decided(facts: Facts) -> Finding:
    """A person decided on the surcharge for interest and costs; the tiers are not confirmed.

    Rule:  ATT-09
    """
    name = "surcharge_is_decided"
    request = facts.file.seizure_request
    if request is None or request.surcharge_percent is None:
        step = say("Record seizure_request.surcharge_percent after the court's guideline.")
        message = say("No surcharge is on record; the petition asks for the sum owed.")
        return unknown(ATT_09, name, message, step, facts=(fact("seizure_request.surcharge_percent", None),))
    step = say("Compare with the newest Beslagsyllabus, and answer under answers with rule ATT-09.")
    percent = str(request.surcharge_percent)
    message = say("The surcharge of {percent}% rests on practice; the tiers are not confirmed.", percent=percent)
    return unknown(ATT_09, name, message, step, facts=(fact("seizure_request.surcharge_percent", percent),))


def known_defences_are_stated(facts: Facts) -> Finding:
    """Every known defence is on record with its ground and an answer.

    Rule:  ATT-04
    """
    name = "known_defences_are_stated"
    known = open_disputes(facts)
    bare = tuple(dispute.id for dispute in known if not dispute.rebuttal and not dispute.replies)
    if bare:
        step = say("Record a reply or rebuttal for each dispute.")
        message = say("No answer is on record for {disputes}.", disputes=bare)
        rests = tuple(fact(f"disputes.{one}.replies", None) for one in bare)
        return unmet(ATT_04, name, message, step, facts=rests)
    if not known:
        return satisfied(ATT_04, name, say("No defence is known, and the petition says so."))
    message = say("These defences will be stated: {disputes}.", disputes=tuple(dispute.id for dispute in known))
    return satisfied(ATT_04, name, message)


def filed_digitally(facts: Facts) -> Finding:
    """The petition is filed through the court's portal; paper is refused since 2025.

    Rule:  EVI-08
    """
    step = say("File through the portal of the courts, with its exhibits; answer under answers with rule EVI-08.")
    targets = tuple(target.id for target in wanted_targets(facts))
    message = say("This petition must be filed digitally.")
    return unknown(EVI_08, "filed_digitally", message, step, facts=(fact("seizure_request.targets", targets or None),))


def exempt_balance_applies(facts: Facts) -> Finding:
    """For the bank account of a natural person an exempt balance is stated; its 2026 amounts are not known.

    Rule:  EXE-11
    """
    name = "exempt_balance_applies"
    owners = {debtor.id: debtor for debtor in facts.file.debtors}
    for debtor in facts.file.debtors:
        owners.update({partner.id: partner for partner in getattr(debtor, "partners", ())})
    persons = tuple(
        target.id for target in wanted_targets(facts)
        if target.kind is SeizureKind.BANK_ACCOUNT and _is_person(owners.get(target.of))
    )  # fmt: skip
    if persons:
        step = say("The bailiff states the exempt balance of the day; answer under answers with rule EXE-11.")
        message = say("Account of a natural person: {targets}.", targets=persons)
        debtors = {target.id: target.of for target in wanted_targets(facts)}
        rests = tuple(fact(f"seizure_targets.{one}.of", debtors[one]) for one in persons)
        return unknown(EXE_11, name, message, step, facts=rests)
    return satisfied(EXE_11, name, say("No account of a natural person is asked for."))


def _is_person(party: AnyParty | None) -> bool:
    return party is not None and is_person(party)
