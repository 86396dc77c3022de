"""`papergram ingest`: fetch a day's announcements from arXiv into the store."""

import asyncio
import os
import sys
from argparse import Namespace
from datetime import date

from tqdm import tqdm

from bot import log
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError
from bot.services import opened


def main(args: Namespace) -> int:
    """Fetch the current listing, or ask the API for a past day; say what came."""
    settings = Settings.load(args.config, os.environ)
    log.set_up(max(settings.log.level, "WARNING"), sys.stderr, settings.secrets())
    sys.stdout.write(asyncio.run(_ingest(settings, args.date)))
    return 0


async def _ingest(settings: Settings, day: date | None) -> str:
    now = SystemClock().now()
    if day is not None and day > now.date():
        raise PapergramError(f"--date {day} has not come yet.")
    async with opened(settings, SystemClock()) as services:
        with tqdm(desc="arXiv", unit=" requests", disable=None, leave=False) as bar:
            services.arxiv.on_answer = bar.update
            if day is not None:
                count = await services.ingest.day(day, now)
                return f"{day}: {count} papers that were not known, from the API.\n"
            result = await services.ingest.run(now)
    listing = f"listing of {result.day}" if result.day else "an empty listing (weekend, holiday, or not out yet)"
    broken = "; the feed broke off, fetch again later" if result.truncated else ""
    return (
        f"{listing}: {result.announced} new announcements{broken}; {result.caught_up} caught up; "
        f"{result.enriched} papers completed.\n"
    )
