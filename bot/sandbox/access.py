"""Whether the bot may do something in a chat, in Telegram's own words when it may not.

Source of the texts: the open Bot API server (tdlib/telegram-bot-api).
"""

from bot.sandbox.chat import GENERAL, Chat, ChatKind, Status
from bot.sandbox.message import SentMessage
from bot.sandbox.wire import BadRequest, Forbidden
from bot.sandbox.world import World


def chat_to_read(world: World, chat_id: int | str) -> Chat:
    """The chat of that id or @username, when the bot is in it.

    Raises BadRequest when there is none, Forbidden when the bot is outside.
    """
    chat = _find(world, chat_id)
    status = chat.member(world.bot).status
    if chat.kind is ChatKind.PRIVATE or status.inside:
        return chat
    if status is Status.KICKED:
        raise Forbidden(f"bot was kicked from the {chat.name} chat")
    raise Forbidden(f"bot is not a member of the {chat.name} chat")


def chat_to_write(world: World, chat_id: int | str) -> Chat:
    """The chat, when the bot may send there.

    Raises as `chat_to_read`, and when the user blocks the bot, the group became a supergroup, or the bot is no
    administrator of the channel.
    """
    chat = _find(world, chat_id)
    if chat.upgraded_to:
        moved = {"migrate_to_chat_id": chat.upgraded_to.id}
        raise BadRequest("group chat was upgraded to a supergroup chat", moved)
    chat_to_read(world, chat.id)
    status = chat.member(world.bot).status
    if chat.kind is ChatKind.PRIVATE and status is Status.KICKED:
        raise Forbidden("bot was blocked by the user")
    if chat.kind is ChatKind.CHANNEL and not status.rules:
        raise BadRequest("need administrator rights in the channel chat")
    return chat


def check_thread(world: World, chat: Chat, thread: int | None) -> None:
    """Raise BadRequest unless the bot may send to the forum topic (None: to the chat, or the forum's General)."""
    if thread is not None and (thread == GENERAL or thread not in chat.topics):
        raise BadRequest("message thread not found")
    topic = chat.topics.get(thread or GENERAL)
    if topic and topic.closed and not chat.member(world.bot).status.rules:
        raise BadRequest("TOPIC_CLOSED")


def message_of(chat: Chat, message_id: int, purpose: str) -> SentMessage:
    """The message, or BadRequest `message to edit not found` for the purpose `message to edit`."""
    try:
        return chat.messages[message_id]
    except KeyError:
        raise BadRequest(f"{purpose} not found") from None


def _find(world: World, chat_id: int | str) -> Chat:
    if isinstance(chat_id, int):
        found = world.chats.get(chat_id)
    else:
        name = chat_id.removeprefix("@").casefold()
        public = (chat for chat in world.chats.values() if chat.kind is not ChatKind.PRIVATE)
        found = next((chat for chat in public if name and (chat.username or "").casefold() == name), None)
    if chat_id == "":
        raise BadRequest("chat_id is empty")
    if found is None:
        raise BadRequest("chat not found")
    return found
