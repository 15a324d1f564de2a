"""The bundle put together as the exhibits value says, and given back only with a proof that holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from filing.bundle.akoma_collection import collection_xml
from filing.bundle.claim import ASKED, NO_CLAIM, Claim, no_claim
from filing.bundle.index import About
from filing.bundle.ledger import ledger_json, proof_json
from filing.bundle.limits import MAX_BUNDLE_BYTES, MAX_BUNDLE_PAGES
from filing.bundle.manifest import manifest_xml
from filing.bundle.merge import merged
from filing.bundle.options import PLAIN, Options
from filing.bundle.pdfa import CLAIM, claiming, parts_without
from filing.bundle.prove import Proof, prove
from filing.bundle.record import (
    COLLECTION_NAME,
    LEDGER_NAME,
    NOTHING_TOLD,
    XML_NAME,
    Particulars,
    Record,
    pdf_file,
)
from filing.bundle.shelf import OnShelf
from filing.bundle.sources import Source, Sources
from filing.bundle.volumes import refuse_file, refuse_total
from filing.casefile.exhibits import Exhibits
from filing.errors import BundleTooLarge, BundleUnproven, Problem
from filing.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a bundle; ``pdfs`` are its volumes by name, usually one.

    ``collection`` says the same as ``xml``, in Akoma Ntoso. ``complete`` is false when evidence of the case file is not
    in it.
    """

    pdfs: tuple[tuple[str, bytes], ...]
    xml: bytes
    collection: bytes
    ledger: bytes
    proof: bytes
    complete: bool

    @property
    def pdf(self) -> bytes:
        """The PDF, or that of the first volume."""
        return self.pdfs[0][1]


def in_rows_order(exhibits: Exhibits, sources: Sources) -> tuple[Source, ...]:
    """Return the sources as the exhibits are numbered; of a volume, those of its rows.

    Raises: BundleUnproven when the two do not speak of the same files.
    """
    numbered = [(row.id, row.sha256, row.pages) for row in exhibits.rows]
    included = {source.evidence.id: source for source in sources.included}
    ordered = tuple(included[key] for key, _digest, _pages in numbered if key in included)
    found = [(source.evidence.id, source.sha256, source.pages) for source in ordered]
    if found != numbered or {row.id for row in exhibits.listed} != included.keys():
        raise BundleUnproven(
            "the exhibits were numbered from other files than those that are to be bundled",
            "Read the sources anew, number the exhibits from them, then assemble.",
        )
    return ordered


def _check_size(pages: int, size: int) -> None:
    if pages > MAX_BUNDLE_PAGES or size > MAX_BUNDLE_BYTES:
        raise BundleTooLarge(
            f"the bundle has {pages} pages and {size} bytes; at most {MAX_BUNDLE_PAGES} pages and "
            f"{MAX_BUNDLE_BYTES} bytes are put in one file",
            "Name fewer or smaller files as evidence, or divide the case's evidence over several bundles.",
        )


def _refuse_unproven(proof: Proof) -> None:
    if proof.holds:
        return
    problems = [
        Problem(
            BundleUnproven.code,
            f"{check.name}: expected {check.expected}, found {check.found}",
            "Report this with the ledger; the bundle was not written.",
            path=f"exhibit {label}" if label else "bundle.pdf",
        )
        for label, check in proof.failures
    ]
    raise BundleUnproven(
        f"the finished bundle does not say what its list says, in {len(problems)} places",
        "Report this with the places named; the bundle was not written.",
        problems=problems,
    )


def _claiming(pdf: bytes, exhibits: Exhibits, ordered: Sequence[Source]) -> tuple[bytes, Claim]:
    """Return the bundle with its claim to be PDF/A; as it was, and why, when a part or the whole is not."""
    parts = parts_without(ordered)
    if parts:
        return pdf, no_claim([row.label for row in exhibits.rows if row.id in parts], ())
    made, faults, judge = claiming(pdf)
    return made, no_claim((), faults) if faults else Claim(CLAIM, f"{ASKED} (validated by {judge})")


def proven_pdf(about: About, exhibits: Exhibits, sources: Sources, options: Options = PLAIN) -> tuple[bytes, Proof]:
    """Return the PDF of a bundle, or of one volume of it, with a proof that holds.

    Raises: BundleUnproven when the proof fails, or the numbers were given for other files; BundleTooLarge.
    """
    ordered = in_rows_order(exhibits, sources)
    if options.tabs != bool(exhibits.tab_pages):
        raise BundleUnproven(
            "the exhibits were numbered without the tab sheets that are asked for, or with sheets that are not",
            "Number the exhibits with tab_pages=1 for a bundle with tab sheets, and without for one without.",
        )
    _check_size(exhibits.total_pages, sum(source.stored.size for source in ordered))
    pdf = merged(about, exhibits, ordered, options)
    claim = NO_CLAIM
    if options.pdfa:
        pdf, claim = _claiming(pdf, exhibits, ordered)
    _check_size(exhibits.total_pages, len(pdf))
    proof = prove(
        pdf,
        exhibits,
        OnShelf({source.evidence.id: source.as_read for source in ordered}),
        about.language,
        options,
        {source.evidence.id: source.taken for source in ordered},
        claim,
        OnShelf({source.evidence.id: source.stored for source in ordered}),
    )
    _refuse_unproven(proof)
    return pdf, proof


def assemble(
    about: About,
    exhibits: Exhibits,
    sources: Sources,
    provenance: Provenance,
    options: Options = PLAIN,
    particulars: Particulars = NOTHING_TOLD,
) -> Bundle:
    """Return the bundle with its manifest, its ledger and a proof that holds; the same input gives the same bytes.

    Raises: BundleUnproven when the proof fails, or the numbers were given for other files; BundleTooLarge.
    """
    volumes = [exhibits.of_volume(number) for number in range(1, exhibits.volumes + 1)]
    made = [proven_pdf(about, volume, sources, options) for volume in volumes]
    files = tuple(pdf_file(particulars.name, volume, pdf) for volume, (pdf, _) in zip(volumes, made, strict=True))
    if particulars.profile is not None:
        for file in files:
            refuse_file(particulars.profile, file.name, file.pages, file.size)
        refuse_total(particulars.profile, exhibits.total_pages, sum(file.size for file in files))
    record = Record(about, exhibits, sources, files, provenance, particulars, options)
    xml, collection, ledger = manifest_xml(record), collection_xml(record), ledger_json(record)
    beside = {XML_NAME: xml, COLLECTION_NAME: collection, LEDGER_NAME: ledger}
    return Bundle(
        pdfs=tuple((file.name, pdf) for file, (pdf, _) in zip(files, made, strict=True)),
        xml=xml,
        collection=collection,
        ledger=ledger,
        proof=proof_json(record, [proof for _, proof in made], beside),
        complete=not sources.refused,
    )
