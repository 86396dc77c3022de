"""A sender with a real store and a real python-telegram-bot, before a Telegram on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.clock import ManualClock
from bot.delivery.limiter import PacedLimiter
from bot.delivery.pace import Pacer
from bot.delivery.post import Post
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import Sender
from bot.model.chat import Chat, ChatState
from bot.model.digest import DeliveryState
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat as Place
from bot.store import Store, chats, deliveries, digests
from tests.store import samples

NOW = datetime(2025, 10, 6, 8, tzinfo=UTC)
IMPATIENT = 0.3
"""Seconds, for tests in which Telegram does not answer; others wait as long as it takes."""


class Leap:
    """A clock for the pacer that leaps over every wait."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        until = self.seconds + seconds
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)


@asynccontextmanager
async def bot_for(telegram: TelegramSandbox, patience: float = 30) -> AsyncIterator[ExtBot[str]]:
    """The bot as `bot.app` builds it; it waits `patience` seconds for an answer, and for nothing else."""
    leap = Leap()
    request = AiohttpRequest(connections=24, pool_timeout=30, read_timeout=patience)
    limiter = PacedLimiter(Pacer(leap.now, leap.sleep))
    async with ExtBot(telegram.token, base_url=f"{telegram.url}/bot", request=request, rate_limiter=limiter) as bot:
        yield bot


class Office:
    """What sends, what is owed, and to whom."""

    def __init__(
        self, telegram: TelegramSandbox, store: Store, bot: ExtBot[str], clock: ManualClock, post: Post, leap: Leap
    ) -> None:
        self.telegram = telegram
        self.store = store
        self.bot = bot
        self.clock = clock
        self.post = post
        self.leap = leap
        self.sender = self.another(store)
        self.ada = telegram.user("Ada", language_code="en")
        self.day = NOW.date()

    def another(self, store: Store) -> Sender:
        """A sender over `store`, as another process or a restart would have."""
        return Sender(store, self.post, Pacer(self.leap.now, self.leap.sleep), self.clock)

    async def owe(self, place: Place, *texts: str, thread: int = 0) -> None:
        """A digest of these messages for a chat, one more day after the last."""
        self.day += timedelta(days=1)
        if await self.known(place) is None:
            await self.store.run(chats.save, samples.chat(place.id, kind=str(place.kind), title=place.title), NOW)
        draft = samples.draft(place.id, thread=thread, day=self.day, texts=texts)
        assert await self.store.run(digests.freeze, draft, NOW) is not None

    async def known(self, place: Place) -> Chat | None:
        return await self.store.run(chats.get, place.id)

    async def state(self, place: Place) -> ChatState:
        found = await self.known(place)
        assert found is not None
        return found.state

    async def reader(self, *texts: str) -> Place:
        """A person's chat that is owed these messages."""
        place = self.telegram.private_chat(self.telegram.user("Reader"))
        await self.owe(place, *texts)
        return place

    async def after(self, seconds: float) -> None:
        """Let time pass, and send what may go out then."""
        self.clock.advance(timedelta(seconds=seconds))
        self.leap.seconds += seconds
        await self.sender.drain()

    async def counts(self) -> dict[DeliveryState, int]:
        return await self.store.run(deliveries.counts)

    async def reasons(self) -> list[str]:
        """Why parts wait or are dead."""
        rows = await self.store.run(lambda db: list(db.query("SELECT reason FROM deliveries WHERE reason IS NOT NULL")))
        return [row["reason"] for row in rows]

    def got(self, place: Place) -> list[str]:
        return [message.text for message in self.telegram.messages(place)]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramSandbox]:
    async with TelegramSandbox() as running:
        yield running
        assert running.violations == []


@pytest.fixture
def patience() -> float:
    """How long the bot waits for an answer; overridden where there is none."""
    return 30


@pytest.fixture
async def office(telegram: TelegramSandbox, tmp_path: Path, patience: float) -> AsyncIterator[Office]:
    store = await Store.open(tmp_path / "store.sqlite3")
    async with bot_for(telegram, patience) as bot, Post(bot, patience=patience) as post:
        yield Office(telegram, store, bot, ManualClock(NOW), post, Leap())
    await store.aclose()
