"""A process that reads one letter of somebody else within limits of time and memory, and what it answered."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filing.bundle.letter_words import LetterWords, letter_words
from filing.bundle.refusals import Reason, Refused

if sys.platform != "win32":
    import resource

LETTER_MEMORY = 1_000_000_000  # [bytes] of address space
LETTER_SECONDS = 30  # [s] of computing
LETTER_WAIT = 90  # [s] by the clock
MAX_ANSWER = 20_000_000  # [bytes] more than a text of the permitted length can take

START = "import sys; sys.path[:] = sys.argv[4:]; from filing.bundle.letter_reader import serve; serve(*sys.argv[1:4])"


def read_apart(
    data: bytes, name: str, memory: int = LETTER_MEMORY, seconds: int = LETTER_SECONDS, wait: float = LETTER_WAIT
) -> LetterWords:
    """Return the words of a letter, read in a process of its own.

    Raises: Refused with the reason; too slow and too much memory are reasons too.
    """
    folder = tempfile.mkdtemp(prefix="filing-letter-")
    try:
        done = subprocess.run(
            [
                *(sys.executable, "-I", "-X", "utf8", "-c", START, name, str(memory), str(seconds)),
                *(path or str(Path.cwd()) for path in sys.path),
            ],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": folder, "TEMP": folder, "TMP": folder},
            timeout=wait,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Reason.TOO_SLOW, f"reading it takes more than {wait} seconds") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return _answer(done.stdout, done.returncode, seconds)


def _answer(given: bytes, code: int, seconds: int) -> LetterWords:
    try:
        facts = json.loads(given[:MAX_ANSWER])
        if "reason" in facts:
            raise Refused(Reason(facts["reason"]), str(facts["detail"]))
        return LetterWords(str(facts["text"]), int(facts["pages"]), tuple(map(int, facts["without_text"])))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        if code < 0:  # ended by the system: over its time, most likely
            raise Refused(Reason.TOO_SLOW, f"reading it takes more than {seconds} seconds of computing") from error
        raise Refused(Reason.READER_FAILED, "the reader broke down over the file") from error


def serve(name: str, memory: str, seconds: str) -> None:
    """Read one letter from the standard input and write what it says, or the reason why not, to the standard output."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print goes nowhere
    answers.write(json.dumps(_said(sys.stdin.buffer.read(), name)).encode())
    answers.flush()


def _said(data: bytes, name: str) -> dict[str, object]:
    try:
        words = letter_words(data, name)
    except Refused as refused:
        return {"reason": refused.reason, "detail": refused.detail}
    except MemoryError:
        return {"reason": Reason.TOO_MUCH_MEMORY, "detail": "reading it takes more memory than a reader may have"}
    except RecursionError:
        return {"reason": Reason.TOO_LARGE, "detail": "its parts lie deeper inside each other than can be read"}
    return {"text": words.text, "pages": words.pages, "without_text": words.without_text}
