"""/similar and “More like this”: papers on the same things as one."""

from bot.model.paper import PaperId
from bot.model.vote import Vote
from bot.sandbox.world.chat import Chat
from bot.store import votes
from tests.road.conftest import MONDAY, Road
from tests.road.test_groups import lab
from tests.road.test_paper_keys import data_of


async def test_similar_papers_are_listed_without_the_one_asked_for(road: Road) -> None:
    await road.morning(MONDAY)
    row = next(one for one in road.arxiv_rows if "diffusion model" in one["title"].lower())
    (listed,) = await road.ask(f"/similar https://arxiv.org/abs/{row['id']}")
    assert listed.text.startswith("Similar to")
    keys = str(listed.content.keyboard)
    assert "p:" in keys
    assert f"p:{row['id']}" not in keys
    assert "shares " in listed.text


async def test_nothing_named_is_asked_for_and_what_is_no_id_is_said(road: Road) -> None:
    assert "Similar to which paper?" in (await road.ask("/similar"))[0].text
    assert "is not an arXiv id" in (await road.ask("/similar bananas"))[0].text


async def test_in_a_group_it_counts_and_the_list_comes_in_private(road: Road) -> None:
    await road.ask("/start")
    await road.morning(MONDAY)
    group = lab(road)
    paper = road.arxiv_rows[0]["id"]
    await road.telegram.say(group, road.ada, f"/paper {paper}")
    card = await road.telegram.wait_for(group, lambda one: f"sim:{paper}" in data_of(one))
    said = len(road.telegram.messages(group))
    pressed = await road.telegram.press(card, f"sim:{paper}", road.ada)
    await road.telegram.until(lambda: bool(pressed.answers) and "👍 1" in str(card.keyboard))
    assert await vote_of(road, group, paper) is Vote.UP
    assert len(road.telegram.messages(group)) == said
    payload = (pressed.answers[0].url or "").partition("?start=")[2]
    (listed,) = await road.ask(f"/start {payload}")
    assert listed.text.startswith("Similar to")


async def vote_of(road: Road, chat: Chat, paper: str) -> Vote:
    count = await road.papergram.services.store.run(votes.count, chat.id, PaperId(paper), road.ada.id)
    return count.mine
