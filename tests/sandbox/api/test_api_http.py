"""The server over plain HTTP: tokens, bodies, files, and what it logs."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.api.body import MAX_BODY
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat


async def test_a_wrong_token_is_unauthorized(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{sandbox.url}/bot1:x/getMe") as response:
        assert (response.status, await response.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("bot{token}", 404, "Not Found"),
        ("bot{token}/", 404, "Not Found"),
        ("bot{token}/getMe/more", 404, "Not Found"),
        ("botx/getMe", 404, "Not Found"),
        ("bot01:x/getMe", 404, "Not Found"),
        ("bot1:/getMe", 404, "Not Found"),
        ("bot/getMe", 404, "Not Found"),
        ("bot7000001:another/getMe", 401, "Unauthorized"),
        ("bot{token}/getNothing", 404, "Not Found: method not found"),
    ],
)
async def test_a_wrong_path_is_not_found(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, *, path: str, status: int, description: str
) -> None:
    async with http.get(f"{sandbox.url}/{path.format(token=sandbox.token)}") as response:
        assert (response.status, await response.json()) == (
            status,
            {"ok": False, "error_code": status, "description": description},
        )


async def test_only_get_and_post_are_taken(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    async with http.put(f"{sandbox.url}/bot{sandbox.token}/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (405, "Method Not Allowed")
    async with http.get(f"{sandbox.url}/bot{sandbox.token}/GETME") as response:
        assert (await response.json())["result"]["id"] == sandbox.bot.id


async def megabytes(head: bytes) -> AsyncIterator[bytes]:
    """More than a body may have, of which nobody knows the length."""
    yield head
    for _ in range(MAX_BODY >> 20):
        yield b"x" * (1 << 20)
    yield b"x"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"text=", "application/x-www-form-urlencoded"),
        (b'{"text":"', "application/json"),
        (
            b'--b\r\nContent-Disposition: form-data; name="document"; filename="a"\r\n\r\n',
            "multipart/form-data; boundary=b",
        ),
    ],
)
async def test_a_body_that_is_too_large_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, head: bytes, kind: str
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendDocument"
    async with http.post(url, data=megabytes(head), headers={"Content-Type": kind}) as response:
        assert (response.status, await response.json()) == (
            413,
            {"ok": False, "error_code": 413, "description": "Request Entity Too Large"},
        )


async def test_a_body_that_says_that_it_is_too_large_is_not_read(sandbox: TelegramSandbox) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sandbox.url.rpartition(":")[2]))
    head = f"POST /bot{sandbox.token}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {MAX_BODY + 1}\r\n\r\n"
    writer.write(head.encode())
    async with asyncio.timeout(5):
        assert b" 413 " in await reader.readline()
    writer.close()


async def test_query_form_multipart_and_json_are_read_alike(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    params = {"chat_id": str(chat.id), "text": "hello"}
    form = aiohttp.FormData(params, default_to_multipart=True)
    for response in (
        await http.get(url, params=params),
        await http.post(url, data=params),
        await http.post(url, data=form),
        await http.post(url, json={"chat_id": chat.id, "text": "hello", "reply_markup": {"force_reply": True}}),
    ):
        assert response.status == 200
    assert [message.text for message in sandbox.messages(chat)] == ["hello"] * 4
    assert sandbox.messages(chat)[3].content.markup == {"force_reply": True}


@pytest.mark.parametrize(
    ("content", "kind", "description"),
    [
        (b"{", "application/json", "can't parse the body as JSON"),
        (b"[]", "application/json", "the JSON body is not an object"),
        (b'{"chat_id": true, "text": "x"}', "application/json", "chat_id is true, it must be Integer or String"),
        (b'{"chat_id": 1, "text": 5}', "application/json", "text is 5, it must be String"),
        (b"x", "text/plain", "content type text/plain is not supported"),
        (b'{"chat_id": 1, "text": "\xff"}', "application/json", "strings must be encoded in UTF-8"),
        (b"{}", "application/json; charset=latin-1", "the charset latin-1 is not supported, only UTF-8 is"),
        (b"chat_id=1&text=%FF", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"a=1&" * 1001, "application/x-www-form-urlencoded", "can't parse the form: Max number of fields exceeded"),
        (b"x", "multipart/form-data", "can't parse the multipart form"),
        (b"x", "multipart/form-data; boundary=b", "can't parse the multipart form"),
        (b"--b\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b", "a part of the form has no name"),
        (
            b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--b--\r\n',
            "multipart/form-data; boundary=b",
            "strings must be encoded in UTF-8",
        ),
    ],
)
async def test_a_body_of_the_wrong_kind_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, content: bytes, kind: str, description: str
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    async with http.post(url, data=content, headers={"Content-Type": kind}) as response:
        assert response.status == 400
        assert description in (await response.json())["description"]


@pytest.mark.parametrize(
    ("content", "caption", "description"),
    [
        (b"", "", "Bad Request: file must be non-empty"),
        (b"x", "x" * 1025, "Bad Request: message caption is too long"),
        (b"x", "<b>", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_a_wrong_document_is_refused(
    sandbox: TelegramSandbox,
    http: aiohttp.ClientSession,
    chat: Chat,
    *,
    content: bytes,
    caption: str,
    description: str,
) -> None:
    form = aiohttp.FormData({"chat_id": str(chat.id), "caption": caption, "parse_mode": "HTML"})
    form.add_field("document", content, filename="a.bib")
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendDocument", data=form) as response:
        assert (response.status, (await response.json())["description"]) == (400, description)


async def test_a_migrated_group_answers_with_parameters(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    group = sandbox.group("Lab")
    moved = sandbox.migrate(group)
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    async with http.post(url, data={"chat_id": str(group.id), "text": "x"}) as response:
        body = await response.json()
    assert body["parameters"] == {"migrate_to_chat_id": moved.id}


async def test_a_request_against_the_description_is_kept_as_a_violation(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}"
    await http.post(f"{url}/getMe", data={"who": "me"})
    await http.post(f"{url}/sendMessage", data={"chat_id": "12", "text": "x"})
    assert [(one.method, one.description) for one in sandbox.violations] == [
        ("getMe", "Bad Request: getMe has no parameter who")
    ]
    assert [request.status for request in sandbox.requests] == [400, 400]


async def test_a_lenient_sandbox_passes_over_what_the_bot_api_does_not_know(http: aiohttp.ClientSession) -> None:
    async with TelegramSandbox(lenient=True) as sandbox:
        ada = sandbox.private_chat(sandbox.user("Ada"))
        keys = {"inline_keyboard": [[{"text": "k", "callback_data": "d", "hide": False}]], "shape": "round"}
        params = {"chat_id": ada.id, "text": "hello", "reply_markup": keys, "colour": "red"}
        async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendMessage", json=params) as answer:
            sent = (await answer.json())["result"]
        assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "k", "callback_data": "d"}]]}
        wrong = params | {"reply_markup": {"inline_keyboard": [[{"callback_data": "d"}]]}}
        async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendMessage", json=wrong) as answer:
            assert answer.status == 400
