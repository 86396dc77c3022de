"""What can be wrong with an answer of arXiv, on order."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web

_DRIP_SECONDS = 0.02
_MAINTENANCE = "<!DOCTYPE html><html><head><title>arXiv is down for maintenance</title></head><body><br></body></html>"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Fault(StrEnum):
    """STALL says nothing; DRIP sends a byte now and then, without an end; CUT closes the connection half-way."""

    TRUNCATED = "truncated"
    HTML = "html"
    UNAVAILABLE = "503"
    TOO_MANY = "429"
    STALL = "stall"
    DRIP = "drip"
    CUT = "cut"


async def spoilt(fault: Fault, request: web.Request, handler: Handler, closing: asyncio.Event) -> web.StreamResponse:
    """The answer of `handler`, or none, as `fault` would have it. STALL and DRIP end when `closing` is set."""
    match fault:
        case Fault.STALL:
            await closing.wait()
        case Fault.DRIP:
            return await _drip(request, closing)
        case Fault.CUT:
            return await _cut(request, (await _whole(request, handler)).body)
        case Fault.TRUNCATED:
            whole = await _whole(request, handler)
            return web.Response(body=whole.body[: len(whole.body) * 2 // 3], content_type=whole.content_type)
        case Fault.HTML:
            return web.Response(text=_MAINTENANCE, content_type="text/html")
        case Fault.TOO_MANY:
            return web.Response(status=429, text="Rate exceeded.", headers={"Retry-After": "7"})
    return web.Response(status=503, text="busy")


@dataclass(frozen=True, slots=True)
class _Whole:
    content_type: str
    body: bytes


async def _whole(request: web.Request, handler: Handler) -> _Whole:
    response = await handler(request)
    assert isinstance(response, web.Response)
    assert isinstance(response.body, bytes)
    return _Whole(response.content_type, response.body)


async def _drip(request: web.Request, closing: asyncio.Event) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    with suppress(ConnectionError):
        while not closing.is_set():
            await response.write(b" ")
            await asyncio.sleep(_DRIP_SECONDS)
    return response


async def _cut(request: web.Request, body: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response
