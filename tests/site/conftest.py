"""A small site in a folder, opened from there as people do who unpack it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from bot.model.paper import PaperId
from bot.model.post import DayLine, PostLine, SearchLine, TopicLine
from bot.render.site import paths
from bot.render.site.search import search_line, search_list, search_shard
from tests.browser import browser  # noqa: F401 - the fixture
from tests.charts.test_chart import TREND
from tests.render.samples import corpus, examples
from tests.render.site.samples import (
    DAY,
    DIFFUSION,
    EVIL,
    PLACES,
    ROBOTS,
    entry_of,
    evil_entry,
    evil_trend,
    full_entry,
    post_of,
    skin,
)

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

HERE = Path(__file__).parent
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 568}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that is open, what its console said, and what it asked of anybody but the folder."""

    page: "Page"
    said: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    async def find(self, query: str) -> None:
        await self.page.fill("input[type=search]", query)


@dataclass(frozen=True, slots=True)
class Site:
    browser: "Browser"
    root: Path

    async def visit(self, path: str, **options: Any) -> Visit:
        context = await self.browser.new_context(**options)
        visit = Visit(await context.new_page())
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.on("request", lambda one: visit.outside.append(one.url) if self._is_outside(one.url) else None)
        await visit.page.goto(f"{self.root.as_uri()}/{path}")
        return visit

    def _is_outside(self, url: str) -> bool:
        return not url.startswith((self.root.as_uri(), "data:"))


@pytest.fixture(scope="session", params=["en", "zh"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp(f"site-{request.param}")
    for path, content in _files(request.param).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@pytest_asyncio.fixture(loop_scope="session")
async def site(browser: "Browser", folder: Path) -> AsyncIterator[Site]:  # noqa: F811
    yield Site(browser, folder)
    for context in browser.contexts:
        await context.close()


def _files(language: str) -> dict[str, str | bytes]:
    made = skin(language)
    entries = [entry_of(examples()[0]), full_entry(), *map(entry_of, examples()[2:])]
    evil = replace(evil_entry(), paper=replace(evil_entry().paper, id=PaperId("2409.00001")))
    older = [search_line(entry_of(one), date(2025, 9, 5), [ROBOTS.slug]) for one in corpus()[:300]]
    newer = [search_line(one, DAY, [DIFFUSION.slug]) for one in (*entries, evil)]
    lines = [TopicLine(DIFFUSION, 10, 1, DAY), TopicLine(ROBOTS, 300, 1, date(2025, 9, 5))]
    days = [DayLine(DAY, 10), DayLine(date(2025, 9, 5), 3)]
    areas = {"generation": "A", "action": "B"}
    return {
        **made.assets(),
        paths.INDEX: made.index(lines, [PostLine(DIFFUSION, DAY, 10)], areas, {DIFFUSION.slug: days}),
        paths.days_path("2025-10"): made.month([PostLine(DIFFUSION, DAY, 10)], ["2025-10", "2025-09"]),
        paths.topic_path(DIFFUSION.slug): made.topic(DIFFUSION, days, TREND),
        paths.topic_path(ROBOTS.slug): made.topic(ROBOTS, days, evil_trend()),
        paths.day_path(DIFFUSION.slug, DAY): made.day(post_of(*entries, evil), None, date(2025, 9, 5)),
        **{paths.paper_path(one.paper.id): made.paper(one, PLACES) for one in (*entries, evil)},
        paths.SEARCH_LIST: search_list(["2025-09", "2025-10"], [DIFFUSION, ROBOTS], language),
        paths.search_path("2025-10"): search_shard("2025-10", [*newer, *_known()]),
        paths.search_path("2025-09"): search_shard("2025-09", older),
    }


def _known() -> list[SearchLine]:
    """Papers that tests look for."""
    day = date(2025, 10, 1)
    return [
        SearchLine(
            PaperId("2510.00001"),
            "Schrödinger bridges made simple",
            "薛定谔桥的简单方法",
            ("Émile Zola", "Łukasz Kaiser"),
            ("A low-rank trick halves the cost.",),
            day,
            (DIFFUSION.slug,),
        ),
        SearchLine(
            PaperId("2510.00002"), f"Evil {EVIL}", EVIL, (EVIL,), (EVIL, "</script><script>alert(1)</script>"), day, ()
        ),
        SearchLine(PaperId("2510.00003"), "Organs of GANs", None, ("Ada",), ("Ranks are low.",), day, (ROBOTS.slug,)),
    ]
