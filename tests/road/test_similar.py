"""/similar: papers on the same things as one that is named."""

from tests.road.conftest import MONDAY, Road


async def test_similar_papers_are_listed_without_the_one_asked_for(road: Road) -> None:
    await road.morning(MONDAY)
    row = next(one for one in road.arxiv_rows if "diffusion model" in one["title"].lower())
    (listed,) = await road.ask(f"/similar https://arxiv.org/abs/{row['id']}")
    assert listed.text.startswith("Similar to")
    keys = str(listed.content.keyboard)
    assert "p:" in keys
    assert f"p:{row['id']}" not in keys


async def test_nothing_named_is_asked_for_and_what_is_no_id_is_said(road: Road) -> None:
    assert "Similar to which paper?" in (await road.ask("/similar"))[0].text
    assert "is not an arXiv id" in (await road.ask("/similar bananas"))[0].text
