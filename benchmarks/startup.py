"""How long people wait for the program, in seconds by the wall clock; the median of a few starts counts."""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox

RUNS = 5


def until_help() -> float:
    """`papergram --help`."""
    return statistics.median(_seconds(["--help"]) for _ in range(RUNS))


def until_digest() -> float:
    """`papergram demo --terminal` with no input: everything started, a day announced, a digest shown, all ended."""
    return statistics.median(_seconds(["demo", "--terminal"]) for _ in range(RUNS))


def until_poll() -> float:
    """`papergram run`, from its start to its first getUpdates."""
    return statistics.median(asyncio.run(_until_poll()) for _ in range(RUNS))


def _seconds(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", *words], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - started


async def _until_poll() -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with TelegramSandbox() as telegram, ArxivSandbox([], date(2025, 10, 6)) as arxiv:
            ada = telegram.user("Ada")
            await telegram.say(telegram.private_chat(ada), ada, "/help")  # so that the first poll is answered at once
            started = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                env=os.environ | _environ(telegram, arxiv, Path(folder)),
                stderr=subprocess.DEVNULL,
            )
            await telegram.until(lambda: any(request.method == "getUpdates" for request in telegram.requests), 60)
            seconds = time.perf_counter() - started
            process.send_signal(signal.SIGTERM)
            await process.wait()
    return seconds


def _environ(telegram: TelegramSandbox, arxiv: ArxivSandbox, folder: Path) -> dict[str, str]:
    return {
        "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
        "PAPERGRAM_TELEGRAM__BASE_URL": telegram.url,
        "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
        "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
        "PAPERGRAM_STORE__PATH": str(folder / "store.sqlite3"),
    }
