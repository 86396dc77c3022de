"""aiohttp and nothing else: a session as it comes, a form, the answer parsed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from benchmarks.senders.measure import Send, main
from benchmarks.senders.message import HTML


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Send]:
    """What somebody writes who wants no library for Telegram."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def send(chat: int) -> int:
            fields = {
                "chat_id": chat,
                "text": HTML,
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            }
            async with session.post(f"{url}/bot1:x/sendMessage", json=fields) as response:
                answer = await response.json()
            assert answer["ok"]
            number: int = answer["result"]["message_id"]
            return number

        yield send


if __name__ == "__main__":
    main(client)
