"""The human side of the sandbox: people who come, write, press buttons, block, promote; each act makes its update.

Invariant: the bot hears what Telegram would let it hear: in groups where it is no administrator only commands, mentions
of it and replies to it (privacy mode, "Privacy mode" in the Bot API's features page).
"""

from collections.abc import Sequence

from bot.sandbox.chat import GENERAL, Chat, ChatKind, Member, Status, Topic, User
from bot.sandbox.entities import detect
from bot.sandbox.message import Content, SentMessage
from bot.sandbox.world import ANONYMOUS, Press, World


class Humans:
    """What people do in a world. Raises ValueError where a person could not do it either."""

    def __init__(self, world: World) -> None:
        self.world = world

    def user(self, first_name: str, *, username: str | None = None, language_code: str | None = None) -> User:
        """A new person."""
        return self.world.add_user(first_name, username, language_code)

    def private_chat(self, user: User) -> Chat:
        """The chat of the bot and the user, who has started the bot."""
        return self.world.add_private_chat(user)

    def group(
        self,
        title: str,
        *,
        members: Sequence[User] = (),
        admins: Sequence[User] = (),
        supergroup: bool = False,
        forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        """A group with the bot as a member; the first of `admins` is its creator. A forum is a supergroup."""
        kind = ChatKind.SUPERGROUP if supergroup or forum or username else ChatKind.GROUP
        chat = self.world.add_chat(kind, title, username, forum=forum)
        return _people(chat, members, admins)

    def channel(
        self, title: str, *, admins: Sequence[User] = (), username: str | None = None, bot_is_admin: bool = True
    ) -> Chat:
        """A channel; the first of `admins` is its creator."""
        chat = self.world.add_chat(ChatKind.CHANNEL, title, username)
        if bot_is_admin:
            chat.members[self.world.bot.id] = Member(self.world.bot, Status.ADMINISTRATOR)
        return _people(chat, (), admins)

    def topic(self, forum: Chat, name: str) -> int:
        """Open a topic in a forum; returns its thread id."""
        if not forum.forum:
            raise ValueError(f"{forum.title} is no forum")
        forum.topics.setdefault(GENERAL, Topic("General"))
        forum.last_message_id = max(forum.last_message_id, GENERAL)
        thread = forum.next_message_id()
        forum.topics[thread] = Topic(name)
        self.world.stir(forum)
        return thread

    def close_topic(self, forum: Chat, thread: int) -> None:
        """Close a topic: only administrators may write there. Thread 1 is the General topic."""
        forum.topics.setdefault(thread, Topic("General")).closed = True
        self.world.stir(forum)

    def delete_topic(self, forum: Chat, thread: int) -> None:
        """Delete a topic and what was said in it."""
        del forum.topics[thread]
        for message in [one for one in forum.messages.values() if one.thread == thread]:
            self.world.erase(message)
        self.world.stir(forum)

    async def say(
        self, chat: Chat, user: User, text: str, *, thread: int | None = None, reply_to: SentMessage | None = None
    ) -> SentMessage:
        """The user writes `text`. An anonymous administrator speaks as the group."""
        member = chat.member(user)
        if not member.status.inside or chat.kind is ChatKind.CHANNEL:
            raise ValueError(f"{user.first_name} cannot write in {chat.title}")
        if chat.kind is ChatKind.PRIVATE and not chat.member(self.world.bot).status.inside:
            raise ValueError(f"{user.first_name} has blocked the bot")
        content = Content(text, detect(text))
        sender, sender_chat = (ANONYMOUS, chat) if member.anonymous else (user, None)
        message = self.world.write(chat, sender, content, thread, sender_chat=sender_chat, reply_to=reply_to)
        if self._hears(message):
            self.world.updates.push("message", message.json())
        return message

    async def press(self, message: SentMessage, button: str, user: User) -> Press:
        """The user presses the button with that text or callback data; the answers appear in the Press."""
        data = _callback_data(message, button)
        press = Press(f"{4_000_000_000 + self.world.serial()}", message, user, data)
        self.world.presses[press.id] = press
        query = {
            "id": press.id,
            "from": user.json(),
            "message": message.json(),
            "chat_instance": str(message.chat.id),
            "data": data,
        }
        self.world.updates.push("callback_query", query)
        return press

    def expire_presses(self) -> None:
        """Let time pass: no press so far takes an answer any more."""
        for press in self.world.presses.values():
            press.expired = True

    def post(self, channel: Chat, text: str) -> SentMessage:
        """An administrator posts in a channel."""
        message = self.world.write(channel, None, Content(text, detect(text)), sender_chat=channel)
        if channel.member(self.world.bot).status.rules:
            self.world.updates.push("channel_post", message.json())
        return message

    def block(self, user: User) -> None:
        """The user blocks the bot."""
        self.world.set_status(self.private_chat(user), user, self.world.bot, Status.KICKED)

    def unblock(self, user: User) -> None:
        """The user lets the bot write again."""
        self.world.set_status(self.private_chat(user), user, self.world.bot, Status.MEMBER)

    def add_bot(self, chat: Chat, by: User) -> None:
        """Somebody adds the bot."""
        self.world.set_status(chat, by, self.world.bot, Status.MEMBER)

    def kick_bot(self, chat: Chat, by: User) -> None:
        """An administrator removes the bot for good."""
        self.world.set_status(chat, by, self.world.bot, Status.KICKED)

    def promote(self, chat: Chat, user: User, *, anonymous: bool = False) -> None:
        """Make the user, or the bot, an administrator."""
        self.world.set_status(chat, self._owner(chat, user), user, Status.ADMINISTRATOR, anonymous=anonymous)

    def demote(self, chat: Chat, user: User) -> None:
        """Make the administrator an ordinary member."""
        self.world.set_status(chat, self._owner(chat, user), user, Status.MEMBER)

    def migrate(self, group: Chat) -> Chat:
        """Turn a group into a supergroup with another id; both chats tell of it."""
        if group.kind is not ChatKind.GROUP:
            raise ValueError(f"{group.title} is no basic group")
        supergroup = self.world.add_chat(ChatKind.SUPERGROUP, group.title)
        supergroup.members = dict(group.members)
        group.upgraded_to = supergroup
        self.world.stir(group)
        self.world.stir(supergroup)
        pairs = [(group, {"migrate_to_chat_id": supergroup.id}), (supergroup, {"migrate_from_chat_id": group.id})]
        for chat, service in pairs:
            message = self.world.write(chat, ANONYMOUS, Content(), sender_chat=chat, service=service)
            self.world.updates.push("message", message.json())
        return supergroup

    def _owner(self, chat: Chat, user: User) -> User:
        owners = (member.user for member in chat.members.values() if member.status is Status.CREATOR)
        return next(owners, user)

    def _hears(self, message: SentMessage) -> bool:
        bot, chat = self.world.bot, message.chat
        if chat.kind is ChatKind.PRIVATE or chat.member(bot).status.rules:
            return True
        if not chat.member(bot).status.inside:
            return False
        if message.reply_to and message.reply_to.sender == bot:
            return True
        name = f"@{bot.username}".casefold()
        first = message.text.split(maxsplit=1)[0].casefold()
        to_all = first.startswith("/") and "@" not in first
        return to_all or name in message.text.casefold()


def _people(chat: Chat, members: Sequence[User], admins: Sequence[User]) -> Chat:
    for place, user in enumerate(admins):
        chat.members[user.id] = Member(user, Status.ADMINISTRATOR if place else Status.CREATOR)
    for user in members:
        chat.members[user.id] = Member(user, Status.MEMBER)
    return chat


def _callback_data(message: SentMessage, button: str) -> str:
    keys = [key for row in message.keyboard for key in row]
    for key in keys:
        if button in (key["text"], key.get("callback_data")) and "callback_data" in key:
            data: str = key["callback_data"]
            return data
    shown = ", ".join(key["text"] for key in keys) or "none"
    raise ValueError(f"the message has no button {button!r} to press; its buttons: {shown}")
