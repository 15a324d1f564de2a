"""What stands above the exhibit list, from the case file: reference, parties, court, in the language of the case."""

import datetime as dt

from filing.bundle.index import About
from filing.casefile.case import CaseFile
from filing.casefile.names import full_name
from filing.documents.party_fields import names_text


def about_of(file: CaseFile, on: dt.date) -> About:
    """Return what the bundle of ``file`` is about on the legal date ``on``."""
    court = file.proceedings.court if file.proceedings else None
    return About(
        reference=file.references.ours,
        parties=f"{full_name(file.creditor)} / {names_text(file.debtors, file.language)}",
        court=f"{court.name}, {court.location}" if court else "",
        on=on,
        language=file.language,
    )
