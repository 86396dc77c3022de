"""The line above, and the key below, whatever is answered in a private chat about a chat that is managed from there.

Invariant: the key names the chat that the message is about, so that what is pressed on it later is about that chat too,
whatever one manages by then.
"""

from collections.abc import Sequence
from dataclasses import replace

from telegram import CallbackQuery
from telegram import Message as TelegramMessage

from bot.locales import Html, Locale
from bot.model.digest import Button, Message
from bot.render.html import visible_length
from bot.render.text import clipped
from bot.store import chats
from handlers.context import Context

DONE = "managed"
LONGEST_TITLE = 40
_LONGEST = 4096

Rows = Sequence[Sequence[Button]]


async def under_head(context: Context, messages: Sequence[Message]) -> Sequence[Message]:
    """The messages of an answer, the first with the line; the last, and those with keys, with the key."""
    if context.managed is None:
        return messages
    title, locale = await _named(context)
    last = len(messages) - 1
    return [
        replace(
            one,
            html=_with_line(one.html, title, locale) if number == 0 and not one.is_rich else one.html,
            buttons=(*one.buttons, _row(context.managed.id, title, locale))
            if one.buttons or number == last
            else one.buttons,
        )
        for number, one in enumerate(messages)
    ]


async def headed(context: Context, html: str, rows: Rows) -> tuple[str, Rows]:
    """The same for the words and keys of one message."""
    (message,) = await under_head(context, [Message(html, tuple(tuple(row) for row in rows))])
    return message.html, message.buttons


async def head_line(context: Context, html: str) -> str:
    """The words alone with the line above them."""
    if context.managed is None:
        return html
    return _with_line(html, *await _named(context))


def named_by_keys(query: CallbackQuery) -> int | None:
    """The chat that a pressed message is about, where that is not the one in which it stands."""
    markup = query.message.reply_markup if isinstance(query.message, TelegramMessage) else None
    for row in markup.inline_keyboard if markup is not None else ():
        for key in row:
            prefix, _, number = str(key.callback_data).partition(":")
            if prefix == DONE and number.removeprefix("-").isdecimal():
                return int(number)
    return None


async def _named(context: Context) -> tuple[str, Locale]:
    """The chat's title and language, as they are now; of one that was just forgotten, as they were."""
    assert context.managed is not None
    services = context.services
    chat = await services.store.run(chats.get, context.managed.id)
    title = clipped(chat.title if chat is not None else context.managed.title, LONGEST_TITLE)
    return title, services.locales.get(chat.language if chat is not None else services.settings.digest.language)


def _with_line(html: str, title: str, locale: Locale) -> Html:
    led = Html(f"{locale.say('managing', name=title)}\n\n{html}")
    return led if visible_length(led) <= _LONGEST else Html(html)


def _row(number: int, title: str, locale: Locale) -> tuple[Button, ...]:
    return (Button(locale.label("key-managed", name=title), data=f"{DONE}:{number}"),)
