"""The bundle put together as the exhibits value says, and given back only with a proof that holds."""

import io
from dataclasses import dataclass

from pikepdf import ObjectStreamMode, Pdf

from filing.bundle.geometry import view_of
from filing.bundle.index import About, index_pdf
from filing.bundle.layers import Layers
from filing.bundle.ledger import ledger_json, proof_json
from filing.bundle.limits import MAX_BUNDLE_BYTES, MAX_BUNDLE_PAGES
from filing.bundle.manifest import manifest_xml
from filing.bundle.navigation import Placed, add_links, add_outline, set_up_reading
from filing.bundle.prove import prove
from filing.bundle.sources import Source, Sources
from filing.bundle.stamp import Stamper
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Exhibits
from filing.errors import BundleTooLarge, BundleUnproven, Problem
from filing.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Bundle:
    """The four files of a bundle. ``complete`` is false when evidence of the case file is not in it."""

    pdf: bytes
    xml: bytes
    ledger: bytes
    proof: bytes
    complete: bool


def _in_rows_order(exhibits: Exhibits, sources: Sources) -> tuple[Source, ...]:
    """Return the sources as the exhibits are numbered, or refuse when the two do not speak of the same files."""
    numbered = [(row.id, row.sha256, row.pages) for row in exhibits.rows]
    included = {source.evidence.id: source for source in sources.included}
    ordered = tuple(included[key] for key, _digest, _pages in numbered if key in included)
    found = [(source.evidence.id, source.sha256, source.pages) for source in ordered]
    if found != numbered or len(included) != len(numbered):
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


def _stamped(pdf: Pdf, exhibits: Exhibits, words: Words) -> list[Placed]:
    labels = [""] * exhibits.front_pages
    for row in exhibits.rows:
        labels.extend([row.label] * row.pages)
    stamper = Stamper(pdf)
    placed = []
    for number, (label, page) in enumerate(zip(labels, pdf.pages, strict=True), start=1):
        view = view_of(page)
        placed.append(Placed(page, view, stamper.stamp(page, view, words.stamp(label, number))))
    return placed


def _merged(about: About, exhibits: Exhibits, ordered: tuple[Source, ...], words: Words) -> bytes:
    with Pdf.new() as pdf:
        layers = Layers(pdf)
        for data in (index_pdf(about, exhibits), *(source.pdf for source in ordered)):
            with Pdf.open(io.BytesIO(data)) as source:
                pdf.pages.extend(source.pages)
                layers.take(source)
        placed = _stamped(pdf, exhibits, words)
        add_links(pdf, exhibits, placed)
        add_outline(pdf, exhibits, placed, words)
        set_up_reading(pdf, about, words, placed)
        layers.write()
        output = io.BytesIO()
        # 1.7 is the version whose features the parts may use; a deterministic id depends on the content alone.
        pdf.save(
            output,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            linearize=False,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return output.getvalue()


def assemble(about: About, exhibits: Exhibits, sources: Sources, provenance: Provenance) -> Bundle:
    """Return the bundle with its manifest, its ledger and a proof that holds; the same input gives the same bytes.

    Raises: BundleUnproven when the proof fails, or the numbers were given for other files; BundleTooLarge;
        RenderFailed when the exhibit list could not be set.
    """
    ordered = _in_rows_order(exhibits, sources)
    _check_size(exhibits.total_pages, sum(len(source.pdf) for source in ordered))
    words = words_in(about.language)
    pdf = _merged(about, exhibits, ordered, words)
    _check_size(exhibits.total_pages, len(pdf))
    proof = prove(pdf, exhibits, {source.evidence.id: source.pages for source in ordered}, about.language)
    if not proof.holds:
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
    return Bundle(
        pdf=pdf,
        xml=manifest_xml(about, exhibits, sources, pdf, provenance),
        ledger=ledger_json(about, exhibits, sources, pdf),
        proof=proof_json(proof, pdf),
        complete=not sources.refused,
    )
