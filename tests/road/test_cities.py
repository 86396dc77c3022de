"""A time zone by a city or by where one is."""

from bot.sandbox.world.chat import Chat
from bot.sandbox.world.message import SentMessage
from bot.store import chats
from tests.road.conftest import Road
from tests.road.test_groups import lab
from tests.road.test_paper_keys import data_of

MUNICH = (48.137, 11.575)


async def zone(road: Road, chat: Chat | None = None) -> str:
    found = await road.papergram.services.store.run(chats.get, (chat or road.chat).id)
    assert found is not None
    return found.timezone


async def asked(road: Road) -> SentMessage:
    """The question that the key of the zone page brings."""
    (page,) = await road.ask("/settings zone")
    before = len(road.said())
    await road.telegram.press(page, "city:set", road.ada)
    return await road.telegram.wait_for(road.chat, before + 1)


async def test_a_city_sets_the_zone_and_shows_the_page(road: Road) -> None:
    await asked(road)
    told, page = await road.ask("Sydney", messages=2)
    assert "Sydney, Australia: Australia/Sydney" in told.text
    assert told.content.markup == {"remove_keyboard": True, "selective": True}
    assert "set:hour:09:00" in data_of(page)
    assert await zone(road) == "Australia/Sydney"


async def test_cities_of_one_name_are_told_apart(road: Road) -> None:
    told, which = await road.ask("/settings zone Cambridge", messages=2)
    assert "Several cities are called “Cambridge”" in told.text
    assert [key["text"] for row in which.keyboard for key in row][:3] == [
        "Cambridge, United Kingdom · 07:00",
        "Cambridge, Canada · 02:00",
        "Cambridge, MA, United States · 02:00",
    ]
    await road.telegram.press(which, "set:zone:America/New_York", road.ada)
    await road.telegram.until(lambda: "set:hour:09:00" in data_of(which))
    assert await zone(road) == "America/New_York"


async def test_what_is_no_city_is_asked_for_again(road: Road) -> None:
    await asked(road)
    (again,) = await road.ask("qqqqqqqq <b>")
    assert "I know no city and no time zone “qqqqqqqq <b>”" in again.text
    await road.ask("UTC+8", messages=2)
    assert await zone(road) == "Etc/GMT-8"


async def test_a_location_that_was_asked_for_sets_the_zone(road: Road) -> None:
    await asked(road)
    before = len(road.said())
    road.telegram.share_location(road.chat, road.ada, *MUNICH)
    await road.telegram.wait_for(road.chat, before + 2)
    assert "Munich, Germany: Europe/Berlin" in road.said()[-2]
    assert await zone(road) == "Europe/Berlin"


async def test_a_location_out_of_the_blue_is_confirmed_first(road: Road) -> None:
    road.telegram.share_location(road.chat, road.ada, *MUNICH)
    near = await road.telegram.wait_for(road.chat, 1)
    assert "You are near Munich, Germany" in near.text
    assert await zone(road) == "UTC"
    await road.telegram.press(near, "set:zone:Europe/Berlin", road.ada)
    await road.telegram.until(lambda: "set:hour:09:00" in data_of(near))
    assert await zone(road) == "Europe/Berlin"


async def test_in_a_group_a_reply_names_the_city(road: Road) -> None:
    group = lab(road)
    (page,) = await road.ask("/settings zone", group)
    await road.telegram.press(page, "city:set", road.ada)
    question = await road.telegram.wait_for(group, 2)
    assert "location" not in question.text
    await road.telegram.say(group, road.ada, "Tokyo", reply_to=question)
    await road.telegram.wait_for(group, 4)
    assert await zone(road, group) == "Asia/Tokyo"
