"""Tells the operators of trouble, in one message, in their own chats with the bot.

Invariant: whatever fails here is logged at most once for each operator, and the notices wait for the next try.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.delivery.markup import NO_PREVIEW
from bot.locales import Html, Locale
from bot.render.text import clean, clipped
from bot.services import Services
from bot.store import chats
from bot.watch.listener import telling
from bot.watch.notices import Notice

_MOST_AT_ONCE = 8
_LONGEST = 350
_TRY_AGAIN = timedelta(minutes=1)

logger = logging.getLogger(__name__)


class Teller:
    """Writes to those whom `telegram.admins` names, through the bot's own way of answering."""

    def __init__(self, bot: ExtBot[str], services: Services) -> None:
        self._bot = bot
        self._services = services
        self._unreachable: set[int] = set()
        self._not_before: datetime | None = None

    async def tell(self, notices: Sequence[Notice], now: datetime) -> Sequence[Notice]:
        """Tell them of `notices`; return those of which they know now, or of which nobody can be told."""
        if not notices or (self._not_before is not None and now < self._not_before):
            return ()
        admins = self._services.settings.telegram.admins
        if not admins:
            return notices
        some, answers = notices[:_MOST_AT_ONCE], list[bool | None]()
        with telling(), suppress(NetworkError):  # where one is not reached for that, others are not either
            for admin in admins:
                answers.append(None)
                answers[-1] = await self._tell(admin, some)
        if any(answers) or None not in answers:
            return some
        self._not_before = now + _TRY_AGAIN
        return ()

    async def _tell(self, admin: int, notices: Sequence[Notice]) -> bool | None:
        """Whether they were told; False for somebody whom the bot may not write to, None when it may later.

        Raises NetworkError.
        """
        try:
            await self._bot.send_message(
                chat_id=admin,
                text=notice_text(notices, await self._locale(admin)),
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
            )
        except (Forbidden, BadRequest) as error:
            if admin not in self._unreachable:
                self._unreachable.add(admin)
                logger.warning("an operator cannot be told of errors", extra={"chat": admin, "why": str(error)})
            return False
        except NetworkError:
            raise
        except TelegramError as error:
            logger.info("an operator will be told of errors later", extra={"chat": admin, "why": str(error)})
            return None
        self._unreachable.discard(admin)
        return True

    async def _locale(self, admin: int) -> Locale:
        try:
            chat = await self._services.store.run(chats.get, admin)
        except Exception:  # the store may be what the notice is about
            chat = None
        language = chat.language if chat else self._services.settings.digest.language
        return self._services.locales.get(language)


def notice_text(notices: Sequence[Notice], locale: Locale) -> Html:
    """A line for each notice: what happened and, from the second time on, how often since when (UTC)."""
    lines = [locale.say("notice-head"), *(_line(one, locale) for one in notices)]
    return Html("\n".join(lines))


def _line(notice: Notice, locale: Locale) -> Html:
    text = clipped(clean(notice.text), _LONGEST)
    if notice.count == 1:
        return locale.say("notice-once", text=text, time=f"{notice.since:%H:%M}")
    return locale.say("notice-often", text=text, time=f"{notice.since:%H:%M}", count=notice.count)
