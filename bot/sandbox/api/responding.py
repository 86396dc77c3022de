"""How an answer goes out: whole, in part, or as somebody else's page.

Invariant: an answer is plain ASCII, as Telegram's are: it escapes every other character.
"""

import json

from aiohttp import web

from bot.sandbox.wire import Json

_HEADERS = {"Content-Type": "application/json"}
_PORTAL = "<!doctype html><title>Welcome</title><p>Please log in to use this network.</p>"
_encode = json.JSONEncoder(separators=(",", ":")).encode


def told(answer: Json, status: int) -> web.Response:
    """The answer as it is."""
    return web.Response(body=_encode(answer).encode(), status=status, headers=_HEADERS)


def portal() -> web.Response:
    """What a network says that wants one to log in first."""
    return web.Response(text=_PORTAL, content_type="text/html")


async def break_off(request: web.Request, answer: Json | None) -> web.StreamResponse:
    """Write the headers and half the body, then close the connection."""
    body = _encode(answer).encode()
    response = web.StreamResponse(headers=_HEADERS | {"Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport:
        request.transport.close()
    return response
