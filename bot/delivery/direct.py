"""Requests to Telegram over connections of our own, without a proxy: what the ledger's messages go through.

A session of aiohttp can do more, and a message costs it nearly three times as much CPU (docs/benchmarks.md).
Invariant: as many connections are open as requests were out at the same time; one whose end has come while it was idle
is not written to; no exception's text holds the address, because the token is in it.
"""

import asyncio
import ssl
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.delivery.connection import Connection
from bot.delivery.outcome import NotSent
from bot.delivery.wire import KEEP_IDLE, certificates

_FIRST_OF_TWO = 0.25
"""Seconds that IPv6 is given before IPv4 is tried beside it."""
_PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests go: `origin` is scheme, host and port, `head` a POST's head up to the body's length."""

    origin: Origin
    head: bytes


class Direct:
    """Posts JSON. `connect_timeout` is in seconds; None waits for ever."""

    def __init__(self, user_agent: str, connect_timeout: float | None) -> None:
        self._user_agent = user_agent
        self._connect_timeout = connect_timeout
        self._idle: defaultdict[Origin, list[Connection]] = defaultdict(list)
        self._busy: set[Connection] = set()
        self._targets: dict[str, Target] = {}

    async def post(self, url: str, body: bytes, patience: float | None) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises NotSent, TimedOut, NetworkError."""
        target = self._targets.get(url) or self._aim(url)
        connection = self._kept(target.origin) or await self._connected(target.origin)
        self._busy.add(connection)
        try:
            answer = await connection.exchange(b"%b%d\r\n\r\n%b" % (target.head, len(body), body), patience)
        finally:
            self._busy.discard(connection)
        if answer.keeps:
            self._idle[target.origin].append(connection)
        else:
            connection.close()
        return answer.status, answer.body

    async def close(self) -> None:
        """Cut all connections."""
        for connection in self._busy.union(*self._idle.values()):
            connection.close()
        self._idle.clear()
        await asyncio.sleep(0)

    def _aim(self, url: str) -> Target:
        try:
            parts = urlsplit(url)
            origin = (parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme])
        except (ValueError, KeyError):
            raise NotSent("the address is not valid") from None
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if not origin[1] or not path.isascii() or not path.isprintable() or " " in path:
            raise NotSent("the address is not valid")
        host = parts.netloc.rpartition("@")[2]
        head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {self._user_agent}\r\n"
        self._targets = {url: Target(origin, f"{head}Content-Type: application/json\r\nContent-Length: ".encode())}
        return self._targets[url]

    def _kept(self, origin: Origin) -> Connection | None:
        """The connection that was used last, if one is idle and still good."""
        now = asyncio.get_running_loop().time()
        idle = self._idle[origin]
        while idle:
            connection = idle.pop()
            if connection.is_open and now - connection.idle_since < KEEP_IDLE and connection.is_quiet:
                return connection
            connection.close()
        return None

    async def _connected(self, origin: Origin) -> Connection:
        scheme, host, port = origin
        context: ssl.SSLContext | None = certificates() if scheme == "https" else None
        try:
            async with asyncio.timeout(self._connect_timeout):
                _, connection = await asyncio.get_running_loop().create_connection(
                    Connection, host, port, ssl=context, happy_eyeballs_delay=_FIRST_OF_TWO
                )
        except (OSError, UnicodeError) as error:
            raise NotSent(f"no connection: {type(error).__name__} {error}".rstrip()) from None
        return connection
