"""One writer at a time in a case folder, on every system: the operating system holds the lock and frees it at the end.

Where folders can be locked the lock lies on the case folder itself, as the file in it is replaced at each change.
Windows cannot; there it lies on the first byte of an empty file beside the case file, which stays. In both cases a
process that dies leaves nothing behind that would have to be told from a living one.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filing.errors import CaseBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ATTEMPTS = 200  # [attempts to get the lock]
PAUSE = 0.05  # [seconds between them]
LOCK_FILE = ".filing.lock"


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold the lock of a case folder.

    Raises:
        CaseBusy: another process holds it, or the folder cannot be opened.
    """
    try:
        handle = _opened(folder)
    except OSError as error:
        raise CaseBusy(f"The case folder cannot be opened ({error.strerror}).", "Ask for leave to read it.") from error
    try:
        for _ in range(ATTEMPTS):
            if _taken(handle):
                break
            time.sleep(PAUSE)
        else:
            seconds = round(ATTEMPTS * PAUSE)
            raise CaseBusy(
                f"Another process has held the case for {seconds} seconds.", "Wait until it is done, then run again."
            )
        yield
    finally:
        os.close(handle)


def _opened(folder: Path) -> int:
    if sys.platform == "win32":
        return os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY)


def _taken(handle: int) -> bool:
    """Return whether the lock is ours now; closing the handle gives it back."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
