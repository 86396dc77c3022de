"""A folder is written incrementally, safely and whole."""

import asyncio
import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.archive.folder import LIST, Folder, Written
from bot.errors import PapergramError
from bot.model.page import Page


def page(path: str, content: str = "words", stamp: str = "") -> Page:
    return Page(path, stamp or content, content.encode)


def never(path: str) -> Page:
    def make() -> bytes:
        raise AssertionError(f"{path} was made")

    return Page(path, "words", make)


def everything(path: str) -> bool:
    return True


def files(directory: Path) -> list[str]:
    found = (path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.startswith(LIST))


def test_pages_are_written_where_they_go(tmp_path: Path) -> None:
    done = Folder(tmp_path / "new" / "site").write([page("index.html"), page("t/a/2025-10-06.html", "é")])
    assert done == Written(written=2, size=7)
    assert (tmp_path / "new" / "site" / "t" / "a" / "2025-10-06.html").read_text("utf-8") == "é"


def test_what_has_the_same_stamp_is_neither_made_nor_touched(tmp_path: Path) -> None:
    Folder(tmp_path).write([page("a"), page("b")])
    before = {name: (tmp_path / name).stat() for name in ("a", "b")}
    assert Folder(tmp_path).write([never("a"), never("b")]) == Written(unchanged=2)
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in before} == {
        name: one.st_mtime_ns for name, one in before.items()
    }


def test_another_stamp_with_the_same_bytes_touches_nothing(tmp_path: Path) -> None:
    Folder(tmp_path).write([page("a")])
    before = (tmp_path / "a").stat()
    assert Folder(tmp_path).write([page("a", stamp="other")]) == Written(unchanged=1)
    assert (tmp_path / "a").stat().st_ino == before.st_ino


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("else and longer")])
def test_a_page_that_was_spoilt_is_written_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    Folder(tmp_path).write([page("a")])
    spoil(tmp_path / "a")
    assert Folder(tmp_path).write([page("a")]).written == 1
    assert (tmp_path / "a").read_text() == "words"


def test_what_a_run_covers_and_has_no_more_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    Folder(tmp_path).write([page("t/a/1"), page("t/b/1"), page("x")])
    assert Folder(tmp_path).write([page("x")], lambda path: path.startswith("t/a")) == Written(unchanged=1, removed=1)
    assert files(tmp_path) == ["t/b/1", "x"]
    assert not (tmp_path / "t" / "a").exists()
    assert Folder(tmp_path).write([page("x")]) == Written(unchanged=1)
    assert files(tmp_path) == ["t/b/1", "x"]


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "mine").write_text("mine")
    with pytest.raises(PapergramError, match="in the way"):
        Folder(tmp_path).write([page("mine")])
    Folder(tmp_path).write([page("t/a")])
    Folder(tmp_path).write([], everything)
    assert files(tmp_path) == ["mine", "t/mine"]
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_file_that_is_already_as_it_should_be_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("words")
    assert Folder(tmp_path).write([page("a")]) == Written(unchanged=1)


@pytest.mark.parametrize(
    "path", ["../a", "/a", "a/../../b", "", "a//b", "./a", "a\\b", "a\0b", f"{LIST}/pages.sqlite3", "a/"]
)
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path of a page"):
        Folder(tmp_path / "site").write([page(path)])
    assert files(tmp_path / "site") == []


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "t").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PapergramError, match="leads out"):
        Folder(tmp_path / "site").write([page("t/a")])
    assert files(tmp_path / "elsewhere") == []


def test_a_second_run_at_the_same_time_says_so(tmp_path: Path) -> None:
    def pages() -> Iterator[Page]:
        yield page("a")
        with pytest.raises(PapergramError, match="Another run"):
            Folder(tmp_path).write([page("b")])

    assert Folder(tmp_path).write(pages()).written == 1


class _Killed(BaseException):
    """As a kill would end it."""


def test_a_run_that_was_cut_off_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pages() -> Iterator[Page]:
        yield page("a")
        yield page("b")
        raise _Killed

    with pytest.raises(_Killed):
        Folder(tmp_path).write(pages())
    assert Folder(tmp_path).write([never("a"), never("b"), page("c")]) == Written(written=1, unchanged=2, size=5)


def test_a_file_whose_note_was_cut_off_is_still_ours(tmp_path: Path) -> None:
    Folder(tmp_path).write([page("a", "old")])
    with sqlite3.connect(tmp_path / LIST / "pages.sqlite3") as known:
        known.execute("UPDATE pages SET stamp = '', size = 0")
    known.close()
    assert Folder(tmp_path).write([page("a", "newer")]).written == 1


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Folder(tmp_path).write([page("a", "old")])

    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", full)
        with pytest.raises(PapergramError, match="No space left"):
            Folder(tmp_path).write([page("a", "new")])
    assert files(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"
    assert Folder(tmp_path).write([page("a", "new")]).written == 1


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(PapergramError, match="is a file"):
        Folder(tmp_path / "site").write([])


def test_a_list_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / LIST).mkdir()
    (tmp_path / LIST / "pages.sqlite3").write_bytes(b"no database" * 200)
    with pytest.raises(PapergramError, match="no list of pages"):
        Folder(tmp_path).write([page("a")])


async def test_a_run_that_is_stopped_ends_what_it_writes_and_goes_on_later(tmp_path: Path) -> None:
    begun, goes_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slow() -> bytes:
        loop.call_soon_threadsafe(begun.set)
        assert goes_on.wait(10)
        return b"first"

    async def publish() -> None:
        with Folder(tmp_path / "out").opened() as run:
            await run.put([Page("a.html", "1", slow), *(page(f"b{number}.html") for number in range(200))])

    publishing = asyncio.create_task(publish())
    await begun.wait()
    publishing.cancel()
    loop.call_later(0.01, goes_on.set)
    with pytest.raises(asyncio.CancelledError):
        await publishing
    assert (tmp_path / "out/a.html").read_bytes() == b"first"
    assert not (tmp_path / "out/b199.html").exists()
    with Folder(tmp_path / "out").opened() as run:
        await run.put([Page("a.html", "1", lambda: b"never"), page("b199.html")])
        assert run.finish().written == 1
