"""`papergram stats`: what was read, by whom, and what it cost."""

import asyncio
import json
import os
import sys
from argparse import Namespace
from dataclasses import asdict

from bot.clock import SystemClock
from bot.config import Settings
from bot.model.usage import ReadingStats
from bot.reading.stats import reading_stats
from bot.render.html import strip_tags
from bot.render.stats import stats_lines
from bot.services import opened


def main(args: Namespace) -> int:
    """Print the figures as lines or, for programs, as JSON."""
    settings = Settings.load(args.config, os.environ)
    sys.stdout.write(asyncio.run(_shown(settings, args.format)))
    return 0


async def _shown(settings: Settings, form: str) -> str:
    clock = SystemClock()
    async with opened(settings, clock) as services:
        stats = await reading_stats(services.store, clock, settings.llm)
    if form == "json":
        return json.dumps(_json(stats), ensure_ascii=False, indent=2) + "\n"
    locale = services.locales.get(settings.digest.language)
    return "\n".join(strip_tags(line) for line in stats_lines(stats, locale)) + "\n"


def _json(stats: ReadingStats) -> dict[str, object]:
    today = {purpose.value: asdict(usage) for purpose, usage in stats.today.items()}
    return asdict(stats) | {"day": stats.day.isoformat(), "today": today}
