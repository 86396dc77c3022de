"""Papergram's request for the ledger, without the ledger."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.senders.measure import Send, main
from benchmarks.senders.message import HTML
from bot.delivery.request import LeanRequest

_NO_PREVIEW = {"is_disabled": True}


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Send]:
    """Of every answer the message's id is read."""
    async with LeanRequest(connections=0) as request:
        yield lambda chat: request.send(
            f"{url}/bot1:x/sendMessage",
            {"chat_id": chat, "text": HTML, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW},
        )


if __name__ == "__main__":
    main(client)
