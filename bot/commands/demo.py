"""`papergram demo`: the whole road on this machine, and a prompt to talk to the bot."""

import asyncio
import shutil
import sys
import threading
from argparse import Namespace
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING

from bot import log
from bot.errors import PapergramError

if TYPE_CHECKING:
    from bot.sandbox.demo import Demo
    from bot.sandbox.message import SentMessage

_TOPIC = "diffusion-models"
_HELP = """\
Write to the bot: /help, /paper 2510.03206, /topic nerf, /search low-rank adaptation, /settings …
A number presses that key of the last message. :next turns the clock to the next morning. :quit leaves.
"""


def main(args: Namespace) -> int:
    """Show one digest, then answer what is typed until the input ends. Needs no settings, token, key or network."""
    del args
    log.set_up("WARNING", sys.stderr)
    try:
        import bot.sandbox.demo  # noqa: F401, PLC0415 - its libraries are an extra
    except ModuleNotFoundError as error:
        raise PapergramError(
            f"The demonstration needs {error.name}: install it with pip install 'papergram[sandbox]'."
        ) from error
    asyncio.run(_demonstrate())
    return 0


async def _demonstrate() -> None:
    from bot.sandbox.demo import demonstration  # noqa: PLC0415

    async with demonstration() as demo:
        _line(f"Telegram on {demo.telegram.url}, arXiv on {demo.arxiv.url}: loopback only, a sample of real papers.\n")
        await _typed(demo, f"/subscribe {_TOPIC}", echo=True)
        await _typed(demo, ":next", echo=True)
        _line(_HELP)
        async for text in _lines():
            if text == ":quit":
                return
            await _typed(demo, text)


async def _typed(demo: "Demo", text: str, *, echo: bool = False) -> None:
    if echo:
        _line(f"you › {text}\n")
    try:
        if text == ":next":
            news = await demo.next_morning()
            _line(f"— {demo.today:%A %d %B %Y}, 08:00 UTC —\n")
            _show(news)
        elif text.startswith(":"):
            _line(f"(There is no {text} here, only :next and :quit.)\n")
        elif text.isdigit() and len(text) < 4:  # noqa: PLR2004 - longer ones may be years or ids
            toast, news = await demo.press(int(text))
            _line(f"({toast})\n" if toast else "")
            _show(news)
        else:
            _show(await demo.say(text))
    except ValueError as error:
        _line(f"({error})\n")


async def _lines() -> AsyncIterator[str]:
    """What is typed, line by line, until the input ends. The reader is a daemon: Ctrl-C need not wait for a line."""
    loop, typed = asyncio.get_running_loop(), asyncio.Queue[str]()

    def read() -> None:
        for line in iter(sys.stdin.readline, ""):
            loop.call_soon_threadsafe(typed.put_nowait, line)
        loop.call_soon_threadsafe(typed.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    while True:
        if sys.stdin.isatty():
            sys.stdout.write("you › ")
            sys.stdout.flush()
        line = await typed.get()
        if not line:
            return
        if line.strip():
            yield line.strip()


def _show(messages: "Iterable[SentMessage]") -> None:
    from bot.sandbox.terminal import render  # noqa: PLC0415

    width = min(shutil.get_terminal_size((88, 24)).columns, 100)
    for message in messages:
        _line(render(message, colour=sys.stdout.isatty(), width=width))
        _line("")


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
