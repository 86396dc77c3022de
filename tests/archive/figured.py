"""A day of two papers with the same figures, one under a licence that lets them be shown, one under arXiv's own."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from bot.archive.publisher import Publisher
from bot.clock import ManualClock
from bot.config import Settings
from bot.model.edition import Edition, Form
from bot.model.topic import Topic
from bot.sandbox.arxiv.in_full import sample_documents, sample_papers
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.services import opened
from tests.archive.conftest import MONDAY, NOON

FREE, RESERVED = "1503.07589", "1503.07588"
TOPIC = Topic("higgs", "higgs", {"en": "Higgs", "zh": "希格斯"})
NAMES = [f"{FREE}v1-{number}.png" for number in (1, 2, 3, 4)]


def edition(form: Form, full_since: date | None = MONDAY) -> Edition:
    """The day; as with `--full`, unless `full_since` is None."""
    return Edition((TOPIC,), (MONDAY,), "en", form, full_since)


@asynccontextmanager
async def figured_day(store: Path, variables: Mapping[str, str] | None = None) -> AsyncIterator[Publisher]:
    """A publisher for that day over a store of its own; arXiv, on loopback, has both papers in full."""
    (sample,) = sample_papers()
    free = {**sample, "announced": str(MONDAY)}
    reserved = free | {"id": RESERVED, "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"}
    (pdf,) = sample_documents().values()
    documents = {f"pdf/{base}v1": pdf for base in (FREE, RESERVED)}
    clock = ManualClock(NOON)
    async with ArxivSandbox([free, reserved], MONDAY, documents=documents) as arxiv:
        settings = {
            "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
            "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
            "PAPERGRAM_ARXIV__SITE_URL": arxiv.url,
            "PAPERGRAM_ARXIV__CATEGORIES": "hep-ex",
            "PAPERGRAM_STORE__PATH": str(store),
        }
        async with opened(Settings.load(None, settings | dict(variables or {})), clock, pace=0) as services:
            await services.ingest.run(clock.now())
            yield services.publisher
