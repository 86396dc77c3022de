"""`papergram health`: is the bot at work? A line, and exit 1 when it is not; for a container's health check."""

import os
import sys
from argparse import Namespace

from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError
from bot.store import heartbeats
from bot.watch.health import judge


def main(args: Namespace) -> int:
    """Judge the heartbeats in the store. Nothing is opened for writing, nobody is asked over the network.

    Raises PapergramError when there is no store.
    """
    path = Settings.load(args.config, os.environ).store.path
    if not path.exists():
        raise PapergramError(f"store.path: there is no store at “{path.absolute()}”; the bot has not run over it yet.")
    health = judge(heartbeats.read(path), SystemClock().now())
    sys.stdout.write(f"{'✓' if health.is_well else '✗'} {health.reasons}\n")
    return 0 if health.is_well else 1
