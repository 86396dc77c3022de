"""aiogram talks to the sandbox."""

import asyncio
from typing import Any

import pytest

from tests.clients.scenario import NOTES, Scenario

aiogram = pytest.importorskip("aiogram", reason="aiogram is not installed: make clients")


def _dispatcher() -> Any:
    from aiogram import F
    from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
    from aiogram.filters import Command
    from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

    dispatcher = aiogram.Dispatcher()

    async def start(message: Any) -> None:
        keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="More", callback_data="more")]])
        await message.answer(f"<b>Hello</b> {message.from_user.first_name}", parse_mode="HTML", reply_markup=keys)

    async def more(query: Any) -> None:
        await query.message.edit_text("That is more")
        await query.answer("Here")

    async def file(message: Any) -> None:
        sent = await message.answer_document(BufferedInputFile(NOTES.encode(), "notes.txt"))
        content = await message.bot.download(sent.document)
        await message.answer(f"I have read: {content.read().decode()}")

    async def bad(message: Any) -> None:
        try:
            await message.answer("<b>oops", parse_mode="HTML")
        except TelegramBadRequest as error:
            await message.answer(error.message)

    async def slow(message: Any) -> None:
        try:
            await message.answer("never seen")
        except TelegramRetryAfter as error:
            await message.answer(f"Told to wait {error.retry_after} s")

    for handler, name in ((start, "start"), (file, "file"), (bad, "bad"), (slow, "slow")):
        dispatcher.message.register(handler, Command(name))
    dispatcher.callback_query.register(more, F.data == "more")
    return dispatcher


async def test_an_aiogram_bot(scenario: Scenario) -> None:
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(scenario.telegram.url))
    bot, dispatcher = aiogram.Bot(scenario.telegram.token, session=session), _dispatcher()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
    try:
        await scenario.play()
    finally:
        await dispatcher.stop_polling()
        await polling
