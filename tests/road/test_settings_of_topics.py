"""What a chat chooses for one of its topics: on its page, in the store, and in the digest."""

import pytest

from bot.model.chat import Length, Override, Revisions, Subscription
from bot.sandbox.world.message import SentMessage
from bot.store import subscriptions
from handlers.settings.topic_choices import chosen, value_named
from tests.road.conftest import MONDAY, Road
from tests.road.test_incoming_old_keys import answers, forged
from tests.road.test_paper_keys import data_of
from tests.road.test_settings import marked, press

DIFFUSION = "st:diffusion-models:0"


async def override(road: Road, thread: int = 0) -> Override:
    wish = Subscription(road.chat.id, thread, "diffusion-models")
    return await road.papergram.services.store.run(subscriptions.override, wish)


async def opened(road: Road) -> SentMessage:
    """The page of diffusion models, by presses from /settings."""
    await road.ask("/subscribe diffusion-models llm")
    (page,) = await road.ask("/settings")
    await press(road, page, "set:topics")
    return await press(road, page, DIFFUSION)


async def test_a_topic_gets_its_own_choices_and_loses_them_again(road: Road) -> None:
    page = await opened(road)
    assert marked(page) == [f"{DIFFUSION}:{one}" for one in ("as-length", "as-papers", "as-news")]
    for value in ("titles", "p3", "line"):
        await press(road, page, f"{DIFFUSION}:{value}")
    assert await override(road) == Override(Length.TITLES, 3, Revisions.LINE)
    assert marked(page) == [f"{DIFFUSION}:{one}" for one in ("titles", "p3", "line")]
    for value in ("as-length", "as-papers", "as-news"):
        await press(road, page, f"{DIFFUSION}:{value}")
    assert await override(road) == Override()
    assert page.text.count("(as the chat)") == 3


async def test_the_list_marks_the_topics_that_have_choices_of_their_own(road: Road) -> None:
    page = await opened(road)
    await press(road, page, f"{DIFFUSION}:titles")
    await press(road, page, "set:topics")
    assert marked(page) == [DIFFUSION]
    await press(road, page, "settings")
    assert "2 topics, 1 with choices of its own" in page.text


async def test_the_digest_follows_a_topics_own_number(road: Road) -> None:
    page = await opened(road)
    await press(road, page, f"{DIFFUSION}:p1")
    await road.ask("/unsubscribe llm")
    await road.morning(MONDAY)
    keys = [data for message in road.telegram.messages(road.chat)[3:] for data in data_of(message)]
    assert sum(data.startswith("p:") for data in keys) == 1


async def test_a_topic_that_was_given_up_meanwhile_is_said_to_be_gone(road: Road) -> None:
    page = await opened(road)
    await road.ask("/unsubscribe diffusion-models")
    pressed = await road.telegram.press(page, f"{DIFFUSION}:full", road.ada)
    await road.telegram.until(lambda: bool(pressed.answers))
    assert "no longer know that topic" in str(pressed.answers[0].text)
    await road.telegram.until(lambda: "st:llm:0" in data_of(page))
    assert DIFFUSION not in data_of(page)
    assert await override(road) == Override()


async def test_without_topics_the_way_leads_to_the_catalogue(road: Road) -> None:
    (page,) = await road.ask("/settings topics")
    assert data_of(page) == ["areas", "settings"]


@pytest.mark.parametrize("value", ["p0", "p51", "p", "p٣", "as-", "everything", "p-1"])
async def test_a_choice_that_no_topic_can_have_is_a_stale_key(road: Road, value: str) -> None:
    await road.ask("/subscribe diffusion-models")
    (page,) = await road.ask("/help")
    pressed = forged(road, page, f"{DIFFUSION}:{value}")
    await answers(road, [pressed])
    assert pressed.answers[0].text == "This key is too old. Please ask again."


def test_keys_of_topics_fit_telegrams_limit() -> None:
    longest = f"st:{'q' * 40}:{2**31}"
    assert max(len(f"{longest}:{value}") for value in (*Length, *Revisions, "as-length", "as-papers", "as-news")) <= 64
    assert chosen("takeaways")(Override()).length is Length.TAKEAWAYS


async def test_a_topics_choices_can_be_typed(road: Road) -> None:
    await road.ask("/subscribe diffusion-models")
    (page,) = await road.ask("/settings diffusion-models papers 7")
    assert f"{DIFFUSION}:p7" in marked(page)
    for words in ("length FULL", "revisions line"):
        await road.ask(f"/settings diffusion-models {words}")
    assert await override(road) == Override(Length.FULL, 7, Revisions.LINE)
    for name in ("length", "papers", "revisions"):
        await road.ask(f"/settings diffusion-models {name} chat")
    assert await override(road) == Override()
    (answer,) = await road.ask("/settings diffusion-models papers many")
    assert "papers 1 to 50" in answer.text
    (answer,) = await road.ask("/settings llm papers 3")
    assert "no setting “llm”" in answer.text, "the chat has no such topic"


@pytest.mark.parametrize(
    "words", ["length line", "length", "papers full", "revisions titles", "papers p5", "hour 7", ""]
)
def test_a_choice_is_of_what_it_is_named_for(words: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        value_named(words)
