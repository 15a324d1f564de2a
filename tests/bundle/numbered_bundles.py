"""Whole bundles made under a request: numbers given before, a court profile, a bundle to add to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bundle_makers import ABOUT, PROVENANCE, read_sources

from filing.bundle.assemble import Bundle, assemble
from filing.bundle.index import About
from filing.bundle.numbering import Numbered, Request, numbered, settled
from filing.bundle.profiles import Demand, Profile, Sureness, profile_named
from filing.bundle.record import Particulars, name_under
from filing.bundle.sources import Sources
from filing.casefile.exhibits import Evidence, in_bundle_order
from filing.documents.citations import Citation


@dataclass(frozen=True)
class Made:
    """A bundle with all that led to it."""

    bundle: Bundle
    numbers: Numbered
    sources: Sources

    @property
    def labels(self) -> list[str]:
        return [row.label for row in self.numbers.exhibits.rows]


def made(
    folder: Path,
    evidence: Sequence[Evidence],
    request: Request | None = None,
    about: About = ABOUT,
    citations: tuple[Citation, ...] = (),
) -> Made:
    chosen = settled(request or Request(), about.reference, None)
    sources = read_sources(folder, in_bundle_order(evidence, {}), about.language)
    numbers = numbered(about, sources, chosen)
    told = Particulars(numbers.labels, chosen.profile, citations, name_under(chosen.profile, about))
    return Made(assemble(about, numbers.exhibits, sources, PROVENANCE, chosen.options, told), numbers, sources)


def asking(base: str = "nl", **values: str) -> Profile:
    """The profile ``base`` with other values, as a firm may write them down."""
    profile = profile_named(base)
    changed = {name: Demand(name, value, Sureness.OWN, "this test") for name, value in values.items()}
    return replace(profile, demands=tuple(changed.get(one.name, one) for one in profile.demands))


def saved_in(folder: Path, bundle: Bundle) -> Path:
    """Write what a bundle needs to be opened again; return the path of its XML."""
    folder.mkdir()
    for name, data in bundle.pdfs:
        (folder / name).write_bytes(data)
    (folder / "bundle.xml").write_bytes(bundle.xml)
    return folder / "bundle.xml"
