"""The control API as one table of paths. `docs/sandbox.md` describes it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox.control import acts, events, files, looking, switches
from bot.sandbox.control.answering import answering
from bot.sandbox.control.refusal import Refusal

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox

LOOKS: dict[str, Callable[..., Awaitable[Any]]] = {
    "state": looking.state,
    "messages": looking.messages,
    "events": events.events,
    "log": looking.log,
    "sent": looking.sent,
    "violations": looking.violations,
    "file/{unique_id}": files.file,
}


def control_routes(sandbox: "TelegramSandbox") -> list[web.RouteDef]:
    """The routes below `/control/`; what is not there is refused as JSON too."""

    async def unknown(request: web.Request) -> None:
        raise Refusal(404, f"There is no {request.method} {request.path[:200]}: see docs/sandbox.md for what there is.")

    looks = [web.get(f"/control/{path}", answering(partial(look, sandbox))) for path, look in LOOKS.items()]
    posts = [
        web.post(f"/control/{name}", answering(partial(act, sandbox)))
        for name, act in (acts.ACTS | switches.SWITCHES).items()
    ]
    return [*looks, *posts, web.route("*", "/control/{rest:.*}", answering(unknown))]
