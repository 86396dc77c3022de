"""The pacer, in the place where python-telegram-bot asks before every request.

A command's answer that meets a short flood wait is tried again after it; a digest's part is not, because the ledger
parks it (`LEDGER` says which is which).
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.outcome import seconds_of
from bot.delivery.pace import Pacer

LEDGER = "ledger"
_PATIENCE = 30.0
_SENDING = ("send", "edit", "copy", "forward")

JSONDict = dict[str, Any]


class PacedLimiter(BaseRateLimiter[str]):
    """Paces every request that names a chat."""

    def __init__(self, pacer: Pacer, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._pacer = pacer
        self._sleep = sleep

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> bool | JSONDict | list[JSONDict]:
        chat = data.get("chat_id")
        if chat is None or endpoint == "sendChatAction" or not endpoint.startswith(_SENDING):
            return await callback(*args, **kwargs)
        await self._pacer.wait(chat)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as flood:
            seconds = seconds_of(flood)
            self._pacer.slow_down(chat, seconds)
            if rate_limit_args == LEDGER or seconds > _PATIENCE:
                raise
            await self._sleep(seconds)
            return await callback(*args, **kwargs)
