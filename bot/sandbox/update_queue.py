"""Updates that wait for the bot, kept until it confirms them, and the long poll that hands them out.

Invariant: an update leaves only when a poll names a higher offset. Source: getUpdates in the Bot API.
"""

import asyncio

from bot.sandbox.wire import ApiError, Json

_OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """The updates of one bot."""

    def __init__(self) -> None:
        self._waiting: list[Json] = []
        self._last_id = 900_000_000
        self._allowed: frozenset[str] | None = None
        self._poll = 0
        self._stirred = asyncio.Event()
        self._closed = False

    @property
    def pending(self) -> int:
        """How many updates are not confirmed."""
        return len(self._waiting)

    def push(self, kind: str, content: Json) -> None:
        """Add an update, unless the bot's last poll did not want its kind."""
        wanted = kind in self._allowed if self._allowed is not None else kind not in _OPT_IN
        if wanted:
            self._last_id += 1
            self._waiting.append({"update_id": self._last_id, kind: content})
            self._stir()

    def allow(self, kinds: list[str]) -> None:
        """Set the kinds of updates from now on; an empty list is Telegram's default set."""
        self._allowed = frozenset(kinds) if kinds else None

    def clear(self) -> None:
        """Forget all waiting updates."""
        self._waiting.clear()

    def close(self) -> None:
        """Answer every poll at once, from now on."""
        self._closed = True
        self._stir()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109 - a long poll's own
        """Confirm what lies below `offset` and return up to `limit` updates, waiting `timeout` seconds for the first.

        A negative offset keeps only that many of the newest. Raises ApiError 409 when another poll begins.
        """
        self._poll += 1
        mine = self._poll
        self._stir()
        self._confirm(offset)
        deadline = asyncio.get_running_loop().time() + timeout
        while not self._waiting and not self._closed:
            stirred = self._stirred
            try:
                async with asyncio.timeout_at(deadline):
                    await stirred.wait()
            except TimeoutError:
                break
            if mine != self._poll:
                raise ApiError(409, _CONFLICT)
        return self._waiting[:limit]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset:
            self._waiting = [update for update in self._waiting if update["update_id"] >= offset]

    def _stir(self) -> None:
        self._stirred.set()
        self._stirred = asyncio.Event()
