"""``make bench-bundle``: how long a bundle of 60 files, 1,000 pages and 122 MB takes here, beside others doing less.

All are run in turn, round after round, so that a busy machine is busy for each of them. Times are printed, never
asserted. The others only put the pages one behind the other; this also sets the list, stamps, labels, links and
outlines, and proves the result (measured apart). ``--fewer`` measures less, to try it out.
"""

import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pypdf import PdfWriter

from benchmarks.bundle_files import LEGAL_DAY, named, write_evidence
from filing.bundle.assemble import in_rows_order
from filing.bundle.index import About, index_pages
from filing.bundle.merge import merged
from filing.bundle.options import Options
from filing.bundle.prove import prove
from filing.bundle.shelf import OnShelf
from filing.bundle.sources import Sources, read_sources
from filing.casefile.exhibits import Evidence, Exhibits, number_exhibits

ROUNDS = 7
SLOW_ROUNDS = 1  # for what takes minutes
MEGABYTE = 1_000_000  # [bytes]
LARGE_TIMES = 5  # how many times the usual evidence makes 5,000 pages
ABOUT = About("BENCH-1", "Leverancier B.V. / Afnemer B.V.", "Rechtbank Midden-Nederland", LEGAL_DAY)
PLAIN, ALL, TABS = Options(), Options(prove_all=True), Options(tabs=True)
BYTES_HELD = 1  # times: the copy that pikepdf takes of the streams of the sources, and after it the bundle
SKIPPED = "not installed here, so not measured"


class Taken(NamedTuple):
    """Seconds by the clock, and seconds of processors; the second does not change with what else runs."""

    clock: float
    busy: float


@dataclass(frozen=True)
class Case:
    """The evidence on disk and as it was read."""

    folder: Path
    files: list[Path]
    sources: Sources
    out: Path

    def numbered(self, tabs: int = 0) -> Exhibits:
        """Return the exhibits, numbered behind their list."""
        counted = self.sources.counted
        return number_exhibits(counted, index_pages(ABOUT, counted), tab_pages=tabs)


def _assembled(case: Case, options: Options = PLAIN) -> bytes:
    exhibits = case.numbered(int(options.tabs))
    pdf = merged(ABOUT, exhibits, in_rows_order(exhibits, case.sources), options)
    (case.out / "this.pdf").write_bytes(pdf)
    return pdf


def _proven(case: Case, pdf: bytes, options: Options = PLAIN) -> None:
    exhibits = case.numbered()
    sources = OnShelf({one.evidence.id: one.as_read for one in case.sources.included})
    proof = prove(pdf, exhibits, sources, "nl", options)
    if not proof.holds:
        raise SystemExit(f"the proof fails: {proof.failures[:3]}")


def _pikepdf(case: Case) -> None:
    with warnings.catch_warnings(), pikepdf.new() as pdf:
        warnings.simplefilter("ignore")  # it says that named places get lost, which is what a bare merge does
        for path in case.files:
            with pikepdf.open(path) as source:
                pdf.pages.extend(source.pages)
        pdf.save(case.out / "pikepdf.pdf")


def _pypdf(case: Case) -> None:
    with PdfWriter() as writer:
        for path in case.files:
            writer.append(path)
        writer.write(case.out / "pypdf.pdf")


def _qpdf(case: Case) -> None:
    _run("qpdf", "--empty", "--pages", *case.files, "--", case.out / "qpdf.pdf")


def _ghostscript(case: Case) -> None:
    _run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", f"-o{case.out / 'gs.pdf'}", *case.files)


def _copied(case: Case) -> None:
    with (case.out / "bytes").open("wb") as target:
        for path in case.files:
            with path.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)


def _run(*command: object) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


def _timed(run: Callable[[], object]) -> Taken:
    begin, busy = time.perf_counter(), _busy()
    run()
    return Taken(time.perf_counter() - begin, _busy() - busy)


def _busy() -> float:
    """Return the seconds that processors worked for this process and those that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _measured(case: Case, rounds: int) -> dict[str, list[Taken]]:
    """Return the times of every round, by name, all taken in turn."""
    runs: dict[str, Callable[[], object]] = {
        "plain copy of the bytes": lambda: _copied(case),
        "qpdf, bare merge": lambda: _qpdf(case),
        "pikepdf, bare merge": lambda: _pikepdf(case),
        "pypdf, bare merge": lambda: _pypdf(case),
        "this: assembly, everything on": lambda: _assembled(case),
        "this: assembly, with tab sheets": lambda: _assembled(case, TABS),
        "this: proof": lambda: _proven(case, pdf),
        "this: proof, text of all pages": lambda: _proven(case, pdf, ALL),
        "Ghostscript, bare merge": lambda: _ghostscript(case),
    }
    for name, program in (("qpdf, bare merge", "qpdf"), ("Ghostscript, bare merge", "gs")):
        if shutil.which(program) is None:
            print(f"{name}: {SKIPPED}")
            del runs[name]
    slow = {"Ghostscript, bare merge", "this: proof, text of all pages"}
    first = _timed(lambda: _assembled(case))
    pdf = (case.out / "this.pdf").read_bytes()
    print(f"this: assembly, first time in a process: {first.clock:.2f} s")
    given = sum(one.stored.size for one in case.sources.included)
    pages = case.numbered().total_pages
    print(f"this: {(len(pdf) - given) / pages:.0f} bytes a page above the sources, list and fonts included")
    taken: dict[str, list[Taken]] = {name: [] for name in runs}
    for number in range(rounds):
        for name, run in runs.items():
            if name not in slow or number < SLOW_ROUNDS:
                taken[name].append(_timed(run))
    return taken


def _report(taken: dict[str, list[Taken]]) -> None:
    clock = {name: statistics.median(one.clock for one in times) for name, times in taken.items()}
    busy = {name: statistics.median(one.busy for one in times) for name, times in taken.items()}
    for name, times in taken.items():
        extent = f"{min(one.clock for one in times):.2f}–{max(one.clock for one in times):.2f} s of {len(times)}"
        print(f"{name}: median {clock[name]:.2f} s ({extent}), {busy[name]:.2f} s of processors")
    ours, proof = "this: assembly, everything on", "this: proof"
    for what, medians in (("by the clock", clock), ("of processors", busy)):
        others = [name for name in medians if not name.startswith("this")]
        ratios = [f"assembly / {name.split(',')[0]} {medians[ours] / medians[name]:.2f}" for name in others]
        ratios.append(f"proof / assembly {medians[proof] / medians[ours]:.2f}")
        print(f"  ratios of the medians {what}: {', '.join(ratios)}")


def _read(folder: Path, evidence: list[Evidence]) -> Sources:
    sources = read_sources(folder, evidence)
    if sources.refused:
        raise SystemExit(f"refused: {[one.detail for one in sources.refused]}")
    return sources


def _memory(times: int, *, small: bool) -> None:
    """Print the most memory that one process holds for ``times`` the usual evidence; run in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="filing-bench-") as name:
        folder = Path(name)
        subprocess.run(
            [sys.executable, "-m", "benchmarks.bundle", "--write", str(times), name, *(["small"] if small else [])],
            check=True,
        )
        evidence = named(times, small=small)
        given = sum(path.stat().st_size for path in folder.iterdir())
        case = Case(folder, [], _read(folder, evidence), folder)
        marks = [("reading", _most())]
        pdf = _assembled(case)
        marks.append(("assembly", _most()))
        _proven(case, pdf)
        marks.append(("proof", _most()))
    pages = case.numbered().total_pages
    told = ", ".join(f"{held / MEGABYTE:.0f} MB after {what}" for what, held in marks)
    beside = (marks[-1][1] - BYTES_HELD * given) / MEGABYTE
    print(
        f"memory for {pages} pages, {given / MEGABYTE:.0f} MB: {told}; {beside:.0f} MB beside {BYTES_HELD} × the bytes"
    )


def _most() -> int:
    """Return the most memory that this process held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what the system tells otherwise counts the process that started this one, too
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main(arguments: list[str]) -> None:
    """Print every measurement."""
    if arguments[:1] == ["--memory"]:
        _memory(int(arguments[1]), small="small" in arguments)
        return
    if arguments[:1] == ["--write"]:
        write_evidence(Path(arguments[2]), int(arguments[1]), small="small" in arguments)
        return
    fewer = "--fewer" in arguments
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} cores, {size:.0f} GB")
    with tempfile.TemporaryDirectory(prefix="filing-bench-") as name:
        folder, out = Path(name) / "evidence", Path(name) / "out"
        folder.mkdir()
        out.mkdir()
        evidence = write_evidence(folder)
        files = sorted(folder.iterdir())
        begin = time.perf_counter()
        sources = _read(folder, evidence)
        took = time.perf_counter() - begin
        pages = sum(one.pages for one in sources.included)
        given = sum(path.stat().st_size for path in files) / MEGABYTE
        print(f"{len(files)} files, {pages} pages, {given:.0f} MB; reading and cleaning them took {took:.2f} s")
        _report(_measured(Case(folder, files, sources, out), 2 if fewer else ROUNDS))
    for times in (1, 2) if fewer else (1, LARGE_TIMES):
        for small in ([], ["small"]):
            command = [sys.executable, "-m", "benchmarks.bundle", "--memory", str(times), *small]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
