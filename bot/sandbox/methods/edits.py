"""Changing a message that the bot has sent."""

from dataclasses import replace

from bot.sandbox.access import chat_to_write, message_of
from bot.sandbox.call import Method
from bot.sandbox.keyboards import inline_rows
from bot.sandbox.message import Content, SentMessage
from bot.sandbox.methods.messages import text_content
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_PLACE = frozenset({"chat_id", "message_id", "reply_markup"})


def edit_message_text(world: World, params: Json) -> Json:
    """Put another text and keyboard in place; a keyboard that is not given again is removed."""
    message = _own_message(world, params)
    if "text" not in params:
        raise BadRequest("message text is empty")
    if message.content.media:
        raise BadRequest("there is no text in the message to edit")
    return _change(world, message, text_content(world, params, "MESSAGE_TOO_LONG"))


def edit_message_reply_markup(world: World, params: Json) -> Json:
    """Put another keyboard below the message, or none."""
    message = _own_message(world, params)
    return _change(world, message, replace(message.content, keyboard=inline_rows(params.get("reply_markup"))))


def _own_message(world: World, params: Json) -> SentMessage:
    if "chat_id" not in params:
        raise BadRequest("chat_id is empty")
    if "message_id" not in params:
        raise BadRequest("message identifier is not specified")
    chat = chat_to_write(world, params["chat_id"])
    message = message_of(chat, params["message_id"], "message to edit")
    if message.sender != world.bot and message.sender_chat != chat:
        raise BadRequest("message can't be edited")
    return message


def _said(content: Content) -> Content:
    """What Telegram compares: the content without the markup and the previews that lead to it."""
    return replace(content, source=None, link_preview=None, markup=None)


def _change(world: World, message: SentMessage, content: Content) -> Json:
    if _said(message.content) == _said(content):
        raise BadRequest(_NOT_MODIFIED)
    world.change(message, content)
    return message.json()


METHODS = {
    "editMessageText": Method(edit_message_text, _PLACE | {"text", "parse_mode", "link_preview_options"}),
    "editMessageReplyMarkup": Method(edit_message_reply_markup, _PLACE),
}
