"""A few reader processes kept ready, so that no file can hang, fill or break the program, nor wait for a start."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from filing.bundle.limits import MAX_READERS, READER_MEMORY, READER_SECONDS, READER_WAIT
from filing.bundle.pages import Asked
from filing.bundle.refusals import Reason, Refused
from filing.bundle.wire import Answer, answer_in, question, receive, send

# Nothing of the caller's surroundings is taken over but where Python finds its packages.
START = "import sys; sys.path[:] = sys.argv[3:]; from filing.bundle.worker import main; main(*map(int, sys.argv[1:3]))"

GRACE = 3  # [s] between asking a reader to end and making it

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reader may take: ``memory`` in bytes, ``seconds`` of computing for one file, ``wait`` by the clock."""

    memory: int = READER_MEMORY
    seconds: int = READER_SECONDS
    wait: float = READER_WAIT


class _Reader:
    """One process with a temporary folder of its own."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = tempfile.mkdtemp(prefix="filing-reader-")
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-I", "-X", "utf8", "-c", START, str(limits.memory), str(limits.seconds)),
                *(path or str(Path.cwd()) for path in sys.path),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": self._folder, "TEMP": self._folder, "TMP": self._folder},
            start_new_session=True,
        )
        self._out_of_time = False
        self.usable = True

    def read(self, asked: Asked) -> Answer:
        """Return the answer to one question; when the process ends over it, the reason for that."""
        watch = threading.Timer(self._limits.wait, self._stop)
        watch.daemon = True
        watch.start()
        try:
            questions, answers = self._process.stdin, self._process.stdout
            if questions is None or answers is None:
                return self._ended()
            send(questions, *question(asked))
            facts, blocks = receive(answers)
            self.usable = not facts.get("tired", True)
            return answer_in(facts, blocks)
        except (EOFError, OSError, ValueError, KeyError, TypeError, IndexError):
            return self._ended()
        finally:
            watch.cancel()

    def _stop(self) -> None:
        self._out_of_time = True
        self._kill()

    def _kill(self) -> None:
        """End the process: first asked, so that it can end what it started and clear up, then made to."""
        if self._process.poll() is not None:
            return
        with suppress(OSError):
            self._process.terminate()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            with suppress(OSError):
                self._process.kill()

    def _ended(self) -> Refused:
        self.usable = False
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        code = self._process.returncode
        self._kill()
        self._process.wait()
        if self._out_of_time:
            return Refused(Reason.TOO_SLOW, f"reading it takes more than {self._limits.wait} seconds")
        if sys.platform != "win32" and code in {-signal.SIGXCPU, -signal.SIGKILL}:
            if code == -signal.SIGXCPU:
                return Refused(
                    Reason.TOO_SLOW, f"reading it takes more than {self._limits.seconds} seconds of computing"
                )
            return Refused(Reason.TOO_MUCH_MEMORY, "the system ended the reader, most likely for want of memory")
        how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
        return Refused(Reason.READER_FAILED, f"the reader broke down over the file ({how})")

    def close(self) -> None:
        """End the process; its folder is gone."""
        self.usable = False
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Readers:
    """At most ``count`` reader processes, started when they are needed; usable from several threads.

    They belong to whoever made them, and end with the ``with`` block, or when they are closed. Without a ``count``
    there is one for each processor, to a limit.
    """

    def __init__(self, count: int | None = None, limits: Limits | None = None) -> None:
        self.count = count or max(1, min(MAX_READERS, _processors()))
        self._limits = limits or Limits()
        self._free: queue.LifoQueue[_Reader | None] = queue.LifoQueue()
        self._all: set[_Reader] = set()
        self._lock = threading.Lock()
        for _ in range(self.count):
            self._free.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, asked: Asked) -> Answer:
        """Return what a reader says of the file; waits until one is free."""
        reader = self._free.get()
        try:
            if reader is None:
                reader = _Reader(self._limits)
                with self._lock:
                    self._all.add(reader)
            return reader.read(asked)
        finally:
            if reader is not None and not reader.usable:
                with self._lock:
                    self._all.discard(reader)
                reader.close()
                reader = None
            self._free.put(reader)

    def each(self, function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """Return what ``function``, which asks these readers, gives for every item, in the order of the items."""
        if len(items) < 2:
            return [function(item) for item in items]
        with ThreadPoolExecutor(max_workers=min(self.count, len(items))) as threads:
            futures = [threads.submit(function, item) for item in items]
            try:
                return [future.result() for future in futures]
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                self.close()
                raise

    def close(self) -> None:
        """End all readers; a question asked later starts a new one."""
        with self._lock:
            readers = list(self._all)
        for reader in readers:
            reader.close()
