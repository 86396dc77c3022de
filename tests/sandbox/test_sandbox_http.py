"""The server over plain HTTP: tokens, bodies, files, and what it logs."""

import aiohttp
import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.telegram import TelegramSandbox


async def test_a_wrong_token_is_unauthorized(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{sandbox.url}/bot1:x/getMe") as response:
        assert (response.status, await response.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )


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
