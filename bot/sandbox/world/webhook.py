"""The webhook: updates are posted to the bot's own server, and what it answers may be a request.

Invariant: only this machine is called, updates go out one at a time and in order, and each goes out again until it was
answered with 2xx or its time is over. Source of the waits, the texts and what an answer may ask for: the open Bot API
server (`WebhookActor.cpp`), which sends to several chats at once and lets only the failing one wait.
"""

import asyncio
import ipaddress
import json
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from yarl import URL

from bot.sandbox.wire import Json
from bot.sandbox.world.update_queue import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LONGEST_WAIT = 60
MAX_RETRY_AFTER = 3600
READ_TIMEOUT = 60
_DIGITS = 10
_NEVER = ("setwebhook", "deletewebhook", "close", "logout")
_AMBIGUOUS = re.compile(r"[\\\x00-\x20\x7f]")
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates are posted to, as `setWebhook` was told."""

    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = "127.0.0.1"
    certificate: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an update was not taken; `date` is in Unix seconds, `retry_after` what the bot's server asked for."""

    date: int
    message: str
    retry_after: int = 0


class Webhook:
    """Posts what waits in `updates` while there is a `hook`. `now` tells the time in Unix seconds.

    `perform` carries out the request in an answer. `sleep` waits for that many seconds before a further attempt.
    """

    def __init__(self, updates: UpdateQueue, now: Callable[[], int]) -> None:
        self._updates = updates
        self._now = now
        self._task: asyncio.Task[None] | None = None
        self._changing = asyncio.Lock()
        self.hook: Hook | None = None
        self.failure: Failure | None = None
        self.perform: Callable[[str, Json], Awaitable[object]] | None = None
        self.sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def set(self, hook: Hook) -> None:
        """Post there from now on; a poll that waits ends."""
        async with self._changing:
            await self._end()
            self._updates.end_poll()
            self.hook = hook
            self._task = asyncio.create_task(self._deliver(hook))

    async def close(self) -> None:
        """Post nowhere any more."""
        async with self._changing:
            await self._end()

    def drop(self) -> None:
        """Post nowhere any more, without waiting for a post that is on its way."""
        task, self._task = self._task, None
        self.hook = self.failure = None
        if task:
            task.cancel()

    async def _end(self) -> None:
        task = self._task
        self.drop()
        if task:
            await asyncio.gather(task, return_exceptions=True)

    async def _deliver(self, hook: Hook) -> None:
        timeout = aiohttp.ClientTimeout(total=READ_TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            attempts = 0
            while True:
                update = await self._updates.first()
                failure = await self._post(session, hook, update)
                if failure is None:
                    attempts = 0
                    self._updates.confirm(update["update_id"] + 1)
                    continue
                self.failure = failure
                wait = failure.retry_after or (min(2 ** min(attempts, 6), LONGEST_WAIT) if attempts else 0)
                attempts += 1
                await self.sleep(wait)

    async def _post(self, session: aiohttp.ClientSession, hook: Hook, update: Json) -> Failure | None:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update, headers=headers, allow_redirects=False) as response:
                if 200 <= response.status <= 299:  # noqa: PLR2004 - the range that HTTP calls success
                    await self._answered(response)
                    return None
                asked = response.headers.get("Retry-After", "")
                text = f"Wrong response from the webhook: {response.status} {response.reason}"
                return Failure(self._now(), text, _seconds(asked))
        except TimeoutError:
            return Failure(self._now(), "Read timeout expired")
        except aiohttp.ClientConnectorError:
            return Failure(self._now(), "Connection refused")
        except aiohttp.ClientError:
            return Failure(self._now(), "Webhook connection closed")
        except Exception:
            logger.exception("a post to the webhook failed")
            return Failure(self._now(), "Internal Server Error")

    async def _answered(self, response: aiohttp.ClientResponse) -> None:
        """Carry out the request that the answer may hold; nobody learns how that went."""
        asked = _request(await response.read(), response.content_type)
        method = str(asked.pop("method", ""))
        if method and not method.lower().startswith("get") and method.lower() not in _NEVER and self.perform:
            await self.perform(method, asked)


def host_of(url: str) -> str:
    """The host that is called for the URL, empty where there is none or where its readers may not agree on it."""
    try:
        host = URL(url).host or ""
        return host if host == urlsplit(url).hostname and not _AMBIGUOUS.search(url) else ""
    except ValueError:
        return ""


def is_loopback(url: str) -> bool:
    """Whether an http URL leads to this machine and nowhere else."""
    host = host_of(url)
    return url.casefold().startswith("http://") and (host == "localhost" or _is_loopback_address(host))


def _is_loopback_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _seconds(asked: str) -> int:
    """What a `Retry-After` asks for, 0 when it is no number."""
    if not (asked.isascii() and asked.isdecimal()):
        return 0
    return min(int(asked[:_DIGITS]), MAX_RETRY_AFTER)


def _request(body: bytes, content_type: str) -> Json:
    try:
        if content_type == "application/x-www-form-urlencoded":
            return dict(parse_qsl(body.decode(), keep_blank_values=True))
        asked = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}
