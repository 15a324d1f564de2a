"""Everything that a case file must not say: the named lists of checks that a readable case goes through.

What ``contradictions`` finds makes a case unfit to be read any further. What ``doubts`` finds does not: the case can
be planned, and every document is blocked until the facts agree.
"""

from collections.abc import Callable, Iterable

from filing.casefile.claim_checks import (
    agreed_plans_have_instalments,
    amounts_add_up,
    answers_agree,
    claims_are_complete,
    collector_is_somebody,
)
from filing.casefile.date_checks import (
    assignment_dates_agree,
    claim_dates_agree,
    contract_dates_agree,
    court_dates_agree,
    history_dates_agree,
    money_dates_agree,
    party_dates_agree,
    status_dates_agree,
)
from filing.casefile.evidence_checks import evidence_is_there
from filing.casefile.reference_checks import (
    claims_exist,
    exhibits_exist,
    ids_are_unique,
    letters_exist,
    parties_exist,
    seizure_targets_exist,
)
from filing.casefile.under_check import CaseUnderCheck
from filing.errors import Problem

Check = Callable[[CaseUnderCheck], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    ids_are_unique,
    claims_exist,
    letters_exist,
    parties_exist,
    seizure_targets_exist,
    exhibits_exist,
    claims_are_complete,
    amounts_add_up,
    collector_is_somebody,
    agreed_plans_have_instalments,
    answers_agree,
    party_dates_agree,
    contract_dates_agree,
    claim_dates_agree,
    assignment_dates_agree,
    court_dates_agree,
    evidence_is_there,
)
DOUBTS: tuple[Check, ...] = (
    money_dates_agree,
    history_dates_agree,
    status_dates_agree,
)


def contradictions(case: CaseUnderCheck) -> tuple[Problem, ...]:
    """Return what every check finds; all of them run."""
    return tuple(problem for check in CHECKS for problem in check(case))


def doubts(case: CaseUnderCheck) -> tuple[Problem, ...]:
    """Return the facts that contradict each other and still leave a case that can be planned."""
    return tuple(problem for check in DOUBTS for problem in check(case))
