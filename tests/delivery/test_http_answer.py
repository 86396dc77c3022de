"""An answer is read the same however it was cut on its way, and not before it is whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.http_answer import Answer, read

HEAD = b"HTTP/1.1 200 OK\r\nServer: nginx\r\n"
PLAIN = HEAD + b"Content-Length: 4\r\n\r\nbody"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2;a=b\r\ndy\r\n0\r\n\r\n"
WITH_TRAILER = CHUNKED[:-2] + b"Expires: never\r\n\r\n"
INTERIM = b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN
WHOLE = [PLAIN, CHUNKED, WITH_TRAILER, INTERIM, PLAIN.replace(b"Content-Length", b"content-length")]


@pytest.mark.parametrize("answer", WHOLE)
def test_an_answer_is_read_when_its_last_byte_is_there_and_not_before(answer: bytes) -> None:
    assert read(answer) == Answer(200, b"body", keeps=True)
    for end in range(len(answer)):
        assert read(answer[:end]) is None
        assert read(answer[:end], is_all=True) is None


@given(st.binary(max_size=300), st.lists(st.integers(1, 50), max_size=20))
def test_any_body_comes_through_in_any_chunks(body: bytes, sizes: list[int]) -> None:
    rest, chunks = body, b""
    for size in [*sizes, len(body)]:
        piece, rest = rest[:size], rest[size:]
        chunks += b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
    assert read(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n") == Answer(200, body, keeps=True)
    assert read(HEAD + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)) == Answer(200, body, keeps=True)


def test_without_a_length_the_end_of_the_connection_is_the_end_of_the_answer() -> None:
    answer = HEAD + b"\r\nbody"
    assert read(answer) is None
    assert read(answer, is_all=True) == Answer(200, b"body", keeps=False)


@pytest.mark.parametrize(
    "answer",
    [
        PLAIN.replace(b"Server: nginx", b"Connection: close"),
        PLAIN.replace(b"HTTP/1.1", b"HTTP/1.0"),
        PLAIN + b"more",
        CHUNKED + b"more",
    ],
)
def test_a_connection_that_ends_or_goes_on_unasked_is_not_kept(answer: bytes) -> None:
    assert read(answer) == Answer(200, b"body", keeps=False)


def test_some_answers_have_no_body() -> None:
    assert read(b"HTTP/1.1 204 No Content\r\n\r\n") == Answer(204, b"", keeps=True)


@pytest.mark.parametrize(
    "received",
    [
        b"no HTTP\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        CHUNKED.replace(b"2\r\nbo", b"x\r\nbo"),
        CHUNKED.replace(b"2;", b"-2;"),
    ],
)
def test_what_is_no_answer_is_told(received: bytes) -> None:
    with pytest.raises(ValueError, match="not a"):
        read(received)


@given(st.binary(max_size=200))
def test_nothing_that_comes_in_is_a_fault_of_ours(received: bytes) -> None:
    for answer in (received, HEAD + received, HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + received):
        try:
            found = read(answer, is_all=True)
        except ValueError:
            continue
        assert found is None or found.body in answer or b"chunked" in answer
