"""Server-sent events: what a person sees happen, as it happens.

Invariant: a stream leaves nothing out and changes no order; what the journal has forgotten is told as a `gap`. Events
show the present state of what they are about, so that one that comes twice does no harm.
"""

import asyncio
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.control.answering import HEADERS
from bot.sandbox.control.asking import number, person, whole_number
from bot.sandbox.control.switches_view import switches
from bot.sandbox.control.viewer import Viewer
from bot.sandbox.control.views import chat_view, shown, shown_as
from bot.sandbox.people.reply_keyboard import touches_keyboard
from bot.sandbox.wire import Json
from bot.sandbox.world.journal import Event, EventKind

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox
    from bot.sandbox.world.chat import Chat

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that nothing on the way closes the stream."""
_BATCH = 200


async def events(sandbox: "TelegramSandbox", request: web.Request, heartbeat: float = HEARTBEAT) -> web.StreamResponse:
    """Follow the journal until the client goes or the sandbox stops. `heartbeat` is in seconds."""
    viewer = person(sandbox, request)
    journal = sandbox.world.journal
    seen = whole_number(request.headers.get("Last-Event-ID", ""))
    after = number(request, "after", journal.last) if seen is None else seen
    response = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    await response.write(b"retry: 1000\n\n")
    while not sandbox.closing.is_set():
        news = journal.since(after, _BATCH)
        if news is None:
            after = journal.last
            await response.write(_event(after, "gap", {}))
        elif news:
            after = news[-1].number
            told = b"".join(told for event in news for told in _tell(sandbox, viewer, event))
            if told:
                await response.write(told)
        elif not await _stirred(sandbox, after, heartbeat):
            await response.write(b": still here\n\n")
    return response


async def _stirred(sandbox: "TelegramSandbox", after: int, heartbeat: float) -> bool:
    """Wait for an event or the end; False when neither came within a heartbeat."""
    waits = [asyncio.ensure_future(one) for one in (sandbox.world.journal.wait(after), sandbox.closing.wait())]
    try:
        done, _ = await asyncio.wait(waits, timeout=heartbeat, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
    return bool(done)


def _tell(sandbox: "TelegramSandbox", viewer: Viewer, event: Event) -> Iterator[bytes]:
    """The event as the person sees it: nothing, itself, or itself with the keyboard that came with it."""
    match event.kind:
        case EventKind.PROFILE:
            yield _event(event.number, "profile", {})
        case EventKind.SWITCH:
            yield _event(event.number, "switch", switches(sandbox))
        case EventKind.ANSWER | EventKind.INLINE:
            content = dict(event.content or {})
            asker = content.pop("user", None)
            if asker == viewer.user.id:
                where = {"chat": event.chat} if event.kind is EventKind.ANSWER else {}
                yield _event(event.number, event.kind, where | content)
        case _:
            chat = sandbox.world.chats.get(event.chat or 0)
            if chat and viewer.sees(chat):
                for kind, told in _in_chat(viewer, chat, event):
                    yield _event(event.number, kind, {"chat": chat.id} | told)
            elif chat and chat.deleted and event.kind is EventKind.CHAT:
                yield _event(event.number, "chat", {"chat": chat.id, "view": None})


def _in_chat(viewer: Viewer, chat: "Chat", event: Event) -> Iterator[tuple[str, Json]]:
    message = event.message
    if event.kind is EventKind.CHAT:
        yield "chat", {"view": chat_view(viewer, chat)}
    elif event.kind is EventKind.DELETED and message:
        yield "deleted", {"message_id": message.message_id}
    elif message and message.message_id in chat.messages:
        yield event.kind, {"shown": shown(viewer.world, message)}
        if touches_keyboard(message, viewer.user):
            yield "chat", {"view": chat_view(viewer, chat)}
    elif event.kind is EventKind.ACTION:
        yield "action", event.content or {}
    elif event.kind is EventKind.DRAFT:
        yield "draft", _draft(viewer, chat, event.content or {})


def _draft(viewer: Viewer, chat: "Chat", content: Json) -> Json:
    place = {name: content[name] for name in ("draft_id", "message_thread_id") if name in content}
    said = {name: content[name] for name in ("text", "entities", "rich_message") if name in content}
    message = {"message_id": 0, "date": viewer.world.now(), "chat": chat.json(), "from": viewer.world.bot.json()}
    return place | {"shown": shown_as(viewer.world, message | said)}


def _event(event_id: int, kind: str, content: Json) -> bytes:
    return f"id: {event_id}\nevent: {kind}\ndata: {json.dumps(content)}\n\n".encode()
