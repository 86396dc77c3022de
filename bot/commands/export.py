"""`papergram export`: posts of topics, one per topic and day, as a site, for Hexo, as Markdown, JSON or feeds."""

import asyncio
import os
import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from tqdm import tqdm

from bot import log
from bot.archive import topics
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError, SettingsError
from bot.model.edition import Edition, Form
from bot.model.topic import Topic
from bot.services import Services, opened
from bot.store import announcements

_NO_TOPIC = "Name a topic with --topic, such as diffusion-models, or set archive.topics."
_NO_FOLDER = "Name a folder with --out, or set archive.directory."
_NO_DAYS = "The store holds no announcements{span}. Run `papergram ingest{hint}` first."


def main(args: Namespace) -> int:
    """Write the posts and say what was written.

    Raises PapergramError for a topic, a day or a folder that cannot be used.
    """
    settings = Settings.load(args.config, os.environ)
    log.set_up(max(settings.log.level, "WARNING"), sys.stderr, settings.secrets())
    sys.stdout.write(asyncio.run(_export(settings, args)))
    return 0


async def _export(settings: Settings, args: Namespace) -> str:
    folder = args.out or settings.archive.directory
    if folder is None:
        raise SettingsError(_NO_FOLDER)
    async with opened(settings, SystemClock()) as services:
        edition = Edition(
            topics=_topics(services, args.topic or settings.archive.topics),
            days=await _days(services, args.date, args.first, args.last),
            language=args.language or settings.archive.language or settings.digest.language,
            form=Form(args.format or settings.archive.format),
        )
        if args.full or settings.archive.full:
            edition = replace(edition, full_since=edition.days[0])
        with tqdm(desc="posts", disable=None, leave=False) as bar:
            done = await services.publisher.publish(edition, Path(folder), bar.update)
    first, last = edition.days[0], edition.days[-1]
    days = f"{first}" if first == last else f"{first} to {last}, {len(edition.days)} days"
    return (
        f"{days}: {done.posts} posts with {done.papers} papers; {done.files.written} files written, "
        f"{done.files.unchanged} as they were, {done.files.removed} removed in {folder}.\n"
    )


def _topics(services: Services, words: tuple[str, ...]) -> tuple[Topic, ...]:
    if not words:
        raise SettingsError(_NO_TOPIC)
    return topics.named(services.catalogue, words)


async def _days(services: Services, day: date | None, first: date | None, last: date | None) -> tuple[date, ...]:
    """The announcement days that are meant: one, those of a span, or the newest."""
    if day is not None and (first or last):
        raise SettingsError("--date names one day, --from and --to a span: give one or the other.")
    if first and last and last < first:
        raise SettingsError(f"--from {first} is after --to {last}.")
    if day is None and (first or last):
        found = await services.store.run(announcements.days_between, first or date.min, last or date.max)
    else:
        newest = day or await services.store.run(announcements.newest_day)
        found = await services.store.run(announcements.days_between, newest, newest) if newest else []
    if not found:
        span = (
            f" of {day}" if day else f" from {first or 'the beginning'} to {last or 'today'}" if first or last else ""
        )
        raise PapergramError(_NO_DAYS.format(span=span, hint=f" --date {day or first}" if day or first else ""))
    return tuple(found)
