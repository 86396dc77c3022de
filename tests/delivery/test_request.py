"""The request classes before servers that answer as they are told to, or do not."""

import asyncio
import json
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from telegram import Bot, InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData

from bot.delivery.outcome import Fate, NotSent, outcome_of
from bot.delivery.request import AiohttpRequest, LeanRequest
from bot.sandbox.telegram import TelegramSandbox

SECRET = "AAsecretOfNoRealBot"
TOKEN = f"7000001:{SECRET}"
ACCEPTED = b'{"ok":true,"result":{"message_id":7,"text":"words"}}'

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def http(body: bytes, status: str = "200 OK", head: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


@dataclass
class Server:
    """Answers every request with `answer` and keeps their heads and bodies."""

    answer: bytes = field(default_factory=lambda: http(ACCEPTED))
    hangs_up: bool = False
    heads: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""

    @property
    def lines(self) -> list[str]:
        return [head.partition("\r\n")[0] for head in self.heads]

    @property
    def address(self) -> str:
        return f"{self.url}/bot{TOKEN}/sendMessage"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while head := await reader.readuntil(b"\r\n\r\n"):
            self.heads.append(head.decode())
            length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            self.bodies.append(await reader.readexactly(int(length or b"0")))
            self.asked.set()
            writer.write(self.answer)
            if self.hangs_up:
                return


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[str]:
    """A server on loopback; what is connected is cut at the end."""
    held: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        held.add(task)
        try:
            await serve(reader, writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
            pass
        finally:
            held.discard(task)
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        for task in held:
            task.cancel()
        server.close()
        await server.wait_closed()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    running = Server()
    async with listening(running.serve) as running.url:
        yield running


@pytest.fixture
async def lean() -> AsyncIterator[LeanRequest]:
    async with LeanRequest(read_timeout=5) as ready:
        yield ready


@pytest.fixture(params=[AiohttpRequest, LeanRequest])
async def either(request: pytest.FixtureRequest) -> AsyncIterator[AiohttpRequest]:
    async with request.param(read_timeout=5) as ready:
        yield ready


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def ask(request: AiohttpRequest, url: str) -> int:
    """Over connections of its own (LeanRequest), or over the session."""
    if isinstance(request, LeanRequest):
        return await request.send(url, {"chat_id": 5, "text": "words"})
    answer = await request.post(url, RequestData())
    assert isinstance(answer, dict)
    return int(answer["message_id"])


async def raised_by(request: AiohttpRequest, url: str) -> TelegramError:
    with pytest.raises(TelegramError) as raised:
        await ask(request, url)
    return raised.value


# What goes out


async def test_parameters_go_out_as_one_json_object(server: Server, lean: LeanRequest) -> None:
    fields = {"chat_id": -100, "text": "<b>é 文</b>", "link_preview_options": {"is_disabled": True}, "silent": False}
    assert await lean.send(server.address, fields) == 7
    assert json.loads(server.bodies[0]) == fields
    assert server.lines == [f"POST /bot{TOKEN}/sendMessage HTTP/1.1"]


async def test_an_address_may_hold_a_password(server: Server, either: AiohttpRequest) -> None:
    assert await ask(either, server.address.replace("://", "://me:word@")) == 7
    assert "Authorization: Basic bWU6d29yZA==" in server.heads[0]


async def test_connections_are_kept_for_the_next_request(server: Server, either: AiohttpRequest) -> None:
    for _ in range(3):
        await ask(either, server.address)
    assert server.connections == 1


async def test_a_kept_connection_that_was_closed_meanwhile_costs_nothing(
    server: Server, either: AiohttpRequest
) -> None:
    server.hangs_up = True
    for _ in range(3):
        await ask(either, server.address)
        await asyncio.sleep(0.01)
    assert (server.connections, len(server.bodies)) == (3, 3)


async def test_the_ledgers_connections_are_looked_at_before_they_are_used(server: Server, lean: LeanRequest) -> None:
    server.hangs_up = True
    for _ in range(20):
        await lean.send(server.address, {})
    assert (server.connections, len(server.bodies)) == (20, 20)


async def test_a_connection_that_was_idle_for_long_is_not_used_again(server: Server, lean: LeanRequest) -> None:
    await lean.send(server.address, {})
    assert lean._direct
    ((kept,),) = lean._direct._idle.values()
    kept.idle_since -= 60
    await lean.send(server.address, {})
    assert (server.connections, kept.is_open) == (2, False)


async def test_as_many_connections_as_requests_at_once(server: Server, lean: LeanRequest) -> None:
    for _ in range(2):
        await asyncio.gather(*(lean.send(server.address, {"chat_id": chat}) for chat in range(9)))
    assert (server.connections, len(server.bodies)) == (9, 18)


async def test_a_request_that_is_given_up_takes_its_connection_along(server: Server, lean: LeanRequest) -> None:
    server.answer = b""
    given_up = asyncio.create_task(lean.send(server.address, {}))
    await server.asked.wait()
    given_up.cancel()
    server.answer = http(ACCEPTED)
    assert await lean.send(server.address, {}) == 7
    assert server.connections == 2


async def test_a_redirect_is_not_followed(server: Server, either: AiohttpRequest) -> None:
    server.answer = http(b"", "302 Found", "Location: /elsewhere\r\n")
    assert outcome_of(await raised_by(either, server.address)).fate is Fate.UNCERTAIN
    assert len(server.lines) == 1


async def test_a_file_goes_up_and_comes_down_again(telegram: TelegramSandbox) -> None:
    content = bytes(range(256)) * 1_000
    place = telegram.private_chat(telegram.user("Ada"))
    request = AiohttpRequest()
    urls = f"{telegram.url}/bot", f"{telegram.url}/file/bot"
    async with Bot(telegram.token, *urls, request=request, get_updates_request=request) as bot:
        sent = await bot.send_document(place.id, InputFile(content, "résumé.bin"), caption="a <b>file</b>")
        assert sent.document
        assert (sent.document.file_name, sent.caption) == ("résumé.bin", "a <b>file</b>")
        assert await (await sent.document.get_file()).download_as_bytearray() == content


async def test_a_file_that_is_not_taken_is_given_up() -> None:
    async with listening(silent) as url, AiohttpRequest(media_write_timeout=0.1) as request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
        with pytest.raises(TimedOut):
            await bot.send_document(5, InputFile(bytes(20_000_000), "large.bin"))


# What is read of the answer


async def test_of_an_answer_only_the_id_is_read(server: Server, lean: LeanRequest) -> None:
    server.answer = http(b'{"ok":true,"result":{"message_id":42, this is no JSON')
    assert await lean.send(server.address, {}) == 42


async def test_an_answer_in_another_order_is_parsed(server: Server, lean: LeanRequest) -> None:
    server.answer = http(b'{"result": {"date": 1, "message_id": 43}, "ok": true}')
    assert await lean.send(server.address, {}) == 43


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>Please log in to use this network</html>",
        b'{"ok":true,"result":true}',
        b'{"ok":true,"result":{"message_id":"7"}}',
        b'{"ok":false,"result":{"message_id":7}}',
        b'{"ok":true}',
        b'["ok"]',
        b'{"ok":true,"result":{"message_id":12',
    ],
)
async def test_an_answer_that_tells_no_id_is_no_success(server: Server, lean: LeanRequest, answer: bytes) -> None:
    server.answer = http(answer)
    assert outcome_of(await raised_by(lean, server.address)).fate is Fate.UNCERTAIN


@pytest.mark.parametrize(
    ("status", "answer", "fate"),
    [
        ("429 Too Many Requests", {"description": "x", "parameters": {"retry_after": 9}}, Fate.WAIT),
        ("400 Bad Request", {"description": "x", "parameters": {"migrate_to_chat_id": -1_009}}, Fate.MIGRATED),
        ("400 Bad Request", {"description": "Bad Request: can't parse entities"}, Fate.PLAIN),
        ("403 Forbidden", {"description": "Forbidden: bot was blocked by the user"}, Fate.BLOCKED),
        ("401 Unauthorized", {"description": "Unauthorized"}, Fate.HALT),
        ("409 Conflict", {"description": "Conflict"}, Fate.HALT),
        ("502 Bad Gateway", {"description": "Bad Gateway"}, Fate.UNCERTAIN),
    ],
)
async def test_refusals_keep_the_librarys_meaning(
    server: Server, either: AiohttpRequest, status: str, answer: dict[str, object], fate: Fate
) -> None:
    server.answer = http(json.dumps({"ok": False} | answer).encode(), status)
    assert outcome_of(await raised_by(either, server.address)).fate is fate


async def test_a_page_of_somebody_between_is_cut_short(server: Server, either: AiohttpRequest) -> None:
    page = f"<p>could not retrieve {server.address}</p>" + "x" * 100_000
    server.answer = http(page.encode(), "503 Service Unavailable")
    error = await raised_by(either, server.address)
    assert "could not retrieve" in error.message
    assert SECRET not in error.message
    assert len(error.message) < 400


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "409 Conflict", "429 Slow down"]
)
async def test_what_somebody_between_refuses_telegram_has_not_refused(
    server: Server, either: AiohttpRequest, status: str
) -> None:
    server.answer = http(b"<html><h1>nginx</h1></html>", status)
    error = await raised_by(either, server.address)
    assert type(error) is NetworkError
    assert outcome_of(error).fate is Fate.UNCERTAIN


# Failures on the way


async def test_each_eithermay_have_its_own_patience() -> None:
    async with listening(silent) as url, AiohttpRequest(read_timeout=60) as request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
        with pytest.raises(TimedOut):
            await bot.send_message(5, "words", read_timeout=0.05)
    assert request.read_timeout == 60


async def test_no_free_connection_means_that_nothing_was_sent() -> None:
    async with listening(silent) as url, AiohttpRequest(connections=1, read_timeout=60) as request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
        stuck = asyncio.create_task(bot.send_message(5, "words"))
        await asyncio.sleep(0)
        with pytest.raises(NotSent):
            await bot.send_message(5, "words", connect_timeout=0.05, pool_timeout=0.05)
        stuck.cancel()


@pytest.mark.parametrize("kind", [AiohttpRequest, LeanRequest])
async def test_a_handshake_that_does_not_end_means_that_nothing_was_sent(kind: type[AiohttpRequest]) -> None:
    async with listening(silent) as url, kind(connect_timeout=0.05) as request:
        assert isinstance(await raised_by(request, url.replace("http", "https") + f"/bot{TOKEN}/sendMessage"), NotSent)


async def test_a_server_without_tls_was_not_asked(server: Server, either: AiohttpRequest) -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(http(b"plain"))

    async with listening(plain) as url:
        error = await raised_by(either, url.replace("http", "https") + f"/bot{TOKEN}/sendMessage")
    assert isinstance(error, NotSent)


async def test_an_answer_that_breaks_off_is_uncertain(server: Server, either: AiohttpRequest) -> None:
    server.answer, server.hangs_up = http(ACCEPTED)[:-9], True
    error = await raised_by(either, server.address)
    assert (type(error), outcome_of(error).fate) == (NetworkError, Fate.UNCERTAIN)


@pytest.mark.parametrize("kind", [AiohttpRequest, LeanRequest])
async def test_it_can_be_initialized_again_and_twice(server: Server, kind: type[AiohttpRequest]) -> None:
    request = kind()
    assert isinstance(await raised_by(request, server.address), NotSent)
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert await ask(request, server.address) == 7
        await request.shutdown()
        await request.shutdown()
    assert isinstance(await raised_by(request, server.address), NotSent)


# Proxies


async def test_the_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "")
    async with LeanRequest() as request:
        assert await request.send("http://telegram.test/bot1:x/sendMessage", {}) == 7
    assert server.lines == ["POST http://telegram.test/bot1:x/sendMessage HTTP/1.1"]


async def test_a_host_may_be_kept_from_the_proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.test:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    async with LeanRequest() as request:
        assert await request.send(server.address, {}) == 7


@pytest.mark.parametrize("proxy", ["", "socks5://127.0.0.1:9"])
async def test_a_proxy_that_refuses_means_that_nothing_was_sent(
    server: Server, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    server.answer = http(b"", "407 Proxy Authentication Required")
    monkeypatch.setenv("https_proxy", proxy or server.url)
    monkeypatch.setenv("no_proxy", "")
    async with LeanRequest() as request:
        assert isinstance(await raised_by(request, f"https://telegram.test/bot{TOKEN}/sendMessage"), NotSent)
    assert SECRET not in "".join(server.heads)


# The token


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:99999",
        "http://127.0.0.1:port",
        "http://",
        "ftp://127.0.0.1",
        "http://[::1",
        "http://127.0.0.1:1",
        f"http://{'a' * 70}.test",
    ],
)
async def test_no_failure_of_an_address_tells_the_token(either: AiohttpRequest, address: str) -> None:
    error = await raised_by(either, f"{address}/bot{TOKEN}/sendMessage")
    assert isinstance(error, NotSent)
    assert SECRET not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("kind", [AiohttpRequest, LeanRequest])
async def test_no_failure_of_a_connection_tells_the_token(server: Server, kind: type[AiohttpRequest]) -> None:
    async with listening(silent) as url, kind(read_timeout=0.05) as request:
        server.hangs_up = True
        errors = []
        for answer in (b"", b"no HTTP\r\n\r\n", http(ACCEPTED)[:-9], http(b"x" * 30, "500 Oops")):
            server.answer = answer
            errors.append(await raised_by(request, server.address))
        errors.append(await raised_by(request, f"{url}/bot{TOKEN}/sendMessage"))
    assert {outcome_of(error).fate for error in errors} == {Fate.UNCERTAIN}
    assert SECRET not in "".join("".join(traceback.format_exception(error)) for error in errors)
