"""``make bench-letters``: how long 200 fourteen-day notices take here, beside other ways to make the same letters.

Every letter is another: other people, amounts and dates, 3 to 8 invoices, two pages (three with 8). All are made in
turn, letter after letter, so that a busy machine is busy for each of them; programs that start anew make the whole pile
at once, in turn with the rest. Times are those of the processor, of child processes too; they are printed, never
asserted. The ratio is the median over the letters of "other divided by this". ``--fewer`` makes a tenth of the letters.

This renderer writes PDF/A-3a with tags and attached figures. WeasyPrint as it comes is given the same page and style
sheets, and writes plain PDF; once more with the same marks as here. Typst and ReportLab set the texts in their own
look and are not given a letterhead; LibreOffice is measured both ways: one start for the pile, and one for each letter.
"""

import gc
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.letter_cases import Letter, letters
from benchmarks.letter_others import ONE_BY_ONE, PILES, Other
from filing.documents.template_set import load_templates
from filing.documents.to_docx import to_docx
from filing.documents.to_pdf import Press
from filing.workflow import open_office

LETTERS = 200
WARM_UP = 20
ENDURANCE = 1_000
PILE = 20
"""Letters in a pile for the programs that take seconds to start."""
MEGABYTE = 1024  # [kB]


def busy() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(make: Callable[[], object]) -> float:
    """Return the seconds of processor time that ``make`` takes."""
    begin = busy()
    make()
    return busy() - begin


def main(fewer: int) -> None:
    """Print every measurement; the counts are divided by ``fewer``."""
    office = open_office()
    begin = busy()
    pile = letters(LETTERS // fewer, office)
    composed = (busy() - begin) / len(pile)
    press = Press(load_templates())
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; one core is used")
    print(
        f"{len(pile)} fourteen-day notices, {_invoices(pile)} invoices each; facts and wording {_ms(composed)} a letter"
    )
    others = [other for other in ONE_BY_ONE if other.is_here()]
    for letter in pile[: WARM_UP // fewer or 2]:
        press.pdf(letter.document, letter.statement)
        for other in others:
            other.make(letter)
    gc.collect()
    gc.freeze()  # what the modules hold is not searched for garbage again and again, for all alike
    _one_by_one(press, pile, others)
    _piles(press, pile[: PILE // fewer or 4])
    words = [measured(lambda one=one: to_docx(office.desk.templates, one.document)) for one in pile]
    print(f"this, as DOCX: {_ms(statistics.median(words))} a letter")
    _endurance(press, pile, ENDURANCE // fewer)


def _one_by_one(press: Press, pile: Sequence[Letter], others: Sequence[Other]) -> None:
    """Print the makers that run in this process, in turn for each letter."""
    ours, sizes = [], []
    theirs: dict[str, list[float]] = {other.name: [] for other in others}
    for letter in pile:
        ours.append(measured(lambda letter=letter: sizes.append(len(press.pdf(letter.document, letter.statement)))))
        for other in others:
            theirs[other.name].append(measured(lambda letter=letter, other=other: other.make(letter)))
    _line("this", ours, ours, sizes)
    for other in others:
        _line(other.name, theirs[other.name], ours, [len(other.make(letter)) for letter in pile[:5]])
    for other in ONE_BY_ONE:
        if other not in others:
            print(f"{other.name}: not installed here, so not measured")


def _piles(press: Press, pile: Sequence[Letter]) -> None:
    """Print the programs that start anew, each for the same pile, beside this renderer."""
    with tempfile.TemporaryDirectory() as name:
        for other in PILES:
            if not other.is_here():
                print(f"{other.name}: not installed here, so not measured")
                continue
            ratios, taken = [], []
            for turn in range(2):
                folder = Path(name) / f"{PILES.index(other)}-{turn}"
                other.prepare(folder, pile)
                ours = measured(lambda: [press.pdf(letter.document, letter.statement) for letter in pile])
                sizes = []
                spent = measured(lambda folder=folder, sizes=sizes, other=other: sizes.extend(other.make_all(folder)))
                taken.append(spent / len(pile))
                ratios.append(spent / ours)
            size = f", {statistics.median(sizes) / 1024:.0f} kB" if sizes else ", nothing made"
            ratio = statistics.median(ratios)
            print(f"{other.name}: {_ms(statistics.median(taken))} a letter{size}; {ratio:.1f} times as long as this")


def _endurance(press: Press, pile: Sequence[Letter], count: int) -> None:
    """Print the memory of this process while ``count`` letters are made."""
    # ru_maxrss is the highest ever, so the other makers are in it: it shows growth, not the need.
    points = []
    for number in range(count):
        letter = pile[number % len(pile)]
        press.pdf(letter.document, letter.statement)
        if number in {count // 10, count // 2, count - 1}:
            points.append(f"{_resident() / MEGABYTE:.0f} MB after {number + 1}")
    print(f"memory of the whole benchmark: {', '.join(points)}")


def _resident() -> int:
    """Kilobytes of memory in use now where the system tells it, else the most ever."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(next(line for line in status.read_text().splitlines() if line.startswith("VmRSS")).split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _line(name: str, taken: Sequence[float], ours: Sequence[float], sizes: Sequence[int]) -> None:
    middle = statistics.median(taken)
    ratio = statistics.median([theirs / mine for theirs, mine in zip(taken, ours, strict=True)])
    size = statistics.median(sizes) / 1024
    print(f"{name}: {_ms(middle)} a letter, {1 / middle:.1f} letters a second, {size:.0f} kB; {ratio:.2f} times this")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _invoices(pile: Sequence[Letter]) -> str:
    counts = [letter.invoices for letter in pile]
    return f"{min(counts)} to {max(counts)}"


if __name__ == "__main__":
    main(10 if "--fewer" in sys.argv else 1)
