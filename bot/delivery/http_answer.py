"""An HTTP/1.1 answer, read from the bytes that a connection has brought so far.

Invariant: however the bytes were cut on their way, the answer is the same; what is not whole is no answer.
Source: RFC 9112, 4 "Status Line", 6.3 "Message Body Length", 7.1 "Chunked Transfer Coding", 9.3 "Persistence".
"""

import re
from dataclasses import dataclass

_STATUS = re.compile(rb"HTTP/1\.([01]) (\d{3})(?: |\r|$)")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*(?:\r|$)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_CLOSES = re.compile(rb"\r\nconnection:[^\r]*close", re.IGNORECASE)
_SIZE = re.compile(rb"([0-9a-fA-F]+)[^\r]*\r\n")
_INTERIM, _WITHOUT_BODY = range(100, 200), (204, 304)


@dataclass(frozen=True, slots=True)
class Answer:
    """`keeps` says that the connection may be used again."""

    status: int
    body: bytes
    keeps: bool


def read(received: bytes, *, is_all: bool = False) -> Answer | None:
    """The answer to a request other than HEAD, or None as long as it is not whole; `is_all`: nothing more will come.

    Raises ValueError for what is no HTTP/1.1.
    """
    head, found, rest = received.partition(b"\r\n\r\n")
    if not found:
        return None
    line = _STATUS.match(head)
    if not line:
        raise ValueError("not an answer in HTTP/1.1")
    status = int(line[2])
    if status in _INTERIM:
        return read(rest, is_all=is_all)
    keeps = line[1] == b"1" and not _CLOSES.search(head)
    if status in _WITHOUT_BODY:
        return Answer(status, b"", keeps and not rest)
    if _CHUNKED.search(head):
        return _chunked(status, rest, keeps)
    if length := _LENGTH.search(head):
        size = int(length[1])
        return Answer(status, rest[:size], keeps and len(rest) == size) if len(rest) >= size else None
    return Answer(status, rest, keeps=False) if is_all else None


def _chunked(status: int, rest: bytes, keeps: bool) -> Answer | None:
    chunks: list[bytes] = []
    place = 0
    while line := _SIZE.match(rest, place):
        size, place = int(line[1], 16), line.end()
        if not size:
            return _ended(Answer(status, b"".join(chunks), keeps), rest, place)
        if rest[place + size : place + size + 2] != b"\r\n":
            break
        chunks.append(rest[place : place + size])
        place += size + 2
    if b"\r\n" in rest[place:] and not line:
        raise ValueError("not a chunk")
    return None


def _ended(answer: Answer, rest: bytes, place: int) -> Answer | None:
    """The answer, if the trailer is there as well, which is as good as always empty."""
    if rest.startswith(b"\r\n", place):
        place += 2
    elif (end := rest.find(b"\r\n\r\n", place)) >= 0:
        place = end + 4
    else:
        return None
    return Answer(answer.status, answer.body, answer.keeps and place == len(rest))
