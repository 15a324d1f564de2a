"""Page numbers as people write them."""

from collections.abc import Iterable
from itertools import pairwise

MOST_RUNS = 12  # of page numbers in one sentence


def page_runs(places: Iterable[int]) -> str:
    """Return page numbers as people write them: "3", "3 and 4", "3, 5–9 and 12"."""
    numbers = sorted(set(places))
    begins = [one for before, one in pairwise([-1, *numbers]) if one != before + 1]
    ends = [one for one, after in pairwise([*numbers, -1]) if after != one + 1]
    runs = [str(one) if one == other else f"{one}–{other}" for one, other in zip(begins, ends, strict=True)]
    if len(runs) > MOST_RUNS:
        runs = [*runs[:MOST_RUNS], "more"]
    return " and ".join([", ".join(runs[:-1]), runs[-1]]) if len(runs) > 1 else "".join(runs)
