"""Whether a debtor is a consumer: the one distinction that interest, costs and letters all turn on.

Rule:  X-01
Law:   art. 6:96 lid 5 and 6, 6:119a BW
"""

from enum import StrEnum

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty
from filing.casefile.party import NaturalPerson, PublicAuthority, SoleTrader


class DebtorClass(StrEnum):
    """How the debtors of a case are to be treated. ``UNKNOWN`` is treated as a consumer until somebody decides."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


def classify(party: AnyParty) -> DebtorClass:
    """Return how one debtor is treated, from its type and from ``acts_as`` for natural persons."""
    if isinstance(party, NaturalPerson | SoleTrader):
        if party.acts_as is None:
            return DebtorClass.UNKNOWN
        return DebtorClass(party.acts_as)
    return DebtorClass.AUTHORITY if isinstance(party, PublicAuthority) else DebtorClass.BUSINESS


def debtor_class(file: CaseFile) -> DebtorClass:
    """Return the class of all debtors together: one consumer gives all the consumer's protection."""
    classes = {classify(debtor) for debtor in file.debtors}
    for first in (DebtorClass.CONSUMER, DebtorClass.UNKNOWN, DebtorClass.BUSINESS):
        if first in classes:
            return first
    return DebtorClass.AUTHORITY


def protected_as_consumer(file: CaseFile) -> bool:
    """Return whether the consumer's rules apply; unknown is not "no"."""
    return debtor_class(file) in {DebtorClass.CONSUMER, DebtorClass.UNKNOWN}


def creditor_is_business(file: CaseFile) -> bool:
    """Return whether the creditor acts as a business; a natural person only when the case file says so."""
    creditor = file.creditor
    if isinstance(creditor, NaturalPerson):
        return creditor.acts_as == "business"
    return True
