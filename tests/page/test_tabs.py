"""Tabs that are hidden or outlive their sandbox, and windows that are small."""

from typing import TYPE_CHECKING

from bot.sandbox.people.cast import gather
from bot.sandbox.telegram import TelegramSandbox
from tests.browser import expect
from tests.page.conftest import DESK
from tests.page.stage import Stage
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Browser, FloatRect, Request

HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def is_stream(request: "Request") -> bool:
    return "/control/events" in request.url


async def test_a_hidden_tab_gives_its_line_back_and_catches_up(window: Window, stage: Stage) -> None:
    await window.page.clock.install()
    await window.page.reload()
    await window.open("Vision lab")
    async with window.page.expect_event("requestfailed", is_stream):
        await window.page.evaluate(HIDE, True)
        await window.page.clock.fast_forward(11_000)
    await stage.telegram.say(stage.cast.group, stage.cast.ming, "while you looked elsewhere")
    async with window.page.expect_request(is_stream):
        await window.page.evaluate(HIDE, False)
    await window.sees("message", "while you looked elsewhere")
    await stage.telegram.say(stage.cast.group, stage.cast.ming, "and here you are")
    await window.sees("message", "and here you are")


async def test_a_tab_that_is_hidden_for_a_moment_keeps_its_line(window: Window) -> None:
    asked: list[Request] = []
    await window.page.clock.install()
    await window.page.reload()
    await window.open("Vision lab")
    window.page.on("request", lambda request: asked.append(request) if is_stream(request) else None)
    await window.page.evaluate(HIDE, True)
    await window.page.clock.fast_forward(5_000)
    await window.page.evaluate(HIDE, False)
    await window.page.clock.fast_forward(20_000)
    await window.say("Still here")
    await window.sees("message", "Still here")
    assert asked == []


async def test_a_sandbox_that_starts_anew_has_nothing_read(browser: "Browser") -> None:
    first = TelegramSandbox()
    cast = gather(first)
    await first.start()
    port = int(first.url.rpartition(":")[2])
    async with Window.opened(browser, first.url, viewport=DESK) as window:
        for number in range(5):
            await first.say(cast.group, cast.ming, f"line {number}")
        await window.open("Vision lab")
        await window.sees("message", "line 4")
        await expect(window.get("unread")).to_have_count(0)
        await window.page.goto("about:blank")
        await first.stop()
        second = TelegramSandbox(port=port)
        cast = gather(second)
        async with second:
            await window.page.goto(f"{second.url}/")
            await second.say(cast.group, cast.ming, "a new beginning")
            await expect(window.get("unread")).to_have_text("1")
            await window.page.goto("about:blank")


async def test_everything_in_the_top_bar_has_its_place_in_a_small_window(window: Window) -> None:
    await window.page.set_viewport_size({"width": 320, "height": 256})
    person = await box(window, ".person")
    face = await box(window, ".clock-face")
    clock = await box(window, ".clock")
    tool = await box(window, "[data-testid=panel-toggle]")
    assert person["width"] >= 70
    assert person["x"] + person["width"] <= face["x"]
    assert clock["x"] + clock["width"] <= tool["x"]
    assert tool["x"] + tool["width"] <= 320


async def box(window: Window, part: str) -> "FloatRect":
    found = await window.page.locator(part).bounding_box()
    assert found is not None
    return found
