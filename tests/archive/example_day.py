"""The ten papers of the example's day, announced by an arXiv on loopback and read by a real desk.

async with example_day(tmp_path) as day:                 # by the extractive reader
async with example_day(tmp_path, server) as day:         # by a model that answers as recorded
    post = await day.editor.post(TOPIC, FRIDAY, "zh")
"""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.archive.editor import Editor
from bot.clock import ManualClock
from bot.config import Settings
from bot.model.paper import Paper, PaperId
from bot.model.topic import Topic
from bot.sandbox.arxiv.server import ArxivSandbox, Served
from bot.services import Services, opened
from bot.store import papers
from tests.llm.server import KEY, MODEL, ModelServer, Request

Json = dict[str, Any]
DATA = Path(__file__).parent.parent / "data"
FRIDAY = date(2024, 9, 27)
MORNING = datetime(2024, 9, 27, 6, tzinfo=UTC)
TOPIC = Topic("diffusion-models", "diffusion", {"en": "Diffusion Models", "zh": "扩散模型"})
IN_FULL = ("2409.14307", "2408.14028")
"""Those that arXiv has in full: pages made for these tests, not the authors' own."""


@cache
def rows() -> tuple[Json, ...]:
    """The ten papers, the newest id first, as arXiv announces them."""
    lines = (DATA / "example-papers.jsonl").read_text("utf-8").splitlines()
    return tuple(_announced(json.loads(line)) for line in lines)


def _announced(row: Json) -> Json:
    kind = "new" if row["version"] == 1 else "replace"
    return row | {"categories": ["cs.CV"], "announced": FRIDAY.isoformat(), "kind": kind}


@dataclass(frozen=True, slots=True)
class ExampleDay:
    """What is behind the post. `papers` are in the order of `rows`."""

    services: Services
    editor: Editor
    papers: tuple[Paper, ...]

    async def read_in_chinese(self) -> None:
        """Let chats ask for the two papers that there are in full, and a digest for the others."""
        wanted = [paper for paper in self.papers if str(paper.id) not in IN_FULL]
        for paper in self.papers:
            if paper not in wanted:
                await self.services.shelf.reading(paper, "zh")
        await self.services.shelf.readings(wanted, "zh")


@asynccontextmanager
async def example_day(folder: Path, server: ModelServer | None = None) -> AsyncIterator[ExampleDay]:
    """The morning of that day: what arXiv announced is in the store. `server` is the model's, where there is one."""
    names = [f"{row['id']}v{row['version']}" for row in rows() if row["id"] in IN_FULL]
    pages = {f"html/{name}": Served("text/html", (DATA / "answers" / f"{name}.html").read_bytes()) for name in names}
    clock = ManualClock(MORNING)
    async with AsyncExitStack() as stack:
        arxiv = await stack.enter_async_context(ArxivSandbox(rows(), FRIDAY, documents=pages))
        settings = _settings(arxiv, folder / "store.sqlite3", server)
        services = await stack.enter_async_context(opened(settings, clock, pace=0))
        await services.ingest.run(clock.now())
        ids = [PaperId(row["id"]) for row in rows()]
        known = {paper.id: paper for paper in await services.store.run(papers.get_many, ids)}
        editor = Editor(services.store, services.shelf, clock)
        yield ExampleDay(services, editor, tuple(known[each] for each in ids))


def _settings(arxiv: ArxivSandbox, store: Path, server: ModelServer | None) -> Settings:
    given = {
        "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
        "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
        "PAPERGRAM_ARXIV__SITE_URL": arxiv.url,
        "PAPERGRAM_ARXIV__CATEGORIES": "cs.CV",
        "PAPERGRAM_STORE__PATH": str(store),
    }
    if server is not None:
        given |= {
            "PAPERGRAM_LLM__BASE_URL": server.url,
            "PAPERGRAM_LLM__MODEL": MODEL,
            "PAPERGRAM_LLM__API_KEY": KEY,
        }
    return Settings.load(None, given)


class Recorded:
    """Answers for `ModelServer.always`: to a request for one of the recorded papers, line by line the same, its answer.

    Anything else, such as a repair of what did not hold, is refused.
    """

    def __init__(self) -> None:
        lines = (DATA / "answers" / "example-day-zh.jsonl").read_text("utf-8").splitlines()
        self.lines: list[Json] = [json.loads(line) for line in lines]

    def __call__(self, request: Request) -> Json:
        for line in self.lines:
            asked: Json = line["request"]
            is_asked = request.schema == asked["schema"] and asked["language"] in request.user
            if is_asked and asked["paper"] in request.user:
                answer: Json = line["answer"]
                return answer
        raise AssertionError(f"no answer is recorded to: {request.user[:400]}")
