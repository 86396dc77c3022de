"""The bot, as the library has it, with updates that are kept before Telegram may forget them.

The library confirms an update by asking for the next ones, while its handler has hardly begun.

Invariant: an update is confirmed only after it is kept, or if it is not wanted; none is given out twice.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.errors import StoreBusy
from bot.store.inbox import Kept
from handlers.inbox import Inbox
from handlers.throttle import Throttle


class KeptBot(ExtBot[str]):
    """`get_updates` gives out what an earlier process left, then what is new and let in by the throttle.

    Where it goes on it knows by itself: the ids of what was left may lie above those that come, because Telegram begins
    anew somewhere after a week without updates (Bot API, `Update.update_id`).
    """

    def __init__(self, token: str, *, inbox: Inbox, throttle: Throttle, **options: Any) -> None:
        super().__init__(token, **options)
        self._inbox = inbox
        self._throttle = throttle
        self._has_begun = False
        self._next: int | None = None

    async def get_updates(
        self,
        offset: int | None = None,  # noqa: ARG002 - the signature is the library's
        limit: int | None = None,
        timeout: int | timedelta | None = None,  # noqa: ASYNC109 - a long poll's own
        allowed_updates: Sequence[str] | None = None,
        **options: Any,
    ) -> tuple[Update, ...]:
        """The next updates to handle. Raises TelegramError, also when they cannot be kept."""
        try:
            if not self._has_begun:
                left = await self._inbox.left()
                self._has_begun = True
                if left:
                    return tuple(Update.de_json(json.loads(one.body), self) for one in left)
            if timeout:
                await self._inbox.room()
            confirmed = self._next
            updates = await super().get_updates(confirmed, limit, timeout, allowed_updates, **options)
            return await self._kept(updates, confirmed)
        except (StoreBusy, sqlite3.Error) as error:
            raise TelegramError(f"Updates cannot be kept: {error}") from error

    async def _kept(self, updates: Sequence[Update], confirmed: int | None) -> tuple[Update, ...]:
        wanted = [update for update in updates if self._throttle.lets_in(update, self.username)]
        fresh: set[int] = set()
        try:
            bodies = [Kept(update.update_id, update.to_json()) for update in wanted]
            fresh = await self._inbox.keep(bodies, confirmed)
        finally:
            for update in wanted:
                if update.update_id not in fresh:
                    self._throttle.over(update.update_id)
        if updates:
            self._next = updates[-1].update_id + 1
        return tuple(update for update in wanted if update.update_id in fresh)
