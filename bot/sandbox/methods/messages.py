"""Sending a text, deleting a message, showing that the bot is busy."""

from bot.sandbox.access import chat_to_read, chat_to_write, check_thread, message_of
from bot.sandbox.call import Method
from bot.sandbox.chat import Chat, ChatKind
from bot.sandbox.entities import MAX_TEXT, check_length, parse
from bot.sandbox.journal import EventKind
from bot.sandbox.keyboards import inline_rows, other_markup
from bot.sandbox.message import Content, SentMessage
from bot.sandbox.wire import BadRequest, Json, NotDone
from bot.sandbox.world import World

DELIVERY = frozenset(
    {
        "chat_id", "message_thread_id", "disable_notification", "protect_content", "allow_paid_broadcast",
        "reply_parameters", "reply_markup", "parse_mode",
    }
)  # fmt: skip
"""The parameters that all sending methods share."""
_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip


def text_content(world: World, params: Json, too_long: str) -> Content:
    """The content that `text`, `parse_mode`, `link_preview_options` and `reply_markup` describe.

    Raises BadRequest(`too_long`) over 4,096 code points after parsing.
    """
    text: str = params["text"]
    if not text:
        raise BadRequest("message text is empty")
    mode = params.get("parse_mode") or None
    named = world.users.values() if "tg://user" in text else ()  # of thousands, only where somebody is mentioned
    formatted = parse(text, mode, {user.id: user.json() for user in named})
    if not formatted.text:
        raise BadRequest("text must be non-empty")
    check_length(formatted.text, MAX_TEXT, too_long)
    markup = params.get("reply_markup")
    return Content(
        formatted.text,
        formatted.entities,
        source=text,
        keyboard=inline_rows(markup),
        link_preview=params.get("link_preview_options"),
        markup=other_markup(markup),
    )


def deliver(world: World, chat: Chat, content: Content, params: Json) -> SentMessage:
    """Write the bot's message into a chat where it may write.

    Raises BadRequest for a thread or a replied message that is not there, or a reply keyboard in a channel.
    """
    thread = params.get("message_thread_id")
    check_thread(world, chat, thread)
    reply_to = _replied(chat, params.get("reply_parameters"))
    channel = chat.kind is ChatKind.CHANNEL
    if channel and content.markup:
        raise BadRequest("inline keyboard expected")
    return world.write(
        chat,
        None if channel else world.bot,
        content,
        thread,
        sender_chat=chat if channel else None,
        reply_to=reply_to,
        silent=params.get("disable_notification", False),
        protected=params.get("protect_content", False),
    )


def send_message(world: World, params: Json) -> Json:
    """Send a text."""
    chat = chat_to_write(world, params["chat_id"])
    content = text_content(world, params, "message is too long")
    return deliver(world, chat, content, params).json()


def delete_message(world: World, params: Json) -> bool:
    """Delete the bot's own message, any in a private chat, and any other where the bot is an administrator."""
    chat = chat_to_read(world, params["chat_id"])
    message = message_of(chat, params["message_id"], "message to delete")
    own = message.sender == world.bot
    if not (own or chat.kind is ChatKind.PRIVATE or chat.member(world.bot).status.rules):
        raise BadRequest("message can't be deleted")
    world.erase(message)
    return True


def send_chat_action(world: World, params: Json) -> bool:
    """Show that the bot is typing or uploading."""
    chat = chat_to_write(world, params["chat_id"])
    if params["action"] not in _ACTIONS:
        raise BadRequest("wrong parameter action in request")
    thread = params.get("message_thread_id")
    check_thread(world, chat, thread)
    shown = {"action": params["action"]} | ({"message_thread_id": thread} if thread else {})
    world.journal.record(EventKind.ACTION, chat.id, content=shown)
    return True


def _replied(chat: Chat, reply: Json | None) -> SentMessage | None:
    if reply is None:
        return None
    for name in reply.keys() - {"message_id", "chat_id", "allow_sending_without_reply"}:
        raise NotDone(f"the field {name} of reply_parameters")
    if reply.get("chat_id", chat.id) != chat.id:
        raise NotDone("replies to another chat")
    if reply["message_id"] not in chat.messages and reply.get("allow_sending_without_reply"):
        return None
    return message_of(chat, reply["message_id"], "message to be replied")


METHODS = {
    "sendMessage": Method(send_message, DELIVERY | {"text", "link_preview_options"}),
    "deleteMessage": Method(delete_message, frozenset({"chat_id", "message_id"})),
    "sendChatAction": Method(send_chat_action, frozenset({"chat_id", "message_thread_id", "action"})),
}
