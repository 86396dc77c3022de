"""The plain responder answers as a Bot API would, so far as a sender looks at the answer."""

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
