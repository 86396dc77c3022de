"""What goes wrong on order, and the sandbox's own switches."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

from aiohttp import web
from pydantic import Field

from bot.sandbox.api.faults import FaultKind
from bot.sandbox.api.limits import Rate, Rates
from bot.sandbox.control.asking import Wish, wish
from bot.sandbox.control.refusal import Refusal, possible
from bot.sandbox.control.switches_view import switches
from bot.sandbox.control.viewer import any_chat
from bot.sandbox.wire import ApiError, Json
from bot.sandbox.world.journal import EventKind

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramSandbox

Count = Annotated[int, Field(ge=1, le=1_000_000)]
Seconds = Annotated[float, Field(gt=0, le=1_000_000)]


class FaultWish(Wish):
    """A fault to come."""

    method: str
    kind: FaultKind
    times: Count = 1
    chat: int | None = None
    retry_after: Count = 1


class RatesWish(Wish):
    """Sending limits; what is not given is Telegram's own. `off` ends them."""

    burst: Count = 1
    group: tuple[Count, Seconds] = (20, 60)
    overall: tuple[Count, Seconds] = (30, 1)
    off: bool = False


class OnWish(Wish):
    """Whether a switch is on."""

    on: bool


async def fault(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """Order a fault."""
    asked = await wish(request, FaultWish)
    chat = None if asked.chat is None else any_chat(sandbox.world, asked.chat)
    try:
        sandbox.fail_next(asked.method, asked.kind, asked.times, chat, asked.retry_after)
    except ApiError:
        raise Refusal(400, f"method: the Bot API has no method {asked.method[:100]!r}.") from None
    return switches(sandbox)


async def clear_faults(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """Order all faults off."""
    await wish(request, Wish)
    sandbox.faults.clear()
    return switches(sandbox)


async def rates(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """Enforce sending limits, or none."""
    asked = await wish(request, RatesWish)
    if asked.off:
        sandbox.unlimit()
    else:
        sandbox.limit(Rates(asked.burst, Rate(*asked.group), Rate(*asked.overall)))
    return switches(sandbox)


async def old_client(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """Go back to a time before rich messages, or forth."""
    asked = await wish(request, OnWish)
    sandbox.set_old_client(on=asked.on)
    return switches(sandbox)


async def expire_presses(sandbox: "TelegramSandbox", request: web.Request) -> None:
    """Let presses so far take no answer."""
    await wish(request, Wish)
    sandbox.expire_presses()


async def revoke_token(sandbox: "TelegramSandbox", request: web.Request) -> None:
    """Refuse the token from now on."""
    await wish(request, Wish)
    sandbox.revoke_token()


async def restart_stopwatch(sandbox: "TelegramSandbox", request: web.Request) -> None:
    """Empty the log and count from zero."""
    await wish(request, Wish)
    sandbox.log.clear()


async def next_morning(sandbox: "TelegramSandbox", request: web.Request) -> Json:
    """Turn the clock; answers when the morning's work is done."""
    await wish(request, Wish)
    if sandbox.mornings is None:
        raise Refusal(409, "Nothing announces here: start papergram demo, which has an arXiv.")
    with possible():
        await sandbox.mornings.next_morning()
    sandbox.world.journal.record(EventKind.SWITCH)
    return switches(sandbox)


SWITCHES: dict[str, Callable[..., Awaitable[Any]]] = {
    "fault": fault,
    "clear-faults": clear_faults,
    "rates": rates,
    "old-client": old_client,
    "expire-presses": expire_presses,
    "revoke-token": revoke_token,
    "restart-stopwatch": restart_stopwatch,
    "next-morning": next_morning,
}
