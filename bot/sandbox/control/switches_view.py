"""How the sandbox's own switches stand, as the control API's Switches."""

from typing import TYPE_CHECKING

from bot.sandbox.api.limits import Rate
from bot.sandbox.wire import Json

if TYPE_CHECKING:
    from bot.sandbox.api.faults import Fault
    from bot.sandbox.telegram import TelegramSandbox


def switches(sandbox: "TelegramSandbox") -> Json:
    """Switches."""
    rates = sandbox.rates
    return {
        "clock": sandbox.world.clock.now().isoformat(timespec="seconds"),
        "mornings": sandbox.mornings.left() if sandbox.mornings else None,
        "old_client": sandbox.world.old_client,
        "rates": {"burst": rates.burst, "group": _rate(rates.group), "overall": _rate(rates.overall)}
        if rates
        else None,
        "faults": [_fault(fault) for fault in sandbox.faults.coming],
        "webhook": sandbox.world.webhook_url,
        "pending_updates": sandbox.world.updates.pending,
    }


def _rate(rate: Rate) -> list[float]:
    return [rate.count, rate.seconds]


def _fault(fault: "Fault") -> Json:
    return {
        "number": fault.number,
        "method": fault.method,
        "kind": str(fault.kind),
        "times": fault.times,
        "chat": fault.chat,
        "retry_after": fault.retry_after,
    }
