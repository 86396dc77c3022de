"""python-telegram-bot over Papergram's request class: as the answers to people go out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, LinkPreviewOptions

from benchmarks.senders.measure import Send, main
from benchmarks.senders.message import HTML
from bot.delivery.request import AiohttpRequest


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Send]:
    """Every answer is made into objects."""
    request = AiohttpRequest(connections=0)
    async with Bot("1:x", base_url=f"{url}/bot", request=request, get_updates_request=request) as bot:
        preview = LinkPreviewOptions(is_disabled=True)
        yield lambda chat: bot.send_message(chat, HTML, "HTML", link_preview_options=preview)


if __name__ == "__main__":
    main(client)
