"""Requests over TLS: whom the request classes trust."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.error import TelegramError
from telegram.request import RequestData

from bot.delivery.outcome import NotSent
from bot.delivery.request import AiohttpRequest, LeanRequest

OPENSSL = shutil.which("openssl")
ANSWER = b'{"ok":true,"result":{"message_id":7}}'

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl was not found")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 127.0.0.1, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key, own, both = folder / "key.pem", folder / "own.pem", folder / "both.pem"
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([str(OPENSSL), *words, "-keyout", key, "-out", own], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + own.read_bytes())
    return both


@pytest.fixture
async def address(certificate: Path) -> AsyncIterator[str]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(ANSWER), ANSWER))
        except (asyncio.IncompleteReadError, OSError):
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context)
    yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot1:x/sendMessage"
    server.close()
    await server.wait_closed()


async def ask(request: AiohttpRequest, address: str) -> object:
    if isinstance(request, LeanRequest):
        return await request.send(address, {"chat_id": 5})
    return await request.post(address, RequestData())


@pytest.mark.parametrize("kind", [AiohttpRequest, LeanRequest])
async def test_a_certificate_that_the_operator_names_is_trusted(
    address: str, certificate: Path, kind: type[AiohttpRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with kind() as request:
        assert [await ask(request, address) for _ in range(3)] in ([7] * 3, [{"message_id": 7}] * 3)


@pytest.mark.parametrize("kind", [AiohttpRequest, LeanRequest])
async def test_to_one_that_nobody_vouches_for_nothing_is_sent(address: str, kind: type[AiohttpRequest]) -> None:
    async with kind() as request:
        with pytest.raises(TelegramError, match="CERTIFICATE_VERIFY_FAILED") as raised:
            await ask(request, address)
    assert isinstance(raised.value, NotSent)
