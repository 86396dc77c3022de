"""A sandbox with people and chats in it, and a bot that does what a test lets it do."""

from typing import Any

from telegram import Bot, CallbackQuery, InlineQuery, Update

from bot.sandbox.people.cast import Cast
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import Content, SentMessage

WITHIN = 10
"""Seconds in which an update has to come."""


class Stage:
    """Ada sits before the page. `bot` is a client of the Bot API."""

    def __init__(self, telegram: TelegramSandbox, cast: Cast, bot: Bot) -> None:
        self.telegram = telegram
        self.cast = cast
        self.bot = bot
        self._next = 0

    async def hears(self) -> Update:
        """The next press or inline query, once it is there."""
        while updates := await self.bot.get_updates(self._next, timeout=WITHIN):
            for update in updates:
                self._next = update.update_id + 1
                if update.callback_query or update.inline_query:
                    return update
        raise TimeoutError(f"nothing pressed or asked within {WITHIN} s")

    async def is_pressed(self) -> CallbackQuery:
        """The next press, once it is there."""
        query = (await self.hears()).callback_query
        assert query is not None
        return query

    async def is_asked(self) -> InlineQuery:
        """The next inline query, once it is there."""
        query = (await self.hears()).inline_query
        assert query is not None
        return query

    def tells(self, chat: Chat, text: str = "", *, keys: tuple[str, ...] = (), **fields: Any) -> SentMessage:
        """The bot writes a text, or what the other `fields` of Content say, with a row of keys."""
        keyboard = (tuple({"text": key, "callback_data": key} for key in keys),) if keys else ()
        content = Content(text, keyboard=keyboard, **fields)
        return self.telegram.world.write(chat, self.telegram.bot, content)

    async def chatter(self, count: int) -> None:
        """Ming writes `line 0.`, `line 1.` … to the group."""
        for number in range(count):
            await self.telegram.say(self.cast.group, self.cast.ming, f"line {number}.")
