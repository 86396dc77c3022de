"""What a forum's list of subscriptions shows beyond other lists: where each digest goes, and keys to change that."""

from collections import Counter
from collections.abc import Sequence

from telegram import Update

from bot.locales import Html, Locale
from bot.locales.html import escape
from bot.model.chat import Chat, Subscription
from bot.model.digest import Button
from bot.model.topic import Topic
from bot.render.html import link
from bot.render.text import clipped
from handlers.context import Context

_LONGEST_NAME = 80
_LONGEST_KEY = 40
_LONGEST_BESIDE = 20
_SUPERGROUP = "-100"

Wishes = Sequence[tuple[Subscription, Topic]]


async def is_forum(update: Update, context: Context) -> bool:
    """Whether the chat that the update is about has forum topics."""
    if context.managed is not None:
        return bool((await context.bot.get_chat(context.managed.id)).is_forum)
    return update.effective_chat is not None and bool(update.effective_chat.is_forum)


def wish_names(wishes: Wishes, chat: Chat, locale: Locale, here: int) -> Html:
    """A line for each; with a link to its forum topic, if that is not where one asks."""
    return Html("\n".join(f"• {_name(topic, locale)}{_place(wish, chat, locale, here)}" for wish, topic in wishes))


def wish_keys(wishes: Wishes, locale: Locale, *, in_forum: bool) -> list[list[Button]]:
    """A key to end each; in a forum beside it one that gives it a topic of its own, or takes it to General."""
    crowds = Counter(wish.thread for wish, _ in wishes)
    rows = []
    for wish, topic in wishes:
        longest = _LONGEST_BESIDE if in_forum else _LONGEST_KEY
        data = f"{wish.topic}:{wish.thread}"
        row = [Button(f"✕ {clipped(topic.name(locale.language), longest)}", data=f"u:{data}:list")]
        if in_forum and (not wish.thread or crowds[wish.thread] > 1):
            row.append(Button(locale.label("key-own-forum-topic"), data=f"ft:{data}"))
        elif in_forum:
            row.append(Button(locale.label("key-to-general"), data=f"fg:{data}"))
        rows.append(row)
    return rows


def _name(topic: Topic, locale: Locale) -> str:
    return escape(clipped(topic.name(locale.language), _LONGEST_NAME))


def _place(wish: Subscription, chat: Chat, locale: Locale, here: int) -> str:
    if wish.thread in (0, here) or not str(chat.id).startswith(_SUPERGROUP):
        return ""
    address = f"https://t.me/c/{str(chat.id).removeprefix(_SUPERGROUP)}/{wish.thread}"
    return f" · {link(address, locale.say('in-forum-topic'))}"
