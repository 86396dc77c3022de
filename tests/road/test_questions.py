"""Questions that are answered by typing: by whom they are answered, where, for how long, and what ends them."""

from datetime import timedelta

from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import SentMessage
from tests.road.conftest import MONDAY, Road
from tests.road.test_groups import lab, person


async def write(road: Road, chat: Chat, name: str, text: str, to: SentMessage | None = None) -> str:
    """What the bot answers to a text of that person."""
    before = len(road.telegram.messages(chat))
    await road.telegram.say(chat, person(chat, name), text, reply_to=to)
    return (await road.telegram.wait_for(chat, before + 1)).text


async def question(road: Road, chat: Chat | None = None) -> SentMessage:
    await road.morning(MONDAY)
    asked = (await road.ask("/search", chat))[0]
    assert "Search for what?" in asked.text
    assert asked.content.markup is not None
    assert asked.content.markup["input_field_placeholder"] == "words or a query"
    return asked


async def test_the_next_text_answers_in_a_private_chat(road: Road) -> None:
    await question(road)
    assert "for diffusion model" in (await road.ask("diffusion\nmodel"))[0].text.replace("“", "").replace("”", "")
    assert "I understand commands" in (await road.ask("diffusion model"))[0].text


async def test_what_cannot_be_read_leaves_the_question_open(road: Road) -> None:
    await question(road)
    refused = await road.ask("ti:(diffusion")
    assert "(" in refused[0].text
    before = len(road.said())
    assert "paper" in (await road.ask("diffusion"))[0].text
    assert len(road.said()) == before + 1


async def test_in_a_group_a_reply_answers_and_only_of_whom_was_asked(road: Road) -> None:
    chat = lab(road)
    asked = await question(road, chat)
    before = len(road.telegram.messages(chat))
    await road.telegram.say(chat, person(chat, "Bob"), "diffusion", reply_to=asked)
    await road.telegram.say(chat, road.ada, "diffusion")
    assert "/search" in await write(road, chat, "Bob", "/help")
    assert len(road.telegram.messages(chat)) == before + 1
    assert "paper" in await write(road, chat, "Ada", "diffusion", to=asked)


async def test_a_command_ends_a_question(road: Road) -> None:
    await question(road)
    await road.ask("/help")
    assert "I understand commands" in (await road.ask("diffusion"))[0].text


async def test_cancel_ends_a_question_and_says_so(road: Road) -> None:
    await question(road)
    assert "Cancelled" in (await road.ask("/cancel"))[0].text
    assert "Nothing" in (await road.ask("/cancel"))[0].text


async def test_a_question_is_open_for_an_hour(road: Road) -> None:
    await question(road)
    road.clock.advance(timedelta(hours=1))
    assert "I understand commands" in (await road.ask("diffusion"))[0].text
