"""What is seen: the state, earlier messages, what the bot asked for and sent, and what it did wrong."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.api.request_log import LoggedRequest, UploadedFile
from bot.sandbox.control.asking import number, optional_number, person, required_number
from bot.sandbox.control.viewer import any_chat
from bot.sandbox.control.views import latest
from bot.sandbox.control.views import state as state_of
from bot.sandbox.wire import Json
from bot.sandbox.world.chat import Chat

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox


async def state(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """`GET /control/state`."""
    return state_of(sandbox, person(sandbox, request))


async def messages(sandbox: "TelegramSandbox", request: web.Request) -> list[Json]:
    """`GET /control/messages`: those before a message, as Shown."""
    viewer = person(sandbox, request)
    chat = viewer.chat(required_number(request, "chat"))
    return latest(viewer, chat, optional_number(request, "before"))


async def log(sandbox: "TelegramSandbox", request: web.Request) -> list[Json]:
    """`GET /control/log`: the bot's requests after a number, those to a chat if it is given."""
    requests = sandbox.requests
    first = sandbox.log.count - len(requests) + 1
    after = number(request, "after", 0)
    chat_id = optional_number(request, "chat")
    wanted = None if chat_id is None else any_chat(sandbox.world, chat_id)
    return [
        _logged(place, one)
        for place, one in enumerate(requests, first)
        if place > after and (wanted is None or _goes_to(one, wanted))
    ]


async def sent(sandbox: "TelegramSandbox", request: web.Request) -> list[Json]:
    """`GET /control/sent`: the bot's messages that stand in a chat."""
    chat = any_chat(sandbox.world, required_number(request, "chat"))
    return [message.json() for message in sandbox.messages(chat)]


async def violations(sandbox: "TelegramSandbox", request: web.Request) -> list[Json]:  # noqa: ARG001 - it asks nothing
    """`GET /control/violations`."""
    return [
        {"method": one.method, "params": _params(one.params), "description": one.description}
        for one in sandbox.violations
    ]


def _goes_to(request: LoggedRequest, chat: Chat) -> bool:
    named = str(request.params.get("chat_id", ""))
    return named in (str(chat.id), f"@{chat.username}")


def _logged(place: int, request: LoggedRequest) -> Json:
    answer = request.answer or {}
    return {
        "seconds": round(request.seconds, 6),
        "number": place,
        "method": request.method,
        "params": _params(request.params),
        "status": request.status,
        "error": answer.get("description"),
        "fault": request.fault,
    }


def _params(params: Mapping[str, object]) -> Json:
    """The parameters as JSON: of a file, its name, type and size."""
    return {name: _file(value) if isinstance(value, UploadedFile) else value for name, value in params.items()}


def _file(file: UploadedFile) -> Json:
    return {"file_name": file.filename, "mime_type": file.content_type, "file_size": file.size}
