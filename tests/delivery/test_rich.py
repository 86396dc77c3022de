"""Rich messages through the ledger: sent as they are frozen, or classic ones in their place."""

from dataclasses import replace
from datetime import date

import pytest
from telegram.error import BadRequest, InvalidToken

from bot.delivery.outcome import Fate, outcome_of
from bot.model.chat import Layout, Preferences
from bot.model.digest import Button, DeliveryState, Message
from bot.sandbox.api.faults import FaultKind
from bot.sandbox.world.chat import Chat as Place
from bot.store import chats, digests
from tests.delivery.conftest import NOW, Office
from tests.store import samples

NOTICE = Message("The layout has changed.")
KEYS = ((Button("1", data="p:2409.17058"),),)


def rich(words: str, *spare: str, html: str = "") -> Message:
    """A rich message of these words, and the classic ones in its place."""
    told = tuple(Message(one, KEYS) for one in spare)
    return Message(html or f"<h2>{words}</h2>", KEYS, is_rich=True, spare=(*told, NOTICE))


async def reader(office: Office, *messages: Message) -> Place:
    """A person's chat in the rich layout that is owed these messages."""
    place = office.telegram.private_chat(office.telegram.user("Reader"))
    chosen = Preferences(layout=Layout.RICH)
    await office.store.run(chats.save, samples.chat(place.id, preferences=chosen), NOW)
    await owe(office, place, *messages)
    return place


async def owe(office: Office, place: Place, *messages: Message, day: date = date(2025, 10, 6)) -> None:
    draft = replace(samples.draft(place.id, day=day), messages=messages)
    assert await office.store.run(digests.freeze, draft, NOW) is not None


async def layout(office: Office, place: Place) -> Layout:
    chat = await office.known(place)
    assert chat is not None
    return chat.preferences.layout


async def test_a_rich_message_goes_out_with_its_keys(office: Office) -> None:
    place = await reader(office, rich("A day in one message", "classic"))
    await office.sender.drain()
    (message,) = office.telegram.messages(place)
    assert (message.text, message.html) == ("A day in one message", "<h2>A day in one message</h2>")
    assert message.keyboard[0][0]["callback_data"] == "p:2409.17058"
    assert await layout(office, place) is Layout.RICH


async def test_an_old_server_gets_classic_messages_in_order_and_the_chat_is_told_once(office: Office) -> None:
    office.telegram.set_old_client(on=True)
    place = await reader(office, rich("a", "a1", "a2"), rich("b", "b1"), Message("the end"))
    await office.sender.drain()
    assert office.got(place) == ["a1", "a2", NOTICE.html, "b1", "the end"]
    assert await layout(office, place) is Layout.CLASSIC
    assert await office.counts() == {DeliveryState.SENT: 5}


@pytest.mark.parametrize("html", ["<p></p>", "<a name='x'></a>", "<p>x</p>" * 501])
async def test_a_message_that_telegram_refuses_becomes_classic(office: Office, html: str) -> None:
    place = await reader(office, rich("", "classic", html=html))
    await office.sender.drain()
    assert office.got(place) == ["classic", NOTICE.html]
    assert await layout(office, place) is Layout.CLASSIC


async def test_trouble_that_is_not_the_layouts_changes_no_layout(office: Office) -> None:
    office.telegram.fail_next("sendRichMessage", FaultKind.RETRY_AFTER, retry_after=3)
    place = await reader(office, rich("a", "classic"))
    await office.sender.drain()
    assert office.got(place) == []
    await office.after(5)
    assert office.got(place) == ["a"]
    assert await layout(office, place) is Layout.RICH


async def test_classic_messages_in_the_place_of_a_silent_one_are_silent(office: Office) -> None:
    office.telegram.set_old_client(on=True)
    place = await reader(office, replace(rich("a", "classic"), is_silent=True))
    await office.sender.drain()
    assert [message.silent for message in office.telegram.messages(place)] == [True, True]


def test_a_method_that_is_not_found_is_no_refused_token_where_the_message_is_rich() -> None:
    assert outcome_of(InvalidToken("Not Found: method not found"), is_rich=True).fate is Fate.PLAIN
    assert outcome_of(InvalidToken("Not Found")).fate is Fate.HALT
    assert outcome_of(InvalidToken("Unauthorized"), is_rich=True).fate is Fate.HALT
    assert outcome_of(BadRequest("Chat not found"), is_rich=True).fate is Fate.BLOCKED
    assert outcome_of(BadRequest("message thread not found"), is_rich=True).fate is Fate.NO_THREAD
