"""A running sandbox and a real python-telegram-bot that talks to it over HTTP."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot

from bot.sandbox.telegram import TelegramSandbox
from bot.sandbox.world.chat import Chat, User


@pytest.fixture
async def sandbox() -> AsyncIterator[TelegramSandbox]:
    async with TelegramSandbox() as running:
        yield running


@pytest.fixture
async def bot(sandbox: TelegramSandbox) -> AsyncIterator[Bot]:
    async with Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as client:
        yield client


@pytest.fixture
def ada(sandbox: TelegramSandbox) -> User:
    return sandbox.user("Ada", language_code="en")


@pytest.fixture
def chat(sandbox: TelegramSandbox, ada: User) -> Chat:
    return sandbox.private_chat(ada)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session
