"""The words for the parties in a deed, in the right number and gender: eiseres or eiser, gedaagde or gedaagden."""

from filing.casefile.case import CaseFile
from filing.casefile.names import full_name, is_person
from filing.casefile.party import CollectorRole, NaturalPerson, SoleTrader
from filing.documents.party_fields import Fields

DAYS_IN_YEAR = "365"


def words(file: CaseFile, *, several: bool) -> Fields:
    """Return the words of a pleading for this case; ``several`` defendants take the plural."""
    creditor = file.creditor
    is_man = isinstance(creditor, NaturalPerson | SoleTrader) and creditor.salutation == "heer"
    return {
        "claimant": "eiser" if is_man else "eiseres",
        "petitioner": "verzoeker" if is_man else "verzoekster",
        "his": "zijn" if is_man else "haar",
        "defendant": "gedaagden" if several else "gedaagde",
        "the_debtor": "gedaagde" if is_person(file.debtors[0]) else full_name(file.debtors[0]),
        "is": "zijn" if several else "is",
        "has": "hebben" if several else "heeft",
        "representative": "advocaat" if file.collector.role is CollectorRole.LAWYER else "gemachtigde",
        "days_in_year": DAYS_IN_YEAR,
    }
