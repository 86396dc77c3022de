"""/pause and /resume: no digests for a while; topics stay."""

from telegram import Update

from bot.model.chat import ChatState
from bot.store import chats
from handlers.answer import say
from handlers.chats import wake, when_due
from handlers.context import App, Context
from handlers.wiring import on_command


async def pause(update: Update, context: Context) -> None:
    """No digests until /resume; topics stay."""
    chat = await context.chat(update)
    await context.services.store.run(chats.set_state, chat.id, ChatState.PAUSED)
    await say(update, context, context.services.locales.get(chat.language).say("paused"))


async def resume(update: Update, context: Context) -> None:
    """Digests again, from the next announcement on."""
    chat, services = await context.chat(update), context.services
    locale = services.locales.get(chat.language)
    if chat.state is not ChatState.ACTIVE:
        await wake(chat, services)
    await say(update, context, locale.say("resumed", when=when_due(await context.chat(update), locale)))


def register(app: App) -> None:
    on_command(app, "pause", pause)
    on_command(app, "resume", resume)
