"""The bot, as the library has it, with updates that are kept before Telegram may forget them.

The library confirms an update by asking for the next ones, while its handler has hardly begun.

Invariant: an update is confirmed only after it is kept, or if it is not wanted or cannot be read, or is an inline
query, which nobody waits for later; none is given out twice. Nothing that Telegram answers once ends the polling.
"""

import json
import logging
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.errors import StoreBusy
from bot.store.inbox import Kept
from handlers.inbox import Inbox
from handlers.throttle import Throttle

logger = logging.getLogger(__name__)


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
        self._let_in: set[int] = set()
        """Updates that could not be kept when they came: at the next poll they are not measured again."""

    async def get_updates(
        self,
        offset: int | None = None,  # noqa: ARG002 - the signature is the library's
        limit: int | None = None,
        timeout: int | timedelta | None = None,  # noqa: ASYNC109 - a long poll's own
        allowed_updates: Sequence[str] | None = None,
        **options: Any,
    ) -> tuple[Update, ...]:
        """The next updates to handle. Raises TelegramError, also when they cannot be kept.

        A refused token comes as NetworkError: the library would end the polling for good, and nobody would hear of it.
        Whether the token is revoked, `bot.app` asks by itself.
        """
        try:
            if not self._has_begun:
                left = await self._inbox.left()
                self._has_begun = True
                if left:
                    return self._left(left)
            if timeout:
                await self._inbox.room()
            confirmed = self._next
            try:
                updates = await super().get_updates(confirmed, limit, timeout, allowed_updates, **options)
            except TelegramError:
                raise
            except Exception:  # one of them is not as the library knows it; it has said so in the log
                return await self._kept(*await self._readable(confirmed, allowed_updates), confirmed)
            return await self._kept(updates, updates[-1].update_id if updates else None, confirmed)
        except InvalidToken as error:
            raise NetworkError(f"Telegram refuses a poll: {error.message}") from error
        except (StoreBusy, sqlite3.Error) as error:
            raise TelegramError(f"Updates cannot be kept: {error}") from error

    async def _readable(
        self, confirmed: int | None, allowed_updates: Sequence[str] | None
    ) -> tuple[list[Update], int | None]:
        """Those of the updates that wait that can be read, and the id of the last that waits."""
        asked = {"offset": confirmed, "timeout": 0, "allowed_updates": allowed_updates}
        waiting: list[dict[str, Any]] = await self._post("getUpdates", asked)
        found = [update for one in waiting if (update := self._read(one)) is not None]
        return found, waiting[-1]["update_id"] if waiting else None

    def _left(self, left: Sequence[Kept]) -> tuple[Update, ...]:
        found = []
        for one in left:
            update = self._read(json.loads(one.body))
            if update is None:
                self._inbox.done(one.update_id)
            else:
                found.append(update)
        return tuple(found)

    def _read(self, body: Mapping[str, Any]) -> Update | None:
        try:
            return Update.de_json(dict(body), self)
        except Exception:
            logger.exception("an update cannot be read and is passed over", extra={"update": body.get("update_id")})
            return None

    async def _kept(self, updates: Sequence[Update], last: int | None, confirmed: int | None) -> tuple[Update, ...]:
        wanted = [one for one in updates if one.update_id in self._let_in or self._throttle.lets_in(one, self.username)]
        numbers = {one.update_id for one in wanted}
        self._over(self._let_in - numbers)
        self._let_in = numbers
        passing = {one.update_id for one in wanted if one.inline_query is not None}
        lasting = [Kept(one.update_id, one.to_json()) for one in wanted if one.update_id not in passing]
        fresh = passing | await self._inbox.keep(lasting, confirmed)
        self._let_in = set()
        self._over(numbers - fresh)
        if last is not None:
            self._next = last + 1
        return tuple(one for one in wanted if one.update_id in fresh)

    def _over(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._throttle.over(number)
