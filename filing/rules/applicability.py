"""Whether a document kind makes sense in a case at all; named in document.yaml under ``applies``."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from filing.message import Message, say
from filing.rules.facts import Facts
from filing.rules.requirements.claims import some_claim_is_not_in_default

Applicability = Callable[[Facts], tuple[bool, Message]]


def debtor_is_protected_as_consumer(facts: Facts) -> tuple[bool, Message]:
    """The debtor is a consumer, or nobody recorded otherwise."""
    return facts.consumer_rules, say("the debtor acted for a business, so no fourteen-day notice is needed (D14-33)")


def no_judgment_yet(facts: Facts) -> tuple[bool, Message]:
    """There is no judgment; after one, the amicable phase is over."""
    return facts.file.judgment is None, say("there is a judgment already")


def notice_of_default_has_a_purpose(facts: Facts) -> tuple[bool, Message]:
    """Some open claim is not in default without a notice."""
    return some_claim_is_not_in_default(facts)


def some_claim_is_in_default(facts: Facts) -> tuple[bool, Message]:
    """Some claim of the statement is in default, so that there is something to explain."""
    return any(claim.default.holds_on(facts.on) for claim in facts.statement.claims), say("no claim is in default yet")


def seizure_is_wanted(facts: Facts) -> tuple[bool, Message]:
    """A conservatory seizure is asked for."""
    request = facts.file.seizure_request
    return request is not None and request.wanted, say("no seizure is asked for (seizure_request)")


def bailiff_is_to_serve(facts: Facts) -> tuple[bool, Message]:
    """The bailiff is asked to serve a summons."""
    instruction = facts.file.instruction
    asked = instruction is None or instruction.act == "serve_summons"
    return asked, say("the instruction is for another act")


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
