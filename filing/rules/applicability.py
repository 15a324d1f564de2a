"""Whether a document kind makes sense in a case at all; named in document.yaml under ``applies``."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from filing.rules.facts import Facts
from filing.rules.requirements.claims import some_claim_is_not_in_default

Applicability = Callable[[Facts], tuple[bool, str]]


def debtor_is_protected_as_consumer(facts: Facts) -> tuple[bool, str]:
    """The debtor is a consumer, or nobody recorded otherwise."""
    return facts.consumer_rules, "the debtor acted for a business, so no fourteen-day notice is needed (D14-33)"


def no_judgment_yet(facts: Facts) -> tuple[bool, str]:
    """There is no judgment; after one, the amicable phase is over."""
    return facts.file.judgment is None, "there is a judgment already"


def notice_of_default_has_a_purpose(facts: Facts) -> tuple[bool, str]:
    """Some open claim is not in default without a notice."""
    return some_claim_is_not_in_default(facts)


def some_claim_is_in_default(facts: Facts) -> tuple[bool, str]:
    """Some claim of the statement is in default, so that there is something to explain."""
    return any(claim.default.holds_on(facts.on) for claim in facts.statement.claims), "no claim is in default yet"


def seizure_is_wanted(facts: Facts) -> tuple[bool, str]:
    """A conservatory seizure is asked for."""
    request = facts.file.seizure_request
    return request is not None and request.wanted, "no seizure is asked for (seizure_request)"


def bailiff_is_to_serve(facts: Facts) -> tuple[bool, str]:
    """The bailiff is asked to serve a summons."""
    instruction = facts.file.instruction
    asked = instruction is None or instruction.act == "serve_summons"
    return asked, "the instruction is for another act"


def applicabilities() -> Mapping[str, Applicability]:
    """Return every applicability by its name."""
    all_of_them = (
        debtor_is_protected_as_consumer,
        no_judgment_yet,
        notice_of_default_has_a_purpose,
        some_claim_is_in_default,
        seizure_is_wanted,
        bailiff_is_to_serve,
    )
    return MappingProxyType({one.__name__: one for one in all_of_them})
