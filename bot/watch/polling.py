"""The request over which updates are polled, and a word whenever Telegram has answered it.

Invariant: an answer that is an error (a refused token, another process that polls) is not taken for an answer.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from telegram.request import RequestData

from bot.delivery.request import AiohttpRequest, Seconds


class PollingRequest(AiohttpRequest):
    """`answered` is called after each answer that is no error. It must not raise."""

    answered: Callable[[], Awaitable[None]] | None = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = AiohttpRequest.DEFAULT_NONE,
        write_timeout: Seconds = AiohttpRequest.DEFAULT_NONE,
        connect_timeout: Seconds = AiohttpRequest.DEFAULT_NONE,
        pool_timeout: Seconds = AiohttpRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        status, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if status == HTTPStatus.OK and self.answered is not None:
            await self.answered()
        return status, body
