"""A Bot API that accepts everything and checks nothing, as fast as one core can: the other end for measuring clients.

    python -m benchmarks.responder [PORT] [--whole] [--latency SECONDS] [--tls FILE]

prints its address and answers until it is ended. Where the sandbox would be the bottleneck of a measurement, this is
not: a bare protocol, no parsing but of the length, the method and the chat. `--whole` answers as large as Telegram's:
the text and 33 entities of `benchmarks.senders.message`, whatever was sent. `--latency` holds every answer back for
that long; `--tls` speaks TLS with the certificate and key of a file. `tests/test_responder.py` checks it.
"""

import asyncio
import re
import ssl
import time
from argparse import ArgumentParser
from urllib.parse import unquote_to_bytes

from benchmarks.senders.message import ANSWER

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb"chat_id[\"']?(?:=|: *\"?|%22%3A)(-?\d+)")
_ME = b'{"id":7000001,"is_bot":true,"first_name":"Papergram","username":"papergram_sandbox_bot"}'
_HEAD_END = b"\r\n\r\n"


class Responder(asyncio.Protocol):
    """One connection. `sent` counts the messages of all connections, which is their message id as well."""

    sent = 0
    is_whole = False
    latency = 0.0

    def __init__(self) -> None:
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, chunk: bytes) -> None:
        """Answer every request that is complete; keep the rest."""
        self._buffer += chunk
        answers = []
        while request := self._take():
            answers.append(_respond(*request))
        if not answers or not self._transport:
            return
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, self._transport.write, b"".join(answers))
        else:
            self._transport.write(b"".join(answers))

    def _take(self) -> tuple[bytes, bytes] | None:
        head, found, rest = self._buffer.partition(_HEAD_END)
        if not found:
            return None
        length = int(match[1]) if (match := _LENGTH.search(head)) else 0
        if len(rest) < length:
            return None
        self._buffer = rest[length:]
        return head, rest[:length]


def _respond(head: bytes, body: bytes) -> bytes:
    method = head.split(b" ", 2)[1].rpartition(b"/")[2].partition(b"?")[0].lower()
    if method == b"getme":
        result = _ME
    elif method.startswith((b"send", b"edit")) and method != b"sendchataction":
        result = _message(body)
    else:
        result = b"[]" if method == b"getupdates" else b"true"
    answer = b'{"ok":true,"result":' + result + b"}"
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(answer), answer)


def _message(body: bytes) -> bytes:
    Responder.sent += 1
    chat = match[1] if (match := _CHAT.search(body)) else b"0"
    kind = b"private" if not chat.startswith(b"-") else b"supergroup"
    content = ANSWER if Responder.is_whole else b'"text":"%d bytes"' % len(unquote_to_bytes(body))
    return b'{"message_id":%d,"from":%s,"chat":{"id":%s,"type":"%s"},"date":%d,%s}' % (
        *(Responder.sent, _ME, chat, kind, int(time.time())),
        content,
    )


async def _serve(port: int, certificate: str | None) -> None:
    context = None
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
    server = await asyncio.get_running_loop().create_server(Responder, "127.0.0.1", port, ssl=context)
    scheme = "https" if context else "http"
    print(f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


def main() -> None:
    """Serve until interrupted."""
    parser = ArgumentParser(prog="python -m benchmarks.responder")
    parser.add_argument("port", nargs="?", type=int, default=0)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--tls")
    asked = parser.parse_args()
    Responder.is_whole, Responder.latency = asked.whole, asked.latency
    try:
        asyncio.run(_serve(asked.port, asked.tls))
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
