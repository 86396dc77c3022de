"""Where Chromium is, how tests start it, and the fixture that keeps one for all of them.

`PAPERGRAM_CHROMIUM` names another browser than the one on the path. Tests that need one are skipped where there is
none. A browser cannot change event loops, so that whatever uses it, tests and fixtures, has
`loop_scope="session"`.
"""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

try:
    from playwright.async_api import Browser, async_playwright, expect
except ImportError:  # the tests are still collected, and skipped
    expect = None  # type: ignore[assignment]

__all__ = ["CHROMIUM", "browser", "expect", "missing"]

CHROMIUM = os.environ.get("PAPERGRAM_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def missing() -> str:
    """What this machine lacks for a browser's test, and how to get it; empty if nothing."""
    if expect is None:
        return "Playwright is not installed: pip install playwright"
    if CHROMIUM is None or shutil.which(CHROMIUM) is None:
        return "Chromium is not installed: apt-get install chromium"
    return ""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator["Browser"]:
    """A headless Chromium. Each test opens a context of its own in it."""
    if reason := missing():
        pytest.skip(reason)
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        await running.close()
