"""Two weeks of real announcements, and chats that want some of them."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

from bot.topics.catalogue import Catalogue

Row = dict[str, Any]
_FILE = Path(__file__).parent.parent / "tests" / "data" / "two-weeks-2025-10.jsonl.gz"


def corpus_rows() -> list[Row]:
    """5,100 papers over ten announcement days (6 to 17 October 2025), in the order of announcement."""
    with gzip.open(_FILE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def wishes(chats: int, seed: int = 1) -> list[list[str]]:
    """For each of `chats` three topics of the catalogue; topics overlap, as people's interests do."""
    chance = random.Random(seed)
    slugs = [topic.slug for topic in Catalogue.load()]
    return [chance.sample(slugs, 3) for _ in range(chats)]
