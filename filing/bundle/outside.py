"""An outside program run within limits: time by the clock, memory where the system keeps such limits.

What it started ends with it; what it prints is kept, as far as anybody would read.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KIBIBYTE = 1024
MAX_PRINTED = 20_000_000  # [bytes] of what a program prints
# The limit is set by a shell, which then becomes the program: so it holds from its first moment on.
LIMITED = 'ulimit -v "$1" 2>/dev/null; ulimit -c 0 2>/dev/null; shift; exec "$@"'
UNLIMITED = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """How it ended: ``well`` when it said so itself within its time; what it printed."""

    well: bool
    printed: str


def run_within(
    command: Sequence[str], folder: Path, seconds: float, memory: int, surroundings: Mapping[str, str] | None = None
) -> Ran:
    """Run ``command`` in ``folder`` for at most ``seconds`` and ``memory`` bytes of address space per process.

    With ``UNLIMITED`` memory is not limited. A program that cannot be started has ended badly. ``surroundings`` are set
    beside the environment of this process.
    """
    limited = [*command]
    if sys.platform != "win32":
        room = str(memory // KIBIBYTE) if memory else "unlimited"
        limited = ["/bin/sh", "-c", LIMITED, "sh", room, *command]
    printed = folder / "printed.txt"
    try:
        with printed.open("wb") as output:
            process = subprocess.Popen(
                limited,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "TMPDIR": str(folder), **(surroundings or {})},
                process_group=None if sys.platform == "win32" else 0,
            )
    except OSError:
        return Ran(well=False, printed="")
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        return Ran(well=False, printed="")
    finally:
        _end(process)
    with printed.open("rb") as output:
        return Ran(well=code == 0, printed=output.read(MAX_PRINTED).decode("utf-8", "replace"))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Leave nothing running: what the program started is in its group."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
