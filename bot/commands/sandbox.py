"""`papergram sandbox`: the Telegram alone, for any Bot API client."""

import asyncio
import gc
import sys
from argparse import Namespace

from bot import log
from bot.commands.serving import needs_sandbox, until_stopped

_RARELY = 50_000, 20, 100
"""Of the time, a sixth would go into looking for cycles among thousands of messages, which have hardly any."""
_WELCOME = """\
A Telegram of your own, on 127.0.0.1 alone; it forgets all at the end. Ctrl-C ends it.

    chat page    {url}/
    base URL     {url}/bot<token>/<method>
    token        {token}
    control API  {url}/control/state
"""


def main(args: Namespace) -> int:
    """Serve until SIGINT or SIGTERM.

    Raises PapergramError when the port is taken or the extra `sandbox` is not installed.
    """
    log.set_up("WARNING", sys.stderr)
    gc.set_threshold(*_RARELY)
    with needs_sandbox():
        asyncio.run(_serve(args.port, lenient=args.lenient))
    return 0


async def _serve(port: int, *, lenient: bool) -> None:
    from bot.sandbox.people.cast import gather  # noqa: PLC0415 - its libraries are an extra
    from bot.sandbox.telegram import TelegramSandbox  # noqa: PLC0415

    telegram = TelegramSandbox(port=port, lenient=lenient)
    gather(telegram)
    async with telegram:
        sys.stdout.write(_WELCOME.format(url=telegram.url, token=telegram.token))
        sys.stdout.flush()
        await until_stopped()
