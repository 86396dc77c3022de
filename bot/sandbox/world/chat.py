"""Who and what a Telegram holds: users, chats, their members and forum topics."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.wire import Json
from bot.sandbox.world.message import SentMessage

GENERAL = 1
"""The thread id of a forum's General topic, which `sendMessage` refuses."""

RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip
"""What an administrator of any chat may be allowed."""
RIGHTS_BY_KIND = {
    "channel": ("can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
    "supergroup": ("can_pin_messages", "can_manage_topics"),
    "group": ("can_pin_messages",),
}
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
"""What a restricted member may be allowed."""
COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
"""The colours of a topic's icon that `createForumTopic` names."""


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
    RESTRICTED = "restricted"
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
    """A person or a bot. `language_code` is the IETF tag of the client's language.

    Nobody can write to one who is `deactivated`: a deleted account.
    """

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deactivated: bool = field(default=False, compare=False)

    @property
    def language(self) -> str:
        """The language alone of `language_code`, as `pt` of `pt-BR`; empty when none is known."""
        return (self.language_code or "").partition("-")[0].lower()

    def json(self) -> Json:
        """The Bot API's User."""
        optional = {"username": self.username, "language_code": self.language_code}
        present = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name} | present


@dataclass(frozen=True, slots=True)
class Member:
    """A user's standing in a chat. An `anonymous` administrator speaks as the chat itself.

    `granted` names the rights of an administrator (None: all) or the permissions of a restricted member (None: none);
    `until` is the Unix time at which a ban or a restriction ends, 0 for never.
    """

    user: User
    status: Status
    anonymous: bool = False
    granted: frozenset[str] | None = None
    until: int = 0

    def may(self, right: str) -> bool:
        """Whether the member has a right or a permission, as `can_pin_messages`. Ordinary members may write."""
        match self.status:
            case Status.CREATOR:
                return True
            case Status.ADMINISTRATOR:
                return self.granted is None or right in self.granted or right.startswith("can_send_")
            case Status.RESTRICTED:
                return right in (self.granted or ())
            case Status.MEMBER:
                return right.startswith("can_send_")
        return False

    def json(self, kind: "ChatKind | None" = None) -> Json:
        """The Bot API's ChatMember; with the `kind` of the chat, all that it tells of an administrator."""
        member: Json = {"status": str(self.status), "user": self.user.json()}
        if self.status is Status.CREATOR:
            return member | {"is_anonymous": self.anonymous}
        if self.status is Status.ADMINISTRATOR:
            rights = {right: self.may(right) for right in (*RIGHTS, *RIGHTS_BY_KIND.get(kind or "", ()))}
            return member | {"can_be_edited": False, "is_anonymous": self.anonymous} | rights
        if self.status is Status.RESTRICTED:
            allowed = {permission: self.may(permission) for permission in PERMISSIONS}
            return member | {"is_member": True, "until_date": self.until} | allowed
        return member | ({"until_date": self.until} if self.status is Status.KICKED else {})


@dataclass(slots=True)
class Topic:
    """A topic of a forum. `colour` is the icon's, an RGB number; `icon` is a custom emoji's id; only General hides."""

    name: str
    closed: bool = False
    colour: int = COLOURS[0]
    icon: str | None = None
    hidden: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and all that was said in it. `members` are by user id, `messages` by message id, `topics` by thread id.

    `pinned` are message ids, the latest pin last. `upgraded_to` is the supergroup that took a group's place; a
    `deleted` group is gone for good, one that `hides_members` names its
    administrators alone. In a private chat, `members` has the bot with status KICKED while the user blocks
    it.
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
    pinned: list[int] = field(default_factory=list)
    description: str = ""
    deleted: bool = False
    hides_members: bool = False

    @property
    def name(self) -> str:
        """The kind as Telegram's error texts write it: `group`, `supergroup`, `channel`."""
        return str(self.kind)

    def member(self, user: User) -> Member:
        """The user's standing, LEFT for a stranger."""
        return self.members.get(user.id, Member(user, Status.LEFT))

    def topic(self, thread: int) -> Topic | None:
        """The forum's topic, None when there is none; General is always there."""
        return self.topics.setdefault(GENERAL, Topic("General")) if thread == GENERAL else self.topics.get(thread)

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
