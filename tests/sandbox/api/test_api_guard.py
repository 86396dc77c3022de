"""No page of the web that runs in a browser on this machine reaches the Bot API or its files."""

import asyncio

import aiohttp
import pytest
from telegram import Bot

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat

FOREIGN = [
    {"Host": "evil.example"},
    {"Host": "127.0.0.1.evil.example"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
async def test_a_foreign_page_can_neither_send_nor_set_a_webhook(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, headers: dict[str, str]
) -> None:
    for call in (f"sendMessage?chat_id={chat.id}&text=x", "setWebhook?url=http://127.0.0.1:1/"):
        async with http.get(f"{sandbox.url}/bot{sandbox.token}/{call}", headers=headers) as response:
            answer = await response.json()
            assert (response.status, answer["error_code"]) == (403, 403)
            assert answer["description"].startswith("Forbidden: ")
    assert sandbox.messages(chat) == []
    assert sandbox.world.webhook_url is None


@pytest.mark.parametrize("headers", FOREIGN)
async def test_a_foreign_page_reads_no_file(
    sandbox: TelegramSandbox, bot: Bot, http: aiohttp.ClientSession, chat: Chat, headers: dict[str, str]
) -> None:
    sent = await bot.send_document(chat.id, b"secret", filename="a.txt")
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    path = str(file.file_path).partition("/documents/")[2]
    url = f"{sandbox.url}/file/bot{sandbox.token}/documents/{path}"
    async with http.get(url, headers=headers) as response:
        assert (response.status, (await response.json())["ok"]) == (403, False)
    async with http.get(url) as response:
        assert await response.read() == b"secret"


async def test_programs_and_the_sandboxs_own_page_are_served(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession
) -> None:
    port = sandbox.url.rpartition(":")[2]
    for headers in ({"Origin": sandbox.url, "Sec-Fetch-Site": "same-origin"}, {"Host": f"localhost:{port}"}, {}):
        async with http.get(f"{sandbox.url}/bot{sandbox.token}/getMe", headers=headers) as response:
            assert response.status == 200


async def test_it_listens_on_one_address_of_loopback_and_on_no_other(sandbox: TelegramSandbox) -> None:
    port = int(sandbox.url.rpartition(":")[2])
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()
    with pytest.raises(OSError, match=r"127\.0\.0\.2"):  # it would answer there if it listened on all
        await asyncio.open_connection("127.0.0.2", port)
