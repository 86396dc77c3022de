"""The page in a real browser, on the demonstration, as a new user sees who runs `make demo`, or on a bare sandbox."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from telegram import Bot

from bot.sandbox.demo import Demo, demonstration
from bot.sandbox.people.cast import gather
from bot.sandbox.telegram import TelegramSandbox
from tests.browser import browser  # noqa: F401 - the fixture
from tests.page.stage import Stage
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Browser

HERE = Path(__file__).parent
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session")
async def demo(browser: "Browser") -> AsyncIterator[Demo]:  # noqa: F811 - without one there is nothing to start
    async with demonstration() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: "Browser", demo: Demo) -> AsyncIterator[Window]:  # noqa: F811
    async with Window.opened(browser, demo.telegram.url, viewport=DESK) as window:
        yield window


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: "Browser", demo: Demo) -> AsyncIterator[Window]:  # noqa: F811
    options: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    async with Window.opened(browser, demo.telegram.url, **options) as window:
        yield window


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: "Browser") -> AsyncIterator[Stage]:  # noqa: F811
    telegram = TelegramSandbox()
    cast = gather(telegram)
    async with telegram, Bot(telegram.token, base_url=f"{telegram.url}/bot") as bot:
        yield Stage(telegram, cast, bot)


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: "Browser", stage: Stage) -> AsyncIterator[Window]:  # noqa: F811
    async with Window.opened(browser, stage.telegram.url, viewport=DESK) as opened:
        yield opened
