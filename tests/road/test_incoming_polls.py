"""Polling goes on whatever Telegram, or what an earlier process left, brings."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.clock import ManualClock
from bot.delivery.request import AiohttpRequest
from bot.store import Store, inbox
from bot.store.inbox import Kept
from handlers.inbox import Inbox
from handlers.kept_bot import KeptBot
from handlers.throttle import Throttle

NOW = datetime(2025, 10, 6, 8, tzinfo=UTC)
Json = dict[str, object]
BOT: Json = {"id": 1, "is_bot": True, "first_name": "Papergram", "username": "papergram_bot"}


def message(number: int) -> Json:
    chat: Json = {"id": 5, "type": "private", "first_name": "Ada"}
    sender: Json = {"id": 5, "is_bot": False, "first_name": "Ada"}
    words: Json = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": "/help"}
    return {"update_id": number, "message": words}


def unreadable(number: int) -> Json:
    return {"update_id": number, "message": {"date": "yesterday"}}


class Telegram:
    """Has updates, and forgets those that are confirmed; before that it answers polls with the `refusals`."""

    def __init__(self, *updates: Json) -> None:
        self.updates = list(updates)
        self.refusals: list[int] = []

    async def answer(self, request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return web.json_response(
                {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "B", "username": "b"}}
            )
        if self.refusals:
            return web.json_response({"ok": False, "description": "Unauthorized"}, status=self.refusals.pop(0))
        offset = (await request.json()).get("offset") or 0
        self.updates = [one for one in self.updates if int(str(one["update_id"])) >= offset]
        return web.json_response({"ok": True, "result": self.updates})


@asynccontextmanager
async def bot_for(telegram: Telegram, store: Store) -> AsyncIterator[KeptBot]:
    app = web.Application()
    app.router.add_post("/{path:.*}", telegram.answer)
    async with TestServer(app) as server:
        kept = Inbox(store, ManualClock(NOW))
        bot = KeptBot(
            "1:aaaaaaa",
            inbox=kept,
            throttle=Throttle(lambda: 0.0),
            base_url=str(server.make_url("/bot")),
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
        )
        async with bot:
            yield bot
        await kept.aclose()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "store.sqlite3")
    yield opened
    await opened.aclose()


async def numbers(bot: KeptBot) -> list[int]:
    return [update.update_id for update in await bot.get_updates()]


@pytest.mark.parametrize("status", [401, 404])
async def test_one_refusal_does_not_end_the_polling(store: Store, status: int) -> None:
    telegram = Telegram(message(7))
    async with bot_for(telegram, store) as bot:
        telegram.refusals = [status]
        with pytest.raises(NetworkError) as refusal:  # the library polls again after it, but not after InvalidToken
            await bot.get_updates()
        assert not isinstance(refusal.value, InvalidToken)
        assert await numbers(bot) == [7]


async def test_an_update_that_cannot_be_read_holds_up_no_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    telegram = Telegram(message(7), unreadable(8), message(9), unreadable(10))
    async with bot_for(telegram, store) as bot:
        assert await numbers(bot) == [7, 9]
        assert await numbers(bot) == []
        assert telegram.updates == []
    told = [one for one in caplog.records if one.name == "handlers.kept_bot"]
    assert [vars(one)["update"] for one in told] == [8, 10]


async def test_what_was_left_and_cannot_be_read_holds_up_nothing_else_that_was_left(store: Store) -> None:
    left = [Kept(int(str(one["update_id"])), json.dumps(one)) for one in (unreadable(7), message(8))]
    await store.run(inbox.keep, left, None, NOW)
    async with bot_for(Telegram(), store) as bot:
        assert await numbers(bot) == [8]
    assert [one.update_id for one in (await store.run(inbox.left))[0]] == [8]


async def test_updates_that_cannot_be_kept_for_a_while_do_not_count_as_a_flood(store: Store) -> None:
    telegram, seven = Telegram(), range(1, 8)
    async with bot_for(telegram, store) as bot:
        assert await numbers(bot) == []
        telegram.updates = [message(number) for number in seven]
        await store.run(lambda db: db.execute("ALTER TABLE inbox RENAME TO away"))
        for _ in range(5):
            with pytest.raises(TelegramError, match="cannot be kept"):
                await bot.get_updates()
        await store.run(lambda db: db.execute("ALTER TABLE away RENAME TO inbox"))
        assert await numbers(bot) == list(seven)


async def test_an_attempt_that_cannot_be_counted_is_made_all_the_same(store: Store) -> None:
    await store.run(inbox.keep, [Kept(7, json.dumps(message(7)))], None, NOW)
    kept = Inbox(store, ManualClock(NOW))
    assert [one.update_id for one in await kept.left()] == [7]
    await store.run(lambda db: db.execute("PRAGMA query_only = 1"))
    await kept.begin(7)
    assert kept.open == 1
