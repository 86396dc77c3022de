"""A Telegram for the bot of another client library."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox.telegram import TelegramSandbox
from tests.clients.scenario import Scenario


@pytest.fixture
async def scenario(request: pytest.FixtureRequest) -> AsyncIterator[Scenario]:
    async with TelegramSandbox(lenient="telegraf" in request.node.name) as telegram:
        ada = telegram.user("Ada", language_code="en")
        yield Scenario(telegram, ada, telegram.private_chat(ada))
