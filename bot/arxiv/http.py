"""A session that asks arXiv as arXiv wants to be asked.

Invariant: one request at a time, at least `pace` seconds after the end of the one before, with a user agent that says
who asks. Source: "Terms of Use for arXiv APIs" (info.arxiv.org/help/api/tou.html). No answer is awaited for ever.
"""

import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.exceptions import ChunkedEncodingError
from urllib3.exceptions import HTTPError, ReadTimeoutError

from bot.arxiv.document import TooLarge
from bot.errors import ArxivUnavailable, ArxivUnreachable

_PIECE = 1 << 16
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 20.0
_BUSY = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 30.0


def user_agent(version: str, contact: str) -> str:
    """`Papergram/0.1.0 (+https://lab.example; mailto:me@lab.example)`; `contact` holds a URL, an address, or both."""
    parts = [f"mailto:{word}" if "@" in word else f"+{word}" for word in contact.replace(";", " ").split()]
    return f"Papergram/{version} ({'; '.join(parts)})" if parts else f"Papergram/{version}"


class PacedSession(requests.Session):
    """A `requests.Session` for arXiv; `arxiv.Client` takes it as its `_session`.

    `deadline` bounds one request from its start to the last byte, in seconds: a body that drips is cut at the first
    byte after it, a server that says nothing for 20 seconds earlier. `max_bytes` bounds the decoded body. A busy server
    (429, 5xx) or a failed connection is asked once more, after `Retry-After` where that is 30 seconds at most. Raises
    ArxivUnavailable, which names the host, for every failure of transport; a status is left to the caller.
    """

    def __init__(
        self,
        agent: str,
        *,
        pace: float = 3.0,
        deadline: float = 60.0,
        max_bytes: int = 64 << 20,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__()
        self.max_redirects = 5
        adapter = _PacedAdapter(
            agent=agent, pace=pace, deadline=deadline, max_bytes=max_bytes, monotonic=monotonic, sleep=sleep
        )
        self.mount("https://", adapter)
        self.mount("http://", adapter)
        self.bounds = adapter.bounds
        """`with session.bounds(deadline, max_bytes):` other limits for what is asked inside, redirects and the second
        asking included in the deadline, while no other thread asks."""

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        try:
            return super().send(request, **kwargs)
        except requests.RequestException as error:
            sentence = f"{_host(request.url)} {_what_happened(error)}; try again later."
            raise (ArxivUnreachable if _is_unreachable(error) else ArxivUnavailable)(sentence) from error


class _PacedAdapter(HTTPAdapter):
    """Paces, bounds and signs each request on the wire, redirects included."""

    def __init__(
        self,
        *,
        agent: str,
        pace: float,
        deadline: float,
        max_bytes: int,
        monotonic: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        super().__init__()
        self._agent = agent
        self._pace = pace
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._monotonic = monotonic
        self._sleep = sleep
        self._one_at_a_time = threading.RLock()
        self._not_before = monotonic()
        self._end = math.inf

    @contextmanager
    def bounds(self, deadline: float, max_bytes: int) -> Iterator[None]:
        with self._one_at_a_time:
            usual = self._deadline, self._max_bytes
            self._deadline, self._max_bytes = deadline, max_bytes
            self._end = self._monotonic() + deadline
            try:
                yield
            finally:
                self._deadline, self._max_bytes = usual
                self._end = math.inf

    def send(  # type: ignore[override]  # the options of requests pass through unread
        self, request: requests.PreparedRequest, **options: Any
    ) -> requests.Response:
        request.headers["User-Agent"] = self._agent
        with self._one_at_a_time:
            try:
                response = self._ask(request, options)
            except (requests.ConnectionError, ChunkedEncodingError):
                return self._ask(request, options)
            wait = _wished_wait(response)
            too_long = wait > min(_LONGEST_WAIT, self._end - self._monotonic())
            if response.status_code not in _BUSY or too_long:
                return response
            self._not_before += max(0.0, wait - self._pace)
            return self._ask(request, options)

    def _ask(self, request: requests.PreparedRequest, options: Mapping[str, Any]) -> requests.Response:
        """One request on the wire, its body read."""
        if (wait := self._not_before - self._monotonic()) > 0:
            self._sleep(wait)
        end = min(self._monotonic() + self._deadline, self._end)
        left = end - self._monotonic()
        if left <= 0:
            raise ArxivUnavailable(f"{_host(request.url)} did not answer in time; try again later.")
        patience = min(_CONNECT_SECONDS, left), min(_READ_SECONDS, left)
        try:
            response = super().send(request, **{**options, "stream": True, "timeout": patience})
            body = self._read(response, end)
            response.raw = BytesIO(body)
            return response
        finally:
            self._not_before = self._monotonic() + self._pace

    def _read(self, response: requests.Response, end: float) -> bytes:
        """The decoded body. Raises ArxivUnavailable past the deadline or the size."""
        body = bytearray()
        try:
            while piece := response.raw.read1(_PIECE, decode_content=True):
                body += piece
                if len(body) > self._max_bytes:
                    raise TooLarge(f"{_host(response.url)} sent more than {self._max_bytes >> 20} MB.")
                if self._monotonic() > end:
                    raise ArxivUnavailable(
                        f"{_host(response.url)} took longer than {self._deadline:g} seconds; try again later."
                    )
        except ReadTimeoutError as error:
            raise requests.ReadTimeout(error, request=response.request) from error
        except HTTPError as error:
            raise ChunkedEncodingError(error, request=response.request) from error
        finally:
            response.raw.close()
        return bytes(body)


def _wished_wait(response: requests.Response) -> float:
    """Seconds of `Retry-After`; 0 where the server names none (a date is not what arXiv sends)."""
    wish = response.headers.get("Retry-After", "")
    return float(wish) if wish.isascii() and wish.isdigit() else 0.0


def _host(url: str | None) -> str:
    return urlsplit(url or "").netloc.rpartition("@")[2] or "arXiv"


def _is_unreachable(error: requests.RequestException) -> bool:
    return isinstance(error, requests.ConnectionError) and not isinstance(error, requests.Timeout)


def _what_happened(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "did not answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "showed no certificate that can be trusted"
    if isinstance(error, ChunkedEncodingError):
        return "broke off its answer"
    if isinstance(error, requests.ConnectionError):
        return "cannot be reached"
    return f"could not be asked ({type(error).__name__})"
