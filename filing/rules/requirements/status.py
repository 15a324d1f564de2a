"""Requirements on the debtors' legal status: what blocks, to whom it redirects, what a person decides (section 1.4)."""

from dataclasses import replace

from filing.casefile.desk_work import Register
from filing.casefile.party import Capacity, StatusKind
from filing.message import say
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Redirect, Rule, Severity, fact, satisfied, unknown, unmet
from filing.rules.requirements.held_status import (
    Effect,
    check_facts,
    held_facts,
    no_status,
    unexplained_checks,
    with_status,
)
from filing.rules.requirements.of_age import minors_by_birth

X_30 = Rule("X-30", "art. 26, 33 Fw", Severity.BLOCK, Certainty.CONFIRMED_2017, overridable=False)
X_31 = Rule("X-31", "art. 301, 303 Fw", Severity.BLOCK, Certainty.CONFIRMED_2017, overridable=False)
X_32 = Rule("X-32", "art. 230 Fw", Severity.BLOCK, Certainty.CONFIRMED_2017)
X_33 = Rule("X-33", "art. 287b Fw", Severity.BLOCK, Certainty.CONFIRMED_2017)
X_34 = Rule("X-34", "art. 63a Fw", Severity.BLOCK, Certainty.CONFIRMED_2017)
X_34_WHOA = Rule("X-34", "art. 376 Fw", Severity.BLOCK, Certainty.MEMORY)
X_35 = Rule("X-35", "art. 5 Wgs", Severity.BLOCK, Certainty.MEMORY)
X_36 = Rule("X-36", "HR 2024, ECLI:NL:HR:2024:1367", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
X_37 = Rule("X-37", "art. 53 Rv", Severity.BLOCK, Certainty.DERIVED, overridable=False)
X_38 = Rule("X-38", "", Severity.BLOCK, Certainty.MEMORY, overridable=False)
X_39 = Rule("X-39", "", Severity.BLOCK, Certainty.MEMORY)
SUM_38 = Rule("SUM-38", "art. 54 Rv", Severity.BLOCK, Certainty.CONFIRMED)

INSOLVENCY = frozenset({
    StatusKind.BANKRUPTCY, StatusKind.DEBT_RESTRUCTURING, StatusKind.SUSPENSION_OF_PAYMENTS,
})  # fmt: skip


def not_bankrupt(facts: Facts) -> Finding:
    """No debtor is bankrupt; a claim on the estate goes to the trustee for verification.

    What the insolvency register showed without a status on record is asked about.

    Rule:  X-30
    """
    name = "not_bankrupt"
    found = unexplained_checks(facts, Register.INSOLVENCY, INSOLVENCY)
    if found and not with_status(facts, StatusKind.BANKRUPTCY):
        return unknown(
            X_30,
            name,
            say(
                "The insolvency register has an entry for {who} and no status on record says which.",
                who=tuple(check.of for check in found),
            ),
            say("Record the status under statuses of the debtor, or a later check with its result."),
            facts=check_facts(found),
        )
    effect = Effect(
        say("No bankruptcy (faillissement) on record."),
        say("Lodge the claim with the trustee (curator) for verification; no demand and no summons goes out."),
        Redirect.TRUSTEE,
    )
    return no_status(facts, X_30, name, StatusKind.BANKRUPTCY, say("bankruptcy (faillissement)"), effect)


def not_in_debt_restructuring(facts: Facts) -> Finding:
    """No debtor is in statutory debt restructuring (Wsnp).

    Rule:  X-31
    """
    effect = Effect(
        say("No statutory debt restructuring (Wsnp) on record."),
        say("Lodge the claim with the administrator (bewindvoerder Wsnp) for verification; execution is suspended."),
        Redirect.ADMINISTRATOR,
    )
    what = say("statutory debt restructuring (Wsnp)")
    return no_status(facts, X_31, "not_in_debt_restructuring", StatusKind.DEBT_RESTRUCTURING, what, effect)


def not_in_suspension_of_payments(facts: Facts) -> Finding:
    """No debtor has a suspension of payments (surseance).

    The rule itself stops execution only; every step waits for a person here.

    Rule:  X-32
    """
    effect = Effect(
        say("No suspension of payments (surseance) on record."),
        say(
            "Turn to the administrator (bewindvoerder). The law stops execution by ordinary creditors; for a letter or "
            "a summons record an override with rule X-32."
        ),
        Redirect.ADMINISTRATOR,
    )
    what = say("suspension of payments (surseance)")
    return no_status(facts, X_32, "not_in_suspension_of_payments", StatusKind.SUSPENSION_OF_PAYMENTS, what, effect)


def no_provisional_measure(facts: Facts) -> Finding:
    """No provisional measure of art. 287b Fw holds.

    The rule itself stops only what the measure names (eviction, energy, health insurance); a person says which it is.

    Rule:  X-33
    """
    effect = Effect(
        say("No provisional measure (art. 287b Fw) on record."),
        say(
            "Wait for its end (at most six months). It stops what it names (eviction, energy, health insurance); for "
            "another step record an override with rule X-33."
        ),
    )
    what = say("provisional measure (art. 287b Fw)")
    return no_status(facts, X_33, "no_provisional_measure", StatusKind.PROVISIONAL_MEASURE, what, effect)


def no_cooling_off(facts: Facts) -> Finding:
    """No cooling-off period (afkoelingsperiode) runs: in a bankruptcy (art. 63a), or under a composition (art. 376).

    The second is from memory, so a person decides.

    Rule:  X-34
    """
    bankrupt = {one.party for one in with_status(facts, StatusKind.BANKRUPTCY)}
    cooling = {one.party for one in with_status(facts, StatusKind.COOLING_OFF)}
    rule = X_34 if cooling <= bankrupt else X_34_WHOA
    effect = Effect(
        say("No cooling-off period (afkoelingsperiode) on record."),
        say("Wait for the end of the period; a lawyer can say whether this step falls under it."),
    )
    what = say("cooling-off period (afkoelingsperiode)")
    return no_status(facts, rule, "no_cooling_off", StatusKind.COOLING_OFF, what, effect)


def no_moratorium(facts: Facts) -> Finding:
    """No municipal moratorium (art. 5 Wgs) holds; a rule from memory, so a person decides.

    Rule:  X-35
    """
    effect = Effect(
        say("No municipal moratorium (art. 5 Wgs) on record."),
        say("Have a lawyer check whether the moratorium binds, and record the decision under overrides."),
    )
    what = say("municipal moratorium (art. 5 Wgs)")
    return no_status(facts, X_35, "no_moratorium", StatusKind.MORATORIUM, what, effect)


def administrator_is_addressed(facts: Facts) -> Finding:
    """Where there is protective administration (bewind), the administrator is on record and addressed in that capacity.

    What the register showed without a status on record is asked about.

    Rule:  X-36
    """
    name = "administrator_is_addressed"
    kinds = frozenset({StatusKind.PROTECTIVE_ADMINISTRATION, StatusKind.GUARDIANSHIP})
    unexplained = unexplained_checks(facts, Register.GUARDIANSHIP_AND_ADMINISTRATION, kinds)
    if unexplained:
        return unknown(
            X_36,
            name,
            say(
                "The register of guardianship and administration has an entry for {who} and no status on record says "
                "which.",
                who=tuple(check.of for check in unexplained),
            ),
            say("Record the status with its representative, or a later check."),
            facts=check_facts(unexplained),
        )
    found = with_status(facts, StatusKind.PROTECTIVE_ADMINISTRATION)
    missing = [
        one
        for one in found
        if one.status.representative is None or one.status.representative.capacity is not Capacity.ADMINISTRATOR
    ]
    if missing:
        return unmet(
            X_36,
            name,
            say(
                "{who} is under protective administration (bewind) and the administrator is not on record.",
                who=tuple(one.party for one in missing),
            ),
            say("Record the administrator (bewindvoerder) as representative of the status."),
            facts=held_facts(missing),
            redirect=Redirect.ADMINISTRATOR,
        )
    if not found:
        return satisfied(X_36, name, say("No protective administration (bewind) on record."))
    names = tuple(one.status.representative.name for one in found if one.status.representative)
    message = say("The document goes to the administrator (bewindvoerder): {names}.", names=names)
    return replace(satisfied(X_36, name, message, facts=held_facts(found)), redirect=Redirect.ADMINISTRATOR)


def debtor_is_alive(facts: Facts) -> Finding:
    """No debtor has died; heirs are addressed and served in their own way.

    Rule:  X-37
    """
    effect = Effect(
        say("No death on record."),
        say("Address the heirs or the executor; joint heirs may be served without their names only under art. 53 Rv."),
        Redirect.HEIRS,
    )
    return no_status(facts, X_37, "debtor_is_alive", StatusKind.DECEASED, say("deceased"), effect)


def representative_is_addressed(facts: Facts) -> Finding:
    """A minor or a person under guardianship is addressed through the legal representative.

    Who is a minor follows from a status or from the birth date.

    Rule:  X-38
    """
    name = "representative_is_addressed"
    found = with_status(facts, StatusKind.MINOR) + with_status(facts, StatusKind.GUARDIANSHIP)
    missing = [one for one in found if one.status.representative is None]
    if missing:
        return unmet(
            X_38,
            name,
            say("{who} cannot act alone and no representative is on record.", who=tuple(one.party for one in missing)),
            say("Record the representative of the status."),
            facts=held_facts(missing),
            redirect=Redirect.REPRESENTATIVE,
        )
    told = {one.party for one in found}
    young = [(path, who, born) for path, who, born in minors_by_birth(facts) if who not in told]
    if young:
        return unmet(
            X_38,
            name,
            say(
                "By the birth date {who} is a minor, and no representative is on record.",
                who=tuple(who for _, who, _ in young),
            ),
            say("Record the status minor with its representative under statuses, or correct birth_date."),
            facts=tuple(fact(f"{path}.birth_date", born) for path, _, born in young),
            redirect=Redirect.REPRESENTATIVE,
        )
    if not found:
        return satisfied(X_38, name, say("Every debtor acts alone."))
    names = tuple(one.status.representative.name for one in found if one.status.representative)
    message = say("The document goes to the legal representative: {names}.", names=names)
    return replace(satisfied(X_38, name, message, facts=held_facts(found)), redirect=Redirect.REPRESENTATIVE)


def no_debt_help_stabilisation(facts: Facts) -> Finding:
    """No notice of stabilisation by municipal debt help was received; a rule from memory, so a person decides.

    Rule:  X-39
    """
    effect = Effect(
        say("No stabilisation by debt help on record."),
        say("Stop automatic steps; let a person decide and record it under overrides."),
    )
    what = say("stabilisation by municipal debt help")
    kind = StatusKind.DEBT_HELP_STABILISATION
    return no_status(facts, X_39, "no_debt_help_stabilisation", kind, what, effect)


def residence_is_known(facts: Facts) -> Finding:
    """Every debtor has a known residence or office; without one a summons is served in another way.

    Rule:  SUM-38
    """
    effect = Effect(
        say("No debtor is without a known residence."),
        say("Have the bailiff serve under art. 54 Rv; this version makes no such summons."),
    )
    what = say("no known residence")
    return no_status(facts, SUM_38, "residence_is_known", StatusKind.UNKNOWN_RESIDENCE, what, effect)
