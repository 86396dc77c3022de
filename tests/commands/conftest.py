"""The command line between a Telegram and an arXiv on loopback, set up by variables as an operator would."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli
from bot.sandbox.arxiv.server import ArxivSandbox
from bot.sandbox.telegram import TelegramSandbox
from tests.road.conftest import MONDAY, Row, corpus_rows

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


class Shell:
    """Somebody at a terminal in an empty folder; `environ` are the variables that they set."""

    def __init__(
        self, telegram: TelegramSandbox, arxiv: ArxivSandbox, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.telegram = telegram
        self.arxiv = arxiv
        self.folder = folder
        self.store = folder / "store.sqlite3"
        self._capsys = capsys
        self.environ = {
            "PAPERGRAM_TELEGRAM__TOKEN": telegram.token,
            "PAPERGRAM_TELEGRAM__BASE_URL": telegram.url,
            "PAPERGRAM_ARXIV__FEED_URL": arxiv.feed_url,
            "PAPERGRAM_ARXIV__API_URL": arxiv.api_url,
            "PAPERGRAM_ARXIV__SITE_URL": arxiv.url,
            "PAPERGRAM_STORE__PATH": str(self.store),
        }

    async def papergram(self, *words: str) -> Done:
        """Run a command to its end, in this process and beside its event loop, where the sandboxes answer."""
        self._capsys.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name, value in self.environ.items():
                patch.setenv(name, value)
            status = await asyncio.to_thread(_status, words)
        return Done(status, *self._capsys.readouterr())

    async def start(self, *words: str) -> Process:
        """Run a command in a process of its own."""
        environ = {**os.environ, **self.environ, "PYTHONPATH": str(ROOT)}
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words, cwd=self.folder, env=environ, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )


async def finished(process: Process, typed: str = "") -> Done:
    """What a process left when it was given `typed` and then the end of input."""
    async with asyncio.timeout(30):
        out, err = await process.communicate(typed.encode())
    assert process.returncode is not None
    return Done(process.returncode, out.decode(), err.decode())


def _status(words: tuple[str, ...]) -> int:
    try:
        return cli.main(words)
    except SystemExit as exit_:
        return int(exit_.code or 0)


@pytest.fixture(scope="session")
def monday() -> list[Row]:
    """Some hundred papers of one day, those on diffusion models among them."""
    rows = [row for row in corpus_rows() if row["announced"] == MONDAY.isoformat()]
    return [row for number, row in enumerate(rows) if number < 90 or "diffusion model" in row["title"].lower()]


@pytest.fixture
async def shell(monday: list[Row], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> AsyncIterator[Shell]:
    async with TelegramSandbox() as telegram, ArxivSandbox(monday, MONDAY) as arxiv:
        yield Shell(telegram, arxiv, tmp_path, capsys)


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """A command sets up the log of its process, which here is the tests'."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
