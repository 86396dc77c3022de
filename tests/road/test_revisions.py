"""New versions of papers that a chat has had, over the whole road: told to those who asked, once, and never posted."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.chat import Layout, Override, Revisions, Subscription
from bot.store import subscriptions
from tests.road.conftest import MONDAY, Road, Row, road_over
from tests.road.test_rich import chooses

TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=days) for days in (1, 2, 3))
HEAD = "Revised since you had them"
MORE = "This sentence is new and says a little more about diffusion models."


@pytest.fixture
def history(rows: list[Row]) -> list[Row]:
    """A paper on diffusion models: its first version on Monday, a second on Tuesday, a third on Wednesday."""
    first, other = [row for row in rows if "diffusion model" in row["title"].lower()][:2]
    first = first | {"announced": MONDAY.isoformat(), "version": 1, "comment": "10 pages"}
    second = first | {"announced": TUESDAY.isoformat(), "kind": "replace", "version": 2}
    second |= {"abstract": f"{first['abstract']} {MORE}"}
    third = second | {"announced": WEDNESDAY.isoformat(), "version": 3, "title": "A Better Title"}
    third |= {"comment": "Accepted at ICLR 2026"}
    late = other | {"announced": WEDNESDAY.isoformat(), "version": 1}
    return [first, second, third, late]


@pytest.fixture
async def road(history: list[Row], tmp_path: Path) -> AsyncIterator[Road]:
    async with road_over(history, tmp_path / "store.sqlite3") as made:
        yield made
        made.check()


def told(road: Road) -> list[str]:
    """What the chat was told of revisions."""
    return [text[text.index(HEAD) :] for text in road.said() if HEAD in text]


async def test_a_line_says_what_changed_and_is_said_once(road: Road) -> None:
    await chooses(road, revisions=Revisions.LINE)
    for day in (MONDAY, TUESDAY):
        await road.morning(day)
    (line,) = told(road)
    assert "v1 → v2" in line
    assert re.search(r": \d+% of the abstract’s words changed", line)
    await road.morning(WEDNESDAY)
    _, line = told(road)
    assert "A Better Title, v2 → v3: " in line
    assert "new title" in line
    assert "Accepted at ICLR 2026" in line
    assert "abstract" not in line
    await road.morning(THURSDAY)
    assert len(told(road)) == 2


async def test_two_versions_at_once_are_one_line_from_the_one_that_the_chat_had(road: Road) -> None:
    await chooses(road, revisions=Revisions.LINE, days=(1, 3, 5))
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        await road.morning(day)
    (line,) = told(road)
    assert "v1 → v3: new title, " in line
    assert "of the abstract’s words changed" in line


async def test_by_default_nothing_is_told_and_never_is_a_paper_posted_again(road: Road) -> None:
    await chooses(road)
    for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY):
        await road.morning(day)
    assert told(road) == []
    keys = [
        key["callback_data"] for message in road.telegram.messages(road.chat) for row in message.keyboard for key in row
    ]
    assert len(keys) == len(set(keys))


async def test_a_chat_that_wants_no_word_on_quiet_days_gets_just_the_revisions(road: Road) -> None:
    await chooses(road, revisions=Revisions.LINE, says_why=False)
    for day in (MONDAY, TUESDAY):
        await road.morning(day)
    last = road.said()[-1]
    assert last.startswith("arXiv · Tue 7 Oct 2025\n\nRevised since you had them\n")
    said = len(road.said())
    await road.morning(THURSDAY + timedelta(days=1))
    await road.morning(THURSDAY + timedelta(days=2))
    assert not any("weekend" in text for text in road.said()[said:])


async def test_a_topic_may_be_told_of_where_its_chat_is_not(road: Road) -> None:
    await chooses(road)
    store = road.papergram.services.store
    chosen = Override(revisions=Revisions.LINE)
    await store.run(subscriptions.set_override, Subscription(road.chat.id, 0, "diffusion-models"), chosen)
    for day in (MONDAY, TUESDAY):
        await road.morning(day)
    assert len(told(road)) == 1


async def test_a_topic_may_be_silent_where_its_chat_is_told(road: Road) -> None:
    await chooses(road, revisions=Revisions.LINE)
    store = road.papergram.services.store
    chosen = Override(revisions=Revisions.SILENT)
    await store.run(subscriptions.set_override, Subscription(road.chat.id, 0, "diffusion-models"), chosen)
    for day in (MONDAY, TUESDAY):
        await road.morning(day)
    assert told(road) == []


async def test_a_rich_day_ends_with_the_revisions(road: Road) -> None:
    await chooses(road, revisions=Revisions.LINE, layout=Layout.RICH, days=(1, 3, 5))
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        await road.morning(day)
    last = road.telegram.messages(road.chat)[-1]
    assert last.html.startswith("<h2>")
    assert re.search(r"<h4>Revised since you had them</h4><ul><li>[^<]*<a .*</li></ul>(<h4>In the paper|$)", last.html)


async def test_a_withdrawn_paper_is_called_that(history: list[Row], tmp_path: Path) -> None:
    first, second = history[:2]
    gone = second | {"abstract": "This paper has been withdrawn by the authors due to an error."}
    async with road_over([first, gone], tmp_path / "other.sqlite3") as road:
        await chooses(road, revisions=Revisions.LINE)
        for day in (MONDAY, TUESDAY):
            await road.morning(day)
        (line,) = told(road)
        assert "v1 → v2: withdrawn" in line
