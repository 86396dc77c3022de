"""pyTelegramBotAPI talks to the sandbox."""

import asyncio
import io
from typing import Any

import pytest

from tests.clients.scenario import NOTES, Scenario

pytest.importorskip("telebot", reason="pyTelegramBotAPI is not installed: make clients")


def _answering(bot: Any) -> None:
    from telebot.async_telebot import types
    from telebot.asyncio_helper import ApiTelegramException

    async def start(message: Any) -> None:
        keys = types.InlineKeyboardMarkup([[types.InlineKeyboardButton("More", callback_data="more")]])
        text = f"<b>Hello</b> {message.from_user.first_name}"
        await bot.send_message(message.chat.id, text, parse_mode="HTML", reply_markup=keys)

    async def more(query: Any) -> None:
        await bot.edit_message_text("That is more", query.message.chat.id, query.message.message_id)
        await bot.answer_callback_query(query.id, "Here")

    async def file(message: Any) -> None:
        document = types.InputFile(io.BytesIO(NOTES.encode()), file_name="notes.txt")
        sent = await bot.send_document(message.chat.id, document)
        place = await bot.get_file(sent.document.file_id)
        content = await bot.download_file(place.file_path)
        await bot.send_message(message.chat.id, f"I have read: {content.decode()}")

    async def bad(message: Any) -> None:
        try:
            await bot.send_message(message.chat.id, "<b>oops", parse_mode="HTML")
        except ApiTelegramException as error:
            await bot.send_message(message.chat.id, error.description)

    async def slow(message: Any) -> None:
        try:
            await bot.send_message(message.chat.id, "never seen")
        except ApiTelegramException as error:
            await bot.send_message(message.chat.id, f"Told to wait {error.result_json['parameters']['retry_after']} s")

    for handler, name in ((start, "start"), (file, "file"), (bad, "bad"), (slow, "slow")):
        bot.register_message_handler(handler, commands=[name])
    bot.register_callback_query_handler(more, func=lambda query: query.data == "more")


async def test_a_telebot_bot(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    from telebot import asyncio_helper
    from telebot.async_telebot import AsyncTeleBot

    url = scenario.telegram.url
    monkeypatch.setattr(asyncio_helper, "API_URL", f"{url}/bot{{0}}/{{1}}")
    monkeypatch.setattr(asyncio_helper, "FILE_URL", f"{url}/file/bot{{0}}/{{1}}")
    bot = AsyncTeleBot(scenario.telegram.token)
    _answering(bot)
    polling = asyncio.create_task(bot.polling(non_stop=True, timeout=1, request_timeout=5))
    try:
        await scenario.play()
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
        await bot.close_session()
