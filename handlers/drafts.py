"""What is read so far, shown while it grows: a message draft in a private chat.

Invariant: at most one draft a second, none after the answer, and no failure of a draft reaches the answer.
Source: Bot API, `sendMessageDraft`: a preview of 30 seconds, private chats only, `draft_id` not 0.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from telegram import Update
from telegram.constants import ChatType, ParseMode
from telegram.error import TelegramError

from bot.delivery.markup import thread_id
from bot.model.paper import Paper
from bot.model.reading import Reading
from bot.reading.reader import Watch
from bot.render.classic import draft_html
from handlers.context import Context, thread_of

_APART = timedelta(seconds=1)

logger = logging.getLogger(__name__)


class Draft:
    """One draft in the chat of an update. A step that comes too early, or while another is on its way, is left out."""

    def __init__(self, update: Update, context: Context, chat: int) -> None:
        self._id = update.update_id or 1
        self._thread = thread_id(thread_of(update))
        self._context = context
        self._chat = chat
        self._last: datetime | None = None
        self._sending: asyncio.Task[None] | None = None
        self._has_failed = False

    def show(self, html: str) -> None:
        """Let the draft say `html` (one message's worth), if its time has come."""
        now = self._context.services.clock.now()
        is_early = self._last is not None and now - self._last < _APART
        if is_early or self._has_failed or (self._sending is not None and not self._sending.done()):
            return
        self._last = now
        self._sending = asyncio.create_task(self._send(html))

    async def end(self) -> None:
        """Wait for what is on its way, so that it does not come after the answer."""
        self._has_failed = True
        if self._sending is not None:
            await self._sending

    async def _send(self, html: str) -> None:
        try:
            await self._context.bot.send_message_draft(
                self._chat, self._id, html, message_thread_id=self._thread, parse_mode=ParseMode.HTML
            )
        except TelegramError as error:
            self._has_failed = True
            logger.info("no draft is shown", extra={"chat": self._chat, "why": str(error)})


@asynccontextmanager
async def growing(update: Update, context: Context, paper: Paper) -> AsyncIterator[Watch | None]:
    """What is to be given to whoever reads `paper`, so that the chat sees it grow; None where no draft can be shown."""
    place = update.effective_chat
    if place is None or place.type != ChatType.PRIVATE:
        yield None
        return
    locale = await context.locale(update)
    site = context.services.settings.arxiv.site_url
    draft = Draft(update, context, place.id)

    async def watch(reading: Reading) -> None:
        draft.show(draft_html(paper, reading, locale, site))

    draft.show(locale.say("fetching"))
    try:
        yield watch
    finally:
        await draft.end()
