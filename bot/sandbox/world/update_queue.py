"""Updates that wait for the bot, kept until it confirms them, and the long poll that hands them out.

Invariant: an update leaves only when it is confirmed, by a poll with a higher offset or by a webhook's 2xx, or when its
time is over. Source: getUpdates in the Bot API; the lifetimes are those of the open Bot API server.
"""

import asyncio
import secrets
import time
from collections import deque
from collections.abc import Callable, Collection
from itertools import islice
from typing import NamedTuple

from bot.sandbox.wire import ApiError, Json
from bot.sandbox.world.bell import Bell

OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""The kinds that come only when they are asked for."""
KINDS = OPT_IN | {
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "guest_message", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer",
    "my_chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
}  # fmt: skip
_DAY = 86_400
_LIFETIMES = {
    "inline_query": 30,
    "callback_query": 150,
    "shipping_query": 150,
    "pre_checkout_query": 150,
    "chosen_inline_result": 600,
}
"""Seconds; all other kinds live for a day."""
_OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_SET = "Conflict: terminated by setWebhook request"


class _Waiting(NamedTuple):
    expires: float
    update: Json


class UpdateQueue:
    """The updates of one bot, numbered from anywhere on, as Telegram does. `now` tells the time in Unix seconds."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._waiting: deque[_Waiting] = deque()
        self._first_end = float("inf")
        self._last_id = 900_000_000 + secrets.randbelow(100_000_000)
        self._allowed: tuple[str, ...] | None = None
        self._poll = 0
        self._ended_by = _OTHER_POLL
        self._stirred = Bell()
        self._closed = False

    @property
    def pending(self) -> int:
        """How many updates are not confirmed."""
        self._drop_expired()
        return len(self._waiting)

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """The kinds that the bot asked for, None for Telegram's default set."""
        return self._allowed

    def push(self, kind: str, content: Json) -> None:
        """Add an update, unless the bot does not want its kind."""
        wanted = kind in self._allowed if self._allowed is not None else kind not in OPT_IN
        if wanted:
            self._last_id += 1
            end = self._now() + _LIFETIMES.get(kind, _DAY)
            self._first_end = min(self._first_end, end)
            self._waiting.append(_Waiting(end, {"update_id": self._last_id, kind: content}))
            self._stirred.ring()

    def allow(self, kinds: Collection[str]) -> None:
        """Set the kinds of updates from now on; an empty list is Telegram's default set."""
        self._allowed = tuple(kinds) or None

    def clear(self) -> None:
        """Forget all waiting updates."""
        self._waiting.clear()

    def close(self) -> None:
        """Answer every poll at once, from now on."""
        self._closed = True
        self._stirred.ring()

    def end_poll(self) -> None:
        """End the poll that waits, since a webhook is set."""
        self._begin(_WEBHOOK_SET)

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - a long poll's own
        """Confirm what lies below `offset` and return up to `limit` updates, waiting `timeout` seconds for the first.

        A negative offset keeps only that many of the newest. Raises ApiError 409 when another poll begins or a webhook
        is set.
        """
        mine = self._begin(_OTHER_POLL)
        if offset < 0:
            self._keep_newest(-offset)
        else:
            self.confirm(offset)
        deadline = asyncio.get_running_loop().time() + timeout
        while not self.pending and not self._closed:
            try:
                async with asyncio.timeout_at(deadline):
                    await self._stirred.wait()
            except TimeoutError:
                break
            if mine != self._poll:
                raise ApiError(409, self._ended_by)
        return [waiting.update for waiting in islice(self._waiting, limit)]

    async def first(self) -> Json:
        """The oldest update, as soon as there is one; it stays until it is confirmed."""
        await self._stirred.wait_for(lambda: self.pending > 0)
        return self._waiting[0].update

    def confirm(self, offset: int) -> None:
        """Forget the updates whose ids are below `offset`."""
        while self._waiting and self._waiting[0].update["update_id"] < offset:
            self._waiting.popleft()

    def _begin(self, reason: str) -> int:
        """End the poll that waits, for that reason; the number of the next."""
        self._poll += 1
        self._ended_by = reason
        self._stirred.ring()
        return self._poll

    def _keep_newest(self, count: int) -> None:
        while len(self._waiting) > count:
            self._waiting.popleft()

    def _drop_expired(self) -> None:
        now = self._now()
        if now < self._first_end:
            return
        self._waiting = deque(waiting for waiting in self._waiting if waiting.expires > now)
        self._first_end = min((waiting.expires for waiting in self._waiting), default=float("inf"))
