"""Everything that no command answers: a pasted link, an unknown command, other words, a key of an old message."""

import difflib

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.errors import BadPaperId
from bot.model.paper import PaperId
from handlers.answer import echo, say, toast
from handlers.context import App, Context
from handlers.papers import pasted
from handlers.table import BY_NAME

_LONGEST_ID = 200


async def private_words(update: Update, context: Context) -> None:
    """In a private chat a link or an id counts as /paper; anything else is told what the bot understands."""
    message = update.effective_message
    text = (message.text or message.caption or "") if message is not None else ""
    ids = _ids_in(text)
    if ids:
        await pasted(update, context, ids)
    else:
        await say(update, context, (await context.locale(update)).say("not-understood"))


async def unknown_command(update: Update, context: Context) -> None:
    """Say which command was probably meant. In groups only when the bot was named: other bots have commands too."""
    message = update.effective_message
    typed = (message.text or "").split()[0] if message is not None and message.text else "/"
    name, _, addressee = typed.lstrip("/").partition("@")
    is_private = update.effective_chat is not None and update.effective_chat.id > 0
    if not is_private and addressee.lower() != context.bot.username.lower():
        return
    near = difflib.get_close_matches(name.lower(), BY_NAME, n=1, cutoff=0.5)
    name = f"/{echo(name)}"
    locale = await context.locale(update)
    if near:
        await say(update, context, locale.say("unknown-command-near", name=name, near=BY_NAME[near[0]].usage(locale)))
    else:
        await say(update, context, locale.say("unknown-command", name=name))


async def stale_press(update: Update, context: Context) -> None:
    """A key that means nothing any more still gets an answer."""
    if update.callback_query is not None:
        await toast(update.callback_query, (await context.locale(update)).label("stale-key"), alert=True)


def _ids_in(text: str) -> list[PaperId]:
    found = PaperId.find_links(text)
    if found or len(text) > _LONGEST_ID:
        return found
    try:
        return [PaperId.parse(text)]
    except BadPaperId:
        return []


def register(app: App) -> None:
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler[Context, None](filters.COMMAND & filters.UpdateType.MESSAGE, unknown_command))
    words = private & ~filters.COMMAND & ~filters.StatusUpdate.ALL
    app.add_handler(MessageHandler[Context, None](words, private_words))
    app.add_handler(CallbackQueryHandler[Context, None](stale_press))
