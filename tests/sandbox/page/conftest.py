"""One Chromium and one event loop for all tests of the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.browser import browser  # noqa: F401 - the fixture
from tests.sandbox.page.harness import Opening, Shown, served

if TYPE_CHECKING:
    from playwright.async_api import Browser

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def harness_url() -> AsyncIterator[str]:
    async with served() as url:
        yield url


@pytest.fixture(scope="session")
def opening(browser: "Browser", harness_url: str) -> Opening:  # noqa: F811 - the fixture's name
    """Opens the harness with a browser context's options, such as `timezone_id`."""

    @asynccontextmanager
    async def opened(**options: Any) -> AsyncIterator[Shown]:
        usual = {"locale": "en-GB", "timezone_id": "UTC", "reduced_motion": "reduce"}
        context = await browser.new_context(**usual | options)
        shown = Shown(await context.new_page())
        await shown.page.goto(f"{harness_url}/harness")
        await shown.page.wait_for_function("() => window.harness")
        yield shown
        await context.close()

    return opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(opening: Opening) -> AsyncIterator[Shown]:
    """The harness that tests share one after another, as opening one takes longer than a test."""
    async with opening() as page:
        yield page


@pytest_asyncio.fixture(loop_scope="session")
async def shown(shared: Shown) -> AsyncIterator[Shown]:
    """An empty harness, in which nothing may have gone wrong by the end of the test."""
    await shared.page.evaluate("harness.clear()")
    yield shared
    troubles, shared.troubles = shared.troubles, []
    assert troubles == []
