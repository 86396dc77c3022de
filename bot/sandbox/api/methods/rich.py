"""Sending a rich message, and showing one while it is being made."""

import json
from functools import partial

from bot.sandbox.api.access import chat_to_write
from bot.sandbox.api.call import Method
from bot.sandbox.api.media import for_block
from bot.sandbox.api.methods.drafts import draft_chat, draft_place
from bot.sandbox.api.methods.messages import PLACED, deliver, with_markup
from bot.sandbox.rich import buttons, plain_text, read
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.chat import Chat, ChatKind
from bot.sandbox.world.message import Content
from bot.sandbox.world.world import World


def rich_content(world: World, params: Json) -> Content:
    """The content that `rich_message` and `reply_markup` describe; its `text` is what old clients and lists show.

    Raises BadRequest as `bot.sandbox.rich.read` and `bot.sandbox.api.media.resolve` do.
    """
    given: Json = params["rich_message"]
    if params.get("text"):
        raise SpecViolation("either text or rich_message can be given, not both")
    message = _read(world, params, draft=False)
    text = plain_text(message)
    source = given.get("html") or given.get("markdown") or text
    return with_markup(Content(text, source=source, rich=message), params)


def send_rich_message(world: World, params: Json) -> Json:
    """Send a rich message."""
    chat = chat_to_write(world, params["chat_id"])
    content = rich_content(world, params)
    _check_buttons(chat, content.rich)
    return deliver(world, chat, content, params).json()


def send_rich_message_draft(world: World, params: Json) -> bool:
    """Show a rich draft, or what the draft of that id has become. Only a draft may hold a thinking block."""
    chat = draft_chat(world, params)
    world.stream(chat, draft_place(params) | {"rich_message": _read(world, params, draft=True)})
    return True


def _read(world: World, params: Json, *, draft: bool) -> Json:
    given: Json = params["rich_message"]
    source = json.dumps(given)
    named = world.users.values() if "tg://user" in source or "text_mention" in source else ()
    users = {user.id: user.json() for user in named}  # of thousands, only where somebody is mentioned
    return read(given, partial(for_block, world, params), users, draft=draft, now=world.now())


def _check_buttons(chat: Chat, message: Json | None) -> None:
    """Web Apps open from a message only in private chats."""
    if chat.kind is not ChatKind.PRIVATE and any("web_app" in button for button in buttons(message)):
        raise BadRequest("BUTTON_TYPE_INVALID")


METHODS = {
    "sendRichMessage": Method(send_rich_message, PLACED | {"rich_message"}),
    "sendRichMessageDraft": Method(
        send_rich_message_draft, frozenset({"chat_id", "message_thread_id", "draft_id", "rich_message"})
    ),
}
