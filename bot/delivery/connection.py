"""An HTTP/1.1 connection that is kept, for one request after the other.

Invariant: NotSent is raised before a byte is written and never after; what is answered is whole, or it is a failure.
"""

import asyncio
import select

from telegram.error import NetworkError, TimedOut

from bot.delivery.http_answer import Answer, read
from bot.delivery.outcome import NotSent

_LARGEST = 1 << 22


class Connection(asyncio.Protocol):
    """Made by `loop.create_connection`. One request at a time; after a failure it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._received = b""
        self._poll = select.poll() if hasattr(select, "poll") else None  # Windows has none
        self.idle_since = 0.0
        """The loop's time at which the last answer came."""

    @property
    def is_open(self) -> bool:
        """Whether a request can be written, as far as the loop knows."""
        return self._transport is not None and not self._transport.is_closing()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has come that the loop has not seen: between requests that would be the other side's end."""
        return self._poll is None or not self._poll.poll(0)

    async def exchange(self, request: bytes, patience: float | None) -> Answer:
        """Write a request and wait for its answer, `patience` seconds. Raises NotSent, TimedOut, NetworkError."""
        if self._transport is None or self._transport.is_closing():
            raise NotSent("the connection was closed")
        self._answer = self._loop.create_future()
        timer = None if patience is None else self._loop.call_later(patience, self._fail, TimedOut())
        try:
            self._transport.write(request)
            answer = await self._answer
        except BaseException:
            self.close()
            raise
        finally:
            self._answer = None
            if timer:
                timer.cancel()
        self.idle_since = self._loop.time()
        return answer

    def close(self) -> None:
        """Cut the connection."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        if self._poll:
            self._poll.register(transport.get_extra_info("socket").fileno(), select.POLLIN)

    def data_received(self, data: bytes) -> None:
        """Take what has come, and hand over an answer that is whole."""
        self._received = self._received + data if self._received else data
        if self._answer is None or len(self._received) > _LARGEST:
            self._fail(NetworkError("more was answered than was asked for"))
            self.close()
        else:
            self._hand_over(is_all=False)

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        if error is None:
            self._hand_over(is_all=True)
        self._fail(NetworkError("the connection was lost"))

    def _hand_over(self, *, is_all: bool) -> None:
        if self._answer is None or self._answer.done():
            return
        try:
            answer = read(self._received, is_all=is_all)
        except ValueError as error:
            self._fail(NetworkError(str(error)))
            return
        if answer is not None:
            self._received = b""
            self._answer.set_result(answer)

    def _fail(self, error: NetworkError) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
