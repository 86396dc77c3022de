"""The human side of the sandbox: people who come, write, press buttons, block, promote; each act makes its update.

Invariant: the bot hears what Telegram would let it hear; `bot.sandbox.people.hearing` says what that is.
"""

from collections.abc import Sequence

from bot.sandbox.people.forum_topics import ForumTopics
from bot.sandbox.people.membership import Membership, people
from bot.sandbox.people.writing import Writing
from bot.sandbox.rich import buttons
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, ChatKind, Member, Status, User
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import Press, World


class Humans(Writing, Membership, ForumTopics):
    """What people do in a world. Raises ValueError where a person could not do it either."""

    def __init__(self, world: World) -> None:
        super().__init__(world)

    def user(self, first_name: str, *, username: str | None = None, language_code: str | None = None) -> User:
        """A new person."""
        return self.world.add_user(first_name, username, language_code)

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
        return people(chat, members, admins)

    def channel(
        self,
        title: str,
        *,
        members: Sequence[User] = (),
        admins: Sequence[User] = (),
        username: str | None = None,
        bot_is_admin: bool = True,
    ) -> Chat:
        """A channel with its subscribers; the first of `admins` is its creator."""
        chat = self.world.add_chat(ChatKind.CHANNEL, title, username)
        if bot_is_admin:
            chat.members[self.world.bot.id] = Member(self.world.bot, Status.ADMINISTRATOR)
        return people(chat, members, admins)

    async def press(self, message: SentMessage, button: str, user: User) -> Press:
        """The user presses the button with that text or callback data; the answers appear in the Press.

        Who is not in the chat can do so where it is public.
        """
        _check_press(self.world, message, user)
        data = _callback_data(message, button)
        press = Press(f"{4_000_000_000 + self.world.serial()}", message, user, data)
        self.world.presses[press.id] = press
        query = {
            "id": press.id,
            "from": user.json(),
            **_pressed(message),
            "chat_instance": str(message.chat.id),
            "data": data,
        }
        self.world.updates.push("callback_query", query)
        return press

    def expire_presses(self) -> None:
        """Let time pass: no press so far takes an answer any more."""
        for press in self.world.presses.values():
            press.expired = True


def _check_press(world: World, message: SentMessage, user: User) -> None:
    chat = message.chat
    if chat.upgraded_to or chat.deleted or not message.stands:
        raise ValueError(f"the message stands no longer in {chat.title}")
    standing = chat.member(user).status
    is_open = chat.kind is not ChatKind.PRIVATE and chat.username is not None
    if not standing.inside and (standing is Status.KICKED or not is_open):
        raise ValueError(f"{user.first_name} is not in {chat.title}")
    if chat.kind is ChatKind.PRIVATE and not chat.member(world.bot).status.inside:
        raise ValueError(f"{user.first_name} has blocked the bot")


def _pressed(message: SentMessage) -> Json:
    """How the bot is told which message it was: one that came by inline mode has only an id of its own."""
    return {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.json()}


def _callback_data(message: SentMessage, button: str) -> str:
    keys = [key for row in message.keyboard for key in row] + list(buttons(message.content.rich or {}))
    for key in keys:
        if button in (key["text"], key.get("callback_data")) and "callback_data" in key:
            data: str = key["callback_data"]
            return data
    shown = ", ".join(str(key["text"]) for key in keys) or "none"
    raise ValueError(f"the message has no button {button!r} to press; its buttons: {shown}")
