"""`papergram demo --terminal`: one digest, then a prompt to talk to the bot."""

import asyncio
import shutil
import sys
import threading
from collections.abc import AsyncIterator, Iterable

from bot.sandbox.conversation import Conversation
from bot.sandbox.demo import demonstration
from bot.sandbox.terminal import render
from bot.sandbox.world.message import SentMessage

_TOPIC = "diffusion-models"
_HELP = """\
Write to the bot: /help, /paper 2510.03206, /topic nerf, /search low-rank adaptation, /settings …
A number presses that key of the last message. :next turns the clock to the next morning. :quit leaves.
"""


async def talk(port: int = 0) -> None:
    """Show one digest, then answer what is typed until the input ends. `port` is the Telegram's."""
    async with demonstration(port) as demo:
        talk = Conversation(demo)
        _line(f"Telegram on {demo.telegram.url}, arXiv on {demo.arxiv.url}: loopback only, a sample of real papers.\n")
        await _typed(talk, f"/subscribe {_TOPIC}", echo=True)
        await _typed(talk, ":next", echo=True)
        _line(_HELP)
        async for text in _lines():
            if text == ":quit":
                return
            await _typed(talk, text)


async def _typed(talk: Conversation, text: str, *, echo: bool = False) -> None:
    if echo:
        _line(f"you › {text}\n")
    try:
        if text == ":next":
            news = await talk.next_morning()
            _line(f"— {talk.today:%A %d %B %Y}, 08:00 UTC —\n")
            _show(news)
        elif text.startswith(":"):
            _line(f"(There is no {text} here, only :next and :quit.)\n")
        elif text.isdigit() and len(text) < 4:  # noqa: PLR2004 - longer ones may be years or ids
            toast, news = await talk.press(int(text))
            _line(f"({toast})\n" if toast else "")
            _show(news)
        else:
            _show(await talk.say(text))
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


def _show(messages: Iterable[SentMessage]) -> None:
    width = min(shutil.get_terminal_size((88, 24)).columns, 100)
    for message in messages:
        _line(render(message, colour=sys.stdout.isatty(), width=width))
        _line("")


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
