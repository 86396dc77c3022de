"""The topics that a chat made, as keys."""

from telegram import Update

from bot.locales import Html
from bot.locales.html import escape
from bot.model.digest import Button
from bot.render.text import clipped
from bot.store import own_topics
from handlers.answer import show, toast
from handlers.context import App, Context
from handlers.wiring import on_press

_LONGEST_KEY = 40


async def press_own(update: Update, context: Context) -> None:
    """The list, and the key to a new one."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    locale, chat = await context.locale(update), await context.chat(update)
    own = await context.services.store.run(own_topics.of_chat, chat.id)
    keys = [[Button(clipped(topic.names["en"], _LONGEST_KEY), data=f"t:{topic.slug}")] for topic in own]
    keys += [[Button(locale.label("key-own-new"), data="draft-new")], [Button(locale.label("key-back"), data="areas")]]
    names = Html("\n".join(f"• {escape(topic.names['en'])}" for topic in own))
    await show(update, context, locale.say("own-topics", names=names) if own else locale.say("own-none"), keys)


def register(app: App) -> None:
    on_press(app, "own", press_own)
