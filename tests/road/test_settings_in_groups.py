"""/settings in a group: only admins change things, by command and by press; links in talk are a group's own matter."""

from bot.sandbox.world.chat import Chat, User
from tests.road.conftest import Road
from tests.road.test_groups import lab, person
from tests.road.test_paper_keys import data_of
from tests.road.test_settings import marked, press, stored


async def presses(road: Road, group: Chat, who: User, *data: str) -> list[str]:
    """What somebody's presses on the newest message are told in an alert."""
    told = []
    for one in data:
        pressed = await road.telegram.press(road.telegram.messages(group)[-1], one, who)
        await road.telegram.until(lambda pressed=pressed: bool(pressed.answers))  # type: ignore[misc]
        told += [str(answer.text) for answer in pressed.answers if answer.show_alert]
    return told


async def test_members_are_refused_on_every_page(road: Road) -> None:
    group = lab(road)
    await road.ask("/subscribe llm", group)
    (page,) = await road.ask("/settings", group)
    bob = person(group, "Bob")
    (told,) = await presses(road, group, bob, "set:when")
    assert "Only admins" in told
    for name, key in (("look", "set:length:full"), ("topics", "st:llm:0"), ("when", "set:hour:05:00")):
        await press(road, page, f"set:{name}")
        (told,) = await presses(road, group, bob, key)
        assert "Only admins" in told
        await press(road, page, "settings")
    before = await stored(road, group.id)
    await road.telegram.say(group, bob, "/settings hour 5")
    assert "Only admins" in (await road.telegram.wait_for(group, 3)).text
    assert await stored(road, group.id) == before


async def test_the_question_on_the_sample_is_the_admins_too(road: Road) -> None:
    group = lab(road)
    await road.ask("/settings layout rich", group, messages=2)
    (told,) = await presses(road, group, person(group, "Bob"), "rich:yes")
    assert "Only admins" in told
    assert (await stored(road, group.id)).preferences.layout == "classic"


async def test_a_group_can_have_cards_for_links_and_is_told_what_that_needs(road: Road) -> None:
    group = lab(road)
    (page,) = await road.ask("/settings look", group)
    assert "set:links:off" in marked(page)
    assert "/setprivacy" in page.text
    assert "I do not hear them here yet" in page.text
    await press(road, page, "set:links:on")
    assert (await stored(road, group.id)).preferences.links
    road.telegram.promote(group, road.telegram.bot)
    (page,) = await road.ask("/settings look", group)
    assert "I hear the links here" in page.text
    (alone,) = await road.ask("/settings look")
    assert "set:links:on" not in data_of(alone), "in a private chat every link is read"


async def test_a_groups_settings_carry_its_name(road: Road) -> None:
    group = lab(road)
    (page,) = await road.ask("/settings", group)
    assert page.text.startswith("Settings of Lab")
    assert "no cards for pasted links" in page.text
