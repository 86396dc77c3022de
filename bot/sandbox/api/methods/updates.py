"""How updates reach the bot by long polling, and how it leaves the server."""

from collections.abc import Collection

from bot.sandbox.api.call import Method
from bot.sandbox.wire import ApiError, Json, SpecViolation
from bot.sandbox.world.update_queue import KINDS
from bot.sandbox.world.world import World

MAX_LIMIT = 100
MAX_TIMEOUT = 50
LOGGED_OUT = 600
"""Seconds for which the server takes no request after `logOut`."""
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


def check_allowed(kinds: Collection[str]) -> None:
    """Raise SpecViolation for a kind of update that there is not, which Telegram would ignore."""
    for kind in kinds:
        if kind not in KINDS:
            raise SpecViolation(f"allowed_updates has {kind}, which is no kind of update")


async def get_updates(world: World, params: Json) -> list[Json]:
    """The updates from `offset` on; waits up to `timeout` seconds, at most 50 as on Telegram, for the first."""
    if world.webhook.hook:
        raise ApiError(409, _WEBHOOK)
    limit = params.get("limit", MAX_LIMIT)
    if not 1 <= limit <= MAX_LIMIT:
        raise SpecViolation(f"limit is {limit}, it must be 1 to {MAX_LIMIT}")
    timeout = params.get("timeout", 0)
    if timeout < 0:
        raise SpecViolation(f"timeout is {timeout}, it must not be negative")
    if "allowed_updates" in params:
        check_allowed(params["allowed_updates"])
        world.updates.allow(params["allowed_updates"])
    return await world.updates.poll(params.get("offset", 0), limit, min(timeout, MAX_TIMEOUT))


def close(world: World, params: Json) -> bool:  # noqa: ARG001 - every method has this signature
    """Close the bot's instance, which comes back with the next request. Telegram refuses it in the first 10 minutes."""
    return True


async def log_out(world: World, params: Json) -> bool:  # noqa: ARG001 - as above
    """Leave the server: for 10 minutes it refuses every request; what waits is forgotten."""
    await world.webhook.close()
    world.updates.clear()
    world.logged_out_until = world.now() + LOGGED_OUT
    return True


METHODS = {
    "getUpdates": Method(get_updates, frozenset({"offset", "limit", "timeout", "allowed_updates"})),
    "close": Method(close),
    "logOut": Method(log_out),
}
