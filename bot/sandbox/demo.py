"""A Papergram on one machine: a Telegram, an arXiv and the bot itself, on loopback, over a week of real announcements.

The clock stands still until somebody turns it to the next morning, and nobody waits for Telegram's limits, which the
sandbox does not have; everything else is the real road.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.app import Papergram, assembled
from bot.clock import ManualClock
from bot.sandbox.arxiv.corpus import sample_rows
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.message import SentMessage
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings, unhurried

EVE = date(2025, 10, 5)
LAST_DAY = date(2025, 10, 12)
_HOUR = 8
_GLANCE = 0.02


class Demo:
    """A person in a private chat with the bot, and the hands on the clock."""

    def __init__(
        self, telegram: TelegramSandbox, arxiv: ArxivSandbox, papergram: Papergram, clock: ManualClock
    ) -> None:
        self.telegram = telegram
        self.arxiv = arxiv
        self._papergram = papergram
        self._clock = clock
        self._person = telegram.user("You", language_code="en")
        self._chat = telegram.private_chat(self._person)
        self._shown: dict[int, str] = {}

    @property
    def today(self) -> date:
        """The day on which the clock stands."""
        return self._clock.now().date()

    async def say(self, text: str) -> list[SentMessage]:
        """Write to the bot; its messages that are new or changed when it has answered."""
        await self.telegram.say(self._chat, self._person, text)
        return await self._news()

    async def press(self, number: int) -> tuple[str | None, list[SentMessage]]:
        """Press the `number`-th key (from 1) of the bot's last message with keys: the toast, if any, and the news.

        Raises ValueError when there is no such key.
        """
        message = next((one for one in reversed(self.telegram.messages(self._chat)) if one.keyboard), None)
        keys = [key for row in message.keyboard for key in row] if message else []
        if message is None or not 1 <= number <= len(keys):
            raise ValueError(f"There is no key {number} here.")
        key = keys[number - 1]
        if "url" in key:
            return f"A link: {key['url']}", []
        press = await self.telegram.press(message, key["callback_data"], self._person)
        news = await self._news()
        return next((answer.text or answer.url for answer in press.answers), None), news

    async def next_morning(self) -> list[SentMessage]:
        """Turn the clock to the next day's digest hour; arXiv announces, the jobs run; what came meanwhile.

        Raises ValueError after the last day of the sample.
        """
        if self.today >= LAST_DAY:
            raise ValueError("The sample ends here.")
        day = self.today + timedelta(days=1)
        self._clock.set(datetime(day.year, day.month, day.day, _HOUR, tzinfo=UTC))
        self.arxiv.today = day
        await self._papergram.schedule.ingest()
        await self._papergram.schedule.compose()
        return await self._news()

    async def _news(self) -> list[SentMessage]:
        await self._rest()
        news = [one for one in self.telegram.messages(self._chat) if self._shown.get(one.message_id) != one.html]
        self._shown |= {one.message_id: one.html for one in news}
        return news

    async def _rest(self) -> None:
        """Wait until the bot has taken every update and works on none."""
        app = self._papergram.app
        calm = 0
        while calm < 2:  # noqa: PLR2004 - an update between the poll and the queue shows in neither for a moment
            await asyncio.sleep(_GLANCE)
            is_busy = self.telegram.world.updates.pending or not app.update_queue.empty()
            calm = 0 if is_busy or app.update_processor.current_concurrent_updates else calm + 1


@asynccontextmanager
async def demonstration() -> AsyncIterator[Demo]:
    """Everything started, on the eve of the sample's first day; nothing is left behind at the end."""
    clock = ManualClock(datetime(EVE.year, EVE.month, EVE.day, _HOUR, tzinfo=UTC))
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="papergram-demo-")))
        telegram = await stack.enter_async_context(TelegramSandbox(clock))
        arxiv = await stack.enter_async_context(ArxivSandbox(sample_rows(), EVE))
        settings = sandbox_settings(telegram, arxiv, folder / "demo.sqlite3")
        papergram = await stack.enter_async_context(assembled(settings, clock, pace=0, pacer=unhurried()))
        await stack.enter_async_context(papergram.polling())
        yield Demo(telegram, arxiv, papergram, clock)
