"""What people write, send, share, edit and delete; each act makes the update that Telegram would make of it."""

from dataclasses import replace

from bot.sandbox.api.cleaning import is_empty
from bot.sandbox.api.entities import parse
from bot.sandbox.people.hearing import tell
from bot.sandbox.people.reply_keyboard import chat_request, shown_keyboard
from bot.sandbox.people.sending_files import file_content
from bot.sandbox.wire import Json, Upload
from bot.sandbox.world.chat import GENERAL, Chat, ChatKind, Status, User
from bot.sandbox.world.message import Content, SentMessage
from bot.sandbox.world.world import ANONYMOUS, World


class Writing:
    """What people say. Raises ValueError where a person could not do it either."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def say(
        self, chat: Chat, user: User, text: str, *, thread: int | None = None, reply_to: SentMessage | None = None
    ) -> SentMessage:
        """The user writes `text`. An anonymous administrator speaks as the group."""
        return self._write(chat, user, _text(text), thread, reply_to=reply_to)

    def post(self, channel: Chat, text: str) -> SentMessage:
        """An administrator posts in a channel."""
        message = self.world.write(channel, None, _text(text), sender_chat=channel)
        tell(self.world, message)
        return message

    def send_file(
        self,
        chat: Chat,
        user: User,
        file: Upload,
        *,
        caption: str = "",
        thread: int | None = None,
        reply_to: SentMessage | None = None,
    ) -> SentMessage:
        """The user sends a picture as a photo, or anything else as a document."""
        self._check(chat, user, thread)
        return self._write(chat, user, file_content(self.world, file, caption), thread, reply_to=reply_to)

    def share_location(self, chat: Chat, user: User, latitude: float, longitude: float) -> SentMessage:
        """The user shares where they are, in degrees."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._write(chat, user, Content(fields={"location": place}))

    def share_chat(self, chat: Chat, user: User, request_id: int, shared: Chat) -> SentMessage:
        """The user picks a chat at a key of the keyboard that asks for one.

        The bot is given the rights that it asks for, where the user may do so (Bot API, KeyboardButtonRequestChat).
        """
        request = chat_request(shown_keyboard(chat, user), request_id)
        if request is None:
            raise ValueError(f"the keyboard in {chat.title} has no key with request_id {request_id}")
        self._check_fits(request, shared, user)
        self._grant(request, shared, user)
        told: Json = {"request_id": request_id, "chat_id": shared.id}
        if request.get("request_title"):
            told["title"] = shared.title
        if request.get("request_username") and shared.username:
            told["username"] = shared.username
        return self._write(chat, user, Content(), service={"chat_shared": told})

    def edit(self, message: SentMessage, user: User, text: str) -> None:
        """The user changes the text or the caption of their own message, or of a post that they may edit."""
        posted = message.chat.kind is ChatKind.CHANNEL and message.content.source is None
        may = self._wrote(message, user) or (posted and message.chat.member(user).status.rules)
        if not may or message.service or message.content.fields or message.context:
            raise ValueError(f"{user.first_name} cannot edit this message")
        said = _text(text)
        if said.text == message.text:
            raise ValueError("the message says that already")
        self.world.change(message, replace(message.content, text=said.text, entities=said.entities))
        tell(self.world, message, edited=True)

    def delete(self, message: SentMessage, user: User) -> None:
        """The user deletes a message for everybody; the bot hears nothing of it."""
        chat = message.chat
        may = chat.kind is ChatKind.PRIVATE or chat.member(user).status.rules or self._wrote(message, user)
        if not may:
            raise ValueError(f"{user.first_name} cannot delete this message")
        self.world.erase(message)

    def _write(
        self,
        chat: Chat,
        user: User,
        content: Content,
        thread: int | None = None,
        *,
        reply_to: SentMessage | None = None,
        service: Json | None = None,
    ) -> SentMessage:
        thread = thread or (reply_to.thread if reply_to else None)
        self._check(chat, user, thread)
        hidden = chat.member(user).anonymous
        sender, sender_chat = (ANONYMOUS, chat) if hidden else (user, None)
        place = None if thread == GENERAL else thread
        message = self.world.write(
            chat, sender, content, place, sender_chat=sender_chat, reply_to=reply_to, service=service
        )
        tell(self.world, message)
        return message

    def _check(self, chat: Chat, user: User, thread: int | None) -> None:
        standing = chat.member(user).status
        may = standing.inside and chat.member(user).may("can_send_messages")
        if not may or chat.kind is ChatKind.CHANNEL or chat.upgraded_to or chat.deleted:
            raise ValueError(f"{user.first_name} cannot write in {chat.title}")
        if chat.kind is ChatKind.PRIVATE and not chat.member(self.world.bot).status.inside:
            raise ValueError(f"{user.first_name} has blocked the bot")
        topic = chat.topics.get(thread or GENERAL)
        if thread not in (None, GENERAL) and topic is None:
            raise ValueError(f"{chat.title} has no topic {thread}")
        if topic and topic.closed and not standing.rules:
            raise ValueError(f"the topic {topic.name} is closed")

    def _wrote(self, message: SentMessage, user: User) -> bool:
        hidden = message.sender == ANONYMOUS and message.chat.member(user).anonymous
        return message.sender == user or hidden

    def _check_fits(self, request: Json, shared: Chat, user: User) -> None:
        found = {
            "chat_is_channel": shared.kind is ChatKind.CHANNEL,
            "chat_is_forum": shared.forum,
            "chat_has_username": shared.username is not None,
        }
        if shared.kind is ChatKind.PRIVATE or any(request.get(name, fact) != fact for name, fact in found.items()):
            raise ValueError(f"{shared.title} is not of the kind that the bot asked for")
        mine = shared.member(user).status
        if not mine.inside or (request.get("chat_is_created") and mine != "creator"):
            raise ValueError(f"{shared.title} is not {user.first_name}'s to share")
        if request.get("bot_is_member") and not shared.member(self.world.bot).status.inside:
            raise ValueError(f"the bot is not in {shared.title}")

    def _grant(self, request: Json, shared: Chat, user: User) -> None:
        wanted = {name for name, value in (request.get("bot_administrator_rights") or {}).items() if value}
        standing = shared.member(self.world.bot)
        has_all = standing.status.rules and all(map(standing.may, wanted))
        if wanted and not has_all and shared.member(user).status.rules:
            held = standing.granted or frozenset() if standing.status.rules else frozenset()
            self.world.set_status(shared, user, self.world.bot, Status.ADMINISTRATOR, granted=held | wanted)


def _text(text: str) -> Content:
    """The text as Telegram keeps it: cleaned, without spaces and empty lines around it."""
    said = parse(text, None)
    if is_empty(said.text):
        raise ValueError("the text is empty")
    return Content(said.text, said.entities)
