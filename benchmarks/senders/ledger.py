"""Papergram's own sender with its ledger in a file: what is claimed, sent and marked, as when the bot runs.

    python -m benchmarks.senders.ledger URL CHATS AT_ONCE [PARTS] [PER_SECOND]

sends PARTS messages (2) to each of so many chats, PER_SECOND at most (without a limit). The store is filled before the
clock starts.
"""

import asyncio
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from sqlite_utils import Database
from telegram.ext import ExtBot

from benchmarks.senders.measure import Cost, Meter, told
from benchmarks.senders.message import PAPERS, card, html
from bot.clock import SystemClock
from bot.delivery.bucket import Rate
from bot.delivery.pace import Pacer
from bot.delivery.post import Post
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import Sender
from bot.model.chat import Chat, ChatState, Length
from bot.model.digest import DeliveryState, Digest, Message
from bot.store import Store, chats, deliveries, digests

_DAY, _MADE = date(2025, 10, 6), datetime(2025, 10, 6, 8, tzinfo=UTC)


def owe(db: Database, first: int, last: int, parts: int) -> None:
    """A digest of so many messages for each of these chats, of cards that they share as on a real morning."""
    cards = [card(number) for number in range(PAPERS)]
    plain = Chat(0, "private", "Reader", "en", "UTC", time(8), Length.SUMMARY, 10, ChatState.ACTIVE, None, _MADE)
    for number in range(first, last):
        chats.save(db, replace(plain, id=number), _MADE)
        digest = Digest(number, 0, _DAY, (), 0, 0, (_DAY,), None)
        digests.freeze(db, digests.Draft(digest, (), 0, tuple(_messages(cards, number, parts))), _MADE)


def _messages(cards: list[str], chat: int, parts: int) -> Iterator[Message]:
    for part in range(parts):
        shown = [cards[(7 * chat + 11 * part + place) % PAPERS] for place in range(8)]
        yield Message(html(shown), shared=tuple(shown))


async def emptied(url: str, path: Path, owed: tuple[int, int], at_once: int, per_second: float) -> Cost:
    """Send all that is owed: so many chats, so many messages each. Raises RuntimeError when something was not sent."""
    number, parts = owed
    store = await Store.open(path)
    request = AiohttpRequest()
    bot = ExtBot("1:x", base_url=f"{url}/bot", request=request, get_updates_request=request)
    async with bot, Post(cast("ExtBot[str]", bot)) as post:
        warm_up = at_once
        await store.run(owe, number + 1, number + 1 + warm_up, 1)
        sender = Sender(store, post, Pacer(paid=Rate(1e6, 1e6)), SystemClock(), side_by_side=at_once)
        await sender.drain()
        await store.run(owe, 1, number + 1, parts)
        pacer = Pacer(paid=Rate(per_second, max(1.0, per_second / 20)))
        sender = Sender(store, post, pacer, SystemClock(), side_by_side=at_once)
        await sender.recover()
        meter = Meter()
        await sender.drain()
        cost = meter.read(number * parts)
        counted = await store.run(deliveries.counts)
    await store.aclose()
    if counted != {DeliveryState.SENT: number * parts + warm_up}:
        raise RuntimeError(f"not everything was sent: {counted}")
    return cost


def main() -> None:
    """Send as the command line says."""
    logging.disable(logging.WARNING)
    url, number, at_once = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    parts = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    per_second = float(sys.argv[5]) if len(sys.argv) > 5 else 1e6
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite3"
        told(asyncio.run(emptied(url, path, (number, parts), at_once, per_second)))


if __name__ == "__main__":
    main()
