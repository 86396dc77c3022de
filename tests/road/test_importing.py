"""Old archives bring no digest, and their papers come to chats only when arXiv announces them."""

from pathlib import Path

from bot.imports.importer import Importer
from tests.imports.posts import entry, post
from tests.road.conftest import MONDAY, Road
from tests.road.test_road import TUESDAY, papers_in


async def test_imported_papers_reach_no_chat_unless_arxiv_announces_them(road: Road, tmp_path: Path) -> None:
    announced = next(
        row for row in road.arxiv_rows if row["announced"] == TUESDAY.isoformat() and "diffusion model" in row["title"]
    )
    title = "A diffusion model that paints stone bridges"
    old = (entry("http://arxiv.org/abs/2409.10001v1", title=title), entry(f"http://arxiv.org/abs/{announced['id']}v1"))
    (tmp_path / "posts.md").write_text(post(*old), "utf-8")
    await road.ask("/subscribe diffusion-models")
    services = road.papergram.services
    done = await Importer(services.store, services.arxiv).take(tmp_path / "posts.md")
    assert done.new_papers == 2
    await road.papergram.schedule.compose()
    assert papers_in(road) == []
    await road.morning(MONDAY)
    monday = papers_in(road)
    assert monday
    assert not {"2409.10001", announced["id"]} & set(monday)
    await road.morning(TUESDAY)
    tuesday = papers_in(road)[len(monday) :]
    assert "2409.10001" not in tuesday
    assert announced["id"] in tuesday
