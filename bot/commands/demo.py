"""`papergram demo`: the whole road on this machine, with a chat page in the browser or a prompt in the terminal."""

import asyncio
import sys
from argparse import Namespace

from bot import log
from bot.commands.serving import needs_sandbox, until_stopped

_WELCOME = """\
Papergram on this machine: a Telegram, an arXiv and the bot, over a week of real announcements. No token, no key, no
network; everything listens on 127.0.0.1 alone and forgets all at the end.

    {url}

Open it in a browser: press Start, choose a topic, then turn the clock with “Next morning”. Ctrl-C ends it.
"""


def main(args: Namespace) -> int:
    """Serve the page until SIGINT or SIGTERM, or talk in the terminal. Needs no settings, token, key or network.

    Raises PapergramError when the port is taken or the extra `sandbox` is not installed.
    """
    log.set_up("WARNING", sys.stderr)
    with needs_sandbox():
        asyncio.run(_talk(args.port) if args.terminal else _serve(args.port))
    return 0


async def _talk(port: int) -> None:
    from bot.commands.demo_terminal import talk  # noqa: PLC0415 - its libraries are an extra

    await talk(port)


async def _serve(port: int) -> None:
    from bot.sandbox.demo import demonstration  # noqa: PLC0415

    async with demonstration(port) as demo:
        sys.stdout.write(_WELCOME.format(url=f"{demo.telegram.url}/"))
        sys.stdout.flush()
        await until_stopped()
