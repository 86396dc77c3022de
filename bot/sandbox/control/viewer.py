"""A person before the page, and what they see of the world.

Invariant: nobody sees another person's private chat.
"""

from dataclasses import dataclass

from bot.sandbox.control.refusal import Refusal
from bot.sandbox.world.chat import Chat, ChatKind, Member, Status, User
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Viewer:
    """`user` looks at `world`."""

    world: World
    user: User

    def sees(self, chat: Chat) -> bool:
        """Whether the chat is theirs, or one that they are in or could join."""
        return not chat.deleted and (chat.kind is not ChatKind.PRIVATE or chat.id == self.user.id)

    def chats(self) -> list[Chat]:
        """What they see, newest activity first; their private chat too, before they started the bot."""
        seen = [chat for chat in self.world.chats.values() if self.sees(chat)]
        if self.user.id not in self.world.chats:
            seen.append(self._private())
        return sorted(seen, key=_last_activity, reverse=True)

    def chat(self, chat_id: int) -> Chat:
        """The chat of that id. Raises Refusal 404 when they see none."""
        if chat_id == self.user.id:
            return self._private()
        found = self.world.chats.get(chat_id)
        if found is None or not self.sees(found):
            raise Refusal(404, f"{self.user.first_name} sees no chat {chat_id}: take one of the state's chats.")
        return found

    def message(self, chat_id: int, message_id: int) -> SentMessage:
        """A message of a chat that they see. Raises Refusal 404."""
        chat = self.chat(chat_id)
        if message_id not in chat.messages:
            raise Refusal(404, f"There is no message {message_id} in {chat.title}: it may have been deleted.")
        return chat.messages[message_id]

    def _private(self) -> Chat:
        """The private chat, or one that shows that it was not started."""
        if self.user.id in self.world.chats:
            return self.world.chats[self.user.id]
        chat = Chat(self.user.id, ChatKind.PRIVATE, self.user.first_name, self.user.username)
        chat.members = {
            self.user.id: Member(self.user, Status.MEMBER),
            self.world.bot.id: Member(self.world.bot, Status.LEFT),
        }
        return chat


def any_chat(world: World, chat_id: int) -> Chat:
    """A chat, whoever sees it. Raises Refusal 404."""
    if chat_id not in world.chats:
        raise Refusal(404, f"There is no chat {chat_id}: take one of the state's chats.")
    return world.chats[chat_id]


def people(world: World) -> list[User]:
    """Who may sit before the page."""
    return [user for user in world.users.values() if not (user.is_bot or user.deactivated)]


def viewer(world: World, user_id: int | None) -> Viewer:
    """The person of that id, or the first. Raises Refusal 404 when there is none."""
    found = [user for user in people(world) if user_id in (None, user.id)]
    if not found:
        who = "nobody yet" if user_id is None else f"no person {user_id}"
        raise Refusal(404, f"There is {who}: take one of the state's people, or make a new person.")
    return Viewer(world, found[0])


def _last_activity(chat: Chat) -> int:
    return chat.messages[next(reversed(chat.messages))].date if chat.messages else 0
