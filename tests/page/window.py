"""The page in one window, and what a person does there. Whatever goes wrong in it fails the test."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.browser import expect

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

PATIENCE = 20_000
"""Milliseconds: a morning brings a listing of hundreds of papers."""


class Window:
    """One tab. `troubles` holds errors of scripts, refusals of the content security policy and failed requests."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)
        page.on("dialog", lambda shown: self.troubles.append(shown.message))

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: "Browser", url: str, **options: Any) -> AsyncIterator[Self]:
        """A window on a sandbox's page with these `options` of a context; at its end no trouble may be left."""
        usual = {"locale": "en-GB", "timezone_id": "UTC", "reduced_motion": "reduce"}
        context = await browser.new_context(**usual | options)
        context.set_default_timeout(PATIENCE)
        window = cls(await context.new_page())
        await window.page.goto(f"{url}/")
        yield window
        await context.close()
        assert window.troubles == []

    def get(self, testid: str) -> "Locator":
        """The element that carries the test's name."""
        return self.page.get_by_test_id(testid)

    async def sit(self, name: str) -> None:
        """Let another person sit before the page."""
        label = await self.get("person-select").locator("option", has_text=name).first.text_content()
        await self.get("person-select").select_option(label=label)

    async def open(self, title: str) -> None:
        """Open the chat of that title."""
        await self.get("chat-item").filter(has_text=title).click()

    async def press(self, label: str) -> None:
        """Press the key of that label, of the newest message that has one."""
        await self.get("keyboard").get_by_role("button", name=re.compile(label)).last.click()

    async def say(self, text: str) -> None:
        """Type a text and send it."""
        await self.get("composer-input").fill(text)
        await self.get("send").click()

    async def choose(self, item: str) -> None:
        """Choose from the chat's menu."""
        await self.get("chat-menu").click()
        await self.get(f"menu-{item}").click()

    async def turn_the_clock(self, day: str) -> None:
        """Press “Next morning” and wait until it is that day."""
        await self.get("next-morning").click()
        await expect(self.page.get_by_role("banner").get_by_role("time")).to_contain_text(day, timeout=PATIENCE)

    async def sees(self, testid: str, text: str) -> None:
        """Wait until one of those elements holds the text."""
        await expect(self.get(testid).filter(has_text=text).last).to_be_visible(timeout=PATIENCE)

    async def scroll(self, top: int) -> None:
        """Scroll the open chat so many pixels below its beginning."""
        await self.get("history").evaluate("(node, top) => node.scrollTo({ top, behavior: 'instant' })", top)

    async def picture(self, name: str) -> None:
        """A picture of what one sees, into the folder `PAPERGRAM_PICTURES`, for whoever wants to look."""
        if folder := os.environ.get("PAPERGRAM_PICTURES"):
            await self.page.mouse.move(0, 0)
            await self.get("toast").evaluate_all("toasts => toasts.forEach(toast => toast.remove())")
            await self.page.screenshot(path=Path(folder) / f"{name}.png")

    async def count(self) -> int:
        """How many messages the open chat shows."""
        return await self.get("message").count()

    async def subscribe(self) -> None:
        """Start the bot in its private chat and subscribe to diffusion models, by buttons alone."""
        await self.open("Papergram")
        await self.get("start").click()
        for key in ("English", "Generative models", "Diffusion models"):
            await self.press(key)
        await self.sees("message", "You get: Diffusion models")
        for key in ("Next", "Done"):
            await self.press(key)
        await self.sees("message", "A sample: Diffusion models")
        await self.sees("message", "Tap a number to open a paper")
