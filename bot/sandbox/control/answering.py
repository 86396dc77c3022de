"""How a request of the control API is answered: `{"ok": true, "result": …}`, or what was wrong with it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox.control.guard import check
from bot.sandbox.control.refusal import Refusal

logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[Any]]
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def answering(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Guard the handler and answer with what it returns, a JSON value or a response of its own, or with its Refusal.

    What a handler did not foresee is logged and answered with 500.
    """

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            check(request)
            result = await handler(request)
        except Refusal as refusal:
            return _refused(refusal.status, refusal.text)
        except (ConnectionError, web.HTTPException):
            raise
        except Exception:
            logger.exception("%s %s failed", request.method, request.path)
            return _refused(500, "The sandbox has failed: its log says how.")
        if isinstance(result, web.StreamResponse):
            return result
        return web.json_response({"ok": True, "result": result}, headers=HEADERS)

    return answer


def _refused(status: int, text: str) -> web.Response:
    return web.json_response({"ok": False, "error": text}, status=status, headers=HEADERS)
