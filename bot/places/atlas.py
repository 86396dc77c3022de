"""Looks places up in a process of its own.

Invariant: nothing of the world's cities stays in the bot's memory.
"""

import asyncio
import json
from typing import Any

from bot.apart import NoAnswer, answer_of
from bot.errors import NoPlace
from bot.places.city import City, Found

_WORKER = "bot.places.worker"
_SECONDS = 20.0
_LONGEST = 100


class Atlas:
    """Looks up one place after the other."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._turn = asyncio.Lock()
        self._seconds = seconds

    async def named(self, text: str) -> Found:
        """Up to six cities that `text` may name, in any language. Raises NoPlace."""
        found = await self._asked({"named": text[:_LONGEST]})
        return Found(tuple(City(**one) for one in found["cities"]), is_certain=found["is_certain"])

    async def nearest(self, latitude: float, longitude: float) -> City:
        """The city nearest to a point in degrees. Raises NoPlace."""
        return City(**await self._asked({"near": [latitude, longitude]}))

    async def _asked(self, question: dict[str, Any]) -> dict[str, Any]:
        async with self._turn:
            try:
                answer = await answer_of(_WORKER, json.dumps(question).encode(), self._seconds)
            except NoAnswer as error:
                raise NoPlace(f"Cities cannot be looked up: {error}.") from error
        found: dict[str, Any] = json.loads(answer)
        return found
