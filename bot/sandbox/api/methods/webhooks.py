"""Setting, telling of and deleting the webhook.

Telegram wants HTTPS and one of four ports. Here it is http on this machine, on any port, and nothing else.
"""

import ipaddress
import re

from bot.sandbox.api.call import Method
from bot.sandbox.api.methods.updates import check_allowed
from bot.sandbox.wire import BadRequest, Json, SpecViolation
from bot.sandbox.world.webhook import Hook, host_of, is_loopback
from bot.sandbox.world.world import World

MAX_SECRET = 256
MAX_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_ELSEWHERE = (
    "bad webhook: the sandbox posts updates to this machine only, to a URL as http://127.0.0.1:8080/hook; "
    "it never calls out"
)


async def set_webhook(world: World, params: Json) -> bool:
    """Post updates to `url` from now on; with an empty one, delete the webhook."""
    if not params["url"]:
        return await delete_webhook(world, params)
    hook = _hook(params)
    if "allowed_updates" in params:
        check_allowed(params["allowed_updates"])
        world.updates.allow(params["allowed_updates"])
    if params.get("drop_pending_updates"):
        world.updates.clear()
    await world.webhook.set(hook)
    return True


async def delete_webhook(world: World, params: Json) -> bool:
    """Post no updates any more; forget those that wait when asked to."""
    await world.webhook.close()
    if params.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, params: Json) -> Json:  # noqa: ARG001 - every method has this signature
    """Where updates go, how many wait, and what went wrong last."""
    hook, failure = world.webhook.hook, world.webhook.failure
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.pending}
    if hook:
        told |= {"url": hook.url, "has_custom_certificate": hook.certificate}
        told |= {"max_connections": hook.max_connections, "ip_address": hook.ip_address}
    if failure:
        told |= {"last_error_date": failure.date, "last_error_message": failure.message}
    return told | ({"allowed_updates": list(world.updates.allowed)} if world.updates.allowed else {})


def _hook(params: Json) -> Hook:
    url: str = params["url"]
    host = host_of(url if "://" in url else f"https://{url}")
    if not host:
        raise BadRequest("invalid webhook URL specified")
    if not is_loopback(url):
        raise BadRequest(_ELSEWHERE)
    secret: str = params.get("secret_token", "")
    if len(secret) > MAX_SECRET:
        raise BadRequest("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")
    connections: int = params.get("max_connections", DEFAULT_CONNECTIONS)
    if not 1 <= connections <= MAX_CONNECTIONS:
        raise SpecViolation(f"max_connections is {connections}, it must be 1 to {MAX_CONNECTIONS}")
    address = _address(params.get("ip_address") or ("127.0.0.1" if host == "localhost" else host))
    return Hook(url, secret, connections, address, certificate="certificate" in params)


def _address(text: str) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise BadRequest("bad webhook: Invalid IP address specified") from None
    if not address.is_loopback:
        raise BadRequest(_ELSEWHERE)
    return text


METHODS = {
    "setWebhook": Method(
        set_webhook,
        frozenset(
            {
                "url", "certificate", "ip_address", "max_connections", "allowed_updates", "drop_pending_updates",
                "secret_token",
            }
        ),
    ),
    "deleteWebhook": Method(delete_webhook, frozenset({"drop_pending_updates"})),
    "getWebhookInfo": Method(get_webhook_info),
}  # fmt: skip
