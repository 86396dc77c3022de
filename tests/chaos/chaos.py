"""The whole of it: a Telegram in bad weather, people who come and go, and a bot that is killed again and again.

Invariant: a run is made from its seed as far as the machine allows: who is owed what, who does what, the faults and the
moments of the kills come from it, only how far the bot gets between them is its own.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlite_utils import Database

from bot.model.chat import Subscription
from bot.model.digest import DeliveryState
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.store import Store, chats, subscriptions
from tests.chaos.book import Book, Key, Row
from tests.chaos.fast import FastClock
from tests.chaos.ledger import Ledger
from tests.chaos.life import Life, nursery
from tests.chaos.plan import BEGIN, MONDAY, TOPIC, Plan, freeze, missing, papers
from tests.chaos.report import Report, warnings
from tests.chaos.town import Town
from tests.chaos.victim import Orders
from tests.chaos.weather import Sky, StormyTelegram

FACTOR = 20.0
PER_SECOND = 90.0
_AHEAD = 4
_STALLED = 1.5
_GLANCE = 0.1
_PATIENCE = 90.0
_LATENCIES = (0.004, 0.02, 0.02, 0.1)
_ACTS_EVERY = 0.15
_OUTAGES, _EARLY_ENDS, _ORDERLY_STOPS = 0.06, 0.15, 0.05
_BROKEN = ("a job failed", "a part failed in a way", "a part of the watch failed")


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything: so many kills, chats, days of planned texts and mornings of the road."""

    kills: int
    chats: int
    days: int
    mornings: int


class Chaos:
    """One run over a store of its own in `folder`."""

    def __init__(self, folder: Path, scale: Scale, seed: int, say: Callable[[str], object]) -> None:
        self.scale = scale
        self.plan = Plan(seed, scale.chats, scale.days)
        self.book = Book()
        self._dice = Random(seed)
        self._say = say
        self._path = folder / "store.sqlite3"
        self._log = folder / "log"
        self._clock = FastClock(time.monotonic(), FACTOR)
        self._numbers: dict[int, int] = {}
        self.sky = Sky(Random(seed + 1), self._clock, self.book)
        self.telegram = StormyTelegram(self._clock, self.sky, self._numbers)
        self.town = Town(self.telegram, self.plan, Random(seed + 2), self._numbers)
        self.ledger = Ledger(self._path, self._numbers)
        self.arxiv = ArxivSandbox(papers(scale.mornings), MONDAY)
        self._late = 0
        self._began = time.monotonic()
        self._in_flight = 0
        self._knocks = 0

    async def run(self) -> Report:
        """Kill, mend, judge."""
        self._began = time.monotonic()
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.arxiv)
            await stack.enter_async_context(self.telegram)
            store = await Store.open(self._path)
            stack.push_async_callback(store.aclose)
            await store.run(self._people)
            self._nursery = await stack.enter_async_context(nursery(self._settings(), self._log))
            async with self._unrest():
                for life in range(self.scale.kills):
                    await self._owe_more(store, life)
                    await self._live_and_die(life)
            rows = await self._calm(store)
        return self._judge(rows)

    def _people(self, db: Database) -> None:
        for place in self.town.places:
            chat = self.plan.chat(place.number, place.chat.id, str(place.chat.kind))
            chats.save(db, chat, BEGIN)
            if self.plan.composes(place.number):
                subscriptions.add(db, Subscription(chat.id, 0, TOPIC), BEGIN)

    async def _owe_more(self, store: Store, life: int) -> None:
        """As the lives go by, further days are owed, and mornings come."""
        asked = self.plan.written(by_the_victim=False)[: self._owed_by_now(life, by_the_victim=False)]
        wanted = await store.run(missing, asked)
        await store.run(freeze, self.plan, wanted, self._clock.now())
        morning = min(self.scale.mornings - 1, int(life / self.scale.kills * self.scale.mornings))
        today = MONDAY + timedelta(days=morning)
        if self.arxiv.today < today:
            self.arxiv.today = today
            self._clock.turn_to(BEGIN + timedelta(days=morning))
            self._say(f"it is {today:%A}")

    def _owed_by_now(self, life: int, *, by_the_victim: bool) -> int:
        """How many digests are owed so far, in even steps, a few lives ahead."""
        digests = len(self.plan.written(by_the_victim=by_the_victim))
        return min(digests, math.ceil(digests * (life + _AHEAD) / self.scale.kills))

    @asynccontextmanager
    async def _unrest(self) -> AsyncIterator[None]:
        async def go_on() -> None:
            while True:
                await asyncio.sleep(self._dice.uniform(0, 2 * _ACTS_EVERY))
                self.town.act()

        task = asyncio.create_task(go_on())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _live_and_die(self, life: int) -> None:
        dice, before = self._dice, len(self.book.accepted)
        self.sky.life = life
        self.sky.is_storm = dice.random() < 0.2
        self.sky.latency = dice.choice(_LATENCIES)
        process = await self._begin(life)
        if dice.random() < _OUTAGES:
            self.sky.out_until = self._clock.seconds() + dice.uniform(5, 30)
        if dice.random() < _EARLY_ENDS:
            await asyncio.sleep(dice.uniform(0, 0.8))
        else:
            await self._until_accepted(before + dice.randint(1, 2 * self._mean()), process)
            await asyncio.sleep(dice.uniform(0, 0.05))
        if process.is_over:
            raise RuntimeError(f"the bot ended by itself: {self._tail()}")
        if dice.random() < _ORDERLY_STOPS and len(self.book.accepted) > before:
            await self._stop(process)
            process = await self._begin(life)
            await asyncio.sleep(dice.uniform(0, 0.8))
        await process.kill()
        in_flight = self.book.check_stop(self.ledger.rows(), killed=True)
        self._in_flight += in_flight
        taken, spent = len(self.book.accepted) - before, time.monotonic() - self._began
        self._say(
            f"{spent:.1f} s, kill {life + 1}: {taken} taken, {in_flight} in flight, {len(self.book.wrongs)} wrongs"
        )

    def _mean(self) -> int:
        """How many messages a life is to get out on average, so that the last one still has something to do."""
        return max(3, math.ceil(len(self._owed()) / self.scale.kills))

    async def _until_accepted(self, count: int, process: Life) -> None:
        """Return when Telegram took so many messages, or none for a while."""
        taken, since = len(self.book.accepted), time.monotonic()
        while taken < count and not process.is_over:
            await asyncio.sleep(0.002)
            if len(self.book.accepted) > taken:
                taken, since = len(self.book.accepted), time.monotonic()
            if time.monotonic() - since > _STALLED:
                return

    async def _begin(self, life: int) -> Life:
        owed = self._owed_by_now(life, by_the_victim=True)
        return await self._nursery.bear(Orders(self._clock.origin, FACTOR, PER_SECOND, owed, self.plan))

    def _settings(self) -> dict[str, str]:
        given = {
            "TELEGRAM__TOKEN": self.telegram.token,
            "TELEGRAM__BASE_URL": self.telegram.url,
            "ARXIV__FEED_URL": self.arxiv.feed_url,
            "ARXIV__API_URL": self.arxiv.api_url,
            "ARXIV__SITE_URL": self.arxiv.url,
            "ARXIV__CATEGORIES": "cs",
            "STORE__PATH": str(self._path),
            "LOG__FORMAT": "json",
        }
        return {f"PAPERGRAM_{name}": value for name, value in given.items()}

    async def _calm(self, store: Store) -> list[Row]:
        """The weather is good, everybody lets the bot in: all gets out, at last what was put off for hours too."""
        self.sky.is_calm, self.sky.latency, self.sky.life = True, 0.004, self.scale.kills
        self.town.let_all_in()
        await self._owe_more(store, self.scale.kills)
        await self._finish(lambda: set(self.ledger.open_chats()) <= self._put_off())
        self._late = len(self.ledger.open_chats())
        self._clock.turn_to(self._clock.now() + timedelta(hours=5))
        self._say("all is out but what Telegram put off for hours; five hours later:")
        await self._finish(lambda: not self.ledger.open_chats())
        return self.ledger.rows()

    def _put_off(self) -> set[int]:
        """The chats that Telegram refused for hours, and where they moved to meanwhile."""
        return self.sky.parked | {self.town.moved[one] for one in self.sky.parked if one in self.town.moved}

    async def _finish(self, is_done: Callable[[], bool]) -> None:
        """Let the bot live until it is done, and end it in good order."""
        self.sky.life += 1
        process = await self._begin(self.scale.kills)
        since = time.monotonic()
        calm = 0
        while calm < 5 and not process.is_over and time.monotonic() - since < _PATIENCE:
            await asyncio.sleep(_GLANCE)
            all_frozen = self.plan_is_frozen()
            calm = calm + 1 if all_frozen and not self.telegram.world.updates.pending and is_done() else 0
            if time.monotonic() - since > 5:
                await self._knock()
        if process.is_over:
            self.book.wrongs.append("the bot ended by itself: " + self._tail())
            return
        if time.monotonic() - since >= _PATIENCE:
            self.book.wrongs.append(
                f"{_PATIENCE} s of good weather were not enough for {len(self.ledger.open_chats())} chats"
            )
        await self._stop(process)

    async def _stop(self, process: Life) -> None:
        """End it as a service manager does: nothing is left in flight."""
        code = await process.stop()
        if code:
            self.book.wrongs.append(f"a stop in good order ended with {code}: {self._tail()}")
        self.book.check_stop(self.ledger.rows(), killed=False)

    async def _knock(self) -> None:
        """Where the bot takes a chat for lost that is not, somebody writes to it."""
        if self.telegram.world.updates.pending:
            return
        for number in self.ledger.blocked():
            self._knocks += 1
            self.town.knock(number)
        await asyncio.sleep(1)

    def plan_is_frozen(self) -> bool:
        """Whether all that is owed is in the ledger."""
        return set(self._owed()) <= {row.key for row in self.ledger.rows()}

    def _owed(self) -> list[Key]:
        days = [*self.plan.written(by_the_victim=True), *self.plan.written(by_the_victim=False)]
        return [(number, words) for number, day in days for words in self.plan.texts(number, day)]

    def _check_papers(self) -> None:
        """Those whose digests are composed have had every paper."""
        announced = {str(one["id"]) for one in papers(self.scale.mornings)}
        had = self.ledger.papers()
        for place in self.town.places:
            if self.plan.composes(place.number) and (missed := announced - had.get(place.number, set())):
                self.book.wrongs.append(f"chat {place.number} never got the papers {sorted(missed)}")

    def _judge(self, rows: list[Row]) -> Report:
        book, in_ledger = self.book, {row.key for row in rows}
        book.check_end(rows, self._owed())
        self._check_papers()
        book.wrongs.extend(f"against the Bot API: {one}" for one in self.telegram.violations)
        logged = warnings(self._log.read_text("utf-8"))
        book.wrongs.extend(f"in the log: {told}" for told in logged if any(words in told for words in _BROKEN))
        duplicates = [key for key in book.duplicates() if key in in_ledger]
        dead = tuple(row for row in rows if row.state is DeliveryState.DEAD)
        return Report(
            seed=self.plan.seed,
            seconds=time.monotonic() - self._began,
            kills=self.scale.kills,
            owed=len(rows),
            accepted=sum(key in in_ledger for key in book.accepted),
            in_flight=self._in_flight,
            duplicates=len(duplicates),
            of_kills=sum(book.killed_in_flight[key] > 0 for key in duplicates),
            doubted=sum(row.uncertain > 0 for row in rows),
            late=self._late,
            dead=dead,
            lost=sum(not book.times(row.key) for row in dead),
            knocks=self._knocks,
            acts=self.town.acts,
            met=dict(self.sky.met),
            logged=logged,
            wrongs=tuple(book.wrongs),
        )

    def _tail(self) -> str:
        return self._log.read_text("utf-8")[-2_000:]
