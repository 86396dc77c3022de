"""Changing a message that the bot has sent, in a chat or by way of an inline result.

Which refusal goes with which message: tdlib/td.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.sandbox.api.access import chat_to_write, message_of
from bot.sandbox.api.call import Method
from bot.sandbox.api.formatting import caption_content, text_content
from bot.sandbox.api.input_media import input_media
from bot.sandbox.api.keyboards import check_place, inline_rows
from bot.sandbox.api.media import recaptioned
from bot.sandbox.api.methods.rich import rich_content
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import ChatKind
from bot.sandbox.world.message import Content, MediaKind, SentMessage
from bot.sandbox.world.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_PLACE = frozenset({"chat_id", "message_id", "inline_message_id", "reply_markup"})
_TOGETHER = (MediaKind.PHOTO, MediaKind.VIDEO)
"""The kinds that may take each other's place in an album."""
New = Callable[[Content], Content]


def edit_message_text(world: World, params: Json) -> Json | bool:
    """Put another text, or a rich message, and keyboard in place; a keyboard that is not given again is removed."""

    def new(content: Content) -> Content:
        if "text" not in params and "rich_message" not in params:
            raise BadRequest("message text is empty")
        if content.media or content.fields:
            raise BadRequest("there is no text in the message to edit")
        if "rich_message" in params:
            return rich_content(world, params)
        return text_content(world, params, "MESSAGE_TOO_LONG")

    return _edit(world, params, new)


def edit_message_caption(world: World, params: Json) -> Json | bool:
    """Put another caption below a file, or none."""

    def new(content: Content) -> Content:
        if content.media is None:
            raise BadRequest("there is no caption in the message to edit")
        return recaptioned(content, caption_content(world, params))

    return _edit(world, params, new)


def edit_message_media(world: World, params: Json) -> Json | bool:
    """Put another file in place of a file or a text; an inline message takes no upload."""
    given: Json = params["media"]
    if "inline_message_id" in params and given["media"].startswith("attach://"):
        raise BadRequest("invalid message content specified")

    def new(content: Content) -> Content:
        if content.fields or (content.media and content.media.kind is MediaKind.VOICE):
            raise BadRequest("message media can't be edited")
        if content.album and content.media:
            _check_album(content.media.kind, given["type"])
        return replace(input_media(world, params, given), album=content.album)

    return _edit(world, params, new)


def edit_message_reply_markup(world: World, params: Json) -> Json | bool:
    """Put another keyboard below the message, or none."""
    return _edit(world, params, lambda content: content)


def _edit(world: World, params: Json, new: New) -> Json | bool:
    """Change the message that the request names; an inline message is answered with True."""
    inline = "chat_id" not in params and "message_id" not in params
    message = _inline_message(world, params) if inline else _own_message(world, params)
    content = replace(new(message.content), keyboard=inline_rows(params.get("reply_markup")))
    check_place(content.keyboard, None, None if inline else message.chat.kind)
    if _said(message.content) == _said(content):
        raise BadRequest(_NOT_MODIFIED)
    world.change(message, content)
    return True if inline else message.json()


def _inline_message(world: World, params: Json) -> SentMessage:
    if not params.get("inline_message_id"):
        raise BadRequest("message identifier is not specified")
    message = world.inline_messages.get(params["inline_message_id"])
    if message is None or not message.stands:
        raise BadRequest("MESSAGE_ID_INVALID")
    return message


def _own_message(world: World, params: Json) -> SentMessage:
    if "chat_id" not in params:
        raise BadRequest("chat_id is empty")
    if "message_id" not in params:
        raise BadRequest("message identifier is not specified")
    chat = chat_to_write(world, params["chat_id"])
    message = message_of(chat, params["message_id"], "message to edit")
    if (
        not _is_editable(world, message)
        or message.service
        or message.content.markup
        or "forward_origin" in message.context
    ):
        raise BadRequest("message can't be edited")
    return message


def _is_editable(world: World, message: SentMessage) -> bool:
    """Whether it is the bot's own, or a post of a channel where the bot may edit."""
    posted = message.chat.kind is ChatKind.CHANNEL
    return message.is_own(world.bot) or (posted and message.chat.member(world.bot).may("can_edit_messages"))


def _check_album(old: MediaKind, new: str) -> None:
    if new != old and not (old in _TOGETHER and new in _TOGETHER):
        raise BadRequest("can't change media type in the album")


def _said(content: Content) -> Content:
    """What Telegram compares: the content without the markup and the previews that lead to it."""
    return replace(content, source=None, link_preview=None, markup=None)


_TEXT = frozenset({"text", "parse_mode", "entities", "link_preview_options"})
_CAPTION = frozenset({"caption", "parse_mode", "caption_entities", "show_caption_above_media"})

METHODS = {
    "editMessageText": Method(edit_message_text, _PLACE | _TEXT | {"rich_message"}),
    "editMessageCaption": Method(edit_message_caption, _PLACE | _CAPTION),
    "editMessageMedia": Method(edit_message_media, _PLACE | {"media"}),
    "editMessageReplyMarkup": Method(edit_message_reply_markup, _PLACE),
}
