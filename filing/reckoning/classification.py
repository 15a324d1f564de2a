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
# Debts that by their definition a consumer owes (art. 7:5, 7:57 BW): whoever owes one did not act for a business.
OF_CONSUMERS = frozenset({DebtKind.CONSUMER_SALE, DebtKind.CONSUMER_CREDIT})


class DebtorClass(StrEnum):
    """How the debtors of a case are to be treated. ``UNKNOWN`` is treated as a consumer until somebody decides.

    It is also what a person is of whom the case file says two things that do not go together.
    """

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


def signs_of_a_consumer(file: CaseFile) -> tuple[tuple[str, str], ...]:
    """Return what beside ``acts_as`` says that a consumer owes this debt: the place in the case file and its value."""
    claims = tuple((f"claims.{claim.id}.consumer_sale", "true") for claim in file.claims if claim.consumer_sale)
    return ((("debt.kind", file.debt.kind.value),) if file.debt.kind in OF_CONSUMERS else ()) + claims


def classes_of(file: CaseFile) -> tuple[DebtorClass, ...]:
    """Return the class of each debtor, in their order, from all that the case file says.

    Where a debt is of a kind that consumers owe and no debtor is said to be one, a person "for a business" contradicts
    it: what that person is remains unknown, and is asked.

    Rule:  X-01, X-15
    """
    classes = tuple(classify(debtor) for debtor in file.debtors)
    if DebtorClass.CONSUMER in classes or not signs_of_a_consumer(file):
        return classes
    return tuple(
        DebtorClass.UNKNOWN if isinstance(debtor, Person) else own
        for debtor, own in zip(file.debtors, classes, strict=True)
    )


def debtor_class(file: CaseFile) -> DebtorClass:
    """Return the class of all debtors together: one consumer gives all of them the consumer's protection."""
    classes = classes_of(file)
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
