"""What the log of requests keeps, and who is told of it."""

import asyncio

import aiohttp
from telegram import Bot

from bot.sandbox.api.request_log import UploadedFile
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.bell import Bell
from bot.sandbox.world.chat import Chat


async def test_a_file_is_logged_without_its_content(
    sandbox: TelegramSandbox, bot: Bot, http: aiohttp.ClientSession, chat: Chat
) -> None:
    await bot.send_document(chat.id, b"1234567", filename="a.bib")
    form = aiohttp.FormData()
    form.add_field("who", b"12345", filename="b.txt")
    await http.post(f"{sandbox.url}/bot{sandbox.token}/getMe", data=form)
    logged = [file for one in sandbox.requests for file in one.params.values() if isinstance(file, UploadedFile)]
    assert [(file.filename, file.size) for file in logged] == [("a.bib", 7), ("b.txt", 5)]
    (violation,) = sandbox.violations
    assert violation.params == {"who": UploadedFile("b.txt", "application/octet-stream", 5)}


async def test_a_bell_wakes_all_that_wait_until_what_they_wait_for_holds() -> None:
    bell, rung, heard = Bell(), [0], list[int]()

    async def wait(wanted: int) -> None:
        await bell.wait_for(lambda: rung[0] >= wanted)
        heard.append(wanted)

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        for wanted in (3, 1, 2, 1):
            tasks.create_task(wait(wanted))
        await asyncio.sleep(0)
        for _ in range(3):
            rung[0] += 1
            bell.ring()
    assert sorted(heard) == [1, 1, 2, 3]
