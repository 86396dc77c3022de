"""How a Papergram is joined to the sandbox: its settings, as an operator would give them, and a pace without limits."""

import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.config import Settings
from bot.delivery.pace import Pacer
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox

ALL_ARCHIVES = "cs,stat,eess,math,quant-ph,astro-ph,physics,cond-mat,q-bio,q-fin,econ,hep-th,hep-ph,gr-qc,nlin"


def sandbox_settings(
    telegram: TelegramSandbox,
    arxiv: ArxivSandbox,
    store: Path,
    categories: str = ALL_ARCHIVES,
    *,
    more: Mapping[str, str] | None = None,
) -> Settings:
    """Settings that lead to both sandboxes (which are started) and to a store of one's own.

    `more` holds further variables, such as `PAPERGRAM_LLM__MODEL`.
    """
    return Settings.load(
        None,
        {
            "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
            "PAPERGRAM_TELEGRAM__BASE_URL": telegram.url,
            "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
            "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
            "PAPERGRAM_ARXIV__SITE_URL": arxiv.url,
            "PAPERGRAM_ARXIV__CATEGORIES": categories,
            "PAPERGRAM_STORE__PATH": str(store),
            **(more or {}),
        },
    )


def unhurried(is_limited: Callable[[], bool] = lambda: False) -> Pacer:
    """A pacer whose waits pass at once, in a time that runs ahead by as much; real ones while `is_limited()`."""
    skipped = [0.0]

    async def sleep(wait: float) -> None:
        if is_limited():
            await asyncio.sleep(wait)
        else:
            skipped[0] += wait

    return Pacer(lambda: time.monotonic() + skipped[0], sleep)
