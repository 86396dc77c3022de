"""A page that shows messages given as JSON, served under the policy of the sandbox's own page."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

Json = dict[str, Any]

PAGE = Path(__file__).parents[3] / "bot" / "sandbox" / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "media-src 'self'"
)
HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/message.css"><script type="module" src="/harness.js"></script><body><main></main>"""
SCRIPT = """
import * as messages from "/page/message.js";

const calls = [];
const names = ["onPress", "onUrl", "onCommand", "onCopy", "onInline", "onReply", "onShowMessage"];
const context = {
  me: { id: 1, first_name: "Ada" },
  bot: { id: 7, first_name: "Papergram" },
  chat: {},
  people: [],
  now: () => 1_759_651_200_000,
  ...Object.fromEntries(names.map((name) => [name, (...given) => calls.push([name, ...given])])),
};
const main = document.querySelector("main");
const show = (json) => {
  const given = JSON.parse(json);
  main.append(Array.isArray(given) ? messages.renderAlbum(given, context) : messages.renderMessage(given, context));
};
const clear = () => {
  main.replaceChildren();
  document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
  calls.length = 0;
};
window.harness = { ...messages, calls, context, clear, show };
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="{2}"/></svg>'
)
FILES = {"red": DRAWING.format(800, 600, "#c33"), "blue": DRAWING.format(600, 800, "#36c")}
NOW = 1_759_651_200
"""The harness's time, and that of messages: Sunday 2025-10-05, 08:00 UTC."""


@asynccontextmanager
async def served() -> AsyncIterator[str]:
    """The address at which the harness, the page's files and two pictures, `red` and `blue`, are served."""
    app = web.Application()
    app.router.add_static("/page", PAGE)
    app.router.add_get("/harness", _answers("text/html", HTML))
    app.router.add_get("/harness.js", _answers("text/javascript", SCRIPT))
    for name, drawing in FILES.items():
        app.router.add_get(f"/control/file/{name}", _answers("image/svg+xml", drawing))
    app.on_response_prepare.append(_with_policy)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def _answers(kind: str, text: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=text, content_type=kind)

    return answer


async def _with_policy(_request: web.BaseRequest, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY


def shown_of(fields: Json, **shown: Any) -> Json:
    """A Shown of a message of the bot in a private chat, or of one with these `fields`."""
    chat, bot = {"id": 1, "type": "private"}, {"id": 7, "first_name": "Papergram"}
    message = {"message_id": 5, "date": NOW, "chat": chat, "from": bot} | fields
    return {"message": message, "silent": False, "formulas": {}, "old": False} | shown


class Shown:
    """The harness in a browser. `troubles` is what the console, the policy or a dialog complained of."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("console", lambda line: self.troubles.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))

    async def raw(self, shown: Any) -> "Locator":
        """The element of a Shown, or of a list of them, an album."""
        # As ASCII, because the driver's own JSON cannot carry lone surrogates.
        await self.page.evaluate("json => harness.show(json)", json.dumps(shown))
        shows = self.page.locator("main > *")
        return shows.nth(await shows.count() - 1)

    async def message(self, fields: Json, **shown: Any) -> "Locator":
        return await self.raw(shown_of(fields, **shown))

    async def text(self, text: Any, *entities: Any, **fields: Any) -> "Locator":
        """The text's element."""
        message = await self.message({"text": text, "entities": entities} | fields)
        return message.get_by_test_id("text")

    async def rich(self, *blocks: Any, formulas: dict[str, Any] | None = None, **rich: Any) -> "Locator":
        """The element of a rich message's content."""
        message = await self.message({"rich_message": {"blocks": blocks} | rich}, formulas=formulas or {})
        return message.get_by_test_id("rich")

    async def calls(self) -> list[list[Any]]:
        """What messages asked of the page, oldest first."""
        calls: list[list[Any]] = await self.page.evaluate("harness.calls")
        return calls


Opening = Callable[..., AbstractAsyncContextManager[Shown]]
