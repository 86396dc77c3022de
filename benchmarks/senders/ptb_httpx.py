"""python-telegram-bot as it comes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, LinkPreviewOptions

from benchmarks.senders.measure import Send, main
from benchmarks.senders.message import HTML


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Send]:
    """Its own request class and its own settings."""
    async with Bot("1:x", base_url=f"{url}/bot") as bot:
        preview = LinkPreviewOptions(is_disabled=True)
        yield lambda chat: bot.send_message(chat, HTML, "HTML", link_preview_options=preview)


if __name__ == "__main__":
    main(client)
