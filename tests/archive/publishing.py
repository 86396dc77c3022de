"""A publisher over a store of its own, and what it wrote."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.archive.editor import Editor
from bot.archive.publisher import Published
from bot.clock import ManualClock
from bot.config import Settings
from bot.model.edition import Edition, Form
from bot.model.topic import Topic
from bot.services import PACE, Services, opened
from tests.archive.conftest import MONDAY, NOON, Desk


@dataclass(frozen=True, slots=True)
class Press(Desk):
    """A desk with a publisher, which writes to `folder`."""

    services: Services
    folder: Path

    async def publish(
        self, *topics: Topic, days: Iterable[date] = (MONDAY,), form: Form = Form.HTML, language: str = "en"
    ) -> Published:
        """Write these topics' posts of `days`."""
        return await self.services.publisher.publish(Edition(topics, tuple(days), language, form), self.folder)

    def files(self) -> set[str]:
        """What is in the folder beside its own list."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return {path for path in found if not path.startswith(".papergram")}

    def text(self, path: str) -> str:
        """A file of the folder."""
        return (self.folder / path).read_text("utf-8")

    def touched(self) -> dict[str, tuple[int, int]]:
        """When each file was written, and as which one."""
        found = {path: (self.folder / path).stat() for path in self.files()}
        return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found.items()}


@asynccontextmanager
async def press_over(
    folder: Path, variables: Mapping[str, str] | None = None, pace: float = PACE
) -> AsyncIterator[Press]:
    """A press with its store in `folder`, at noon of 6 October 2025; `variables` are settings."""
    clock = ManualClock(NOON)
    store = {"PAPERGRAM_STORE__PATH": str(folder / "store.sqlite3")}
    async with opened(Settings.load(None, store | dict(variables or {})), clock, pace) as services:
        editor = Editor(services.store, services.shelf, clock)
        yield Press(services.store, services.shelf, clock, editor, services, folder / "out")
