"""A packet that was touched is never called sound, and the part that was touched is named."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prepared_cases import packet_of

from filing.errors import PacketBroken, PacketUnreadable, Problem
from filing.files import sha256
from filing.packet import container
from filing.packet.container import pack, unpack
from filing.packet.contents import Addressee
from filing.packet.seal import hashes_text
from filing.packet.verify import verify

LOCAL_HEADER = 30  # [bytes] before the name
PARTS = (
    "bundle/bundle.akn.xml",
    "bundle/bundle.pdf",
    "bundle/bundle.xml",
    "bundle/ledger.json",
    "bundle/proof.json",
    "case.json",
    "cover.pdf",
    "documents/bailiff_instruction.docx",
    "documents/bailiff_instruction.pdf",
    "documents/bailiff_instruction.xml",
    "documents/summons.docx",
    "documents/summons.pdf",
    "documents/summons.xml",
    "filing.xml",
    "hashes.txt",
)


@cache
def sealed() -> bytes:
    return packet_of("consumer", Addressee.BAILIFF)


@cache
def parts() -> Mapping[str, bytes]:
    return unpack(sealed())


@cache
def places() -> Mapping[str, range]:
    """Where the bytes of each part stand in the file."""
    with zipfile.ZipFile(io.BytesIO(sealed())) as archive:
        starts = {one.filename: one.header_offset + LOCAL_HEADER + len(one.filename) for one in archive.infolist()}
        return {name: range(start, start + archive.getinfo(name).file_size) for name, start in starts.items()}


@pytest.fixture(autouse=True, scope="module")
def made_once() -> None:
    """Make the packet before the first test: what cannot be made fails here, and not once for every example."""
    parts()


def found_in(data: bytes) -> tuple[Problem, ...]:
    """What is wrong with a packet, whether that was raised or reported."""
    try:
        return verify(data).problems
    except (PacketBroken, PacketUnreadable) as error:
        return error.problems or (Problem(error.code, error.message, error.next_step),)


def flipped(data: bytes, at: int, mask: int = 1) -> bytes:
    return data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]


def resealed(changed: Mapping[str, bytes]) -> bytes:
    """The parts in a new container, with a new list of hashes: what a careful forger would do first."""
    others = {name: data for name, data in changed.items() if name != "hashes.txt"}
    return pack(others | {"hashes.txt": hashes_text(others)})


def test_what_was_sealed_is_sound() -> None:
    assert verify(sealed()).problems == ()
    assert tuple(parts()) == PARTS


@pytest.mark.parametrize("name", PARTS)
def test_one_changed_byte_in_a_part_is_found_and_the_part_named(name: str) -> None:
    where = places()[name]
    for at in (where[0], where[len(where) // 2], where[-1]):
        assert name in {problem.file for problem in found_in(flipped(sealed(), at))}


@pytest.mark.parametrize("name", PARTS)
def test_one_changed_byte_with_a_right_crc_is_found_and_the_part_named(name: str) -> None:
    data = parts()[name]
    at = len(data) // 2
    found = {problem.file for problem in found_in(pack({**parts(), name: flipped(data, at)}))}
    line = data[data.rfind(b"\n", 0, at) + 1 :].split(b"\n")[0]
    listed = {part for part in PARTS if line.endswith(part.encode())} if name == "hashes.txt" else set()
    assert found & {name, *listed}  # a changed digest in the list contradicts the part that it stands for


@given(at=st.integers(0, 2**40), mask=st.integers(1, 255))
def test_a_change_anywhere_in_the_file_is_found(at: int, mask: int) -> None:
    at %= len(sealed())
    found = found_in(flipped(sealed(), at, mask))
    assert found
    hit = [name for name, where in places().items() if at in where]
    assert set(hit) <= {problem.file for problem in found}


@given(at=st.integers(0, 4000), mask=st.integers(1, 255))
def test_a_change_in_the_directory_at_the_end_is_found(at: int, mask: int) -> None:
    """Half of all bytes are pictures; the directory is where a container can lie."""
    assert found_in(flipped(sealed(), len(sealed()) - 1 - at, mask))


@given(cut=st.integers(1, 2**40))
def test_a_packet_that_was_cut_off_is_refused(cut: int) -> None:
    assert found_in(sealed()[: cut % len(sealed())])


@pytest.mark.parametrize("more", [b"x", b"PK\x05\x06" + bytes(18), b"\n"])
def test_bytes_before_or_after_the_container_are_found(more: bytes) -> None:
    assert found_in(sealed() + more)
    assert found_in(more + sealed())


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_was_removed_is_missed(name: str) -> None:
    without = {key: data for key, data in parts().items() if key != name}
    assert found_in(pack(without))
    if name != "hashes.txt":
        assert any(name in problem.message or name == problem.file for problem in found_in(resealed(without)))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_was_renamed_is_found_under_both_names(name: str) -> None:
    changed = {("other.bin" if key == name else key): data for key, data in parts().items()}
    found = found_in(resealed(changed))
    assert found
    if name not in {"filing.xml", "hashes.txt"}:
        assert "other.bin" in {problem.file for problem in found}
        assert any(name in problem.message for problem in found)


def test_a_part_that_was_added_is_found() -> None:
    assert "documents/extra.pdf" in {one.file for one in found_in(pack({**parts(), "documents/extra.pdf": b"%PDF"}))}
    assert "documents/extra.pdf" in {
        one.file for one in found_in(resealed({**parts(), "documents/extra.pdf": b"%PDF"}))
    }


def test_hashes_made_anew_do_not_hide_a_change_that_filing_xml_knows() -> None:
    changed = {**parts(), "documents/summons.pdf": parts()["documents/summons.pdf"] + b"\n"}
    assert "documents/summons.pdf" in {problem.file for problem in found_in(resealed(changed))}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + b"\n",
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.upper(),
        lambda text: b"\n".join(reversed(text.splitlines())) + b"\n",
        lambda _: b"",
        lambda _: b"\xff\xfe\x00",
    ],
)
def test_a_list_of_hashes_in_another_form_is_a_changed_part(change: object) -> None:
    assert callable(change)
    found = found_in(pack({**parts(), "hashes.txt": change(parts()["hashes.txt"])}))
    assert found


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(sealed())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("cover.pdf", b"another")
    with pytest.raises(PacketUnreadable, match="two parts of one name"):
        verify(stream.getvalue())


@pytest.mark.parametrize(
    "name", ["../cover.pdf", "/etc/passwd", "a/../../b", "a\\b", "C:\\x", "folder/", ".hidden", "\x1b[31m", "a//b", "é"]
)
def test_a_name_that_is_none_of_a_packet_is_refused(name: str) -> None:
    with pytest.raises(PacketUnreadable, match="no part of the name") as refusal:
        verify(pack({**parts(), name: b"x"}))
    assert refusal.value.message.isprintable()


def test_a_compressed_bomb_is_refused_unopened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("filing.xml", bytes(50_000_000))
    with pytest.raises(PacketUnreadable, match="compressed"):
        verify(stream.getvalue())


def test_a_part_that_claims_to_be_larger_than_the_packet_is_refused() -> None:
    data = bytearray(pack({"a.txt": b"abc"}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (4_000_000_000).to_bytes(4, "little")
    with pytest.raises(PacketUnreadable, match="larger than the packet"):
        verify(bytes(data))


def test_more_parts_than_any_packet_has_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(container.MOST_PARTS + 1):
            archive.writestr(zipfile.ZipInfo(f"p{number}"), b"")
    with pytest.raises(PacketUnreadable, match="parts, more than"):
        verify(stream.getvalue())


@given(st.binary(max_size=400))
def test_what_is_no_zip_is_refused_by_name(data: bytes) -> None:
    with pytest.raises((PacketUnreadable, PacketBroken)):
        verify(data)


def with_xml(xml: bytes) -> bytes:
    return resealed({**parts(), "filing.xml": xml})


BOMB = b"""<!DOCTYPE filing [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n"""
OUTSIDE = b"""<!DOCTYPE filing [<!ENTITY secret SYSTEM "file:///etc/hostname">]>\n"""


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, b"<!-- note -->\n", b"<?xml-stylesheet href='x'?>\n"])
def test_xml_that_declares_something_is_refused(declared: bytes) -> None:
    first, _, rest = parts()["filing.xml"].partition(b"\n")
    found = found_in(with_xml(first + b"\n" + declared + rest))
    assert "filing.xml" in {problem.file for problem in found}


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1"])
def test_xml_in_another_encoding_is_refused(encoding: str) -> None:
    text = parts()["filing.xml"].decode().replace("UTF-8", encoding, 1)
    assert "filing.xml" in {problem.file for problem in found_in(with_xml(text.encode(encoding, "xmlcharrefreplace")))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'open="2842.54"', b'open="2842.55"'),
        (b'principal="3110.90"', b'principal="3110.91"'),
        (b'interest="22.28"', b'interest="22.29"'),
        (b'head="costs" amount="436.09"', b'head="costs" amount="436.08"'),
        (b'claimed="436.09"', b'claimed="437.09"'),
        (b'per-day="0.31"', b'per-day="0.34"'),
        (b'surplus="0.00"', b'surplus="1.00"'),
    ],
)
def test_a_sum_that_does_not_hold_is_found_even_when_all_hashes_were_made_anew(old: bytes, new: bytes) -> None:
    assert old in parts()["filing.xml"]
    changed = parts()["filing.xml"].replace(old, new, 1)
    assert "filing.xml" in {problem.file for problem in found_in(with_xml(changed))}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b' on="2026-11-24" addressee', b' on="2026-11-24Z" addressee'),
        (b' on="2026-11-24" addressee', b' on="12026-11-24" addressee'),
        (b'addressee="bailiff"', b'addressee="everybody"'),
        (b"<provenance ", b"<provenance more='1' "),
        (b'version="1"', b'version="2"'),
        (b'file="cover.pdf"', b'file="../cover.pdf"'),
        (b"</filing>", b""),
    ],
)
def test_xml_outside_the_schema_is_refused(old: bytes, new: bytes) -> None:
    assert old in parts()["filing.xml"]
    with pytest.raises(PacketBroken):
        verify(with_xml(parts()["filing.xml"].replace(old, new, 1)))


def test_a_refusal_does_not_repeat_names_from_the_packet() -> None:
    changed = parts()["filing.xml"].replace(b'role="debtor"', b'role="Zandbergen"', 1)
    with pytest.raises(PacketBroken) as refusal:
        verify(with_xml(changed))
    assert "Zandbergen" not in str([refusal.value.message, *refusal.value.problems])


def test_two_hashes_for_one_part_are_found() -> None:
    xml = parts()["filing.xml"]
    hashed = sha256(parts()["documents/summons.pdf"]).encode()
    assert xml.count(hashed) == 2
    assert "filing.xml" in {problem.file for problem in found_in(with_xml(xml.replace(hashed, b"0" * 64, 1)))}
