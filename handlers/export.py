"""/export: all that is kept of a chat, as a file for those who may change it.

Invariant: the file goes to a private chat and nowhere else: where one asks at home, or to the admin who asked.
"""

from telegram import Update
from telegram.constants import ChatAction, ChatType
from telegram.error import BadRequest, Forbidden

from bot.locales import Html
from bot.model.chat import Chat
from bot.model.digest import Button
from bot.store import takeaway
from bot.takeaway.export import export_file
from bot.takeaway.file import File
from handlers.answer import say, toast
from handlers.care import caring
from handlers.context import App, Context
from handlers.handover import hand_over, hand_privately
from handlers.person import person_of
from handlers.table import Who
from handlers.wiring import on_command, on_press


async def export(update: Update, context: Context) -> None:
    """`/export`, or the key below /privacy."""
    if update.callback_query is not None:
        await toast(update.callback_query)
    await send_export(update, context, await context.chat(update))


async def send_export(update: Update, context: Context, chat: Chat) -> bool:
    """Hand over all that is kept of `chat`; where that is not possible, say how it would be. Whether it went out."""
    services, place = context.services, update.effective_chat
    locale = services.locales.get(chat.language)
    async with caring(update, context, ChatAction.UPLOAD_DOCUMENT), context.aside():
        kept = await services.store.run(takeaway.everything, chat.id)
        file = export_file(kept, services.clock.now())
    caption = locale.say("export-file", name=chat.title)
    if place is not None and place.type == ChatType.PRIVATE:
        await hand_over(update, context, file, caption)
        return True
    if await _went_privately(update, context, file, caption):
        await say(update, context, locale.say("export-sent-privately"))
        return True
    key = Button(locale.label("key-start-privately"), url=f"https://t.me/{context.bot.username}?start")
    await say(update, context, locale.say("export-not-here"), [[key]])
    return False


async def _went_privately(update: Update, context: Context, file: File, caption: Html) -> bool:
    person = person_of(update)
    if person is None:
        return False
    try:
        await hand_privately(context, person, file, caption)
    except (Forbidden, BadRequest):  # who asks never wrote to the bot, or has blocked it
        return False
    return True


def register(app: App) -> None:
    on_command(app, "export", export)
    on_press(app, "export", export, who=Who.ADMINS)
