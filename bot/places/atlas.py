"""Looks places up in a process of its own, which stays for a while lest the next one wait.

Invariant: nothing of the world's cities stays in the bot's memory, and a process that nobody asks ends.
"""

import asyncio
import json
from asyncio.subprocess import Process
from typing import Any

from bot.apart import begin, end
from bot.errors import NoPlace
from bot.places.city import City, Found

_WORKER = "bot.places.worker"
_SECONDS = 20.0
_IDLE = 60.0
_LONGEST = 60


class Atlas:
    """Looks up one place after the other: an answer is awaited for `seconds`, the next question for `idle` ones."""

    def __init__(self, seconds: float = _SECONDS, idle: float = _IDLE) -> None:
        self._seconds, self._idle = seconds, idle
        self._turn = asyncio.Lock()
        self._worker: Process | None = None
        self._leaving: asyncio.Task[None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a process."""
        return self._worker is not None

    async def named(self, text: str) -> Found:
        """Up to six cities that `text` may name, in any language. Raises NoPlace."""
        found = await self._asked({"named": text[:_LONGEST]})
        return Found(tuple(City(**one) for one in found["cities"]), is_certain=found["is_certain"])

    async def nearest(self, latitude: float, longitude: float) -> City:
        """The city nearest to a point in degrees. Raises NoPlace."""
        return City(**await self._asked({"near": [latitude, longitude]}))

    async def aclose(self) -> None:
        """End the process."""
        async with self._turn:
            if self._leaving is not None:
                self._leaving.cancel()
            await self._close()

    async def _asked(self, question: dict[str, Any]) -> dict[str, Any]:
        async with self._turn:
            if self._leaving is not None:
                self._leaving.cancel()
            try:
                async with asyncio.timeout(self._seconds):
                    found = await self._answer(question)
            except BaseException as failure:
                await self._close()
                if isinstance(failure, TimeoutError | OSError | ValueError):
                    raise NoPlace(f"Cities cannot be looked up: {failure or 'it takes too long'}.") from failure
                raise
            self._leaving = asyncio.create_task(self._leave())
            return found

    async def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        if self._worker is None or self._worker.returncode is not None:
            self._worker = await begin(_WORKER)
        to, back = self._worker.stdin, self._worker.stdout
        assert to is not None
        assert back is not None
        to.write(json.dumps(question).encode() + b"\n")
        await to.drain()
        found: dict[str, Any] = json.loads(await back.readline())
        return found

    async def _leave(self) -> None:
        await asyncio.sleep(self._idle)
        async with self._turn:
            await self._close()

    async def _close(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await end(worker)
