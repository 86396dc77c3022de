"""`papergram doctor`: is everything here that the bot needs, and is it at work? A line per thing; exit 1 when something
is wrong.
"""

import asyncio
import os
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable

from bot import log
from bot.archive import topics
from bot.archive.folder import Folder
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import PapergramError, StoreBusy
from bot.log import Redactor
from bot.services import Services, opened
from bot.store import announcements, heartbeats, watching
from bot.store.lock import sole_owner
from bot.watch.health import ago, judge

Check = Callable[[Services], Awaitable[str]]


def main(args: Namespace) -> int:
    """Check settings, store, arXiv, Telegram and the language model, as far as they are set."""
    settings = Settings.load(args.config, os.environ)
    log.set_up("ERROR", sys.stderr, settings.secrets())  # libraries quote addresses, with the token in them
    return asyncio.run(_examine(settings))


async def _examine(settings: Settings) -> int:
    report = _Report(Redactor(settings.secrets()))
    report("✓", "settings", "can be read")
    is_well = True
    async with opened(settings, SystemClock()) as services:
        for name, check in CHECKS.items():
            try:
                report("✓", name, await check(services))
            except PapergramError as error:
                report("✗", name, str(error))
                is_well = False
    return 0 if is_well else 1


async def _store(services: Services) -> str:
    newest = await services.store.run(announcements.newest_listing)
    sent = await services.store.run(watching.delivery_stats, services.clock.now())
    waiting = sent.queue.pending + sent.queue.uncertain
    dead = sum(one.count for one in sent.dead)
    messages = f"{waiting} waiting, {sent.sent_today} sent today, {dead} never delivered in thirty days"
    return (
        f"{services.settings.store.path}: newest listing {newest.day if newest else 'none yet'}; messages: {messages}"
    )


async def _bot(services: Services) -> str:
    now = services.clock.now()
    beats = await services.store.run(heartbeats.all_of)
    health = judge(beats, now)
    jobs = ", ".join(f"{name} {ago(moment, now)}" for name, moment in beats.items()) or "nothing yet"
    if not _is_running(services):
        return f"is not running; last: {jobs}"
    if not health.is_well:
        raise PapergramError(f"is running but not at work: {health.reasons}; last: {jobs}. Restart it; see its log.")
    return f"is at work; last: {jobs}"


def _is_running(services: Services) -> bool:
    try:
        with sole_owner(services.settings.store.path):
            return False
    except StoreBusy:
        return True


async def _arxiv(services: Services) -> str:
    listing = await services.arxiv.listing()
    return f"{len(listing.announcements)} announcements of {listing.day or 'no day (weekend or holiday)'}"


async def _telegram(services: Services) -> str:
    from telegram import Bot  # noqa: PLC0415 - heavy, and the other checks need none of it
    from telegram.error import InvalidToken, TelegramError  # noqa: PLC0415

    settings = services.settings
    base = settings.telegram.base_url
    try:
        async with Bot(settings.require_token(), base_url=f"{base}/bot") as bot:
            return f"@{bot.username}"
    except InvalidToken as error:
        raise PapergramError(
            f"telegram.token: {base} refuses it. Copy it again from @BotFather, or mend telegram.base_url."
        ) from error
    except TelegramError as error:
        raise PapergramError(f"telegram.base_url: {base} cannot be reached: {error.message}.") from error


async def _model(services: Services) -> str:
    llm = services.settings.llm
    if not llm.model:
        return "llm.model is not set: papers are read by the built-in extractive reader"
    from openai import APIConnectionError, AsyncOpenAI, OpenAIError  # noqa: PLC0415 - the heaviest import of all

    try:
        async with AsyncOpenAI(
            api_key=llm.api_key.get_secret_value() or "none", base_url=llm.base_url, timeout=20, max_retries=0
        ) as client:
            await client.models.retrieve(llm.model)
    except APIConnectionError as error:
        raise PapergramError(f"llm.base_url: {llm.base_url} cannot be reached: {error.message}") from error
    except OpenAIError as error:
        kind = type(error).__name__
        raise PapergramError(f"llm: {llm.base_url} does not offer “{llm.model}” with this key ({kind}).") from error
    return f"{llm.base_url} offers “{llm.model}”"


async def _archive(services: Services) -> str:
    archive = services.settings.archive
    if archive.directory is None:
        return "archive.directory is not set: nothing is published"
    chosen = topics.named(services.catalogue, archive.topics)
    await asyncio.to_thread(Folder(archive.directory).check)
    what = ", ".join(topic.slug for topic in chosen) or "what chats are subscribed to"
    return f"{what} as {archive.format} in {archive.directory}"


CHECKS: dict[str, Check] = {
    "store": _store,
    "bot": _bot,
    "arxiv": _arxiv,
    "telegram": _telegram,
    "llm": _model,
    "archive": _archive,
}


class _Report:
    """Writes a line for each thing, without secrets: an address may hold a password."""

    def __init__(self, redact: Redactor) -> None:
        self._redact = redact

    def __call__(self, mark: str, name: str, finding: str) -> None:
        sys.stdout.write(self._redact(f"{mark} {name}: {finding}\n"))
        sys.stdout.flush()
