"""From whom an e-mail comes and to whom it goes: the addresses on record, each one plain address and nothing else."""

import re
from dataclasses import dataclass

from filing.casefile.case import CaseFile
from filing.casefile.names import AnyParty, letter_name
from filing.documents.party_fields import sender, stand_in
from filing.errors import RenderFailed

# One address of plain signs: no name, no second address, no quotes, no white space that could begin another header.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{4,250}\Z)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+\Z"
)


@dataclass(frozen=True, slots=True)
class MailAddress:
    """A name and one address."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands behind the at sign."""
        return self.address.rpartition("@")[2]


def sender_address(file: CaseFile) -> MailAddress:
    """Return whoever writes, at the address of the handler, else of the firm.

    Raises:
        RenderFailed: no address is on record, or it is none.
    """
    writer = sender(file)
    if file.handler is not None and file.handler.email:
        return MailAddress(letter_name(writer), _checked(file.handler.email, "handler.email"))
    place = "collector.party.email" if file.collector.party is not None else "creditor.email"
    return MailAddress(letter_name(writer), _checked(writer.email, place))


def debtor_address(party: AnyParty) -> MailAddress:
    """Return the debtor, or whoever stands in: an administrator is written to in the debtor's place (X-36).

    Rule:  D14-31: an address at which the debtor could reasonably be reached is one on record

    Raises:
        RenderFailed: no address is on record, or it is none.
    """
    instead, place = stand_in(party), f"debtors.{party.id or 'debtor'}"
    if instead is not None:
        return MailAddress(instead.name, _checked(instead.email, f"{place}.statuses.representative.email"))
    return MailAddress(letter_name(party), _checked(party.email, f"{place}.email"))


def _checked(address: str | None, place: str) -> str:
    if not address:
        raise RenderFailed(
            f"No e-mail address is on record under {place}.", f"Record {place}, or send the letter by post."
        )
    found = address.strip()
    if not _ADDRESS.match(found) or ".." in found or found.startswith("."):
        raise RenderFailed(
            f"What stands under {place} is no e-mail address that every mail program takes.",
            "Write one address of plain letters, such as name@example.com; nothing before or behind it.",
        )
    return found
