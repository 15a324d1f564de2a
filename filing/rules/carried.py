"""Which numbered rules a requirement or check carries: those that its code and its docstring name."""

import re
from collections.abc import Callable

from filing.rules.finding import Certainty, Rule, Severity
from filing.rules.registry import Requirement

NUMBER = re.compile(r"\b[A-Z]+[0-9]*-[0-9]+[a-z]?\b")
_LAW = frozenset({Certainty.CONFIRMED, Certainty.CONFIRMED_2017, Certainty.DERIVED})
_HINDERS = frozenset({Severity.BLOCK, Severity.ERROR})


def rules_of(asking: Callable[..., object]) -> tuple[Rule, ...]:
    """Return the rules that a requirement or check can carry: those of its module that its code names."""
    code, known = getattr(asking, "__code__", None), getattr(asking, "__globals__", {})
    named = (known.get(name) for name in (code.co_names if code else ()))
    return tuple(dict.fromkeys(one for one in named if isinstance(one, Rule)))


def numbers_of(asking: Callable[..., object]) -> tuple[str, ...]:
    """Return the numbers behind ``Rule:`` in the docstring: what is decided, in the order written."""
    told = (asking.__doc__ or "").partition("Rule:")[2].partition("Law:")[0]
    return tuple(dict.fromkeys(NUMBER.findall(told)))


def mandatory_rule(requirement: Requirement) -> Rule | None:
    """Return the rule for which no firm can leave the requirement out, or None.

    That is one with law behind it, whose finding keeps a document from being made. House rules and rules from memory
    can be left out.
    """
    found = (one for one in rules_of(requirement) if one.severity in _HINDERS and one.certainty in _LAW)
    return next(found, None)
