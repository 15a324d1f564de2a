"""The words for the parties in a deed, in the right number and gender: eiseres or eiser, gedaagde or gedaagden."""

from filing.casefile.case import CaseFile
from filing.casefile.names import full_name, is_person
from filing.casefile.party import NaturalPerson, SoleTrader
from filing.documents.party_fields import Fields, stand_in

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
        "the_debtor": _the_debtor(file),
        "is": "zijn" if several else "is",
        "has": "hebben" if several else "heeft",
        "days_in_year": DAYS_IN_YEAR,
    }


def _the_debtor(file: CaseFile) -> str:
    """Return who made the contract: the defendant, by name where somebody else is summoned in its place."""
    first = file.debtors[0]
    if stand_in(first) is not None or not is_person(first):
        return full_name(first)
    return "gedaagden" if len(file.debtors) > 1 else "gedaagde"
