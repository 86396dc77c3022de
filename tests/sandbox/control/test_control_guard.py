"""Who may ask the control API, and with what."""

import asyncio
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.sandbox.control.asking import MAX_BODY
from bot.sandbox.telegram import TelegramSandbox

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "evil@127.0.0.1",
        "127.0.0.1/x",
        "[::2]",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/control/state", "/control/events", "/control/nothing", "/"])
async def test_a_foreign_host_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, host: str, path: str
) -> None:
    async with http.get(f"{sandbox.url}{path}", headers={"Host": host}) as response:
        assert response.status == 403
        assert "not this machine" in await response.text()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8081", "[::1]:8081", "LOCALHOST"])
async def test_every_name_of_this_machine_is_served(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, host: str
) -> None:
    sandbox.user("Ada")
    async with http.get(f"{sandbox.url}/control/state", headers={"Host": host}) as response:
        assert response.status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
async def test_a_foreign_origin_is_refused(sandbox: TelegramSandbox, http: aiohttp.ClientSession, origin: str) -> None:
    ada = sandbox.user("Ada")
    async with http.post(f"{sandbox.url}/control/block", json={}, headers={"Origin": origin}) as response:
        assert response.status == 403
        assert (await response.json())["ok"] is False
    assert ada.id not in sandbox.world.chats


async def test_the_sandboxs_own_origin_is_served(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    sandbox.user("Ada")
    headers = {"Origin": sandbox.url, "Sec-Fetch-Site": "same-origin"}
    async with http.post(f"{sandbox.url}/control/block", json={}, headers=headers) as response:
        assert response.status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_sites_page_cannot_embed_what_is_there(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, site: str
) -> None:
    sandbox.user("Ada")
    async with http.get(f"{sandbox.url}/control/state", headers={"Sec-Fetch-Site": site}) as response:
        assert response.status == 403
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
async def test_a_post_that_is_no_json_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, kind: str
) -> None:
    sandbox.user("Ada")
    async with http.post(f"{sandbox.url}/control/block", data=b"{}", headers={"Content-Type": kind}) as response:
        assert (response.status, (await response.json())["ok"]) == (415, False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{", "Invalid JSON"),
        (b"[" * 100_000, "Invalid JSON"),
        (b'{"user":' * 100_000, "Invalid JSON"),
        (b"[]", "should be an object"),
        (b"\xff", "Invalid JSON"),
        (b'{"chat": "1", "text": "x"}', "chat: Input should be a valid integer; the body may hold user?, chat, text"),
        (b'{"chat": true, "text": "x"}', "chat: Input should be a valid integer"),
        (b'{"chat": 1e400, "text": "x"}', "chat: "),
        (b'{"chat": 1, "text": 5}', "text: Input should be a valid string"),
        (b'{"chat": 1, "text": ""}', "text: String should have at least 1 character"),
        (b'{"chat": 1}', "text: Field required"),
        (b'{"chat": 1, "text": "\\ud800"}', "Invalid JSON"),
        (b'{"chat": 1, "text": "x", "texts": 1}', "texts: Extra inputs are not permitted"),
    ],
)
async def test_a_wrong_body_is_told_what_to_be(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, body: bytes, said: str
) -> None:
    sandbox.user("Ada")
    async with http.post(f"{sandbox.url}/control/say", data=body, headers=JSON) as response:
        answer = await response.json()
    assert (response.status, answer["ok"]) == (400, False)
    assert said in answer["error"]


async def test_a_body_that_is_not_compressed_as_it_says_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession
) -> None:
    sandbox.user("Ada")
    headers = JSON | {"Content-Encoding": "gzip"}
    async with http.post(f"{sandbox.url}/control/say", data=b"{} but no gzip", headers=headers) as response:
        assert (response.status, (await response.json())["ok"]) == (400, False)


async def test_a_body_over_the_limit_is_refused(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    sandbox.user("Ada")
    async with http.post(f"{sandbox.url}/control/say", data=BytesIO(b" " * (MAX_BODY + 1)), headers=JSON) as response:
        assert response.status == 413


@pytest.mark.parametrize("number", ["x", "1.5", "", "１", "9" * 17, "--1", "1_0"])
async def test_a_query_that_is_no_number_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, number: str
) -> None:
    sandbox.user("Ada")
    for path in ("state?user", "events?after", "log?chat", "sent?chat", "messages?chat"):
        async with http.get(f"{sandbox.url}/control/{path}={number}") as response:
            assert response.status == 400


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "nothing"),
        ("GET", "say"),
        ("POST", "state"),
        ("DELETE", "state"),
        ("GET", "file/x"),
        ("GET", "file/..%2f..%2fetc%2fpasswd"),
        ("GET", "state?user=1"),
        ("GET", "sent?chat=1"),
        ("GET", "messages?chat=1"),
    ],
)
async def test_what_is_not_there_is_told_in_json(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, method: str, path: str
) -> None:
    sandbox.user("Ada")
    async with http.request(method, f"{sandbox.url}/control/{path}", json={} if method == "POST" else None) as response:
        answer = await response.json()
    assert (response.status, answer["ok"]) == (404, False)
    assert answer["error"].endswith(".")


async def test_requests_in_bad_form_leave_it_serving(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    sandbox.user("Ada")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sandbox.url.rpartition(":")[2]))
    writer.write(b"POST /control/say HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\x00\r\n\r\n")
    assert b" 400 " in await reader.readline()
    writer.close()
    async with http.get(f"{sandbox.url}/control/state") as response:
        answer: dict[str, Any] = await response.json()
    assert answer["ok"]
