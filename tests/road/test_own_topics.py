"""Topics of one's own: a draft shows what it finds before it is saved, and is changed word by word."""

from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_paper_keys import data_of, key_of, toasted

SENTENCE = "/topic new papers on diffusion models for image generation, not surveys, in cs.CV"


async def draft(road: Road, text: str = SENTENCE) -> SentMessage:
    await road.morning(MONDAY)
    return (await road.ask(text))[0]


async def press(road: Road, message: SentMessage, prefix: str) -> str:
    """Press the key whose data begins so; what the toast says."""
    return await toasted(road, message, key_of(message, prefix))


async def type_into(road: Road, message: SentMessage, act: str, words: str) -> SentMessage:
    """Press the key of what is to be changed, and answer its question."""
    before = len(road.telegram.messages(road.chat))
    await press(road, message, f"draft:{act}")
    await road.telegram.wait_for(road.chat, before + 1)
    return (await road.ask(words))[0]


async def test_a_sentence_becomes_a_query_that_is_shown_with_what_it_finds_and_why_not(road: Road) -> None:
    text = (await draft(road)).text
    assert '"diffusion models" "image generation" cat:cs.CV -surveys' in text
    assert "category cs.CV · not “surveys”" in text
    assert "announced 6 Oct 2025" in text
    assert "Nearly, but not" in text
    assert "without:" in text or "not in cs.CV" in text


async def test_a_saved_topic_is_subscribed_to_listed_and_named_in_the_digest(road: Road) -> None:
    message = await draft(road, "/topic new diffusion -survey")
    message = await type_into(road, message, "name", "My diffusion")
    assert "My diffusion" in message.text
    assert "saved and subscribed" in await press(road, message, "draft-save")
    assert "My diffusion" in (await road.ask("/subscriptions"))[0].text
    assert "diffusion -survey" in (await road.ask("/topic my diffusion"))[0].text
    assert "own" in data_of((await road.ask("/topics"))[0])
    await road.ask("/unsubscribe my-my-diffusion")
    assert "My diffusion" in (await road.ask("/subscribe my diffusion"))[0].text
    road.clock.set(road.clock.now().replace(day=7))
    await road.morning(MONDAY.replace(day=7))
    assert any("My diffusion" in text and "announced" in text for text in road.said())
