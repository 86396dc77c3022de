"""A loopback arXiv with two weeks of real announcements."""

import gzip
import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.arxiv.server import ArxivSandbox

DATA = Path(__file__).parents[1] / "data"
MONDAY = date(2025, 10, 6)


@pytest.fixture(scope="session")
def rows() -> list[dict[str, Any]]:
    """5,100 papers of ten announcement days."""
    return [
        json.loads(line) for line in gzip.decompress((DATA / "two-weeks-2025-10.jsonl.gz").read_bytes()).splitlines()
    ]


@pytest.fixture
async def arxiv_site(rows: list[dict[str, Any]]) -> AsyncIterator[ArxivSandbox]:
    async with ArxivSandbox(rows, MONDAY) as site:
        yield site
