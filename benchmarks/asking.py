"""People ask `/help` while the bot is busy: how long they wait, over real HTTP, with the whole application at work."""

import asyncio
import json
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.request import urlopen

from benchmarks.load import serving
from bot.app import Papergram, assembled
from bot.clock import SystemClock
from bot.config import Settings
from bot.sandbox.telegram import TOKEN

_WARM_UP = 3.0


@dataclass(frozen=True, slots=True)
class Busy:
    """What the bot does meanwhile: it sends what is owed, at Telegram's free pace or at the paid one; it composes."""

    name: str
    sends: bool = False
    is_paid: bool = False
    composes: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The waits in seconds, and how many messages of digests went out each second."""

    waits: list[float]
    per_second: float


async def asking(store: Path, busy: Busy, moment: datetime, seconds: float) -> Asked:
    """Open the bot over `store`, let it be busy, and ask ten times a second for so many seconds.

    What it composes is what is due at `moment`.
    """
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(serving("benchmarks.asker"))
        settings = Settings.load(
            None,
            {
                "PAPERGRAM_TELEGRAM__TOKEN": TOKEN,
                "PAPERGRAM_TELEGRAM__BASE_URL": server.url,
                "PAPERGRAM_TELEGRAM__PAID_BROADCAST": "true" if busy.is_paid else "false",
                "PAPERGRAM_STORE__PATH": str(store),
            },
        )
        papergram = await stack.enter_async_context(assembled(settings, SystemClock()))
        await stack.enter_async_context(papergram.polling())
        tasks = _started(papergram, busy, moment)
        await asyncio.sleep(_WARM_UP)
        await asyncio.to_thread(_told, server.url)
        await asyncio.sleep(seconds)
        waits, others = await asyncio.to_thread(_told, server.url)
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    return Asked(sorted(waits), others / seconds)


def _started(papergram: Papergram, busy: Busy, moment: datetime) -> list[asyncio.Task[object]]:
    tasks: list[asyncio.Task[object]] = []
    if busy.composes:
        tasks.append(asyncio.create_task(papergram.services.composer.compose_due(moment)))
    if busy.sends:
        tasks.append(asyncio.create_task(_send(papergram)))
    return tasks


async def _send(papergram: Papergram) -> None:
    while True:
        await papergram.sender.drain()
        await asyncio.sleep(0.1)


def _told(url: str) -> tuple[list[float], int]:
    with urlopen(f"{url}/waits") as answer:
        told = json.load(answer)
    return told["waits"], told["others"]
