"""Every link of a site leads somewhere: of pages to each other, of feeds to pages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.fulltext import Figure
from bot.model.paper import PaperId
from bot.store import fulltexts, papers
from tests.archive.conftest import DIFFUSION, MONDAY, NOON, TUESDAY, row
from tests.archive.links import Links
from tests.archive.publishing import Press, press_over
from tests.archive.test_album import BY, figure
from tests.road.conftest import corpus_rows

ADDRESS = "https://lab.example/a%20b"


@pytest.fixture
async def press(tmp_path: Path) -> AsyncIterator[Press]:
    """Two days of real papers, one of them with figures, a new version of one, an old id."""
    variables = {"PAPERGRAM_ARCHIVE__URL": ADDRESS, "PAPERGRAM_READING__FIGURES": "licensed"}
    async with press_over(tmp_path, variables) as made:
        days = [one for one in corpus_rows() if one["announced"] in (str(MONDAY), str(TUESDAY))]
        drawn = row("2510.00001", license=BY)
        await made.announce([*days[:500], drawn, row("math/0211159"), row("2510.00001", TUESDAY, "replace", 2)])
        yield made


async def _figures(press: Press, figures: tuple[Figure, ...]) -> None:
    paper = await press.store.run(papers.get, PaperId("2510.00001"))
    assert paper is not None
    await press.store.run(fulltexts.save_license, paper, BY, NOON)
    await press.store.run(fulltexts.save_figures, paper, figures, NOON)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_no_link_leads_nowhere(press: Press, language: str) -> None:
    await _figures(press, (figure(1), figure(2)))
    catalogue = press.services.catalogue
    topics = [catalogue.get(slug) for slug in ("llm", "robotics", "nerf")]
    await press.publish(DIFFUSION, *filter(None, topics), days=(MONDAY, TUESDAY), language=language)
    links = Links(press.folder, ADDRESS)
    assert links.broken() == []
    assert links.count > 3_000
    assert {path for path in press.files() if path.endswith(".png")} == {
        "figures/2510.00001v2-1.png",
        "figures/2510.00001v2-2.png",
    }
    assert "2510.00001v2-1.png" in press.text("p/2510.00001.html")


async def test_a_link_that_leads_nowhere_is_found(press: Press) -> None:
    await press.publish(DIFFUSION)
    page = press.folder / "t/diffusion-models/index.html"
    page.write_text(page.read_text("utf-8").replace("../../index.html", "../../index.htm"), "utf-8")
    feed = press.folder / "t/diffusion-models/atom.xml"
    feed.write_text(feed.read_text("utf-8").replace("/p/", "/q/", 1), "utf-8")
    paper = press.folder / "p/2510.00001.html"
    paper.write_text(paper.read_text("utf-8").replace("#cite", "#site"), "utf-8")
    broken = " ".join(Links(press.folder, ADDRESS).broken())
    assert "index.htm" in broken
    assert f"{ADDRESS}/q/" in broken
    assert "p/2510.00001.html: #site" in broken
