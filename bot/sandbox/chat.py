"""Who and what a Telegram holds: users, chats, their members and forum topics."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.message import SentMessage
from bot.sandbox.wire import Json

GENERAL = 1
"""The thread id of a forum's General topic, which `sendMessage` refuses."""

_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip


class ChatKind(StrEnum):
    """The `type` of a Chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Status(StrEnum):
    """The `status` of a ChatMember."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def inside(self) -> bool:
        """Whether the member is in the chat."""
        return self not in (Status.LEFT, Status.KICKED)

    @property
    def rules(self) -> bool:
        """Whether the member is an administrator or the creator."""
        return self in (Status.CREATOR, Status.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot. `language_code` is the IETF tag of the client's language."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def json(self) -> Json:
        """The Bot API's User."""
        optional = {"username": self.username, "language_code": self.language_code}
        present = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name} | present


@dataclass(frozen=True, slots=True)
class Member:
    """A user's standing in a chat. An `anonymous` administrator speaks as the chat itself."""

    user: User
    status: Status
    anonymous: bool = False

    def json(self) -> Json:
        """The Bot API's ChatMember."""
        member: Json = {"status": str(self.status), "user": self.user.json()}
        if self.status is Status.CREATOR:
            return member | {"is_anonymous": self.anonymous}
        if self.status is Status.ADMINISTRATOR:
            rights = dict.fromkeys(_RIGHTS, True)
            return member | {"can_be_edited": False, "is_anonymous": self.anonymous} | rights
        return member | ({"until_date": 0} if self.status is Status.KICKED else {})


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and all that was said in it. `members` are by user id, `messages` by message id, `topics` by thread id.

    `upgraded_to` is the supergroup that took a group's place. In a private chat, `members` has the bot with status
    KICKED while the user blocks it.
    """

    id: int
    kind: ChatKind
    title: str
    username: str | None = None
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, SentMessage] = field(default_factory=dict)
    upgraded_to: "Chat | None" = None
    last_message_id: int = 0

    @property
    def name(self) -> str:
        """The kind as Telegram's error texts write it: `group`, `supergroup`, `channel`."""
        return str(self.kind)

    def member(self, user: User) -> Member:
        """The user's standing, LEFT for a stranger."""
        return self.members.get(user.id, Member(user, Status.LEFT))

    def next_message_id(self) -> int:
        """An id that no message of the chat has had."""
        self.last_message_id += 1
        return self.last_message_id

    def json(self) -> Json:
        """The Bot API's Chat."""
        chat: Json = {"id": self.id, "type": str(self.kind)}
        chat["first_name" if self.kind is ChatKind.PRIVATE else "title"] = self.title
        if self.username:
            chat["username"] = self.username
        return chat | ({"is_forum": True} if self.forum else {})
