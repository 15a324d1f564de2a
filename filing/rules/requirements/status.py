"""Requirements on the debtors' legal status: what blocks, what redirects, what a person decides (section 1.4)."""

from collections.abc import Iterator

from filing.casefile.desk_work import Register, RegisterCheck
from filing.casefile.names import AnyParty
from filing.casefile.party import Capacity, LegalStatus, Partnership, StatusKind
from filing.reckoning.classification import DebtorClass, debtor_classes
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, satisfied, unknown, unmet

X_01 = Rule("X-01", "art. 6:96 lid 5 en 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
X_30 = Rule("X-30", "art. 26, 33 Fw", Severity.BLOCK, Certainty.CONFIRMED_2017, overridable=False)
X_31 = Rule("X-31", "art. 301, 303 Fw", Severity.BLOCK, Certainty.CONFIRMED_2017, overridable=False)
X_32 = Rule("X-32", "art. 230 Fw", Severity.BLOCK, Certainty.CONFIRMED_2017)
X_33 = Rule("X-33", "art. 287b Fw", Severity.BLOCK, Certainty.CONFIRMED_2017)
X_34 = Rule("X-34", "art. 63a Fw", Severity.BLOCK, Certainty.CONFIRMED_2017)
X_34_WHOA = Rule("X-34", "art. 376 Fw", Severity.BLOCK, Certainty.MEMORY)
X_35 = Rule("X-35", "art. 5 Wgs", Severity.BLOCK, Certainty.MEMORY)
X_36 = Rule("X-36", "HR 2024, ECLI:NL:HR:2024:1367", Severity.BLOCK, Certainty.CONFIRMED)
X_37 = Rule("X-37", "art. 53 Rv", Severity.BLOCK, Certainty.DERIVED)
X_38 = Rule("X-38", "", Severity.BLOCK, Certainty.MEMORY)
X_39 = Rule("X-39", "", Severity.BLOCK, Certainty.MEMORY)
X_01_MIXED = Rule("X-01", "art. 6:96 lid 5 en 6 BW", Severity.WARN, Certainty.DERIVED)
SUM_38 = Rule("SUM-38", "art. 54 Rv", Severity.BLOCK, Certainty.CONFIRMED)

INSOLVENCY = frozenset({
    StatusKind.BANKRUPTCY, StatusKind.DEBT_RESTRUCTURING, StatusKind.SUSPENSION_OF_PAYMENTS,
})  # fmt: skip


def debtor_class_is_known(facts: Facts) -> Finding:
    """It is on record whether each natural person acted as a consumer or for a business.

    Rule:  X-01
    """
    name = "debtor_class_is_known"
    if facts.debtors_are is DebtorClass.UNKNOWN:
        return unknown(
            X_01,
            name,
            "It is not on record whether the debtor acted as a consumer or for a business.",
            "Record acts_as for the debtor.",
        )
    return satisfied(X_01, name, f"The debtors are treated as: {facts.debtors_are.value}.")


def debtors_are_of_one_class(facts: Facts) -> Finding:
    """All debtors are consumers, or none is; of a mixed group each gets the consumer's protection.

    Rule:  X-01
    """
    name = "debtors_are_of_one_class"
    classes = debtor_classes(facts.file)
    if DebtorClass.CONSUMER in classes and len(classes) > 1:
        message = "Some debtors are consumers and some are not; statutory interest and the notice go for all of them."
        step = "Make a case for each if the business debtor owes more."
        return unmet(X_01_MIXED, name, message, step)
    return satisfied(X_01_MIXED, name, "The debtors are of one class.")


def _parties(facts: Facts) -> Iterator[tuple[str, AnyParty]]:
    for place, debtor in enumerate(facts.file.debtors, start=1):
        name = debtor.id or f"debtor-{place}"
        yield name, debtor
        if isinstance(debtor, Partnership):
            for number, partner in enumerate(debtor.partners, start=1):
                yield partner.id or f"{name}, partner {number}", partner


def _with_status(facts: Facts, kind: StatusKind) -> list[tuple[str, LegalStatus]]:
    return [
        (name, status)
        for name, party in _parties(facts)
        for status in party.statuses
        if status.kind is kind and status.lasts_on(facts.on)
    ]


def _no_status(facts: Facts, rule: Rule, name: str, kind: StatusKind, what: str, next_step: str) -> Finding:
    found = _with_status(facts, kind)
    if not found:
        return satisfied(rule, name, f"No {what} on record.")
    who = ", ".join(sorted({party for party, _ in found}))
    ends = [status.until for _, status in found]
    known = [day for day in ends if day is not None]
    first = max(known) if len(known) == len(ends) else None
    lasts = f", until {first}" if first else ""
    return unmet(rule, name, f"There is a {what} for {who}{lasts}.", next_step, holds_from=first, subject=who)


def _found_in(facts: Facts, register: Register) -> list[str]:
    """Return the debtors and partners whom the last check of ``register`` found in it."""
    last: dict[str, RegisterCheck] = {}
    for check in sorted(facts.file.register_checks, key=lambda one: one.on):
        if check.consulted is register:
            last[check.of] = check
    ours = {name for name, _ in _parties(facts)}
    return [of for of, check in sorted(last.items()) if check.result == "found" and of in ours]


def _unexplained(facts: Facts, register: Register, kinds: frozenset[StatusKind]) -> list[str]:
    """Return whom a register check found although no status on record says why."""
    explained = {name for kind in kinds for name, _ in _with_status(facts, kind)}
    return [name for name in _found_in(facts, register) if name not in explained]


def not_bankrupt(facts: Facts) -> Finding:
    """No debtor is bankrupt; a claim on the estate goes to the trustee for verification.

    What the insolvency register showed without a status on record is asked about.

    Rule:  X-30
    """
    found = _unexplained(facts, Register.INSOLVENCY, INSOLVENCY)
    if found and not _with_status(facts, StatusKind.BANKRUPTCY):
        message = f"The insolvency register has an entry for {', '.join(found)} and no status on record says which."
        return unknown(X_30, "not_bankrupt", message, "Record the status, or a later check with its result.")
    step = "Lodge the claim with the trustee (curator) for verification."
    return _no_status(facts, X_30, "not_bankrupt", StatusKind.BANKRUPTCY, "bankruptcy (faillissement)", step)


def not_in_debt_restructuring(facts: Facts) -> Finding:
    """No debtor is in statutory debt restructuring (Wsnp).

    Rule:  X-31
    """
    step = "Lodge the claim with the administrator for verification."
    what = "statutory debt restructuring (Wsnp)"
    return _no_status(facts, X_31, "not_in_debt_restructuring", StatusKind.DEBT_RESTRUCTURING, what, step)


def not_in_suspension_of_payments(facts: Facts) -> Finding:
    """No debtor has a suspension of payments (surseance).

    Rule:  X-32
    """
    step = "Turn to the administrator: ordinary creditors cannot execute. Overrule it for a letter or a summons."
    what = "suspension of payments (surseance)"
    return _no_status(facts, X_32, "not_in_suspension_of_payments", StatusKind.SUSPENSION_OF_PAYMENTS, what, step)


def no_provisional_measure(facts: Facts) -> Finding:
    """No provisional measure of art. 287b Fw holds.

    Rule:  X-33
    """
    step = "Wait for its end (at most six months), or ask a lawyer whether this step falls under it."
    what = "provisional measure (art. 287b Fw)"
    return _no_status(facts, X_33, "no_provisional_measure", StatusKind.PROVISIONAL_MEASURE, what, step)


def no_cooling_off(facts: Facts) -> Finding:
    """No cooling-off period (afkoelingsperiode) runs: in a bankruptcy (art. 63a), or under a composition (art. 376).

    The second is from memory, so a person decides.

    Rule:  X-34
    """
    bankrupt = {name for name, _ in _with_status(facts, StatusKind.BANKRUPTCY)}
    cooling = {name for name, _ in _with_status(facts, StatusKind.COOLING_OFF)}
    rule = X_34 if cooling <= bankrupt else X_34_WHOA
    step = "Wait for the end of the period; a lawyer can say whether this step falls under it."
    return _no_status(facts, rule, "no_cooling_off", StatusKind.COOLING_OFF, "cooling-off period", step)


def no_moratorium(facts: Facts) -> Finding:
    """No municipal moratorium (art. 5 Wgs) holds; a rule from memory, so a person decides.

    Rule:  X-35
    """
    step = "Have a lawyer check whether the moratorium binds, and record the decision under overrides."
    return _no_status(facts, X_35, "no_moratorium", StatusKind.MORATORIUM, "municipal moratorium", step)


def administrator_is_addressed(facts: Facts) -> Finding:
    """Where there is protective administration (bewind), the administrator is on record and addressed in that capacity.

    What the register showed without a status on record is asked about.

    Rule:  X-36
    """
    name = "administrator_is_addressed"
    kinds = frozenset({StatusKind.PROTECTIVE_ADMINISTRATION, StatusKind.GUARDIANSHIP})
    unexplained = _unexplained(facts, Register.GUARDIANSHIP_AND_ADMINISTRATION, kinds)
    if unexplained:
        message = f"The register has an entry for {', '.join(unexplained)} and no status on record says which."
        return unknown(X_36, name, message, "Record the status with its representative, or a later check.")
    found = _with_status(facts, StatusKind.PROTECTIVE_ADMINISTRATION)
    missing = [
        party
        for party, status in found
        if status.representative is None or status.representative.capacity is not Capacity.ADMINISTRATOR
    ]
    if missing:
        return unmet(
            X_36,
            name,
            f"{', '.join(missing)} is under protective administration and the administrator is not on record.",
            "Record the administrator (bewindvoerder) as representative of the status.",
        )
    return satisfied(X_36, name, "The administrator is addressed." if found else "No protective administration.")


def debtor_is_alive(facts: Facts) -> Finding:
    """No debtor has died; heirs are addressed and served in their own way.

    Rule:  X-37
    """
    step = "Address the heirs or the executor; see art. 53 Rv for serving them."
    return _no_status(facts, X_37, "debtor_is_alive", StatusKind.DECEASED, "death", step)


def representative_is_addressed(facts: Facts) -> Finding:
    """A minor or a person under guardianship is addressed through the legal representative.

    Rule:  X-38
    """
    name = "representative_is_addressed"
    found = _with_status(facts, StatusKind.MINOR) + _with_status(facts, StatusKind.GUARDIANSHIP)
    missing = [party for party, status in found if status.representative is None]
    if missing:
        return unmet(
            X_38,
            name,
            f"{', '.join(missing)} cannot act alone and no representative is on record.",
            "Record the representative of the status.",
        )
    return satisfied(X_38, name, "The representative is on record." if found else "Every debtor acts alone.")


def no_debt_help_stabilisation(facts: Facts) -> Finding:
    """No notice of stabilisation by municipal debt help was received; a rule from memory, so a person decides.

    Rule:  X-39
    """
    step = "Stop automatic steps; let a person decide and record it under overrides."
    what = "stabilisation by debt help"
    kind = StatusKind.DEBT_HELP_STABILISATION
    return _no_status(facts, X_39, "no_debt_help_stabilisation", kind, what, step)


def residence_is_known(facts: Facts) -> Finding:
    """Every debtor has a known residence or office; without one a summons is served in another way.

    Rule:  SUM-38
    """
    step = "Have the bailiff serve under art. 54 Rv; this version makes no such summons."
    kind = StatusKind.UNKNOWN_RESIDENCE
    return _no_status(facts, SUM_38, "residence_is_known", kind, "unknown residence", step)
