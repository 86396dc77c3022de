"""All that the sandbox's Telegram knows: the bot, the people, the chats, what waits for the bot and what it set."""

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.clock import Clock
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import GENERAL, Chat, ChatKind, Member, Status, Topic, User
from bot.sandbox.world.files import FileStore
from bot.sandbox.world.inline_query import InlineQuery
from bot.sandbox.world.journal import EventKind, Journal
from bot.sandbox.world.latest import Latest
from bot.sandbox.world.message import Content, SentMessage
from bot.sandbox.world.profile import Profile
from bot.sandbox.world.update_queue import UpdateQueue
from bot.sandbox.world.webhook import Webhook

KEEP_MESSAGES = 20_000
KEEP_PRESSES = 10_000
KEEP_QUERIES = 1_000
ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Who Telegram names as the sender when an anonymous administrator speaks."""


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the bot answered to a press."""

    query_id: str
    text: str | None
    show_alert: bool
    url: str | None


@dataclass(slots=True)
class Press:
    """A callback query: who pressed which button, and the answers so far. An `expired` one takes none."""

    id: str
    message: SentMessage
    user: User
    data: str
    expired: bool = False
    answers: list[CallbackAnswer] = field(default_factory=list)


class World:
    """One Telegram with one bot in it.

    Invariant: whatever changes what people see is done by a method here, which records it in the journal. The latest
    `keep` messages of all chats stand, older ones are forgotten; `old_client` is the switch for a server and clients
    that know no rich messages.
    """

    def __init__(self, bot: User, clock: Clock, keep: int = KEEP_MESSAGES) -> None:
        self.bot = bot
        self.clock = clock
        self.journal = Journal()
        self.old_client = False
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(self.now)
        self.webhook = Webhook(self.updates, self.now)
        self.logged_out_until = 0
        self.profile = Profile()
        self.presses: dict[str, Press] = Latest(KEEP_PRESSES)
        self.inline_queries: dict[str, InlineQuery] = Latest(KEEP_QUERIES)
        self.inline_messages: dict[str, SentMessage] = Latest(KEEP_MESSAGES)
        self.callback_answers: deque[CallbackAnswer] = deque(maxlen=KEEP_PRESSES)
        self.files = FileStore()
        self._keep = keep
        self._written: deque[SentMessage] = deque()
        self._serial = count(1)

    def now(self) -> int:
        """The time in Unix seconds."""
        return int(self.clock.now().timestamp())

    @property
    def webhook_url(self) -> str | None:
        """Where updates are posted to, None when the bot polls."""
        return self.webhook.hook.url if self.webhook.hook else None

    def serial(self) -> int:
        """A number that was not given before."""
        return next(self._serial)

    def add_user(self, first_name: str, username: str | None, language_code: str | None) -> User:
        """A new person."""
        user = User(1_000_000 + self.serial(), first_name, username, language_code)
        self.users[user.id] = user
        return user

    def add_chat(self, kind: ChatKind, title: str, username: str | None = None, *, forum: bool = False) -> Chat:
        """A new chat with the bot as its only member; for a private chat see `add_private_chat`."""
        base = -5_000_000 if kind is ChatKind.GROUP else -1_002_000_000_000
        chat = Chat(base - self.serial(), kind, title, username, forum=forum)
        chat.members[self.bot.id] = Member(self.bot, Status.MEMBER)
        self.chats[chat.id] = chat
        self.stir(chat)
        return chat

    def add_private_chat(self, user: User) -> Chat:
        """The bot's chat with `user`: always the same one, with the user's own id."""
        if user.id not in self.chats:
            chat = Chat(user.id, ChatKind.PRIVATE, user.first_name, user.username)
            chat.members = {one.id: Member(one, Status.MEMBER) for one in (user, self.bot)}
            self.chats[chat.id] = chat
            self.stir(chat)
        return self.chats[user.id]

    def write(
        self,
        chat: Chat,
        sender: User | None,
        content: Content,
        thread: int | None = None,
        *,
        sender_chat: Chat | None = None,
        reply_to: SentMessage | None = None,
        silent: bool = False,
        protected: bool = False,
        service: Json | None = None,
        context: Json | None = None,
    ) -> SentMessage:
        """Add a message to the chat. It makes no update."""
        message = SentMessage(
            chat.next_message_id(), chat, sender, self.now(), content, thread, sender_chat, reply_to, silent, protected
        )
        message.service, message.context = service or {}, context or {}
        chat.messages[message.message_id] = message
        self._written.append(message)
        if len(self._written) > self._keep:
            self._forget(self._written.popleft())
        self.journal.record(EventKind.MESSAGE, chat.id, message)
        return message

    def speak(self, chat: Chat, content: Content, thread: int | None = None, **given: Any) -> SentMessage:
        """Add a message of the bot, as `write` does; in a channel it speaks as the channel."""
        posts = chat.kind is ChatKind.CHANNEL
        return self.write(
            chat, None if posts else self.bot, content, thread, sender_chat=chat if posts else None, **given
        )

    def change(self, message: SentMessage, content: Content) -> None:
        """Put `content` in place of what the message says."""
        message.edit(content, self.now())
        self.journal.record(EventKind.EDITED, message.chat.id, message)

    def erase(self, message: SentMessage) -> None:
        """Delete a message for everybody, if it stands."""
        if message.chat.messages.pop(message.message_id, None) is None:
            return
        self.journal.record(EventKind.DELETED, message.chat.id, message)
        self.unpin(message.chat, {message.message_id})

    def open_topic(self, forum: Chat, topic: Topic) -> int:
        """Put a topic into a forum; its thread id, which is the id of the message that is to tell of it."""
        forum.topic(GENERAL)
        forum.last_message_id = max(forum.last_message_id, GENERAL)
        thread = forum.last_message_id + 1
        forum.topics[thread] = topic
        self.stir(forum)
        return thread

    def delete_topic(self, forum: Chat, thread: int) -> None:
        """Delete a topic of a forum and all that was said there."""
        del forum.topics[thread]
        for message in [one for one in forum.messages.values() if one.thread == thread]:
            self.erase(message)
        self.stir(forum)

    def pin(self, message: SentMessage) -> None:
        """Put a message in front of the chat's pinned ones."""
        message.chat.pinned.append(message.message_id)
        self.stir(message.chat)

    def unpin(self, chat: Chat, message_ids: Collection[int]) -> None:
        """Take messages from the chat's pinned ones, those of them that are there."""
        left = [one for one in chat.pinned if one not in message_ids]
        if len(left) < len(chat.pinned):
            chat.pinned = left
            self.stir(chat)

    def react(self, message: SentMessage, reactions: list[Json], *, big: bool = False) -> None:
        """Put the bot's reactions, ReactionType objects, in place of those it gave the message before."""
        message.reactions = reactions
        self.journal.record(EventKind.EDITED, message.chat.id, message, {"is_big": big})

    def stream(self, chat: Chat, draft: Json) -> None:
        """Show a message while it is being made: `draft_id`, and `text` with `entities`, or `rich_message`."""
        self.journal.record(EventKind.DRAFT, chat.id, content=draft)

    def answer(self, press: Press, answer: CallbackAnswer) -> None:
        """Show the person who pressed what the bot answered."""
        press.answers.append(answer)
        self.callback_answers.append(answer)
        shown = {"user": press.user.id, "text": answer.text, "show_alert": answer.show_alert, "url": answer.url}
        self.journal.record(EventKind.ANSWER, press.message.chat.id, content=shown | {"query_id": press.id})

    def stir(self, chat: Chat) -> None:
        """Tell those who watch that the chat's members, topics or title changed."""
        self.journal.record(EventKind.CHAT, chat.id)

    def set_status(
        self,
        chat: Chat,
        by: User,
        user: User,
        status: Status,
        *,
        anonymous: bool = False,
        granted: frozenset[str] | None = None,
        until: int = 0,
    ) -> None:
        """Change a member's standing and tell the bot: of itself always, of others where it is an administrator."""
        old, new = chat.member(user), Member(user, status, anonymous, granted, until)
        chat.members[user.id] = new
        changed = {
            "chat": chat.json(),
            "from": by.json(),
            "date": self.now(),
            "old_chat_member": old.json(chat.kind),
            "new_chat_member": new.json(chat.kind),
        }
        if user == self.bot:
            self.updates.push("my_chat_member", changed)
        elif chat.member(self.bot).status.rules:
            self.updates.push("chat_member", changed)
        self.stir(chat)

    def _forget(self, message: SentMessage) -> None:
        """Let a message go for its age: nothing leads to it, and it leads to none before it."""
        message.chat.messages.pop(message.message_id, None)
        message.reply_to = None
        self.unpin(message.chat, {message.message_id})
