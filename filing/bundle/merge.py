"""The pages of all exhibits in one PDF, behind their list: stamped, labelled, linked, the same bytes every time.

Nothing is decoded that need not be: pages are copied as they are, a stamp is a small piece of drawing behind their
own, and the font it uses is there once.
"""

import hashlib
import io
import tempfile
from collections.abc import Sequence
from typing import BinaryIO

from pikepdf import Array, ObjectStreamMode, Pdf, String

from filing.bundle.fit import fit_into_a4
from filing.bundle.geometry import view_of
from filing.bundle.index import About, index_sheets
from filing.bundle.layers import Layers
from filing.bundle.navigation import Placed, add_links, add_names, add_outline, set_up_reading
from filing.bundle.options import Options, Paper
from filing.bundle.signposts import Signposts, read_signposts
from filing.bundle.sources import Source
from filing.bundle.spare_memory import give_back
from filing.bundle.stamp import Stamper
from filing.bundle.tabs import tab_sheets
from filing.bundle.typeset import Sheets, add_sheets, fonts_for
from filing.bundle.words import Words, words_in
from filing.casefile.exhibits import Exhibits
from filing.version import VERSION

ID_BYTES = 16


def _identity(about: About, exhibits: Exhibits, options: Options, index: Sheets) -> bytes:
    """Return what tells this bundle from any other: a digest of all that it is made from.

    The rows carry the digest of every file. A digest of the finished bytes would say no more and take longer than
    writing them.
    """
    made_from = repr((VERSION, about, exhibits, options)).encode()
    return hashlib.sha256(made_from + b"".join(index.pages)).digest()[:ID_BYTES]


def _numbered(exhibits: Exhibits) -> list[str]:
    """Return for every page of the file the label of its exhibit; empty on pages of the list."""
    labels = [""] * exhibits.front_pages
    for row in exhibits.rows:
        labels.extend([row.label] * (exhibits.tab_pages + row.pages))
    return labels


def _stamped(pdf: Pdf, exhibits: Exhibits, words: Words) -> list[Placed]:
    stamper = Stamper(pdf)
    placed = []
    pages = zip(_numbered(exhibits), pdf.pages, strict=True)
    for number, (label, page) in enumerate(pages, start=exhibits.first_page):
        view = view_of(page)
        placed.append(Placed(page, view, stamper.stamp(page, view, words.stamp(label, number))))
    return placed


def _gathered(
    pdf: Pdf, exhibits: Exhibits, ordered: Sequence[Source], index: Sheets, words: Words, options: Options
) -> list[Signposts]:
    """Put the pages into ``pdf``; return the signposts of each source, in the order of the rows."""
    tabs = [tab_sheets(row, words) for row in exhibits.rows] if exhibits.tab_pages else []
    fonts = fonts_for(pdf, index, *tabs)
    add_sheets(pdf, index, fonts)
    layers = Layers(pdf)
    signposts = []
    for position, source in enumerate(ordered):
        if tabs:
            add_sheets(pdf, tabs[position], fonts)
        with Pdf.open(io.BytesIO(source.pdf)) as opened:
            signposts.append(read_signposts(opened))
            if "/Names" in opened.Root:
                del opened.Root["/Names"]  # they are written anew, under names of this exhibit
            before = len(pdf.pages)
            pdf.pages.extend(opened.pages)
            layers.take(opened)
            if options.paper is Paper.A4:
                signposts[-1] = fit_into_a4(pdf, before, signposts[-1])
    layers.write()
    return signposts


def _write(target: BinaryIO, about: About, exhibits: Exhibits, ordered: Sequence[Source], options: Options) -> None:
    words = words_in(about.language)
    index = index_sheets(about, exhibits)
    with Pdf.new() as pdf:
        signposts = _gathered(pdf, exhibits, ordered, index, words, options)
        placed = _stamped(pdf, exhibits, words)
        add_links(pdf, exhibits, index.areas, placed)
        add_outline(pdf, exhibits, signposts, placed, words)
        add_names(pdf, exhibits, signposts, placed)
        set_up_reading(pdf, about, exhibits, words, placed)
        pdf.trailer["/ID"] = Array([String(_identity(about, exhibits, options, index))] * 2)
        # 1.7 is the version whose features the parts may use. The first half of the identity is ours; with static_id
        # the second does not turn on the clock.
        pdf.save(
            target,
            object_stream_mode=ObjectStreamMode.generate,
            static_id=True,
            linearize=False,
            min_version="1.7",
            fix_metadata_version=False,
        )


def merged(about: About, exhibits: Exhibits, ordered: Sequence[Source], options: Options) -> bytes:
    """Return the finished PDF of ``ordered``, the sources in the order of the rows of ``exhibits``.

    Raises: BundleUnproven when the list takes another number of pages than the exhibits were numbered behind.
    """
    # pikepdf holds the streams of all sources until the file is written, so the file itself waits on disk till then.
    with tempfile.TemporaryFile(prefix="filing-") as made:
        _write(made, about, exhibits, ordered, options)
        give_back()
        made.seek(0)
        return made.read()
