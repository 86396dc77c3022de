"""Which records of the log are for operators."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.log import HIDDEN, Redactor
from bot.watch.listener import ALARMS, Listener, telling
from bot.watch.notices import Notices

SIX = datetime(2025, 10, 6, 6, tzinfo=UTC)
TOKEN = "123456789:AAE-abc_DEFghijklmnopqrstuvwxyz012"
KEY = "sk-local/a+b=c"
LOG = logging.getLogger("bot.test")


@pytest.fixture
def notices() -> Iterator[Notices]:
    notices = Notices()
    with Listener(notices, Redactor([KEY]), lambda: SIX).installed():
        yield notices


def texts(notices: Notices) -> list[str]:
    return [one.text for one in notices.due(SIX)]


def test_an_error_is_noted_with_what_it_concerns(notices: Notices) -> None:
    LOG.error("a part will never be sent", extra={"chat": -5, "why": "chat not found", "html": "<b>long</b>"})
    assert texts(notices) == ["a part will never be sent · why=chat not found · chat=-5"]


def test_errors_with_other_arguments_are_one_kind_and_other_exceptions_are_not(notices: Notices) -> None:
    for error in (ValueError("a"), ValueError("b"), KeyError("c")):
        try:
            raise error
        except (ValueError, KeyError):
            LOG.exception("job %s failed", error)
    assert [one.count for one in notices.due(SIX)] == [2, 1]
    assert texts(notices)[0] == "job b failed · ValueError: b"


def test_warnings_are_left_to_the_log_but_alarms_are_not(notices: Notices) -> None:
    LOG.warning("a chat is paused")
    logging.getLogger(ALARMS).warning("the disk of the store is nearly full")
    assert texts(notices) == ["the disk of the store is nearly full"]


def test_alarms_are_noted_where_the_log_keeps_errors_only(notices: Notices, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("ERROR", logger=None):
        logging.getLogger(ALARMS).warning("the disk of the store is nearly full")
    assert len(texts(notices)) == 1


def test_a_library_that_fails_is_noted_too(notices: Notices) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved")
    assert len(texts(notices)) == 1


def test_a_notice_that_fails_never_makes_a_notice(notices: Notices) -> None:
    with telling():
        LOG.error("no answer")
        logging.getLogger("httpx").error("no connection")
    logging.getLogger("bot.watch.teller").error("an operator cannot be told")
    assert texts(notices) == []
    LOG.error("another thing")
    assert texts(notices) == ["another thing"]


@pytest.mark.parametrize("secret", [TOKEN, KEY])
def test_no_secret_is_noted_nor_names_a_kind(notices: Notices, secret: str) -> None:
    error = ConnectionError(f"no answer from /bot{secret}/getMe")
    LOG.error(f"failed at {secret}", exc_info=error, extra={"why": f"key {secret}"})
    (noted,) = notices.due(SIX)
    assert noted.text.count(HIDDEN) == 3
    assert secret not in noted.text + noted.kind
    assert secret.rpartition(":")[2] not in noted.text + noted.kind


def test_after_its_end_nothing_is_heard() -> None:
    notices = Notices()
    listener = Listener(notices, Redactor(), lambda: SIX)
    with listener.installed():
        LOG.error("one")
    LOG.error("two")
    assert texts(notices) == ["one"]
    assert listener.heard == 1
