"""Requirements on who the debtors are and in which role somebody collects (section 1.1)."""

from filing.casefile.party import CollectorRole
from filing.message import say
from filing.reckoning.classification import DebtorClass, signs_of_a_consumer
from filing.rules.classified import Known
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet

X_01 = Rule("X-01", "art. 6:96 lid 5 en 6 BW", Severity.BLOCK, Certainty.CONFIRMED, overridable=False)
X_01_MIXED = Rule("X-01", "art. 6:96 lid 5 en 6 BW", Severity.WARN, Certainty.DERIVED)
X_02 = Rule("X-02", "Besluit kwaliteit incassodienstverlening", Severity.WARN, Certainty.CONFIRMED, answerable=True)
X_04 = Rule("X-04", "Wet kwaliteit incassodienstverlening", Severity.WARN, Certainty.MEMORY, answerable=True)
X_05 = Rule("X-05", "Wet kwaliteit incassodienstverlening", Severity.BLOCK, Certainty.DERIVED, overridable=False)

CLASS_NAMES = {
    DebtorClass.CONSUMER: say("a consumer"),
    DebtorClass.BUSINESS: say("a business"),
    DebtorClass.AUTHORITY: say("a public authority"),
    DebtorClass.UNKNOWN: say("unknown"),
}


def debtor_class_is_known(facts: Facts) -> Finding:
    """It is on record whether each natural person acted as a consumer or for a business, and nothing contradicts it.

    Rule:  X-01
    """
    name = "debtor_class_is_known"
    debtors = facts.classification.debtors
    rests_on = _facts_of_debtors(facts)
    without = tuple(one.debtor for one in debtors if one.debtor_class is DebtorClass.UNKNOWN)
    signs = signs_of_a_consumer(facts.file)
    acts_as = fact(f"debtors.{without[0]}.acts_as", "business") if without else None
    if signs and acts_as in rests_on:
        return unknown(
            X_01,
            name,
            say(
                "{who} acted for a business by acts_as, and as a consumer by {signs}; which of the two holds is not "
                "known, and until then the consumer's rules are kept.",
                who=without,
                signs=tuple(path for path, _ in signs),
            ),
            say("Correct acts_as of {who}, or {signs}.", who=without, signs=tuple(path for path, _ in signs)),
            facts=rests_on,
        )
    if without:
        return unknown(
            X_01,
            name,
            say("It is not on record whether {who} acted as a consumer or for a business.", who=without),
            say("Record acts_as (consumer or business) for {who}.", who=without),
            facts=rests_on,
        )
    told = tuple(say("{who} is {what}", who=one.debtor, what=CLASS_NAMES[one.debtor_class]) for one in debtors)
    return satisfied(X_01, name, say("Classification: {debtors}.", debtors=told), facts=rests_on)


def debtors_are_of_one_class(facts: Facts) -> Finding:
    """All debtors are consumers, or none is; of a mixed group each gets the consumer's protection.

    Rule:  X-01
    """
    name = "debtors_are_of_one_class"
    classes = {one.debtor_class for one in facts.classification.debtors}
    rests_on = _facts_of_debtors(facts)
    if DebtorClass.CONSUMER in classes and len(classes) > 1:
        return unmet(
            X_01_MIXED,
            name,
            say("Some debtors are consumers and some are not; statutory interest and the notice go for all of them."),
            say("Make a case for each if the business debtor owes more."),
            facts=rests_on,
        )
    return satisfied(X_01_MIXED, name, say("The debtors are of one class."), facts=rests_on)


def domicile_is_known(facts: Facts) -> Finding:
    """Where a collector has to be registered, it is known whether each natural person lives in the Netherlands.

    A natural person domiciled there is protected by the decree on collection services, consumer or not.

    Rule:  X-02, X-03
    """
    name = "domicile_is_known"
    rests_on = (*facts.classification.sender.facts, *_facts_of_debtors(facts))
    if not facts.classification.sender.must_register:
        message = say("The duties of the decree bind collection services, not this sender.")
        return satisfied(X_02, name, message, facts=rests_on)
    without = tuple(one.debtor for one in facts.classification.debtors if one.bki_debtor is Known.UNKNOWN)
    if without:
        return unknown(
            X_02,
            name,
            say("Whether {who} lives in the Netherlands is not on record.", who=without),
            say("Record the residence under addresses, or answer under answers with rule X-02."),
            facts=rests_on,
        )
    inside = tuple(one.debtor for one in facts.classification.debtors if one.bki_debtor is Known.YES)
    if inside:
        message = say("The decree on collection services protects {who}.", who=inside)
        return satisfied(X_02, name, message, facts=rests_on)
    message = say("No debtor is a natural person who lives in the Netherlands.")
    return satisfied(X_02, name, message, facts=rests_on)


def debt_buyer_is_named(facts: Facts) -> Finding:
    """Whoever collects a claim that it bought is recorded as a debt buyer, which has to be registered.

    Rule:  X-04
    """
    name = "debt_buyer_is_named"
    rests_on = (*facts.classification.sender.facts, fact("assignments", len(facts.file.assignments)))
    if facts.file.assignments and facts.file.collector.role is CollectorRole.CREDITOR:
        return unknown(
            X_04,
            name,
            say("The creditor got the claim by assignment; it may be a debt buyer."),
            say("Record collector.role debt_buyer, or answer under answers with rule X-04 that none is."),
            facts=rests_on,
        )
    message = say("The claim was not assigned, or the collector's role is on record.")
    return satisfied(X_04, name, message, facts=rests_on)


def collector_is_registered(facts: Facts) -> Finding:
    """A collection agency or debt buyer has its number in the register.

    Rule:  X-05
    """
    name = "collector_is_registered"
    sender = facts.classification.sender
    if sender.must_register and not sender.register_number:
        return unmet(
            X_05,
            name,
            say("The collector's register number (Wki) is missing; its role is {role}.", role=sender.role.value),
            say("Record collector.register_number; without registration nothing may go out."),
            facts=sender.facts,
        )
    if sender.must_register:
        message = say(
            "The collector ({role}) is registered under {number}.",
            role=sender.role.value,
            number=sender.register_number or "",
        )
        return satisfied(X_05, name, message, facts=sender.facts)
    message = say("The collector's role is {role}, which needs no registration.", role=sender.role.value)
    return satisfied(X_05, name, message, facts=sender.facts)


def _facts_of_debtors(facts: Facts) -> tuple[Fact, ...]:
    return tuple(one for debtor in facts.classification.debtors for one in debtor.facts)
