"""The chat behind an update, as the store knows it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram import Chat as TelegramChat
from telegram import ChatFullInfo, Update
from telegram.constants import ChatType
from telegram.ext import ExtBot

from bot.digest.due import next_due
from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Chat, ChatState, Length
from bot.services import Services
from bot.store import chats


async def chat_of(update: Update, services: Services) -> Chat:
    """The stored chat; one that is met for the first time is stored with the operator's defaults."""
    place = update.effective_chat
    if place is None:
        raise ValueError("an update without a chat came to a handler of chats")
    known, title = await services.store.run(chats.get, place.id), place.title or place.full_name or ""
    if known is not None and known.title != title:
        await services.store.run(chats.rename, place.id, title)
    if known is not None:
        return replace(known, title=title)
    chat = _new_chat(place, _language(update, services), services)
    await services.store.run(chats.save, chat, services.clock.now())
    return chat


async def chat_by_id(number: int, bot: ExtBot[str], services: Services) -> Chat:
    """The stored chat of that id, which is stored as Telegram tells of it when it is not known."""
    known = await services.store.run(chats.get, number)
    if known is not None:
        return known
    chat = _new_chat(await bot.get_chat(number), services.settings.digest.language, services)
    await services.store.run(chats.save, chat, services.clock.now())
    return chat


async def wake(chat: Chat, services: Services) -> None:
    """Digests again, from the next announcement and the chat's next hour on."""
    await services.store.run(chats.set_state, chat.id, ChatState.ACTIVE)
    moment = next_due(services.clock.now(), chat.hour, chat.timezone, chat.preferences.days)
    await services.store.run(chats.set_next_due, [(chat.id, moment)])


def when_due(chat: Chat, locale: Locale) -> Html:
    """When the next digest comes, in the chat's zone: `Tue 7 Oct 2025, 08:00 (Europe/Berlin)`; or that none does."""
    if chat.state is not ChatState.ACTIVE:
        return locale.say(f"state-{chat.state.value}")
    local = chat.next_due.astimezone(ZoneInfo(chat.timezone))
    return Html(escape(f"{locale.date(local.date())}, {local:%H:%M} ({chat.timezone})"))


def _new_chat(place: TelegramChat | ChatFullInfo, language: str, services: Services) -> Chat:
    defaults = services.settings.digest
    return Chat(
        id=place.id,
        kind=str(place.type),
        title=place.title or place.full_name or "",
        language=language,
        timezone=defaults.timezone,
        hour=defaults.hour,
        length=Length.TAKEAWAYS,
        max_papers=defaults.max_papers,
        state=ChatState.ACTIVE,
        reason=None,
        next_due=next_due(services.clock.now(), defaults.hour, defaults.timezone),
    )


def _language(update: Update, services: Services) -> str:
    """A private chat starts in its user's language, another in that of who adds the bot, if it speaks that.

    Else in the operator's.
    """
    user, place = update.effective_user, update.effective_chat
    is_theirs = place is not None and (place.type == ChatType.PRIVATE or update.my_chat_member is not None)
    if user is not None and user.language_code and is_theirs:
        code = user.language_code.split("-")[0].lower()
        if code in services.locales.languages:
            return code
    return services.settings.digest.language
