"""What people say and press."""

from base64 import b64decode
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from bot.sandbox.control.act import Act, ChatWish
from bot.sandbox.control.refusal import Refusal
from bot.sandbox.control.viewer import Viewer
from bot.sandbox.people.inline import ask, choose
from bot.sandbox.wire import ApiError, Json, Upload
from bot.sandbox.world.chat import GENERAL, Chat, ChatKind

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox

MAX_FILE_BODY = 25 * 1024 * 1024
"""Bytes of a request that sends a file."""
Text = Annotated[str, Field(min_length=1, max_length=4096)]
Name = Annotated[str, Field(min_length=1, max_length=255)]


class SayWish(ChatWish):
    """A text."""

    text: Text
    thread: int | None = None
    reply_to: int | None = None


class PostWish(ChatWish):
    """A channel's post."""

    text: Text


class MessageWish(ChatWish):
    """An act on a message."""

    message_id: int


class PressWish(MessageWish):
    """A press; `data` is the button's callback data."""

    data: str


class EditWish(MessageWish):
    """Another text."""

    text: Text


class FileWish(ChatWish):
    """A file."""

    name: Name
    type: Annotated[str, Field(max_length=127, pattern=r"^[\w.+-]+/[\w.+-]+$")]
    base64: str
    caption: Annotated[str, Field(max_length=1024)] = ""
    thread: int | None = None


class LocationWish(ChatWish):
    """A place, in degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class SharedChatWish(ChatWish):
    """A chat for the keyboard's chat picker."""

    request_id: int
    shared: int


class InlineWish(ChatWish):
    """What is typed after the bot's name."""

    query: Annotated[str, Field(max_length=256)]
    offset: Annotated[str, Field(max_length=64)] = ""


class ChooseWish(ChatWish):
    """One of the results."""

    query_id: str
    result_id: str
    thread: int | None = None


async def say(sandbox: "TelegramSandbox", me: Viewer, asked: SayWish) -> Json:
    """Write; in the private chat, this starts the bot."""
    chat = _open(sandbox, me, asked.chat)
    reply_to = None if asked.reply_to is None else me.message(chat.id, asked.reply_to)
    message = await sandbox.say(chat, me.user, asked.text, thread=asked.thread, reply_to=reply_to)
    return message.json()


def post(sandbox: "TelegramSandbox", me: Viewer, asked: PostWish) -> Json:
    """Post in a channel."""
    channel = me.chat(asked.chat)
    if channel.kind is not ChatKind.CHANNEL or not channel.member(me.user).status.rules:
        raise ValueError(f"{me.user.first_name} is no administrator of a channel {channel.title}")
    return sandbox.post(channel, asked.text).json()


async def press(sandbox: "TelegramSandbox", me: Viewer, asked: PressWish) -> Json:
    """Press a button."""
    press = await sandbox.press(me.message(asked.chat, asked.message_id), asked.data, me.user)
    return {"query_id": press.id}


def send_file(sandbox: "TelegramSandbox", me: Viewer, asked: FileWish) -> Json:
    """Send a file."""
    try:
        content = b64decode(asked.base64, validate=True)
    except ValueError:
        raise Refusal(400, "base64: that is not base64; send the file's bytes in it.") from None
    upload = Upload(_plain(asked.name), asked.type.lower(), content)
    chat = _open(sandbox, me, asked.chat)
    return sandbox.send_file(chat, me.user, upload, caption=asked.caption, thread=asked.thread).json()


def share_location(sandbox: "TelegramSandbox", me: Viewer, asked: LocationWish) -> Json:
    """Share a place."""
    chat = _open(sandbox, me, asked.chat)
    return sandbox.share_location(chat, me.user, asked.latitude, asked.longitude).json()


def share_chat(sandbox: "TelegramSandbox", me: Viewer, asked: SharedChatWish) -> Json:
    """Pick a chat for the bot."""
    return sandbox.share_chat(me.chat(asked.chat), me.user, asked.request_id, me.chat(asked.shared)).json()


def edit(sandbox: "TelegramSandbox", me: Viewer, asked: EditWish) -> Json:
    """Change one's own message."""
    message = me.message(asked.chat, asked.message_id)
    sandbox.edit(message, me.user, asked.text)
    return message.json()


def delete(sandbox: "TelegramSandbox", me: Viewer, asked: MessageWish) -> None:
    """Delete a message."""
    sandbox.delete(me.message(asked.chat, asked.message_id), me.user)


def _open(sandbox: "TelegramSandbox", me: Viewer, chat_id: int) -> Chat:
    """The chat; the private one is begun by what is done in it first."""
    return sandbox.private_chat(me.user) if chat_id == me.user.id else me.chat(chat_id)


def _plain(name: str) -> str:
    """The last part of a path, without control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(character for character in last if character.isprintable())
    return kept if kept.strip(". ") else "file"


def inline(sandbox: "TelegramSandbox", me: Viewer, asked: InlineWish) -> Json:
    """Type after the bot's name."""
    return {"query_id": ask(sandbox.world, me.user, _open(sandbox, me, asked.chat), asked.query, asked.offset)}


def choose_result(sandbox: "TelegramSandbox", me: Viewer, asked: ChooseWish) -> Json:
    """Send what the bot offered."""
    thread = None if asked.thread == GENERAL else asked.thread
    try:
        chat = _open(sandbox, me, asked.chat)
        return choose(sandbox.world, me.user, chat, asked.query_id, asked.result_id, thread).json()
    except ApiError as error:
        raise ValueError(error.description) from None


ACTS = {
    "say": Act(SayWish, say),
    "post": Act(PostWish, post),
    "press": Act(PressWish, press),
    "send-file": Act(FileWish, send_file, MAX_FILE_BODY),
    "share-location": Act(LocationWish, share_location),
    "share-chat": Act(SharedChatWish, share_chat),
    "inline": Act(InlineWish, inline),
    "choose": Act(ChooseWish, choose_result),
    "edit": Act(EditWish, edit),
    "delete": Act(MessageWish, delete),
}
