"""How people and the bot come, go, rise and are sent away."""

from collections.abc import Sequence

from bot.sandbox.people.hearing import tell
from bot.sandbox.world.chat import Chat, ChatKind, Member, Status, User
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import ANONYMOUS, World


class Membership:
    """What people do to their own and others' standing. Raises ValueError where a person could not do it either."""

    def __init__(self, world: World) -> None:
        self.world = world

    def private_chat(self, user: User) -> Chat:
        """The chat of the bot and the user, who has started the bot."""
        return self.world.add_private_chat(user)

    def block(self, user: User) -> None:
        """The user blocks the bot."""
        chat = self.private_chat(user)
        if not chat.member(self.world.bot).status.inside:
            raise ValueError(f"{user.first_name} has blocked the bot already")
        self.world.set_status(chat, user, self.world.bot, Status.KICKED)

    def unblock(self, user: User) -> None:
        """The user lets the bot write again."""
        chat = self.private_chat(user)
        if chat.member(self.world.bot).status.inside:
            raise ValueError(f"{user.first_name} does not block the bot")
        self.world.set_status(chat, user, self.world.bot, Status.MEMBER)

    def join(self, chat: Chat, user: User) -> None:
        """The user comes into a group or subscribes to a channel."""
        standing = chat.member(user).status
        if chat.kind is ChatKind.PRIVATE or chat.upgraded_to or standing is Status.KICKED:
            raise ValueError(f"{user.first_name} cannot join {chat.title}")
        if standing.inside:
            raise ValueError(f"{user.first_name} is in {chat.title} already")
        self.world.set_status(chat, user, user, Status.MEMBER)
        self._serve(chat, user, "new_chat_members", user)

    def leave(self, chat: Chat, user: User) -> None:
        """The user goes."""
        if chat.kind is ChatKind.PRIVATE or not chat.member(user).status.inside:
            raise ValueError(f"{user.first_name} is not in a group or channel {chat.title}")
        self.world.set_status(chat, user, user, Status.LEFT)
        self._serve(chat, user, "left_chat_member", user)

    def add_bot(self, chat: Chat, by: User) -> None:
        """Somebody adds the bot; to a channel, as an administrator."""
        if chat.member(self.world.bot).status.inside:
            raise ValueError(f"the bot is in {chat.title} already")
        status = Status.ADMINISTRATOR if chat.kind is ChatKind.CHANNEL else Status.MEMBER
        self.world.set_status(chat, by, self.world.bot, status)
        self._serve(chat, by, "new_chat_members", self.world.bot)

    def kick_bot(self, chat: Chat, by: User) -> None:
        """An administrator removes the bot for good."""
        if not chat.member(self.world.bot).status.inside:
            raise ValueError(f"the bot is not in {chat.title}")
        self.world.set_status(chat, by, self.world.bot, Status.KICKED)
        self._serve(chat, by, "left_chat_member", self.world.bot)

    def promote(self, chat: Chat, user: User, *, anonymous: bool = False) -> None:
        """Make a member, or the bot, an administrator."""
        standing = chat.member(user).status
        if not standing.inside or standing is Status.CREATOR:
            raise ValueError(f"{user.first_name} cannot be promoted in {chat.title}")
        self.world.set_status(chat, self._owner(chat, user), user, Status.ADMINISTRATOR, anonymous=anonymous)

    def demote(self, chat: Chat, user: User) -> None:
        """Make the administrator an ordinary member."""
        if chat.member(user).status is not Status.ADMINISTRATOR:
            raise ValueError(f"{user.first_name} is no administrator of {chat.title} who could be demoted")
        self.world.set_status(chat, self._owner(chat, user), user, Status.MEMBER)

    def migrate(self, group: Chat) -> Chat:
        """Turn a group into a supergroup with another id; both chats tell of it."""
        if group.kind is not ChatKind.GROUP or group.upgraded_to:
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

    def _serve(self, chat: Chat, by: User, field: str, who: User) -> None:
        """Write the service message that tells of it; channels have none."""
        if chat.kind is ChatKind.CHANNEL:
            return
        service = {field: [who.json()] if field == "new_chat_members" else who.json()}
        tell(self.world, self.world.write(chat, by, Content(), service=service))


def check_rules(chat: Chat, user: User) -> None:
    """Raise ValueError unless the person is an administrator, or the chat has none and obeys everybody in it."""
    standing = chat.member(user).status
    rulers = [member for member in chat.members.values() if member.status.rules and not member.user.is_bot]
    if not (standing.rules or (standing.inside and not rulers)):
        raise ValueError(f"{user.first_name} is no administrator of {chat.title}")


def people(chat: Chat, members: Sequence[User], admins: Sequence[User]) -> Chat:
    """Put people into a new chat; the first of `admins` is its creator."""
    for place, user in enumerate(admins):
        chat.members[user.id] = Member(user, Status.ADMINISTRATOR if place else Status.CREATOR)
    for user in members:
        chat.members.setdefault(user.id, Member(user, Status.MEMBER))
    return chat
