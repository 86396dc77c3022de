"""An HTTP session with Telegram: a request goes out, its answer or a failure comes back.

Invariant: a failure is NotSent only when no complete request can have reached Telegram; and no exception's text holds
the address, because the token is in it.
Source: aiohttp, "Client exceptions".
"""

import os
import ssl
from collections.abc import AsyncIterator, Mapping
from functools import cache
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.delivery.outcome import NotSent

KEEP_IDLE: Final = 10.0
"""Seconds; servers keep a minute or more, so that what was kept is rarely closed at the other end."""
_LONGEST_PAGE = 200
_UNSENT = (
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
    UnicodeError,
)


class Wire:
    """At most `connections` connections (0: no limit), through the environment's proxies (HTTPS_PROXY, NO_PROXY, …)."""

    def __init__(self, connections: int, user_agent: str) -> None:
        self._connections = connections
        self._user_agent = user_agent
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    async def open(self) -> None:
        """Begin a session, if none is open."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections,
                keepalive_timeout=KEEP_IDLE,
                ssl=certificates(),
                ttl_dns_cache=60,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self._user_agent},
                skip_auto_headers=("Accept", "Accept-Encoding"),
            )

    async def close(self) -> None:
        """End the session and all its connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def exchange(
        self,
        method: str,
        url: str,
        body: bytes | AsyncIterator[bytes] | None,
        headers: Mapping[str, str] | None,
        patience: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises NotSent, TimedOut, NetworkError."""
        if self._session is None:
            raise NotSent("the request class is not initialized")
        proxy = self.proxy(url)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=patience, proxy=proxy, allow_redirects=False
            ) as response:
                answer = await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _failure(error) from None
        return checked(response.status, answer, url)

    def proxy(self, url: str) -> str | None:
        """The proxy for an address, None for none. The environment is asked once for each host: aiohttp would ask for
        every request. Raises NotSent for one that cannot be used.
        """
        origin = url[: url.find("/", len("https://"))]
        if origin not in self._proxies:
            self._proxies[origin] = _proxy_of(origin)
        return self._proxies[origin]


def _failure(error: Exception) -> TelegramError:
    """In python-telegram-bot's terms. Some of aiohttp's texts hold the address; the names of its classes do not."""
    what = type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent(f"{what}: {error}")
    if isinstance(error, _UNSENT) or isinstance(error.__cause__, aiohttp.ClientConnectionResetError):
        return NotSent(what)
    if isinstance(error, TimeoutError):
        return TimedOut(f"Timed out ({what})")
    return NetworkError(f"{what}: {os.strerror(error.errno)}" if isinstance(error, OSError) and error.errno else what)


def checked(status: int, answer: bytes, url: str) -> tuple[int, bytes]:
    """Status and body of what Telegram answered. Raises NetworkError for an error page of somebody between.

    Such a page may be long and may repeat the address. Whatever its status, Telegram has refused nothing: a gateway's
    403 must pause no chat, and its 404 must not pass for a refused token.
    """
    if status < HTTPStatus.MULTIPLE_CHOICES or answer.startswith(b"{"):
        return status, answer
    page = answer.replace(urlsplit(url).path.encode(), b"")[:_LONGEST_PAGE]
    raise NetworkError(f"status {status} is not Telegram's: {page!r}")


def _proxy_of(origin: str) -> str | None:
    try:
        parts = urlsplit(origin)
    except ValueError:
        raise NotSent("the address is not valid") from None
    if proxy_bypass(parts.hostname or ""):
        return None
    known = getproxies()
    proxy = known.get(parts.scheme) or known.get("all")
    if proxy and not proxy.startswith(("http://", "https://")):
        raise NotSent("only proxies with http:// or https:// can be used")
    return proxy


def certificates() -> ssl.SSLContext:
    """Whom to trust: the system's and certifi's, since some systems come without any; or those of SSL_CERT_FILE."""
    return _certificates(os.environ.get("SSL_CERT_FILE"))


@cache
def _certificates(file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=file)
    if file is None:
        context.load_verify_locations(certifi.where())
    return context
