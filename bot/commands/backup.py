"""`papergram backup`: a consistent copy of the store, while the bot runs."""

import asyncio
import os
import sys
from argparse import Namespace
from pathlib import Path

from bot.config import Settings
from bot.errors import PapergramError
from bot.store import Store


def main(args: Namespace) -> int:
    """Copy the store to `args.file`. Raises PapergramError when there is no store or the target cannot be written."""
    settings = Settings.load(args.config, os.environ)
    if not settings.store.path.exists():
        raise PapergramError(f"store.path: there is no store at “{settings.store.path}”, nothing to back up.")
    size = asyncio.run(_back_up(settings.store.path, args.file))
    sys.stdout.write(f"{args.file}: {size:,} bytes\n")
    return 0


async def _back_up(source: Path, target: Path) -> int:
    store = await Store.open(source)
    try:
        return await store.back_up(target)
    finally:
        await store.aclose()
