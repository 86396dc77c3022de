"""What administrators do: promote, demote, upgrade a group, keep a forum's topics."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from bot.sandbox.control.act import Act, ChatWish
from bot.sandbox.control.refusal import Refusal
from bot.sandbox.control.viewer import Viewer
from bot.sandbox.people.membership import check_rules
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, Status, User

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox


class MemberWish(ChatWish):
    """An act on a member."""

    member: int


class PromoteWish(MemberWish):
    """An administrator to be."""

    anonymous: bool = False


class NewTopicWish(ChatWish):
    """A topic to open."""

    name: Annotated[str, Field(min_length=1, max_length=128, pattern=r"\S")]


class TopicWish(ChatWish):
    """A topic that there is."""

    thread: int


def promote(sandbox: "TelegramSandbox", me: Viewer, asked: PromoteWish) -> None:
    """Make a member an administrator, or an anonymous one."""
    chat, user = _governed(sandbox, me, asked)
    if user == me.user and chat.member(user).status is Status.CREATOR:
        sandbox.world.set_status(chat, me.user, user, Status.CREATOR, anonymous=asked.anonymous)
    else:
        sandbox.promote(chat, user, anonymous=asked.anonymous)


def demote(sandbox: "TelegramSandbox", me: Viewer, asked: MemberWish) -> None:
    """Make an administrator a member."""
    chat, user = _governed(sandbox, me, asked)
    sandbox.demote(chat, user)


def upgrade(sandbox: "TelegramSandbox", me: Viewer, asked: ChatWish) -> Json:
    """Make a supergroup of a group."""
    return {"chat": sandbox.migrate(_ruled(me, asked.chat)).id}


def open_topic(sandbox: "TelegramSandbox", me: Viewer, asked: NewTopicWish) -> Json:
    """Open a topic."""
    return {"thread": sandbox.topic(_ruled(me, asked.chat), asked.name, me.user)}


def close_topic(sandbox: "TelegramSandbox", me: Viewer, asked: TopicWish) -> None:
    """Close a topic."""
    sandbox.close_topic(_ruled(me, asked.chat), asked.thread, me.user)


def reopen_topic(sandbox: "TelegramSandbox", me: Viewer, asked: TopicWish) -> None:
    """Open it again."""
    sandbox.reopen_topic(_ruled(me, asked.chat), asked.thread, me.user)


def delete_topic(sandbox: "TelegramSandbox", me: Viewer, asked: TopicWish) -> None:
    """Delete it with all that was said there."""
    sandbox.delete_topic(_ruled(me, asked.chat), asked.thread)


def _ruled(me: Viewer, chat_id: int) -> Chat:
    chat = me.chat(chat_id)
    if chat.id == me.user.id or chat.upgraded_to:
        raise ValueError(f"{chat.title} is no group or channel of today")
    check_rules(chat, me.user)
    return chat


def _governed(sandbox: "TelegramSandbox", me: Viewer, asked: MemberWish) -> tuple[Chat, User]:
    chat = _ruled(me, asked.chat)
    user = sandbox.world.users.get(asked.member)
    if user is None:
        raise Refusal(404, f"There is no user {asked.member}: take one of the chat's members.")
    return chat, user


ACTS = {
    "promote": Act(PromoteWish, promote),
    "demote": Act(MemberWish, demote),
    "upgrade": Act(ChatWish, upgrade),
    "open-topic": Act(NewTopicWish, open_topic),
    "close-topic": Act(TopicWish, close_topic),
    "reopen-topic": Act(TopicWish, reopen_topic),
    "delete-topic": Act(TopicWish, delete_topic),
}
