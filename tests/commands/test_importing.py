"""`papergram import`: what it takes, what it prints, its exit status."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.imports.posts import entry, post
from tests.road.conftest import corpus_rows


@pytest.fixture
def posts(shell: Shell) -> Path:
    folder = shell.folder / "posts"
    folder.mkdir()
    (folder / "bridges.md").write_text(post(entry()), "utf-8")
    return folder


async def test_it_lists_findings_by_paper_and_sums_up(shell: Shell, posts: Path) -> None:
    done = await shell.papergram("import", "--hexo", "posts")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "bridges.md: “Stone Bridges” of 2024-09-27, by Old Model"
    assert lines[1].startswith("  2409.10001v1 Archer: Finding Cracks in Stone Bridges (new): ")
    assert "    link links “http://arxiv.org/abs/2409.10001v1”: PDF leads to the abstract's page." in lines
    assert lines[-1].startswith("1 posts: 1 new; 1 papers that were not known, ")


async def test_a_second_run_says_that_nothing_has_changed(shell: Shell, posts: Path) -> None:
    await shell.papergram("import", "--hexo", "posts")
    done = await shell.papergram("import", "--hexo", "posts")
    assert done.status == 0
    assert done.out.splitlines()[-2].startswith("1 posts: 1 unchanged; 0 papers that were not known, ")
    assert done.out.splitlines()[-1] == "Nothing has changed."


async def test_json_has_everything(shell: Shell, posts: Path) -> None:
    (posts / "about.md").write_text("About us.\n", "utf-8")
    (posts / "broken.md").write_bytes(b"\xff\xfe")
    done = await shell.papergram("import", "--hexo", "posts", "--format", "json")
    assert done.status == 1
    told = json.loads(done.out)
    assert told["papers"] == {"new": 1, "changed": 0, "unchanged": 0, "repeated": 0, "failed": 0}
    assert [(one["file"], one["error"] is not None, len(one["papers"])) for one in told["files"]] == [
        ("about.md", False, 0),
        ("bridges.md", False, 1),
        ("broken.md", True, 0),
    ]
    (one,) = told["files"][1]["papers"]
    assert one["findings"][0].keys() == {"where", "kind", "text", "reason"}
    assert told["findings"] == len(one["findings"])


async def test_a_dry_run_makes_no_store(shell: Shell, posts: Path) -> None:
    done = await shell.papergram("import", "--hexo", "posts", "--dry-run")
    assert done.out.splitlines()[-1] == "Nothing was written: this was a dry run."
    assert not shell.store.exists()


async def test_one_file_can_be_named(shell: Shell, posts: Path) -> None:
    assert (await shell.papergram("import", "--hexo", "posts/bridges.md")).out.startswith("bridges.md: “Stone Bridges”")


async def test_a_folder_that_is_not_there_is_told(shell: Shell) -> None:
    done = await shell.papergram("import", "--hexo", "nowhere")
    assert (done.status, done.out) == (1, "")
    assert "--hexo nowhere: there is no such folder." in done.err


async def test_what_stands_in_a_post_cannot_steer_the_terminal(shell: Shell, posts: Path) -> None:
    hostile = entry(title="Red \x1b[31m\x07 bridges", takeaways=("\x1b]0;owned\x07 xxx%",), authors="\x9b2J")
    (posts / "bridges.md").write_text(post(hostile, entry("#\x1b[2J", block="")), "utf-8")
    (posts / "a\x1b[1m.md").write_bytes(b"\0")
    done = await shell.papergram("import", "--hexo", "posts")
    assert done.status == 1
    assert not {"\x1b", "\x07", "\x9b"} & set(done.out + done.err)


async def test_the_paper_command_shows_the_old_reading_after_our_own(shell: Shell, posts: Path) -> None:
    await shell.papergram("import", "--hexo", "posts")
    done = await shell.papergram("paper", "2409.10001")
    assert done.status == 0
    ours, _, old = done.out.partition("An older reading\n")
    assert "Archer" in ours
    assert "From “Stone Bridges” of 27 Sep 2024, by Old Model. It came without evidence" in old
    assert "• 石桥会老化。" in old
    assert "• Links (wrong link) “http://arxiv.org/abs/2409.10001v1”: PDF leads to the abstract's page." in old
    assert "石桥会老化" not in ours


@pytest.mark.parametrize(("form", "marked"), [("hexo", "Stone Bridges"), ("json", "Old Model"), ("html", "石桥会老化")])
async def test_an_exported_post_shows_what_the_old_one_said(shell: Shell, posts: Path, form: str, marked: str) -> None:
    await shell.papergram("ingest")
    await shell.papergram("export", "--topic", "diffusion-models", "--format", "json", "--out", "first")
    first = json.loads(next((shell.folder / "first").rglob("*.json")).read_text("utf-8"))
    shown = first["papers"][0]["id"]
    (posts / "bridges.md").write_text(post(entry(f"http://arxiv.org/abs/{shown}v1")), "utf-8")
    export = ("export", "--topic", "diffusion-models", "--format", form, "--out", form)
    await shell.papergram(*export)
    assert not _holding(shell.folder / form, marked)
    await shell.papergram("import", "--hexo", "posts")
    done = await shell.papergram(*export)
    assert done.status == 0
    assert _holding(shell.folder / form, marked)
    assert "; 0 files written" in (await shell.papergram(*export)).out


def _holding(folder: Path, words: str) -> list[Path]:
    paths = [path for path in folder.rglob("*") if path.is_file() and ".papergram" not in path.parts]
    return [path for path in paths if words in path.read_text("utf-8", errors="replace")]


async def test_complete_asks_arxiv_and_says_for_how_many(shell: Shell, posts: Path) -> None:
    known = corpus_rows()[0]["id"]
    (posts / "bridges.md").write_text(post(entry(f"http://arxiv.org/abs/{known}v1"), entry()), "utf-8")
    done = await shell.papergram("import", "--hexo", "posts", "--complete")
    assert done.status == 0
    assert "1 papers completed by arXiv." in done.out.splitlines()
    assert "contradiction title" in done.out


async def test_an_arxiv_that_does_not_answer_is_told_by_the_exit_status_too(shell: Shell, posts: Path) -> None:
    shell.environ["PAPERGRAM_ARXIV__API_URL"] = "http://127.0.0.1:9/api/query"
    done = await shell.papergram("import", "--hexo", "posts", "--complete")
    assert done.status == 1
    assert "Not all metadata could be asked for: 127.0.0.1:9 cannot be reached" in done.out
    assert "1 new" in done.out


@pytest.mark.parametrize("form", ["hexo", "markdown"])
async def test_what_papergram_exported_is_not_taken_for_an_old_post(shell: Shell, form: str) -> None:
    await shell.papergram("ingest")
    await shell.papergram("export", "--topic", "diffusion-models", "--format", form, "--out", "out")
    done = await shell.papergram("import", "--hexo", "out")
    assert done.status == 0
    assert "written by Papergram itself, passed over." in done.out
    assert "0 posts: no papers; 0 papers that were not known, 0 findings; 0 files failed, 1 passed over." in done.out


@pytest.mark.parametrize("form", ["hexo", "markdown", "html"])
async def test_what_a_stranger_wrote_into_an_old_post_stays_text(shell: Shell, posts: Path, form: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}"
    await shell.papergram("ingest")
    known = next(row["id"] for row in corpus_rows() if "diffusion model" in row["title"].lower())
    block = f"**[x](https://example.org)**\n\n1. 标题{evil}\n1. 标题：{evil}\n7. 方法：\n{evil}\n"
    hostile = entry(f"http://arxiv.org/abs/{known}v1", summary=evil, takeaways=[evil], block=block)
    notice = f">由模型[{evil[:60]}](https://example.org)总结\n\n"
    (posts / "bridges.md").write_text(post(hostile, notice=notice).replace("Stone Bridges", f"'{evil}'"), "utf-8")
    assert (await shell.papergram("import", "--hexo", "posts")).out.count("(new)") == 1
    await shell.papergram("export", "--topic", "diffusion-models", "--format", form, "--out", form)
    assert _holding(shell.folder / form, "alert(1)")
    for raw in ("<script>alert", "<img src=x", *(["{{ 7"] if form == "hexo" else [])):
        assert not [path for path in _holding(shell.folder / form, raw) if path.suffix != ".json"]
