"""A site holds all posts of its topics; a run writes what has changed, and nothing else."""

import json
import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.errors import PapergramError
from bot.model.edition import Form
from bot.model.topic import Topic
from tests.archive.conftest import DIFFUSION, MONDAY, TUESDAY, row
from tests.archive.publishing import Press, press_over

ROBOTS = Topic("soft-robots", "robot", {"en": "Soft robots"})
BOTH = (MONDAY, TUESDAY)
SHARED = {"index.html", "index.json", "d/2025-10.html", "search/list.js", "search/2025-10.js"}


@pytest.fixture
async def press(tmp_path: Path) -> AsyncIterator[Press]:
    async with press_over(tmp_path) as made:
        yield made


@pytest.fixture
async def filled(press: Press) -> Press:
    """Two days: three papers on diffusion, one of them on robots too, one on robots alone."""
    await press.announce(
        [
            row("2510.00001"),
            row("2510.00002", title="Diffusion for a robot"),
            row("2510.00003", TUESDAY),
            row("2510.00004", TUESDAY, title="A robot", abstract="A robot walks. It does not fall."),
        ]
    )
    return press


def of_topic(slug: str, *days: date) -> set[str]:
    made = {f"t/{slug}/{day}.{kind}" for day in days for kind in ("html", "json")}
    return made | {f"t/{slug}/{name}" for name in ("index.html", "rss.xml", "atom.xml")}


def of_papers(*ids: str) -> set[str]:
    return {f"p/{base}.{kind}" for base in ids for kind in ("html", "json")}


def changed(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


async def test_it_has_a_page_of_every_topic_day_and_paper(filled: Press) -> None:
    done = await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    found = {path for path in filled.files() if not path.startswith("static/")}
    papers = of_papers("2510.00001", "2510.00002", "2510.00003", "2510.00004")
    days = of_topic("diffusion-models", *BOTH) | of_topic("soft-robots", *BOTH)
    assert found == SHARED | papers | days
    assert (done.posts, done.papers) == (4, 5)
    assert done.files.written == len(filled.files())


async def test_posts_are_listed_by_month_and_day(filled: Press) -> None:
    november = date(2025, 11, 3)
    await filled.announce([row("2511.00001", november)])
    await filled.publish(DIFFUSION, ROBOTS, days=(*BOTH, november))
    october = filled.text("d/2025-10.html")
    links = re.findall(r'href="\.\./t/([^"]+)"', october)
    assert links == [f"{slug}/{day}.html" for day in (TUESDAY, MONDAY) for slug in ("diffusion-models", "soft-robots")]
    assert 'href="2025-11.html"' in october
    assert re.findall(r'href="\.\./t/([^"]+)"', filled.text("d/2025-11.html")) == [
        f"diffusion-models/{november}.html",
        f"soft-robots/{november}.html",
    ]
    assert 'href="d/2025-11.html"' in filled.text("index.html")


async def test_a_second_run_touches_nothing(filled: Press) -> None:
    await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    before = filled.touched()
    filled.clock.advance(timedelta(hours=2))
    done = await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    assert (done.files.written, done.files.removed) == (0, 0)
    assert filled.touched() == before


async def test_a_new_version_rewrites_what_tells_of_the_paper(filled: Press) -> None:
    await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    before = filled.touched()
    later = TUESDAY + timedelta(days=1)
    await filled.announce([row("2510.00003", later, "replace", 2, title="Diffusion done better")])
    filled.clock.advance(timedelta(days=2))
    await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    told = {f"t/diffusion-models/{TUESDAY}.{kind}" for kind in ("html", "json")}
    feeds = {f"t/diffusion-models/{kind}.xml" for kind in ("rss", "atom")}
    expected = told | feeds | of_papers("2510.00003") | {"search/2025-10.js"}
    charts = {"t/diffusion-models/index.html", "t/soft-robots/index.html"}
    assert changed(before, filled.touched()) - charts == expected
    assert "Diffusion done better" in filled.text(f"t/diffusion-models/{TUESDAY}.html")
    (paper,) = json.loads(filled.text(f"t/diffusion-models/{TUESDAY}.json"))["papers"]
    assert [one["version"] for one in paper["corrections"]] == [1]
    assert paper["version"] == 2


async def test_all_tell_the_same_reading(filled: Press) -> None:
    await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    ours = json.loads(filled.text("p/2510.00002.json"))
    posts = [json.loads(filled.text(f"t/{slug}/{MONDAY}.json")) for slug in ("diffusion-models", "soft-robots")]
    told = [paper["reading"] for post in posts for paper in post["papers"] if paper["id"] == ours["id"]]
    assert told == [ours["reading"]] * 2
    places = {(place["topic"], place["day"]) for place in ours["places"]}
    assert places == {("diffusion-models", str(MONDAY)), ("soft-robots", str(MONDAY))}


async def test_topics_that_a_site_has_stay_in_it(filled: Press) -> None:
    await filled.publish(DIFFUSION, days=BOTH)
    before = filled.touched()
    await filled.publish(ROBOTS, days=BOTH)
    listed = {topic["slug"] for topic in json.loads(filled.text("index.json"))["topics"]}
    assert listed == {"diffusion-models", "soft-robots"}
    kept = of_topic("diffusion-models", *BOTH) - {"t/diffusion-models/index.html"}
    assert changed(before, filled.touched()) & kept == set()


async def test_days_that_were_published_stay_when_one_is_asked_for(filled: Press) -> None:
    await filled.publish(DIFFUSION, days=[MONDAY])
    done = await filled.publish(DIFFUSION, days=[TUESDAY])
    assert done.posts == 2
    assert {f"t/diffusion-models/{day}.html" for day in BOTH} <= filled.files()
    assert f"{TUESDAY}.html" in filled.text(f"t/diffusion-models/{MONDAY}.html")


async def test_a_site_in_another_language_is_written_anew(filled: Press) -> None:
    await filled.publish(DIFFUSION)
    before = filled.touched()
    await filled.publish(DIFFUSION, language="zh")
    pages = {path for path in before if path.endswith((".html", ".xml"))}
    assert pages - changed(before, filled.touched()) == set()
    assert {path for path in pages if path.endswith(".html") and 'lang="zh' not in filled.text(path)} == set()


async def test_a_day_without_papers_is_a_page_that_says_so(filled: Press) -> None:
    bees = Topic("bees", "bees", {"en": "Bees"})
    done = await filled.publish(bees)
    assert (done.posts, done.papers) == (1, 0)
    assert json.loads(filled.text(f"t/bees/{MONDAY}.json"))["papers"] == []
    assert "p/" not in {path[:2] for path in filled.files()}


async def test_what_is_no_longer_told_goes(filled: Press) -> None:
    await filled.publish(DIFFUSION, ROBOTS, days=BOTH)
    listed = json.loads(filled.text("index.json"))
    listed["topics"] = [one for one in listed["topics"] if one["slug"] == "diffusion-models"]
    (filled.folder / "index.json").write_text(json.dumps(listed), "utf-8")
    done = await filled.publish(DIFFUSION, days=BOTH)
    gone = of_topic("soft-robots", *BOTH) | of_papers("2510.00004")
    assert done.files.removed == len(gone)
    assert gone & filled.files() == set()
    assert not (filled.folder / "t/soft-robots").exists()


async def test_a_broken_list_of_topics_says_what_to_do(filled: Press) -> None:
    await filled.publish(DIFFUSION)
    (filled.folder / "index.json").write_text("[]", "utf-8")
    before = filled.touched()
    with pytest.raises(PapergramError, match=r"index\.json.*delete that file"):
        await filled.publish(ROBOTS)
    assert filled.touched() == before


async def test_posts_for_hexo_may_stand_beside_a_site(filled: Press) -> None:
    await filled.publish(DIFFUSION)
    await filled.publish(DIFFUSION, form=Form.MARKDOWN)
    await filled.publish(DIFFUSION)
    assert f"diffusion-models/{MONDAY}.md" in filled.files()


async def test_a_site_of_somebody_else_is_told_before_anything_is_written(filled: Press) -> None:
    filled.folder.mkdir()
    (filled.folder / "index.html").write_text("mine", "utf-8")
    with pytest.raises(PapergramError, match=r"index\.html is in the way"):
        await filled.publish(DIFFUSION)
    assert filled.files() == {"index.html"}
    assert filled.text("index.html") == "mine"
