"""A rich message as an answer. python-telegram-bot does not know them yet, so that the request is made by hand.

Invariant: where Telegram refuses the layout, the chat has the classic one from now on, and is told so once.
"""

import logging
from collections.abc import Mapping, Sequence

from telegram import InputFile, ReplyParameters, Update
from telegram import Message as TelegramMessage
from telegram.error import BadRequest, EndPointNotFound

from bot.delivery.markup import keyboard, rich_json, thread_id
from bot.delivery.outcome import Fate, outcome_of
from bot.model.chat import Layout
from bot.model.digest import Message
from bot.model.fulltext import Figure
from bot.store import chats
from handlers.context import Context, thread_of

_SECONDS_TO_SEND = 60.0

logger = logging.getLogger(__name__)


async def send_rich(
    update: Update,
    context: Context,
    message: Message,
    reply_to: ReplyParameters | None = None,
    pictures: Mapping[str, Figure] | None = None,
    *,
    to: int | None = None,
) -> Sequence[Message]:
    """Send a rich message to the place of the update, or to the person `to`; return the messages to be sent in its
    place, none if it went out.

    `pictures` are those that it shows, by the names under which it knows them.
    """
    try:
        await _request(update, context, message, reply_to, pictures or {}, to)
    except EndPointNotFound as error:
        why = error.message
    except BadRequest as error:
        if outcome_of(error, is_rich=True).fate is not Fate.PLAIN:
            raise
        why = error.message
    else:
        return ()
    chat = await context.chat(update)
    logger.error("Telegram refused our words", extra={"chat": chat.id, "why": why, "html": message.html})
    await context.services.store.run(chats.set_layout, chat.id, Layout.CLASSIC)
    return message.spare if chat.preferences.layout is Layout.RICH else message.spare[:-1]


async def _request(
    update: Update,
    context: Context,
    message: Message,
    reply_to: ReplyParameters | None,
    pictures: Mapping[str, Figure],
    to: int | None,
) -> None:
    if update.effective_chat is None:
        return
    rich = rich_json(message)
    if pictures:
        rich["media"] = [{"id": name, "media": {"type": "photo", "media": f"attach://{name}"}} for name in pictures]
    fields: dict[str, object] = {"chat_id": to or update.effective_chat.id, "rich_message": rich}
    fields |= {name: InputFile(one.png, filename=f"{name}.png") for name, one in pictures.items()}
    more = {
        "message_thread_id": thread_id(thread_of(update)) if to is None else None,
        "disable_notification": message.is_silent or None,
        "reply_parameters": reply_to,
        "reply_markup": keyboard(message.buttons),
    }
    fields |= {name: value for name, value in more.items() if value is not None}
    await context.bot.do_api_request(
        "sendRichMessage", api_kwargs=fields, return_type=TelegramMessage, write_timeout=_SECONDS_TO_SEND
    )
