"""The pacer, in the place where python-telegram-bot asks before every request: here pass the answers to people.

The parts of digests do not pass here: the sender paces them itself. Messages and edits count in Telegram's limits;
chat actions and answers to callback queries do not. Invariant: nothing is tried again that would have to wait for
long; who would have to is told by the exception with which Telegram says so, RetryAfter.
"""

import math
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.ext import BaseRateLimiter

from bot.delivery.outcome import seconds_of
from bot.delivery.pace import Pacer

_PATIENCE = 30.0
_BREATH = 1.0
_FINAL = (BadRequest, TimedOut)
"""Of what is a NetworkError to the library: a refusal, and what may come still."""
_COUNTED = ("send", "edit", "copy", "forward")
_FREE = ("sendChatAction",)
_PASSING = ("sendMessageDraft", "sendRichMessageDraft")

JSONDict = dict[str, Any]
Answer = bool | JSONDict | list[JSONDict]


class PacedLimiter(BaseRateLimiter[str]):
    """Paces every request that names a chat. One that meets a flood wait is tried again after it, if that is short.

    One that meets a broken connection or a 5xx is tried once more: better an answer twice than none.
    """

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
        rate_limit_args: str | None,  # noqa: ARG002 - the signature is the library's
    ) -> Answer:
        chat = data.get("chat_id")
        if chat is None or endpoint in _FREE or not endpoint.startswith(_COUNTED):
            return await callback(*args, **kwargs)
        return await self._answer(chat, lambda: callback(*args, **kwargs), 0 if endpoint in _PASSING else 1)

    async def _answer(self, chat: int | str, request: Callable[[], Coroutine[Any, Any, Answer]], tries: int) -> Answer:
        """Raises RetryAfter when the waits for this answer would come to more than the patience."""
        deadline = self._pacer.clock() + _PATIENCE
        while True:
            delay = self._pacer.until_answer(chat)
            if self._pacer.clock() + delay > deadline:
                raise RetryAfter(math.ceil(delay))
            await self._pacer.wait(chat)
            try:
                answer = await request()
            except RetryAfter as flood:
                self._pacer.slow_down(chat, seconds_of(flood))
            except NetworkError as error:
                if isinstance(error, _FINAL) or not tries:
                    raise
                tries -= 1
                await self._pacer.sleep(_BREATH)
            else:
                self._pacer.went_well()
                return answer
