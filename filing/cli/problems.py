"""Problems as a person reads them in a terminal, and as a program reads them in JSON."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from filing.errors import FilingError, Problem

WIDTH_WITHOUT_TERMINAL = 140  # [characters]; a file or pipe has no width of its own


def problem_answers(error: FilingError) -> list[dict[str, object]]:
    """Return the problems of ``error`` as JSON values; an error without problems is one itself."""
    problems = error.problems or (Problem(code=error.code, message=error.message, next_step=error.next_step),)
    return [
        {
            "code": problem.code,
            "file": problem.file,
            "line": problem.line,
            "path": problem.path,
            "value": problem.value,
            "message": problem.message,
            "next_step": problem.next_step,
        }
        for problem in problems
    ]


def print_problems(error: FilingError, console: Console) -> None:
    """Print a table with place, value, what is wrong and what to do; nothing when ``error`` has no problems."""
    if not error.problems:
        return
    if not console.is_terminal:
        console.width = WIDTH_WITHOUT_TERMINAL
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for name, share in (("where", 4), ("value", 2), ("what is wrong", 4), ("what to do", 4)):
        table.add_column(name, ratio=share, overflow="fold")
    for problem in error.problems:
        where = Text(problem.place())
        where.append(f"\n{problem.code}", style="dim")
        table.add_row(where, Text(problem.value), Text(problem.message), Text(problem.next_step))
    console.print(table)
