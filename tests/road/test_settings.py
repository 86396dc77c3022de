"""/settings in a private chat: one message that changes in place, pages that show what holds, words behind it."""

import re
from datetime import time
from typing import Any

import pytest

from bot.model.chat import Chat, Layout, Length, Preferences, Revisions
from bot.sandbox.world.message import SentMessage
from bot.store import chats
from handlers.settings.changes import CHANGES
from handlers.settings.pages import PAGE_OF, PAGES
from tests.road.conftest import Road
from tests.road.test_incoming_old_keys import answers, forged
from tests.road.test_paper_keys import data_of

THREE = 3
"""Presses, after /settings."""


async def stored(road: Road, chat: int | None = None) -> Chat:
    """The chat as the store has it."""
    found = await road.papergram.services.store.run(chats.get, chat or road.chat.id)
    assert found is not None
    return found


async def press(road: Road, page: SentMessage, data: str) -> SentMessage:
    """Press a key and wait until the message shows another page."""
    before = page.text, str(page.keyboard)
    await road.telegram.press(page, data, road.ada)
    await road.telegram.until(lambda: (page.text, str(page.keyboard)) != before)
    return page


def marked(page: SentMessage) -> list[str]:
    """The data of the keys that say that they hold."""
    return [key["callback_data"] for row in page.keyboard for key in row if key["text"].startswith("●")]


async def test_the_first_page_tells_all_that_is_set(road: Road) -> None:
    await road.ask("/subscribe llm nerf")
    (page,) = await road.ask("/settings")
    for words in (
        "08:00 (UTC), every day",
        "English; papers are read in English",
        "takeaways, at most 15 papers a day",
    ):
        assert words in page.text
    for words in (
        "classic layout, figures, with sound",
        "no word on new versions",
        "2 topics",
        "Mon 6 Oct 2025, 08:00",
    ):
        assert words in page.text


SETS: dict[str, tuple[str, str, Any]] = {
    "set:hour:19:00": ("hour", "when", time(19)),
    "set:zone:Asia/Tokyo": ("timezone", "when", "Asia/Tokyo"),
    "set:days:without-7": ("days", "when", (1, 2, 3, 4, 5, 6)),
    "set:days:weekdays": ("days", "when", (1, 2, 3, 4, 5)),
    "set:language:zh": ("language", "language", "zh"),
    "set:readings:zh": ("readings", "language", "zh"),
    "set:length:full": ("length", "look", Length.FULL),
    "set:papers:30": ("max_papers", "look", 30),
    "set:figures:off": ("figures", "look", False),
    "set:silent:on": ("silent", "look", True),
    "set:revisions:line": ("revisions", "more", Revisions.LINE),
    "set:quiet:silent": ("says_why", "more", False),
    "set:foryou:off": ("learns", "more", False),
}


@pytest.mark.parametrize("key", SETS)
async def test_a_setting_is_reached_and_set_within_three_presses(road: Road, key: str) -> None:
    field, group, value = SETS[key]
    (page,) = await road.ask("/settings")
    steps = [f"set:{group}", *(["set:zone"] if "zone" in key else []), key]
    assert len(steps) <= THREE
    for step in steps:
        await press(road, page, step)
    chat = await stored(road)
    assert getattr(chat if field in Chat.__slots__ else chat.preferences, field) == value
    assert len(road.said()) == 1, "changed in place"
    if "days:without" in key:
        assert "set:days:with-7" in data_of(page)
    elif "zone" not in key:
        assert key in marked(page)


async def test_every_page_marks_what_holds_and_leads_back(road: Road) -> None:
    for name in PAGES.keys() - {"topics"}:
        (page,) = await road.ask(f"/settings {name}")
        assert marked(page), name
        assert data_of(page)[-1] == ("set:when" if name == "zone" else "settings")


async def test_every_setting_stands_on_a_page() -> None:
    assert CHANGES.keys() == PAGE_OF.keys()
    assert set(PAGE_OF.values()) <= PAGES.keys()


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("hour 7:30", "hour", time(7, 30)),
        ("hour 7：30", "hour", time(7, 30)),
        ("zone new york", "timezone", "America/New_York"),
        ("days mon-fri", "days", (1, 2, 3, 4, 5)),
        ("days fri-mon", "days", (1, 5, 6, 7)),
        ("days Mon, wed and friday", "days", (1, 3, 5)),
        ("days 周一到周五", "days", (1, 2, 3, 4, 5)),
        ("days 周一三五", "days", (1, 3, 5)),
        ("days 工作日", "days", (1, 2, 3, 4, 5)),
        ("days 2-4", "days", (2, 3, 4)),
        ("days weekends", "days", (6, 7)),
        ("readings ja", "readings", "ja"),
        ("length FULL", "length", Length.FULL),
        ("papers 50", "max_papers", 50),
        ("figures no", "figures", False),
        ("silent 开", "silent", True),
        ("links on", "links", True),
        ("revisions line", "revisions", Revisions.LINE),
        ("quiet silent", "says_why", False),
        ("foryou off", "learns", False),
    ],
)
async def test_every_setting_is_set_by_its_name(road: Road, typed: str, field: str, value: Any) -> None:
    await road.ask(f"/settings {typed}")
    chat = await stored(road)
    assert getattr(chat if field in Chat.__slots__ else chat.preferences, field) == value


@pytest.mark.parametrize(
    ("typed", "allowed"),
    [
        ("days someday", "mon-fri"),
        ("days 8", "mon-fri"),
        ("days m", "mon-fri"),
        ("length endless", "titles, summary, takeaways or full"),
        ("papers 51", "1 to 50"),
        ("papers 0000000050", "1 to 50"),
        ("layout round", "classic or rich"),
        ("figures perhaps", "on or off"),
        ("revisions all", "silent or line"),
        ("quiet never", "why or silent"),
        ("readings qq", "zh or de"),
        ("colour red", "hour, zone, days"),
    ],
)
async def test_what_no_setting_can_have_is_refused_with_what_it_can(road: Road, typed: str, allowed: str) -> None:
    (answer,) = await road.ask(f"/settings {typed}")
    assert allowed in answer.text
    assert (await stored(road)).preferences == Preferences()


async def test_the_last_day_stays(road: Road) -> None:
    (page,) = await road.ask("/settings days sun")
    pressed = await road.telegram.press(page, "set:days:without-7", road.ada)
    await road.telegram.until(lambda: bool(pressed.answers))
    assert "One day has to stay" in str(pressed.answers[0].text)
    assert (await stored(road)).preferences.days == (7,)


async def test_pressing_twice_sets_the_same(road: Road) -> None:
    (page,) = await road.ask("/settings look")
    await press(road, page, "set:silent:on")
    again = await road.telegram.press(page, "set:silent:on", road.ada)
    await road.telegram.until(lambda: bool(again.answers))
    assert (await stored(road)).preferences.silent


async def test_an_hour_with_minutes_has_a_key_of_its_own(road: Road) -> None:
    (page,) = await road.ask("/settings hour 7:30")
    assert "set:hour:07:30" in marked(page)
    assert sum(data.startswith("set:hour:") for data in data_of(page)) == 25
    await press(road, page, "set:hour:07:00")
    assert "set:hour:07:00" in marked(page)
    assert sum(data.startswith("set:hour:") for data in data_of(page)) == 24


async def test_new_days_move_the_next_digest(road: Road) -> None:
    (page,) = await road.ask("/settings days tue-thu")
    assert "Next one: Tue 7 Oct 2025, 08:00 (UTC)" in page.text


async def test_a_key_of_an_older_page_still_sets(road: Road) -> None:
    (page,) = await road.ask("/help")
    await answers(road, [forged(road, page, data) for data in ("settings", "set:hour:06:00", "set:papers:5")])
    await road.telegram.until(lambda: "at most 5 papers" in page.text)
    assert (await stored(road)).hour == time(6)


async def test_the_rich_layout_is_chosen_after_a_sample_that_was_read(road: Road) -> None:
    (page,) = await road.ask("/settings")
    await press(road, page, "set:look")
    await press(road, page, "set:layout:rich")
    question = await road.telegram.wait_for(road.chat, 3)
    sample = road.telegram.messages(road.chat)[1]
    assert "Can you read this?" in sample.text
    assert "tg-math" in sample.html
    assert (await stored(road)).preferences.layout is Layout.CLASSIC, "not before the answer"
    await press(road, question, "rich:yes")
    assert (await stored(road)).preferences.layout is Layout.RICH
    assert "set:layout:rich" in marked(question)
    await press(road, question, "set:layout:classic")
    assert (await stored(road)).preferences.layout is Layout.CLASSIC


async def test_a_sample_that_cannot_be_read_leaves_the_classic_layout(road: Road) -> None:
    _, question = await road.ask("/settings layout rich", messages=2)
    await press(road, question, "rich:no")
    assert "set:layout:classic" in marked(question)


async def test_a_telegram_without_rich_messages_leaves_the_classic_layout(road: Road) -> None:
    road.telegram.set_old_client(on=True)
    (answer,) = await road.ask("/settings layout rich")
    assert "does not take rich messages" in answer.text
    assert (await stored(road)).preferences.layout is Layout.CLASSIC


async def test_chinese_speaks_on_every_page(road: Road) -> None:
    await road.ask("/settings language zh")
    await road.ask("/subscribe llm")
    (front,) = await road.ask("/settings")
    assert "每天" in front.text
    assert "论文解读用中文" in front.text
    for name in PAGES:
        (page,) = await road.ask(f"/settings {name}")
        spoken = [key["text"] for row in page.keyboard for key in row]
        english = [one for one in spoken if re.search(r"[a-z]{3}", one) and "/" not in one]
        assert english in ([], ["English"], ["English", "解读：English"]), name
