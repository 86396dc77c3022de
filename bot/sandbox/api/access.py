"""Whether the bot may do something in a chat, in Telegram's own words when it may not.

Source of the rules and the texts: the open Bot API server (tdlib/telegram-bot-api, `check_chat_access`) and TDLib.
Stricter than Telegram: a group that became a supergroup is refused to `deleteMessage` and the edits too.
"""

from bot.sandbox.api.keyboards import check_place
from bot.sandbox.wire import BadRequest, Forbidden
from bot.sandbox.world.chat import GENERAL, Chat, ChatKind, Member, Status, User
from bot.sandbox.world.message import Content, MediaKind, SentMessage
from bot.sandbox.world.world import World

_SENDING = {
    MediaKind.PHOTO: ("can_send_photos", "photos"),
    MediaKind.DOCUMENT: ("can_send_documents", "documents"),
    MediaKind.VIDEO: ("can_send_videos", "videos"),
    MediaKind.ANIMATION: ("can_send_other_messages", "animations"),
    MediaKind.AUDIO: ("can_send_audios", "music"),
    MediaKind.VOICE: ("can_send_voice_notes", "voice notes"),
}
_OTHERS = {"poll": ("can_send_polls", "polls"), "dice": ("can_send_other_messages", "dice")}


def chat_to_read(world: World, chat_id: int | str) -> Chat:
    """The chat of that id or @username, when the bot is in it or it is public.

    Raises BadRequest when there is none or it became a supergroup, Forbidden when the bot is outside.
    """
    chat = find_chat(world, chat_id)
    _check_there(chat)
    return _entered(world, chat, is_open=chat.username is not None)


def chat_to_write(world: World, chat_id: int | str) -> Chat:
    """The chat, when the bot may send there.

    Raises as `chat_to_read`, and when the user blocks the bot, never started it or is deleted, or the bot may not post
    in the channel.
    """
    chat = _addressed(world, chat_id)
    _check_there(chat)
    standing = chat.member(world.bot)
    if chat.kind is ChatKind.PRIVATE:
        _check_reachable(world, chat)
    _entered(world, chat, is_open=False)
    if chat.kind is ChatKind.CHANNEL and not standing.may("can_post_messages"):
        raise BadRequest("need administrator rights in the channel chat")
    return chat


def find_chat(world: World, chat_id: int | str) -> Chat:
    """The chat, whatever the bot may do there. Raises BadRequest when there is none."""
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


def check_delivery(world: World, chat: Chat, content: Content) -> None:
    """Raise BadRequest unless the bot may send messages with that content and those keys to the chat."""
    check_place(content.keyboard, content.markup, chat.kind)
    if chat.kind in (ChatKind.PRIVATE, ChatKind.CHANNEL):
        return
    other = next((_OTHERS[name] for name in content.fields or () if name in _OTHERS), None)
    what = _SENDING[content.media.kind] if content.media else other or ("can_send_messages", "text messages")
    if not chat.member(world.bot).may(what[0]):
        raise BadRequest(f"not enough rights to send {what[1]} to the chat")


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


def member_of(world: World, chat: Chat, user_id: int) -> Member:
    """A person's standing in the chat, LEFT for one who never came. Raises BadRequest for somebody unknown."""
    if user_id <= 0:
        raise BadRequest("invalid user_id specified")
    user = world.users.get(user_id)
    if chat.kind is ChatKind.PRIVATE and user_id not in chat.members:
        raise BadRequest("member not found")
    if user is None:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    return chat.member(user)


def _addressed(world: World, chat_id: int | str) -> Chat:
    """As `find_chat`, telling apart people to whom the bot may not speak first."""
    user = world.users.get(chat_id) if isinstance(chat_id, int) and chat_id not in world.chats else None
    if user is None:
        return find_chat(world, chat_id)
    if user.deactivated:
        raise Forbidden("user is deactivated")
    if user.is_bot:
        raise Forbidden("bot can't send messages to bots")
    raise Forbidden("bot can't initiate conversation with a user")


def _check_there(chat: Chat) -> None:
    if chat.upgraded_to:
        moved = {"migrate_to_chat_id": chat.upgraded_to.id}
        raise BadRequest("group chat was upgraded to a supergroup chat", moved)
    if chat.deleted:
        raise Forbidden("the group chat was deleted")


def _check_reachable(world: World, chat: Chat) -> None:
    user: User | None = world.users.get(chat.id)
    if user and user.deactivated:
        raise Forbidden("user is deactivated")
    if chat.member(world.bot).status is Status.KICKED:
        raise Forbidden("bot was blocked by the user")


def _entered(world: World, chat: Chat, *, is_open: bool) -> Chat:
    status = chat.member(world.bot).status
    if chat.kind is ChatKind.PRIVATE or status.inside:
        return chat
    if status is Status.KICKED:
        raise Forbidden(f"bot was kicked from the {chat.name} chat")
    if is_open:
        return chat
    raise Forbidden(f"bot is not a member of the {chat.name} chat")
