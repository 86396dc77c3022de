"""A Telegram in bad weather: 429 for a moment or for hours, silence, broken connections, 5xx, and slow answers.

Invariant: every request of the ledger is written in the book before it is answered, with what the bot cannot know; a
request that comes before the wait is over that Telegram asked for is a wrong, unless the bot died meanwhile.
"""

import asyncio
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from aiohttp import web

from bot.sandbox.api.faults import Fault, FaultKind, Faults
from bot.sandbox.api.server import BotApiServer
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import ApiError, Json
from tests.chaos.book import Book
from tests.chaos.fast import FastClock
from tests.chaos.plan import MARK

_SEND = "sendMessage"
_IN_DOUBT = tuple(kind for kind in FaultKind if kind is not FaultKind.RETRY_AFTER)
_PARKED = 0.004
_DOUBTFUL = 0.003
"""Each kind's share of the requests; a storm has ten times as many refusals."""
_REFUSED, _REFUSED_IN_A_STORM = 0.01, 0.25
_AFTER_ACCEPTANCE = 0.003
_HOURS = (2, 4)
_NO_FAULT = Fault(_SEND, FaultKind.DROPPED, 0, None, 0)


@dataclass(slots=True)
class Wait:
    """A chat that was refused: until when (seconds of the clock), and in which life of the bot it was told.

    Only the ledger asks one thing at a time in a chat: an answer may have been on its way when something was refused.
    """

    until: float
    life: int
    of_ledger: bool


class Sky(Faults):
    """Draws what each request meets."""

    def __init__(self, dice: Random, clock: FastClock, book: Book) -> None:
        super().__init__()
        self.dice = dice
        self.book = book
        self.is_calm = False
        self.is_storm = False
        self.out_until = 0.0
        """When Telegram can be reached again, in seconds of the clock."""
        self.latency = 0.02
        """Of an answer, on average, in seconds."""
        self.life = 0
        self.parked: set[int] = set()
        """The chats that were refused for hours."""
        self.met: Counter[str] = Counter()
        self._clock = clock
        self._waits: dict[int, Wait] = {}

    @property
    def coming(self) -> list[Fault]:
        """There is always something in the air."""
        return [_NO_FAULT]

    def take(self, method: str, params: Json) -> Fault | None:
        """What this request meets."""
        if self._clock.seconds() < self.out_until and not self.is_calm:
            return self._spoil(method, FaultKind.DROPPED)
        if method == "getUpdates":
            return self._spoil(method, FaultKind.DROPPED) if self._chance(0.02) else None
        if method != _SEND:
            return None
        chat = params["chat_id"]
        of_ledger = params["text"].startswith(MARK)
        fault = self._refuse_early(chat, of_ledger=of_ledger) or self._refuse(chat, of_ledger=of_ledger)
        if fault is None and self._chance(_DOUBTFUL * len(_IN_DOUBT)):
            fault = self._spoil(method, self.dice.choice(_IN_DOUBT))
        if fault is not None:
            self.met[fault.kind.value] += 1
        return fault

    def breaks_after(self) -> bool:
        """Whether a message that was accepted is answered with 502."""
        return self._chance(_AFTER_ACCEPTANCE)

    def forget(self, chat: int) -> None:
        """The chat has moved, and with it what it was told."""
        self._waits.pop(chat, None)
        self.parked.discard(chat)

    def _chance(self, share: float) -> bool:
        return not self.is_calm and self.dice.random() < share

    def _refuse_early(self, chat: int, *, of_ledger: bool) -> Fault | None:
        """A chat that was told to wait and did not."""
        wait = self._waits.get(chat)
        if wait is None or self._clock.seconds() >= wait.until:
            self.forget(chat)
            return None
        if wait.life == self.life and wait.of_ledger and of_ledger:
            early = wait.until - self._clock.seconds()
            self.book.wrongs.append(f"chat {chat} was asked {early:.1f} s before its wait was over")
        return self._wait(chat, math.ceil(wait.until - self._clock.seconds()), of_ledger=of_ledger)

    def _refuse(self, chat: int, *, of_ledger: bool) -> Fault | None:
        if self._chance(_PARKED):
            self.parked.add(chat)
            return self._wait(chat, self.dice.randint(*(hours * 3600 for hours in _HOURS)), of_ledger=of_ledger)
        if self._chance(_REFUSED_IN_A_STORM if self.is_storm else _REFUSED):
            return self._wait(chat, self.dice.randint(1, 5), of_ledger=of_ledger)
        return None

    def _wait(self, chat: int, seconds: int, *, of_ledger: bool) -> Fault:
        self._waits[chat] = Wait(self._clock.seconds() + seconds, self.life, of_ledger)
        return Fault(_SEND, FaultKind.RETRY_AFTER, 1, chat, seconds)

    def _spoil(self, method: str, kind: FaultKind) -> Fault:
        return Fault(method, kind, 1, None, 0)


class StormyServer(BotApiServer):
    """The sandbox's server under a `Sky`, which keeps the book."""

    sky: Sky
    numbers: dict[int, int]
    """Of chats, by id."""

    async def _do(
        self, name: str, given: Mapping[str, object]
    ) -> tuple[Mapping[str, object], Json | None, Fault | None]:
        params, answer, fault = await super()._do(name, given)
        if name == _SEND and (key := self._key(params)):
            if answer is not None and answer["ok"]:
                self.sky.book.accept(key, answer["result"]["message_id"])
            if fault is not None and fault.kind in _IN_DOUBT:
                self.sky.book.leave_unanswered(key)
        return params, answer, fault

    async def _respond(
        self, request: web.Request, name: str, params: Mapping[str, object], answer: Json | None, fault: Fault | None
    ) -> web.StreamResponse:
        if name == _SEND:
            if answer is not None and answer["ok"] and fault is None and self.sky.breaks_after():
                self.sky.book.leave_unanswered(self._key(params))
                self.sky.met["502 after"] += 1
                answer = ApiError(502, "Bad Gateway").answer()
            await asyncio.sleep(self.sky.dice.expovariate(1 / self.sky.latency))
        return await super()._respond(request, name, params, answer, fault)

    async def _leave_unanswered(self, request: web.Request, kind: FaultKind | None) -> web.StreamResponse:
        """Silence ends mostly with somebody between who gives up, and now and then with the bot's own patience."""
        if kind is not FaultKind.DROPPED:
            patience = self.sky.dice.uniform(0.05, 1.5) if self.sky.dice.random() < 0.9 else None
            try:
                async with asyncio.timeout(patience):
                    await self._stopped.wait()
            except TimeoutError:
                pass
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _key(self, params: Mapping[str, object]) -> tuple[int, str]:
        chat = params["chat_id"]
        assert isinstance(chat, int)
        return self.numbers[chat], str(params["text"])


class StormyTelegram(TelegramSandbox):
    """A TelegramSandbox under a `Sky`. `numbers` are those of its chats, by id."""

    def __init__(self, clock: FastClock, sky: Sky, numbers: dict[int, int]) -> None:
        super().__init__(clock)
        server = StormyServer(self.world, self.token)
        server.faults, server.sky, server.numbers = sky, sky, numbers
        self._server = server
