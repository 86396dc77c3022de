"""What a person sees, as the control API's JSON: State, ChatView, Shown.

Invariant: a view is made between two awaits, so that it and the journal's number belong together.
"""

from typing import TYPE_CHECKING

from bot.sandbox.api.methods.profile import get_me
from bot.sandbox.control.formulas import formulas
from bot.sandbox.control.menu import menu
from bot.sandbox.control.switches_view import switches
from bot.sandbox.control.viewer import Viewer, people
from bot.sandbox.people.reply_keyboard import shown_keyboard
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat, Member
from bot.sandbox.world.message import SentMessage
from bot.sandbox.world.world import World

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox

PAGE = 200
"""Messages of a chat that are shown at once."""


def state(sandbox: "TelegramSandbox", viewer: Viewer) -> Json:
    """State: all that the person sees now."""
    return {
        "number": sandbox.world.journal.last,
        "bot": _bot(viewer),
        "me": viewer.user.json(),
        "people": [user.json() for user in people(sandbox.world)],
        "chats": [chat_view(viewer, chat) | {"messages": latest(viewer, chat)} for chat in viewer.chats()],
        "switches": switches(sandbox),
    }


def chat_view(viewer: Viewer, chat: Chat) -> Json:
    """ChatView without its messages."""
    return {
        "chat": chat.json(),
        "me": str(chat.member(viewer.user).status),
        "bot": str(chat.member(viewer.world.bot).status),
        "members": [_member(member) for member in chat.members.values()],
        "topics": [
            {"thread": thread, "name": topic.name, "closed": topic.closed} for thread, topic in chat.topics.items()
        ],
        "upgraded_to": chat.upgraded_to.id if chat.upgraded_to else None,
        "commands": menu(viewer.world, chat, viewer.user),
        "keyboard": shown_keyboard(chat, viewer.user),
        "pinned": chat.pinned[-1] if chat.pinned else None,
    }


def latest(viewer: Viewer, chat: Chat, before: int | None = None) -> list[Json]:
    """The latest messages, those before a message id if it is given, as Shown, oldest first."""
    found: list[SentMessage] = []
    for message in reversed(chat.messages.values()):
        if before is None or message.message_id < before:
            found.append(message)
        if len(found) == PAGE:
            break
    return [shown(viewer.world, message) for message in reversed(found)]


def shown(world: World, message: SentMessage) -> Json:
    """Shown: the message as it stands."""
    return shown_as(world, message.json(), silent=message.silent) | {"reactions": message.reactions}


def shown_as(world: World, message: Json, *, silent: bool = False) -> Json:
    """Shown, of a Bot API Message that may not stand anywhere, as a draft."""
    rich = message.get("rich_message")
    return {
        "message": message,
        "silent": silent,
        "reactions": [],
        "formulas": formulas(rich) if rich else {},
        "old": bool(rich and world.old_client),
    }


def _bot(viewer: Viewer) -> Json:
    """The bot as getMe tells it, with what it says of itself in the person's language."""
    world, profile, language = viewer.world, viewer.world.profile, viewer.user.language
    return get_me(world, {}) | {
        "first_name": profile.told(profile.name, language) or world.bot.first_name,
        "description": profile.told(profile.description, language),
        "short_description": profile.told(profile.short_description, language),
    }


def _member(member: Member) -> Json:
    return {"user": member.user.json(), "status": str(member.status), "anonymous": member.anonymous}
