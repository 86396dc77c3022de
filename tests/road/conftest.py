"""The whole of Papergram between a Telegram and an arXiv on loopback, over a real SQLite file; the clock stands still
until a test turns it."""

import gzip
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import Papergram, assembled
from bot.clock import ManualClock
from bot.config import Settings
from bot.sandbox.arxiv.server import ArxivSandbox, Served
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings, unhurried
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import SentMessage
from tests.llm.server import ModelServer

DATA = Path(__file__).parent.parent / "data"
MONDAY = date(2025, 10, 6)
EARLY = datetime(2025, 10, 6, 6, tzinfo=UTC)
CATEGORIES = "cs.AI,cs.CL,cs.CV,cs.LG,cs.RO,cs.SD,eess.AS,stat.ML"
Row = dict[str, Any]


def corpus_rows() -> list[Row]:
    """Two weeks of real announcements."""
    with gzip.open(DATA / "two-weeks-2025-10.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Road:
    """A running Papergram and the two worlds around it."""

    def __init__(
        self, rows: list[Row], telegram: TelegramSandbox, arxiv: ArxivSandbox, papergram: Papergram, clock: ManualClock
    ) -> None:
        self.arxiv_rows = rows
        self.telegram = telegram
        self.arxiv = arxiv
        self.papergram = papergram
        self.clock = clock
        self.ada = telegram.user("Ada", language_code="en")
        self.chat = telegram.private_chat(self.ada)

    async def ask(self, text: str, chat: Chat | None = None, messages: int = 1) -> list[SentMessage]:
        """Write `text` (in Ada's own chat) and return the bot's next `messages` messages there.

        What says that work goes on is no answer, and is gone with it.
        """
        chat = chat or self.chat
        before = len(self._answers(chat))
        await self.telegram.say(chat, self.ada, text)
        await self.telegram.until(lambda: len(self._answers(chat)) >= before + messages)
        return self._answers(chat)[before:]

    def _answers(self, chat: Chat) -> list[SentMessage]:
        return [
            one for one in self.telegram.messages(chat) if "'callback_data': 'cancel:" not in str(one.content.keyboard)
        ]

    async def morning(self, day: date, hour: int = 8) -> None:
        """Turn the clock to `hour` (UTC) of `day`, let arXiv announce that day, and run the jobs that are due."""
        self.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
        self.arxiv.today = day
        await self.papergram.schedule.ingest()
        await self.papergram.schedule.compose()

    def said(self, chat: Chat | None = None) -> list[str]:
        """The texts of all the bot's messages in a chat."""
        return [message.text for message in self.telegram.messages(chat or self.chat)]

    def check(self) -> None:
        """Nothing that the bot sent breaks the Bot API's description, and Telegram refused nothing by accident."""
        assert self.telegram.violations == []


@asynccontextmanager
async def road_over(
    rows: list[Row],
    store: Path,
    today: date = MONDAY,
    *,
    clock: ManualClock | None = None,
    documents: Mapping[str, Served] | None = None,
    variables: Mapping[str, str] | None = None,
    changed: Callable[[Settings], Settings] = lambda settings: settings,
) -> AsyncIterator[Road]:
    """A road whose arXiv announces `rows` and has `documents`; it begins at 06:00 UTC of `today`.

    `variables` are settings as the environment gives them; `changed` sets what no operator could.
    """
    clock = clock or ManualClock(EARLY)
    clock.set(datetime(today.year, today.month, today.day, 6, tzinfo=UTC))
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(TelegramSandbox(clock))
        arxiv = await stack.enter_async_context(ArxivSandbox(rows, today, documents=documents))
        settings = sandbox_settings(telegram, arxiv, store, CATEGORIES, more=variables)
        papergram = await stack.enter_async_context(assembled(changed(settings), clock, pace=0, pacer=unhurried()))
        await stack.enter_async_context(papergram.polling())
        yield Road(rows, telegram, arxiv, papergram, clock)


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    """Some 60 papers a day of the two weeks: every paper on diffusion models, and others."""
    by_day: dict[str, list[Row]] = {}
    for row in corpus_rows():
        kept = by_day.setdefault(row["announced"], [])
        if "diffusion model" in row["title"].lower() or len(kept) < 60:
            kept.append(row)
    return [row for day in by_day.values() for row in day]


@pytest.fixture
async def road(rows: list[Row], tmp_path: Path) -> AsyncIterator[Road]:
    async with road_over(rows, tmp_path / "store.sqlite3") as made:
        yield made
        made.check()


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    """A language model's server; what it answers is a test's to say."""
    async with ModelServer() as running:
        yield running
