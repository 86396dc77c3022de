"""Papers for the tests of this room."""

import asyncio
import gzip
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.model.paper import Paper, PaperId
from bot.model.reading import Reading
from bot.reading.extractive import ExtractiveReader
from bot.reading.reader import Reader, Source

READER: Reader = ExtractiveReader()
NOW = datetime(2025, 10, 6, 6, 0, tzinfo=UTC)
_DATA = Path(__file__).parent.parent / "data"


def paper(abstract: str, title: str = "A title", comment: str | None = None, journal_ref: str | None = None) -> Paper:
    """A paper of which only the given parts matter."""
    return Paper(
        PaperId("2409.17058"),
        1,
        title,
        ("Jane Doe",),
        abstract,
        ("cs.CV",),
        "cs.CV",
        comment=comment,
        journal_ref=journal_ref,
    )


def read(subject: Paper, language: str = "en") -> Reading:
    """What the extractive reader makes of a paper."""
    return asyncio.run(READER.read(Source(subject), language, NOW))


async def read_all(papers: tuple[Paper, ...]) -> list[Reading]:
    return [await READER.read(Source(subject), "en", NOW) for subject in papers]


def _from_row(row: dict[str, Any]) -> Paper:
    return Paper(
        PaperId(row["id"]),
        row.get("version", 1),
        row["title"],
        tuple(row["authors"]),
        row["abstract"],
        tuple(row.get("categories", ("cs.CV",))),
        row.get("primary_category", "cs.CV"),
        comment=row.get("comment"),
        journal_ref=row.get("journal_ref"),
    )


@cache
def corpus() -> tuple[Paper, ...]:
    """5,100 papers over ten announcement days of October 2025."""
    with gzip.open(_DATA / "two-weeks-2025-10.jsonl.gz", "rt", encoding="utf-8") as lines:
        return tuple(_from_row(json.loads(line)) for line in lines)


@cache
def example_papers() -> dict[str, Paper]:
    """The ten papers of the example post on diffusion models, by id."""
    lines = (_DATA / "example-papers.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: _from_row(row) for row in map(json.loads, lines)}
