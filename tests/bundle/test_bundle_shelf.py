"""What is not needed at the moment stands on disk, in a file that nobody else can open and that is gone by itself."""

import gc
import hashlib
import os
import sys
import tempfile
import threading
import tracemalloc
from contextlib import suppress
from pathlib import Path

import img2pdf
import pytest
from bundle_makers import ABOUT, item, make_mail, make_pdf, numbered, readers
from PIL import Image

from filing.bundle.assemble import proven_pdf
from filing.bundle.readers import Readers
from filing.bundle.shelf import OnShelf, Shelf
from filing.bundle.sources import Source, read_sources

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the processes and files are looked up in /proc")


def scan(number: int, folder: Path) -> str:
    """A page of 900 KB that cannot be packed smaller."""
    dots = hashlib.shake_256(b"scan %d" % number).digest(900 * 1000)
    picture = folder / f"{number}.png"
    Image.frombytes("L", (900, 1000), dots).save(picture)
    (folder / f"{number}.pdf").write_bytes(img2pdf.convert(str(picture), nodate=True))
    return f"{number}.pdf"


def test_what_stands_on_a_shelf_is_read_as_it_was_put() -> None:
    shelf = Shelf()
    first, empty, last = shelf.put(b"een"), shelf.put(b""), shelf.put(b"twee" * 9)
    assert [one.read() for one in (first, empty, last)] == [b"een", b"", b"twee" * 9]
    assert (first.size, last.size) == (3, 36)
    assert first.beside(b"een") == first != last
    assert dict(OnShelf({"a": first, "b": last})) == {"a": b"een", "b": b"twee" * 9}


def test_several_threads_may_put_and_read() -> None:
    shelf = Shelf()
    wrong = []

    def work(number: int) -> None:
        for turn in range(50):
            data = b"%d" % number * (turn + 1)
            if shelf.put(data).read() != data:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@LINUX
def test_nobody_else_finds_the_file_and_it_is_gone_with_what_stands_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def open_here() -> int:
        found = 0
        for one in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # the listing has one of its own, which is gone by now
                found += str(tmp_path) in str(one.readlink())
        return found

    held = Shelf().put(b"geheim")
    assert list(tmp_path.iterdir()) == []
    assert (open_here(), held.read()) == (1, b"geheim")
    del held
    gc.collect()
    assert open_here() == 0


def test_sources_are_not_held_in_memory(tmp_path: Path) -> None:
    evidence = [item(scan(number, tmp_path)) for number in range(12)]
    given = sum((tmp_path / one.file).stat().st_size for one in evidence)
    readers().each(readers().read, [])
    tracemalloc.start()
    try:
        sources = read_sources(tmp_path, evidence, readers=readers())
        held, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(one.stored.size for one in sources.included) >= given * 0.9
    assert held < given / 4


def test_a_file_that_is_needed_again_is_the_one_that_was_read(tmp_path: Path) -> None:
    mail = make_mail()
    mail.add_attachment(make_pdf(1), maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    sources = read_sources(tmp_path, [item("m.eml")], readers=readers())
    (tmp_path / "m.eml").write_bytes(b"From: x@y.example\nTo: z@y.example\n\nanders")
    letter, attached = sources.pages_of
    assert isinstance(letter, Source)
    assert isinstance(attached, Source)
    assert hashlib.sha256(mail.as_bytes()).hexdigest() == letter.sha256
    assert letter.pdf == letter.stored.read()


def test_the_same_sources_are_equal_and_give_the_same_bytes(tmp_path: Path) -> None:
    evidence = [item(scan(number, tmp_path)) for number in range(2)]
    one, other = (read_sources(tmp_path, evidence, readers=readers()) for _ in range(2))
    assert one == other
    made = [proven_pdf(ABOUT, numbered(each), each)[0] for each in (one, other)]
    assert made[0] == made[1]


def children() -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = status.read_text().splitlines()
        except OSError:  # it may have ended since
            continue
        if f"PPid:\t{os.getpid()}" in lines:
            found.add(int(status.parent.name))
    return found


@LINUX
def test_readers_end_with_the_reading_unless_somebody_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"kort")
    before = children()
    read_sources(tmp_path, [item("a.txt")])
    assert children() <= before
    with Readers(1) as kept:
        read_sources(tmp_path, [item("a.txt")], readers=kept)
        (first,) = children() - before
        read_sources(tmp_path, [item("a.txt")], readers=kept)
        assert children() - before == {first}
    assert children() <= before


def test_nothing_of_readers_is_kept_in_a_module() -> None:
    module = sys.modules["filing.bundle.readers"]
    held = [name for name, value in vars(module).items() if isinstance(value, Readers | Shelf | dict | list | set)]
    assert [name for name in held if not name.startswith("__")] == []
    assert not [name for name, value in vars(module).items() if hasattr(value, "cache_info")]
