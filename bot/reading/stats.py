"""What reading came to: how much was read, by whom, and what it cost."""

from datetime import date, timedelta

from sqlite_utils import Database

from bot.clock import Clock
from bot.model.usage import ReadingStats, Usage
from bot.sections import Llm
from bot.store import Store, readings, spending

_MONTH = timedelta(days=29)


async def reading_stats(store: Store, clock: Clock, llm: Llm) -> ReadingStats:
    """The figures as they stand now."""
    return await store.run(_gathered, clock.now().date(), llm)


def _gathered(db: Database, day: date, llm: Llm) -> ReadingStats:
    month = spending.by_purpose(db, day - _MONTH, day)
    return ReadingStats(
        day=day,
        today=spending.by_purpose(db, day, day),
        month=sum(month.values(), Usage()),
        readings=readings.counts(db),
        dearest=tuple(spending.dearest_chats(db, day)),
        daily_budget=llm.daily_budget,
        chat_budget=llm.chat_budget,
    )
