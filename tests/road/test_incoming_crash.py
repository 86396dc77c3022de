"""What people write is answered, also when the process is killed before it could; and it is answered once."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.app import assembled
from bot.clock import ManualClock
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings, unhurried
from bot.sandbox.world.chat import Chat
from tests.road.conftest import EARLY, MONDAY, Road

ROOT = Path(__file__).parents[2]
_PATIENCE = 30


@asynccontextmanager
async def process(telegram: TelegramSandbox, store: Path, log: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """`papergram run`, killed at the end."""
    settings = {
        "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
        "PAPERGRAM_TELEGRAM__BASE_URL": telegram.url,
        "PAPERGRAM_ARXIV__FEED_URL": telegram.url,
        "PAPERGRAM_ARXIV__API_URL": telegram.url,
        "PAPERGRAM_STORE__PATH": str(store),
    }
    with log.open("ab") as stream:
        running = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=os.environ | settings, stdout=stream, stderr=stream
        )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


def confirmed(telegram: TelegramSandbox) -> int:
    """The updates below this id are not delivered any more."""
    offsets = [one.params.get("offset") for one in telegram.requests if one.method == "getUpdates"]
    return max((int(str(offset)) for offset in offsets if offset), default=0)


async def test_a_process_that_is_killed_between_receipt_and_answer_answers_after_its_restart(tmp_path: Path) -> None:
    store, log = tmp_path / "store.sqlite3", tmp_path / "log"
    async with TelegramSandbox() as telegram:
        chats: list[Chat] = []
        async with process(telegram, store, log):
            await telegram.until(lambda: any(one.method == "setMyCommands" for one in telegram.requests), _PATIENCE)
            telegram.fail_next("sendMessage", FaultKind.TIMEOUT_BEFORE, times=3)
            for number in range(3):
                person = telegram.user(f"Person {number}", language_code="en")
                chats.append(telegram.private_chat(person))
                await telegram.say(chats[-1], person, "/help")
            await telegram.until(lambda: not telegram.faults.coming and telegram.world.updates.pending == 0, _PATIENCE)
        assert [telegram.messages(chat) for chat in chats] == [[], [], []]
        telegram.faults.clear()
        async with process(telegram, store, log) as second:
            for chat in chats:
                await telegram.wait_for(chat, timeout=_PATIENCE)
            second.terminate()
            await second.wait()
        assert [len(telegram.messages(chat)) for chat in chats] == [1, 1, 1]


@asynccontextmanager
async def life(telegram: TelegramSandbox, store: Path) -> AsyncIterator[None]:
    """A Papergram in this process, which is stopped in good order."""
    async with ArxivSandbox([], MONDAY) as arxiv:
        settings = sandbox_settings(telegram, arxiv, store)
        async with assembled(settings, ManualClock(EARLY), pace=0, pacer=unhurried()) as papergram, papergram.polling():
            yield


async def test_after_an_orderly_stop_nothing_is_answered_again(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite3"
    async with TelegramSandbox() as telegram:
        ada = telegram.user("Ada", language_code="en")
        chat = telegram.private_chat(ada)
        async with life(telegram, store):
            for _ in range(5):
                await telegram.say(chat, ada, "/help")
            await telegram.wait_for(chat, 1)
        answered = len(telegram.messages(chat))
        async with life(telegram, store):
            await telegram.say(chat, ada, "/privacy")
            await telegram.wait_for(chat, answered + 1)
        assert (answered, len(telegram.messages(chat))) == (5, 6)


async def test_an_update_that_telegram_delivers_again_is_answered_once(tmp_path: Path) -> None:
    async with TelegramSandbox() as telegram:
        ada = telegram.user("Ada", language_code="en")
        chat = telegram.private_chat(ada)
        async with life(telegram, tmp_path / "store.sqlite3"):
            telegram.fail_next("getUpdates", FaultKind.DROPPED_MIDWAY)
            await telegram.say(chat, ada, "/help")
            await telegram.say(chat, ada, "/privacy")
            await telegram.wait_for(chat, 2)
        assert len(telegram.messages(chat)) == 2


async def test_a_digest_that_is_asked_for_again_while_it_is_sent_comes_once(road: Road) -> None:
    await road.morning(MONDAY, hour=6)
    await road.ask("/subscribe diffusion-models")
    road.telegram.fail_next("sendMessage", FaultKind.RETRY_AFTER, chat=road.chat, retry_after=1)
    await road.telegram.say(road.chat, road.ada, "/digest")
    await road.telegram.until(
        lambda: any(one.method == "sendMessage" and one.status == 429 for one in road.telegram.requests)
    )
    await road.telegram.say(road.chat, road.ada, "/digest")
    await road.ask("/help")
    road.clock.advance(timedelta(minutes=1))
    await road.papergram.sender.drain()
    texts = road.said()
    assert any("diffusion" in text.lower() for text in texts[2:])
    assert len(texts) == len(set(texts))
