"""How the process lives and ends."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

import bot.account
from bot.app import assembled
from bot.clock import ManualClock
from bot.errors import SettingsError, StoreBusy
from bot.model.digest import DeliveryState
from bot.sandbox.api.faults import Fault, FaultKind
from bot.sandbox.api.server import BotApiServer
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import Json
from bot.sandbox.wiring import sandbox_settings
from bot.store import chats, deliveries, digests
from tests.road.conftest import MONDAY
from tests.store import samples

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
    monkeypatch.setattr(bot.account, "_WATCH_EVERY", 0.01)
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
        with pytest.raises(SettingsError, match=r"telegram\.token: another process polls with it"):
            async with asyncio.timeout(30):
                await newcomer.run()
        assert not running.done()
        chat = telegram.private_chat(telegram.user("Ada", language_code="en"))
        await telegram.say(chat, telegram.world.users[chat.id], "/help")
        await telegram.wait_for(chat, timeout=30)
        resident.stop()
        await running


class _Slow(BotApiServer):
    """Takes a message at once and says so when it is told to. `met` is set by the first request of a method."""

    may_answer: asyncio.Event
    met: defaultdict[str, asyncio.Event]

    async def _respond(
        self, request: web.Request, name: str, params: Mapping[str, object], answer: Json | None, fault: Fault | None
    ) -> web.StreamResponse:
        self.met[name].set()
        if name == "sendMessage":
            await self.may_answer.wait()
        return await super()._respond(request, name, params, answer, fault)


async def test_a_stop_during_the_start_waits_for_the_messages_that_are_on_their_way(tmp_path: Path) -> None:
    telegram = TelegramSandbox()
    server = _Slow(telegram.world, telegram.token)
    telegram._server, server.may_answer, server.met = server, asyncio.Event(), defaultdict(asyncio.Event)
    async with ArxivSandbox([], MONDAY) as arxiv, telegram:
        settings = sandbox_settings(telegram, arxiv, tmp_path / "store.sqlite3")
        chat = telegram.private_chat(telegram.user("Ada", language_code="en"))
        telegram.fail_next("deleteWebhook", FaultKind.TIMEOUT_BEFORE)  # with this, polling begins
        async with assembled(settings, ManualClock(NOW), pace=0) as papergram:
            store = papergram.services.store
            await store.run(chats.save, samples.chat(chat.id), NOW)
            await store.run(digests.freeze, samples.draft(chat.id, texts=("one", "two")), NOW)
            running = asyncio.create_task(papergram.run())
            await server.met["deleteWebhook"].wait()
            hurried = asyncio.create_task(papergram.sender.hurry(chat.id))
            await server.met["sendMessage"].wait()
            papergram.stop()
            await asyncio.sleep(0.1)
            server.may_answer.set()
            async with asyncio.timeout(15):
                await asyncio.gather(running, hurried)
            counted = await store.run(deliveries.counts)
        assert counted == {DeliveryState.SENT: 1, DeliveryState.PENDING: 1}
