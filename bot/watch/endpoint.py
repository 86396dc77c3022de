"""Where Prometheus reads the figures: http://127.0.0.1:PORT/metrics.

Invariant: nobody from another machine can connect.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from bot.errors import SettingsError

HOST: Final = "127.0.0.1"
_FORMAT = "text/plain; version=0.0.4; charset=utf-8"

Exposition = Callable[[], Awaitable[bytes]]


@asynccontextmanager
async def serving(port: int, exposition: Exposition) -> AsyncIterator[int]:
    """Answer with what `exposition` gives; the port is yielded (any that is free for 0). Raises SettingsError."""

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=await exposition(), headers={"Content-Type": _FORMAT})

    app = web.Application()
    app.router.add_get("/metrics", metrics)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            raise SettingsError(f"metrics.port: {port} cannot be opened: {error.strerror}.") from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
