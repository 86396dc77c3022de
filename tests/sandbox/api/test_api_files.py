"""Files on their way down: getFile, and the address that it names."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest
from yarl import URL

from bot.sandbox.api.media import new_media
from bot.sandbox.api.methods.files import MAX_DOWNLOAD
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import Upload
from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import MediaKind
from tests.sandbox.api.pictures import assert_described


@pytest.fixture
async def loader(sandbox: TelegramSandbox) -> AsyncIterator[Bot]:
    files = f"{sandbox.url}/file/bot"
    async with Bot(sandbox.token, base_url=f"{sandbox.url}/bot", base_file_url=files) as client:
        yield client


async def test_a_file_goes_down_as_it_went_up(
    sandbox: TelegramSandbox, loader: Bot, chat: Chat, http: aiohttp.ClientSession
) -> None:
    sent = await loader.send_document(chat.id, b"<script>", filename="../../a.html")
    assert sent.document is not None
    file = await loader.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"<script>"
    assert file.file_size == 8
    assert file.file_path == f"{sandbox.url}/file/bot{sandbox.token}/documents/file_1.html"
    async with http.get(file.file_path) as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
    assert_described(sandbox)


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/file/bot1:x/documents/file_1.txt", 401, "Unauthorized"),
        ("/file/bot{token}/documents/file_2.txt", 404, "Not Found"),
        ("/file/bot{token}/documents/%2e%2e/documents/file_1.txt", 404, "Not Found"),
        ("/file/bot{token}/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, "Not Found"),
        ("/file/bot{token}/documents/file_1.txt%00", 404, "Not Found"),
    ],
)
async def test_a_wrong_address_leads_nowhere(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, path: str, status: int, description: str
) -> None:
    new_media(sandbox.world, MediaKind.DOCUMENT, Upload("a.txt", "text/plain", b"x"))
    async with http.get(URL(sandbox.url + path.format(token=sandbox.token), encoded=True)) as response:
        assert (response.status, (await response.json())["description"]) == (status, description)


async def test_a_revoked_token_opens_no_file(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    media = new_media(sandbox.world, MediaKind.DOCUMENT, Upload("a.txt", "text/plain", b"x"))
    url = f"{sandbox.url}/file/bot{sandbox.token}/{media.file.path}"
    sandbox.revoke_token()
    async with http.get(url) as response:
        assert response.status == 401


async def test_more_than_twenty_megabytes_do_not_go_down(
    sandbox: TelegramSandbox, bot: Bot, http: aiohttp.ClientSession
) -> None:
    media = new_media(sandbox.world, MediaKind.VIDEO, Upload("a.mp4", "video/mp4", b"x" * (MAX_DOWNLOAD + 1)))
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(media.file.file_id)
    async with http.get(f"{sandbox.url}/file/bot{sandbox.token}/{media.file.path}") as response:
        assert response.status == 404
