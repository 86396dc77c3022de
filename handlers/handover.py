"""Files that the bot hands over."""

from telegram import InputFile, ReplyParameters, Update
from telegram.constants import ParseMode

from bot.delivery.markup import thread_id
from bot.locales import Html
from bot.takeaway.file import File
from handlers.answer import reply_to
from handlers.context import Context, thread_of

_SECONDS_TO_SEND = 60.0


async def hand_over(update: Update, context: Context, file: File, caption: Html) -> None:
    """Send a file to the place of the update."""
    if update.effective_chat is not None:
        await _send(context, update.effective_chat.id, file, caption, thread_of(update), reply_to(update))


async def hand_privately(context: Context, person: int, file: File, caption: Html) -> None:
    """Send a file to a person's own chat with the bot. Raises Forbidden where that was never begun."""
    await _send(context, person, file, caption)


async def _send(
    context: Context, chat: int, file: File, caption: Html, thread: int = 0, replied: ReplyParameters | None = None
) -> None:
    await context.bot.send_document(
        chat,
        InputFile(file.content, filename=file.name),
        caption=caption,
        parse_mode=ParseMode.HTML,
        message_thread_id=thread_id(thread),
        reply_parameters=replied,
        disable_content_type_detection=True,
        write_timeout=_SECONDS_TO_SEND,
    )
