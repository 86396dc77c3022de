"""The plain responder answers as a Bot API would, so far as a sender looks at the answer."""

import time

from telegram import Bot

from benchmarks.ceiling import DIGEST, responder
from benchmarks.load import serving


async def test_python_telegram_bot_takes_its_answers() -> None:
    async with serving("benchmarks.responder") as server, Bot("1:x", base_url=f"{server.url}/bot") as bot:
        first, second = [await bot.send_message(-100, f"<b>{word}</b>", parse_mode="HTML") for word in ("one", "two")]
        assert (first.chat.id, second.message_id - first.message_id) == (-100, 1)
        assert await bot.send_chat_action(5, "typing")
        assert bot.username == "papergram_sandbox_bot"


async def test_it_answers_every_request_of_many_connections() -> None:
    done = await responder([DIGEST] * 3)
    assert done.messages == 600


async def test_it_can_answer_as_largely_as_telegram_does() -> None:
    async with serving("benchmarks.responder", "--whole") as server, Bot("1:x", base_url=f"{server.url}/bot") as bot:
        message = await bot.send_message(-100, "short")
    assert message.text
    assert (len(message.text), len(message.entities), message.chat.id) == (3_000, 33, -100)
    assert message.entities[-1].url == "https://arxiv.org/abs/2409.17007"
    assert message.parse_entity(message.entities[-1]) == "abs"


async def test_it_can_be_far_away() -> None:
    async with (
        serving("benchmarks.responder", "--latency", "0.1") as server,
        Bot("1:x", base_url=f"{server.url}/bot") as bot,
    ):
        started = time.perf_counter()
        await bot.get_me()
        assert time.perf_counter() - started >= 0.1
