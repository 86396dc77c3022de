"""`papergram run`: the bot."""

import asyncio
import gc
import os
import signal
import sys
from argparse import Namespace

from bot import log
from bot.app import assembled
from bot.clock import SystemClock
from bot.config import Settings


def main(args: Namespace) -> int:
    """Run until SIGINT or SIGTERM. Raises SettingsError before anything is opened when the token is missing."""
    settings = Settings.load(args.config, os.environ)
    settings.require_token()
    log.set_up(settings.log.level, sys.stderr, settings.secrets(), settings.log.format)
    asyncio.run(_run(settings))
    return 0


async def _run(settings: Settings) -> None:
    async with assembled(settings, SystemClock()) as papergram:
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, papergram.stop)
        gc.collect()
        gc.freeze()  # a full collection stops every thread: what lives as long as the process is passed over
        await papergram.run()
