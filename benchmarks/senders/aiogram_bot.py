"""aiogram as it comes; it runs where aiogram is installed (`make clients`)."""

import os
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions

from benchmarks.senders.measure import Send, main
from benchmarks.senders.message import HTML


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Send]:
    """Its own session and settings, but for the certificate, which it takes from nowhere else."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=0)
    if certificate := os.environ.get("SSL_CERT_FILE"):
        session._connector_init["ssl"] = ssl.create_default_context(cafile=certificate)  # noqa: SLF001 - no other way
    async with Bot("1:x", session=session) as bot:
        preview = LinkPreviewOptions(is_disabled=True)
        yield lambda chat: bot.send_message(chat, HTML, parse_mode="HTML", link_preview_options=preview)


if __name__ == "__main__":
    main(client)
