"""Posts of the ten example papers, read without a model."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.model.announcement import AnnounceKind
from bot.model.paper import Paper, PaperId
from bot.model.post import Post, PostEntry
from bot.model.topic import Topic
from bot.reading.extractive import read_aligned
from bot.reading.reader import Source

FILE = Path(__file__).parents[2] / "data" / "example-papers.jsonl"
DAY = date(2024, 9, 27)
NOON = datetime(2024, 9, 27, 12, tzinfo=UTC)
TOPIC = Topic("diffusion-models", "diffusion", {"en": "Diffusion Models", "zh": "扩散模型"})


def example_papers() -> list[Paper]:
    """The ten papers, newest id first."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    return [
        Paper(
            PaperId(row["id"]),
            row["version"],
            row["title"],
            tuple(row["authors"]),
            row["abstract"],
            ("cs.CV",),
            "cs.CV",
            comment=row["comment"] or None,
        )
        for row in rows
    ]


def entry(paper: Paper, **changed: object) -> PostEntry:
    """A paper as a post has it, read from its abstract."""
    reading, _ = read_aligned(Source(paper), "en", NOON, None)
    kind = AnnounceKind.NEW if paper.version == 1 else AnnounceKind.REPLACE
    return replace(PostEntry(paper, reading, kind), **changed)  # type: ignore[arg-type]


def example_post(language: str = "en") -> Post:
    """The example's day."""
    return Post(TOPIC, DAY, language, tuple(map(entry, example_papers())), 300)
