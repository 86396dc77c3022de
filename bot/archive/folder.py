"""The folder of an archive, and the list of what was written there.

Invariant: a page whose stamp has not changed is neither made nor touched; a file that the list does not know is never
overwritten or removed; each file is whole, the old one or the new one, whenever a run is cut off.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from bot.archive.writing import put
from bot.errors import PapergramError
from bot.model.page import Page

LIST = ".papergram"
_NAME = "pages.sqlite3"
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the pages of a run: how many files of each kind, and the bytes that were written."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    size: int = 0


def nothing(path: str) -> bool:  # noqa: ARG001 - the form of `covers`
    """For a run that is about some pages only."""
    return False


class Folder:
    """Pages below `directory`, which is made when it is not there."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def check(self) -> None:
        """Raises PapergramError when the folder could not be made or written; nothing is made."""
        near = next(path for path in (self._directory, *self._directory.absolute().parents) if path.exists())
        if not near.is_dir():
            raise PapergramError(f"{near} is a file: name a folder, or one that is not there yet.")
        if not os.access(near, os.W_OK | os.X_OK):
            raise PapergramError(f"{near} cannot be written: give it to the user who runs Papergram.")

    def write(self, pages: Iterable[Page], covers: Callable[[str], bool] = nothing) -> Written:
        """Write what has changed; of the paths that the run `covers`, remove those that it no longer has.

        Takes as long as the pages take: call it on a thread. Raises PapergramError when the folder cannot be used; what
        was written before stays, and the next run goes on from there.
        """
        with self.opened() as run:
            run.write(pages)
            return run.finish(covers)

    @contextmanager
    def opened(self) -> Iterator["Run"]:
        """A run in several steps, each on any thread, one after the other."""
        with self._explained(), self._list() as known:
            yield Run(self._directory, known)

    @contextmanager
    def _list(self) -> Iterator[sqlite3.Connection]:
        self.check()
        (self._directory / LIST).mkdir(parents=True, exist_ok=True)
        with closing(self._connected()) as known:
            for statement in _OPENING:
                known.execute(statement)
            yield known

    def _connected(self) -> sqlite3.Connection:
        path = self._directory / LIST / _NAME
        return sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise PapergramError(f"Another run is writing to {self._directory}: wait for its end.") from error
            raise PapergramError(f"{self._directory} cannot be written: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise PapergramError(
                f"{self._directory / LIST / _NAME} is no list of pages: delete it and what was written beside it."
            ) from error
        except OSError as error:
            where = error.filename or self._directory
            raise PapergramError(f"{where} cannot be written: {error.strerror or error}.") from error


_OPENING = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",  # a kill loses nothing; after a power cut pages are made anew
    "BEGIN EXCLUSIVE",
    """CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, size INTEGER NOT NULL)
       STRICT, WITHOUT ROWID""",
    "COMMIT",
)


class Run:
    """One run over a folder whose list is open."""

    def __init__(self, directory: Path, known: sqlite3.Connection) -> None:
        self._directory = directory
        self._root = directory.resolve()
        self._known = known
        self._inside: set[Path] = set()
        self._had = {path: (stamp, size) for path, stamp, size in known.execute("SELECT * FROM pages")}
        self._seen: set[str] = set()
        self._done = Written()

    def read(self, name: str) -> bytes | None:
        """A file that an earlier run wrote; None where there is none, or it is not of an archive."""
        path = self._checked(name)
        return path.read_bytes() if name in self._had and path.is_file() else None

    def claim(self, name: str) -> None:
        """Raises PapergramError where a file of somebody else's stands in the place of a page."""
        path = self._checked(name)
        if name not in self._had and path.exists():
            raise _in_the_way(path)

    def write(self, pages: Iterable[Page]) -> None:
        """Write those of `pages` that have changed."""
        for page in pages:
            self._seen.add(page.path)
            self._done = self._one(page, self._had.get(page.path), self._done)

    async def put(self, pages: Iterable[Page]) -> None:
        """`write` on a thread, some at a time. When this is cancelled, those being written are written first."""
        rest = iter(pages)
        while await _to_its_end(self._write_some, rest):
            pass

    def _write_some(self, pages: Iterator[Page]) -> bool:
        """Write the next ones; False when there are none."""
        some = list(islice(pages, _AT_ONCE))
        self.write(some)
        return bool(some)

    def finish(self, covers: Callable[[str], bool] = nothing) -> Written:
        """Remove what the run covers and has not written; say what became of all."""
        for path in sorted(self._had.keys() - self._seen):
            if covers(path):
                self._remove(path)
                self._done = replace(self._done, removed=self._done.removed + 1)
        return self._done

    def _one(self, page: Page, had: tuple[str, int] | None, done: Written) -> Written:
        path = self._checked(page.path)
        size = _size(path)
        if had is not None and had[0] == page.stamp and size == had[1]:
            return replace(done, unchanged=done.unchanged + 1)
        content = page.make()
        is_same = size == len(content) and path.read_bytes() == content
        if had is None and size is not None and not is_same:
            raise _in_the_way(path)
        if not is_same:
            self._known.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, '', 0)", [page.path]
            )  # ours, also after a kill
            put(path, content)
        self._known.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", [page.path, page.stamp, len(content)])
        if is_same:
            return replace(done, unchanged=done.unchanged + 1)
        return replace(done, written=done.written + 1, size=done.size + len(content))

    def _remove(self, name: str) -> None:
        path = self._checked(name)
        path.unlink(missing_ok=True)
        self._known.execute("DELETE FROM pages WHERE path = ?", [name])
        for above in path.parents:
            if above == self._directory or any(above.iterdir()):
                return
            above.rmdir()

    def _checked(self, name: str) -> Path:
        """Where a page goes. A path that leads out of the folder, by itself or over a link, is an error of ours."""
        parts = PurePosixPath(name).parts
        path = self._directory.joinpath(*parts)
        is_plain = (
            name == "/".join(parts) and not {"", "..", "/"} & set(parts) and "\0" not in name and "\\" not in name
        )
        if not parts or not is_plain or parts[0] == LIST:
            raise ValueError(f"{name!r} is no path of a page")
        if path.parent not in self._inside:
            if not path.parent.resolve().is_relative_to(self._root):
                raise PapergramError(f"{path.parent} leads out of {self._directory}: remove that link.")
            self._inside.add(path.parent)
        return path


async def _to_its_end(work: Callable[[Iterator[Page]], bool], pages: Iterator[Page]) -> bool:
    """`work` on a thread: it uses the list, which must not be closed before its end."""
    working = asyncio.create_task(asyncio.to_thread(work, pages))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])
        raise


def _size(path: Path) -> int | None:
    """The size of a file, None where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _in_the_way(path: Path) -> PapergramError:
    return PapergramError(f"{path} is in the way: it was not written by this archive. Move it, or name another folder.")
