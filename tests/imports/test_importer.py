"""A folder of old posts into a store: what is taken, what is told, what is left alone."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.arxiv.client import Arxiv
from bot.imports import files
from bot.imports.importer import Importer
from bot.imports.outcome import Became, Imported
from bot.model.fulltext import FullText, Part, PartKind, TextSource
from bot.model.paper import PaperId
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.store import Store, announcements, fulltexts, old_readings, papers
from tests.imports.posts import ABSTRACT, FRONT, entry, paper, post

ID = PaperId("2409.10001")
DAY = date(2024, 9, 27)


class Desk:
    """A store, an arXiv of our own with one paper in it, an importer over both, and a folder to fill."""

    def __init__(self, store: Store, importer: Importer, folder: Path) -> None:
        self.store = store
        self.importer = importer
        self.folder = folder

    def put(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    async def take(self, *, is_dry: bool = False, is_completed: bool = False) -> Imported:
        return await self.importer.take(self.folder, is_dry=is_dry, is_completed=is_completed)

    async def rows(self) -> list[object]:
        return await self.store.run(_rows)


def _rows(db: Database) -> list[object]:
    return [[tuple(row.values()) for row in db[name].rows] for name in ("papers", "old_readings", "announcements")]


ROW = {
    "id": str(ID),
    "announced": DAY.isoformat(),
    "kind": "new",
    "version": 1,
    "title": "Archer: Finding Cracks in Stone Bridges",
    "authors": ["Ada Mason", "Bo Stone"],
    "abstract": ABSTRACT,
    "categories": ["cs.CV", "eess.IV"],
}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    folder = tmp_path / "posts"
    folder.mkdir()
    async with ArxivSandbox([ROW], DAY) as server:
        store = await Store.open(tmp_path / "store.sqlite3")
        arxiv = Arxiv(["cs.CV"], feed_url=server.feed_url, api_url=server.api_url, pace=0)
        try:
            yield Desk(store, Importer(store, arxiv), folder)
        finally:
            await arxiv.aclose()
            await store.aclose()


def became(done: Imported) -> list[tuple[str, Became]]:
    return [(one.paper, one.became) for file in done.files for one in file.entries]


async def test_a_post_gives_papers_and_old_readings(desk: Desk) -> None:
    desk.put("a.md", post(entry(), entry("http://arxiv.org/abs/2409.10002v2", comment="")))
    done = await desk.take()
    assert became(done) == [("2409.10001v1", Became.NEW), ("2409.10002v2", Became.NEW)]
    assert (done.posts, done.new_papers, done.is_whole) == (1, 2, True)
    kept = await desk.store.run(papers.get, ID)
    assert kept is not None
    assert (kept.version, kept.abstract, kept.comment, kept.complete) == (1, ABSTRACT, "8 pages", False)
    (old,) = (await desk.store.run(old_readings.of, [ID]))[ID]
    assert (old.post, old.day, old.reader, old.language) == ("Stone Bridges", DAY, "Old Model", "zh")
    assert old.sections[0] == ("1. 标题", "Archer：在石桥照片中寻找裂缝")
    assert old.findings == done.files[0].entries[0].findings


async def test_a_second_import_changes_nothing(desk: Desk) -> None:
    desk.put("a.md", post(entry(), entry("http://arxiv.org/abs/2409.10002v2", block="")))
    await desk.take()
    before = await desk.rows()
    done = await desk.take()
    assert {one for _, one in became(done)} == {Became.UNCHANGED}
    assert await desk.rows() == before


async def test_a_dry_run_tells_the_same_and_writes_nothing(desk: Desk) -> None:
    desk.put("a.md", post(entry()))
    before = await desk.rows()
    dry = await desk.take(is_dry=True)
    completed = await desk.take(is_dry=True, is_completed=True)
    assert await desk.rows() == before
    assert completed.completed == 1
    assert dry.files == (await desk.take()).files


async def test_imported_papers_are_announced_on_no_day(desk: Desk) -> None:
    desk.put("a.md", post(entry()))
    await desk.take(is_completed=True)
    assert await desk.store.run(announcements.last_seq) == 0
    assert await desk.store.run(papers.newest_seq) <= 0


@pytest.mark.parametrize("link", ["http://arxiv.org/abs/2409.10001v1", "http://arxiv.org/abs/2409.10001v9"])
async def test_what_the_store_knows_of_a_paper_is_never_replaced(desk: Desk, link: str) -> None:
    listed = paper(version=2, complete=False, updated=datetime(2024, 9, 1, tzinfo=UTC))
    await desk.store.run(papers.save, [listed], announced=[ID])
    desk.put("a.md", post(entry(link, title="Something else", abstract="Poor.", comment="")))
    await desk.take()
    assert await desk.store.run(papers.get, ID) == listed


async def test_complete_asks_arxiv_for_what_the_store_lacks(desk: Desk) -> None:
    desk.put("a.md", post(entry(abstract="A poor copy."), entry("http://arxiv.org/abs/2409.19999v1")))
    done = await desk.take(is_completed=True)
    assert (done.completed, done.unasked, done.new_papers) == (1, "", 2)
    kept = await desk.store.run(papers.get, ID)
    assert kept is not None
    assert (kept.complete, kept.abstract, kept.primary_category) == (True, ABSTRACT, "cs.CV")
    found = {(one.where, one.reason) for one in done.files[0].entries[0].findings}
    assert ("abstract", "The abstract is not arXiv's.") in found
    assert (await desk.take(is_completed=True)).files[0].entries[0].became is Became.UNCHANGED


async def test_without_an_answer_from_arxiv_the_posts_are_taken_all_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.put("a.md", post(entry()))
    nobody = Arxiv(["cs.CV"], api_url="http://127.0.0.1:9/api/query", pace=0, deadline=1)
    done = await Importer(desk.store, nobody).take(desk.folder, is_completed=True)
    await nobody.aclose()
    assert became(done) == [("2409.10001v1", Became.NEW)]
    assert done.unasked
    assert not done.is_whole


async def test_an_old_reading_is_held_against_the_full_text_of_its_version(desk: Desk) -> None:
    desk.put("a.md", post(entry(block=entry_block("(1) 使用Vermeer数据集训练。"))))
    (before,) = (await desk.take()).files[0].entries
    assert any("Vermeer" in one.text for one in before.findings)
    part = Part(PartKind.METHOD, "Method", ("We train on the Vermeer dataset for three days.",))
    text = FullText(ID, 1, TextSource.HTML, None, (part,), affiliations=("Stone Bridge University",))
    await desk.store.run(fulltexts.save_text, text, datetime(2024, 9, 28, tzinfo=UTC))
    (after,) = (await desk.take()).files[0].entries
    assert after.became is Became.CHANGED
    assert not any(one.text == "Vermeer" for one in after.findings)


def entry_block(steps: str) -> str:
    return f"**[x](https://example.org)**\n\n7. 方法：\n\n{steps}\n"


async def test_a_paper_that_stands_twice_in_a_post_is_taken_once_and_told(desk: Desk) -> None:
    desk.put("a.md", post(entry(), entry(summary="又一次。"), entry("http://arxiv.org/abs/2409.10001v2")))
    done = await desk.take()
    assert became(done) == [
        ("2409.10001v1", Became.NEW),
        ("2409.10001v1", Became.REPEATED),
        ("2409.10001v2", Became.NEW),
    ]
    first, second, _ = done.files[0].entries
    assert f"in line {second.line}" in next(one.reason for one in first.findings if one.where == "entry")
    assert f"line {first.line}" in second.why
    assert done.is_whole


async def test_an_entry_without_an_id_is_told_with_its_line_and_the_others_are_taken(desk: Desk) -> None:
    desk.put("a.md", post(entry("#", block=""), entry()))
    done = await desk.take()
    bad, good = done.files[0].entries
    assert (bad.became, good.became) == (Became.FAILED, Became.NEW)
    assert bad.line < good.line
    assert "cannot be told" in bad.why
    assert not done.is_whole


async def test_bad_files_are_told_and_stop_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 100_000)
    desk.put("0-binary.md", b"## x\n\0\n")
    desk.put("1-latin.md", "## x\n\n**Authors:Zoë**\n".encode("latin-1"))
    desk.put("2-huge.md", b"x" * 100_001)
    desk.put("3-long.md", post(entry(abstract="word " * 15_000)))
    desk.put("4-no-day.md", post(entry(), front="", notice=""))
    desk.put("sub/5-good.md", post(entry()))
    desk.put("6-about.md", FRONT + "\nAbout us.\n")
    desk.put("7-empty.md", "")
    desk.put("8-not-looked-at.txt", post(entry()))
    desk.put("_drafts/.hidden/9.md", post(entry()))
    done = await desk.take()
    faults = {one.path: one.fault for one in done.files}
    assert list(faults) == [
        "0-binary.md", "1-latin.md", "2-huge.md", "3-long.md", "4-no-day.md", "6-about.md", "7-empty.md",
        "sub/5-good.md",
    ]  # fmt: skip
    assert "null bytes" in faults["0-binary.md"]
    assert "no UTF-8" in faults["1-latin.md"]
    assert "more than" in faults["2-huge.md"]
    assert "no date" in faults["4-no-day.md"]
    assert faults["6-about.md"] == faults["7-empty.md"] == ""
    assert became(done) == [("", Became.FAILED), ("2409.10001v1", Became.NEW)]
    assert not done.is_whole


async def test_links_pipes_and_locked_files_are_not_opened(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(post(entry()))
    (desk.folder / "a.md").symlink_to(outside / "secret.md")
    (desk.folder / "b").symlink_to(outside)
    os.mkfifo(desk.folder / "c.md")
    done = await desk.take()
    assert [(one.path, one.fault) for one in done.files] == [
        ("a.md", "It is a symbolic link; links are not followed."),
        ("b", "It is a symbolic link; links are not followed."),
        ("c.md", "It is no plain file."),
    ]
    assert not done.is_whole


async def test_a_link_without_a_version_counts_as_the_first(desk: Desk) -> None:
    await desk.store.run(papers.save, [paper(version=3)])
    desk.put("a.md", post(entry("http://arxiv.org/abs/2409.10001"), entry()))
    done = await desk.take()
    assert became(done) == [("2409.10001v1", Became.NEW), ("2409.10001v1", Became.REPEATED)]
    assert await desk.store.run(papers.get, ID) == paper(version=3)
    assert became(await desk.take())[0] == ("2409.10001v1", Became.UNCHANGED)


async def test_of_two_files_for_one_day_the_first_is_taken_each_time(desk: Desk) -> None:
    desk.put("a.md", post(entry(summary="一句。")))
    desk.put("b.md", post(entry(summary="又一句。"), entry("http://arxiv.org/abs/2409.10002v1")))
    done = await desk.take()
    assert [one for _, one in became(done)] == [Became.NEW, Became.REPEATED, Became.NEW]
    assert "a.md, line" in done.files[1].entries[0].why
    before = await desk.rows()
    again = await desk.take()
    assert [one for _, one in became(again)] == [Became.UNCHANGED, Became.REPEATED, Became.UNCHANGED]
    assert await desk.rows() == before


async def test_papers_that_stand_in_several_posts_of_a_topic_are_listed(desk: Desk) -> None:
    for day, version in ((27, 1), (29, 2), (30, 2)):
        link = f"http://arxiv.org/abs/2409.10001v{version}"
        desk.put(
            f"{day}.md",
            post(entry(link), entry("http://arxiv.org/abs/2409.100" + str(day))).replace("09-27", f"09-{day}"),
        )
    done = await desk.take()
    assert done.posted_again == {
        ("Stone Bridges", "2409.10001"): ("2024-09-27 v1", "2024-09-29 v2", "2024-09-30 v2"),
    }


async def test_a_file_name_that_is_no_text_is_told_as_well_as_it_can_be(desk: Desk) -> None:
    (desk.folder / os.fsdecode(b"caf\xe9.md")).write_bytes(b"\0")
    (one,) = (await desk.take()).files
    assert one.path == "caf\ufffd.md"
