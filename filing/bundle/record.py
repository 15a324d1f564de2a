"""Everything that the records of a bundle (XML, ledger) speak of, gathered once, so that they all say the same."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from filing.bundle.index import About
from filing.bundle.options import PLAIN, Options
from filing.bundle.profiles import Profile
from filing.bundle.sources import Sources
from filing.casefile.exhibits import Exhibits
from filing.documents.citations import Citation
from filing.files import sha256
from filing.provenance import Provenance

BUNDLE_NAME = "bundle"
XML_NAME, COLLECTION_NAME, LEDGER_NAME, PROOF_NAME = "bundle.xml", "bundle.akn.xml", "ledger.json", "proof.json"
NOT_IN_NAME = re.compile("[^A-Za-z0-9._-]+")
LONGEST_NAME = 100  # [characters] of a file name, without ending


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a bundle is told beside its exhibits.

    ``labels`` are the numbers by id, those of missing evidence too; ``citations`` are those of the documents
    made with the bundle. ``name`` is that of the file, without ending.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    profile: Profile | None = None
    citations: tuple[Citation, ...] = ()
    name: str = BUNDLE_NAME


NOTHING_TOLD = Particulars()


@dataclass(frozen=True, slots=True)
class PdfFile:
    """One PDF of the bundle: the whole, or a volume, with the number on its first page."""

    name: str
    volume: int
    sha256: str
    size: int
    pages: int
    first_page: int


@dataclass(frozen=True, slots=True)
class Record:
    """A finished bundle in all its facts; ``exhibits`` are those of all volumes."""

    about: About
    exhibits: Exhibits
    sources: Sources
    files: tuple[PdfFile, ...]
    provenance: Provenance
    particulars: Particulars = NOTHING_TOLD
    options: Options = PLAIN

    def file_of(self, volume: int) -> PdfFile:
        """Return the file of a volume, counted from 1."""
        return self.files[volume - 1]


def name_under(profile: Profile, about: About) -> str:
    """Return the file name, without ending, that the profile asks for; ``bundle`` when none is known.

    Only letters, digits, point, dash and underscore, which every system and a packet can hold.
    """
    pattern = profile.demand("file_name")
    if not pattern.known:
        return BUNDLE_NAME
    filled = pattern.value.format(reference=about.reference, parties=about.parties.replace(" / ", "_"))
    letters = unicodedata.normalize("NFKD", filled).encode("ascii", "ignore").decode()
    return NOT_IN_NAME.sub("-", letters)[:LONGEST_NAME].strip("-._") or BUNDLE_NAME


def volume_name(name: str, volume: int, volumes: int) -> str:
    """Return the file name of a volume: ``bundle.pdf`` for the only one, else ``bundle-2.pdf``."""
    return f"{name}.pdf" if volumes == 1 else f"{name}-{volume}.pdf"


def pdf_file(name: str, exhibits: Exhibits, data: bytes) -> PdfFile:
    """Return what is to be said of the PDF of ``exhibits``, which are one volume."""
    return PdfFile(
        name=volume_name(name, exhibits.volume, exhibits.volumes),
        volume=exhibits.volume,
        sha256=sha256(data),
        size=len(data),
        pages=exhibits.total_pages,
        first_page=exhibits.first_page,
    )
