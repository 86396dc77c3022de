"""Time that passes only when everybody waits, and a ledger that lives in it."""

import asyncio
import heapq
from collections.abc import Callable, Coroutine, Iterable
from itertools import count
from typing import Any

from bot.delivery.pace import Pacer

_SETTLE = 6
Chat = int | str
Sent = list[tuple[float, Chat]]


class VirtualTime:
    """Seconds on a monotonic clock. `run` lets tasks work until all are done, turning the clock from sleep to sleep."""

    def __init__(self, start: float = 1_000_000.0) -> None:
        self.seconds = start
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._order), waking))
        await waking

    async def run(self, work: Iterable[Coroutine[Any, Any, None]]) -> None:
        tasks = [asyncio.ensure_future(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(_SETTLE):
                await asyncio.sleep(0)
            if self._sleepers:
                moment, _, waking = heapq.heappop(self._sleepers)
                if not waking.done():
                    self.seconds = max(self.seconds, moment)
                    waking.set_result(None)
        for task in tasks:
            task.result()


def accepted(chat: Chat) -> float:
    """What a Telegram without limits says to each message: no need to wait."""
    return 0.0


class Broadcast:
    """A ledger that sends one message to each of the chats as soon as the pacer lets it.

    `ask` is Telegram: it returns the seconds that it wants to be left alone, 0 when it takes the message.
    """

    def __init__(self, pacer: Pacer, chats: Iterable[Chat], ask: Callable[[Chat], float] = accepted) -> None:
        self._pacer = pacer
        self._owed = list(reversed(list(chats)))
        self._ask = ask
        self.sent: Sent = []
        self.refused = 0

    async def run(self, until: float) -> None:
        while self._owed and self._pacer.clock() < until:
            for _ in range(min(self._pacer.allowance(), len(self._owed))):
                self._send(self._owed.pop())
            await self._pacer.sleep(max(0.001, self._pacer.until_allowed()))

    def _send(self, chat: Chat) -> None:
        if self._pacer.delay(chat) > 0:
            self._owed.insert(0, chat)
            return
        self._pacer.take(chat)
        if seconds := self._ask(chat):
            self.refused += 1
            self._owed.insert(0, chat)
            self._pacer.slow_down(chat, seconds)
        else:
            self.sent.append((self._pacer.clock(), chat))
            self._pacer.went_well()


async def answers_by(time: VirtualTime, pacer: Pacer, asked: Iterable[tuple[float, Chat]]) -> Sent:
    """When and to whom answers go out that are asked for at these seconds from now."""
    sent: Sent = []

    async def send(after: float, chat: Chat) -> None:
        await time.sleep(after)
        await pacer.wait(chat)
        sent.append((time.now(), chat))

    await time.run(send(*one) for one in asked)
    return sent
