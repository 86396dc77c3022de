"""`papergram export`: which topics, days, forms and folders it takes, and what it says."""

import json
import os
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.road.conftest import MONDAY

DAY = MONDAY.isoformat()
FILES = {
    "hexo": [f"_posts/{DAY}-diffusion-models.md"],
    "markdown": [f"diffusion-models/{DAY}.md"],
    "json": [f"diffusion-models/{DAY}.json"],
    "rss": ["diffusion-models.atom.xml", "diffusion-models.rss.xml"],
}


@pytest.fixture
async def fed(shell: Shell) -> Shell:
    assert (await shell.papergram("ingest")).status == 0
    return shell


def files(folder: Path) -> list[str]:
    """What is there beside the folder's own list."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.startswith(".papergram"))


@pytest.mark.parametrize("form", FILES)
async def test_each_form_has_its_files(fed: Shell, form: str) -> None:
    done = await fed.papergram("export", "--topic", "diffusion-models", "--format", form, "--out", "out")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{DAY}: 1 posts with ")
    assert files(fed.folder / "out") == FILES[form]


async def test_a_site_can_be_opened_where_it_was_written(fed: Shell) -> None:
    done = await fed.papergram("export", "--topic", "diffusion-models", "--out", "site")
    assert (done.status, done.err) == (0, "")
    found = files(fed.folder / "site")
    assert {"index.html", "t/diffusion-models/index.html", f"t/diffusion-models/{DAY}.html"} <= set(found)


async def test_a_second_run_touches_nothing(fed: Shell) -> None:
    words = ("export", "--topic", "diffusion-models", "--topic", "robotics", "--out", "site")
    await fed.papergram(*words)
    site = fed.folder / "site"
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in site.rglob("*") if path.is_file()}
    done = await fed.papergram(*words)
    assert "; 0 files written" in done.out
    after = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in site.rglob("*") if path.is_file()}
    mine = {path for path in after if ".papergram" in path.parts}
    assert {path: after[path] for path in after.keys() - mine} == {path: before[path] for path in before.keys() - mine}


async def test_the_post_and_paper_tell_the_same(fed: Shell) -> None:
    await fed.papergram("export", "--topic", "diffusion-models", "--format", "json", "--out", "out")
    post = json.loads((fed.folder / "out" / FILES["json"][0]).read_text("utf-8"))
    digest = json.loads((await fed.papergram("digest", "--topic", "diffusion-models", "--format", "json")).out)
    assert post["papers"]
    readings = {paper["id"]: paper["reading"] for paper in post["papers"]}
    assert readings == {entry["id"]: entry["reading"] for entry in digest["entries"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "out"), "Name a topic with --topic"),
        (("--topic", "robotics"), "Name a folder with --out"),
        (("--topic", "difusion-models", "--out", "out"), "Near: diffusion-models"),
        (("--topic", "Mine = (open", "--out", "out"), "(open"),
        (("--topic", "robotics", "--out", "out", "--date", "2020-01-01"), "papergram ingest --date 2020-01-01"),
        (("--topic", "robotics", "--out", "out", "--to", "2020-01-01"), "from the beginning to 2020-01-01"),
        (("--topic", "robotics", "--out", "out", "--date", DAY, "--to", DAY), "one or the other"),
        (("--topic", "robotics", "--out", "out", "--from", "2025-10-07", "--to", DAY), "is after --to"),
    ],
)
async def test_what_cannot_be_done_is_one_clear_line(fed: Shell, words: tuple[str, ...], said: str) -> None:
    done = await fed.papergram("export", *words)
    assert done.status != 0
    assert said in done.err
    assert "Traceback" not in done.err
    assert not (fed.folder / "out").exists()


async def test_an_empty_store_says_what_to_do(shell: Shell) -> None:
    done = await shell.papergram("export", "--topic", "robotics", "--out", "out")
    assert (done.status, done.out) == (1, "")
    assert "Run `papergram ingest` first." in done.err


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_cannot_be_written_is_told(fed: Shell) -> None:
    (fed.folder / "out").mkdir(mode=0o500)
    done = await fed.papergram("export", "--topic", "robotics", "--out", "out")
    assert done.status == 1
    assert "out" in done.err


async def test_a_file_in_the_place_of_the_folder_is_told(fed: Shell) -> None:
    (fed.folder / "out").write_text("mine", "utf-8")
    done = await fed.papergram("export", "--topic", "robotics", "--out", "out")
    assert done.status == 1
    assert "out" in done.err
    assert (fed.folder / "out").read_text("utf-8") == "mine"
