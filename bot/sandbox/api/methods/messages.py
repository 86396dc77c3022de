"""Sending a text, showing that the bot is busy, and what all sending methods share."""

from dataclasses import replace

from bot.sandbox.api.access import chat_to_write, check_delivery, check_thread
from bot.sandbox.api.call import Method
from bot.sandbox.api.formatting import text_content
from bot.sandbox.api.keyboards import inline_rows, other_markup
from bot.sandbox.api.replies import Reply, reply_of
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat, ChatKind
from bot.sandbox.world.journal import EventKind
from bot.sandbox.world.message import Content, SentMessage
from bot.sandbox.world.world import World

PLACED = frozenset(
    {
        "chat_id", "message_thread_id", "disable_notification", "protect_content", "allow_paid_broadcast",
        "message_effect_id", "reply_parameters", "reply_markup",
    }
)  # fmt: skip
"""The parameters that all sending methods share. Nobody pays here: a paid broadcast is as any other."""
DELIVERY = PLACED | {"parse_mode"}
"""Those of the methods that send text or a caption."""
_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip


def deliver(
    world: World, chat: Chat, content: Content, params: Json, *, reply: Reply | None = None, origin: Json | None = None
) -> SentMessage:
    """Write the bot's message into a chat where it may write; `origin` is the MessageOrigin of a forwarded one.

    `reply` is what `reply_parameters` mean, when the caller knows it already; the message that is answered says in
    which topic it goes, whatever the request says. Raises BadRequest for a thread or a
    replied message that is not there, for content or keys that the chat does not take, for an effect outside a private
    chat.
    """
    answered = reply or reply_of(world, chat, params.get("reply_parameters"))
    thread = answered.message.thread if answered.message else params.get("message_thread_id")
    check_thread(world, chat, thread)
    check_delivery(world, chat, content)
    return world.speak(
        chat,
        content,
        thread,
        reply_to=answered.message,
        silent=params.get("disable_notification", False),
        protected=params.get("protect_content", False),
        context=answered.context | _effect(chat, params) | ({"forward_origin": origin} if origin else {}),
    )


def with_markup(content: Content, params: Json) -> Content:
    """The content with the `reply_markup` of a request."""
    markup = params.get("reply_markup")
    return replace(content, keyboard=inline_rows(markup), markup=other_markup(markup))


def send_message(world: World, params: Json) -> Json:
    """Send a text."""
    chat = chat_to_write(world, params["chat_id"])
    content = text_content(world, params, "message is too long")
    return deliver(world, chat, content, params).json()


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


def _effect(chat: Chat, params: Json) -> Json:
    effect = params.get("message_effect_id")
    if effect and chat.kind is not ChatKind.PRIVATE:
        raise BadRequest("can't use message effects in the chat")
    return {"effect_id": effect} if effect else {}


METHODS = {
    "sendMessage": Method(send_message, DELIVERY | {"text", "entities", "link_preview_options"}),
    "sendChatAction": Method(send_chat_action, frozenset({"chat_id", "message_thread_id", "action"})),
}
