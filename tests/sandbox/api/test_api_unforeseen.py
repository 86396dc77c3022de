"""Bodies and values in bad form: every one is answered in JSON, and says what is wrong."""

import gzip
import json
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.sandbox.api.body import MAX_FIELDS, form
from bot.sandbox.people.inline import ask
from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.wire import BadRequest, Json
from bot.sandbox.world.chat import Chat, User

LONE = "\ud800"
NAMED = b'Content-Disposition: form-data; name="text"\r\n'


async def asked(http: aiohttp.ClientSession, sandbox: TelegramSandbox, method: str, params: Json) -> tuple[int, str]:
    """Status and description of the answer."""
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/{method}", json=params) as response:
        return response.status, (await response.json()).get("description", "")


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": LONE}),
        ("sendMessage", {"text": "x", "message_effect_id": LONE}),
        ("sendMessage", {"text": "x", "link_preview_options": {"url": LONE}}),
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": LONE, "url": "t.me"}]]}}),
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "k", "callback_data": LONE}]]}}),
        ("sendContact", {"phone_number": "1", "first_name": "A", "vcard": LONE}),
        ("sendVenue", {"latitude": 1, "longitude": 1, "title": LONE, "address": "x"}),
        ("setChatTitle", {"title": LONE}),
        ("createForumTopic", {"name": LONE}),
    ],
)
async def test_text_that_is_no_utf_8_is_refused_everywhere(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, method: str, params: Json
) -> None:
    told = await asked(http, sandbox, method, {"chat_id": chat.id} | params)
    assert told == (400, "Bad Request: strings must be encoded in UTF-8")


@pytest.mark.parametrize(
    "params",
    [
        {"results": [], "next_offset": LONE},
        {"results": [{"type": "article", "id": LONE, "title": "x", "input_message_content": {"message_text": "x"}}]},
    ],
)
async def test_an_answer_to_an_inline_query_that_is_no_utf_8_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, ada: User, params: Json
) -> None:
    query = ask(sandbox.world, ada, chat, "")
    told = await asked(http, sandbox, "answerInlineQuery", {"inline_query_id": query} | params)
    assert told == (400, "Bad Request: strings must be encoded in UTF-8")


@pytest.mark.parametrize(
    ("latitude", "status"),
    [("NaN", 400), ("Infinity", 400), ("-Infinity", 400), ("1e999", 400), ("91", 400), ("9", 200)],
)
async def test_a_place_of_an_inline_result_is_on_the_globe(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, ada: User, *, latitude: str, status: int
) -> None:
    query = ask(sandbox.world, ada, chat, "")
    place = f'{{"type": "location", "id": "1", "title": "x", "longitude": 1, "latitude": {latitude}}}'
    body = {"inline_query_id": query, "results": f"[{place}]"}
    assert (await asked(http, sandbox, "answerInlineQuery", body))[0] == status


@pytest.mark.parametrize("number", ["9" * 400, "٣", "1e3", "nan"])
async def test_the_text_of_a_number_is_ascii_digits_of_a_finite_one(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat, number: str
) -> None:
    place = {"chat_id": chat.id, "latitude": number, "longitude": 1}
    status, description = await asked(http, sandbox, "sendLocation", place)
    assert status == 400
    assert "it must be Float" in description


async def test_a_link_that_cannot_be_read_is_no_link_to_the_bot(
    sandbox: TelegramSandbox, bot: Bot, http: aiohttp.ClientSession, chat: Chat, ada: User
) -> None:
    keys = {"inline_keyboard": [[{"text": "k", "callback_data": "k"}]]}
    await asked(http, sandbox, "sendMessage", {"chat_id": chat.id, "text": "x", "reply_markup": keys})
    press = await sandbox.press(sandbox.messages(chat)[0], "k", ada)
    told = await asked(http, sandbox, "answerCallbackQuery", {"callback_query_id": press.id, "url": "http://["})
    assert told == (400, "Bad Request: URL_INVALID")


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Transfer-Encoding: unheard-of\r\n",
        b"Content-Encoding: unheard-of\r\n",
        b"Content-Encoding: gzip\r\n",
        b"X: \0\r\n",
        b"X: " + b"x" * 9000 + b"\r\n",
        b"X\r\n",
    ],
)
async def test_a_part_with_a_wrong_header_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, head: bytes
) -> None:
    body = b"--b\r\n" + NAMED + head + b"\r\nx\r\n--b--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendMessage", data=body, headers=headers) as response:
        assert (response.status, (await response.json())["ok"]) == (400, False)


async def test_a_multipart_form_has_no_more_parts_than_another_form(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession
) -> None:
    part = b"--b\r\n" + NAMED + b"\r\nx\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    url = f"{sandbox.url}/bot{sandbox.token}/getMe"
    for count, said in ((MAX_FIELDS, "getMe has no parameter text"), (MAX_FIELDS + 1, "Max number of fields exceeded")):
        async with http.post(url, data=part * count + b"--b--\r\n", headers=headers) as response:
            assert response.status == 400
            assert said in (await response.json())["description"]


@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
async def test_a_body_that_is_not_compressed_as_it_says_is_refused(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession, kind: str
) -> None:
    headers = {"Content-Type": kind, "Content-Encoding": "gzip"}
    url = f"{sandbox.url}/bot{sandbox.token}/getMe"
    async with http.post(url, data=b"{} but no gzip", headers=headers) as response:
        assert (response.status, (await response.json())["ok"]) == (400, False)


async def test_a_compressed_body_is_read(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    url = f"{sandbox.url}/bot{sandbox.token}/getChat"
    async with http.post(url, data=gzip.compress(b'{"chat_id": 5}'), headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: chat not found"


class StoppedClock:
    """A clock that fails once it is told to."""

    broken = False

    def now(self) -> datetime:
        if self.broken:
            raise ZeroDivisionError
        return datetime(2026, 1, 5, tzinfo=UTC)


async def test_what_the_sandbox_did_not_foresee_is_logged_and_answered_as_a_server_error(
    http: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    clock = StoppedClock()
    async with TelegramSandbox(clock) as sandbox:
        params = {"chat_id": sandbox.private_chat(sandbox.user("Ada")).id, "text": "x"}
        clock.broken = True
        assert await asked(http, sandbox, "sendMessage", params) == (500, "Internal Server Error")
        assert await sandbox._server.perform("sendMessage", params) == {
            "ok": False,
            "error_code": 500,
            "description": "Internal Server Error",
        }
        async with http.post(f"{sandbox.url}/control/say", json={"chat": params["chat_id"], "text": "x"}) as response:
            assert (response.status, (await response.json())["ok"]) == (500, False)
        assert [request.status for request in sandbox.requests] == [500, 500]
    failed = [record for record in caplog.records if record.exc_info and record.exc_info[0] is ZeroDivisionError]
    assert len(failed) == 3


@given(st.lists(st.text(alphabet="ab&=+%0aFf9é\r\n;", max_size=12) | st.binary(max_size=4).map(repr)))
def test_a_form_is_read_as_by_the_standard_library(pieces: list[str]) -> None:
    text = "&".join(pieces)
    try:
        wanted = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        with pytest.raises(BadRequest, match="UTF-8"):
            form(text.encode())
        return
    assert form(text.encode()) == wanted


def test_of_a_form_field_that_comes_twice_the_last_counts() -> None:
    assert form(b"a=1&b=&a=%F0%9F%98%80+%2B&c") == {"a": "😀 +", "b": "", "c": ""}


async def test_an_answer_is_plain_ascii(sandbox: TelegramSandbox, http: aiohttp.ClientSession, chat: Chat) -> None:
    params = {"chat_id": chat.id, "text": "Grüße 😀"}
    async with http.post(f"{sandbox.url}/bot{sandbox.token}/sendMessage", json=params) as response:
        body = await response.read()
    assert body.isascii()
    assert json.loads(body)["result"]["text"] == "Grüße 😀"
