"""To whom a document of a kind goes: each debtor, the partners of a partnership too, the bailiff, or nobody by name."""

from filing.casefile.case import CaseFile
from filing.casefile.names import LETTER_ADDRESS, AnyParty
from filing.casefile.party import Partnership
from filing.rules.kinds import Kind


def recipients_of(kind: Kind, file: CaseFile) -> tuple[AnyParty | None, ...]:
    """Return to whom a document of ``kind`` goes in this case; None stands for nobody by name.

    Rule:  PRE-09: the claims against a partnership and against its partners are interrupted one by one
    """
    if kind.layout != "letter":
        return (None,)
    if kind.addressee == "debtor":
        return _with_partners(file) if kind.partners else file.debtors
    return (file.bailiff,) if kind.addressee == "bailiff" else (None,)


def _with_partners(file: CaseFile) -> tuple[AnyParty, ...]:
    """Every partner of a general partnership; of other partnerships those who can be written to.

    Only of a general partnership the liability of the partners is confirmed (SUM-71).
    """
    found: list[AnyParty] = []
    for debtor in file.debtors:
        found.append(debtor)
        if isinstance(debtor, Partnership):
            surely = debtor.legal_form == "vof"
            found += [one for one in debtor.partners if surely or one.address(*LETTER_ADDRESS) is not None]
    return tuple(found)


def debtors_and_partners(file: CaseFile) -> tuple[AnyParty, ...]:
    """Return each debtor, and behind a partnership its partners, who owe the debt themselves (SUM-71)."""
    found: list[AnyParty] = []
    for debtor in file.debtors:
        found.append(debtor)
        if isinstance(debtor, Partnership):
            found.extend(debtor.partners)
    return tuple(found)


def partnership_of(party: AnyParty | None, file: CaseFile) -> Partnership | None:
    """Return the partnership among the debtors in which ``party`` is a partner; None when it is in none of them."""
    for debtor in file.debtors:
        if party is not None and isinstance(debtor, Partnership) and party in debtor.partners:
            return debtor
    return None
