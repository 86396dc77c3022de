"""How the bot answers: where the question was asked, as HTML, without link previews."""

from collections.abc import Mapping, Sequence

from telegram import CallbackQuery, InlineKeyboardButton, ReplyParameters, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest

from bot.delivery.markup import NO_PREVIEW, keyboard, thread_id
from bot.model.digest import Button, Message
from bot.render.text import clipped
from handlers.context import Context, thread_of
from handlers.head import headed, under_head
from handlers.rich import send_rich

_LONGEST_ECHO = 200
_SAME = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited")

Rows = Sequence[Sequence[Button]]


async def answer(update: Update, context: Context, messages: Sequence[Message], *, to: int | None = None) -> None:
    """Send `messages` to the place of the update, the first as a reply where others talk too; or to a person (`to`).

    Raises Forbidden or BadRequest where that person has not begun a chat with the bot.
    """
    chat = update.effective_chat
    if chat is None:
        return
    for number, message in enumerate(await under_head(context, messages)):
        replied = reply_to(update) if number == 0 and to is None else None
        if message.is_rich:
            await answer(update, context, await send_rich(update, context, message, replied, to=to), to=to)
            continue
        await context.bot.send_message(
            chat_id=chat.id if to is None else to,
            text=message.html,
            parse_mode=ParseMode.HTML,
            message_thread_id=thread_id(thread_of(update)) if to is None else None,
            disable_notification=message.is_silent or None,
            reply_parameters=replied,
            reply_markup=keyboard(message.buttons),
            link_preview_options=NO_PREVIEW,
        )


async def say(update: Update, context: Context, html: str, buttons: Rows = ()) -> None:
    """Send one short message."""
    await answer(update, context, [Message(html, tuple(tuple(row) for row in buttons))])


async def show(update: Update, context: Context, html: str, buttons: Rows = ()) -> None:
    """Change the pressed message in place, or send a new one when nothing was pressed or it cannot be changed."""
    query = update.callback_query
    if query is None or not isinstance(query.message, TelegramMessage):
        await say(update, context, html, buttons)
        return
    words, keys = await headed(context, html, buttons)
    try:
        await query.edit_message_text(
            words, parse_mode=ParseMode.HTML, reply_markup=keyboard(keys), link_preview_options=NO_PREVIEW
        )
    except BadRequest as error:
        words = error.message.lower()
        if any(gone in words for gone in _GONE):
            await say(update, context, html, buttons)
        elif _SAME not in words:
            raise


async def change_keys(query: CallbackQuery, changes: Mapping[str, Button | Sequence[Button]]) -> None:
    """Put each of `changes` (one key, several, none) in the place of the key with that data below the pressed message,
    as far as it is there."""
    markup = query.message.reply_markup if isinstance(query.message, TelegramMessage) else None
    keys = markup.inline_keyboard if markup else ()
    old = [[_ours(key) for key in row] for row in keys]
    rows = [[new for key in row for new in _in_place(key, changes)] for row in old]
    if any(key.data in changes for row in old for key in row):
        try:
            await query.edit_message_reply_markup(keyboard([row for row in rows if row]))
        except BadRequest as error:  # the press has its answer already
            if not any(reason in error.message.lower() for reason in (_SAME, *_GONE)):
                raise


def _in_place(key: Button, changes: Mapping[str, Button | Sequence[Button]]) -> Sequence[Button]:
    new = changes.get(key.data or "", key)
    return [new] if isinstance(new, Button) else new


async def toast(query: CallbackQuery, text: str = "", *, alert: bool = False, url: str | None = None) -> None:
    """Answer a press; one that is too old to be answered needs no answer any more."""
    try:
        await query.answer(text[:200] or None, show_alert=alert, url=url)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise


def echo(words: str) -> str:
    """What somebody typed, short enough to be said back."""
    return clipped(words, _LONGEST_ECHO)


def _ours(key: InlineKeyboardButton) -> Button:
    data = key.callback_data
    copied = key.copy_text.text if key.copy_text else None
    return Button(key.text, data=data if isinstance(data, str) else None, url=key.url, copy=copied)


def reply_to(update: Update) -> ReplyParameters | None:
    """What an answer refers to where others talk too."""
    message, chat = update.message, update.effective_chat
    if message is None or chat is None or chat.type == ChatType.PRIVATE:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)
