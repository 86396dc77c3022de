"""The key “Figures”: an album with credit where the licence allows it, a sentence where not."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from bot.model.fulltext import Figure
from bot.model.paper import PaperId
from bot.sandbox.world.message import SentMessage
from bot.store import fulltexts, papers
from tests.road.conftest import MONDAY, Road

CC_BY = "http://creativecommons.org/licenses/by/4.0/"
RESERVED = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"


def figure(number: int, caption: str = "Our method.") -> Figure:
    content = BytesIO()
    Image.new("RGB", (320, 200), (40 * number % 256, 90, 160)).save(content, "PNG")
    return Figure(f"Figure {number}", caption, number, content.getvalue())


async def shown(road: Road, license_url: str, figures: list[Figure] | None) -> list[SentMessage]:
    """What comes after the key is pressed below a paper under that licence, whose PDF has these figures."""
    await road.morning(MONDAY)
    store, paper_id = road.papergram.services.store, PaperId(road.arxiv_rows[0]["id"])
    known = await store.run(papers.get, paper_id)
    assert known is not None
    paper = replace(known, license=CC_BY, version=known.version + 1, complete=True)
    await store.run(papers.save, [paper])
    (message, *_) = await road.ask(f"/start p-{str(paper_id).replace('.', '_')}")
    paper = replace(paper, license=license_url, version=paper.version + 1)
    await store.run(papers.save, [paper])
    if figures is not None:
        await store.run(fulltexts.save_figures, paper, figures, road.clock.now())
    before = len(road.telegram.messages(road.chat))
    await road.telegram.press(message, f"fig:{paper_id}", road.ada)
    await road.telegram.wait_for(road.chat, before + max(1, len(figures or ())))
    return road.telegram.messages(road.chat)[before:]


async def test_figures_come_as_an_album_with_credit(road: Road) -> None:
    album = await shown(road, CC_BY, [figure(1), figure(2, "It wins. " * 300), figure(3)])
    assert [one.content.media is not None for one in album] == [True] * 3
    assert len({one.content.album for one in album}) == 1
    assert all(one.text.endswith("CC BY 4.0") for one in album)
    assert album[0].text.startswith("Figure 1: Our method.\n")


async def test_one_figure_comes_alone(road: Road) -> None:
    (photo,) = await shown(road, CC_BY, [figure(1)])
    assert photo.content.media is not None
    assert photo.content.album is None


async def test_figures_under_another_licence_are_not_shown(road: Road) -> None:
    (refusal,) = await shown(road, RESERVED, [figure(1)])
    assert "not under a Creative Commons licence" in refusal.text
    assert refusal.html.count("/pdf/") == 1


async def test_a_paper_without_figures_says_so(road: Road) -> None:
    (refusal,) = await shown(road, CC_BY, [])
    assert "found no figures" in refusal.text


async def test_figures_that_cannot_be_fetched_are_said_to_be_away(road: Road) -> None:
    (refusal,) = await shown(road, CC_BY, None)
    assert "could not get the figures" in refusal.text
