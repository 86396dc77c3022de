"""How the process lives and ends."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bot.app
from bot.app import assembled
from bot.clock import ManualClock
from bot.errors import PapergramError, SettingsError, StoreBusy
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wiring import sandbox_settings
from tests.road.conftest import MONDAY

NOW = datetime(2025, 10, 6, 6, tzinfo=UTC)


async def test_it_can_be_stopped_while_telegram_is_out_of_reach(tmp_path: Path) -> None:
    async with ArxivSandbox([], MONDAY) as arxiv, TelegramSandbox() as telegram:
        settings = sandbox_settings(telegram, arxiv, tmp_path / "store.sqlite3")
    async with assembled(settings, ManualClock(NOW), pace=0) as papergram:
        running = asyncio.create_task(papergram.run())
        await asyncio.sleep(0)
        papergram.stop()
        async with asyncio.timeout(5):
            await running


async def test_a_token_that_is_revoked_ends_the_process_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.app, "_WATCH_EVERY", 0.01)
    async with ArxivSandbox([], MONDAY) as arxiv, TelegramSandbox() as telegram:
        settings = sandbox_settings(telegram, arxiv, tmp_path / "store.sqlite3")
        async with assembled(settings, ManualClock(NOW), pace=0) as papergram:
            running = asyncio.create_task(papergram.run())
            await telegram.until(lambda: any(one.method == "setMyCommands" for one in telegram.requests))
            telegram.revoke_token()
            with pytest.raises(SettingsError, match=r"telegram\.token"):
                async with asyncio.timeout(15):
                    await running


async def test_a_second_process_over_the_same_store_is_refused_at_its_start(tmp_path: Path) -> None:
    async with ArxivSandbox([], MONDAY) as arxiv, TelegramSandbox() as telegram, AsyncExitStack() as stack:
        settings = sandbox_settings(telegram, arxiv, tmp_path / "store.sqlite3")
        async with assembled(settings, ManualClock(NOW), pace=0) as first, first.polling():
            second = await stack.enter_async_context(assembled(settings, ManualClock(NOW), pace=0))
            with pytest.raises(StoreBusy, match=r"store\.path: another process runs Papergram"):
                await second.run()
        async with assembled(settings, ManualClock(NOW), pace=0) as third, third.polling():
            pass


async def test_of_two_processes_with_one_token_the_later_one_stops_with_a_word(tmp_path: Path) -> None:
    async with ArxivSandbox([], MONDAY) as arxiv, TelegramSandbox() as telegram, AsyncExitStack() as stack:
        one, other = (sandbox_settings(telegram, arxiv, tmp_path / name) for name in ("one.sqlite3", "two.sqlite3"))
        clock = ManualClock(NOW)
        resident = await stack.enter_async_context(assembled(one, clock, pace=0))
        running = asyncio.create_task(resident.run())
        await telegram.until(lambda: any(request.method == "setMyCommands" for request in telegram.requests))
        clock.advance(timedelta(hours=3))
        newcomer = await stack.enter_async_context(assembled(other, clock, pace=0))
        with pytest.raises(PapergramError, match=r"Another process polls with the same telegram\.token"):
            async with asyncio.timeout(30):
                await newcomer.run()
        assert not running.done()
        chat = telegram.private_chat(telegram.user("Ada", language_code="en"))
        await telegram.say(chat, telegram.world.users[chat.id], "/help")
        await telegram.wait_for(chat, timeout=30)
        resident.stop()
        await running
