"""How people and the bot come and go, and how new people and chats come about."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from aiohttp import web
from pydantic import Field

from bot.sandbox.control.act import Act, ChatWish
from bot.sandbox.control.asking import PersonsWish, wish
from bot.sandbox.control.refusal import Refusal, possible
from bot.sandbox.control.viewer import Viewer, viewer
from bot.sandbox.people.membership import check_rules
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, User
from bot.sandbox.world.journal import EventKind

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox

Title = Annotated[str, Field(min_length=1, max_length=128, pattern=r"\S")]
Username = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{2,31}$")]


class Kind(StrEnum):
    """What a new chat is."""

    GROUP = "group"
    SUPERGROUP = "supergroup"
    FORUM = "forum"
    CHANNEL = "channel"


class NewPersonWish(PersonsWish):
    """Somebody new, who needs nobody to be there."""

    first_name: Annotated[str, Field(min_length=1, max_length=64, pattern=r"\S")]
    language_code: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")] | None = None
    username: Username | None = None


class NewChatWish(PersonsWish):
    """A new chat; its first administrator, by default the person, is its creator."""

    kind: Kind
    title: Title
    members: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()
    username: Username | None = None


def block(sandbox: "TelegramSandbox", me: Viewer, asked: PersonsWish) -> None:  # noqa: ARG001 - it asks nothing
    """Block the bot."""
    sandbox.block(me.user)


def unblock(sandbox: "TelegramSandbox", me: Viewer, asked: PersonsWish) -> None:  # noqa: ARG001 - it asks nothing
    """Let the bot write again."""
    sandbox.unblock(me.user)


def join(sandbox: "TelegramSandbox", me: Viewer, asked: ChatWish) -> None:
    """Come in."""
    sandbox.join(me.chat(asked.chat), me.user)


def leave(sandbox: "TelegramSandbox", me: Viewer, asked: ChatWish) -> None:
    """Go."""
    sandbox.leave(me.chat(asked.chat), me.user)


def add_bot(sandbox: "TelegramSandbox", me: Viewer, asked: ChatWish) -> None:
    """Bring the bot in."""
    chat = _shared(me, asked.chat)
    if not chat.member(me.user).status.inside:
        raise ValueError(f"{me.user.first_name} is not in {chat.title}")
    sandbox.add_bot(chat, me.user)


def remove_bot(sandbox: "TelegramSandbox", me: Viewer, asked: ChatWish) -> None:
    """Send the bot away."""
    chat = _shared(me, asked.chat)
    check_rules(chat, me.user)
    sandbox.kick_bot(chat, me.user)


async def new_person(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """Somebody who has started the bot."""
    asked = await wish(request, NewPersonWish)
    with possible():
        _check_free(sandbox, asked.username)
    user = sandbox.user(asked.first_name, username=asked.username, language_code=asked.language_code)
    sandbox.private_chat(user)
    sandbox.world.journal.record(EventKind.PROFILE)
    return user.json()


def new_chat(sandbox: "TelegramSandbox", me: Viewer, asked: NewChatWish) -> Json:
    """A chat with the bot in it."""
    _check_free(sandbox, asked.username)
    if asked.kind is Kind.GROUP and asked.username:
        raise Refusal(400, "username: a basic group has none; make a supergroup.")
    members, admins = _users(sandbox, asked.members), _users(sandbox, asked.admins) or [me.user]
    if asked.kind is Kind.CHANNEL:
        return sandbox.channel(asked.title, members=members, admins=admins, username=asked.username).json()
    wide, forum = asked.kind is Kind.SUPERGROUP, asked.kind is Kind.FORUM
    return sandbox.group(
        asked.title, members=members, admins=admins, supergroup=wide, forum=forum, username=asked.username
    ).json()


def _shared(me: Viewer, chat_id: int) -> Chat:
    chat = me.chat(chat_id)
    if chat.id == me.user.id or chat.upgraded_to:
        raise ValueError(f"{chat.title} is no group or channel of today")
    return chat


def _users(sandbox: "TelegramSandbox", user_ids: tuple[int, ...]) -> list[User]:
    return [viewer(sandbox.world, user_id).user for user_id in user_ids]


def _check_free(sandbox: "TelegramSandbox", username: str | None) -> None:
    world = sandbox.world
    taken = [user.username for user in world.users.values()] + [chat.username for chat in world.chats.values()]
    if username and username.casefold() in {name.casefold() for name in taken if name}:
        raise ValueError(f"the username {username} is taken")


ACTS = {
    "block": Act(PersonsWish, block),
    "unblock": Act(PersonsWish, unblock),
    "join": Act(ChatWish, join),
    "leave": Act(ChatWish, leave),
    "add-bot": Act(ChatWish, add_bot),
    "remove-bot": Act(ChatWish, remove_bot),
    "new-chat": Act(NewChatWish, new_chat),
}
