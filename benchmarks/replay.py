"""Two weeks of arXiv, day by day, for many chats: time and memory of the whole road, and who got what.

Everything is real but the clock and the pace: HTTP to a loopback arXiv and a loopback Telegram, SQLite in a file.
"""

import asyncio
import re
import resource
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from datetime import time as local_time
from pathlib import Path

from benchmarks.corpus import Row, corpus_rows, wishes
from bot.app import Papergram, assembled
from bot.clock import ManualClock
from bot.digest.due import next_due
from bot.model.chat import Chat, ChatState, Length, Subscription
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings, unhurried
from bot.sandbox.world.chat import Chat as SandboxChat
from bot.store import chats, subscriptions

_ENTRY = re.compile(r'<b>\d+\. <a href="https?://[^/"]+/abs/([\w./-]+?)v\d+"')
_HOUR = 8
MOST_PAPERS = 50


@dataclass(slots=True)
class Replay:
    """What happened: which papers each chat was shown (with how often) or offered, and what it cost."""

    wanted: list[list[str]]
    shown: list[Counter[str]] = field(default_factory=list)
    offered: list[set[str]] = field(default_factory=list)
    messages: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mib: float = 0.0
    store_mib: float = 0.0


async def replay(
    rows: list[Row], wanted: list[list[str]], length: Length = Length.SUMMARY, most: int = MOST_PAPERS
) -> Replay:
    """Announce `rows` day by day to one private chat for each list of topics in `wanted`.

    Each chat is shown at most `most` papers a day, at this `length`; the rest is offered.
    """
    days = sorted({date.fromisoformat(row["announced"]) for row in rows})
    clock = ManualClock(datetime(days[0].year, days[0].month, days[0].day, 0, tzinfo=UTC))
    outcome = Replay(wanted)
    started, cpu = time.perf_counter(), time.process_time()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        telegram = await stack.enter_async_context(TelegramSandbox(clock))
        arxiv = await stack.enter_async_context(ArxivSandbox(rows, days[0]))
        settings = sandbox_settings(telegram, arxiv, folder / "replay.sqlite3")
        papergram = await stack.enter_async_context(assembled(settings, clock, pace=0, pacer=unhurried()))
        await stack.enter_async_context(papergram.polling())
        places = [await _subscribe(telegram, papergram, clock, topics, length, most) for topics in wanted]
        for day in days:
            clock.set(datetime(day.year, day.month, day.day, _HOUR, tzinfo=UTC))
            arxiv.today = day
            await papergram.schedule.ingest()
            await papergram.schedule.compose()
        outcome.shown = [_papers(telegram, place) for place in places]
        outcome.offered = [await _offered(papergram, place.id) for place in places]
        outcome.messages = sum(len(telegram.messages(place)) for place in places)
        outcome.store_mib = settings.store.path.stat().st_size / 2**20
    outcome.seconds, outcome.cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
    outcome.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return outcome


async def _subscribe(
    telegram: TelegramSandbox, papergram: Papergram, clock: ManualClock, topics: list[str], length: Length, most: int
) -> SandboxChat:
    place = telegram.private_chat(telegram.user("Reader"))
    hour = local_time(_HOUR)
    chat = Chat(
        id=place.id,
        kind="private",
        title="Reader",
        language="en",
        timezone="UTC",
        hour=hour,
        length=length,
        max_papers=most,
        state=ChatState.ACTIVE,
        reason=None,
        next_due=next_due(clock.now(), hour, "UTC"),
    )
    store = papergram.services.store
    await store.run(chats.save, chat, clock.now())
    for topic in topics:
        await store.run(subscriptions.add, Subscription(place.id, 0, topic), clock.now())
    return place


def _papers(telegram: TelegramSandbox, place: SandboxChat) -> Counter[str]:
    """How often each paper stands as a numbered entry of a digest in the chat."""
    return Counter(paper for message in telegram.messages(place) for paper in _ENTRY.findall(message.html))


async def _offered(papergram: Papergram, chat: int) -> set[str]:
    rows = await papergram.services.store.run(
        lambda db: list(db.query("SELECT paper FROM digest_papers WHERE chat = ?", [chat]))
    )
    return {row["paper"] for row in rows}


def main(readers: int = 200) -> None:
    """Print the table of one replay."""
    rows = corpus_rows()
    outcome = asyncio.run(replay(rows, wishes(readers)))
    twice = sum(1 for shown in outcome.shown for times in shown.values() if times > 1)
    print(f"{readers} chats, {len(rows)} papers: {outcome.messages} messages, {twice} papers shown twice")
    print(f"{outcome.seconds:.1f} s, {outcome.cpu_seconds:.1f} s of CPU (both loopback servers included)")
    print(f"peak memory {outcome.peak_mib:.0f} MiB, store {outcome.store_mib:.1f} MiB")


if __name__ == "__main__":
    main()
