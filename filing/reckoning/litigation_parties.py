"""Who pays which court fee, who must be served, and whether a representative's fee can be awarded."""

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty, is_person
from filing.casefile.party import CollectorRole, Partnership
from filing.law.court_fees import group_rate

REPRESENTATIVES = frozenset({CollectorRole.COLLECTION_AGENCY, CollectorRole.LAWYER, CollectorRole.BAILIFF})


def fee_rate(*parties: AnyParty) -> str:
    """Return the rate of the court fee that parties pay together: "natural" when all are persons, else "legal".

    A sole trader is a person; a partnership is not, whoever its partners are. That somebody is impecunious is not in a
    case file, and is not looked at.

    Rule:  SUM-63
    Law:   art. 15 lid 2 Wgbz
    """
    return group_rate("natural" if is_person(party) else "legal" for party in parties)


def natural_person_is_party(file: CaseFile) -> bool | None:
    """Return whether a natural person is party to the case; None when a partnership's partners are not on record.

    Each partner is summoned beside the partnership (SUM-71), and is then party.
    """
    partners = [debtor.partners for debtor in file.debtors if isinstance(debtor, Partnership)]
    if any(is_person(party) for party in (file.creditor, *file.debtors, *(one for many in partners for one in many))):
        return True
    return None if any(not many for many in partners) else False


def recipients(file: CaseFile) -> int:
    """Return how many are each owed a copy of the summons: every debtor, and every partner of a partnership.

    Rule:  SUM-70, SUM-71
    """
    return len(file.debtors) + sum(len(debtor.partners) for debtor in file.debtors if isinstance(debtor, Partnership))


def is_represented(file: CaseFile) -> bool:
    """Return whether somebody represents the claimant in court: an advocate, a bailiff or a collection agency.

    Rule:  SUM-57
    """
    return file.lawyer is not None or file.collector.role in REPRESENTATIVES


def has_advocate(file: CaseFile) -> bool:
    """Return whether an advocate is on record for the claimant, whom the district court asks for.

    Rule:  SUM-12
    """
    return file.lawyer is not None or file.collector.role is CollectorRole.LAWYER
