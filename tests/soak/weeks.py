"""Ten weeks, turned by hand: the clock, the readers' deeds, what goes wrong, and the jobs at every moment that counts.

Everything is real but the time: HTTP on loopback to a Telegram and an arXiv, SQLite in a file, and a process that ends
in the middle of its work (its store is closed under it, and whatever it was doing is cut off).
"""

import asyncio
import math
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.app import Papergram, assembled
from bot.clock import ManualClock
from bot.delivery.pace import Pacer
from bot.errors import ArxivUnavailable
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.api.limits import Rates
from bot.sandbox.arxiv import feeds
from bot.sandbox.arxiv.corpus import Corpus
from bot.sandbox.arxiv.faults import Fault
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings
from bot.sandbox.world.chat import Chat, User
from tests.road.conftest import CATEGORIES
from tests.soak.listings import LAST, Listings
from tests.soak.oracle import moment_on
from tests.soak.readers import END, START, Act, Deed, Place, Reader
from tests.soak.received import Mail, more_data
from tests.soak.weather import Weather, midnight

_STEP = timedelta(hours=3)
_FAULTS = (FaultKind.DROPPED, FaultKind.DROPPED_MIDWAY, FaultKind.SERVER_ERROR, FaultKind.RETRY_AFTER, FaultKind.HTML)
_AT_A_STRETCH, _BETWEEN_PRESSES = 15, 2.0
"""Nobody presses keys faster for long: the bot would not answer all."""
_FLOOD = 7_200
_MANY = 1_000_000
_TRIES = 10
_BEFORE_A_DROP = 2
_INSTANT = timedelta(milliseconds=1)
_DELIVERIES = tuple(timedelta(seconds=seconds) for seconds in (0, 6, 35, 6, 20))
"""The job runs every few seconds; short floods and doubts have passed by then."""


@dataclass
class Seat:
    """A reader's place in the world, and what came there. `doubtful` messages may have come twice."""

    reader: Reader
    user: User
    chat: Chat
    threads: dict[int, int]
    acts: list[Act]
    mail: Mail = field(default_factory=Mail)
    read: int = 0
    doubtful: int = 0
    floods: list[datetime] = field(default_factory=list)
    """When a flood wait was ordered for the next message."""


class Weeks:
    """Ten weeks with `readers`. Enter it, call `live()`, and read `seats`, `ticks`, `tally`."""

    def __init__(self, readers: Sequence[Reader], listings: Listings, weather: Weather, folder: Path) -> None:
        self.ticks: list[datetime] = []
        self.tally: Counter[str] = Counter()
        self.pieces = {day: _first_piece(listings, day) for day in weather.broken or {}}
        self._readers = readers
        self._weather = weather
        self._clock = ManualClock(START)
        self._store = folder / "store.sqlite3"
        self._telegram = TelegramSandbox(self._clock)
        self._telegram.world._keep = _MANY
        self._arxiv = ArxivSandbox(listings.rows, START.date())
        self._worlds = AsyncExitStack()
        self._process = AsyncExitStack()
        self._papergram: Papergram | None = None
        self._has_telegram = True
        self.seats: list[Seat] = []

    async def __aenter__(self) -> Self:
        await self._worlds.enter_async_context(self._telegram)
        await self._worlds.enter_async_context(self._arxiv)
        self._telegram.limit(Rates(burst=3), self._seconds)
        self.seats = [self._seat(reader) for reader in self._readers]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()
        await self._worlds.aclose()

    async def live(self) -> None:
        """From the first moment to the last."""
        await self._begin()
        for moment in self._moments():
            self._clock.set(max(moment, _whole(self._clock.now())))
            self._arxiv.today = self._weather.shown(moment)
            await self._turn(moment)
        assert self._telegram.violations == []

    async def _turn(self, moment: datetime) -> None:
        """Everything that happens at one moment."""
        if self._weather.is_off(moment):
            await self._end()
        elif self._papergram is None or moment in self._weather.stops:
            await self._end()
            await self._begin()
        self._set_telegram(works=self._weather.has_telegram(moment))
        for seat in self.seats:
            while seat.acts and seat.acts[0].at <= moment:
                await self._do(seat, seat.acts.pop(0))
        if self._papergram is None:
            return
        if moment in self._weather.faults:
            self._order_fault()
        self.ticks.append(_whole(self._clock.now()))
        self._clock.set(self.ticks[-1])
        before = self._telegram.log.count
        await self._jobs(self._papergram, is_dropped=moment in self._weather.drops)
        if self._telegram.log.count > before:
            self._read()
            await self._ask_for_more()

    async def _jobs(self, papergram: Papergram, *, is_dropped: bool) -> None:
        """As the scheduler runs them."""
        self._arxiv._faults.clear()
        shown = self._arxiv.today
        if not self._weather.has_arxiv(self._clock.now()):
            self._arxiv.fail(Fault.UNAVAILABLE, _TRIES)
        elif self._weather.is_broken(shown, self._clock.now()):
            self._arxiv.fail(Fault.TRUNCATED)
        before = self._telegram.log.count
        with suppress(ArxivUnavailable):
            await papergram.schedule.ingest()
        await papergram.schedule.read()
        await papergram.schedule.freeze()
        if is_dropped:
            papergram = await self._drop(papergram)
        for wait in _DELIVERIES:
            self._clock.advance(wait)
            await papergram.schedule.deliver()
            if self._telegram.log.count == before:
                break
        if self._clock.now().hour == 0:
            await papergram.schedule.tidy()

    async def _begin(self) -> None:
        self.tally["starts"] += 1
        settings = sandbox_settings(self._telegram, self._arxiv, self._store, CATEGORIES)
        pacer = Pacer(self._seconds, self._wait)
        self._papergram = await self._process.enter_async_context(assembled(settings, self._clock, pace=0, pacer=pacer))
        await self._process.enter_async_context(self._papergram.polling())

    async def _end(self) -> None:
        self._papergram = None
        await self._process.aclose()

    async def _drop(self, papergram: Papergram) -> Papergram:
        """End the process when its first messages are out, as a power failure would; and start it again."""
        self.tally["drops"] += 1
        before = self._telegram.log.count
        delivering = asyncio.create_task(papergram.schedule.deliver())
        heard = asyncio.create_task(self._telegram.until(lambda: len(self._sent_since(before)) >= _BEFORE_A_DROP))
        await asyncio.wait((delivering, heard), return_when=asyncio.FIRST_COMPLETED)
        heard.cancel()
        await papergram.services.store.aclose()
        while not delivering.done():
            delivering.cancel()
            await asyncio.sleep(0)
        with suppress(RuntimeError, asyncio.CancelledError):
            await delivering
        with suppress(RuntimeError):
            await self._end()
        reached = self._sent_since(before)
        self.tally["chats that were written to at a drop"] += len(reached)
        for seat in self.seats:
            seat.doubtful += seat.chat.id in reached
        await self._begin()
        assert self._papergram is not None
        return self._papergram

    async def _do(self, seat: Seat, act: Act) -> None:
        """What a reader does; what the bot answers is not mail."""
        self._read()
        match act.deed:
            case Deed.BLOCK:
                self._telegram.block(seat.user)
            case Deed.RETURN:
                self._telegram.unblock(seat.user)
            case Deed.UPGRADE:
                seat.chat = self._telegram.migrate(seat.chat)
                seat.read = 0
            case _:
                await self._say(seat, f"/{act.deed.value} {act.words}".strip(), seat.threads.get(act.thread))
        self.tally["deeds of readers"] += 1
        if self._papergram is not None:
            await self._settled(self._papergram)

    async def _settled(self, papergram: Papergram) -> None:
        """The bot has dealt with all that it was told."""
        queue, processor = papergram.app.update_queue, papergram.app.update_processor
        async with asyncio.timeout(10):
            while (  # noqa: ASYNC110 - the library has no event for it
                self._telegram.world.updates.pending or not queue.empty() or processor.current_concurrent_updates
            ):
                await asyncio.sleep(0.001)

    async def _say(self, seat: Seat, text: str, thread: int | None) -> None:
        before = len(self._telegram.messages(seat.chat))
        if seat.reader.place is Place.CHANNEL:
            self._telegram.post(seat.chat, text)
        else:
            await self._telegram.say(seat.chat, seat.user, text, thread=thread)
        await self._telegram.wait_for(seat.chat, before + 1)
        seat.read = before + 1

    def _read(self) -> None:
        """Take what came since the last time."""
        for seat in self.seats:
            messages = self._telegram.messages(seat.chat)
            seat.mail.add(messages[seat.read :], {thread: number for number, thread in seat.threads.items()})
            seat.read = len(messages)

    async def _ask_for_more(self) -> None:
        """Press the key below each post that offers more, until it offers none."""
        for seat in self.seats if self._has_telegram else ():
            presses = 0
            for post in list(seat.mail.waiting()):
                while post.more is not None:
                    presses += 1
                    if presses > _AT_A_STRETCH:
                        await self._wait(_BETWEEN_PRESSES)
                    before = len(self._telegram.messages(seat.chat))
                    await self._telegram.press(post.more, more_data(post.more), seat.user)
                    await self._telegram.wait_for(seat.chat, before + 1)
                    answers = self._telegram.messages(seat.chat)[before:]
                    seat.read = before + len(answers)
                    seat.mail.offered(post, answers)
                    self.tally["presses for more"] += 1

    def _set_telegram(self, *, works: bool) -> None:
        if works is self._has_telegram:
            return
        self._has_telegram = works
        self._telegram.faults.clear()
        for method in () if works else ("sendMessage", "getMe"):
            self._telegram.fail_next(method, FaultKind.DROPPED, _MANY)

    def _order_fault(self) -> None:
        """The next message to somebody fails, each time in another way."""
        number = self.tally["faults"]
        self.tally["faults"] += 1
        calm = [seat for seat in self.seats if not seat.reader.later]
        seat, kind = calm[number % len(calm)], _FAULTS[number % len(_FAULTS)]
        self._telegram.fail_next("sendMessage", kind, chat=seat.chat, retry_after=_FLOOD)
        seat.doubtful += kind.is_carried_out
        if kind is FaultKind.RETRY_AFTER:
            seat.floods.append(self._clock.now())

    def _seat(self, reader: Reader) -> Seat:
        user = self._telegram.user("Reader", language_code="en")
        threads: dict[int, int] = {}
        match reader.place:
            case Place.PRIVATE:
                chat = self._telegram.private_chat(user)
            case Place.GROUP:
                chat = self._telegram.group(reader.name, admins=[user])
            case Place.CHANNEL:
                chat = self._telegram.channel(reader.name, admins=[user])
            case Place.FORUM:
                chat = self._telegram.group(reader.name, admins=[user], forum=True)
                threads = {number: self._telegram.topic(chat, f"Topic {number}") for number in (1, 2)}
        return Seat(reader, user, chat, threads, reader.acts())

    def _moments(self) -> list[datetime]:
        """Every third hour, and every moment at which something is owed, done or goes wrong."""
        hours = {START + _STEP * number for number in range(int((END - START) / _STEP))}
        days = [START.date() + timedelta(days=number) for number in range(-1, (END - START).days + 2)]
        wanted = {moment for reader in self._readers for moment in reader.moments()}
        owed = {moment_on(day, hour, zone) for zone, hour in wanted for day in days}
        acts = {act.at for reader in self._readers for act in reader.acts()}
        found = hours | owed | acts | self._weather.moments() | {midnight(day) for day in days if day <= LAST}
        return sorted(moment for moment in found if START <= moment < END)

    def _sent_since(self, count: int) -> set[object]:
        """The chats that got a message after so many requests."""
        log = self._telegram.log
        latest = [log.requests[-number] for number in range(1, log.count - count + 1)]
        return {one.params["chat_id"] for one in latest if one.method == "sendMessage"}

    def _seconds(self) -> float:
        return self._clock.now().timestamp()

    async def _wait(self, seconds: float) -> None:
        """Nobody waits: the clock is turned on."""
        await asyncio.sleep(0)
        self._clock.advance(max(timedelta(seconds=seconds), _INSTANT))


def _first_piece(listings: Listings, day: date) -> int:
    """How many papers the feed of `day` shows for the first time before it breaks off."""
    categories = CATEGORIES.split(",")
    body = feeds.rss(Corpus(listings.rows).listing(day, categories), categories, day).encode()
    items = body[: len(body) * 2 // 3].decode(errors="ignore").split("</item>")[:-1]
    return sum(">new<" in item or ">cross<" in item for item in items)


def _whole(moment: datetime) -> datetime:
    return datetime.fromtimestamp(math.ceil(moment.timestamp()), UTC)
