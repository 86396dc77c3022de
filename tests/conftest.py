"""What holds for all tests, whichever runs first in a process."""

from pathlib import Path

import pytest
from hypothesis import settings

import bot.delivery  # noqa: F401 - it tells python-telegram-bot to give flood waits as timedelta
from tests.browser import missing

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

HERE = Path(__file__).parent
IN_A_BROWSER = (HERE / "page", HERE / "sandbox" / "page")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what needs a browser where there is none, in one line rather than in hundreds."""
    return True if collection_path in IN_A_BROWSER and missing() else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it."""
    if missing():
        terminalreporter.write_line(f"SKIPPED the tests of the chat page. {missing()}")
