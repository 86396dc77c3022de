"""`papergram stats`: what was sent, what was read, by whom, and what it cost."""

import asyncio
import json
import os
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import date, datetime, timedelta

from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import SettingsError
from bot.model.usage import ReadingStats
from bot.model.watch import DeliveryStats
from bot.reading.stats import reading_stats
from bot.render.html import strip_tags
from bot.render.stats import delivery_lines, stats_lines
from bot.services import opened
from bot.store import watching


def main(args: Namespace) -> int:
    """Print the figures as lines or, for programs, as JSON: moments as ISO dates in UTC, spans in seconds."""
    settings = Settings.load(args.config, os.environ)
    if not settings.store.path.exists():
        raise SettingsError(f"store.path: there is no store at “{settings.store.path}” yet; `papergram run` makes one.")
    sys.stdout.write(asyncio.run(_shown(settings, args.format)))
    return 0


async def _shown(settings: Settings, form: str) -> str:
    clock = SystemClock()
    async with opened(settings, clock) as services:
        sent = await services.store.run(watching.delivery_stats, clock.now())
        stats = await reading_stats(services.store, clock, settings.llm)
    if form == "json":
        return json.dumps(_json(sent, stats), ensure_ascii=False, indent=2, default=_plain) + "\n"
    locale = services.locales.get(settings.digest.language)
    lines = [*delivery_lines(sent, locale), "", *stats_lines(stats, locale)]
    return "\n".join(strip_tags(line) for line in lines) + "\n"


def _json(sent: DeliveryStats, stats: ReadingStats) -> dict[str, object]:
    today = {purpose.value: asdict(usage) for purpose, usage in stats.today.items()}
    return {"deliveries": asdict(sent) | {"lag": sent.lag}} | asdict(stats) | {"today": today}


def _plain(value: object) -> str | float:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
