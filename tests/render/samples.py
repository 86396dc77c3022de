"""Real papers of the corpus, hostile ones, and readings made of a paper's own sentences."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.model.digest import Digest, Entry
from bot.model.paper import Paper, PaperId
from bot.model.reading import Claim, Depth, Links, Reading, Section
from bot.model.topic import Match

DATA = Path(__file__).parent.parent / "data"
NOW = datetime(2025, 10, 7, 6, tzinfo=UTC)
SITE = "https://arxiv.org"
NAMES = {"diffusion": "Diffusion models", "agents": "LLM agents"}


@cache
def corpus() -> tuple[Paper, ...]:
    """5,100 papers of two weeks."""
    with gzip.open(DATA / "two-weeks-2025-10.jsonl.gz", "rt", encoding="utf-8") as lines:
        return tuple(_paper(json.loads(line)) for line in lines)


@cache
def examples() -> tuple[Paper, ...]:
    """The papers of the old post."""
    return tuple(_paper(json.loads(line)) for line in (DATA / "example-papers.jsonl").read_text("utf-8").splitlines())


def _paper(row: dict[str, Any]) -> Paper:
    return Paper(
        id=PaperId(row["id"]),
        version=row.get("version") or 1,
        title=row["title"],
        authors=tuple(row["authors"]),
        abstract=row["abstract"],
        categories=tuple(row.get("categories") or ["cs.CV", "cs.LG"]),
        primary_category=row.get("primary_category") or "cs.CV",
        published=datetime(2025, 10, 6, 15, tzinfo=UTC),
        updated=datetime(2025, 10, 6, 15, tzinfo=UTC),
        comment=row.get("comment"),
        journal_ref=row.get("journal_ref"),
        complete=True,
    )


def reading_of(paper: Paper, **changes: Any) -> Reading:
    """An extractive reading: the last sentence as summary, the others as takeaways and sections in turn."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", paper.abstract) if part] or [paper.title or "x"]
    claims = [Claim(sentence, (sentence,)) for sentence in sentences]
    urls = tuple(re.findall(r"https?://github\.com/[\w/-]+", f"{paper.abstract} {paper.comment}"))
    return replace(
        Reading(
            paper=paper.id,
            version=paper.version,
            language="en",
            depth=Depth.ABSTRACT,
            reader="extractive-1",
            summary=claims[-1],
            takeaways=tuple(claims[:5]),
            sections={Section.BACKGROUND: tuple(claims[:1]), Section.METHOD: tuple(claims[2:4])},
            keywords=("diffusion", "image super-resolution"),
            links=Links(code=urls),
            made=NOW,
        ),
        **changes,
    )


def model_reading_of(paper: Paper, *, claims: int = 3, **changes: Any) -> Reading:
    """A model's reading of the full text: every section, `claims` claims in each, every claim with two sentences."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", paper.abstract) if part] or ["x"]

    def claim(number: int) -> Claim:
        said = [sentences[(number + step) % len(sentences)] for step in range(2)]
        return Claim(f"Claim {number}: {said[0]}", tuple(said))

    sections = {
        section: tuple(claim(10 * place + number) for number in range(claims)) for place, section in enumerate(Section)
    }
    full: dict[str, Any] = {
        "depth": Depth.FULL, "pages": 14, "reader": "gpt-x", "language": "zh", "title": "一篇论文的中文标题",
        "summary": claim(1), "takeaways": tuple(claim(number) for number in range(2, 2 + claims)),
        "sections": sections, "affiliations": ("Shanghai Jiao Tong University", "Huawei Noah’s Ark Lab"),
    }  # fmt: skip
    return reading_of(paper, **full | changes)


def entry_of(paper: Paper, **changes: Any) -> Entry:
    matches = (
        Match("diffusion", paper.id, ("diffusion", "score-based")),
        Match("agents", paper.id, ("agent*",)),
    )
    return Entry(paper, reading_of(paper, **changes), matches)


def digest_of(papers: Sequence[Paper], **changes: Any) -> Digest:
    day = date(2025, 10, 7)
    entries = tuple(entry_of(paper) for paper in papers)
    return replace(Digest(1, 0, day, entries, more=12, announced=734, listing_days=(day,)), **changes)


def hostile() -> Iterator[Paper]:
    """Papers that no arXiv would list, one evil each."""
    plain = examples()[0]
    arabic = ("محمد الأمين", "דוד לוי", "Ada Lovelace")
    yield replace(plain, title="<script>alert('x')</script> & <b", comment='"><a href="javascript:x">', authors=arabic)
    yield replace(plain, title="👩‍👩‍👧‍👦" * 400, abstract="👩‍👩‍👧‍👦" * 1_500)
    yield replace(plain, authors=tuple(f"Author Number {n}" for n in range(171)))
    yield replace(plain, abstract="word " * 1_200)
    yield replace(plain, abstract="w" * 6_000, title="t" * 3_000)
    yield replace(plain, title="a\x00b\ud800c\u200bd\u202ee\ufeff", abstract="\x00\x07\ud83d. \udc00")
    yield replace(plain, title="", abstract="", authors=())
    yield replace(plain, title="$" * 50 + "{" * 50, abstract="\\" * 999 + "&amp;lt; &#0; &lt" * 90)
    yield replace(plain, authors=("م" * 5_000,) * 30, comment="c" * 5_000, journal_ref="<i>" * 999)
    yield replace(plain, categories=("cs.CV",) * 300, primary_category="<cs&")
