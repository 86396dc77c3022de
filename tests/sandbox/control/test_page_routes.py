"""How the chat page is served: its own files, under a policy, and nothing else."""

from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.control.page import PAGE
from bot.sandbox.telegram import TelegramSandbox


async def test_every_file_of_the_page_is_served_under_its_policy(
    sandbox: TelegramSandbox, http: aiohttp.ClientSession
) -> None:
    files = [path for path in PAGE.iterdir() if path.suffix in (".html", ".css", ".js", ".svg")]
    assert files
    for path in files:
        async with http.get(f"{sandbox.url}/page/{path.name}") as response:
            assert (response.status, await response.read()) == (200, path.read_bytes())
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-cache"
        assert response.headers["Referrer-Policy"] == "no-referrer"


async def test_the_page_is_at_the_root(sandbox: TelegramSandbox, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{sandbox.url}/") as response:
        assert await response.read() == (PAGE / "index.html").read_bytes()
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["x.js", "..%2fserver.py", "%2e%2e/server.py", "index.html%00.js", "%2fetc%2fpasswd", "sub/index.html", ""]
)
async def test_no_path_leads_out_of_the_table(sandbox: TelegramSandbox, http: aiohttp.ClientSession, path: str) -> None:
    from yarl import URL

    async with http.get(URL(f"{sandbox.url}/page/{path}", encoded=True)) as response:
        assert response.status == 404


def test_the_page_asks_no_other_host() -> None:
    texts = {path.name: path.read_text("utf-8") for path in Path(PAGE).iterdir() if path.suffix in (".html", ".css")}
    assert not [
        name for name, text in texts.items() if 'src="http' in text or "url(http" in text or '@import url("http' in text
    ]
