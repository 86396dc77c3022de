"""The main job from end to end: arXiv announces, chats get their digests, commands answer."""

from datetime import date

from tests.road.conftest import MONDAY, Road

TUESDAY = date(2025, 10, 7)
SATURDAY = date(2025, 10, 11)


async def test_a_subscribed_chat_gets_its_digest_at_its_hour(road: Road) -> None:
    (answer,) = await road.ask("/subscribe diffusion-models")
    assert "Diffusion" in answer.text
    await road.morning(MONDAY, hour=7)
    assert len(road.said()) == 1, "nothing before the hour"
    await road.morning(MONDAY, hour=8)
    digest = road.said()[1]
    assert "Mon 6 Oct 2025" in digest
    assert "diffusion" in digest.lower()
