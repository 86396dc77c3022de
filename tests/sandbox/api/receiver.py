"""A bot's own server, to which the webhook posts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.wire import Json


@dataclass
class Receiver:
    """Keeps the updates, and under which path they came. `answers` are given one after the other, then 200."""

    url: str = ""
    updates: list[Json] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    came: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take(self, request: web.Request) -> web.Response:
        self.updates.append(await request.json())
        self.paths.append(request.path)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        async with self.came:
            self.came.notify_all()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> list[str]:
        """The texts of the messages, once there are so many updates."""
        async with asyncio.timeout(5), self.came:
            await self.came.wait_for(lambda: len(self.updates) >= count)
        return [update["message"]["text"] for update in self.updates]


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """A receiver that listens, at `/hook` and below."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook{rest:.*}", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()
