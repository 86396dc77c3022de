"""A post has each paper once, tells what is known now, and says what it told before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import PapergramError
from bot.model.announcement import AnnounceKind
from bot.model.paper import Paper, PaperId
from bot.model.post import Correction, OldReading, Post
from bot.model.reading import Claim, Depth
from bot.reading.extractive import ExtractiveReader
from bot.reading.reader import Source
from bot.store import old_readings, papers, readings
from tests.archive.conftest import DIFFUSION, MONDAY, NOON, TUESDAY, Desk, row


def ids(post: Post) -> list[str]:
    return [str(entry.paper.id) for entry in post.entries]


async def post(desk: Desk, day: object = MONDAY) -> Post:
    assert isinstance(day, type(MONDAY))
    return await desk.editor.post(DIFFUSION, day, "en")


async def test_it_has_the_papers_of_the_topic_the_newest_id_first(desk: Desk) -> None:
    rows = [row(base) for base in ("2510.00001", "2510.00003", "math/0211159", "2509.12345", "hep-th/9901001")]
    other = row("2510.00004", title="Nothing of the kind", abstract="Bees dance.")
    await desk.announce([*rows, other])
    made = await post(desk)
    assert ids(made) == ["2510.00003", "2510.00001", "2509.12345", "math/0211159", "hep-th/9901001"]
    assert made.announced == 6
    assert {entry.announced for entry in made.entries} == {AnnounceKind.NEW}
    assert made.entries[0].reading.summary is not None


async def test_a_day_of_which_nothing_is_known_says_what_to_do(desk: Desk) -> None:
    with pytest.raises(PapergramError, match="papergram ingest --date 2025-10-06"):
        await post(desk)


async def test_the_same_store_makes_the_same_post(desk: Desk) -> None:
    await desk.announce([row("2510.00001"), row("2510.00002")])
    first = await post(desk)
    desk.clock.advance(timedelta(days=3))
    assert await post(desk) == first


async def test_a_topic_has_a_paper_once_and_a_later_version_is_a_line(desk: Desk) -> None:
    await desk.announce([row("2510.00001"), row("2510.00002")])
    await post(desk)
    await desk.announce(
        [
            row("2510.00001", TUESDAY, "replace", 2, title="Diffusion, done better"),
            row("2510.00002", TUESDAY, "cross"),
            row("2510.00009", TUESDAY),
        ]
    )
    made = await post(desk, TUESDAY)
    assert ids(made) == ["2510.00009"]
    (line,) = made.revised
    assert (str(line.paper.id), line.day, line.version, line.since) == ("2510.00001", MONDAY, 2, 1)
    assert line.changes is not None
    assert line.changes.title


@pytest.mark.parametrize("order", [(MONDAY, TUESDAY), (TUESDAY, MONDAY)])
async def test_the_order_in_which_days_are_filed_does_not_matter(desk: Desk, order: tuple[object, object]) -> None:
    await desk.announce([row("2510.00001"), row("2510.00001", TUESDAY, "replace", 2)])
    for day in order:
        await post(desk, day)
    assert ids(await post(desk, MONDAY)) == ["2510.00001"]
    tuesday = await post(desk, TUESDAY)
    assert ids(tuesday) == []
    assert [(str(one.paper.id), one.day) for one in tuesday.revised] == [("2510.00001", MONDAY)]


async def test_a_replacement_of_an_unknown_paper_is_an_entry_that_says_so(desk: Desk) -> None:
    await desk.announce([row("2409.00001", kind="replace", version=3)])
    made = await post(desk)
    (entry,) = made.entries
    assert (entry.announced, entry.paper.version, entry.since) == (AnnounceKind.REPLACE, 3, None)
    assert made.announced == 1


async def test_a_paper_that_leaves_the_topic_stays_in_its_post(desk: Desk) -> None:
    await desk.announce([row("2510.00001")])
    await post(desk)
    await desk.announce([row("2510.00001", TUESDAY, "replace", 2, title="Bees", abstract="Bees dance all day.")])
    (entry,) = (await post(desk)).entries
    assert entry.paper.title == "Bees"


async def test_papers_that_come_late_are_added(desk: Desk) -> None:
    await desk.announce([row("2510.00001")])
    assert ids(await post(desk)) == ["2510.00001"]
    await desk.announce([row("2510.00002")])
    assert ids(await post(desk)) == ["2510.00002", "2510.00001"]


async def test_a_new_version_corrects_the_post_and_says_so(desk: Desk) -> None:
    await desk.announce([row("2510.00001")])
    assert (await post(desk)).entries[0].corrections == ()
    await desk.announce([row("2510.00001", TUESDAY, "replace", 2, title="Diffusion again")])
    desk.clock.advance(timedelta(days=1))
    (entry,) = (await post(desk)).entries
    assert entry.paper.title == "Diffusion again"
    assert entry.reading.version == 2
    assert entry.corrections == (Correction(TUESDAY, 1, Depth.ABSTRACT, entry.reading.reader),)


async def test_a_better_reader_corrects_the_post_and_says_so(desk: Desk) -> None:
    await desk.announce([row("2510.00001")])
    first = (await post(desk)).entries[0]
    desk.clock.advance(timedelta(days=1))
    better = replace(first.reading, depth=Depth.FULL, pages=9, summary=Claim("It is better.", (first.paper.abstract,)))
    await desk.store.run(readings.save, [better])
    (entry,) = (await post(desk)).entries
    assert entry.reading.summary == better.summary
    assert entry.corrections == (Correction(TUESDAY, 1, Depth.ABSTRACT, first.reading.reader),)
    assert (await desk.editor.post(DIFFUSION, MONDAY, "zh")).entries[0].corrections == ()


async def test_the_post_tells_the_reading_that_chats_get(desk: Desk) -> None:
    await desk.announce([row("2510.00001")])
    made = await post(desk)
    paper = await desk.store.run(papers.get, PaperId("2510.00001"))
    assert isinstance(paper, Paper)
    assert made.entries[0].reading == (await desk.shelf.readings([paper], "en"))[paper.id]
    assert made.entries[0].reading == await ExtractiveReader().read(Source(paper), "en", NOON)


async def test_what_older_archives_said_stands_beside_the_reading_and_not_in_its_place(desk: Desk) -> None:
    await desk.announce([row("2510.00001"), row("2510.00002")])
    old = OldReading(PaperId("2510.00001"), 1, "zh", "Diffusion", MONDAY, "Old Model", "It paints.", (), ())
    before = await post(desk)
    await desk.store.run(old_readings.save, [old])
    made = await post(desk)
    assert [entry.old for entry in made.entries] == [(), (old,)]
    assert [entry.reading for entry in made.entries] == [entry.reading for entry in before.entries]
