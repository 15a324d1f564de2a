"""An ordinary mail (RFC 5322) written from its parts, the same bytes for the same parts."""

import base64
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

BYTES_IN_WORD = 42  # [bytes] of one encoded word; RFC 2047 allows 75 characters with what stands around them


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A part behind the body: a file, or a mail written by ``plain_mail`` (``media_type`` message/rfc822)."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    content_id: str = ""


def header_word(text: str) -> str:
    """Return ``text`` as a header may hold it: as it is when it is plain, else in encoded words (RFC 2047)."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    pieces: list[bytes] = [b""]
    for letter in line:
        coded = letter.encode("utf-8", errors="replace")
        if len(pieces[-1]) + len(coded) > BYTES_IN_WORD:
            pieces.append(b"")
        pieces[-1] += coded
    return " ".join(f"=?utf-8?b?{base64.b64encode(piece).decode()}?=" for piece in pieces)


def person(name: str, address: str) -> str:
    """Return one person for a header: the name as a word or in quotes, the address in brackets."""
    word = header_word(name)
    if word and word.isascii() and not word.startswith("=?"):
        word = '"' + word.replace("\\", "").replace('"', "") + '"'
    place = "".join(letter for letter in address if letter.isascii() and letter.isprintable() and letter not in " <>")
    return f"{word} <{place}>" if place and word else place or word


def _coded(data: bytes) -> str:
    return "\r\n".join(textwrap.wrap(base64.b64encode(data).decode(), 76))


def _words(kind: str, text: str) -> bytes:
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return (head + _coded(text.encode("utf-8", errors="replace"))).encode()


def _enclosed(part: Enclosed) -> bytes:
    named = f"; filename*=utf-8''{quote(part.name, safe='')}" if part.name else ""
    head = f"Content-Type: {part.media_type}\r\nContent-Disposition: attachment{named}\r\n"
    if part.content_id:
        head += f"Content-ID: <{header_word(part.content_id)}>\r\n"
    if part.media_type == "message/rfc822":
        return head.encode() + b"\r\n" + part.data
    return (head + "Content-Transfer-Encoding: base64\r\n\r\n" + _coded(part.data)).encode()


def _container(kind: str, boundary: str, parts: Sequence[bytes]) -> bytes:
    inner = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    return head.encode() + inner + f"--{boundary}--\r\n".encode()


def plain_mail(headers: dict[str, str], text: str, markup: str, enclosed: Sequence[Enclosed], depth: int = 0) -> bytes:
    """Return the mail. ``headers`` are ready for a header line; ``depth`` sets mails inside mails apart."""
    spoken = [_words("plain", text)] if text or not markup else []
    spoken += [_words("html", markup)] if markup else []
    body = spoken[0] if len(spoken) == 1 else _container("alternative", f"=_filing_words_{depth}", spoken)
    whole = _container("mixed", f"=_filing_parts_{depth}", [body, *map(_enclosed, enclosed)]) if enclosed else body
    lines = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in headers.items() if value.strip())
    return lines.encode("ascii", errors="replace") + b"MIME-Version: 1.0\r\n" + whole
