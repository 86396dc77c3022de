"""Many messages at once over many connections, by a client that is lighter than any server: bare HTTP on streams."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from bot.sandbox.telegram import TOKEN

TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Load:
    """`sent` holds the texts that went to each chat, in order; `cpu_seconds` and `peak_mib` are the server's."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    sent: dict[int, list[str]]

    @property
    def messages(self) -> int:
        """How many were accepted."""
        return sum(map(len, self.sent.values()))


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a process of its own, and where it answers."""

    url: str
    pid: int

    def cpu_seconds(self) -> float:
        """What it has used so far. Source: proc(5)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def peak_mib(self) -> float:
        """The most memory it ever held."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def control(self, act: str, **fields: object) -> dict[str, object]:
        """Ask the sandbox's control API."""
        body, kind = json.dumps(fields).encode(), {"Content-Type": "application/json"}
        with urlopen(Request(f"{self.url}/control/{act}", body, kind)) as answer:
            result: dict[str, object] = json.load(answer)["result"]
        return result

    def accepted(self, chat: int) -> list[str]:
        """The texts that the sandbox has accepted for a chat, in order."""
        with urlopen(f"{self.url}/control/sent?chat={chat}") as answer:
            return [message["text"] for message in json.load(answer)["result"]]


@asynccontextmanager
async def serving(*words: str) -> AsyncIterator[Server]:
    """`python -m WORDS`, once it has printed its address; ended afterwards."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", *words, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    try:
        async for line in process.stdout:
            address = next((word for word in line.decode().split() if word.startswith(("http://", "https://"))), None)
            if address:
                parts = urlsplit(address)
                yield Server(f"{parts.scheme}://{parts.netloc}", process.pid)
                break
    finally:
        process.terminate()
        await process.communicate()


async def load(server: Server, chats: Sequence[int], texts: Iterable[str], connections: int) -> Load:
    """Send every text to every chat, in order within a chat, over `connections` at once.

    Raises RuntimeError with the server's answer when one is refused.
    """
    said = list(texts)
    sent: dict[int, list[str]] = {chat: [] for chat in chats}
    used, started = server.cpu_seconds(), time.perf_counter()
    await asyncio.gather(
        *(_connection(server.url, said, {chat: sent[chat] for chat in chats[place::connections]})
          for place in range(connections))
    )  # fmt: skip
    return Load(time.perf_counter() - started, server.cpu_seconds() - used, server.peak_mib(), sent)


async def _connection(url: str, texts: list[str], sent: dict[int, list[str]]) -> None:
    reader, writer = await asyncio.open_connection(urlsplit(url).hostname, urlsplit(url).port)
    try:
        for text in texts:
            for chat, accepted in sent.items():
                writer.write(_request(chat, text))
                status, body = await _answer(reader)
                if status != b"200":
                    raise RuntimeError(body.decode())
                accepted.append(text)
    finally:
        writer.close()
        await writer.wait_closed()


def _request(chat: int, text: str) -> bytes:
    body = urlencode({"chat_id": chat, "text": text, "parse_mode": "HTML"}).encode()
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode() + body


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    return head.split(b" ", 2)[1], await reader.readexactly(length)
