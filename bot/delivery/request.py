"""Requests to Telegram in the place where python-telegram-bot has httpx; for the ledger, without reading the answers.

Invariant: `LeanRequest.send` returns the id that Telegram gave the message, or raises TelegramError.
Source: `telegram.request.BaseRequest`, whose rules for what is an error stay in force.
"""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import cast

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.direct import Direct
from bot.delivery.wire import Wire, checked

_JSON = {"Content-Type": "application/json"}
_MESSAGE_ID = re.compile(rb'\{"ok":true,"result":\{"message_id":(\d+)[,}]')
_encode = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_CHUNK = 1 << 16

Seconds = ODVInput[float]
_UNSAID = BaseRequest.DEFAULT_NONE


class AiohttpRequest(BaseRequest):
    """One session for all requests. It can be initialized again after a shutdown, and both may be asked for twice.

    `connections` is how many may be open at once (0: as many as there are requests). The timeouts are in seconds, None
    waits for ever: for a place among the connections (`pool`), for a connection (`connect`), between two pieces of an
    answer (`read`) or of a body with files (`media_write`).
    """

    def __init__(
        self,
        *,
        connections: int = 256,
        read_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._wire = Wire(connections, self.USER_AGENT)
        self._read_timeout = read_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        self._patience = _patience(read_timeout, connect_timeout, pool_timeout)

    @property
    def read_timeout(self) -> float | None:
        """How long an answer is waited for unless a request says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Be ready for requests."""
        await self._wire.open()

    async def shutdown(self) -> None:
        """Close all connections."""
        await self._wire.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = _UNSAID,
        write_timeout: Seconds = _UNSAID,
        connect_timeout: Seconds = _UNSAID,
        pool_timeout: Seconds = _UNSAID,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises NotSent, TimedOut, NetworkError."""
        patience = self._patience
        if read_timeout is not _UNSAID or connect_timeout is not _UNSAID or pool_timeout is not _UNSAID:
            patience = _patience(
                _or(read_timeout, self._read_timeout),
                _or(connect_timeout, self._connect_timeout),
                _or(pool_timeout, self._pool_timeout),
            )
        if request_data is None:
            return await self._wire.exchange(method, url, None, None, patience)
        if request_data.contains_files:
            pause = _or(write_timeout, self._media_write_timeout)
            return await self._upload(method, url, request_data, patience, pause)
        return await self._wire.exchange(method, url, as_json(request_data.parameters), _JSON, patience)

    async def _upload(
        self, method: str, url: str, request_data: RequestData, patience: aiohttp.ClientTimeout, pause: float | None
    ) -> tuple[int, bytes]:
        form = aiohttp.FormData(request_data.json_parameters, quote_fields=False, default_to_multipart=True)
        for name, (filename, content, kind) in request_data.multipart_data.items():
            file = io.BytesIO(content) if isinstance(content, bytes) else content
            form.add_field(name, file, filename=filename, content_type=kind)
        multipart = form()
        body = await multipart.as_bytes()
        headers = {"Content-Type": multipart.headers["Content-Type"], "Content-Length": str(len(body))}
        try:
            async with asyncio.timeout(None) as limit:
                return await self._wire.exchange(method, url, _watched(body, limit, pause), headers, patience)
        except TimeoutError:
            raise TimedOut("Timed out while a file was sent") from None


class LeanRequest(AiohttpRequest):
    """Sends messages besides, without making objects of the answers: `message_id` is all that is read of them.

    They have connections of their own, as many as are out at once, unless there is a proxy.
    """

    _direct: Direct | None = None

    async def initialize(self) -> None:
        """Be ready for requests."""
        await super().initialize()
        self._direct = self._direct or Direct(self.USER_AGENT, self._connect_timeout)

    async def send(self, url: str, fields: Mapping[str, object]) -> int:
        """Post `fields` to the address of a method that sends one message, and return its id. Raises TelegramError.

        An answer that tells no id is a TelegramError too: whether a message was sent is not known then.
        """
        answer = await self._request_wrapper(url, "POST", cast("RequestData", _Fields(fields)))
        found = _MESSAGE_ID.match(answer)
        return int(found[1]) if found else _read_id(self.parse_json_payload(answer))

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._direct:
            await self._direct.close()
            self._direct = None
        await super().shutdown()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Seconds, **more: Seconds
    ) -> tuple[int, bytes]:
        """Messages over the connections for them, unless there is a proxy or a password; all else over the session."""
        if not isinstance(request_data, _Fields) or not self._direct or "@" in url or self._wire.proxy(url):
            return await super().do_request(url, method, request_data, *timeouts, **more)
        status, answer = await self._direct.post(url, as_json(request_data.parameters), self._read_timeout)
        return checked(status, answer, url)


@dataclass(frozen=True, slots=True)
class _Fields:
    """What `do_request` looks at of a RequestData."""

    parameters: Mapping[str, object]
    contains_files: bool = False


def as_json(fields: Mapping[str, object]) -> bytes:
    """A body for Telegram."""
    return _encode(fields).encode("ascii")


def _read_id(answer: object) -> int:
    match answer:
        case {"ok": True, "result": {"message_id": int(number)}}:
            return number
    raise TelegramError("Telegram's answer tells no message id")


def _patience(read: float | None, connect: float | None, pool: float | None) -> aiohttp.ClientTimeout:
    until_connected = None if connect is None or pool is None else pool + connect
    return aiohttp.ClientTimeout(total=None, connect=until_connected, sock_connect=connect, sock_read=read)


def _or(said: Seconds, default: float | None) -> float | None:
    return default if isinstance(said, DefaultValue) else said


async def _watched(body: bytes, limit: asyncio.Timeout, pause: float | None) -> AsyncIterator[bytes]:
    """`body` in pieces, each of which has to be on its way within `pause` seconds."""
    for start in range(0, len(body), _CHUNK):
        limit.reschedule(None if pause is None else asyncio.get_running_loop().time() + pause)
        yield body[start : start + _CHUNK]
    limit.reschedule(None)
