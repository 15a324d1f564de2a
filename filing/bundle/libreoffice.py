"""LibreOffice as an outside program: whether it is there, and an Office document turned into a PDF by it.

It runs in a folder and with a profile of its own: macros are off, no address on the internet is within reach.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filing.bundle.limits import OFFICE_MEMORY, OFFICE_WAIT
from filing.bundle.refusals import Reason, Refused

if sys.platform != "win32":
    import resource

WRITER, CALC, IMPRESS = "sw", "sc", "sd"
"""The parts of LibreOffice, by the name of their library: for documents, workbooks and presentations."""

PART_NAMES = {WRITER: "Writer", CALC: "Calc", IMPRESS: "Impress"}
PROGRAMS = ("soffice", "libreoffice")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
SAFE = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Load", "UpdateDocMode", "0"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "filing.invalid"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "filing.invalid"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
PROXIES = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://filing.invalid:9")


def libreoffice() -> str:
    """Return the path of LibreOffice, or nothing when it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), "")


def has_part(program: str, part: str) -> bool:
    """Return whether the LibreOffice at ``program`` has ``part``; yes where its libraries lie in no known place."""
    folder = Path(program).resolve().parent
    known = any((folder / f"lib{name}lo.so").exists() for name in PART_NAMES)
    return not known or (folder / f"lib{part}lo.so").exists()


def _write_profile(folder: Path, language: str) -> None:
    # Dates and amounts without a form of their own are written as the language of the case writes them, anywhere.
    locale = ("org.openoffice.Setup/L10N", "ooSetupSystemLocale", LOCALES.get(language, LOCALES["nl"]))
    items = "\n".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (*SAFE, locale)
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(items=items), encoding="utf-8")


@contextmanager
def _room_for_office() -> Iterator[None]:
    """Within, a program that is started may map more memory than a reader of ours."""
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    room = OFFICE_MEMORY if hard == resource.RLIM_INFINITY else min(OFFICE_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _run(program: str, folder: Path, document: Path) -> None:
    """Run LibreOffice over ``document`` and wait for it and everything it started; it writes into ``folder``."""
    command = (
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "out"),
        str(document),
    )
    surroundings = {**os.environ, **PROXIES, "HOME": str(folder), "TMPDIR": str(folder), "SOURCE_DATE_EPOCH": "0"}
    with _room_for_office():
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=surroundings,
            cwd=folder,
            process_group=None if sys.platform == "win32" else 0,
        )
    try:
        process.wait(OFFICE_WAIT)
    except subprocess.TimeoutExpired as error:
        raise Refused(Reason.TOO_SLOW, f"LibreOffice took more than {OFFICE_WAIT} seconds over the document") from error
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Leave nothing of LibreOffice running: what it started is in its group."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def office_pdf(data: bytes, ending: str, part: str, language: str = "nl") -> bytes:
    """Return the document as LibreOffice prints it, dates and amounts as ``language`` writes them.

    Raises: Refused: LibreOffice is not installed, cannot open this document, or takes too long.
    """
    program = libreoffice()
    if not program:
        raise Refused(Reason.NEEDS_LIBREOFFICE, "only LibreOffice can turn this document into pages")
    if not has_part(program, part):
        raise Refused(Reason.NEEDS_LIBREOFFICE, f"LibreOffice is installed without its part {PART_NAMES[part]}")
    with tempfile.TemporaryDirectory(prefix="filing-office-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        _write_profile(folder / "profile", language)
        document = folder / f"document{ending}"
        document.write_bytes(data)
        _run(program, folder, document)
        printed = folder / "out" / "document.pdf"
        if not printed.is_file():
            raise Refused(Reason.DAMAGED, "LibreOffice cannot open the document: it is damaged, or has a password")
        return printed.read_bytes()
