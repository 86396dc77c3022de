"""What chats choose is kept, and what another version chose does no harm."""

from dataclasses import replace

import pytest

from bot.model.chat import Layout, Length, Override, Preferences, Revisions, Subscription
from bot.store import Store, chats, preferences, subscriptions
from tests.store import samples
from tests.store.samples import NOW

_ALL_CHANGED = Preferences(
    days=(1, 5),
    readings="zh",
    layout=Layout.RICH,
    figures=False,
    silent=True,
    revisions=Revisions.LINE,
    says_why=False,
    links=True,
    learns=False,
    is_asked=True,
)


@pytest.mark.parametrize("chosen", [Preferences(), _ALL_CHANGED, replace(_ALL_CHANGED, days=(7,), readings="")])
async def test_a_chats_preferences_come_back(store: Store, chosen: Preferences) -> None:
    chat = replace(samples.chat(5), preferences=chosen)
    await store.run(chats.save, chat, NOW)
    assert await store.run(chats.get, 5) == chat


def test_the_defaults_take_no_room() -> None:
    assert preferences.to_json(Preferences()) == "{}"


@pytest.mark.parametrize("text", ['{"colour":"red"}', '{"layout":"holographic"}'])
def test_what_another_version_chose_is_left_out(text: str) -> None:
    assert preferences.preferences(text) == Preferences()


async def test_a_subscription_has_choices_of_its_own(store: Store) -> None:
    wish, chosen = Subscription(5, 0, "llm"), Override(Length.TITLES, 3, Revisions.LINE)
    await store.run(chats.save, samples.chat(5), NOW)
    await store.run(subscriptions.add, wish, NOW)
    assert await store.run(subscriptions.override, wish) == Override()
    await store.run(subscriptions.set_override, wish, chosen)
    assert await store.run(subscriptions.override, wish) == chosen
    ((one,),) = (await store.run(subscriptions.of_chats, [5])).values()
    assert one.override == chosen


async def test_a_group_takes_its_preferences_along_when_it_moves(store: Store) -> None:
    await store.run(chats.save, replace(samples.chat(-5), preferences=_ALL_CHANGED), NOW)
    await store.run(chats.migrate, -5, -1005)
    moved = await store.run(chats.get, -1005)
    assert moved is not None
    assert moved.preferences == _ALL_CHANGED
