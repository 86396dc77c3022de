"""What people do, as one table: the name of each act, what its request may hold, and the act itself."""

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox.control import conversing, gathering, governing
from bot.sandbox.control.act import Act
from bot.sandbox.control.asking import wish
from bot.sandbox.control.refusal import possible
from bot.sandbox.control.viewer import viewer

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox


async def _carry_out(act: Act, sandbox: "TelegramSandbox", request: web.Request) -> Any:
    asked = await wish(request, act.wish, act.limit)
    with possible():
        outcome = act.does(sandbox, viewer(sandbox.world, asked.user), asked)
        return await outcome if isawaitable(outcome) else outcome


ACTS: dict[str, Callable[..., Awaitable[Any]]] = {
    name: partial(_carry_out, act) for name, act in (conversing.ACTS | gathering.ACTS | governing.ACTS).items()
} | {"new-person": gathering.new_person}
