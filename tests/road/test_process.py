"""How the process lives and ends."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot.app
from bot.app import assembled
from bot.clock import ManualClock
from bot.errors import SettingsError
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
