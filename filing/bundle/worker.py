"""The reader process: one file after the other read within limits of time and memory.

It is started by ``readers.py`` and speaks with it over its standard input and output.
"""

import os
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO

from filing.bundle.limits import READER_TIRED
from filing.bundle.reading import read_file
from filing.bundle.refusals import Reason, Refused
from filing.bundle.wire import Answer, answer, asked_in, receive, send
from filing.errors import RenderFailed

if sys.platform != "win32":
    import resource

KIBIBYTE = 1024


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    room = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Give the next file its own time of computing; past it, the system ends this process."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def _is_tired() -> bool:
    """Return whether this process has held so much memory that the next file might not get its share."""
    return _most_held() > READER_TIRED


def _most_held() -> int:
    """Return the most memory in bytes that this program has held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        # The usage that the system counts for a process begins with what its parent held when it was started.
        lines = Path("/proc/self/status").read_text("ascii", errors="replace").splitlines()
        held = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), "0")
        return int(held) * KIBIBYTE
    unit = 1 if sys.platform == "darwin" else KIBIBYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _no_memory() -> Refused:
    return Refused(Reason.TOO_MUCH_MEMORY, "reading it takes more memory than a reader may have")


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


def _answered(facts: dict[str, object], blocks: list[bytes]) -> Answer:
    try:
        return read_file(asked_in(facts, blocks))
    except Refused as refused:
        return refused
    except MemoryError:
        return _no_memory()
    except RecursionError:
        return Refused(Reason.TOO_LARGE, "its parts lie deeper inside each other than can be read")
    except RenderFailed as error:
        return Refused(Reason.READER_FAILED, error.message)


def serve(questions: IO[bytes], answers: IO[bytes], seconds: int) -> None:
    """Answer questions until the other side ends, each within ``seconds`` of computing."""
    while True:
        try:
            facts, blocks = receive(questions)
        except EOFError:
            return
        _limit_time(seconds)
        given = _answered(facts, blocks)
        spent = isinstance(given, Refused) and given.reason is Reason.TOO_MUCH_MEMORY
        found, data = answer(given)
        send(answers, {**found, "tired": spent or _is_tired()}, data)


def main(memory: int, seconds: int) -> None:
    """Serve until the other side ends, within ``memory`` in bytes and ``seconds`` for each file; leave no file behind.

    What libraries print goes nowhere; an error that nobody foresaw is told by its kind and place, without its words,
    which may quote the file.
    """
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)

    def tell(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        if kind is MemoryError:
            found, data = answer(_no_memory())
            send(answers, {**found, "tired": True}, data)
            return
        last = traceback.extract_tb(trace)[-1:]
        place = f" ({Path(last[0].filename).name}, line {last[0].lineno})" if last else ""
        found, data = answer(Refused(Reason.READER_FAILED, f"the reader stopped: {kind.__name__}{place}"))
        send(answers, {**found, "tired": True}, data)

    sys.excepthook = tell
    signal.signal(signal.SIGTERM, _leave)
    _limit_memory(memory)
    try:
        serve(sys.stdin.buffer, answers, seconds)
    finally:
        shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
