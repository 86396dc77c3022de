"""Those who run a chat are told privately what keeps the bot from posting there.

Invariant: of one trouble each is told once; a chat in which nothing can be posted gets no word itself.
"""

import logging

from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.locales import Locale
from bot.model.chat import Chat
from bot.model.digest import Button
from bot.render.text import clipped
from bot.services import Services
from bot.standing.rights import Lack, lacking
from bot.standing.words import lack_words, locale_of, tell
from bot.store import chats, managers, troubles
from bot.store.troubles import Trouble, Untold

_AT_ONCE = 20
_PEOPLE = 3
_LONGEST_TITLE = 40

logger = logging.getLogger(__name__)


class Wardens:
    """`tell()` is to be called now and then."""

    def __init__(self, bot: ExtBot[str], services: Services) -> None:
        self._bot = bot
        self._services = services

    async def tell(self) -> None:
        """Tell of what nobody was told yet. A word that fails is not said again: the next trouble has its own."""
        store = self._services.store
        for one in await store.run(troubles.untold, _AT_ONCE):
            await store.run(troubles.told, one, self._services.clock.now())
            chat = await store.run(chats.get, one.chat)
            if chat is None:
                continue
            try:
                await self._tell(one, chat)
            except TelegramError as error:
                logger.warning("the admins of a chat were not told", extra={"chat": chat.id, "why": str(error)})

    async def _tell(self, one: Untold, chat: Chat) -> None:
        services, is_told = self._services, False
        people = await services.store.run(managers.of_chat, chat.id, _PEOPLE)
        lacks = await lacking(self._bot, chat.id) if people and one.kind is Trouble.BLOCKED else ()
        for person in people:
            locale = await locale_of(person, services.store, services.locales, chat.language)
            key = Button(locale.label("key-manage-again", name=_name(chat)), data=f"manage:{chat.id}")
            is_told |= await tell(self._bot, person, _words(one, chat, lacks, locale), [[key]])
        if not is_told and one.kind is Trouble.THREAD:
            words = _words(one, chat, lacks, services.locales.get(chat.language))
            await self._bot.send_message(chat.id, words, parse_mode=ParseMode.HTML)


def _words(one: Untold, chat: Chat, lacks: tuple[Lack, ...], locale: Locale) -> str:
    if one.kind is Trouble.THREAD:
        return locale.say("trouble-thread", name=_name(chat))
    if lacks:
        return locale.say("trouble-blocked", name=_name(chat), lacks=lack_words(lacks, locale))
    return locale.say("trouble-refused", name=_name(chat), why=chat.reason or "")


def _name(chat: Chat) -> str:
    return clipped(chat.title, _LONGEST_TITLE)
