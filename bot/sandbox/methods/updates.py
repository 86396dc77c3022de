"""How updates reach the bot: long polling. The sandbox has no webhooks."""

from bot.sandbox.call import Method
from bot.sandbox.wire import Json, SpecViolation
from bot.sandbox.world import World

MAX_LIMIT = 100
MAX_TIMEOUT = 50


async def get_updates(world: World, params: Json) -> list[Json]:
    """The updates from `offset` on; waits up to `timeout` seconds, at most 50 as on Telegram, for the first."""
    limit = params.get("limit", MAX_LIMIT)
    if not 1 <= limit <= MAX_LIMIT:
        raise SpecViolation(f"limit is {limit}, it must be 1 to {MAX_LIMIT}")
    if "allowed_updates" in params:
        world.updates.allow(params["allowed_updates"])
    timeout = min(max(params.get("timeout", 0), 0), MAX_TIMEOUT)
    return await world.updates.poll(params.get("offset", 0), limit, timeout)


def delete_webhook(world: World, params: Json) -> bool:
    """Nothing to delete; drops the waiting updates when asked to."""
    if params.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, params: Json) -> Json:  # noqa: ARG001 - every method has this signature
    """That there is no webhook, and how many updates wait."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.pending}


METHODS = {
    "getUpdates": Method(get_updates, frozenset({"offset", "limit", "timeout", "allowed_updates"})),
    "deleteWebhook": Method(delete_webhook, frozenset({"drop_pending_updates"})),
    "getWebhookInfo": Method(get_webhook_info),
}
