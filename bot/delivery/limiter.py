"""The pacer, in the place where python-telegram-bot asks before every request.

A command's answer that meets a short flood wait is tried again after it; a digest's part is not, because the ledger
parks it (`LEDGER` says which is which). Invariant: nothing waits here for long; who would have to is told by the
exception with which Telegram says so, RetryAfter.
"""

import math
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.outcome import seconds_of
from bot.delivery.pace import Pacer

LEDGER = "ledger"
_PATIENCE, _PATIENCE_OF_LEDGER = 30.0, 5.0
_SENDING = ("send", "edit", "copy", "forward")

JSONDict = dict[str, Any]
Answer = bool | JSONDict | list[JSONDict]


class PacedLimiter(BaseRateLimiter[str]):
    """Paces every request that names a chat."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Answer:
        chat = data.get("chat_id")
        if chat is None or endpoint == "sendChatAction" or not endpoint.startswith(_SENDING):
            return await callback(*args, **kwargs)
        if rate_limit_args == LEDGER:
            return await self._paced(chat, _PATIENCE_OF_LEDGER, lambda: callback(*args, **kwargs))
        try:
            return await self._paced(chat, _PATIENCE, lambda: callback(*args, **kwargs))
        except RetryAfter:
            return await self._paced(chat, _PATIENCE, lambda: callback(*args, **kwargs))

    async def _paced(
        self, chat: int | str, patience: float, request: Callable[[], Coroutine[Any, Any, Answer]]
    ) -> Answer:
        delay = self._pacer.delay(chat)
        if delay > patience:
            raise RetryAfter(math.ceil(delay))
        await self._pacer.wait(chat)
        try:
            return await request()
        except RetryAfter as flood:
            self._pacer.slow_down(chat, seconds_of(flood))
            raise
