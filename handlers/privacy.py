"""/privacy: what is kept, for how long, who sees it, where it goes, and how to take it away or delete it."""

from telegram import Update

from bot.model.digest import Button
from bot.schedule import WORDS_ARE_KEPT
from handlers.answer import say
from handlers.context import App, Context
from handlers.wiring import on_command


async def privacy(update: Update, context: Context) -> None:
    """True to how this bot is set up: a language model is spoken of only where there is one."""
    locale = await context.locale(update)
    has_model = bool(context.services.settings.llm.model)
    goes = locale.say("privacy-model" if has_model else "privacy-no-model")
    keys = [[Button(locale.label("key-export"), data="export"), Button(locale.label("key-forget"), data="forget")]]
    await say(update, context, locale.say("privacy", days=str(WORDS_ARE_KEPT.days), goes=goes), keys)


def register(app: App) -> None:
    on_command(app, "privacy", privacy)
