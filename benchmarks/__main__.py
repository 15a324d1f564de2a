"""``make bench``: how long statements, plans, proof-reading and the law tables take, and whether memory stays constant.

Times are printed, never asserted: they depend on the machine and on what else runs on it. A median tells what to
expect; the fastest run is nearest to what the program itself needs. ``--fewer`` measures a tenth, to try it out.
"""

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.cases import CLAIMS, LEGAL_DAY, PAYMENTS, large_case, ordinary_case
from benchmarks.plan import EVENTS, case_of_many_events, planned
from benchmarks.proofreading import NOTICE, SUMMONS, notice, proof_of, summons
from filing.casefile.as_of import as_of
from filing.casefile.loaded import Case
from filing.documents.template_set import load_templates
from filing.law.loader import load_law
from filing.law.table import Law
from filing.reckoning.reckon import reckon
from filing.rules.kinds import load_kinds
from filing.rules.track_file import load_tracks

MILLISECONDS = 1000
MEGABYTE = 1024 * 1024  # [bytes]
WARM_UP = 30
LOAD_IN_A_NEW_PROCESS = (
    "import time; begin = time.perf_counter(); from filing.law.loader import load_law; "
    "imported = time.perf_counter(); load_law(); print(imported - begin, time.perf_counter() - imported)"
)


def main(fewer: int) -> None:
    """Print every measurement; each count of runs is divided by ``fewer``."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} cores; one is used")
    law = load_law()
    large, ordinary = large_case(), ordinary_case(1)
    name = f"statement: {CLAIMS} claims, {PAYMENTS} payments, 12 years"
    whole = _report(name, lambda: reckon(large, law, LEGAL_DAY), 400 // fewer)
    small = _report("statement: 3 claims, 2 payments", lambda: reckon(ordinary, law, LEGAL_DAY), 400 // fewer)
    doubled = large_case(2 * CLAIMS, 2 * PAYMENTS)
    double = _report("statement: twice as many of both", lambda: reckon(doubled, law, LEGAL_DAY), 200 // fewer)
    print(f"  ratios: {whole / small:.1f} times an ordinary one; {double / whole:.1f} times as long for twice as many")
    _plan(law, 400 // fewer)
    for kind, text in ((NOTICE, notice()), (SUMMONS, summons())):
        _report(f"proof-reading: {kind}, {len(text)} characters", partial(proof_of, text, kind, law), 400 // fewer)
    _report("law tables, in a process that loaded them before", load_law, 40 // fewer)
    _new_processes(10 // fewer or 2)
    _many(law, 10_000 // fewer)


def _plan(law: Law, times: int) -> None:
    """Print how long the plan of a case with many events takes, facts gathered, with every document kind."""
    kinds = load_kinds(load_templates().files)
    tracks = load_tracks(kinds=kinds.by_name)
    case = Case(Path(), "case.yaml", "", case_of_many_events())
    statement = reckon(as_of(case, LEGAL_DAY).file, law, LEGAL_DAY)
    name = f"plan: {EVENTS} events, {len(kinds.by_name)} kinds, facts gathered"
    _report(name, lambda: planned(case, statement, law, kinds, tracks), times)


def _report(name: str, run: Callable[[], object], times: int) -> float:
    """Print how long ``run`` takes once it is warm, and return the median in milliseconds."""
    for _ in range(min(WARM_UP, times)):
        run()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        taken.append((time.perf_counter() - begin) * MILLISECONDS)
    return _line(name, taken)


def _line(name: str, taken: Iterable[float]) -> float:
    taken = sorted(taken)
    median = statistics.median(taken)
    print(f"{name}: median {median:.2f} ms, fastest {taken[0]:.2f} ms, slowest {taken[-1]:.2f} ms of {len(taken)}")
    return median


def _new_processes(times: int) -> None:
    """Print how long a new process takes to import what reads the tables, and to read them."""
    imports, loads = [], []
    for _ in range(times):
        answer = subprocess.run(
            [sys.executable, "-c", LOAD_IN_A_NEW_PROCESS], capture_output=True, text=True, check=True
        )
        imported, loaded = map(float, answer.stdout.split())
        imports.append(imported * MILLISECONDS)
        loads.append(loaded * MILLISECONDS)
    _line("law tables, first time in a new process", loads)
    _line("  its imports before that", imports)


def _many(law: Law, times: int) -> None:
    """Print the memory while ``times`` cases, each another, are read from values and reckoned in one process."""
    marks, begin = [], time.perf_counter()
    for number in range(1, times + 1):
        reckon(ordinary_case(number), law, LEGAL_DAY)
        if number in {times // 10, times // 2, times}:
            marks.append((number, _memory()))
    each = (time.perf_counter() - begin) / times * MILLISECONDS
    print(f"{times} cases of 3 claims, built and reckoned in one process: {each:.2f} ms each")
    print("  memory: " + ", ".join(f"{held / MEGABYTE:.1f} MB after {number}" for number, held in marks))
    print("  ratios: " + ", ".join(f"{later / earlier:.3f}" for (_, earlier), (_, later) in pairwise(marks)))


def _memory() -> int:
    """Return the memory that this process holds now, in bytes; where the system does not tell, the most it held."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text("ascii").split()[1]) * resource.getpagesize()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


main(fewer=10 if "--fewer" in sys.argv[1:] else 1)
