"""Who owes whom in which capacity: the distinction that interest, costs and letters all turn on.

Rule:  X-01
Law:   art. 6:96 lid 5 and 6, 6:119a BW
"""

from enum import StrEnum

from filing.casefile.case import CaseFile
from filing.casefile.debt import DebtKind
from filing.casefile.names import AnyParty, Person
from filing.casefile.party import NaturalPerson, PublicAuthority, SoleTrader

# Debts that come from no contract: no commercial interest (6:119a), and no scale of collection costs (D14-13).
NO_CONTRACT = frozenset({DebtKind.TORT, DebtKind.TAX})


class DebtorClass(StrEnum):
    """How the debtors of a case are to be treated. ``UNKNOWN`` is treated as a consumer until somebody decides."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


PROTECTED = (DebtorClass.CONSUMER, DebtorClass.UNKNOWN)
MOST_PROTECTED_FIRST = (*PROTECTED, DebtorClass.BUSINESS)


def classify(party: AnyParty) -> DebtorClass:
    """Return how one debtor is treated, from its type and from ``acts_as`` for natural persons."""
    if isinstance(party, Person):
        if party.acts_as is None:
            return DebtorClass.UNKNOWN
        return DebtorClass(party.acts_as)
    return DebtorClass.AUTHORITY if isinstance(party, PublicAuthority) else DebtorClass.BUSINESS


def debtor_classes(file: CaseFile) -> frozenset[DebtorClass]:
    """Return every class that a debtor of the case has."""
    return frozenset(classify(debtor) for debtor in file.debtors)


def debtor_class(file: CaseFile) -> DebtorClass:
    """Return the class of all debtors together: one consumer gives all of them the consumer's protection."""
    classes = [classify(debtor) for debtor in file.debtors]
    return next((first for first in MOST_PROTECTED_FIRST if first in classes), DebtorClass.AUTHORITY)


def protected_as_consumer(file: CaseFile) -> bool:
    """Return whether the consumer's rules apply; unknown is not "no"."""
    return debtor_class(file) in PROTECTED


def creditor_is_business(file: CaseFile) -> bool:
    """Return whether the creditor acts as a business; a natural person only when the case file says so."""
    creditor = file.creditor
    if isinstance(creditor, NaturalPerson):
        return creditor.acts_as == "business"
    return not (isinstance(creditor, SoleTrader) and creditor.acts_as == "consumer")


def is_commercial(file: CaseFile) -> bool:
    """Return whether the debt comes from a contract between businesses, or with a public authority.

    Law: art. 6:119a lid 1, 6:119b BW
    """
    return creditor_is_business(file) and not protected_as_consumer(file) and file.debt.kind not in NO_CONTRACT
