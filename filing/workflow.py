"""The whole way on one screen: a case folder in; statement, plan, documents, evidence bundle and packet out.

    case folder → CaseFile → Statement → Plan → Document(s) → Bundle → Packet

Every step is a function from values to a new value; nothing is changed in place and nothing reads the clock.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from filing.bundle.assemble import Bundle, assemble
from filing.bundle.heading import about_of
from filing.bundle.holes import refuse_holes
from filing.bundle.index import About
from filing.bundle.lock import LOCK_NAME, read_lock
from filing.bundle.numbering import Numbered, Request, Settled, numbered, settled
from filing.bundle.ocr import recognised
from filing.bundle.pdfa import archived
from filing.bundle.readers import Readers
from filing.bundle.record import Particulars, name_under
from filing.bundle.sources import Sources, read_sources
from filing.casefile.as_of import as_of
from filing.casefile.evidence import evidence_of, history_order
from filing.casefile.exhibits import Exhibits, in_bundle_order
from filing.casefile.loaded import Case
from filing.casefile.loading import load_case
from filing.documents.citations import citations
from filing.documents.pleadings import cited_in_pleadings
from filing.documents.template_set import load_templates
from filing.documents.write import Desk, Written, open_desk, write_kind
from filing.errors import FilingBlocked
from filing.language import Language, load_language
from filing.law.loader import load_law
from filing.law.table import Law
from filing.packet.contents import KINDS_FOR, Addressee, formats_for
from filing.packet.originals import original_files
from filing.packet.seal import seal
from filing.provenance import Provenance, provenance
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement
from filing.rules.facts import Facts, gather
from filing.rules.freshness import Freshness, load_freshness
from filing.rules.kinds import Kinds, load_kinds
from filing.rules.plan import Plan, Status, make_plan
from filing.rules.refusal import refuse_what_is_blocked
from filing.rules.track_file import load_tracks
from filing.rules.tracks import Tracks

ORDINARY = Request()
"""A bundle as it is made when nothing in particular is asked."""


@dataclass(frozen=True, slots=True)
class Office:
    """What every case is handled with: the law, the templates with their kinds, the tracks, and how fresh checks are.

    Made once per run.
    """

    law: Law
    desk: Desk
    kinds: Kinds
    tracks: Tracks
    freshness: Freshness

    @property
    def language(self) -> Language:
        """The language in which the person at the desk is told what was found."""
        return self.desk.language


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands on a day: the facts (with the statement) and the plan."""

    facts: Facts
    plan: Plan

    @property
    def statement(self) -> Statement:
        """What is owed."""
        return self.facts.statement


@dataclass(frozen=True, slots=True)
class Evidenced:
    """The evidence of a case made ready: what was read, and the numbers that everything else cites."""

    sources: Sources
    numbers: Numbered
    about: About
    request: Settled

    @property
    def exhibits(self) -> Exhibits:
        """The numbered exhibits, of all volumes."""
        return self.numbers.exhibits


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that ``prepare`` makes: where the case stands, documents that are due, the bundle, and packets by name."""

    standing: Standing
    written: tuple[Written, ...]
    bundle: Bundle | None
    packets: tuple[tuple[str, Addressee, bytes], ...]
    evidenced: Evidenced


def open_office(
    law_folder: Path | None = None,
    templates_folder: Path | None = None,
    known_on: dt.date | None = None,
    language: str = "nl",
) -> Office:
    """Return the office with the built-in law and templates, overlaid by a firm's own folders.

    With ``known_on`` the law answers as its tables were on that day. In ``language`` the person at the desk is told
    what was found.
    """
    templates = load_templates(templates_folder)
    desk = open_desk(templates, load_language(language))
    kinds = load_kinds(templates.files, templates.replaced)
    tracks, freshness = load_tracks(templates.files, kinds.by_name), load_freshness(templates.files)
    return Office(load_law(law_folder, known_on), desk, kinds, tracks, freshness)


def prepare(
    case_path: Path, on: dt.date, office: Office, request: Request = ORDINARY, readers: Readers | None = None
) -> Prepared:
    """Return everything that is due on ``on``: the documents, the bundle that proves them, and their packets.

    Raises:
        ExhibitsMissing: evidence is out of the bundle; nothing is made with a hole in it.
    """
    case = load_case(case_path)  # what happened
    standing = stand(case, on, office)  # what is owed; what may be done, and why
    evidenced = evidence(standing, request, readers)  # which exhibit is which page
    refuse_holes(evidenced.sources)
    written = write(standing, standing.plan.next, evidenced.exhibits, office)  # what we say
    bundle = bind(standing, evidenced, office, written)  # what proves it
    packets = send(standing, written, bundle, evidenced, office)  # what leaves the desk
    return Prepared(standing, written, bundle, packets, evidenced)


def stand(case: Case, on: dt.date, office: Office) -> Standing:
    """Return statement and plan of ``case`` on ``on``."""
    known = as_of(case, on)
    facts = gather(known, reckon(known.file, office.law, on), office.law, on, office.freshness)
    return Standing(facts, make_plan(facts, office.kinds, office.tracks, office.language.code))


def evidence(standing: Standing, request: Request = ORDINARY, readers: Readers | None = None) -> Evidenced:
    """Return the evidence as numbered exhibits; page numbers are fixed here and nowhere else.

    Numbers kept beside the case file bind, whatever is asked. Whoever makes several bundles gives ``readers``.

    Raises:
        BundleLockInvalid: numbers given before are of another case, or contradict each other.
        BundleTooLarge: the evidence does not go into files as the profile allows them.
        ToolMissing: text is to be recognised, or PDF/A checked, and what that needs is not installed.
    """
    file = standing.facts.file
    about = about_of(file, standing.facts.on)
    folder = standing.facts.case.folder
    chosen = settled(request, about.reference, read_lock(folder / LOCK_NAME), folder)
    ordered = in_bundle_order(evidence_of(file), history_order(file))
    sources = read_sources(folder, ordered, about.language, max_dpi=chosen.max_dpi, readers=readers)
    sources = recognised(sources) if chosen.ocr else sources
    sources = archived(sources) if chosen.options.pdfa else sources
    return Evidenced(sources, numbered(about, sources, chosen), about, chosen)


def write(
    standing: Standing,
    kinds: Sequence[str],
    exhibits: Exhibits,
    office: Office,
    formats: Sequence[str] = (),
    *,
    concept: bool = False,
) -> tuple[Written, ...]:
    """Return the documents of ``kinds``, in ``formats`` or else in all formats of each kind.

    The draft that a letter encloses follows it, under the letter's name.

    Raises:
        FilingBlocked: the gate of a kind is not open and ``concept`` is not asked; the problems name every finding.
    """
    if not concept:
        refuse_what_is_blocked(standing.plan, kinds, office.language)
    found: list[Written] = []
    for name in kinds:
        kind = office.kinds.kind(name)
        wanted = formats or kind.formats
        found += write_kind(office.desk, kind, standing.facts, exhibits, wanted, concept=concept)
        if kind.encloses is not None:
            enclosed = office.kinds.kind(kind.encloses)
            theirs = [form for form in wanted if form in enclosed.formats]
            drafts = write_kind(office.desk, enclosed, standing.facts, exhibits, theirs, concept=True)
            found += [replace(one, kind=kind.name, name=f"{kind.name}-{one.name}") for one in drafts]
    return tuple(found)


def bind(standing: Standing, evidenced: Evidenced, office: Office, written: Sequence[Written] = ()) -> Bundle | None:
    """Return the evidence bundle with its proof, or None when there is no evidence at all.

    Its XML tells which paragraphs of ``written`` cite which exhibit; without any, those of the pleadings that may be
    made now.
    """
    if not evidenced.sources.pages_of:
        return None
    numbers, request = evidenced.numbers, evidenced.request
    cited = tuple(dict.fromkeys(found for one in written for found in citations(one.document)))
    if not written:
        facts, exhibits = standing.facts, evidenced.exhibits
        cited = cited_in_pleadings(office.desk, office.kinds, standing.plan, facts, exhibits)
    particulars = Particulars(
        labels=numbers.labels,
        profile=request.profile,
        citations=cited,
        name=name_under(request.profile, evidenced.about),
    )
    made_of = made_from(standing, office)
    return assemble(evidenced.about, evidenced.exhibits, evidenced.sources, made_of, request.options, particulars)


def send(
    standing: Standing, written: Sequence[Written], bundle: Bundle | None, evidenced: Evidenced, office: Office
) -> tuple[tuple[str, Addressee, bytes], ...]:
    """Return a packet for each addressee for whom something was written; for the court one for each proceedings."""
    packets = []
    for addressee in Addressee:
        named = KINDS_FOR[addressee]
        theirs = [one for one in written if one.kind in named] if named else list(written)
        if addressee is Addressee.BAILIFF and {one.kind for one in theirs} != set(named):
            continue  # an instruction without what is to be served, or the other way round, is no instruction
        apart = [[one] for one in theirs] if addressee is Addressee.COURT else [theirs]
        for some in apart:
            if some:
                name = f"packet-{addressee.value}" + (f"-{some[0].name}" if len(apart) > 1 else "")
                packets.append((name, addressee, packet(standing, addressee, some, bundle, evidenced, office)))
    return tuple(packets)


def packet(
    standing: Standing,
    addressee: Addressee,
    written: Sequence[Written],
    bundle: Bundle | None,
    evidenced: Evidenced,
    office: Office,
) -> bytes:
    """Return one sealed packet with the formats that this addressee gets.

    Raises:
        ExhibitsMissing: evidence is out of the bundle; a packet never leaves with a hole in it.
    """
    refuse_holes(evidenced.sources)
    wanted = formats_for(addressee)
    theirs = [replace(one, files=tuple(pair for pair in one.files if pair[0] in wanted)) for one in written]
    made = made_from(standing, office)
    exhibits = evidenced.exhibits
    along = originals(standing, evidenced)
    facts, plan = standing.facts, standing.plan
    return seal(office.desk, office.kinds, facts, plan, addressee, theirs, bundle, exhibits, made, along)


def originals(standing: Standing, evidenced: Evidenced) -> tuple[tuple[str, bytes], ...]:
    """Return the files that go along as they came: signed ones and data, or all where that is asked."""
    everything = evidenced.request.with_originals
    return original_files(evidenced.sources, evidenced.exhibits, standing.facts.case.folder, everything=everything)


def kinds_for(standing: Standing, addressee: Addressee, office: Office) -> tuple[str, ...]:
    """Return the kinds that go to ``addressee`` now: of those meant for it what is due, else what is allowed.

    An annex goes only where somebody asks for it by name. The bailiff gets the instruction with what is to be served,
    or nothing.

    Raises:
        FilingBlocked: nothing may go to this addressee now; the problems name the findings.
    """
    named = KINDS_FOR[addressee]
    known = {one.kind: one for one in standing.plan.documents if one.kind in named or not named}
    if addressee is Addressee.BAILIFF:
        refuse_what_is_blocked(standing.plan, named, office.language)
        return named
    ready = [kind for kind, one in known.items() if one.may_be_made and not one.annex and one.status is not Status.SENT]
    due = [kind for kind in ready if known[kind].status is Status.DUE]
    ready = [kind for kind in ready if kind in due or kind not in office.tracks.beside_when]  # those wait for a call
    if not ready:
        refuse_what_is_blocked(standing.plan, tuple(known), office.language)
        raise FilingBlocked(
            f"Nothing may go to the {addressee.value} now.", "See filing plan for what may be made on this date."
        )
    return tuple(due or ready)


def made_from(standing: Standing, office: Office) -> Provenance:
    """Return what this output is made from."""
    case = standing.facts.case
    return provenance(standing.facts.on, case.sha256, office.law.digest, office.desk.templates.digest)
